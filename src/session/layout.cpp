#include "session/layout.h"

#include <algorithm>
#include <map>
#include <string>

#include "body/control.h"
#include "body/registry.h"
#include "experiment/uses.h"
#include "session/channel_kits.h"
#include "session/placement.h"
#include "session/primitive_cells.h"
#include "session/session.h"
#include "sync/registry.h"

namespace ws {

namespace {

class LayoutBuilder
{
public:
    LayoutBuilder(const Experiment &experiment, const RunSettings &settings)
        : m_experiment(experiment), m_settings(settings), m_vocabulary(machineVocabulary()),
          m_scans(experiment, m_vocabulary)
    {
        m_layout.model = std::make_shared<RunModel>();
        m_layout.segment.level = settings.level == Level::Off     ? RecordLevel::Off
                                 : settings.level == Level::Light ? RecordLevel::Light
                                                                  : RecordLevel::Full;
        m_layout.segment.clock = bestClockSource();
    }

    Result<RunLayout> build()
    {
        auto built = addObjects();
        if (built)
            built = addThreads();
        if (!built)
            return built.error();
        addUses();
        built = makePrimitives(m_layout, m_settings.announce);
        if (built)
            built = giveDescriptors();
        if (!built)
            return built.error();
        RunModel &model = *m_layout.model;
        m_layout.segment.objects = static_cast<std::uint32_t>(model.objects.size());
        m_layout.segment.threads = static_cast<std::uint32_t>(model.threads.size());
        // Rings together stay at 64 MiB for many threads.
        while (m_layout.segment.ringEvents > 256 &&
               std::size_t{m_layout.segment.ringEvents} * model.threads.size() * sizeof(Event) > (64u << 20))
            m_layout.segment.ringEvents /= 2;
        return std::move(m_layout);
    }

private:
    // Messages without room for a stamp, in an order in which the n-th sent is the n-th received.
    static bool needsSideStamps(const MadeChannel &channel)
    {
        const MechanismInfo &info = channel.mechanism->info;
        return channel.messageBytes < kSmallestMessage && channel.senders == 1 && channel.receivers == 1 &&
               info.order == DeliveryOrder::Fifo && info.loss != Loss::Coalesces &&
               info.loss != Loss::Overwrites;
    }

    // What is under way beyond this, a mechanism that loses messages has lost; 0: not known.
    static std::uint64_t mostHeld(const MadeChannel &channel)
    {
        const Loss loss = channel.mechanism->info.loss;
        if (loss == Loss::Overwrites || loss == Loss::Coalesces)
            return std::max<std::uint64_t>(channel.kit.capacityMessages, 1);
        return loss == Loss::Drops && channel.kit.capacityIsExact ? channel.kit.capacityMessages : 0;
    }

    Result<> addObjects()
    {
        auto channels = makeChannels(m_experiment, m_settings.announce);
        if (!channels)
            return channels.error();
        m_channels = std::move(*channels);
        for (std::size_t i = 0; i < m_channels.size(); ++i)
            addChannel(m_experiment.channels[i], m_channels[i]);
        for (const PrimitiveSpec &spec : m_experiment.primitives) {
            const Primitive *primitive = findPrimitive(spec.primitive);
            if (primitive == nullptr)
                return Error{ErrorKind::BadInput, 0,
                             "make " + spec.name + ": unknown primitive " + spec.primitive};
            m_objects[spec.name] = static_cast<std::uint32_t>(m_layout.model->objects.size());
            m_layout.model->objects.push_back(
                {spec.name, hasOwners(*primitive) ? ObjectKind::Lock : ObjectKind::Primitive, spec.primitive,
                 0, 0, 0});
            m_layout.traits.push_back({});
            m_layout.primitiveTraits.resize(m_layout.model->objects.size());
            m_layout.primitiveTraits.back() = {primitive, m_cells++, spec.parameters};
        }
        return {};
    }

    static bool hasOwners(const Primitive &primitive)
    {
        const Family family = primitive.info.family;
        return family == Family::Lock || family == Family::SharedLock || family == Family::Monitor;
    }

    void keepNames(std::vector<OwnedName> untilOpen, std::vector<OwnedName> untilEnd)
    {
        for (OwnedName &owned : untilOpen)
            m_layout.namesUntilOpen.push_back(std::move(owned));
        for (OwnedName &owned : untilEnd)
            m_layout.namesUntilEnd.push_back(std::move(owned));
    }

