// The log that scripts write, as a table: when, who, at which line, what.
//
// Threads: the GUI's. Keeps the lines that the newest snapshot kept, the oldest first.
#pragma once

#include <QAbstractTableModel>
#include <memory>

#include "session/snapshot.h"

namespace ws {

class LogModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Columns { TimeColumn, ThreadColumn, LineColumn, TextColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);
    // Lines that were written and are not kept.
    std::uint64_t dropped() const { return m_snapshot ? m_snapshot->logDropped : 0; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::shared_ptr<const Snapshot> m_snapshot;
};

}  // namespace ws
