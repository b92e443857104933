// A sweep in files: one JSON object, a CSV table, and the lines that let an interrupted sweep go on.
//
// Threads: pure functions, but for SweepStore, which one thread uses.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/unique_fd.h"
#include "measure/sweep_result.h"

namespace ws {

// Ends with a line feed. What was not measured is null; what was refused says why.
std::string sweepJson(const SweepResults &results);
// RFC 4180 but for line feeds alone; an empty field was not measured. Numbers are medians over the repeats.
std::string sweepCsv(const SweepResults &results);
// What sweepJson() has written, with all that figures and tables need. Errors: System; BadInput for another file.
Result<SweepResults> readSweep(const std::filesystem::path &file);

// The runs of a sweep as they come, one line each, in FOLDER/sweep-runs.jsonl:
//
//   {"format":1,"machine":{...}}
//   {"cell":"pipe, 64 B, cross, block, pingpong","runNs":150000000,"run":{...}}
//   {"cell":"posix-mq, 64 KiB, ...","runNs":150000000,"refused":"..."}
//
// A line that a kill cut off is left out when the file is read again.
// Errors: System; BadInput for a file of another machine, whose figures must not be mixed with ours.
class SweepStore
{
public:
    // Makes the folder where needed. `again`: forgets what is there.
    static Result<SweepStore> open(const std::filesystem::path &folder, const MachineId &machine, bool again);

    // Fills rows with what is known of them, at most `plan.repeats` runs each.
    void restore(const SweepPlan &plan, std::vector<SweepRow> &rows) const;

    Result<> addRun(const SweepPlan &plan, const SweepCell &cell, const SweepRun &run);
    Result<> addRefusal(const SweepPlan &plan, const SweepCell &cell, const std::string &reason);

private:
    struct Known
    {
        std::vector<SweepRun> runs;
        std::string refusal;
    };

    Result<> append(const std::string &line);
    void readLine(const std::string &line);

    std::filesystem::path m_file;
    UniqueFd m_fd;
    std::map<std::string, Known> m_known;  // by cell and length of the run
};

}  // namespace ws
