#include "ui/editor/problem_words.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <vector>

namespace ws {
namespace {

// A {name} stands for whatever the check puts there. The most special one first.
constexpr const char *patterns[] = {
    QT_TRANSLATE_NOOP(
        "Problem",
        "channel {name} is a wire without an end: no thread sends to it and none receives from it"),
    QT_TRANSLATE_NOOP(
        "Problem",
        "channel {name} is a wire without an end: no thread sends to it; expected at least one sender"),
    QT_TRANSLATE_NOOP("Problem", "channel {name} is a wire without an end: no thread receives from it; "
                                 "expected at least one receiver"),
    QT_TRANSLATE_NOOP("Problem", "channel {name}: {mechanism} works within one process, but its ends are in "
                                 "processes {processes}; expected one process or one of {others}"),
    QT_TRANSLATE_NOOP("Problem",
                      "{mechanism} works within one process, but its ends are in processes {processes}"),
    QT_TRANSLATE_NOOP("Problem", "channel {name} carries messages of one size: thread {thread} sends {size}, "
                                 "but another sender {other}"),
    QT_TRANSLATE_NOOP("Problem", "several threads send to channel {name}, but {mechanism} has one sender"),
    QT_TRANSLATE_NOOP("Problem",
                      "several threads receive from channel {name}, but {mechanism} has one receiver"),
    QT_TRANSLATE_NOOP("Problem",
                      "thread {thread}: a message of {size} bytes is larger than {mechanism} carries "
                      "(channel {name}); expected at most {most} bytes, the limit in {source}"),
    QT_TRANSLATE_NOOP("Problem", "thread {thread} says a size, but channel {name} ({mechanism}) carries "
                                 "tokens, which have no bytes; expected no key 'message'"),
    QT_TRANSLATE_NOOP("Problem", "thread {name} ({role}) needs the key '{key}'; expected {what}"),
    QT_TRANSLATE_NOOP("Problem", "expected name = value, with commas between: left = fork 1, rounds = 1000"),
    QT_TRANSLATE_NOOP("Problem", "the second quote is missing"),
    QT_TRANSLATE_NOOP("Problem", "expected a comma after the second quote"),
    QT_TRANSLATE_NOOP("Problem", "process {name} has no thread; expected at least one [[process.thread]]"),
    QT_TRANSLATE_NOOP(
        "Problem",
        "the experiment has no process; expected at least one [[process]] with a [[process.thread]]"),
    QT_TRANSLATE_NOOP("Problem", "{part}: {key} = {value} is too small; expected at least {least}"),
    QT_TRANSLATE_NOOP("Problem", "{part}: {key} = {value} is too large; expected at most {most}"),
    QT_TRANSLATE_NOOP("Problem", "{part}: {key} must be messages a second, above 0 and at most 1000000000"),
    QT_TRANSLATE_NOOP("Problem", "thread {name}: '{key}' names no lock of the experiment: {lock}; {hint}"),
    QT_TRANSLATE_NOOP("Problem",
                      "thread {name}: '{key}' names no channel of the experiment: {channel}; {hint}"),
    QT_TRANSLATE_NOOP("Problem", "thread {name} cannot join itself; expected another thread of its process"),
    QT_TRANSLATE_NOOP("Problem",
                      "no thread says how large the messages of channel {name} are: its senders only pass on "
                      "what they receive, in a circle of {names}; expected a sender with the key 'message'"),
    QT_TRANSLATE_NOOP("Problem", "a name is needed"),
    QT_TRANSLATE_NOOP("Problem", "the name is already used"),
    QT_TRANSLATE_NOOP("Problem", "expected a whole number"),
    QT_TRANSLATE_NOOP("Problem", "expected messages a second, a number"),
};

struct Matched
{
    QRegularExpression expression;
    QStringList names;
};

Matched matcherFor(const QString &pattern)
{
    static const QRegularExpression place(QStringLiteral("\\{(\\w+)\\}"));
    Matched matched;
    QString expression;
    qsizetype at = 0;
    for (auto found = place.globalMatch(pattern); found.hasNext();) {
        const QRegularExpressionMatch one = found.next();
        expression +=
            QRegularExpression::escape(pattern.mid(at, one.capturedStart() - at)) + QStringLiteral("(.+?)");
        matched.names << one.captured(1);
        at = one.capturedEnd();
    }
    expression += QRegularExpression::escape(pattern.mid(at));
    matched.expression = QRegularExpression(QRegularExpression::anchoredPattern(expression),
                                            QRegularExpression::DotMatchesEverythingOption);
    return matched;
}

// Made once, by the number of the pattern.
const std::vector<Matched> &matchers()
{
    static const std::vector<Matched> all = [] {
        std::vector<Matched> made;
        for (const char *pattern : patterns)
            made.push_back(matcherFor(QString::fromUtf8(pattern)));
        return made;
    }();
    return all;
}

}  // namespace

QString problemSentence(const std::string &message)
{
    const QString text = QString::fromStdString(message);
    for (std::size_t i = 0; i < std::size(patterns); ++i) {
        const QString translated = QCoreApplication::translate("Problem", patterns[i]);
        if (translated == QString::fromUtf8(patterns[i]))
            continue;
        const Matched &matched = matchers()[i];
        const QRegularExpressionMatch match = matched.expression.match(text);
        if (!match.hasMatch())
            continue;
        QString sentence = translated;
        for (qsizetype name = 0; name < matched.names.size(); ++name)
            sentence.replace(QLatin1Char('{') + matched.names[name] + QLatin1Char('}'),
                             match.captured(static_cast<int>(name) + 1));
        return sentence;
    }
    return text;
}

}  // namespace ws
