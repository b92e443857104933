// A page of the inspector: texts in the few sizes of the look, one under the other.
#pragma once

#include <QLabel>
#include <QList>
#include <QVBoxLayout>
#include <QWidget>
#include <utility>

#include "ui/views/theme.h"

namespace ws {

class Page : public QWidget
{
    Q_OBJECT

public:
    explicit Page(QWidget *parent = nullptr);

    virtual void setTheme(const Theme &theme);

protected:
    enum class TextRole { Title, Subtitle, Section, Body, Small };

    // The label wraps, can be selected, and follows the theme.
    QLabel *addText(TextRole role, const QString &text = {});
    QWidget *addSeparator();
    void addGap(int height);
    QVBoxLayout *column() { return m_column; }
    const Theme &theme() const { return m_theme; }
    // Sets and hides when empty, but only where something changes: layouts are dear.
    static void setText(QLabel *label, const QString &text);

private:
    void dress(QLabel *label, TextRole role) const;

    Theme m_theme = lightTheme();
    QVBoxLayout *m_column;
    QList<std::pair<QLabel *, TextRole>> m_texts;
    QList<QWidget *> m_separators;
};

}  // namespace ws
