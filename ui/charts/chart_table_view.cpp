#include "ui/charts/chart_table_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QSaveFile>

#include "ui/models/table_text.h"

namespace ws {
namespace {

constexpr int kRowHeight = 22;

}  // namespace

ChartTableView::ChartTableView(QWidget *parent) : QTableView(parent), m_model(new ChartTableModel(this))
{
    setModel(m_model);
    setFrameShape(QFrame::NoFrame);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    setAccessibleName(tr("Table of the chart"));
}

QModelIndexList ChartTableView::allCells() const
{
    QModelIndexList cells;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        for (int column = 0; column < m_model->columnCount(); ++column)
            cells << m_model->index(row, column);
    }
    return cells;
}

void ChartTableView::copyAll() const
{
    QGuiApplication::clipboard()->setText(tableText(allCells(), TableFormat::Tsv));
}

QString ChartTableView::save(const QString &name) const
{
    QSaveFile file(name);
    const QByteArray bytes = tableText(allCells(), TableFormat::Csv).toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return file.errorString();
    return {};
}

}  // namespace ws
