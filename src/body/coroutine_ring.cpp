#include "body/coroutine_ring.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/experimental/as_tuple.hpp>
#include <boost/asio/experimental/channel.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <deque>
#include <optional>

#include "base/assert.h"

namespace ws {

namespace {

namespace asio = boost::asio;
using ErrorCode = boost::system::error_code;
using Executor = asio::io_context::executor_type;
using Coroutine = asio::awaitable<void, Executor>;
using Link = asio::experimental::channel<Executor, void(ErrorCode, std::uint32_t)>;
using Timer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                         asio::wait_traits<std::chrono::steady_clock>, Executor>;

constexpr asio::experimental::as_tuple_t<asio::use_awaitable_t<Executor>> kAwait;
constexpr std::size_t kPlacesOfLink = 1;
constexpr std::uint32_t kLaunchedPerLook = 1024;

class Rings
{
public:
    Rings(const RingPlan &plan, RingHost &host) : m_plan(plan), m_host(host)
    {
        // Only who has a timer makes Asio look after one.
        if (plan.stall.count() > 0 && !plan.stallBlocks)
            m_timer.emplace(m_io);
    }

    void run()
    {
        if (!launch())
            return;
        m_tokensLeft = m_plan.rings * m_plan.tokens;
        while (!m_stopped && m_tokensLeft > 0) {
            m_io.poll();
            if (!m_stopped && m_tokensLeft > 0)
                sleepUntilTimer();
            m_stopped = m_stopped || !m_host.goesOn();
        }
    }

private:
    // All others wait at their links before the first ones send the tokens.
    bool launch()
    {
        std::uint32_t begin = 0;
        for (std::uint32_t ring = 0; ring < m_plan.rings; ++ring) {
            const std::uint32_t size = m_plan.sizeOfRing(ring);
            for (std::uint32_t i = 0; i < size; ++i) {
                m_links.emplace_back(m_io, kPlacesOfLink);
                if (i > 0)
                    start(pass(m_links.back(), begin + (i + 1) % size));
                if (m_links.size() % kLaunchedPerLook == 0 && !m_host.goesOn())
                    return false;
            }
            begin += size;
        }
        m_io.poll();
        m_io.restart();  // it stops by itself where nobody waits: all coroutines are first ones
        begin = 0;
        for (std::uint32_t ring = 0; ring < m_plan.rings; ++ring) {
            const std::uint32_t size = m_plan.sizeOfRing(ring);
            start(lead(ring, m_links[begin], m_links[begin + (size > 1 ? 1 : 0)]));
            begin += size;
        }
        return true;
    }

    void start(Coroutine coroutine)
    {
        asio::co_spawn(m_io.get_executor(), std::move(coroutine), asio::detached);
    }

    // The link behind may not be there yet, so it goes by number.
    Coroutine pass(Link &from, std::uint32_t to)
    {
        for (;;) {
            const auto [error, token] = co_await from.async_receive(kAwait);
            if (!m_host.hop()) {
                stop();
                co_return;
            }
            if (!m_links[to].try_send(ErrorCode(), token))
                co_await m_links[to].async_send(ErrorCode(), token, kAwait);
        }
    }

    // The first of a ring: sends the tokens on their way, and tells when one has come round.
    Coroutine lead(std::uint32_t ring, Link &from, Link &to)
    {
        for (std::uint32_t i = 0; i < m_plan.tokens; ++i) {
            const std::uint32_t token = ring * m_plan.tokens + i;
            m_host.begins(token);
            if (!to.try_send(ErrorCode(), token))
                co_await to.async_send(ErrorCode(), token, kAwait);
        }
        const bool stalls = ring == 0 && m_plan.stall.count() > 0;
        for (;;) {
            const auto [error, token] = co_await from.async_receive(kAwait);
            if (!m_host.hop()) {
                stop();
                co_return;
            }
            if (stalls && m_plan.stallBlocks)
                m_host.sleepFor(m_plan.stall);
            if (stalls && !m_plan.stallBlocks) {
                m_timer->expires_after(m_plan.stall);
                co_await m_timer->async_wait(kAwait);
            }
            const TokenFate fate = m_host.roundEnds(token);
            if (fate == TokenFate::StopsAll || (fate == TokenFate::IsTakenOut && --m_tokensLeft == 0)) {
                stop();
                co_return;
            }
            if (fate == TokenFate::GoesOn && !to.try_send(ErrorCode(), token))
                co_await to.async_send(ErrorCode(), token, kAwait);
        }
    }

    void stop()
    {
        m_stopped = true;
        m_io.stop();
    }

    // Nobody can go on: the thread sleeps where its host sees it, not in Asio.
    void sleepUntilTimer()
    {
        WS_ASSERT(m_timer.has_value());
        const auto left = m_timer->expiry() - std::chrono::steady_clock::now();
        if (left.count() > 0)
            m_host.sleepFor(left);
    }

    const RingPlan m_plan;
    RingHost &m_host;
    // The links go first: what waits in them is handed to the io_context, which destroys the coroutines.
    asio::io_context m_io{1};
    std::deque<Link> m_links;
    std::optional<Timer> m_timer;
    std::uint32_t m_tokensLeft = 0;
    bool m_stopped = false;
};

}  // namespace

void runRings(const RingPlan &plan, RingHost &host)
{
    Rings(plan, host).run();
}

}  // namespace ws
