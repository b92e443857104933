#include "ui/models/wording.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>

#include "base/system_words.h"
#include "experiment/problem_words.h"
#include "session/catalogue.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::Words)
};

const QChar kThinSpace(0x202f);

// Three or four significant digits: 46.9, 468, 4,683.
QString fewDigits(double value)
{
    static const QLocale english(QLocale::English, QLocale::UnitedStates);
    const double size = std::abs(value);
    const int decimals = size == 0 || size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2;
    return english.toString(value, 'f', decimals);
}

QString withPrefix(double value, const QString &unit)
{
    static const char *const prefixes[] = {"", "k", "M", "G", "T"};
    std::size_t step = 0;
    while (std::abs(value) >= 999.5 && step + 1 < std::size(prefixes)) {
        value /= 1000;
        ++step;
    }
    const bool whole = step == 0 && value == std::floor(value);
    const QString digits = whole ? QString::number(value, 'f', 0) : fewDigits(value);
    const QString suffix = QLatin1String(prefixes[step]) + unit;
    return suffix.isEmpty() ? digits : digits + kThinSpace + suffix;
}

QString systemText(const std::string &english)
{
    return QCoreApplication::translate("System", english.c_str());
}

const MechanismEntry *mechanismEntry(const std::string &id)
{
    for (const MechanismEntry &entry : mechanismCatalogue()) {
        if (entry.id == id)
            return &entry;
    }
    return nullptr;
}

}  // namespace

QString filled(QString pattern, std::initializer_list<std::pair<const char *, QString>> values)
{
    for (const auto &[name, value] : values)
        pattern.replace(QLatin1Char('{') + QLatin1String(name) + QLatin1Char('}'), value);
    return pattern;
}

QString countText(std::uint64_t count)
{
    static const QLocale english(QLocale::English, QLocale::UnitedStates);
    return english.toString(static_cast<qulonglong>(count));
}

QString shortNumber(double value)
{
    return withPrefix(value, {});
}

QString sizeText(double bytes)
{
    return withPrefix(bytes, QStringLiteral("B"));
}

QString timeText(std::int64_t ns)
{
    const double value = static_cast<double>(ns);
    if (std::abs(value) < 999.5)
        return QString::number(ns) + kThinSpace + QLatin1String("ns");
    if (std::abs(value) < 999.5e3)
        return fewDigits(value / 1e3) + kThinSpace + QString::fromUtf8("µs");
    if (std::abs(value) < 999.5e6)
        return fewDigits(value / 1e6) + kThinSpace + QLatin1String("ms");
    return QString::number(value / 1e9, 'f', value < 10e9 ? 3 : 1) + kThinSpace + QLatin1String("s");
}

QString percentText(double share)
{
    return QString::number(std::lround(std::clamp(share, 0.0, 1.0) * 100)) + kThinSpace + QLatin1Char('%');
}

