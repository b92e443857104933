#include "support/program_explorer.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

namespace ws::test {

namespace {

constexpr std::size_t kMostThreads = 5;
constexpr std::size_t kMostUnits = 8;

enum class Phase : char { Ready, Waits, Notified };

// Bytes only, so that a state is its own key.
struct State
{
    std::array<char, kMostThreads> at{};
    std::array<Phase, kMostThreads> phase{};
    std::array<char, kMostThreads>
        order{};  // of those that wait in a monitor: the place in its queue, from 1
    std::array<char, kMostLocks> lockOwner{};  // thread + 1; 0: free
    std::array<char, kMostMonitors> monitorOwner{};
    std::array<char, kMostUnits> units{};
    std::array<char, kMostUnits> held{};  // messages in each channel
};

class Explorer
{
public:
    explicit Explorer(const RandomProgram &program) : m_program(program) {}

    std::optional<std::set<StuckThreads>> explore(std::size_t mostStates)
    {
        State first;
        for (std::size_t i = 0; i < m_program.units.size(); ++i)
            first.units[i] = static_cast<char>(m_program.units[i]);
        std::vector<State> open = {first};
        std::unordered_set<std::string> seen = {keyOf(first)};
        std::set<StuckThreads> ends;
        while (!open.empty()) {
            const State state = open.back();
            open.pop_back();
            bool moved = false;
            for (std::size_t thread = 0; thread < m_program.threads.size(); ++thread) {
                State next = state;
                if (!step(next, thread))
                    continue;
                moved = true;
                if (seen.insert(keyOf(next)).second)
                    open.push_back(next);
            }
            if (!moved)
                ends.insert(stuckIn(state));
            if (seen.size() > mostStates)
                return std::nullopt;
        }
        return ends;
    }

private:
    static std::string keyOf(const State &state)
    {
        return {reinterpret_cast<const char *>(&state), sizeof state};
    }

    bool hasEnded(const State &state, std::size_t thread) const
    {
        return static_cast<std::size_t>(state.at[thread]) == m_program.threads[thread].size();
    }

    StuckThreads stuckIn(const State &state) const
    {
        StuckThreads stuck = 0;
        for (std::size_t thread = 0; thread < m_program.threads.size(); ++thread)
            if (!hasEnded(state, thread))
                stuck |= 1u << thread;
        return stuck;
    }

    bool streamIsOver(const State &state, int channel) const
    {
        for (std::size_t thread = 0; thread < m_program.threads.size(); ++thread)
            for (const ProgramStep &step : m_program.threads[thread])
                if (step.kind == 'S' && step.object == channel && !hasEnded(state, thread))
                    return false;
        return true;
    }

    static bool take(char &owner, std::size_t thread)
    {
        if (owner != 0)
            return false;
        owner = static_cast<char>(thread + 1);
        return true;
    }

    // False: it cannot move now.
    bool step(State &state, std::size_t thread) const
    {
        if (hasEnded(state, thread))
            return false;
        const ProgramStep &step = m_program.threads[thread][static_cast<std::size_t>(state.at[thread])];
        if (!act(state, thread, step))
            return false;
        if (state.phase[thread] == Phase::Ready)
            ++state.at[thread];
        return true;
    }

    bool act(State &state, std::size_t thread, const ProgramStep &step) const
    {
        const auto object = static_cast<std::size_t>(step.object);
        switch (step.kind) {
        case 'L':
            return take(state.lockOwner[object], thread);
        case 'U':
            state.lockOwner[object] = 0;
            return true;
        case 'E':
            return take(state.monitorOwner[object], thread);
        case 'X':
            state.monitorOwner[object] = 0;
            return true;
        case 'A':
            return state.units[object] != 0 && state.units[object]-- != 0;
        case 'R':
            ++state.units[object];
            return true;
        case 'S':
            if (state.held[object] == m_program.rooms[object])
                return false;
            ++state.held[object];
            return true;
        case 'G':
            if (state.held[object] == 0)
                return streamIsOver(state, step.object);
            --state.held[object];
            return true;
        case 'W':
            return waits(state, thread, object);
        case 'N':
            notify(state, step);
            return true;
        case 'B':
            while (notify(state, step)) {
            }
            return true;
        case 'J':
            return hasEnded(state, object);
        default:
            return true;
        }
    }

    bool waits(State &state, std::size_t thread, std::size_t monitor) const
    {
        switch (state.phase[thread]) {
        case Phase::Ready:
            state.monitorOwner[monitor] = 0;
            state.phase[thread] = Phase::Waits;
            state.order[thread] = static_cast<char>(1 + *std::ranges::max_element(state.order));
            return true;
        case Phase::Waits:
            return false;
        case Phase::Notified:
            if (!take(state.monitorOwner[monitor], thread))
                return false;
            state.phase[thread] = Phase::Ready;
            return true;
        }
        return false;
    }

    // False: nobody waits for it.
    bool notify(State &state, const ProgramStep &step) const
    {
        std::size_t longest = kMostThreads;
        for (std::size_t thread = 0; thread < m_program.threads.size(); ++thread) {
            if (state.phase[thread] != Phase::Waits)
                continue;
            const ProgramStep &wait = m_program.threads[thread][static_cast<std::size_t>(state.at[thread])];
            const bool hears = wait.object == step.object && wait.condition == step.condition;
            if (hears && (longest == kMostThreads || state.order[thread] < state.order[longest]))
                longest = thread;
        }
        if (longest == kMostThreads)
            return false;
        state.phase[longest] = Phase::Notified;
        state.order[longest] = 0;
        return true;
    }

    const RandomProgram &m_program;
};

}  // namespace

std::optional<std::set<StuckThreads>> possibleEnds(const RandomProgram &program, std::size_t mostStates)
{
    return Explorer(program).explore(mostStates);
}

}  // namespace ws::test
