#include "ui/models/palette_model.h"

#include <algorithm>

#include "ui/models/fuzzy.h"

namespace ws {
namespace {

// A name counts more than another name for it, and both more than a word of the sentence.
constexpr int kByTitle = 2000;
constexpr int kByOtherName = 1000;

}  // namespace

void PaletteModel::setEntries(std::vector<PaletteEntry> entries)
{
    beginResetModel();
    m_entries = std::move(entries);
    find();
    endResetModel();
}

void PaletteModel::setPattern(const QString &pattern)
{
    beginResetModel();
    m_pattern = pattern.trimmed();
    find();
    endResetModel();
}

void PaletteModel::find()
{
    m_rows.clear();
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const PaletteEntry &entry = m_entries[i];
        Row row{i, -1, {}};
        if (const auto match = fuzzyMatch(m_pattern, entry.title)) {
            row.score = kByTitle + match->score;
            row.places = match->places;
        }
        for (const QString &name : entry.otherNames) {
            if (const auto match = fuzzyMatch(m_pattern, name))
                row.score = std::max(row.score, kByOtherName + match->score);
        }
        // Letters picked out of a whole sentence would find everything.
        if (row.score < 0 && entry.detail.contains(m_pattern, Qt::CaseInsensitive))
            row.score = 0;
        if (row.score >= 0)
            m_rows.push_back(std::move(row));
    }
    if (m_pattern.isEmpty())
        return;
    std::stable_sort(m_rows.begin(), m_rows.end(),
                     [](const Row &a, const Row &b) { return a.score > b.score; });
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const PaletteEntry &entry = m_entries[row.entry];
    switch (role) {
    case Qt::DisplayRole:
        return entry.title;
    case Qt::AccessibleTextRole:
        return entry.keys.isEmpty() ? entry.title : entry.title + QStringLiteral(", ") + entry.keys;
    case DetailRole:
    case Qt::AccessibleDescriptionRole:
        return entry.detail;
    case KeysRole:
        return entry.keys;
    case PlacesRole:
        return QVariant::fromValue(row.places);
    case NumberRole:
        return entry.number;
    default:
        return {};
    }
}

}  // namespace ws
