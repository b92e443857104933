#include "recording/csv_writer.h"

namespace ws {

namespace {

std::string csvField(const std::string &text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char letter : text)
        quoted += letter == '"' ? std::string("\"\"") : std::string(1, letter);
    return quoted + '"';
}

}  // namespace

Result<> writeCsv(const RecordingFile &recording, const ExportChoice &choice, OutputFile &out)
{
    const RunModel &model = recording.model().model;
    std::vector<std::string> threads;
    for (const RunModel::Thread &thread : model.threads)
        threads.push_back(csvField(model.processes[thread.process].name) + "," + csvField(thread.name) + ",");
    std::vector<std::string> objects;
    for (const RunModel::Object &object : model.objects)
        objects.push_back(csvField(object.name));
    out.add("time_ns,process,thread,event,object,value,cpu\r\n");
    ReplaySink sink;
    std::string line;
    sink.events = [&](std::uint32_t thread, std::span<const TimedEvent> events) {
        for (const TimedEvent &event : events) {
            if (event.timeNs < choice.fromNs || event.timeNs > choice.toNs)
                continue;
            const auto kind = static_cast<std::uint16_t>(event.kind);
            line = std::to_string(event.timeNs) + "," + threads[thread];
            const std::string_view name = eventKindName(kind);
            line += name.empty() ? std::to_string(kind) : std::string(name);
            line += ",";
            if (event.object < objects.size())
                line += objects[event.object];
            line += "," + std::to_string(event.value) + "," + std::to_string(event.cpu) + "\r\n";
            out.add(line);
        }
    };
    if (choice.goOn)
        sink.goOn = [&](std::uint64_t readBytes) {
            return choice.goOn(static_cast<double>(readBytes) / static_cast<double>(recording.fileBytes()));
        };
    return replay(recording, sink);
}

}  // namespace ws
