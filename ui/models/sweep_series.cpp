#include "ui/models/sweep_series.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "session/catalogue.h"
#include "session/session.h"
#include "ui/models/wording.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::SweepSeries)
};

int groupOf(const std::string &mechanism)
{
    for (const MechanismEntry &entry : mechanismCatalogue())
        if (entry.id == mechanism)
            return static_cast<int>(entry.group);
    return 0;
}

SweepShape shapeFor(const SweepResults &results, SweepFigureKind kind)
{
    const SweepShape wanted = kind == SweepFigureKind::Throughput ? SweepShape::Stream : SweepShape::PingPong;
    const auto &shapes = results.plan.shapes;
    const bool has = std::find(shapes.begin(), shapes.end(), wanted) != shapes.end();
    return has || shapes.empty() ? wanted : shapes.front();
}

// Between the sizes that were measured, on logarithmic scales.
double copyBytesPerSecond(const MachineFloor &floor, double sizeBytes)
{
    const double small = floor.value("copy4KiB").value_or(0);
    const double large = floor.value("copy8MiB").value_or(small);
    if (small <= 0 || large <= 0)
        return 0;
    const double part = std::clamp(std::log2(std::max(sizeBytes, 1.0) / 4096) / 11, 0.0, 1.0);
    return std::exp(std::log(small) + (std::log(large) - std::log(small)) * part);
}

QList<double> curveSizes(const QList<double> &sizes)
{
    QList<double> all;
    if (sizes.isEmpty())
        return all;
    for (double size = sizes.first(); size < sizes.last(); size *= 2)
        all.append(size);
    all.append(sizes.last());
    return all;
}

void addFloor(SweepPanel &panel, const MachineFloor &floor, const SweepFigureData &data, SweepFigureKind kind,
              Placement placement, WaitPolicy policy)
{
    const QList<double> sizes = curveSizes(data.sizes);
    if (sizes.isEmpty())
        return;
    const bool roundTrip = data.shape == SweepShape::PingPong;
    if (kind == SweepFigureKind::Throughput) {
        FloorLine copy{Words::tr("one memcpy each"), {}};
        for (const double size : sizes)
            if (const double rate = copyBytesPerSecond(floor, size); rate > 0)
                copy.points.append({size, rate / size / (roundTrip ? 2 : 1)});
        panel.floor.append(copy);
        if (const auto call = floor.value("systemCall"))
            panel.floor.append({Words::tr("one system call each"),
                                {{sizes.first(), 1e9 / *call}, {sizes.last(), 1e9 / *call}}});
        return;
    }
    const bool spins = policy.spinFor.count() > 0;
    const bool same = placement == Placement::Same;
    // A line under what is free to move would be a guess.
    if (placement == Placement::Free)
        return;
    const auto wake = floor.value(same ? "futexSame" : spins ? "cacheLineCross" : "futexCross");
    if (!wake)
        return;
    FloorLine line{
        spins && !same ? Words::tr("cache line and memcpy") : Words::tr("futex wake-up and memcpy"), {}};
    const double ways = roundTrip ? 2 : 1;
    for (const double size : sizes)
        if (const double rate = copyBytesPerSecond(floor, size); rate > 0)
            line.points.append({size, *wake * ways / 2 + ways * size / rate * 1e9});
    panel.floor.append(line);
}

}  // namespace

QList<QString> mechanismGroups()
{
    QList<QString> names;
    for (int group = 0; group <= static_cast<int>(MechanismGroup::InProcess); ++group) {
        const std::string heading(groupHeading(static_cast<MechanismGroup>(group)));
        names.append(QCoreApplication::translate("Mechanism", heading.c_str()));
    }
    return names;
}

QList<MechanismChoiceEntry> mechanismChoices()
{
    QList<MechanismChoiceEntry> all;
    for (const MechanismEntry &entry : mechanismCatalogue())
        all.append({QString::fromStdString(entry.id), mechanismName(entry.id),
                    entry.unavailable.empty() ? mechanismSentence(entry.id)
                                              : QString::fromStdString(entry.unavailable),
                    static_cast<int>(entry.group)});
    return all;
}

