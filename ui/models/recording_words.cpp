#include "ui/models/recording_words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

#include "ui/models/wording.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::Recordings)
};

QString dateText(const QDateTime &moment)
{
    return moment.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

}  // namespace

QString recordedWhere(const Snapshot &snapshot)
{
    if (!snapshot.recording || !snapshot.recording->readFrom)
        return {};
    const RecordingNote &note = *snapshot.recording;
    const QString date = dateText(QDateTime::fromMSecsSinceEpoch(note.startedAtMs));
    const QString pattern = note.isPart()          ? Words::tr("Part of a run recorded {date} on {machine}")
                            : note.machine.empty() ? Words::tr("Recorded {date}")
                                                   : Words::tr("Recorded {date} on {machine}");
    return filled(pattern, {{"date", date}, {"machine", QString::fromStdString(note.machine)}});
}

QString recordingSentence(const Snapshot &snapshot)
{
    if (!snapshot.recording)
        return {};
    const RecordingNote &note = *snapshot.recording;
    if (note.failure)
        return filled(Words::tr("The recording ended before the run: {reason}"),
                      {{"reason", errorSentence(*note.failure)}});
    if (!note.damage.empty())
        return Words::tr("The recording is cut or damaged; what could be read is shown.");
    if (note.missed > 0)
        return filled(Words::tr("The recording misses {count} events: the disk was too slow."),
                      {{"count", countText(note.missed)}});
    return {};
}

QString keptName(const KeptRecording &kept)
{
    // 20261121T152031Z-two-locks-4711-1.wscope
    const QString name = QString::fromStdString(kept.file.stem().string());
    QDateTime moment = QDateTime::fromString(name.left(15), QStringLiteral("yyyyMMdd'T'HHmmss"));
    moment.setTimeZone(QTimeZone::utc());
    const QString experiment = name.mid(17).section(QLatin1Char('-'), 0, -3);
    return QStringLiteral("%1, %2, %3")
        .arg(experiment, dateText(moment), sizeText(static_cast<double>(kept.bytes)));
}

}  // namespace ws