    void addChannel(const ChannelSpec &spec, MadeChannel &channel)
    {
        const MechanismInfo &info = channel.mechanism->info;
        ChannelKit &kit = channel.kit;
        m_objects[spec.name] = static_cast<std::uint32_t>(m_layout.model->objects.size());
        m_layout.model->objects.push_back({spec.name, ObjectKind::Channel, spec.mechanism, kit.capacityBytes,
                                           kit.capacityMessages, channel.messageBytes, info.shapes.broadcast,
                                           info.loss != Loss::None, mostHeld(channel)});
        m_layout.traits.push_back({info.senderLearnsOfClose, info.exitNews, info.loss != Loss::None,
                                   info.shapes.broadcast, kit.capacityIsExact});
        if (needsSideStamps(channel))
            m_stampRings[spec.name] = m_layout.segment.stampRings++;
        keepNames(std::move(kit.namesUntilOpen), std::move(kit.namesUntilEnd));
        m_layout.wireLogs.resize(m_layout.model->objects.size());
        if (kit.wireLog.data() != nullptr)
            m_layout.wireLogs.back().emplace(std::move(kit.wireLog));
    }

    Result<> addThreads()
    {
        RunModel &model = *m_layout.model;
        for (const ProcessSpec &process : m_experiment.processes) {
            const auto processIndex = static_cast<std::uint32_t>(model.processes.size());
            model.processes.push_back({process.name});
            RunLayout::Worker &worker = m_layout.workers.emplace_back();
            worker.part.process = process.name;
            for (const ThreadSpec &spec : process.threads) {
                m_threads[spec.name] = static_cast<std::uint32_t>(model.threads.size());
                const ScriptSpec *script = m_scans.find(spec.script);
                model.threads.push_back({spec.name, processIndex, spec.role, -1, spec.script,
                                         script != nullptr ? script->firstLine : 0,
                                         script != nullptr && m_scans.of(*script).endsProcess});
            }
        }
        auto pinned = pinnedProcessors(m_settings.placement, model.threads.size());
        if (!pinned)
            return pinned.error();
        m_layout.primitiveTraits.resize(model.objects.size());
        std::uint32_t index = 0;
        for (std::size_t p = 0; p < m_experiment.processes.size(); ++p) {
            m_layout.workers[p].part.threadsOfRun = static_cast<std::uint32_t>(model.threads.size());
            for (const ThreadSpec &spec : m_experiment.processes[p].threads) {
                model.threads[index].pinnedCpu = (*pinned)[index];
                Part::Thread thread;
                thread.index = index;
                thread.name = spec.name;
                thread.role = spec.role;
                thread.pinnedCpu = (*pinned)[index];
                thread.parameters = spec.parameters;
                thread.startedByOthers = spec.startedByOthers;
                m_layout.workers[p].part.threads.push_back(std::move(thread));
                model.objects.push_back({spec.name, ObjectKind::Thread, "thread", 0, 0, 0});
                m_layout.traits.push_back({});
                m_layout.primitiveTraits.push_back({});
                ++index;
            }
        }
        return {};
    }

    std::uint32_t addUse(std::uint32_t thread, std::uint32_t object, UseKind kind, bool gives = false)
    {
        RunModel &model = *m_layout.model;
        model.uses.push_back({thread, object, kind, gives});
        m_layout.segment.uses.push_back(
            {thread, object, static_cast<std::uint32_t>(kind), kind == UseKind::Receives});
        return static_cast<std::uint32_t>(model.uses.size() - 1);
    }

    void addUses()
    {
        for (std::size_t p = 0; p < m_experiment.processes.size(); ++p)
            for (std::size_t t = 0; t < m_experiment.processes[p].threads.size(); ++t) {
                const ThreadSpec &spec = m_experiment.processes[p].threads[t];
                Part::Thread &thread = m_layout.workers[p].part.threads[t];
                for (const NamedUse &use : usesOf(m_scans, spec))
                    addUse(thread, use);
                addScript(thread, spec);
            }
    }

    void addUse(Part::Thread &thread, const NamedUse &use)
    {
        switch (use.sort) {
        case ObjectSort::Channel:
            if ((use.abilities & kSends) != 0)
                addEnd(thread, use, true);
            if ((use.abilities & kReceives) != 0)
                addEnd(thread, use, false);
            break;
        case ObjectSort::Primitive: {
            const std::uint32_t object = m_objects.at(use.name);
            const RunModel::Object &primitive = m_layout.model->objects[object];
            const UseKind kind = primitive.kind == ObjectKind::Lock ? UseKind::Locks : UseKind::Uses;
            thread.primitives.push_back({addUse(thread.index, object, kind, (use.abilities & kGives) != 0),
                                         object, primitive.type, false, m_layout.primitiveTraits[object].cell,
                                         m_layout.primitiveTraits[object].parameters});
            break;
        }
        case ObjectSort::Thread: {
            const std::uint32_t other = m_threads.at(use.name);
            const std::uint32_t object = m_layout.model->objectOfThread(other);
            if ((use.abilities & kJoins) != 0)
                thread.joins.push_back({addUse(thread.index, object, UseKind::Joins), object, other});
            if ((use.abilities & kStarts) != 0)
                thread.starts.push_back({object, other, addUse(thread.index, object, UseKind::Starts)});
            break;
        }
        }
    }

