// What must hold in the classic problems of synchronisation, by the events of a run. Each answers why it does not hold;
// empty: it does.
#pragma once

#include <string>

#include "support/event_log.h"

namespace ws::test {

// Never two threads inside of a lock, unless all of them share it.
std::string locksAreExclusive(const EventLog &log);
// The cell is never written a number outside of [least, most].
std::string staysWithin(const EventLog &log, const std::string &cell, std::int64_t least, std::int64_t most);
// Who adds 1 to the cell is alone until it takes that back.
std::string onlyOneInside(const EventLog &log, const std::string &cell);
// Nobody is inside of one cell while somebody is inside of the other.
std::string neverTogether(const EventLog &log, const std::string &cell, const std::string &other);
// philosopher i does not eat while philosopher i + 1 does.
std::string noNeighboursEat(const EventLog &log);
// Nobody begins round r + 1 before everybody has ended round r.
std::string roundsDoNotOverlap(const EventLog &log);
// Three bonds in a row are two hydrogen and one oxygen.
std::string moleculesAreWater(const EventLog &log);
// The cook fills an empty pot, the savages take from one that is not.
std::string potIsFilledWhenEmpty(const EventLog &log);
// A fork that is received by one is not received by another before it was sent back.
std::string forksAreWithOne(const EventLog &log);
// Only the one smokes who has the third thing.
std::string theRightOneSmokes(const EventLog &log);
// Nobody goes through the turnstile before it is opened.
std::string nobodyIsThroughBefore(const EventLog &log);

}  // namespace ws::test
