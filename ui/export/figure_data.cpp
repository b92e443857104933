#include "ui/export/figure_data.h"

#include <QJsonArray>
#include <cmath>

#include "ui/models/wording.h"

namespace ws {
namespace {

double number(std::uint64_t value)
{
    return static_cast<double>(value);
}

// Ids for files, in no language.
QString stateId(ThreadState state)
{
    switch (state) {
    case ThreadState::Running:
        return QStringLiteral("running");
    case ThreadState::Waiting:
        return QStringLiteral("waiting");
    case ThreadState::Sleeping:
        return QStringLiteral("sleeping");
    case ThreadState::Ended:
        return QStringLiteral("ended");
    default:
        return QStringLiteral("not-started");
    }
}

QJsonArray laneOf(const Track &track)
{
    QJsonArray lane;
    const auto add = [&lane](const Interval &interval) {
        QJsonObject one{{"from", static_cast<double>(interval.beginNs)}, {"state", stateId(interval.state)}};
        if (interval.endNs >= 0)
            one["to"] = static_cast<double>(interval.endNs);
        if (interval.object != kNoObject)
            one["object"] = static_cast<int>(interval.object);
        lane.append(one);
    };
    track.forEach(0, track.endedCount(), add);
    if (track.open())
        add(*track.open());
    return lane;
}

QJsonArray threadsOf(const Snapshot &snapshot)
{
    QJsonArray threads;
    const RunModel &model = *snapshot.model;
    for (std::size_t i = 0; i < model.threads.size(); ++i) {
        const RunModel::Thread &thread = model.threads[i];
        QJsonObject one{{"name", threadName(model, static_cast<std::uint32_t>(i))},
                        {"process", QString::fromStdString(model.processes[thread.process].name)},
                        {"role", QString::fromStdString(thread.role)}};
        if (snapshot.results && i < snapshot.results->threads.size()) {
            const ThreadResults &results = snapshot.results->threads[i];
            one["runningShare"] = results.runningShare;
            one["runnableShare"] = results.runnableShare;
            one["blockedShare"] = results.blockedShare;
            if (const Timeline *timeline = snapshot.results->timeline.get();
                timeline && i < timeline->threads.size())
                one["lane"] = laneOf(timeline->threads[i]);
        }
        threads.append(one);
    }
    return threads;
}

QJsonArray objectsOf(const Snapshot &snapshot)
{
    QJsonArray objects;
    const RunModel &model = *snapshot.model;
    for (std::size_t i = 0; i < model.objects.size(); ++i) {
        const RunModel::Object &object = model.objects[i];
        QJsonObject one{{"name", objectName(model, static_cast<std::uint32_t>(i))},
                        {"type", QString::fromStdString(object.type)}};
        if (object.capacityBytes > 0)
            one["capacityBytes"] = number(object.capacityBytes);
        if (object.capacityMessages > 0)
            one["capacityMessages"] = number(object.capacityMessages);
        if (snapshot.results && i < snapshot.results->objects.size()) {
            const ObjectResults &results = snapshot.results->objects[i];
            if (object.kind == ObjectKind::Channel) {
                one["sent"] = number(results.sent);
                one["received"] = number(results.received);
                one["held"] = number(results.held);
            } else if (object.kind != ObjectKind::Thread) {
                one["acquisitions"] = number(results.acquisitions);
            }
        }
        objects.append(one);
    }
    return objects;
}

QJsonArray waitsOf(const Snapshot &snapshot)
{
    const RunModel &model = *snapshot.model;
    const auto nameOf = [&](const WaitGraph::Node &node) {
        return node.isThread ? threadName(model, node.index) : objectName(model, node.index);
    };
    static const char *const kinds[] = {"waits-for", "held-by", "could-be-ended-by"};
    QJsonArray edges;
    for (const WaitGraph::Edge &edge : snapshot.waits.edges)
        edges.append(QJsonObject{{"from", nameOf(snapshot.waits.nodes[edge.from])},
                                 {"to", nameOf(snapshot.waits.nodes[edge.to])},
                                 {"kind", QLatin1String(kinds[static_cast<int>(edge.kind)])},
                                 {"inDeadlock", edge.inDeadlock}});
    return edges;
}

}  // namespace

QJsonObject chartData(const ChartTable &table)
{
    QJsonArray all;
    for (const ChartTable::Series &series : table.series) {
        QJsonArray points;
        for (const QPointF &point : series.points)
            points.append(QJsonArray{point.x(), point.y()});
        all.append(QJsonObject{{"name", series.name}, {"points", points}});
    }
    return {{"title", table.title}, {"unit", table.unit}, {"series", all}};
}

QJsonObject runData(const Snapshot &snapshot)
{
    if (!snapshot.model)
        return {};
    return {{"threads", threadsOf(snapshot)},
            {"objects", objectsOf(snapshot)},
            {"waits", waitsOf(snapshot)},
            {"timeNs", static_cast<double>(snapshot.timeNs)}};
}

QJsonObject sweepData(const SweepFigureData &data)
{
    QJsonArray panels;
    for (const SweepPanel &panel : data.panels) {
        QJsonArray all;
        for (const SweepSeries &series : panel.series) {
            QJsonArray points;
            for (const SweepPoint &point : series.points)
                points.append(QJsonObject{{"sizeBytes", point.sizeBytes},
                                          {"median", point.value.median},
                                          {"least", point.value.least},
                                          {"most", point.value.most},
                                          {"disturbed", point.disturbed},
                                          {"bimodal", point.bimodal}});
            all.append(QJsonObject{{"mechanism", series.mechanism}, {"points", points}});
        }
        panels.append(QJsonObject{{"title", panel.title}, {"series", all}});
    }
    return {{"title", data.title}, {"unit", data.unit}, {"panels", panels}};
}

QJsonObject tableData(const std::vector<QStringList> &cells)
{
    QJsonArray rows;
    for (std::size_t row = 1; row < cells.size(); ++row)
        rows.append(QJsonArray::fromStringList(cells[row]));
    return {{"columns", cells.empty() ? QJsonArray() : QJsonArray::fromStringList(cells.front())},
            {"rows", rows}};
}

std::optional<std::uint32_t> objectNamed(const Snapshot &snapshot, const std::string &name)
{
    if (name.empty() || !snapshot.model)
        return std::nullopt;
    for (std::uint32_t i = 0; i < snapshot.model->objects.size(); ++i) {
        if (snapshot.model->objects[i].name == name)
            return i;
    }
    return std::nullopt;
}

}  // namespace ws
