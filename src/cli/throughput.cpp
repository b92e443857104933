#include "cli/throughput.h"

#include <algorithm>

#include "base/assert.h"

namespace ws::cli {

std::optional<Throughput> throughputOf(const Snapshot &snapshot)
{
    if (!snapshot.results)
        return std::nullopt;
    double messages = 0;
    std::uint64_t acquisitions = 0;
    for (const ObjectResults &object : snapshot.results->objects) {
        messages += object.messagesPerSecond;
        acquisitions += object.acquisitions;
    }
    if (messages > 0)
        return Throughput{ThroughputUnit::Messages, messages};
    if (acquisitions == 0 || snapshot.timeNs <= 0)
        return std::nullopt;
    return Throughput{ThroughputUnit::Acquisitions,
                      static_cast<double>(acquisitions) * 1e9 / static_cast<double>(snapshot.timeNs)};
}

double medianOf(std::vector<double> values)
{
    WS_ASSERT(!values.empty());
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

}  // namespace ws::cli
