// The inspector in a deadlock: why it is one, with this run's evidence, and what would have broken it.
#pragma once

#include <memory>

#include "ui/models/deadlock_words.h"
#include "ui/views/page.h"

namespace ws {

// The four conditions, ticked, and the changes that break one, each in its box.
class ReportList : public QWidget
{
    Q_OBJECT

public:
    explicit ReportList(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setConditions(const std::vector<ConditionWords> &conditions);
    void setRemedies(const std::vector<RemedyWords> &remedies);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return {232, heightForWidth(232)}; }
    QSize minimumSizeHint() const override { return {120, 0}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    // Paints, or with null only measures; returns the height.
    double draw(QPainter *painter, double width) const;

    Theme m_theme = lightTheme();
    std::vector<ConditionWords> m_conditions;
    std::vector<RemedyWords> m_remedies;
};

class ReportPage : public Page
{
    Q_OBJECT

public:
    explicit ReportPage(QWidget *parent = nullptr);

    void setTheme(const Theme &theme) override;
    void setDeadlock(const ProvenDeadlock &proof, const RunModel &model);

private:
    QLabel *m_certainty;
    QLabel *m_remedyTitle;
    QLabel *m_members;
    ReportList *m_conditions;
    ReportList *m_remedies;
};

}  // namespace ws
