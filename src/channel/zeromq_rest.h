// Whether the threads that move a ZeroMQ channel's messages in the background have all been asleep for a while.
//
// Such a thread sleeps only when it has nothing to do or cannot go on: with all of them asleep at one time, what is
// under way stays where it is until a thread outside of the library acts. A look at /proc tells that a thread sleeps;
// two looks between which it was neither switched nor charged a nanosecond tell that it slept from the one to the
// other. They are further apart than two ticks of the kernel, which charges a thread that runs at each of them: one
// that was awake and only about to sleep at both looks is not taken for a sleeping one.
//
// Threads:  one.
// Blocking: reads of /proc, at most every kLookEvery.
// Source:   proc(5), /proc/<pid>/task/<tid>/{comm,schedstat,status}.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace ws {

class ZmqRest
{
public:
    // `threads`: how the names of the I/O threads begin (ZMQ_THREAD_NAME_PREFIX).
    explicit ZmqRest(std::string threads) : m_threads(std::move(threads)) {}

    // True: none of them in these processes, the own one first, has run since some earlier call. A process without such
    // a thread has ended, or is about to; only the own one must have some.
    bool lasts(std::span<const int> processes);
    // Of the last look that said so: whether other processes than the own one have such threads.
    bool othersLive() const { return m_othersLive; }

private:
    struct Look
    {
        int thread = 0;
        std::uint64_t ranNs = 0;
        std::uint64_t switches = 0;

        bool operator==(const Look &) const = default;
    };

    // Nothing where one of them does not sleep.
    std::vector<Look> look(std::span<const int> processes);

    std::string m_threads;
    std::vector<Look> m_seen;
    std::uint64_t m_sinceNs = 0;  // end of the first look that saw this
    std::uint64_t m_lookedNs = 0;
    bool m_othersLive = false;
};

}  // namespace ws