    void addEnd(Part::Thread &thread, const NamedUse &use, bool sends)
    {
        const std::uint32_t object = m_objects.at(use.name);
        const RunModel::Object &channel = m_layout.model->objects[object];
        Part::End end;
        end.use = addUse(thread.index, object, sends ? UseKind::Sends : UseKind::Receives);
        end.object = object;
        end.sends = sends;
        end.parameter = use.calledBy;
        end.mechanism = channel.type;
        end.messageBytes = channel.messageBytes;
        end.capacityMessages = m_layout.traits[object].capacityIsExact ? channel.capacityMessages : 0;
        end.duplex = m_channels[object].duplex;
        end.broadcast = m_layout.traits[object].broadcast;
        end.address = m_channels[object].kit.address;
        end.spinForNs = m_settings.wait.spinFor.count();
        if (const auto ring = m_stampRings.find(use.name); ring != m_stampRings.end())
            end.stampRing = ring->second;
        end.parameters = m_channels[object].parameters;
        thread.ends.push_back(std::move(end));
    }

    void addScript(Part::Thread &thread, const ThreadSpec &spec)
    {
        const ScriptSpec *script = spec.role == kScriptRole ? m_scans.find(spec.script) : nullptr;
        if (script == nullptr)
            return;
        thread.script = {
            script->name, script->text, script->firstLine, script->file, spec.arguments, {}, 0, 0};
        thread.script.messageBytes = static_cast<std::uint64_t>(
            spec.parameters.number("message", m_scans.vocabulary().defaultMessage));
        // The same in every run, and another one for each thread.
        thread.script.seed =
            static_cast<std::uint64_t>(spec.parameters.number("seed", 1)) * 0x9e3779b97f4a7c15u +
            thread.index;
        for (const ScriptName &name : scriptNames(m_scans, spec)) {
            if (name.object.empty())
                continue;
            const std::uint32_t object = name.sort == ObjectSort::Thread
                                             ? m_layout.model->objectOfThread(m_threads.at(name.object))
                                             : m_objects.at(name.object);
            thread.script.names.push_back({name.mention.name, object});
        }
    }

    // Every end gets descriptors of its own; the kits' are closed with the layout, so that the last end that closes
    // is the last one indeed.
    Result<> giveDescriptors()
    {
        std::map<std::uint32_t, std::vector<std::uint32_t>> senders;
        std::map<std::uint32_t, std::vector<std::uint32_t>> receivers;
        for (std::uint32_t i = 0; i < m_layout.model->uses.size(); ++i) {
            const RunModel::Use &use = m_layout.model->uses[i];
            if (use.kind == UseKind::Sends)
                senders[use.object].push_back(i);
            else if (use.kind == UseKind::Receives)
                receivers[use.object].push_back(i);
        }
        for (RunLayout::Worker &worker : m_layout.workers)
            for (Part::Thread &thread : worker.part.threads)
                for (Part::End &end : thread.ends) {
                    const auto &mine = end.sends ? senders[end.object] : receivers[end.object];
                    end.senders = static_cast<std::uint32_t>(senders[end.object].size());
                    end.receivers = static_cast<std::uint32_t>(receivers[end.object].size());
                    end.peerUses = end.sends ? receivers[end.object] : senders[end.object];
                    end.index = static_cast<std::uint32_t>(std::find(mine.begin(), mine.end(), end.use) -
                                                           mine.begin());
                    auto given = giveDescriptors(m_channels[end.object].kit, worker, end);
                    if (!given)
                        return given;
                }
        return {};
    }

    static Result<> giveDescriptors(ChannelKit &kit, RunLayout::Worker &worker, Part::End &end)
    {
        const auto add = [&](UniqueFd fd) {
            end.fds.push_back(kFirstEndFd + static_cast<std::uint32_t>(worker.endFds.size()));
            worker.endFds.push_back(std::move(fd));
        };
        std::vector<UniqueFd> shared;
        auto copied = duplicateFds(end.sends ? kit.senderFds : kit.receiverFds, shared);
        if (!copied)
            return copied;
        for (UniqueFd &fd : shared)
            add(std::move(fd));
        auto &own = end.sends ? kit.ownSenderFds : kit.ownReceiverFds;
        if (own.empty())
            return {};
        for (UniqueFd &fd : own.at(end.index))
            add(std::move(fd));
        own.at(end.index).clear();
        return {};
    }

    const Experiment &m_experiment;
    const RunSettings &m_settings;
    const Vocabulary m_vocabulary;
    ScriptScans m_scans;
    RunLayout m_layout;
    std::uint32_t m_cells = 0;            // of primitives
    std::vector<MadeChannel> m_channels;  // by channel, which is by object
    std::map<std::string, std::uint32_t> m_objects;
    std::map<std::string, std::uint32_t> m_threads;
    std::map<std::string, std::uint32_t> m_stampRings;  // by channel
};

}  // namespace

Result<RunLayout> layOut(const Experiment &experiment, const RunSettings &settings)
{
    return LayoutBuilder(experiment, settings).build();
}

}  // namespace ws
