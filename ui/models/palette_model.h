// What the command palette lists: everything that can be done or opened, the best matches on top.
//
// Threads: the GUI's. Holds no widgets: who fills it gives each entry a number and hears that number again.
#pragma once

#include <QAbstractListModel>
#include <QList>
#include <QString>
#include <QStringList>
#include <vector>

namespace ws {

struct PaletteEntry
{
    int number = 0;          // of whoever filled the model
    QString title;           // as it is shown
    QString detail;          // one sentence
    QString keys;            // as they stand on the keyboard; may be empty
    QStringList otherNames;  // in other languages, and ids: found by them as well
};

class PaletteModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Roles { DetailRole = Qt::UserRole + 1, KeysRole, PlacesRole, NumberRole };

    using QAbstractListModel::QAbstractListModel;

    void setEntries(std::vector<PaletteEntry> entries);
    // Keeps the order of the entries among equals.
    void setPattern(const QString &pattern);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row
    {
        std::size_t entry;
        int score;
        QList<int> places;  // of the title
    };

    void find();

    std::vector<PaletteEntry> m_entries;
    std::vector<Row> m_rows;
    QString m_pattern;
};

}  // namespace ws
