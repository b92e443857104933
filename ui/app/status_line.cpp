#include "ui/app/status_line.h"

#include <QPainter>
#include <thread>

#include "ui/models/recording_words.h"
#include "ui/models/wording.h"
#include "ui/views/shapes.h"

namespace ws {
namespace {

const QString kBetween = QStringLiteral(" · ");
constexpr int kHeight = 28;
constexpr int kNoteMs = 8000;

}  // namespace

StatusLine::StatusLine(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(kHeight);
    m_noteEnds.setSingleShot(true);
    m_noteEnds.setInterval(kNoteMs);
    connect(&m_noteEnds, &QTimer::timeout, this, [this] { setNote({}); });
    m_machine = filled(tr("This machine: {count} cores"),
                       {{"count", QString::number(std::thread::hardware_concurrency())}});
}

void StatusLine::setTheme(const Theme &theme)
{
    m_theme = theme;
    setFixedHeight(theme.px(kHeight));
    update();
}

void StatusLine::setNote(const QString &note)
{
    m_note = note;
    if (!note.isEmpty())
        m_noteEnds.start();
    update();
}

void StatusLine::setSnapshot(const Snapshot &snapshot)
{
    QStringList run;
    if (snapshot.results) {
        run << (snapshot.dropped
                    ? filled(tr("{count} events, {lost} dropped"),
                             {{"count", countText(snapshot.events)}, {"lost", countText(snapshot.dropped)}})
                    : filled(tr("{count} events, none dropped"), {{"count", countText(snapshot.events)}}));
        run << filled(tr("recording {level}"), {{"level", levelName(snapshot.level)}});
        run << placementName(snapshot.placement);
    }
    m_run = run.join(kBetween);
    m_bad = snapshot.verdict == RunVerdict::Failed;
    m_verdict = snapshot.phase == RunPhase::Paused ? tr("Paused.") : verdictSentence(snapshot);
    if (const QString sentence = recordingSentence(snapshot); !sentence.isEmpty())
        m_verdict = m_verdict.isEmpty() ? sentence : m_verdict + QLatin1Char(' ') + sentence;
    m_where = recordedWhere(snapshot);
    setAccessibleName(m_verdict + QLatin1Char(' ') + m_run);
    const QString notes = snapshot.recording ? QString::fromStdString(snapshot.recording->notes) : QString();
    setToolTip(notes.isEmpty() ? m_verdict : m_verdict + QLatin1String("\n\n") + notes);
    update();
}

void StatusLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.panel);
    painter.fillRect(0, 0, width(), 1, m_theme.line);
    const QFont font = m_theme.font(11.5);
    const QRectF room(16, 0, width() - 32, height());
    const double right = textWidth(font, m_run);
    drawLine(painter, room, Qt::AlignRight, font, m_theme.dim, m_run);
    const QString &where = m_where.isEmpty() ? m_machine : m_where;
    drawLine(painter, room, Qt::AlignLeft, font, m_theme.dim, where);
    const double left = textWidth(font, where) + 24;
    drawLine(painter, room.adjusted(left, 0, -right - 24, 0), Qt::AlignLeft, font,
             m_bad && m_note.isEmpty() ? m_theme.warning : m_theme.text, text(), Qt::ElideMiddle);
}

}  // namespace ws
