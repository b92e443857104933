// The mechanisms one under the other, below the headings of their groups: what choosers and the catalogue list.
#pragma once

#include <QAbstractListModel>
#include <vector>

#include "ui/models/mechanism_choice.h"

namespace ws {

class MechanismListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Roles { IdRole = Qt::UserRole, HeadingRole, RefusalRole };

    using QAbstractListModel::QAbstractListModel;

    // Whether a mechanism with a refusal can be chosen all the same: to be read about, not to be used.
    enum class Refused { Selectable, Greyed };
    void setChoices(const std::vector<MechanismChoice> &choices, Refused refused);
    // -1 where it is not in the list.
    int rowOf(const QString &id) const;
    // By row: whether it belongs to what a search shows; a heading does with any of its mechanisms.
    std::vector<bool> matches(const QString &search) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row
    {
        bool isHeading = false;
        MechanismChoice choice;  // of a heading: `heading` alone
    };

    std::vector<Row> m_rows;
    Refused m_refused = Refused::Greyed;
};

}  // namespace ws
