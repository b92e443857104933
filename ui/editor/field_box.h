// One field of the side panel: its name, the control, what it means, and what is wrong with it.
//
// Ownership: owns the control.
#pragma once

#include <QWidget>
#include <utility>

#include "ui/views/theme.h"

class QComboBox;
class QLabel;
class QLineEdit;

namespace ws {

class FieldBox : public QWidget
{
    Q_OBJECT

public:
    // The control gets the name as its accessible name.
    FieldBox(const QString &name, QWidget *control, QWidget *parent = nullptr);

    static FieldBox *line(const QString &name, QWidget *parent);
    // By text and what it stands for.
    static FieldBox *choice(const QString &name, const QList<std::pair<QString, QString>> &choices,
                            QWidget *parent);

    void setTheme(const Theme &theme);
    void setHint(const QString &hint);
    void setFault(const QString &fault);
    QString fault() const;
    void setPlaceholder(const QString &text);
    // Of a line its text, of a choice what stands for the chosen one. Setting emits nothing, and leaves the cursor.
    QString value() const;
    void setValue(const QString &value);
    QWidget *control() const { return m_control; }

signals:
    void edited(const QString &value);
    void finished();  // the keyboard went elsewhere

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLabel *m_name;
    QWidget *m_control;
    QLineEdit *m_line;
    QComboBox *m_choice;
    QLabel *m_hint;
    QLabel *m_fault;
};

}  // namespace ws
