// The numbers of a chart as a table: a row for each moment, a column for each series.
//
// Values. Threads: the GUI's for the model.
#pragma once

#include <QAbstractTableModel>
#include <QList>
#include <QPointF>
#include <QString>
#include <vector>

namespace ws {

struct ChartTable
{
    struct Series
    {
        QString name;
        QList<QPointF> points;  // ascending x
    };

    QString title;
    QString unit;
    QList<Series> series;
};

class ChartTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit ChartTableModel(QObject *parent = nullptr);

    // Rows that stay keep their place, so that a view does not jump while a run goes on.
    void setTable(const ChartTable &table);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    // The time in seconds, then the values; nothing where a series has none at that moment.
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        double seconds = 0;
        std::vector<double> values;  // not a number: none
    };

    static std::vector<Row> rowsOf(const ChartTable &table);

    QStringList m_names;
    QString m_unit;
    std::vector<Row> m_rows;
};

}  // namespace ws
