#include "ui/charts/chart_table.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::ChartTable)
};

// As many digits as anybody can use, without a sign between thousands: spreadsheets read them.
QString numberIn(double value)
{
    return QString::number(value, 'g', 6);
}

}  // namespace

ChartTableModel::ChartTableModel(QObject *parent) : QAbstractTableModel(parent) {}

std::vector<ChartTableModel::Row> ChartTableModel::rowsOf(const ChartTable &table)
{
    const auto count = static_cast<std::size_t>(table.series.size());
    // By microsecond: the same step of two series may differ in the last bit.
    std::map<std::int64_t, Row> rows;
    for (std::size_t number = 0; number < count; ++number) {
        for (const QPointF &point : table.series[static_cast<qsizetype>(number)].points) {
            Row &row = rows[std::llround(point.x() * 1e6)];
            if (row.values.empty())
                row.values.assign(count, std::numeric_limits<double>::quiet_NaN());
            row.seconds = point.x();
            row.values[number] = point.y();
        }
    }
    std::vector<Row> ordered;
    ordered.reserve(rows.size());
    for (auto &[time, row] : rows)
        ordered.push_back(std::move(row));
    return ordered;
}

void ChartTableModel::setTable(const ChartTable &table)
{
    QStringList names;
    for (const ChartTable::Series &series : table.series)
        names << series.name;
    std::vector<Row> rows = rowsOf(table);
    if (names != m_names || table.unit != m_unit) {
        beginResetModel();
        m_names = names;
        m_unit = table.unit;
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    const auto before = static_cast<int>(m_rows.size());
    const auto after = static_cast<int>(rows.size());
    if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_rows.resize(rows.size());
        endRemoveRows();
    } else if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_rows.insert(m_rows.end(), rows.begin() + before, rows.end());
        endInsertRows();
    }
    m_rows = std::move(rows);
    if (after > 0)
        emit dataChanged(index(0, 0), index(after - 1, columnCount() - 1));
}

int ChartTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ChartTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_names.size()) + 1;
}

QVariant ChartTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    if (index.column() == 0)
        return numberIn(row.seconds);
    const double value = row.values[static_cast<std::size_t>(index.column() - 1)];
    return std::isnan(value) ? QString() : numberIn(value);
}

QVariant ChartTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section > m_names.size())
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == 0 ? Words::tr("Time, s") : QStringLiteral("%1, %2").arg(m_names[section - 1], m_unit);
}

}  // namespace ws
