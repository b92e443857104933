#include "recording/json_writer.h"

#include "recording/json_text.h"
#include "recording/spans.h"

namespace ws {

namespace {

std::string quotedList(const std::vector<std::string> &items)
{
    std::string text = "[";
    for (std::size_t i = 0; i < items.size(); ++i)
        text += (i == 0 ? "\n  " : ",\n  ") + items[i];
    return text + "\n ]";
}

std::string_view kindId(ObjectKind kind)
{
    switch (kind) {
    case ObjectKind::Channel:
        return "channel";
    case ObjectKind::Lock:
        return "lock";
    case ObjectKind::Thread:
        return "thread";
    case ObjectKind::Primitive:
        return "primitive";
    }
    return "";
}

std::string headOf(const RecordingFile &recording)
{
    const RunFacts &facts = recording.facts();
    const RunModel &model = recording.model().model;
    std::vector<std::string> threads;
    for (const RunModel::Thread &thread : model.threads)
        threads.push_back("{\"name\": " + jsonText(thread.name) +
                          ", \"process\": " + jsonText(model.processes[thread.process].name) +
                          ", \"role\": " + jsonText(thread.role) + "}");
    std::vector<std::string> objects;
    for (const RunModel::Object &object : model.objects)
        objects.push_back("{\"name\": " + jsonText(object.name) + ", \"kind\": \"" +
                          std::string(kindId(object.kind)) + "\", \"type\": " + jsonText(object.type) + "}");
    std::vector<std::string> kinds;
    for (std::uint16_t kind = 1; !eventKindName(kind).empty(); ++kind)
        kinds.push_back("[" + std::to_string(kind) + ", " + jsonText(eventKindName(kind)) + "]");
    return "{\"format\": \"waitscope-events\",\n \"version\": 1,\n \"experiment\": " +
           jsonText(facts.experimentId) + ",\n \"startedAtMs\": " + std::to_string(facts.startedAtMs) +
           ",\n \"placement\": " + jsonText(facts.placement) + ",\n \"level\": " + jsonText(facts.level) +
           ",\n \"wait\": " + jsonText(facts.wait) + ",\n \"processor\": " + jsonText(facts.processor) +
           ",\n \"processors\": " + std::to_string(facts.processors) +
           ",\n \"kernel\": " + jsonText(facts.kernel) +
           ",\n \"complete\": " + (recording.isComplete() ? "true" : "false") +
           ",\n \"threads\": " + quotedList(threads) + ",\n \"objects\": " + quotedList(objects) +
           ",\n \"kinds\": " + quotedList(kinds) + ",\n";
}

}  // namespace

Result<> writeJson(const RecordingFile &recording, const ExportChoice &choice, OutputFile &out)
{
    const auto log = logOf(recording);
    if (!log)
        return log.error();
    out.add(headOf(recording));
    std::vector<std::string> lines;
    for (const LogLine &line : *log)
        if (line.timeNs >= choice.fromNs && line.timeNs <= choice.toNs)
            lines.push_back("[" + std::to_string(line.timeNs) + ", " + std::to_string(line.thread) + ", " +
                            std::to_string(line.line) + ", " + jsonText(line.text) + "]");
    out.add(" \"log\": " + quotedList(lines) + ",\n");
    // [ns, thread, kind, object or null, value, cpu]
    out.add(" \"events\": [");
    const std::size_t objects = recording.model().model.objects.size();
    const char *between = "\n  ";
    ReplaySink sink;
    sink.events = [&](std::uint32_t thread, std::span<const TimedEvent> events) {
        for (const TimedEvent &event : events) {
            if (event.timeNs < choice.fromNs || event.timeNs > choice.toNs)
                continue;
            out.add(between + ("[" + std::to_string(event.timeNs)) + ", " + std::to_string(thread) + ", " +
                    std::to_string(static_cast<std::uint16_t>(event.kind)) + ", " +
                    (event.object < objects ? std::to_string(event.object) : "null") + ", " +
                    std::to_string(event.value) + ", " + std::to_string(event.cpu) + "]");
            between = ",\n  ";
        }
    };
    if (choice.goOn)
        sink.goOn = [&](std::uint64_t readBytes) {
            return choice.goOn(static_cast<double>(readBytes) / static_cast<double>(recording.fileBytes()));
        };
    const auto replayed = replay(recording, sink);
    out.add("\n ]\n}\n");
    return replayed;
}

}  // namespace ws
