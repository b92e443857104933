// The experiments of the library: groups, and in each group its experiments, with the verdict of their last run.
#pragma once

#include <QAbstractItemModel>
#include <QString>
#include <filesystem>
#include <map>
#include <optional>
#include <vector>

#include "experiment/experiment.h"
#include "experiment/reader.h"
#include "session/snapshot.h"

namespace ws {

class LibraryModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Roles {
        IdRole = Qt::UserRole + 1,
        IsGroupRole,
        VerdictRole
    };  // VerdictRole: int of RunVerdict, or invalid

    using QAbstractItemModel::QAbstractItemModel;

    // Files that cannot be read are left out and returned with what is wrong.
    std::vector<FileProblem> load(const std::vector<std::filesystem::path> &files,
                                  const Vocabulary &vocabulary);
    void setExperiments(std::vector<Experiment> experiments);
    // Adds to its group, or replaces the one of the same id.
    void put(Experiment experiment);
    void setVerdict(const QString &id, RunVerdict verdict);

    // Null for a group and for an index of another model.
    const Experiment *experimentAt(const QModelIndex &index) const;
    QModelIndex indexOf(const QString &id) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Group
    {
        std::string name;
        std::vector<Experiment> experiments;
    };

    Group &groupNamed(const std::string &name);

    std::vector<Group> m_groups;
    std::map<std::string, RunVerdict> m_verdicts;
};

}  // namespace ws
