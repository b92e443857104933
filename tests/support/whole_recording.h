// A recording that has what its analyses said behind its events, as a run leaves one.
#pragma once

#include "recording/result_fields.h"
#include "session/recorded_run.h"
#include "support/small_recording.h"

namespace ws::test {

inline void addResults(const std::filesystem::path &file)
{
    const auto recording = RecordingFile::open(file);
    const auto results = replayedResults(*recording);
    BlockHeader header;
    header.kind = BlockKind::Results;
    const auto block = blockBytes(header, bytesOf(RecordedResults{kResultsEdition, *results}));
    std::string content = contentOf(file);
    // Before the last block, which says that it is the end.
    content.insert(content.size() - kBlockHeaderBytes, reinterpret_cast<const char *>(block.data()),
                   block.size());
    writeContent(file, content);
}

inline void writeWholeRecording(const std::filesystem::path &file, int rounds = 20)
{
    writeSmallRecording(file, rounds);
    addResults(file);
}

}  // namespace ws::test
