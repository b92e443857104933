#include "ui/views/mechanism_box.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QWheelEvent>
#include <algorithm>

#include "ui/views/shapes.h"

namespace ws {
namespace {

enum Role { IdRole = Qt::UserRole, HeadingRole, RefusalRole };

constexpr int kPopupWidth = 380;
constexpr int kMostRows = 18;

}  // namespace

class MechanismBox::Delegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setTheme(const Theme &theme) { m_theme = theme; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF row = option.rect;
        const QString text = index.data().toString();
        if (index.data(HeadingRole).toBool()) {
            drawLine(*painter, row.adjusted(10, 6, -10, 0), Qt::AlignLeft,
                     m_theme.font(11.5, QFont::DemiBold), m_theme.dim, text);
            painter->restore();
            return;
        }
        const QString refusal = index.data(RefusalRole).toString();
        if (refusal.isEmpty() && option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(m_theme.selection);
            painter->drawRoundedRect(row.adjusted(2, 1, -2, -1), 4, 4);
        }
        const QRectF name(row.left() + 18, row.top(), row.width() - 28, kRow);
        drawLine(*painter, name, Qt::AlignLeft, m_theme.font(13),
                 refusal.isEmpty() ? m_theme.text : m_theme.faint, text);
        if (!refusal.isEmpty())
            drawReason(*painter, {name.left(), row.top() + 22, name.width(), 2 * kLine}, refusal);
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        const QString refusal = index.data(RefusalRole).toString();
        if (refusal.isEmpty())
            return {120, kRow};
        return {120, kRow + (textWidth(m_theme.font(11), refusal) > kPopupWidth - 40 ? 2 * kLine : kLine)};
    }

private:
    static constexpr int kRow = 26;
    static constexpr int kLine = 15;

    void drawReason(QPainter &painter, const QRectF &box, const QString &reason) const
    {
        painter.setFont(m_theme.font(11));
        painter.setPen(m_theme.dim);
        painter.drawText(box, Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop, reason);
    }

    Theme m_theme = lightTheme();
};

MechanismBox::MechanismBox(QWidget *parent) : QComboBox(parent), m_delegate(new Delegate(this))
{
    setItemDelegate(m_delegate);
    setMaxVisibleItems(kMostRows);
    setFocusPolicy(Qt::StrongFocus);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(10);
}

void MechanismBox::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
}

void MechanismBox::setChoices(const std::vector<MechanismChoice> &choices)
{
    const QString current = currentData(IdRole).toString();
    auto *model = new QStandardItemModel(this);
    QString heading;
    for (const MechanismChoice &choice : choices) {
        if (choice.heading != heading) {
            heading = choice.heading;
            auto *row = new QStandardItem(heading);
            row->setFlags(Qt::NoItemFlags);
            row->setData(true, HeadingRole);
            model->appendRow(row);
        }
        auto *row = new QStandardItem(choice.name);
        row->setData(QString::fromStdString(choice.id), IdRole);
        row->setData(choice.refusal, RefusalRole);
        row->setToolTip(choice.refusal.isEmpty() ? choice.sentence : choice.refusal);
        row->setFlags(choice.refusal.isEmpty() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags);
        model->appendRow(row);
    }
    setModel(model);  // deletes the one before, which was a child of this
    setCurrentId(current);
}

void MechanismBox::setCurrentId(const QString &id)
{
    setCurrentIndex(rowOf(id));
}

int MechanismBox::rowOf(const QString &id) const
{
    return id.isEmpty() ? -1 : findData(id, IdRole);
}

void MechanismBox::showPopup()
{
    view()->setMinimumWidth(std::max(kPopupWidth, width()));
    QComboBox::showPopup();
    // The field stands at the right edge of the screen, and its list is wider: it grows to the left.
    QWidget *popup = view()->window();
    popup->move(mapToGlobal(QPoint(width() - popup->width(), 0)).x(), popup->y());
}

void MechanismBox::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

}  // namespace ws
