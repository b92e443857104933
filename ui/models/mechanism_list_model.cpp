#include "ui/models/mechanism_list_model.h"

namespace ws {

void MechanismListModel::setChoices(const std::vector<MechanismChoice> &choices, Refused refused)
{
    beginResetModel();
    m_rows.clear();
    m_refused = refused;
    QString heading;
    for (const MechanismChoice &choice : choices) {
        if (choice.heading != heading) {
            heading = choice.heading;
            Row row{true, {}};
            row.choice.heading = heading;
            m_rows.push_back(row);
        }
        m_rows.push_back({false, choice});
    }
    endResetModel();
}

int MechanismListModel::rowOf(const QString &id) const
{
    const std::string wanted = id.toStdString();
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        if (!m_rows[row].isHeading && m_rows[row].choice.id == wanted)
            return static_cast<int>(row);
    }
    return -1;
}

std::vector<bool> MechanismListModel::matches(const QString &search) const
{
    std::vector<bool> shown(m_rows.size(), false);
    std::size_t heading = 0;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].isHeading) {
            heading = row;
        } else if (matchesSearch(m_rows[row].choice.found, search)) {
            shown[row] = true;
            shown[heading] = true;
        }
    }
    return shown;
}

int MechanismListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant MechanismListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == HeadingRole)
        return row.isHeading;
    if (row.isHeading)
        return role == Qt::DisplayRole ? row.choice.heading : QVariant();
    switch (role) {
    case Qt::DisplayRole:
        return row.choice.name;
    case Qt::ToolTipRole:
        return row.choice.refusal.isEmpty() ? row.choice.sentence : row.choice.refusal;
    case Qt::AccessibleDescriptionRole:
        return row.choice.refusal.isEmpty() ? row.choice.heading : row.choice.refusal;
    case IdRole:
        return QString::fromStdString(row.choice.id);
    case RefusalRole:
        return row.choice.refusal;
    default:
        return {};
    }
}

Qt::ItemFlags MechanismListModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const bool refused = m_refused == Refused::Greyed && !row.choice.refusal.isEmpty();
    return row.isHeading || refused ? Qt::ItemNeverHasChildren
                                    : Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

}  // namespace ws
