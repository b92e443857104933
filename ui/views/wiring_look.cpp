#include "ui/views/wiring_look.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/models/bottleneck.h"
#include "ui/models/primitive_words.h"
#include "ui/models/wording.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::WiringPicture)
};

constexpr double kBlockedEnough = 0.25;  // share of the senders' time that turns a wire orange
constexpr double kShareSteps = 400;      // no bar is longer in pixels
constexpr double kWidthSteps = 10;       // of a pixel

double inSteps(double value, double steps)
{
    return std::round(value * steps) / steps;
}

WiringLook::Frame frameLook(const Snapshot &snapshot, std::size_t process)
{
    if (process >= snapshot.workers.size())
        return {};
    const WorkerStatus &worker = snapshot.workers[process];
    if (worker.ended && worker.signal && !worker.byUs)
        return {filled(Words::tr("signal {number}"), {{"number", QString::number(worker.signal)}}), true};
    if (worker.pid == 0)
        return {};
    return {filled(Words::tr("pid {number}"), {{"number", QString::number(worker.pid)}}), false};
}

WiringLook::Thread threadLook(const Snapshot &snapshot, std::size_t thread)
{
    if (!snapshot.results || thread >= snapshot.results->threads.size())
        return {};
    const ThreadResults &results = snapshot.results->threads[thread];
    WiringLook::Thread look;
    look.live = true;
    look.started = results.now.startNs >= 0;
    if (results.now.cpu >= 0)
        look.core = filled(Words::tr("core {number}"), {{"number", QString::number(results.now.cpu)}});
    look.state = look.started
                     ? filled(Words::tr("{share} blocked"), {{"share", percentText(results.blockedShare)}})
                     : Words::tr("not started");
    look.blocked = inSteps(std::clamp(results.blockedShare, 0.0, 1.0), kShareSteps);
    look.runnable = inSteps(std::clamp(results.runnableShare, 0.0, 1 - look.blocked), kShareSteps);
    // What is left empty it slept, or had not begun or had ended.
    look.running = inSteps(
        std::clamp(results.runningShare, 0.0, std::max(0.0, 1 - look.blocked - look.runnable)), kShareSteps);
    return look;
}

// In messages; 0: not known.
double roomOf(const RunModel::Object &object)
{
    if (object.capacityMessages)
        return static_cast<double>(object.capacityMessages);
    return object.messageBytes
               ? static_cast<double>(object.capacityBytes) / static_cast<double>(object.messageBytes)
               : 0;
}

WiringLook::Wire wireLook(const Snapshot &snapshot, const RunModel::Object &object, std::uint32_t index)
{
    WiringLook::Wire look;
    look.width = 1.6;
    if (!snapshot.results || index >= snapshot.results->objects.size()) {
        look.first = QString::fromStdString(object.name);
        return look;
    }
    const ObjectResults &results = snapshot.results->objects[index];
    const bool blocked = results.recentSenderBlocked >= kBlockedEnough;
    const double rate = results.recentMessagesPerSecond;
    look.state = blocked    ? WiringLook::Wire::State::Blocked
                 : rate > 0 ? WiringLook::Wire::State::Flows
                            : WiringLook::Wire::State::Idle;
    look.width = inSteps(std::clamp(1.6 + 0.6 * std::log10(1 + rate), 1.6, 5.0), kWidthSteps);
    look.first = filled(Words::tr("{rate}/s"), {{"rate", shortNumber(std::round(rate))}});
    const double depth = static_cast<double>(results.held);
    const double room = roomOf(object);
    look.isFull = room > 0 && (depth >= room || (blocked && depth >= 0.9 * room));
    if (look.isFull) {
        look.second = Words::tr("full");
        return look;
    }
    const auto whole = static_cast<std::uint64_t>(room);
    const QString pattern = whole ? Words::tr("{count} of {room}") : Words::tr("{count} in it");
    look.second = filled(pattern, {{"count", countText(results.held)}, {"room", countText(whole)}});
    return look;
}

