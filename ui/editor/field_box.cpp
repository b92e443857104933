#include "ui/editor/field_box.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace ws {
namespace {

void colour(QLabel *label, const QFont &font, const QColor &color)
{
    label->setFont(font);
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, color);
    label->setPalette(palette);
}

QLabel *smallLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->hide();
    return label;
}

}  // namespace

FieldBox::FieldBox(const QString &name, QWidget *control, QWidget *parent)
    : QWidget(parent), m_name(new QLabel(name, this)), m_control(control),
      m_line(qobject_cast<QLineEdit *>(control)), m_choice(qobject_cast<QComboBox *>(control)),
      m_hint(smallLabel(this)), m_fault(smallLabel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 4);
    column->setSpacing(3);
    column->addWidget(m_name);
    column->addWidget(control);
    column->addWidget(m_hint);
    column->addWidget(m_fault);
    control->setAccessibleName(name);
    m_name->setBuddy(control);
    control->installEventFilter(this);
    if (m_line) {
        connect(m_line, &QLineEdit::textEdited, this, &FieldBox::edited);
        connect(m_line, &QLineEdit::editingFinished, this, &FieldBox::finished);
    } else if (m_choice) {
        connect(m_choice, &QComboBox::activated, this, [this] { emit edited(value()); });
    }
}

FieldBox *FieldBox::line(const QString &name, QWidget *parent)
{
    return new FieldBox(name, new QLineEdit, parent);
}

FieldBox *FieldBox::choice(const QString &name, const QList<std::pair<QString, QString>> &choices,
                           QWidget *parent)
{
    auto *box = new QComboBox;
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(10);
    for (const auto &[text, value] : choices)
        box->addItem(text, value);
    return new FieldBox(name, box, parent);
}

void FieldBox::setTheme(const Theme &theme)
{
    colour(m_name, theme.font(11.5), theme.dim);
    colour(m_hint, theme.font(11), theme.dim);
    colour(m_fault, theme.font(11.5, QFont::Medium), theme.waiting);
}

void FieldBox::setHint(const QString &hint)
{
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    m_control->setAccessibleDescription(hint);
}

void FieldBox::setFault(const QString &fault)
{
    m_fault->setText(fault);
    m_fault->setVisible(!fault.isEmpty());
    if (!fault.isEmpty())
        m_control->setAccessibleDescription(fault);
}

QString FieldBox::fault() const
{
    return m_fault->text();
}

void FieldBox::setPlaceholder(const QString &text)
{
    if (m_line)
        m_line->setPlaceholderText(text);
}

QString FieldBox::value() const
{
    if (m_line)
        return m_line->text();
    return m_choice ? m_choice->currentData().toString() : QString();
}

void FieldBox::setValue(const QString &value)
{
    if (m_line && m_line->text() != value) {
        m_line->setText(value);
        // Of a text that is too long its beginning is seen.
        if (!m_line->hasFocus())
            m_line->setCursorPosition(0);
    }
    if (m_choice)
        m_choice->setCurrentIndex(m_choice->findData(value));
}

bool FieldBox::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_control)
        return QWidget::eventFilter(watched, event);
    // A field's own undo would only take back letters; the history takes back what they did.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    // A turn of the wheel over the panel scrolls it and changes nothing.
    if (event->type() == QEvent::Wheel && m_choice) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace ws
