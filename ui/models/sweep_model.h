// The rows of a sweep as a table, with marks that explain themselves in their tips.
//
// Threads: the GUI's. Ownership: borrows the controller.
#pragma once

#include <QAbstractTableModel>

#include "ui/models/sweep_controller.h"

namespace ws {

class SweepModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Column {
        Mechanism,
        Size,
        Placement,
        Policy,
        Shape,
        Rate,
        Bytes,
        P50,
        P99,
        P999,
        Cpu,
        Switches,
        Marks,
        Count
    };
    enum class Role { Sort = Qt::UserRole };

    explicit SweepModel(const SweepController &controller, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString textOf(const SweepRow &row, Column column) const;
    QVariant sortValue(const SweepRow &row, Column column) const;

    const SweepController &m_controller;
};

// "disturbed 1 of 3, bimodal"; "refused"
QString sweepMarks(const SweepRow &row);
// Why, in sentences, one a line; empty where there is nothing to explain.
QString sweepMarksTip(const SweepRow &row);

}  // namespace ws
