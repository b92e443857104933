#include "ui/views/sweep_choice.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QSpinBox>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <limits>

#include "ui/models/sweep_series.h"
#include "ui/models/wording.h"

namespace ws {
namespace {

constexpr int kIdRole = Qt::UserRole;
constexpr qint64 kSizes[] = {1, 64, 1 << 10, 4 << 10, 16 << 10, 64 << 10, 1 << 20, 8 << 20};
constexpr int kRow = 24;
constexpr int kAboveHeading = 6;
constexpr qint64 kOnlySpin = std::numeric_limits<qint64>::max();

// Rows of one height, whichever of them were measured before the window had its style.
class Rows : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width(), kRow};
    }
};

template <typename Value, typename Has>
void checkWhere(const QList<QPair<QCheckBox *, Value>> &boxes, Has has)
{
    for (const auto &[box, value] : boxes)
        box->setChecked(has(value));
}

template <typename Value>
bool anyChecked(const QList<QPair<QCheckBox *, Value>> &boxes)
{
    return std::any_of(boxes.begin(), boxes.end(), [](const auto &pair) { return pair.first->isChecked(); });
}

template <typename Container, typename Value>
bool contains(const Container &container, const Value &value)
{
    return std::find(container.begin(), container.end(), value) != container.end();
}

}  // namespace

SweepChoice::SweepChoice(QWidget *parent)
    : QWidget(parent), m_mechanisms(new QTreeWidget(this)), m_repeats(new QSpinBox(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    addMechanisms(column);
    QList<QPair<QString, qint64>> sizes;
    for (const qint64 size : kSizes)
        sizes.append({messageSizeText(static_cast<double>(size)), size});
    addBoxes(column, tr("Sizes"), sizes, m_sizes);
    addBoxes<Placement>(column, tr("Placement"),
                        {{placementName(Placement::Same), Placement::Same},
                         {placementName(Placement::Cross), Placement::Cross},
                         {placementName(Placement::Free), Placement::Free}},
                        m_placements);
    QList<QPair<QString, qint64>> policies;
    for (const qint64 spinNs : {qint64{0}, qint64{20'000}, kOnlySpin})
        policies.append({policyName({std::chrono::nanoseconds(spinNs)}), spinNs});
    addBoxes<qint64>(column, tr("Wait policy"), policies, m_policies);
    addBoxes<SweepShape>(column, tr("Shape"),
                         {{tr("round trips"), SweepShape::PingPong}, {tr("streams"), SweepShape::Stream}},
                         m_shapes);
    auto *repeats = new QHBoxLayout;
    repeats->addWidget(new QLabel(tr("Repeats"), this));
    m_repeats->setRange(1, 100);
    m_repeats->setAccessibleName(tr("Repeats"));
    repeats->addWidget(m_repeats);
    repeats->addStretch(1);
    column->addLayout(repeats);
    connect(m_repeats, &QSpinBox::valueChanged, this, &SweepChoice::changed);
    connect(m_mechanisms, &QTreeWidget::itemChanged, this, &SweepChoice::changed);
}

void SweepChoice::addMechanisms(QVBoxLayout *column)
{
    m_mechanisms->setHeaderHidden(true);
    m_mechanisms->setItemDelegate(new Rows(m_mechanisms));
    m_mechanisms->setAccessibleName(tr("Mechanisms"));
    m_mechanisms->setMinimumHeight(120);
    const QList<QString> groups = mechanismGroups();
    QList<QTreeWidgetItem *> headings(groups.size(), nullptr);
    for (const MechanismChoiceEntry &mechanism : mechanismChoices()) {
        QTreeWidgetItem *&heading = headings[mechanism.group];
        if (!heading) {
            heading = new QTreeWidgetItem(m_mechanisms, {groups[mechanism.group]});
            heading->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsAutoTristate);
            heading->setExpanded(true);
        }
        auto *item = new QTreeWidgetItem(heading, {mechanism.name});
        item->setData(0, kIdRole, mechanism.id);
        item->setToolTip(0, mechanism.tip);
        item->setCheckState(0, Qt::Unchecked);
    }
    column->addWidget(m_mechanisms, 1);
}

template <typename Value>
void SweepChoice::addBoxes(QVBoxLayout *column, const QString &title,
                           const QList<QPair<QString, Value>> &choices, Boxes<Value> &boxes)
{
    constexpr int kColumns = 4;
    auto *heading = new QLabel(title, this);
    heading->setObjectName(QStringLiteral("heading"));
    column->addSpacing(kAboveHeading);
    column->addWidget(heading);
    auto *grid = new QGridLayout;
    grid->setSpacing(4);
    for (const auto &[text, value] : choices) {
        auto *box = new QCheckBox(text, this);
        box->setAccessibleName(title + QStringLiteral(": ") + text);
        const auto number = static_cast<int>(boxes.size());
        const int columns = choices.size() > kColumns ? kColumns : static_cast<int>(choices.size());
        grid->addWidget(box, number / columns, number % columns);
        boxes.append({box, value});
        connect(box, &QCheckBox::toggled, this, &SweepChoice::changed);
    }
    column->addLayout(grid);
}

SweepPlan SweepChoice::plan() const
{
    SweepPlan plan;
    for (QTreeWidgetItemIterator item(m_mechanisms); *item; ++item)
        if ((*item)->checkState(0) == Qt::Checked && (*item)->data(0, kIdRole).isValid())
            plan.mechanisms.push_back((*item)->data(0, kIdRole).toString().toStdString());
    for (const auto &[box, size] : m_sizes)
        if (box->isChecked())
            plan.sizes.push_back(size);
    for (const auto &[box, placement] : m_placements)
        if (box->isChecked())
            plan.placements.push_back(placement);
    for (const auto &[box, spinNs] : m_policies)
        if (box->isChecked())
            plan.policies.push_back({std::chrono::nanoseconds(spinNs)});
    for (const auto &[box, shape] : m_shapes)
        if (box->isChecked())
            plan.shapes.push_back(shape);
    plan.repeats = m_repeats->value();
    return plan;
}

void SweepChoice::setPlan(const SweepPlan &plan)
{
    for (QTreeWidgetItemIterator item(m_mechanisms); *item; ++item)
        if ((*item)->data(0, kIdRole).isValid())
            (*item)->setCheckState(
                0, contains(plan.mechanisms, (*item)->data(0, kIdRole).toString().toStdString())
                       ? Qt::Checked
                       : Qt::Unchecked);
    checkWhere(m_sizes, [&](qint64 size) { return contains(plan.sizes, size); });
    checkWhere(m_placements, [&](Placement placement) { return contains(plan.placements, placement); });
    checkWhere(m_policies, [&](qint64 spinNs) {
        return contains(plan.policies, WaitPolicy{std::chrono::nanoseconds(spinNs)});
    });
    checkWhere(m_shapes, [&](SweepShape shape) { return contains(plan.shapes, shape); });
    m_repeats->setValue(plan.repeats);
}

void SweepChoice::addMechanism(const QString &id)
{
    for (QTreeWidgetItemIterator item(m_mechanisms); *item; ++item) {
        if ((*item)->data(0, kIdRole).toString() != id)
            continue;
        (*item)->setCheckState(0, Qt::Checked);
        m_mechanisms->setCurrentItem(*item);
        m_mechanisms->scrollToItem(*item, QAbstractItemView::PositionAtCenter);
    }
}

bool SweepChoice::isComplete() const
{
    return !plan().mechanisms.empty() && anyChecked(m_sizes) && anyChecked(m_placements) &&
           anyChecked(m_policies) && anyChecked(m_shapes);
}

}  // namespace ws