SweepPlan firstSweepPlan()
{
    SweepPlan plan = defaultSweepPlan(machineVocabulary());
    constexpr std::size_t kFew = 6;
    if (plan.mechanisms.size() > kFew)
        plan.mechanisms.resize(kFew);
    plan.sizes = {64, 4 << 10, 64 << 10};
    return plan;
}

QString messageSizeText(double bytes)
{
    if (bytes <= 0)
        return Words::tr("token");
    if (bytes >= 1 << 20)
        return QStringLiteral("%1 MiB").arg(bytes / (1 << 20));
    return bytes >= 1024 ? QStringLiteral("%1 KiB").arg(bytes / 1024) : QStringLiteral("%1 B").arg(bytes);
}

QString policyName(WaitPolicy policy)
{
    if (policy.spinFor == WaitPolicy::kOnlySpin)
        return Words::tr("spin");
    if (policy.spinFor.count() == 0)
        return Words::tr("block");
    return filled(Words::tr("spin {time}"), {{"time", timeText(policy.spinFor.count())}});
}

QString placementAndPolicy(Placement placement, WaitPolicy policy, bool withPolicy)
{
    const QString name = placementName(placement);
    return withPolicy ? name + QStringLiteral(", ") + policyName(policy) : name;
}

SweepFigureData sweepFigure(const SweepResults &results, SweepFigureKind kind)
{
    SweepFigureData data;
    data.shape = shapeFor(results, kind);
    const bool roundTrip = data.shape == SweepShape::PingPong;
    const bool throughput = kind == SweepFigureKind::Throughput;
    data.title = throughput  ? Words::tr("Throughput by message size")
                 : roundTrip ? Words::tr("Round trip by message size")
                             : Words::tr("Latency by message size");
    data.unit = throughput ? (roundTrip ? Words::tr("round trips/s") : Words::tr("messages/s"))
                           : Words::tr("median time");
    data.isTime = !throughput;
    data.groups = mechanismGroups();
    for (const std::int64_t size : results.plan.sizes)
        data.sizes.append(static_cast<double>(size));
    std::sort(data.sizes.begin(), data.sizes.end());

    QList<SweepSeries> empty;
    QList<int> members(data.groups.size(), 0);
    for (const std::string &mechanism : results.plan.mechanisms) {
        SweepSeries series;
        series.mechanism = QString::fromStdString(mechanism);
        series.name = mechanismName(mechanism);
        series.group = groupOf(mechanism);
        series.member = members[series.group]++;
        series.index = static_cast<int>(empty.size());
        empty.append(series);
    }
    const SweepFigure figure = throughput ? SweepFigure::MessagesPerSecond : SweepFigure::P50;
    for (const Placement placement : results.plan.placements) {
        for (const WaitPolicy policy : results.plan.policies) {
            SweepPanel panel;
            panel.title = placementAndPolicy(placement, policy, results.plan.policies.size() > 1);
            panel.series = empty;
            for (const SweepRow &row : results.rows) {
                if (row.cell.placement != placement || row.cell.wait != policy ||
                    row.cell.shape != data.shape)
                    continue;
                const auto spread = spreadOf(row, figure);
                if (!spread)
                    continue;
                data.hasTokens = data.hasTokens || row.cell.sizeBytes == 0;
                for (SweepSeries &series : panel.series)
                    if (series.mechanism == QLatin1String(row.cell.mechanism.c_str()))
                        series.points.append({static_cast<double>(row.cell.sizeBytes), *spread,
                                              disturbedRuns(row) > 0, modesOf(row).has_value()});
            }
            if (results.floor)
                addFloor(panel, *results.floor, data, kind, placement, policy);
            data.panels.append(panel);
        }
    }
    return data;
}

}  // namespace ws
