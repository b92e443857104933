// Coroutines in rings on one thread, passing tokens round: C++20 coroutines on awaitables and channels of Boost.Asio.
//
//     first ──► ... ──► last ──┐        one channel with one place between each two neighbours
//       ▲                      │        a hop: a coroutine awaits a token, gets it, and sends it on
//       └──────────────────────┘        each hop is one switch from one coroutine to another
//
// No kernel is in it: the io_context takes the next coroutine that can go on from a list. Only a coroutine that awaits
// a timer makes Asio look at epoll(7) each time it is through with that list.
//
// Threads:   one. Ownership: owns coroutines, channels and io_context; all are gone when it returns.
// Blocking:  until all tokens are out or the host says stop. Memory for each coroutine and its channel: about 1.6 KiB,
//            of which 0.85 KiB are the coroutine and 0.6 KiB the empty std::deque in the channel's buffer (measured
//            with Boost 1.81 and libstdc++ 12).
#pragma once

#include <chrono>
#include <cstdint>

namespace ws {

inline constexpr std::int64_t kMostCoroutines = 100'000;

struct RingPlan
{
    std::uint32_t coroutines = 1;  // in all rings together, at least one in each
    std::uint32_t rings = 1;
    std::uint32_t tokens = 1;  // in each ring, not more than the smallest has coroutines
    // At each of its turns the first coroutine of the first ring does nothing for so long; zero: no such thing.
    std::chrono::nanoseconds stall{0};
    bool stallBlocks = false;  // by a call that blocks the thread, else by awaiting a timer

    std::uint32_t sizeOfRing(std::uint32_t ring) const
    {
        return coroutines / rings + (ring < coroutines % rings ? 1 : 0);
    }
};

enum class TokenFate { GoesOn, IsTakenOut, StopsAll };

// The thread that carries the coroutines.
class RingHost
{
public:
    virtual ~RingHost() = default;

    // A token, numbered over all rings, sets out on its first round.
    virtual void begins(std::uint32_t token) = 0;
    // A coroutine has got a token. false: all stop.
    virtual bool hop() = 0;
    // A token is back at the first coroutine of its ring.
    virtual TokenFate roundEnds(std::uint32_t token) = 0;
    // Blocks the thread; shorter when all stop.
    virtual void sleepFor(std::chrono::nanoseconds duration) = 0;
    // Asked between hops: false: all stop.
    virtual bool goesOn() = 0;
};

void runRings(const RingPlan &plan, RingHost &host);

}  // namespace ws
