// The table twin of a chart: its numbers, to be read, copied and saved.
#pragma once

#include <QTableView>

#include "ui/charts/chart_table.h"

namespace ws {

class ChartTableView : public QTableView
{
    Q_OBJECT

public:
    explicit ChartTableView(QWidget *parent = nullptr);

    void setTable(const ChartTable &table) { m_model->setTable(table); }
    // All of it, with headings and tabs, onto the clipboard.
    void copyAll() const;
    // All of it as CSV. Returns what went wrong; empty: nothing.
    QString save(const QString &file) const;

private:
    QModelIndexList allCells() const;

    ChartTableModel *m_model;
};

}  // namespace ws
