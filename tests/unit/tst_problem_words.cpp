// Mistakes of experiment files in another language: clauses are known by pattern, names stay, the rest stays English.
#include <map>

#include <QRegularExpression>
#include <QTest>

#include "experiment/problem_words.h"

using namespace ws;

namespace {

const std::map<std::string_view, std::string> &words()
{
    static const std::map<std::string_view, std::string> all{
        {"{first}; {second}", "{first} | {second}"},
        {"unknown mechanism {name}", "{name}?"},
        {"expected one of {list}", "one of <{list}>"},
        {"{what}: {key} = {value} is too small", "{key} of {what} too small: {value}"},
        {"expected at least {what}", "at least {what}"},
        {"thread {name} ({id})", "T{name}-{id}"},
        {"thread {name}", "T{name}"},
        {"{who}: there is no script {name}", "{who} without {name}"},
        {"script {name}, line {line}: {words}", "{name}@{line} {words}"},
        {"{what} expected {place}", "{place} lacks {what}"},
        {"near {token}", "at {token}"},
        {"{names} and {count} more", "{names} +{count}"},
        {"the file cannot be read: {reason}", "unreadable: {reason}"},
        {"Input/output error", "EIO"},
        {"{key}: {message}", "{key} -> {message}"},
        {"did you mean {name}", "perhaps {name}"},
    };
    return all;
}

std::string translate(std::string_view pattern)
{
    const auto found = words().find(pattern);
    return found == words().end() ? std::string(pattern) : found->second;
}

}  // namespace

class TstProblemWords : public QObject
{
    Q_OBJECT

private slots:
    void aSentenceIsTakenApart_data()
    {
        QTest::addColumn<QByteArray>("english");
        QTest::addColumn<QByteArray>("other");
        const auto row = [](const char *name, const char *english, const char *other) {
            QTest::newRow(name) << QByteArray(english) << QByteArray(other);
        };
        row("one clause", "unknown mechanism 'pip'", "'pip'?");
        row("two clauses", "unknown mechanism 'pip'; expected one of pipe, queue",
            "'pip'? | one of <pipe, queue>");
        row("a guess", "unknown mechanism 'pip'; did you mean 'pipe'", "'pip'? | perhaps 'pipe'");
        row("a phrase in its place", "thread 'eat' (produce): message = 0 is too small; expected at least 1",
            "message of T'eat'-produce too small: 0 | at least 1");
        row("the subject of a thread", "thread 'eat': there is no script 'x'; expected one of a, b",
            "T'eat' without 'x' | one of <a, b>");
        row("Lua in a script", "script 'eat', line 3: 'end' expected near 'x'", "'eat'@3 at 'x' lacks 'end'");
        row("a message behind a key", "'with': unknown mechanism 'x'", "'with' -> 'x'?");
        row("a name that sounds like a clause", "unknown mechanism 'near a'", "'near a'?");
        row("more names than are listed", "unknown mechanism 'x'; expected one of 'a', 'b' and 12 more",
            "'x'? | one of <'a', 'b' +12>");
        row("what the system said", "the file cannot be read: Input/output error", "unreadable: EIO");
        row("half of it is not known", "unknown mechanism 'x'; and something else",
            "unknown mechanism 'x'; and something else");
        row("nothing of it is known", "what is this", "what is this");
        row("nothing at all", "", "");
    }
    void aSentenceIsTakenApart()
    {
        QFETCH(QByteArray, english);
        QFETCH(QByteArray, other);
        QCOMPARE(QByteArray::fromStdString(problemInWords(english.toStdString(), translate)), other);
    }

    void withoutATranslationItIsTheEnglishSentence()
    {
        const auto same = [](std::string_view pattern) { return std::string(pattern); };
        for (const char *sentence :
             {"thread 'a' (produce): message = 0 is too small; expected at least 1",
              "channel 'p' is a wire without an end: no thread sends to it; expected at least one sender",
              "script 'eat' (eat.lua:7): 'end' expected (to close 'while' in the script's line 1) at the end "
              "of "
              "the script"})
            QCOMPARE(problemInWords(sentence, same), std::string(sentence));
    }

    void aLongSentenceOfNoiseIsDoneAtOnce()
    {
        std::string noise;
        for (int i = 0; i < 200; ++i)
            noise += "a: b = c is d; expected e, ";
        QCOMPARE(problemInWords(noise, translate), noise);
    }
};

QTEST_APPLESS_MAIN(TstProblemWords)
#include "tst_problem_words.moc"
