#include "ui/charts/blocking_chart.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <map>

#include "ui/models/wording.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::BlockingChart)
};

constexpr std::size_t kMostAreas = 3;  // what remains is summed up in one more

}  // namespace

int BlockingChart::variants() const
{
    return snapshot() && snapshot()->model ? static_cast<int>(snapshot()->model->threads.size()) + 1 : 1;
}

bool BlockingChart::counts(std::size_t thread) const
{
    return variant() == 0 || static_cast<std::size_t>(variant()) == thread + 1;
}

QString BlockingChart::title() const
{
    if (variant() == 0 || !snapshot() || !snapshot()->model)
        return Words::tr("Blocked, all threads");
    return filled(Words::tr("Blocked, {thread}"),
                  {{"thread", threadName(*snapshot()->model, static_cast<std::uint32_t>(variant() - 1))}});
}

bool BlockingChart::suits(const RunModel &) const
{
    return true;
}

Chart::Content BlockingChart::content(const Snapshot &snapshot) const
{
    const RunResults &results = *snapshot.results;
    std::map<std::uint32_t, std::vector<double>> shares;
    std::map<std::uint32_t, double> totals;
    std::size_t threads = 0;
    std::size_t steps = 0;
    std::int64_t stepNs = kFirstStepNs;
    for (std::size_t i = 0; i < results.threads.size(); ++i) {
        if (!counts(i))
            continue;
        ++threads;
        for (const BlockedOn &blocked : results.threads[i].blocked) {
            std::vector<double> &sum = shares[blocked.object];
            sum.resize(std::max(sum.size(), blocked.share.values.size()));
            steps = std::max(steps, sum.size());
            stepNs = blocked.share.stepNs;
            for (std::size_t step = 0; step < blocked.share.values.size(); ++step) {
                const double value = std::isnan(blocked.share.values[step])
                                         ? 0
                                         : static_cast<double>(blocked.share.values[step]);
                sum[step] += value;
                totals[blocked.object] += value;
            }
        }
    }
    std::vector<std::uint32_t> order;
    for (const auto &[object, total] : totals) {
        if (total > 0)
            order.push_back(object);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return totals[a] > totals[b]; });

    Content content;
    content.units = {{QStringLiteral("%")}};
    content.shares = true;
    const QColor colors[] = {theme().waiting, theme().wanted, theme().series[0], theme().mark};
    for (std::size_t place = 0; place < std::min(order.size(), kMostAreas + 1); ++place) {
        const bool rest = place == kMostAreas;
        AreaData area{rest ? Words::tr("others") : objectName(*snapshot.model, order[place]),
                      colors[place],
                      place % 2 ? Hatch::Wanted : Hatch::Waiting,
                      {}};
        for (std::size_t step = 0; step < steps; ++step) {
            double value = 0;
            for (std::size_t i = place; i < (rest ? order.size() : place + 1); ++i) {
                const std::vector<double> &own = shares[order[i]];
                value += step < own.size() ? own[step] : 0;
            }
            const std::int64_t endNs = static_cast<std::int64_t>(step + 1) * stepNs;
            if (endNs > results.timeNs && step > 0)
                break;
            const double x = static_cast<double>(std::min(endNs, results.timeNs)) / 1e9;
            area.points.append(
                {x, std::min(100.0, 100 * value / static_cast<double>(std::max<std::size_t>(threads, 1)))});
        }
        content.areas.append(area);
    }
    return content;
}

}  // namespace ws
