#include "bench/bare_coroutines.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/experimental/as_tuple.hpp>
#include <boost/asio/experimental/concurrent_channel.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <vector>

namespace ws::bench {

namespace {

namespace asio = boost::asio;
using ErrorCode = boost::system::error_code;
using Executor = asio::io_context::executor_type;
using Payload = std::vector<std::byte>;
using Coroutine = asio::awaitable<void, Executor>;

constexpr std::size_t kSlots = 16;
constexpr asio::experimental::as_tuple_t<asio::use_awaitable_t<Executor>> kAwait;

// Tries first, then awaits in a coroutine on the event loop of its own thread.
class BareCoroutines final : public Transport
{
public:
    void openSender() override {}
    void openReceiver() override {}
    void send(std::span<const std::byte> message) override
    {
        Payload payload(message.begin(), message.end());
        if (!m_channel.try_send(ErrorCode(), std::move(payload)))
            drive(m_sender, sendLater(std::move(payload)));
    }
    void receive(std::span<std::byte> into) override
    {
        Payload payload;
        if (!m_channel.try_receive([&](ErrorCode, Payload got) { payload = std::move(got); }))
            drive(m_receiver, receiveLater(payload));
        std::copy(payload.begin(), payload.end(), into.begin());
    }

private:
    Coroutine sendLater(Payload payload)
    {
        co_await m_channel.async_send(ErrorCode(), std::move(payload), kAwait);
    }
    Coroutine receiveLater(Payload &payload)
    {
        auto [error, got] = co_await m_channel.async_receive(kAwait);
        payload = std::move(got);
    }
    static void drive(asio::io_context &loop, Coroutine coroutine)
    {
        asio::co_spawn(loop, std::move(coroutine), asio::detached);
        loop.restart();
        loop.run();
    }

    asio::io_context m_home;
    asio::io_context m_sender{1};
    asio::io_context m_receiver{1};
    asio::experimental::concurrent_channel<Executor, void(ErrorCode, Payload)> m_channel{m_home, kSlots};
};

}  // namespace

std::unique_ptr<Transport> bareCoroutines()
{
    return std::make_unique<BareCoroutines>();
}

}  // namespace ws::bench