WiringLook::Lock lockLook(const Snapshot &snapshot, const RunModel::Object &object, std::uint32_t index)
{
    WiringLook::Lock look;
    for (const WaitGraph::Edge &edge : snapshot.waits.edges) {
        const WaitGraph::Node &from = snapshot.waits.nodes[edge.from];
        look.held =
            look.held || (edge.kind == WaitGraph::EdgeKind::HeldBy && !from.isThread && from.index == index);
    }
    look.words = familyName(familyOf(object));
    if (snapshot.results && index < snapshot.results->objects.size()) {
        const std::uint64_t count = snapshot.results->objects[index].acquisitions;
        const QString pattern = object.kind != ObjectKind::Lock ? Words::tr("used {count} times")
                                : count == 1                    ? Words::tr("taken once")
                                                                : Words::tr("taken {count} times");
        look.words = filled(pattern, {{"count", countText(count)}});
    }
    return look;
}

WiringLook::Line lineLook(const Snapshot &snapshot, const WiringLayout::LockLine &line)
{
    WiringLook::Line look = WiringLook::Line::Plain;
    for (const WaitGraph::Edge &edge : snapshot.waits.edges) {
        const WaitGraph::Node &from = snapshot.waits.nodes[edge.from];
        const WaitGraph::Node &to = snapshot.waits.nodes[edge.to];
        const bool wants = edge.kind == WaitGraph::EdgeKind::WaitsFor && from.index == line.thread &&
                           !to.isThread && to.index == line.object;
        const bool holds = edge.kind == WaitGraph::EdgeKind::HeldBy && !from.isThread &&
                           from.index == line.object && to.index == line.thread;
        if (wants)
            look = WiringLook::Line::Wants;
        if (holds)
            look = WiringLook::Line::Holds;
    }
    return look;
}

void addFooter(const Snapshot &snapshot, const RunModel &model, WiringLook &look)
{
    if (!snapshot.results)
        return;
    if (const auto bottleneck = findBottleneck(model, *snapshot.results)) {
        const QString pattern = bottleneck->before && bottleneck->after
                                    ? Words::tr("Bottleneck: {thread} (waits for nobody {share} of the "
                                                "time). Its neighbours wait for it.")
                                : bottleneck->before
                                    ? Words::tr("Bottleneck: {thread} (waits for nobody {share} of the "
                                                "time). Everyone before it waits for it.")
                                    : Words::tr("Bottleneck: {thread} (waits for nobody {share} of the "
                                                "time). Everyone behind it waits for it.");
        look.footer = filled(pattern, {{"thread", threadName(model, bottleneck->thread)},
                                       {"share", percentText(bottleneck->ownShare)}});
        look.footerIsBottleneck = true;
        return;
    }
    const bool locks = std::any_of(model.objects.begin(), model.objects.end(),
                                   [](const auto &object) { return object.kind == ObjectKind::Lock; });
    const bool waits = std::any_of(snapshot.waits.edges.begin(), snapshot.waits.edges.end(),
                                   [](const auto &edge) { return edge.kind == WaitGraph::EdgeKind::HeldBy; });
    if (locks && !waits)
        look.footer = Words::tr("Nobody waits for a lock.");
}

}  // namespace

WiringLook wiringLook(const Snapshot &snapshot, const RunModel &model, const WiringLayout &layout)
{
    WiringLook look;
    for (std::size_t i = 0; i < layout.frames.size(); ++i)
        look.frames.push_back(frameLook(snapshot, i));
    for (std::size_t i = 0; i < layout.threads.size(); ++i)
        look.threads.push_back(threadLook(snapshot, i));
    for (const WiringLayout::Wire &wire : layout.wires)
        look.wires.push_back(wireLook(snapshot, model.objects[wire.object], wire.object));
    for (std::uint32_t i = 0; i < layout.objects.size(); ++i)
        look.objects.push_back(layout.objects[i].isNull() ? WiringLook::Lock()
                                                          : lockLook(snapshot, model.objects[i], i));
    for (const WiringLayout::LockLine &line : layout.lockLines)
        look.lockLines.push_back(lineLook(snapshot, line));
    addFooter(snapshot, model, look);
    return look;
}

}  // namespace ws
