#include "ui/models/mechanism_table_model.h"

#include <QCoreApplication>

#include "session/mechanism_words.h"
#include "ui/models/mechanism_sheet.h"
#include "ui/models/wording.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::MechanismTable)
};

QString shortText(std::string_view word)
{
    return QCoreApplication::translate("MechanismWord", std::string(word).c_str());
}

QString longText(std::string_view words)
{
    return translated({std::string(words)});
}

QString shapesText(const Shapes &shapes)
{
    QStringList words;
    for (const std::string_view word : shortWords(shapes))
        words << shortText(word);
    return words.isEmpty() ? translated({"one to one"}) : words.join(listSeparator());
}

}  // namespace

MechanismTableModel::MechanismTableModel(QObject *parent) : QAbstractTableModel(parent)
{
    for (const MechanismChoice &choice : mechanismChoices({})) {
        const MechanismEntry *entry = mechanismEntry(choice.id);
        if (!entry)
            continue;
        m_rows.push_back(
            {QString::fromStdString(choice.id),
             choice.found,
             {
                 {choice.name, choice.sentence},
                 {shortText(shortWord(entry->scope)), longText(wordsOf(entry->scope))},
                 {shortText(shortWord(entry->carries)), longText(wordsOf(entry->carries))},
                 {shortText(shortWord(entry->capacityUnit)), longText(wordsOf(entry->capacityUnit))},
                 {entry->canBlockSender ? Words::tr("yes") : Words::tr("never"), longText(entry->blocking)},
                 {shortText(shortWord(entry->loss)), longText(wordsOf(entry->loss))},
                 {shortText(shortWord(entry->order)), longText(wordsOf(entry->order))},
                 {shapesText(entry->shapes), factText(*entry, "shapes")},
             }});
    }
}

int MechanismTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int MechanismTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Column::Count);
}

QVariant MechanismTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const Cell &cell = row.cells[static_cast<std::size_t>(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return cell.text;
    case Qt::ToolTipRole:
        return cell.tip;
    case IdRole:
        return row.id;
    case FoundRole:
        return row.found;
    default:
        return {};
    }
}

QVariant MechanismTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Column::Mechanism:
        return Words::tr("Mechanism");
    case Column::Scope:
        return Words::tr("Between");
    case Column::Carries:
        return Words::tr("Carries");
    case Column::Capacity:
        return Words::tr("Capacity");
    case Column::SenderWaits:
        return Words::tr("Sender waits");
    case Column::Loss:
        return Words::tr("Loss");
    case Column::Order:
        return Words::tr("Order");
    case Column::Shapes:
        return Words::tr("Shapes");
    case Column::Count:
        break;
    }
    return {};
}

}  // namespace ws
