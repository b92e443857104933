// Names at the left, figures at the right, one line each; figures change without moving anything.
#pragma once

#include <QWidget>
#include <utility>

#include "ui/views/theme.h"

namespace ws {

struct Fact
{
    QString name;
    QString value;
    bool strong = false;

    bool operator==(const Fact &) const = default;
};

class FactList : public QWidget
{
    Q_OBJECT

public:
    explicit FactList(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setFacts(QList<Fact> facts);
    const QList<Fact> &facts() const { return m_facts; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme m_theme = lightTheme();
    QList<Fact> m_facts;
};

}  // namespace ws
