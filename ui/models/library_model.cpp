#include "ui/models/library_model.h"

#include <algorithm>

#include "ui/models/wording.h"

namespace ws {
namespace {

const char *const kFirstGroup = "Mechanisms";

// Internal id of a group's index; that of an experiment is its group's row.
constexpr quintptr kGroupId = ~quintptr{0};

}  // namespace

std::vector<FileProblem> LibraryModel::load(const std::vector<std::filesystem::path> &files,
                                            const Vocabulary &vocabulary)
{
    std::vector<Experiment> experiments;
    std::vector<FileProblem> problems;
    for (const std::filesystem::path &file : files) {
        ReadResult read = readExperimentFile(file, vocabulary);
        if (auto *experiment = std::get_if<Experiment>(&read)) {
            experiments.push_back(std::move(*experiment));
        } else {
            const auto &found = std::get<std::vector<FileProblem>>(read);
            problems.insert(problems.end(), found.begin(), found.end());
        }
    }
    setExperiments(std::move(experiments));
    return problems;
}

void LibraryModel::setExperiments(std::vector<Experiment> experiments)
{
    beginResetModel();
    m_groups.clear();
    for (Experiment &experiment : experiments)
        groupNamed(experiment.group.empty() ? kFirstGroup : experiment.group)
            .experiments.push_back(std::move(experiment));
    std::stable_sort(m_groups.begin(), m_groups.end(), [](const Group &a, const Group &b) {
        return a.name == kFirstGroup && b.name != kFirstGroup;
    });
    endResetModel();
}

void LibraryModel::put(Experiment experiment)
{
    beginResetModel();
    for (Group &group : m_groups)
        std::erase_if(group.experiments, [&](const Experiment &other) { return other.id == experiment.id; });
    groupNamed(experiment.group.empty() ? "Mine" : experiment.group)
        .experiments.push_back(std::move(experiment));
    std::erase_if(m_groups, [](const Group &group) { return group.experiments.empty(); });
    endResetModel();
}

void LibraryModel::setVerdict(const QString &id, RunVerdict verdict)
{
    m_verdicts.insert_or_assign(id.toStdString(), verdict);
    const QModelIndex index = indexOf(id);
    if (index.isValid())
        emit dataChanged(index, index, {VerdictRole});
}

const Experiment *LibraryModel::experimentAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.model() != this || index.internalId() == kGroupId)
        return nullptr;
    return &m_groups[index.internalId()].experiments[static_cast<std::size_t>(index.row())];
}

QModelIndex LibraryModel::indexOf(const QString &id) const
{
    const std::string wanted = id.toStdString();
    for (std::size_t group = 0; group < m_groups.size(); ++group) {
        const auto &experiments = m_groups[group].experiments;
        for (std::size_t row = 0; row < experiments.size(); ++row) {
            if (experiments[row].id == wanted)
                return createIndex(static_cast<int>(row), 0, static_cast<quintptr>(group));
        }
    }
    return {};
}

QModelIndex LibraryModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) : kGroupId);
}

QModelIndex LibraryModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == kGroupId)
        return {};
    return createIndex(static_cast<int>(child.internalId()), 0, kGroupId);
}

int LibraryModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    if (parent.internalId() != kGroupId || parent.column() != 0)
        return 0;
    return static_cast<int>(m_groups[static_cast<std::size_t>(parent.row())].experiments.size());
}

int LibraryModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant LibraryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Experiment *experiment = experimentAt(index);
    if (role == IsGroupRole)
        return experiment == nullptr;
    if (!experiment)
        return role == Qt::DisplayRole ? groupName(m_groups[static_cast<std::size_t>(index.row())].name)
                                       : QVariant();
    switch (role) {
    case Qt::DisplayRole:
        return titleOf(*experiment);
    case Qt::ToolTipRole:
        // The list may have cut the title.
        return QStringLiteral("%1\n%2").arg(titleOf(*experiment), localText(experiment->summary));
    case IdRole:
        return QString::fromStdString(experiment->id);
    case VerdictRole: {
        const auto found = m_verdicts.find(experiment->id);
        return found == m_verdicts.end() ? QVariant() : QVariant(static_cast<int>(found->second));
    }
    default:
        return {};
    }
}

Qt::ItemFlags LibraryModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return experimentAt(index) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::ItemIsEnabled;
}

LibraryModel::Group &LibraryModel::groupNamed(const std::string &name)
{
    for (Group &group : m_groups) {
        if (group.name == name)
            return group;
    }
    return m_groups.emplace_back(Group{name, {}});
}

}  // namespace ws
