#include "ui/views/mechanism_box.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScreen>
#include <QWheelEvent>
#include <algorithm>

#include "ui/views/mechanism_list.h"

namespace ws {
namespace {

constexpr int kPopupWidth = 380;
constexpr int kMostRows = 18;
constexpr int kFindHeight = 38;
constexpr int kGap = 2;

}  // namespace

MechanismBox::MechanismBox(QWidget *parent)
    : QComboBox(parent), m_choices(new MechanismListModel(this)),
      m_list(new MechanismList(MechanismList::Look::Popup)), m_find(nullptr)
{
    setModel(m_choices);
    setView(m_list);
    setMaxVisibleItems(kMostRows);
    setFocusPolicy(Qt::StrongFocus);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(10);

    QWidget *popup = m_list->parentWidget();
    m_find = new QLineEdit(popup);
    m_find->setPlaceholderText(tr("Find a mechanism"));
    m_find->setAccessibleName(tr("Find a mechanism"));
    m_find->setClearButtonEnabled(true);
    m_find->installEventFilter(this);
    if (auto *column = qobject_cast<QBoxLayout *>(popup->layout()))
        column->insertWidget(0, m_find);
    connect(m_find, &QLineEdit::textChanged, m_list, &MechanismList::setSearch);
}

void MechanismBox::setTheme(const Theme &theme)
{
    m_list->setTheme(theme);
}

void MechanismBox::setChoices(const std::vector<MechanismChoice> &choices)
{
    const QString current = currentData(MechanismListModel::IdRole).toString();
    m_choices->setChoices(choices, MechanismListModel::Refused::Greyed);
    setCurrentId(current);
}

void MechanismBox::setCurrentId(const QString &id)
{
    setCurrentIndex(rowOf(id));
}

void MechanismBox::showPopup()
{
    m_find->clear();
    m_list->setSearch({});
    m_list->setMinimumWidth(std::max(kPopupWidth, width()));
    QComboBox::showPopup();
    QWidget *popup = m_list->window();
    const QRect room = screen()->availableGeometry();
    // Below the field, or above it where there is more room. The field stands at the right edge of the screen, and its
    // list is wider: it grows to the left.
    const QPoint corner = mapToGlobal(QPoint(width() - popup->width(), height() + kGap));
    const int above = corner.y() - height() - 2 * kGap - room.top();
    const int below = room.bottom() + 1 - corner.y();
    const int wanted = popup->height() + kFindHeight;
    const bool isBelow = below >= std::min(wanted, above);
    const int high = std::min(wanted, isBelow ? below : above);
    popup->setGeometry(std::max(corner.x(), room.left()), isBelow ? corner.y() : room.top() + above - high,
                       popup->width(), high);
    m_list->scrollTo(m_list->currentIndex(), QAbstractItemView::PositionAtCenter);
    m_find->setFocus(Qt::PopupFocusReason);
}

void MechanismBox::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

void MechanismBox::keyPressEvent(QKeyEvent *event)
{
    const QString text = event->text();
    const bool letter = !text.isEmpty() && text.front().isLetterOrNumber() &&
                        (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
    if (!letter) {
        QComboBox::keyPressEvent(event);
        return;
    }
    showPopup();
    m_find->setText(text);
}

bool MechanismBox::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_find && event->type() == QEvent::KeyPress)
        return m_list->takeKeyOfField(static_cast<QKeyEvent *>(event));
    return QComboBox::eventFilter(watched, event);
}

}  // namespace ws
