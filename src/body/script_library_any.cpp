// receive_any(ch1, ch2, ... [, seconds]): waits for the first message at any of several channels, with poll(2).
#include <poll.h>

#include <cerrno>

#include "base/clock.h"
#include "body/script_library.h"
#include "body/script_message.h"

namespace ws {

namespace {

using Kind = ScriptObject::Kind;
using std::chrono::nanoseconds;

// A datagram that says 'the end' may be lost: so often a sleeper looks whether the senders have closed.
constexpr nanoseconds kLookForEnd = std::chrono::milliseconds(50);
constexpr nanoseconds kEndIsNear = std::chrono::milliseconds(1);  // they have: only the news is under way

struct Choice
{
    ScriptObject *object = nullptr;
    lua_Integer index = 0;  // among the arguments
};

class AnyOf
{
public:
    AnyOf(lua_State *lua, ThreadRecorder &recorder, std::size_t turn)
        : m_lua(lua), m_recorder(recorder), m_next(turn)
    {
    }

    void add(int index);
    bool empty() const { return m_choices.empty(); }
    // What a try at each of them gives: values pushed, or -1. Left out from then on: a channel at its end.
    int tryAll();
    // False: the deadline (CLOCK_MONOTONIC ns; 0: none) has come. True: look again.
    bool sleep(std::uint64_t deadlineNs, Ticks deadline);

private:
    bool mayHaveEnded() const;

    lua_State *m_lua;
    ThreadRecorder &m_recorder;
    std::vector<Choice> m_choices;
    std::size_t m_next;  // where the next round of tries begins, so that no channel starves
};

void AnyOf::add(int index)
{
    ScriptObject *object = objectAt(m_lua, index);
    if (object == nullptr || object->kind != Kind::Channel)
        raiseError(m_lua, "receive_any takes channels and, last, a time in seconds");
    if (object->channel->receives == nullptr)
        raiseError(m_lua, "this thread is no receiver of " + *object->name);
    if (object->channel->ended)
        return;
    if (object->channel->receives->readableFd() < 0)
        raiseError(m_lua,
                   "receive_any cannot wait for " + *object->name +
                       ": poll(2) knows pipe, fifo, socketpair, unix-stream, unix-datagram, unix-seqpacket, "
                       "tcp, udp, eventfd and posix-mq (stream sockets with one sender)");
    if (m_choices.size() == kMostAwaited)
        raiseError(m_lua, "receive_any waits for at most " + std::to_string(kMostAwaited) + " channels");
    m_choices.push_back({object, index});
}

int AnyOf::tryAll()
{
    for (std::size_t tried = 0; tried < m_choices.size();) {
        const std::size_t at = m_next++ % m_choices.size();
        const Choice choice = m_choices[at];
        lua_pushinteger(m_lua, choice.index);
        bool isTimeout = false;
        const int pushed = pushReceived(m_lua, *choice.object, nanoseconds(0), isTimeout);
        if (!isTimeout && !choice.object->channel->ended)
            return 1 + pushed;
        lua_pop(m_lua, 1 + pushed);
        if (isTimeout) {
            ++tried;
        } else {
            m_choices.erase(m_choices.begin() + static_cast<std::ptrdiff_t>(at));
            tried = 0;
        }
    }
    return -1;
}

bool AnyOf::mayHaveEnded() const
{
    for (const Choice &choice : m_choices) {
        const EndSetup &setup = choice.object->channel->receives->setup();
        if (setup.state->closing.load(std::memory_order_acquire) != 0)
            return true;
    }
    return false;
}

bool AnyOf::sleep(std::uint64_t deadlineNs, Ticks deadline)
{
    std::vector<pollfd> items;
    std::vector<ThreadRecorder::Awaited> awaited;
    for (const Choice &choice : m_choices) {
        items.push_back({choice.object->channel->receives->readableFd(), POLLIN, 0});
        awaited.push_back({WaitKind::Message, choice.object->object});
    }
    // Published before it can sleep, withdrawn before anything is taken: a thread that is seen to wait has nothing.
    const Ticks began = m_recorder.waitAnyBegin(awaited, deadline);
    int ready = 0;
    bool isLate = false;
    do {
        const std::uint64_t now = monotonicNs();
        nanoseconds left = mayHaveEnded() ? kEndIsNear : kLookForEnd;
        if (deadlineNs != 0)
            left = std::min(left, nanoseconds(deadlineNs > now ? deadlineNs - now : 0));
        const timespec time = {0, static_cast<long>(left.count())};
        ready = ::ppoll(items.data(), items.size(), &time, nullptr);
        if (ready < 0 && errno == EINTR)
            ready = 0;
        isLate = ready == 0 && deadlineNs != 0 && monotonicNs() >= deadlineNs;
    } while (ready == 0 && !isLate && !mayHaveEnded());
    // The wait counts for the channel that ended it.
    std::size_t which = 0;
    while (which + 1 < items.size() && items[which].revents == 0)
        ++which;
    const Choice &choice = m_choices[ready > 0 ? which : 0];
    m_recorder.waitEnd(WaitKind::Any, choice.object->object, began,
                       *choice.object->channel->receives->setup().use);
    if (ready < 0)
        raiseError(m_lua, std::string("receive_any: ") + Error{ErrorKind::System, errno, "poll"}.text());
    return !isLate;
}

}  // namespace

int receiveAny(lua_State *lua)
{
    ScriptState &state = ScriptState::of(lua);
    state.enter(lua);
    int last = lua_gettop(lua);
    nanoseconds timeout = kNoLimit;
    if (last > 0 && lua_type(lua, last) == LUA_TNUMBER)
        timeout = secondsAt(lua, last--);
    AnyOf any(lua, state.body().recorder(), state.nextTurn());
    for (int index = 1; index <= last; ++index)
        any.add(index);
    const bool isTimed = timeout != kNoLimit;
    const std::uint64_t deadlineNs =
        isTimed ? monotonicNs() + static_cast<std::uint64_t>(timeout.count()) : 0;
    const Ticks deadline = isTimed ? state.body().now() + state.body().ticksOf(timeout) : 0;
    bool inTime = true;
    while (!any.empty()) {
        const int pushed = any.tryAll();
        if (pushed >= 0)
            return pushed;
        if (any.empty())
            break;
        if (!inTime || timeout.count() == 0) {
            lua_pushnil(lua);
            lua_pushliteral(lua, "timeout");
            return 2;
        }
        state.enter(lua);
        inTime = any.sleep(deadlineNs, deadline);
    }
    lua_pushnil(lua);
    return 1;
}

}  // namespace ws
