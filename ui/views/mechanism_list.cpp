#include "ui/views/mechanism_list.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <algorithm>
#include <cmath>

#include "ui/views/focus_ring.h"
#include "ui/views/shapes.h"

namespace ws {
namespace {

constexpr int kRow = 26;
constexpr int kHeading = 30;
constexpr int kReasonRise = 4;  // nearer to its name than to the next one
constexpr int kMargin = 18;
constexpr int kPageRows = 8;

}  // namespace

class MechanismList::Delegate : public QStyledItemDelegate
{
public:
    Delegate(Look look, QListView *view) : QStyledItemDelegate(view), m_look(look), m_view(view) {}

    void setTheme(const Theme &theme) { m_theme = theme; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF row = option.rect;
        const QString text = index.data().toString();
        if (index.data(MechanismListModel::HeadingRole).toBool()) {
            drawLine(*painter, row.adjusted(m_look == Look::Panel ? 16 : 10, 6, -10, 0), Qt::AlignLeft,
                     m_theme.font(11.5, QFont::DemiBold), m_theme.dim, text);
            painter->restore();
            return;
        }
        const bool selected = option.state & QStyle::State_Selected;
        const bool enabled = index.flags() & Qt::ItemIsEnabled;
        if (enabled && (selected || option.state & QStyle::State_MouseOver))
            drawGround(*painter, row, selected);
        const QString refusal = index.data(MechanismListModel::RefusalRole).toString();
        const double left = row.left() + (m_look == Look::Panel ? 24 : kMargin);
        const QRectF name(left, row.top(), row.right() - left - (m_look == Look::Panel ? 18 : 10), kRow);
        const bool strong = m_look == Look::Panel && selected;
        drawLine(*painter, name, Qt::AlignLeft, m_theme.font(13, strong ? QFont::Medium : QFont::Normal),
                 enabled ? m_theme.text : m_theme.faint, text);
        if (!refusal.isEmpty())
            drawReason(*painter, {name.left(), row.top() + kRow - kReasonRise, name.width(), row.height()},
                       refusal);
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        if (index.data(MechanismListModel::HeadingRole).toBool())
            return {120, m_look == Look::Panel ? kHeading : kRow};
        const QString refusal = index.data(MechanismListModel::RefusalRole).toString();
        if (refusal.isEmpty())
            return {120, kRow};
        return {120, kRow - kReasonRise + static_cast<int>(std::ceil(reasonHeight(refusal)))};
    }

private:
    void drawGround(QPainter &painter, const QRectF &row, bool selected) const
    {
        painter.setPen(Qt::NoPen);
        if (m_look == Look::Popup) {
            painter.setBrush(m_theme.selection);
            painter.drawRoundedRect(row.adjusted(2, 1, -2, -1), 4, 4);
            return;
        }
        const QRectF box = row.adjusted(8, 0, -8, -1);
        painter.setBrush(selected ? m_theme.selection : m_theme.background);
        painter.drawRoundedRect(box, 6, 6);
        if (!selected)
            return;
        painter.setBrush(m_theme.accent);
        painter.drawRoundedRect(QRectF(box.left(), box.top() + 5, 3, box.height() - 10), 1.5, 1.5);
    }

    double reasonHeight(const QString &reason) const
    {
        // A popup is measured before it has its size.
        const int width = m_look == Look::Popup ? m_view->minimumWidth() : m_view->width();
        const QRectF room(0, 0, width - kMargin - 30, 1000);
        return QFontMetricsF(m_theme.font(11)).boundingRect(room, Qt::TextWordWrap, reason).height() + 6;
    }

    void drawReason(QPainter &painter, const QRectF &box, const QString &reason) const
    {
        painter.setFont(m_theme.font(11));
        painter.setPen(m_theme.dim);
        painter.drawText(box, Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop, reason);
    }

    Look m_look;
    QListView *m_view;
    Theme m_theme = lightTheme();
};

MechanismList::MechanismList(Look look, QWidget *parent)
    : QListView(parent), m_delegate(new Delegate(look, this))
{
    setItemDelegate(m_delegate);
    setMouseTracking(true);
    setResizeMode(QListView::Adjust);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    if (look == Look::Panel) {
        setObjectName(QStringLiteral("panel"));
        setFrameShape(QFrame::NoFrame);
        new FocusRing(this);
    }
}

void MechanismList::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_delegate->setTheme(theme);
    viewport()->update();
}

void MechanismList::setSearch(const QString &search)
{
    const auto *list = qobject_cast<const MechanismListModel *>(model());
    if (!list)
        return;
    const std::vector<bool> shown = list->matches(search);
    m_hasHits = std::find(shown.begin(), shown.end(), true) != shown.end();
    for (std::size_t row = 0; row < shown.size(); ++row)
        setRowHidden(static_cast<int>(row), !shown[row]);
    if (!search.trimmed().isEmpty() && (!currentIndex().isValid() || isRowHidden(currentIndex().row())))
        chooseAmongHits();
    if (currentIndex().isValid())
        scrollTo(currentIndex());
    viewport()->update();
}

void MechanismList::chooseAmongHits()
{
    const int row = nextRow(-1, 1);
    if (row >= 0)
        setCurrentIndex(model()->index(row, 0));
    else
        selectionModel()->clear();
}

// -1 where there is none.
int MechanismList::nextRow(int from, int by) const
{
    for (int row = from + by; row >= 0 && row < model()->rowCount(); row += by) {
        if (!isRowHidden(row) && model()->flags(model()->index(row, 0)) & Qt::ItemIsSelectable)
            return row;
    }
    return -1;
}

bool MechanismList::takeKeyOfField(QKeyEvent *event)
{
    const auto move = [this](int by, int times) {
        int row = currentIndex().isValid() ? currentIndex().row() : -1;
        for (int step = 0; step < times; ++step) {
            const int next = nextRow(row, by);
            if (next < 0)
                break;
            row = next;
        }
        if (row >= 0)
            setCurrentIndex(model()->index(row, 0));
        return true;
    };
    switch (event->key()) {
    case Qt::Key_Down:
        return move(1, 1);
    case Qt::Key_Up:
        return move(-1, 1);
    case Qt::Key_PageDown:
        return move(1, kPageRows);
    case Qt::Key_PageUp:
        return move(-1, kPageRows);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Escape:
        QCoreApplication::sendEvent(this, event);
        return true;
    default:
        return false;
    }
}

void MechanismList::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    if (m_hasHits)
        return;
    QPainter painter(viewport());
    drawLine(painter, QRectF(0, 24, viewport()->width(), kRow), Qt::AlignHCenter, m_theme.font(13),
             m_theme.dim, tr("None: clear the search to see all"));
}

}  // namespace ws
