#include "ui/editor/palette_list.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPixmap>

#include "experiment/checks.h"
#include "ui/views/primitive_shape.h"
#include "ui/views/shapes.h"

namespace ws {
namespace {

constexpr int kItemRole = Qt::UserRole;  // number of the item; of a heading there is none
constexpr int kHeight = 28;
constexpr QSize kIcon(22, 18);

// As the picture draws it.
QIcon iconOf(const PaletteItem &item, const Vocabulary &vocabulary, const Theme &theme, qreal ratio)
{
    QPixmap pixmap(kIcon * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.dim, 1.4));
    painter.setBrush(theme.field);
    const QRectF box(2, 2, kIcon.width() - 4, kIcon.height() - 4);
    if (item.kind == PartKind::Process) {
        painter.drawRoundedRect(box, 4, 4);
        painter.drawLine(box.topLeft() + QPointF(3, 4), box.topLeft() + QPointF(10, 4));
    } else if (item.kind == PartKind::Thread) {
        painter.drawRoundedRect(box.adjusted(0, 2, 0, -2), 3, 3);
        painter.drawLine(box.bottomLeft() + QPointF(3, -5), box.bottomRight() + QPointF(-3, -5));
    } else if (item.kind == PartKind::Channel) {
        drawArrow(painter, QPolygonF({{1, 9}, {21, 9}}), QPen(theme.dim, 1.6), 6);
    } else {
        const PrimitiveWord *word = findPrimitiveWord(vocabulary, item.id);
        drawPrimitive(painter, word == nullptr ? "lock" : word->family, box.adjusted(2, 0, -2, 0));
    }
    return QIcon(pixmap);
}

}  // namespace

PaletteList::PaletteList(const Vocabulary &vocabulary, QWidget *parent)
    : QListWidget(parent), m_items(paletteItems(vocabulary))
{
    setObjectName(QStringLiteral("palette"));
    setAccessibleName(tr("Parts to add"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setIconSize(kIcon);
    setSelectionMode(QAbstractItemView::SingleSelection);
    QString heading;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        if (m_items[i].heading != heading) {
            heading = m_items[i].heading;
            auto *row = new QListWidgetItem(heading, this);
            row->setFlags(Qt::NoItemFlags);
            row->setSizeHint({0, kHeight + 4});
        }
        auto *row = new QListWidgetItem(m_items[i].name, this);
        row->setData(kItemRole, static_cast<int>(i));
        row->setToolTip(m_items[i].sentence);
        row->setSizeHint({0, kHeight});
        const PrimitiveWord *word = findPrimitiveWord(vocabulary, m_items[i].id);
        row->setData(kItemRole + 1, word == nullptr ? QString() : QString::fromStdString(word->family));
    }
    setCurrentRow(1);
}

void PaletteList::setTheme(const Theme &theme)
{
    Vocabulary families;
    for (int row = 0; row < count(); ++row) {
        const PaletteItem *held = itemOf(item(row));
        if (!held) {
            item(row)->setFont(theme.font(11.5, QFont::DemiBold));
            item(row)->setForeground(theme.dim);
            continue;
        }
        PrimitiveWord word;
        word.id = held->id;
        word.family = item(row)->data(kItemRole + 1).toString().toStdString();
        families.primitives = {word};
        item(row)->setIcon(iconOf(*held, families, theme, devicePixelRatioF()));
    }
}

int PaletteList::rowOf(PartKind kind, const std::string &id) const
{
    for (int row = 0; row < count(); ++row) {
        const PaletteItem *held = itemOf(item(row));
        if (held && held->kind == kind && held->id == id)
            return row;
    }
    return -1;
}

const PaletteItem *PaletteList::itemOf(const QListWidgetItem *row) const
{
    const QVariant number = row ? row->data(kItemRole) : QVariant();
    return number.isValid() ? &m_items[static_cast<std::size_t>(number.toInt())] : nullptr;
}

void PaletteList::mousePressEvent(QMouseEvent *event)
{
    QListWidget::mousePressEvent(event);
    m_held = event->button() == Qt::LeftButton ? itemOf(itemAt(event->pos())) : nullptr;
    m_grip = event->pos();
    m_isDragging = false;
}

void PaletteList::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_held)
        return;
    if ((event->pos() - m_grip).manhattanLength() >= QApplication::startDragDistance())
        m_isDragging = true;
    if (m_isDragging)
        emit dragged(*m_held, event->globalPosition().toPoint());
}

void PaletteList::mouseReleaseEvent(QMouseEvent *event)
{
    const PaletteItem *held = m_held;
    m_held = nullptr;
    QListWidget::mouseReleaseEvent(event);
    if (!held)
        return;
    if (m_isDragging)
        emit dropped(*held, event->globalPosition().toPoint());
    else if (itemOf(itemAt(event->pos())) == held)
        emit wanted(*held);
    m_isDragging = false;
}

void PaletteList::keyPressEvent(QKeyEvent *event)
{
    const PaletteItem *held = itemOf(currentItem());
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space) &&
        held)
        emit wanted(*held);
    else if (event->key() == Qt::Key_Escape)
        emit left();
    else
        QListWidget::keyPressEvent(event);
}

}  // namespace ws
