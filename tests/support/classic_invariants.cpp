#include "support/classic_invariants.h"

#include <algorithm>
#include <map>

namespace ws::test {

namespace {

std::string number(std::int64_t value)
{
    return std::to_string(value);
}

}  // namespace

std::string locksAreExclusive(const EventLog &log)
{
    for (const std::string &name : log.locks()) {
        const auto alone = log.spans(name, EventKind::LockAcquired, EventKind::LockReleased);
        const auto shared = log.spans(name, EventKind::SharedAcquired, EventKind::SharedReleased);
        std::string wrong = firstOverlap(log, alone);
        if (wrong.empty())
            wrong = firstOverlap(log, alone, shared);
        if (!wrong.empty())
            return name + ": " + wrong;
    }
    return {};
}

std::string staysWithin(const EventLog &log, const std::string &cell, std::int64_t least, std::int64_t most)
{
    for (const LoggedEvent &event : log.of(cell, EventKind::CellWritten))
        if (event.value < least || event.value > most)
            return cell + " became " + number(event.value) + " by " + log.threadName(event.thread);
    return {};
}

std::string onlyOneInside(const EventLog &log, const std::string &cell)
{
    return firstOverlap(log, log.inside(cell));
}

std::string neverTogether(const EventLog &log, const std::string &cell, const std::string &other)
{
    return firstOverlap(log, log.inside(cell), log.inside(other));
}

std::string noNeighboursEat(const EventLog &log)
{
    const auto seat = [&](const Span &span) { return log.threadName(span.thread).back() - '0'; };
    return firstOverlap(log, log.inside("eating"), [&](const Span &a, const Span &b) {
        const int apart = std::abs(seat(a) - seat(b));
        return apart != 1 && apart != 4;
    });
}

std::string roundsDoNotOverlap(const EventLog &log)
{
    // The stamp of a set() comes after it was made: who ends a round stamps that before it comes to the barrier.
    std::map<std::int64_t, Ticks> lastEnd;
    std::map<std::int64_t, int> ended;
    std::map<std::uint32_t, int> threads;
    for (const LoggedEvent &event : log.of("ends", EventKind::CellWritten)) {
        lastEnd[event.value] = event.ticks;
        ++ended[event.value];
        ++threads[event.thread];
    }
    for (const LoggedEvent &event : log.of("begins", EventKind::CellWritten)) {
        const std::int64_t before = event.value - 1;
        if (ended[before] != static_cast<int>(threads.size()) || lastEnd[before] > event.ticks)
            return log.threadName(event.thread) + " begins round " + number(event.value) +
                   " while others are in round " + number(before);
    }
    return {};
}

std::string moleculesAreWater(const EventLog &log)
{
    const auto bonds = log.of("bonds", EventKind::CellWritten);
    for (std::size_t i = 0; i + 2 < bonds.size(); i += 3) {
        const auto oxygen =
            std::count_if(bonds.begin() + static_cast<std::ptrdiff_t>(i),
                          bonds.begin() + static_cast<std::ptrdiff_t>(i) + 3, [&](const auto &bond) {
                              return log.threadName(bond.thread).starts_with("oxygen");
                          });
        if (oxygen != 1)
            return "molecule " + std::to_string(i / 3) + " has " + number(oxygen) + " oxygen of three";
    }
    return {};
}

std::string potIsFilledWhenEmpty(const EventLog &log)
{
    std::int64_t servings = 0;
    for (const LoggedEvent &event : log.of("servings", EventKind::CellWritten)) {
        const bool cooks = log.threadName(event.thread) == "cook";
        if (cooks && servings != 0)
            return "filled with " + number(servings) + " in it";
        if (!cooks && event.value != servings - 1)
            return "taken from " + number(servings) + " left " + number(event.value);
        if (event.value < 0)
            return "taken from an empty pot";
        servings = event.value;
    }
    return {};
}

std::string forksAreWithOne(const EventLog &log)
{
    for (int i = 1; i <= 5; ++i) {
        const std::string fork = "fork " + std::to_string(i);
        const std::string wrong =
            firstOverlap(log, log.spans(fork, EventKind::ReceiveEnd, EventKind::SendBegin));
        if (!wrong.empty())
            return fork + ": " + wrong;
    }
    return {};
}

std::string theRightOneSmokes(const EventLog &log)
{
    static const std::string third[] = {"", "has tobacco", "has paper", "has matches"};
    const auto announced = log.of("missing", EventKind::CellWritten);
    std::size_t round = 0;
    for (const Span &smoke : log.inside("smoking")) {
        if (round == announced.size())
            return "smokes without an agent";
        const LoggedEvent &agent = announced[round++];
        const std::string &wanted = third[agent.value];
        if (log.threadName(smoke.thread) != wanted || smoke.begin < agent.ticks)
            return log.threadName(smoke.thread) + " smokes instead of who " + wanted;
    }
    return {};
}

std::string nobodyIsThroughBefore(const EventLog &log)
{
    const auto opened = log.of("opened", EventKind::CellWritten);
    if (opened.size() != 1)
        return "opened " + std::to_string(opened.size()) + " times";
    for (const LoggedEvent &event : log.of("through", EventKind::CellWritten))
        if (event.ticks < opened[0].ticks)
            return log.threadName(event.thread) + " is through before it was opened";
    return {};
}

}  // namespace ws::test
