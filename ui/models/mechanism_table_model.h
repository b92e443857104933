// All mechanisms with a few words for each of their properties, one row each, to be compared and copied.
//
// Threads: the GUI's; the words come in the language of the installed translators.
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "ui/models/mechanism_choice.h"

namespace ws {

class MechanismTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Column { Mechanism, Scope, Carries, Capacity, SenderWaits, Loss, Order, Shapes, Count };
    enum Roles { IdRole = Qt::UserRole, FoundRole };  // FoundRole: see MechanismChoice::found

    explicit MechanismTableModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Cell
    {
        QString text;
        QString tip;  // the same at length
    };
    struct Row
    {
        QString id;
        QString found;
        std::vector<Cell> cells;
    };

    std::vector<Row> m_rows;
};

}  // namespace ws
