// What the workers say, and how they end.
#include "session/run.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstring>

#include "base/system_words.h"
#include "record/thread_recorder.h"
#include "recording/recording_writer.h"
#include "session/log_book.h"

namespace ws {

bool Run::readWorkerMessages()
{
    bool isMore = false;
    for (std::size_t i = 0; i < m_workers.size(); ++i) {
        for (;;) {
            pollfd item = {m_workers[i].control().get(), POLLIN, 0};
            if (::poll(&item, 1, 0) <= 0 || (item.revents & POLLIN) == 0)
                break;
            auto packet = receivePacket(m_workers[i].control());
            if (!packet)
                break;
            if (packet->text.starts_with("log ")) {
                noteLog(packet->text);
                continue;
            }
            isMore = true;
            noteMessage(i, packet->text);
        }
    }
    return isMore;
}

void Run::noteMessage(std::size_t worker, const std::string &text)
{
    unsigned thread = 0;
    int textAt = 0;
    if (text == "ready") {
        m_ready[worker] = true;
    } else if (std::sscanf(text.c_str(), "thread-failed %u %n", &thread, &textAt) == 1 &&
               thread < m_threadFailures.size()) {
        m_threadFailures[thread] = text.substr(static_cast<std::size_t>(textAt));
    } else if (text.starts_with("failed ") && m_endTicks == 0) {
        Error error = reportedError(text);
        m_status[worker].message = error.text();
        error.action = "worker " + m_model->processes[worker].name + ": " + error.action;
        if (!m_failure)
            m_failure = std::move(error);
    }
}

void Run::noteLog(const std::string &packet)
{
    LogLine line;
    unsigned long long ticks = 0;
    int textAt = 0;
    if (std::sscanf(packet.c_str(), "log %u %d %llu%n", &line.thread, &line.line, &ticks, &textAt) != 3 ||
        line.thread >= m_model->threads.size() || static_cast<std::size_t>(textAt) >= packet.size())
        return;
    line.timeNs = m_clock.at(ticks);
    line.text = packet.substr(static_cast<std::size_t>(textAt) + 1);
    if (m_options.recording)
        m_options.recording->addLog(line);
    keepLogLine(m_log, std::move(line), m_logDropped);
}

bool Run::noteEndedWorkers()
{
    bool isNew = false;
    for (std::size_t i = 0; i < m_workers.size(); ++i) {
        if (m_status[i].ended || !m_workers[i].reap())
            continue;
        isNew = true;
        m_status[i].ended = true;
        m_status[i].exitCode = m_workers[i].exitCode();
        m_status[i].signal = m_workers[i].signal();
        // Nobody else writes there any more: what its threads held and waited for is judged as of ended threads.
        for (std::uint32_t t = 0; t < m_model->threads.size(); ++t)
            if (m_model->threads[t].process == i)
                ThreadRecorder(*m_segment, t).endWithProcess();
        if (m_factsReader)
            m_factsReader->noteEnded(static_cast<std::uint32_t>(i), m_clock.at(m_segment->now()));
        const bool mayEnd = m_phase != RunPhase::Starting && m_experiment->processes[i].mayEnd;
        if (m_failure || mayEnd)
            continue;
        const std::string how = m_status[i].signal != 0
                                    ? "was ended by signal " + signalMeaning(m_status[i].signal)
                                    : "exited with code " + std::to_string(m_status[i].exitCode);
        m_failure = Error{ErrorKind::System, 0,
                          "worker " + m_model->processes[i].name + " (pid " +
                              std::to_string(m_status[i].pid) + ") " + how};
    }
    return isNew;
}

void Run::sleepUntil(std::uint64_t dueNs)
{
    for (std::uint64_t now = monotonicNs(); now < dueNs; now = monotonicNs()) {
        sleepAtMost(std::chrono::nanoseconds(dueNs - now));
        const bool isMore = readWorkerMessages();
        if (noteEndedWorkers() || isMore || m_commands.stop || m_commands.pause)
            return;
    }
}

void Run::sleepAtMost(std::chrono::nanoseconds duration)
{
    std::vector<pollfd> items;
    items.push_back({m_commands.wake.get(), POLLIN, 0});
    for (const WorkerProcess &worker : m_workers) {
        if (worker.ended())
            continue;
        items.push_back({worker.pidfd().get(), POLLIN, 0});
        items.push_back({worker.control().get(), POLLIN, 0});
    }
    timespec span = {};
    span.tv_sec = duration.count() / 1'000'000'000;
    span.tv_nsec = duration.count() % 1'000'000'000;
    ::ppoll(items.data(), items.size(), &span, nullptr);
    if ((items[0].revents & POLLIN) != 0) {
        std::uint64_t count = 0;
        (void)!::read(m_commands.wake.get(), &count, sizeof count);
    }
}

}  // namespace ws
