#include "ui/views/mechanism_table.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QMimeData>
#include <algorithm>

#include "ui/models/mechanism_table_model.h"

namespace ws {
namespace {

constexpr int kRow = 26;
constexpr int kLeastOfName = 200;

}  // namespace

class MechanismTable::Filter : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setSearch(const QString &search)
    {
        m_search = search;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        const QModelIndex index = sourceModel()->index(row, 0, parent);
        return matchesSearch(index.data(MechanismTableModel::FoundRole).toString(), m_search);
    }

private:
    QString m_search;
};

MechanismTable::MechanismTable(QWidget *parent) : QTableView(parent), m_filter(new Filter(this))
{
    m_filter->setSourceModel(new MechanismTableModel(m_filter));
    m_filter->setSortLocaleAware(true);
    setModel(m_filter);
    setAccessibleName(tr("Mechanisms compared"));
    setSortingEnabled(true);
    sortByColumn(-1, Qt::AscendingOrder);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setTabKeyNavigation(false);
    setWordWrap(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(kRow);
    horizontalHeader()->setHighlightSections(false);
    resizeColumnsToContents();
    m_firstWidth = columnWidth(0);
    m_lastWidth = columnWidth(m_filter->columnCount() - 1);

    const auto command = [this](const QString &text, const QKeySequence &keys, TableFormat format) {
        auto *action = new QAction(text, this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, [this, format] { copySelection(format); });
        addAction(action);
    };
    command(tr("Copy for a spreadsheet (tabs)"), QKeySequence::Copy, TableFormat::Tsv);
    command(tr("Copy as CSV (commas)"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), TableFormat::Csv);
    setContextMenuPolicy(Qt::ActionsContextMenu);
}

void MechanismTable::setSearch(const QString &search)
{
    m_filter->setSearch(search);
}

void MechanismTable::setCurrentId(const QString &id)
{
    // What is chosen around it stays chosen.
    if (currentIndex().data(MechanismTableModel::IdRole).toString() == id && selectionModel()->hasSelection())
        return;
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        const QModelIndex index = m_filter->index(row, 0);
        if (index.data(MechanismTableModel::IdRole).toString() == id) {
            setCurrentIndex(index);
            return;
        }
    }
}

void MechanismTable::copyTable(TableFormat format)
{
    QModelIndexList cells = selectedIndexes();
    if (cells.size() <= 1) {
        cells.clear();
        for (int row = 0; row < m_filter->rowCount(); ++row)
            for (int column = 0; column < m_filter->columnCount(); ++column)
                cells.append(m_filter->index(row, column));
    }
    copy(cells, format);
}

void MechanismTable::copySelection(TableFormat format)
{
    copy(selectedIndexes(), format);
}

void MechanismTable::copy(const QModelIndexList &cells, TableFormat format)
{
    if (cells.isEmpty())
        return;
    auto *copied = new QMimeData;
    copied->setText(tableText(cells, format));
    copied->setData(QStringLiteral("text/csv"), tableText(cells, TableFormat::Csv).toUtf8());
    QApplication::clipboard()->setMimeData(copied);
}

void MechanismTable::resizeEvent(QResizeEvent *event)
{
    // Where there is not enough room names are cut: the list beside the table has them at length.
    const int last = m_filter->columnCount() - 1;
    int others = 0;
    for (int column = 1; column < last; ++column)
        others += columnWidth(column);
    const int room = viewport()->width() - others;
    setColumnWidth(0, std::clamp(room - m_lastWidth, std::min(kLeastOfName, m_firstWidth), m_firstWidth));
    setColumnWidth(last, std::max(m_lastWidth, room - columnWidth(0)));
    QTableView::resizeEvent(event);
}

void MechanismTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (current.isValid())
        emit idChosen(current.data(MechanismTableModel::IdRole).toString());
}

}  // namespace ws
