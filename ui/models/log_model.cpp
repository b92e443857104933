#include "ui/models/log_model.h"

#include "ui/models/wording.h"

namespace ws {
namespace {

// Tabs and control characters would tear the row.
QString oneLine(const std::string &text)
{
    QString line = QString::fromStdString(text);
    for (QChar &character : line) {
        if (character.category() == QChar::Other_Control)
            character = QLatin1Char(' ');
    }
    return line;
}

}  // namespace

void LogModel::setSnapshot(std::shared_ptr<const Snapshot> snapshot)
{
    const bool same = m_snapshot && snapshot && m_snapshot->logDropped == snapshot->logDropped &&
                      m_snapshot->log.size() == snapshot->log.size() && m_snapshot->log == snapshot->log &&
                      m_snapshot->model == snapshot->model;
    if (same)
        return;
    const int before = rowCount();
    const int now = static_cast<int>(snapshot ? snapshot->log.size() : 0);
    const bool grows = m_snapshot && snapshot && m_snapshot->model == snapshot->model && now > before &&
                       m_snapshot->logDropped == snapshot->logDropped &&
                       std::equal(m_snapshot->log.begin(), m_snapshot->log.end(), snapshot->log.begin());
    if (grows) {
        beginInsertRows({}, before, now - 1);
        m_snapshot = std::move(snapshot);
        endInsertRows();
        return;
    }
    beginResetModel();
    m_snapshot = std::move(snapshot);
    endResetModel();
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_snapshot ? 0 : static_cast<int>(m_snapshot->log.size());
}

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_snapshot || index.row() >= rowCount())
        return {};
    const LogLine &line = m_snapshot->log[static_cast<std::size_t>(index.row())];
    if (role == Qt::TextAlignmentRole && (index.column() == TimeColumn || index.column() == LineColumn))
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && index.column() == TextColumn)
        return oneLine(line.text);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case TimeColumn:
        return clockText(line.timeNs);
    case ThreadColumn:
        return m_snapshot->model ? threadName(*m_snapshot->model, line.thread) : QString();
    case LineColumn:
        return line.line > 0 ? QString::number(line.line) : QString();
    case TextColumn:
        return oneLine(line.text);
    default:
        return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case ThreadColumn:
        return tr("Thread");
    case LineColumn:
        return tr("Line");
    case TextColumn:
        return tr("Log");
    default:
        return {};
    }
}

}  // namespace ws
