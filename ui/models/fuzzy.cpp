#include "ui/models/fuzzy.h"

#include <QStringList>
#include <algorithm>

namespace ws {
namespace {

constexpr int kWhole = 100;   // the word stands there as it is
constexpr int kAtStart = 60;  // and the text begins with it
constexpr int kAtWord = 40;   // or one of its words does
constexpr int kLetterAtWord = 8;
constexpr int kLetterInRow = 5;
constexpr int kMostForPlace = 30;  // what stands later counts for less

bool beginsWord(const QString &text, qsizetype place)
{
    if (place == 0)
        return true;
    const QChar before = text[place - 1];
    // Chinese has no spaces between words: each character may begin one.
    return !before.isLetterOrNumber() || text[place].script() == QChar::Script_Han;
}

std::optional<FuzzyMatch> whole(const QString &word, const QString &text)
{
    std::optional<FuzzyMatch> best;
    for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(word, at + 1, Qt::CaseInsensitive)) {
        const int bonus = at == 0 ? kAtStart : beginsWord(text, at) ? kAtWord : 0;
        const int score = kWhole + bonus - static_cast<int>(std::min<qsizetype>(at, kMostForPlace));
        if (best && best->score >= score)
            continue;
        best = FuzzyMatch{score, {}};
        for (qsizetype i = 0; i < word.size(); ++i)
            best->places << static_cast<int>(at + i);
    }
    return best;
}

// The letters one after the other, each at the next place where it begins a word or goes on from the one before.
std::optional<FuzzyMatch> letters(const QString &word, const QString &text)
{
    FuzzyMatch match;
    qsizetype from = 0;
    for (const QChar letter : word) {
        qsizetype found = -1;
        for (qsizetype at = from; at < text.size(); ++at) {
            if (text[at].toCaseFolded() != letter.toCaseFolded())
                continue;
            const bool inRow = !match.places.isEmpty() && at == match.places.last() + 1;
            if (!beginsWord(text, at) && !inRow)
                continue;
            match.score += inRow ? kLetterInRow : kLetterAtWord;
            found = at;
            break;
        }
        if (found < 0)
            return std::nullopt;
        match.places << static_cast<int>(found);
        from = found + 1;
    }
    return match;
}

}  // namespace

std::optional<FuzzyMatch> fuzzyMatch(const QString &pattern, const QString &text)
{
    FuzzyMatch all;
    for (const QString &word : pattern.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        std::optional<FuzzyMatch> one = whole(word, text);
        if (!one)
            one = letters(word, text);
        if (!one)
            return std::nullopt;
        all.score += one->score;
        all.places << one->places;
    }
    std::sort(all.places.begin(), all.places.end());
    all.places.erase(std::unique(all.places.begin(), all.places.end()), all.places.end());
    return all;
}

}  // namespace ws
