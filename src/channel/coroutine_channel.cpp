#include "channel/coroutine_channel.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/experimental/as_tuple.hpp>
#include <boost/asio/experimental/channel.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <mutex>

namespace ws {

namespace {

namespace asio = boost::asio;
using ErrorCode = boost::system::error_code;
using Executor = asio::io_context::executor_type;
using Payload = std::vector<std::byte>;
using AsioChannel = asio::experimental::channel<Executor, void(ErrorCode, Payload)>;
using Await = asio::experimental::as_tuple_t<asio::use_awaitable_t<Executor>>;
using Coroutine = asio::awaitable<void, Executor>;

constexpr std::int64_t kDefaultSlots = 16;

// What all ends share. Everything under the mutex.
struct SharedChannel
{
    explicit SharedChannel(std::size_t slots) : channel(home, slots) {}

    std::mutex mutex;
    asio::io_context home;  // nobody runs it: operations complete where the end that waits is
    AsioChannel channel;
    std::size_t receiversWaiting = 0;  // operations in the channel that no message has come for
    std::int64_t held = 0;  // in the buffer; one too few for each sender that was let in and still sleeps
    bool ended = false;

    // A message goes past the buffer where somebody waits for it.
    void noteSent()
    {
        if (receiversWaiting > 0)
            --receiversWaiting;
        else
            ++held;
    }

    // All of them, as one cannot be picked out. Who has no reason to stop waits again.
    void wakeReceivers()
    {
        for (; receiversWaiting > 0; --receiversWaiting)
            channel.try_send(ErrorCode(asio::error::try_again), Payload());
    }
};

class CoroutineChannel final : public Channel
{
public:
    CoroutineChannel(EndSetup setup, std::shared_ptr<SharedChannel> shared)
        : Channel(std::move(setup)), m_shared(std::move(shared))
    {
    }

    std::optional<std::uint64_t> queued() const override
    {
        const std::lock_guard lock(m_shared->mutex);
        return static_cast<std::uint64_t>(std::max<std::int64_t>(m_shared->held, 0));
    }

protected:
    Result<bool> trySend(std::span<const std::byte> message) override
    {
        m_outgoing.assign(message.begin(), message.end());
        const std::lock_guard lock(m_shared->mutex);
        if (!m_shared->channel.try_send(ErrorCode(), std::move(m_outgoing)))
            return false;
        m_shared->noteSent();
        return true;
    }

    Result<WaitOutcome> waitAndSend(std::span<const std::byte> message, std::uint64_t deadlineNs) override
    {
        m_outgoing.assign(message.begin(), message.end());
        asio::cancellation_signal withdraw;
        ErrorCode outcome;
        asio::co_spawn(m_io, sendLater(outcome),
                       asio::bind_cancellation_slot(withdraw.slot(), [](const std::exception_ptr &) {}));
        drive(deadlineNs, [&] { withdraw.emit(asio::cancellation_type::terminal); });
        return outcome ? WaitOutcome::TimedOut : WaitOutcome::Done;
    }

    Result<std::optional<std::size_t>> tryReceive(std::span<std::byte> into) override
    {
        Payload message;
        {
            const std::lock_guard lock(m_shared->mutex);
            const bool took = m_shared->channel.try_receive(
                [&](ErrorCode, Payload payload) { message = std::move(payload); });
            if (!took)
                return m_shared->ended ? std::optional<std::size_t>(0) : std::nullopt;
            --m_shared->held;
        }
        std::ranges::copy(message, into.begin());
        return std::optional(message.size());
    }

    Result<WaitOutcome> waitAndReceive(std::span<std::byte> into, std::uint64_t deadlineNs,
                                       std::size_t &size) override
    {
        std::optional<Payload> message;
        m_late = false;
        asio::co_spawn(m_io, receiveLater(message), [](const std::exception_ptr &) {});
        drive(deadlineNs, [this] {
            m_late = true;
            m_shared->wakeReceivers();
        });
        if (!message)
            return WaitOutcome::TimedOut;
        std::ranges::copy(*message, into.begin());
        size = message->size();
        return WaitOutcome::Done;
    }

    Result<> endStream() override
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->ended = true;
        m_shared->wakeReceivers();
        return {};
    }

