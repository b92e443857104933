// One worker process: takes its part, opens its ends and primitives, runs its threads, reports.
//
// Threads:   run() belongs to the main thread; one thread for each of the part's.
// Ownership: all ends and handles live until the process exits, so that a stop leaves channels as they were.
#pragma once

#include <atomic>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/descriptor_passing.h"
#include "body/body.h"
#include "body/part.h"
#include "channel/mechanism.h"
#include "record/segment.h"

namespace ws {

class Worker final : public BodyHost
{
public:
    explicit Worker(UniqueFd control) : m_control(std::move(control)) {}

    // The exit code of the process.
    int run();

    Result<> start(std::uint32_t thread) override;
    void log(std::uint32_t thread, int line, std::string_view text) override;

private:
    struct Member
    {
        const Part::Thread *part = nullptr;
        std::unique_ptr<ThreadRecorder> recorder;
        std::unique_ptr<Body> body;
        std::atomic<bool> isStarted{false};  // or about to be: by one thread only
    };

    Result<> receivePart();
    Result<> openAll();
    Result<> openEnds(Member &member);
    Result<> openPrimitives(Member &member);
    Result<> startThreads();
    void introduce(Member &member);
    bool establish(Member &member);
    void runThread(Member &member);
    void runBody(Member &member);
    void serve();
    void noteQueued();
    void joinEnded();
    void reportFailure(const Error &error);
    void reportThread(const Part::Thread &part, const Error &error);

    UniqueFd m_control;
    std::vector<UniqueFd> m_fds;
    Part m_part;
    std::optional<Segment> m_segment;
    SharedRegion m_sharedCells;
    std::map<std::uint32_t, ProcessShared> m_shared;  // by object
    std::unique_ptr<JoinTable> m_joins;
    std::deque<Member> m_members;
    std::atomic<std::uint32_t> m_atBarrier{0};
};

}  // namespace ws
