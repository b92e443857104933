#include <cstdlib>

#include "experiment/checks.h"
#include "experiment/words.h"

namespace ws {

void checkPlaces(const Experiment &experiment, const Places &places, Findings &findings)
{
    const auto check = [&](const std::optional<PicturePlace> &at, const std::string &path,
                           const std::string &what) {
        constexpr int most = PicturePlace::kFarthest;
        if (at && (std::abs(at->x) > most || std::abs(at->y) > most))
            findings.add(places.of(path + ".at"),
                         what + ": at is too far away; expected " + std::string(kPlaceForm));
    };
    for (std::size_t i = 0; i < experiment.channels.size(); ++i)
        check(experiment.channels[i].at, channelPath(i), "channel " + inQuotes(experiment.channels[i].name));
    for (std::size_t i = 0; i < experiment.primitives.size(); ++i)
        check(experiment.primitives[i].at, primitivePath(i),
              "primitive " + inQuotes(experiment.primitives[i].name));
    for (std::size_t p = 0; p < experiment.processes.size(); ++p) {
        const ProcessSpec &process = experiment.processes[p];
        check(process.at, processPath(p), "process " + inQuotes(process.name));
        for (std::size_t t = 0; t < process.threads.size(); ++t)
            check(process.threads[t].at, threadPath(p, t), "thread " + inQuotes(process.threads[t].name));
    }
}

}  // namespace ws
