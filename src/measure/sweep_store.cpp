#include <fcntl.h>
#include <unistd.h>

#include <fstream>

#include "base/os_call.h"
#include "measure/run_json.h"
#include "measure/sweep_files.h"

namespace ws {

using Json = nlohmann::ordered_json;

namespace {

constexpr int kFormat = 1;
constexpr mode_t kMode = 0666;  // less the user's umask

std::string keyOf(const std::string &cell, std::int64_t runNs)
{
    return cell + "; " + std::to_string(runNs);
}

std::string keyOf(const SweepPlan &plan, const SweepCell &cell)
{
    return keyOf(cellText(cell), plan.runTime.count());
}

Json lineOf(const SweepPlan &plan, const SweepCell &cell)
{
    return {{"cell", cellText(cell)}, {"runNs", plan.runTime.count()}};
}

}  // namespace

Result<SweepStore> SweepStore::open(const std::filesystem::path &folder, const MachineId &machine, bool again)
{
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed)
        return Error{ErrorKind::System, failed.value(), "make folder " + folder.string()};
    SweepStore store;
    store.m_file = folder / "sweep-runs.jsonl";

    const Json header = {{"format", kFormat}, {"machine", machineJson(machine)}};
    std::string first;
    bool endsCleanly = true;
    if (!again) {
        std::ifstream file(store.m_file);
        std::getline(file, first);
        const Json found = Json::parse(first, nullptr, false);
        if (!first.empty() && found != header)
            return Error{ErrorKind::BadInput, 0,
                         store.m_file.string() +
                             " holds a sweep of another machine or version; choose another "
                             "folder, or begin anew with --again"};
        for (std::string line; std::getline(file, line);) {
            endsCleanly = !file.eof();
            store.readLine(line);
        }
    }
    const int flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | (again ? O_TRUNC : 0);
    auto opened =
        osCall("write " + store.m_file.string(), [&] { return ::open(store.m_file.c_str(), flags, kMode); });
    if (!opened)
        return opened.error();
    store.m_fd.reset(*opened);
    Result<> written = first.empty() ? store.append(textOf(header, -1)) : Result<>();
    if (written && !endsCleanly)
        written = store.append("");
    if (!written)
        return written.error();
    return store;
}

void SweepStore::readLine(const std::string &line)
{
    const Json json = Json::parse(line, nullptr, false);
    if (!json.is_object() || !json.contains("cell") || !json["cell"].is_string() || !json.contains("runNs") ||
        !json["runNs"].is_number_integer())
        return;
    Known &known = m_known[keyOf(json["cell"].get<std::string>(), json["runNs"].get<std::int64_t>())];
    if (json.contains("run") && json["run"].is_object())
        known.runs.push_back(runOf(json["run"]));
    else if (json.contains("refused") && json["refused"].is_string())
        known.refusal = json["refused"].get<std::string>();
}

void SweepStore::restore(const SweepPlan &plan, std::vector<SweepRow> &rows) const
{
    for (SweepRow &row : rows) {
        const auto known = m_known.find(keyOf(plan, row.cell));
        if (known == m_known.end())
            continue;
        row.runs = known->second.runs;
        if (row.runs.size() > static_cast<std::size_t>(plan.repeats))
            row.runs.resize(static_cast<std::size_t>(plan.repeats));
        if (!row.runs.empty()) {
            row.state = SweepState::Measured;
        } else if (!known->second.refusal.empty()) {
            row.state = SweepState::Refused;
            row.reason = known->second.refusal;
        }
    }
}

Result<> SweepStore::addRun(const SweepPlan &plan, const SweepCell &cell, const SweepRun &run)
{
    Json line = lineOf(plan, cell);
    line["run"] = runJson(run);
    return append(textOf(line, -1));
}

Result<> SweepStore::addRefusal(const SweepPlan &plan, const SweepCell &cell, const std::string &reason)
{
    Json line = lineOf(plan, cell);
    line["refused"] = reason;
    return append(textOf(line, -1));
}

// One write for a whole line: a kill leaves whole lines but for the last one at worst.
Result<> SweepStore::append(const std::string &line)
{
    std::string text = line + '\n';
    std::string_view rest = text;
    while (!rest.empty()) {
        const auto written =
            osCall("write " + m_file.string(), [&] { return ::write(m_fd.get(), rest.data(), rest.size()); });
        if (!written)
            return written.error();
        rest.remove_prefix(static_cast<std::size_t>(*written));
    }
    return {};
}

}  // namespace ws
