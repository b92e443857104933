#include "ui/views/compare_page.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>
#include <cmath>

#include "ui/models/wording.h"
#include "ui/views/sweep_choice.h"
#include "ui/views/sweep_view.h"

namespace ws {
namespace {

constexpr int kLeftWidth = 300;
constexpr int kNameWidth = 200;
constexpr int kFigureWidth = 90;
constexpr int kRepaintMs = 1000;

QPushButton *tab(const QString &text, const char *name, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(QStringLiteral("tab"));
    button->setAccessibleName(text);
    button->setProperty("figure", QLatin1String(name));
    button->setCheckable(true);
    return button;
}

}  // namespace

ComparePage::ComparePage(SweepController &controller, QWidget *parent)
    : QWidget(parent), m_controller(controller), m_model(m_controller), m_choice(new SweepChoice(this)),
      m_run(new QPushButton(tr("Measure"), this)), m_cancel(new QPushButton(tr("Cancel"), this)),
      m_export(new QPushButton(tr("Export..."), this)), m_bar(new QProgressBar(this)),
      m_words(new QLabel(this)), m_throughput(tab(tr("Throughput"), "throughput", this)),
      m_latency(tab(tr("Latency"), "latency", this)), m_figureButton(new QPushButton(tr("Figure..."), this)),
      m_figure(new SweepView(this)), m_table(new QTableView(this)), m_split(new QSplitter(Qt::Vertical, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeLeft());
    row->addWidget(makeRight(), 1);
    m_choice->setPlan(m_controller.plan());
    m_repaint.setInterval(kRepaintMs);
    m_throughput->setChecked(true);

    connect(m_run, &QPushButton::clicked, this, &ComparePage::run);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_controller.cancel(); });
    connect(m_export, &QPushButton::clicked, this, &ComparePage::exportWanted);
    connect(m_figureButton, &QPushButton::clicked, this, &ComparePage::figureWanted);
    connect(m_choice, &SweepChoice::changed, this, [this] {
        m_controller.setPlan(m_choice->plan());
        showActivity();
    });
    connect(&m_controller, &SweepController::progressed, this, &ComparePage::showProgress);
    connect(&m_controller, &SweepController::ended, this, [this] {
        showActivity();
        showFigure();
    });
    connect(&m_repaint, &QTimer::timeout, this, &ComparePage::showFigure);
    connect(m_throughput, &QPushButton::toggled, this, &ComparePage::showFigure);
    showActivity();
    showFigure();
}

QWidget *ComparePage::makeLeft()
{
    auto *left = new QWidget(this);
    left->setFixedWidth(kLeftWidth);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(16, 12, 16, 12);
    column->addWidget(m_choice, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_run);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_export);
    column->addLayout(buttons);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    column->addWidget(m_bar);
    m_words->setWordWrap(true);
    column->addWidget(m_words);
    return left;
}

QWidget *ComparePage::makeRight()
{
    m_sorted.setSourceModel(&m_model);
    m_sorted.setSortRole(static_cast<int>(SweepModel::Role::Sort));
    m_sorted.setDynamicSortFilter(false);
    m_table->setModel(&m_sorted);
    m_table->setSortingEnabled(true);
    // In the order of the plan until somebody asks for another one.
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    m_table->setAccessibleName(tr("Results"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(24);
    m_table->horizontalHeader()->setStretchLastSection(true);
    for (int column = 0; column < m_sorted.columnCount(); ++column)
        m_table->setColumnWidth(
            column, column == 0
                        ? kNameWidth
                        : std::max(kFigureWidth, m_table->horizontalHeader()->sectionSizeHint(column)));

    auto *figure = new QWidget(this);
    auto *tabs = new QHBoxLayout;
    auto *group = new QButtonGroup(figure);
    for (QPushButton *button : {m_throughput, m_latency}) {
        group->addButton(button);
        tabs->addWidget(button);
    }
    tabs->addStretch(1);
    tabs->addWidget(m_figureButton);
    tabs->setContentsMargins(12, 8, 12, 0);
    auto *column = new QVBoxLayout(figure);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(tabs);
    column->addWidget(m_figure, 1);
    m_split->addWidget(figure);
    m_split->addWidget(m_table);
    m_split->setStretchFactor(0, 3);
    m_split->setStretchFactor(1, 2);
    m_split->setChildrenCollapsible(false);
    return m_split;
}

ComparePage::State ComparePage::state() const
{
    const QHeaderView &header = *m_table->horizontalHeader();
    return {m_latency->isChecked(), m_sorted.sortColumn(), header.sortIndicatorOrder(), m_split->saveState()};
}

void ComparePage::setState(const State &state)
{
    (state.latency ? m_latency : m_throughput)->setChecked(true);
    m_table->sortByColumn(state.sortColumn, state.sortOrder);
    if (!state.split.isEmpty())
        m_split->restoreState(state.split);
}

void ComparePage::setTheme(const Theme &theme)
{
    m_figure->setTheme(theme);
}

void ComparePage::run()
{
    m_controller.start();
    showActivity();
    showFigure();
}

void ComparePage::showActivity()
{
    const bool active = m_controller.isActive();
    if (!active)
        m_repaint.stop();
    else if (!m_repaint.isActive())
        m_repaint.start();
    m_choice->setEnabled(!active);
    m_run->setEnabled(!active && m_choice->isComplete());
    m_cancel->setEnabled(active);
    const SweepCounts counts = countsOf(m_controller.results());
    m_export->setEnabled(!active && counts.measured + counts.refused + counts.failed > 0);
    m_figureButton->setEnabled(!active && counts.measured > 0);
    showProgress();
}

void ComparePage::showProgress()
{
    const SweepProgress &progress = m_controller.progress();
    m_bar->setRange(0, std::max(1, static_cast<int>(progress.total)));
    m_bar->setValue(static_cast<int>(progress.done));
    if (!m_controller.trouble().isEmpty()) {
        m_words->setText(m_controller.trouble());
        return;
    }
    if (progress.total == 0) {
        m_words->setText(
            tr("Choose and measure. Nothing else should run meanwhile: what disturbs is marked."));
        return;
    }
    const auto counts = {std::pair{"done", countText(progress.done)},
                         std::pair{"all", countText(progress.total)}};
    QString words = filled(tr("{done} of {all} runs"), counts);
    if (m_controller.isActive() && progress.secondsLeft)
        words +=
            QStringLiteral(", ") +
            filled(tr("{time} left"),
                   {{"time",
                     clockText(std::llround(*progress.secondsLeft) * 1'000'000'000LL).section('.', 0, 0)}});
    else if (m_controller.results().cancelled)
        words += QStringLiteral(", ") + tr("cancelled; what was done is kept");
    m_words->setText(words);
}

void ComparePage::showFigure()
{
    const auto kind = m_throughput->isChecked() ? SweepFigureKind::Throughput : SweepFigureKind::Latency;
    m_figure->setFigure(sweepFigure(m_controller.results(), kind));
}

}  // namespace ws
