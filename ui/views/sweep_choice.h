// What a sweep is to measure, as check boxes.
#pragma once

#include <QList>
#include <QPair>
#include <QWidget>

#include "measure/sweep_result.h"

class QCheckBox;
class QGridLayout;
class QSpinBox;
class QTreeWidget;
class QVBoxLayout;

namespace ws {

class SweepChoice : public QWidget
{
    Q_OBJECT

public:
    explicit SweepChoice(QWidget *parent = nullptr);

    SweepPlan plan() const;
    void setPlan(const SweepPlan &plan);
    // Chooses it as well, and brings it into sight.
    void addMechanism(const QString &id);
    // Something of each kind is chosen.
    bool isComplete() const;

signals:
    void changed();

private:
    template <typename Value>
    using Boxes = QList<QPair<QCheckBox *, Value>>;

    void addMechanisms(QVBoxLayout *column);
    template <typename Value>
    void addBoxes(QVBoxLayout *column, const QString &title, const QList<QPair<QString, Value>> &choices,
                  Boxes<Value> &boxes);

    QTreeWidget *m_mechanisms;
    Boxes<qint64> m_sizes;
    Boxes<Placement> m_placements;
    Boxes<qint64> m_policies;  // nanoseconds to spin
    Boxes<SweepShape> m_shapes;
    QSpinBox *m_repeats;
};

}  // namespace ws
