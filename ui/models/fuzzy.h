// Finds what somebody means who types a part of it: "wtg" or "who waits" finds "Who waits for whom".
//
// Threads: pure functions.
#pragma once

#include <QList>
#include <QString>
#include <optional>

namespace ws {

struct FuzzyMatch
{
    int score = 0;      // the greater, the better; only to be compared with scores for the same pattern
    QList<int> places;  // of the characters of the text that were meant, in order
};

// Every word of `pattern` must be in `text`: as it is, or as letters in this order where the first of them begins a
// word. Letter case does not matter. An empty pattern matches everything.
std::optional<FuzzyMatch> fuzzyMatch(const QString &pattern, const QString &text);

}  // namespace ws