QString clockText(std::int64_t ns)
{
    const std::int64_t ms = std::max<std::int64_t>(ns, 0) / 1'000'000;
    return QStringLiteral("%1:%2.%3")
        .arg(ms / 60'000)
        .arg(ms / 1000 % 60, 2, 10, QLatin1Char('0'))
        .arg(ms % 1000, 3, 10, QLatin1Char('0'));
}

QString localText(const LocalText &text)
{
    // The language of the window, which may differ from the locale of the system.
    const bool chinese = Words::tr("en", "code of the language of this translation: en or zh_CN") == u"zh_CN";
    return QString::fromStdString(chinese && !text.zhCn.empty() ? text.zhCn : text.en);
}

QString titleOf(const Experiment &experiment)
{
    const QString title = localText(experiment.title);
    return title.isEmpty() ? QString::fromStdString(experiment.id) : title;
}

QString groupName(const std::string &group)
{
    static const char *const known[] = {
        QT_TRANSLATE_NOOP("Group", "Mechanisms"),
        QT_TRANSLATE_NOOP("Group", "Deadlock"),
        QT_TRANSLATE_NOOP("Group", "Classics"),
        QT_TRANSLATE_NOOP("Group", "Threads, processes, coroutines"),
        QT_TRANSLATE_NOOP("Group", "Web"),
        QT_TRANSLATE_NOOP("Group", "Mine"),
    };
    const std::string name = group.empty() ? known[0] : group;
    return QCoreApplication::translate("Group", name.c_str());
}

QString mechanismName(const std::string &id)
{
    const MechanismEntry *entry = mechanismEntry(id);
    return entry ? QCoreApplication::translate("Mechanism", entry->name.c_str()) : QString::fromStdString(id);
}

QString mechanismSentence(const std::string &id)
{
    const MechanismEntry *entry = mechanismEntry(id);
    return entry ? QCoreApplication::translate("Mechanism", entry->sentence.c_str()) : QString();
}

QString placementName(Placement placement)
{
    switch (placement) {
    case Placement::Free:
        return Words::tr("free");
    case Placement::Same:
        return Words::tr("same core");
    case Placement::Cross:
        return Words::tr("across cores");
    }
    return {};
}

QString levelName(Level level)
{
    switch (level) {
    case Level::Off:
        return Words::tr("off");
    case Level::Light:
        return Words::tr("light");
    case Level::Full:
        return Words::tr("full");
    }
    return {};
}

QString verdictSentence(const Snapshot &snapshot)
{
    switch (snapshot.verdict) {
    case RunVerdict::Open:
        return {};
    case RunVerdict::Completed:
        return Words::tr("Completed: the time was over or all threads had ended.");
    case RunVerdict::Deadlock:
        return Words::tr("Ended by a deadlock.");
    case RunVerdict::Stopped:
        return Words::tr("Stopped.");
    case RunVerdict::Failed:
        break;
    }
    // Without a system error it was a worker that ended by itself; how it ended says more.
    const bool refused =
        snapshot.failure && (snapshot.failure->kind != ErrorKind::System || snapshot.failure->sysErrno != 0);
    if (refused)
        return errorSentence(*snapshot.failure);
    // Who was killed may take its neighbours along.
    const bool someSignal =
        std::any_of(snapshot.workers.begin(), snapshot.workers.end(),
                    [](const WorkerStatus &worker) { return !worker.byUs && worker.signal != 0; });
    for (std::size_t i = 0; i < snapshot.workers.size(); ++i) {
        const WorkerStatus &worker = snapshot.workers[i];
        if (worker.byUs || (someSignal && worker.signal == 0) ||
            (worker.exitCode == 0 && worker.signal == 0 && worker.message.empty()))
            continue;
        const QString name = snapshot.model && i < snapshot.model->processes.size()
                                 ? QString::fromStdString(snapshot.model->processes[i].name)
                                 : QString::number(worker.pid);
        if (!worker.message.empty())
            return filled(Words::tr("{process} failed: {message}"),
                          {{"process", name}, {"message", QString::fromStdString(worker.message)}});
        if (worker.signal != 0)
            return filled(Words::tr("{process} was ended by signal {signal} ({name})."),
                          {{"process", name},
                           {"signal", QString::number(worker.signal)},
                           {"name", systemText(signalMeaning(worker.signal))}});
        return filled(Words::tr("{process} ended with exit code {code}."),
                      {{"process", name}, {"code", QString::number(worker.exitCode)}});
    }
    return snapshot.failure ? errorSentence(*snapshot.failure) : Words::tr("The run failed.");
}

QString errorSentence(const Error &error)
{
    const QString action = QString::fromStdString(error.action);
    const QString reason = error.sysErrno ? systemText(systemReason(error.sysErrno)) : QString();
    switch (error.kind) {
    case ErrorKind::System:
        if (!error.sysErrno)
            return action.left(1).toUpper() + action.mid(1) + QLatin1Char('.');
        return filled(Words::tr("The system refused to {action}: {reason}."),
                      {{"action", action}, {"reason", reason}});
    case ErrorKind::BadInput:
        return filled(Words::tr("Not accepted: {action}."), {{"action", problemText(error.action)}});
    case ErrorKind::Limit:
        return filled(Words::tr("A limit is reached: {action}."), {{"action", action}});
    case ErrorKind::Timeout:
        return filled(Words::tr("It took too long to {action}."), {{"action", action}});
    case ErrorKind::TooBig:
        return filled(Words::tr("Too big: {action}."), {{"action", action}});
    case ErrorKind::Closed:
        return filled(Words::tr("The other side was gone: {action}."), {{"action", action}});
    case ErrorKind::Cancelled:
        return filled(Words::tr("Cancelled: {action}."), {{"action", action}});
    case ErrorKind::Unsupported:
        return filled(Words::tr("Not possible here: {action}."), {{"action", action}});
    }
    return action;
}

QString problemText(const std::string &message)
{
    return QString::fromStdString(problemInWords(message, [](std::string_view pattern) {
        const std::string english(pattern);
        const QString words = QCoreApplication::translate("Problem", english.c_str());
        return (words.toStdString() == english ? systemText(english) : words).toStdString();
    }));
}

QString problemText(const FileProblem &problem)
{
    FileProblem said = problem;
    said.message = problemText(problem.message).toStdString();
    return QString::fromStdString(said.text());
}

QString threadName(const RunModel &model, std::uint32_t thread)
{
    return thread < model.threads.size() ? QString::fromStdString(model.threads[thread].name)
                                         : QStringLiteral("?");
}

QString objectName(const RunModel &model, std::uint32_t object)
{
    return object < model.objects.size() ? QString::fromStdString(model.objects[object].name)
                                         : QStringLiteral("?");
}

QString shortName(const QString &name)
{
    qsizetype digits = 0;
    while (digits < name.size() && name[name.size() - 1 - digits].isDigit())
        ++digits;
    return digits == 0 || digits == name.size() ? name : name.first(1) + name.last(digits);
}

QString namesListed(const QStringList &names)
{
    return names.join(Words::tr(", ", "between names of a list"));
}

QString threadNames(const RunModel &model, const std::vector<std::uint32_t> &threads)
{
    QStringList names;
    for (const std::uint32_t thread : threads)
        names << threadName(model, thread);
    return namesListed(names);
}

}  // namespace ws
