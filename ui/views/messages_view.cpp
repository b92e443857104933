#include "ui/views/messages_view.h"

#include <QHeaderView>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>
#include <cmath>

#include "ui/models/wording.h"
#include "ui/views/shapes.h"

namespace ws {
namespace {

constexpr int kRowHeight = 22;

}  // namespace

NoticeList::NoticeList(QWidget *parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void NoticeList::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void NoticeList::setNotices(QList<Notice> notices)
{
    if (notices == m_notices)
        return;
    m_notices = std::move(notices);
    QStringList words;
    for (const Notice &notice : m_notices)
        words << notice.title + QStringLiteral(": ") + notice.text;
    setAccessibleName(words.join(QLatin1Char('\n')));
    updateGeometry();
    update();
}

int NoticeList::heightForWidth(int width) const
{
    return static_cast<int>(std::ceil(draw(nullptr, width)));
}

void NoticeList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), m_theme.background);
    draw(&painter, width());
}

double NoticeList::draw(QPainter *painter, double width) const
{
    const QFont bold = m_theme.font(13, QFont::DemiBold);
    const QFont plain = m_theme.font(13);
    const double room = width - 20 - 16 - 20;
    double y = 4;
    for (const Notice &notice : m_notices) {
        const bool isBad =
            notice.kind == Notice::Kind::ThreadFailed || notice.kind == Notice::Kind::LostWakeup;
        const double height = QFontMetricsF(plain)
                                  .boundingRect(QRectF(0, 0, room, 4000), Qt::TextWordWrap, notice.text)
                                  .height();
        if (painter) {
            const QRectF bar(20, y + 2, 6, 18 + height);
            fillHatched(*painter, bar, isBad ? m_theme.waiting : m_theme.wanted,
                        isBad ? Hatch::Waiting : Hatch::Wanted);
            drawLine(*painter, {36, y, room, 20}, Qt::AlignLeft, bold, m_theme.text, notice.title);
            painter->setFont(plain);
            painter->setPen(m_theme.text);
            painter->drawText(QRectF(36, y + 20, room, height + 2), Qt::TextWordWrap, notice.text);
        }
        y += 20 + height + 12;
    }
    return y;
}

MessagesView::MessagesView(QWidget *parent)
    : QWidget(parent), m_log(new LogModel(this)), m_list(new NoticeList), m_area(new QScrollArea(this)),
      m_table(new QTableView(this))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::ClickFocus);  // who clicks here means no chart any more
    setAccessibleName(tr("Messages"));
    m_area->setAccessibleName(tr("Messages"));
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setWidget(m_list);
    m_table->setModel(m_log);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setAccessibleName(tr("Log"));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setColumnWidth(LogModel::TimeColumn, 92);
    m_table->setColumnWidth(LogModel::ThreadColumn, 120);
    m_table->setColumnWidth(LogModel::LineColumn, 56);
    arrange();
}

void MessagesView::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_list->setTheme(theme);
    m_table->setFont(theme.font(12.5));
    for (QWidget *widget : {static_cast<QWidget *>(m_table), m_table->viewport(), m_area->viewport()}) {
        QPalette palette = widget->palette();
        palette.setColor(QPalette::Base, theme.background);
        palette.setColor(QPalette::Window, theme.background);
        widget->setPalette(palette);
    }
    update();
}

void MessagesView::setSnapshot(const std::shared_ptr<const Snapshot> &snapshot)
{
    m_snapshot = snapshot;
    m_list->setNotices(noticesOf(*snapshot));
    const QScrollBar *bar = m_table->verticalScrollBar();
    const bool follows = bar->value() >= bar->maximum();
    m_log->setSnapshot(snapshot);
    if (follows)
        m_table->scrollToBottom();
    arrange();
    update();
}

int MessagesView::count() const
{
    return static_cast<int>(m_list->notices().size()) + m_log->rowCount();
}

void MessagesView::arrange()
{
    const bool hasLog = m_log->rowCount() > 0;
    const bool hasNotices = !m_list->notices().isEmpty();
    m_area->setVisible(hasNotices);
    m_table->setVisible(hasLog);
    const int top = static_cast<int>(kTitleHeight);
    const int room = std::max(0, height() - top - 4);
    const int wanted = hasNotices ? m_list->heightForWidth(width() - 10) : 0;
    const int notices = hasLog ? std::min(wanted, room / 2) : std::min(wanted, room);
    m_area->setGeometry(0, top, width(), notices);
    m_table->setGeometry(12, top + notices, std::max(0, width() - 16), room - notices);
}

void MessagesView::resizeEvent(QResizeEvent *)
{
    arrange();
}

void MessagesView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.background);
    const QString unkept = m_log->dropped() > 0 ? filled(tr("{count} older lines are not kept"),
                                                         {{"count", countText(m_log->dropped())}})
                                                : QString();
    drawTitleLine(painter, QRectF(0, 0, width(), kTitleHeight), m_theme, tr("Messages"), {}, {});
    if (!unkept.isEmpty())
        drawLine(painter, QRectF(110, 0, width() - 120, kTitleHeight), Qt::AlignLeft, m_theme.font(11.5),
                 m_theme.dim, unkept);
    if (count() > 0)
        return;
    const bool ran = m_snapshot && m_snapshot->results;
    const QString text =
        ran ? tr("Nothing to say so far: no thread failed, nobody starves, no script has logged anything.")
            : tr("Press Run: what scripts log is listed here, and what is odd without being a deadlock: "
                 "starvation, livelock, a lost wake-up.");
    painter.setFont(m_theme.font(13));
    painter.setPen(m_theme.dim);
    painter.drawText(rect().adjusted(40, static_cast<int>(kTitleHeight), -40, -20),
                     Qt::AlignCenter | Qt::TextWordWrap, text);
}

}  // namespace ws