    void release() override {}

private:
    // An operation that began to wait is in the channel before the mutex is given back.
    Coroutine sendLater(ErrorCode &outcome)
    {
        bool handedOver = false;
        const auto begin = [&](auto handler) {
            const std::lock_guard lock(m_shared->mutex);
            handedOver = m_shared->receiversWaiting > 0;
            if (handedOver)
                m_shared->noteSent();
            m_shared->channel.async_send(ErrorCode(), std::move(m_outgoing), std::move(handler));
        };
        const auto [error] = co_await asio::async_initiate<const Await, void(ErrorCode)>(begin, m_await);
        outcome = error;
        if (error || handedOver)
            co_return;
        const std::lock_guard lock(m_shared->mutex);
        ++m_shared->held;
    }

    // Leaves `message` as it is when time was up, and makes it empty at the end of the stream.
    Coroutine receiveLater(std::optional<Payload> &message)
    {
        const auto begin = [this](auto handler) {
            const std::lock_guard lock(m_shared->mutex);
            const bool waits = !m_shared->channel.ready();
            m_shared->channel.async_receive(std::move(handler));
            if (!waits) {
                --m_shared->held;
                return;
            }
            ++m_shared->receiversWaiting;
            if (m_shared->ended)
                m_shared->wakeReceivers();
        };
        for (;;) {
            auto [error, payload] =
                co_await asio::async_initiate<const Await, void(ErrorCode, Payload)>(begin, m_await);
            if (!error) {
                message = std::move(payload);
                co_return;
            }
            const std::lock_guard lock(m_shared->mutex);
            if (m_shared->ended)
                message.emplace();
            if (m_shared->ended || m_late)
                co_return;
        }
    }

    // Until the coroutine has ended. `withdraw`, under the mutex, makes it end without its message, unless that has
    // just gone through.
    template <typename Withdraw>
    void drive(std::uint64_t deadlineNs, Withdraw withdraw)
    {
        m_io.restart();
        m_io.poll();  // its operation has begun, so that there is something to withdraw
        if (deadlineNs != 0) {
            m_io.run_until(std::chrono::steady_clock::time_point(std::chrono::nanoseconds(deadlineNs)));
            if (!m_io.stopped()) {
                const std::lock_guard lock(m_shared->mutex);
                withdraw();
            }
        }
        m_io.run();
    }

    std::shared_ptr<SharedChannel> m_shared;
    asio::io_context m_io{1};  // one thread runs it
    const Await m_await{};
    Payload m_outgoing;
    bool m_late = false;
};

Result<ChannelKit> prepareCoroutineChannel(const ChannelPlan &plan)
{
    ChannelKit kit;
    kit.capacityMessages = static_cast<std::uint64_t>(plan.parameters.number("slots", kDefaultSlots));
    return kit;
}

Result<std::unique_ptr<Channel>> openCoroutineChannel(EndSetup setup, std::vector<UniqueFd>,
                                                      ProcessShared &shared)
{
    if (shared == nullptr)
        shared = std::make_shared<SharedChannel>(setup.capacityMessages);
    auto channel = std::static_pointer_cast<SharedChannel>(shared);
    return std::unique_ptr<Channel>(std::make_unique<CoroutineChannel>(std::move(setup), std::move(channel)));
}

constexpr ParameterInfo kParameters[] = {
    {.name = "slots",
     .kind = ParameterKind::Count,
     .minimum = 1,
     .maximum = 1 << 20,
     .meaning = WS_TR_NOOP("Parameter", "messages the channel holds; 16 when absent")},
};

}  // namespace

constinit const Mechanism coroutineMechanism{
    {.id = "coroutine",
     .name = WS_TR_NOOP("Mechanism", "Coroutine channel"),
     .sentence =
         WS_TR_NOOP("Mechanism", "A bounded channel that coroutines await: who waits gives its thread back, "
                                 "so one thread carries thousands of them; between threads it costs what a "
                                 "queue does."),
     .source = "Boost.Asio, experimental::channel",
     .group = MechanismGroup::InProcess,
     .scope = MechanismScope::Threads,
     .shapes = {.manySenders = true, .manyReceivers = true},
     .blocking = WS_TR_NOOP("Mechanism",
                            "The sender awaits a place while the channel is full, the receiver a message "
                            "while it is empty; their threads sleep in their event loops meanwhile."),
     .parameters = kParameters},
    prepareCoroutineChannel,
    openCoroutineChannel,
};

}  // namespace ws
