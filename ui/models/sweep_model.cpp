#include "ui/models/sweep_model.h"

#include <QCoreApplication>
#include <cmath>

#include "ui/models/sweep_series.h"
#include "ui/models/wording.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::SweepModel)
};

std::optional<SweepFigure> figureOfColumn(SweepModel::Column column)
{
    using Column = SweepModel::Column;
    switch (column) {
    case Column::Rate:
        return SweepFigure::MessagesPerSecond;
    case Column::Bytes:
        return SweepFigure::BytesPerSecond;
    case Column::P50:
        return SweepFigure::P50;
    case Column::P99:
        return SweepFigure::P99;
    case Column::P999:
        return SweepFigure::P999;
    case Column::Cpu:
        return SweepFigure::CpuNsPerMessage;
    case Column::Switches:
        return SweepFigure::SwitchesPerMessage;
    default:
        return std::nullopt;
    }
}

QString figureText(SweepFigure figure, double value)
{
    switch (figure) {
    case SweepFigure::MessagesPerSecond:
        return shortNumber(value);
    case SweepFigure::BytesPerSecond:
        return sizeText(value) + QStringLiteral("/s");
    case SweepFigure::SwitchesPerMessage:
        return QString::number(value, 'f', 2);
    default:
        return timeText(std::llround(value));
    }
}

QString stateWord(SweepState state)
{
    switch (state) {
    case SweepState::Pending:
        return Words::tr("not yet");
    case SweepState::Refused:
        return Words::tr("refused");
    case SweepState::Failed:
        return Words::tr("failed");
    case SweepState::Measured:
        break;
    }
    return {};
}

QString noiseSentence(const NoiseReason &reason)
{
    const auto share = std::pair{"share", percentText(reason.value)};
    switch (reason.kind) {
    case NoiseKind::Foreign:
        if (reason.who.empty())
            return filled(Words::tr("Other programs used {share} of a processor."), {share});
        return filled(Words::tr("Other programs used {share} of a processor, {name} most."),
                      {share, {"name", QString::fromStdString(reason.who)}});
    case NoiseKind::Steal:
        return filled(Words::tr("The hypervisor took {share} of a processor."), {share});
    case NoiseKind::Program:
        return filled(Words::tr("This window used {share} of a processor."), {share});
    case NoiseKind::Migrations:
        return filled(Words::tr("Threads changed processor {count} times."),
                      {{"count", countText(static_cast<std::uint64_t>(reason.value))}});
    case NoiseKind::Frequency:
        return filled(Words::tr("The processors' frequency changed by {share}."), {share});
    }
    return {};
}

QString shapeName(const SweepCell &cell)
{
    if (cell.shape == SweepShape::PingPong)
        return Words::tr("round trips");
    return Words::tr("stream");
}

}  // namespace

QString sweepMarks(const SweepRow &row)
{
    if (row.state != SweepState::Measured)
        return stateWord(row.state);
    QStringList marks;
    if (const std::size_t disturbed = disturbedRuns(row))
        marks << filled(Words::tr("disturbed {part} of {all}"),
                        {{"part", countText(disturbed)}, {"all", countText(row.runs.size())}});
    if (modesOf(row))
        marks << Words::tr("bimodal");
    if (!row.reason.empty())
        marks << Words::tr("incomplete");
    return marks.join(QStringLiteral(", "));
}

QString sweepMarksTip(const SweepRow &row)
{
    QStringList lines;
    if (!row.reason.empty())
        lines << QString::fromStdString(row.reason);
    for (std::size_t i = 0; i < row.runs.size(); ++i)
        for (const NoiseReason &reason : row.runs[i].noise.reasons)
            lines << filled(Words::tr("Run {number}: {sentence}"),
                            {{"number", countText(i + 1)}, {"sentence", noiseSentence(reason)}});
    if (const auto modes = modesOf(row))
        lines << filled(
            Words::tr("Two ways of running, around {low} and {high}: a median of both describes neither."),
            {{"low", shortNumber(modes->low)}, {"high", shortNumber(modes->high)}});
    return lines.join(QLatin1Char('\n'));
}

SweepModel::SweepModel(const SweepController &controller, QObject *parent)
    : QAbstractTableModel(parent), m_controller(controller)
{
    connect(&controller, &SweepController::reset, this, [this] {
        beginResetModel();
        endResetModel();
    });
    connect(&controller, &SweepController::rowChanged, this,
            [this](int row) { emit dataChanged(index(row, 0), index(row, columnCount() - 1)); });
}

int SweepModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_controller.results().rows.size());
}

int SweepModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Column::Count);
}

QVariant SweepModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const SweepRow &row = m_controller.results().rows[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(row, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::AlignVCenter |
            (figureOfColumn(column) || column == Column::Size ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ToolTipRole: {
        const QString tip = sweepMarksTip(row);
        if (column == Column::Marks && !tip.isEmpty())
            return tip;
        if (const auto figure = figureOfColumn(column))
            if (const auto spread = spreadOf(row, *figure))
                return filled(Words::tr("median {median}, from {least} to {most}"),
                              {{"median", figureText(*figure, spread->median)},
                               {"least", figureText(*figure, spread->least)},
                               {"most", figureText(*figure, spread->most)}});
        return {};
    }
    case static_cast<int>(Role::Sort):
        return sortValue(row, column);
    default:
        return {};
    }
}

QVariant SweepModel::sortValue(const SweepRow &row, Column column) const
{
    if (column == Column::Size)
        return QVariant::fromValue(row.cell.sizeBytes);
    const auto figure = figureOfColumn(column);
    if (!figure)
        return textOf(row, column);
    const auto spread = spreadOf(row, *figure);
    return spread ? spread->median : -1.0;
}

QString SweepModel::textOf(const SweepRow &row, Column column) const
{
    switch (column) {
    case Column::Mechanism:
        return mechanismName(row.cell.mechanism);
    case Column::Size:
        return messageSizeText(static_cast<double>(row.cell.sizeBytes));
    case Column::Placement:
        return placementName(row.cell.placement);
    case Column::Policy:
        return policyName(row.cell.wait);
    case Column::Shape:
        return shapeName(row.cell);
    case Column::Marks:
        return sweepMarks(row);
    default:
        break;
    }
    const auto figure = figureOfColumn(column);
    const auto spread = figure ? spreadOf(row, *figure) : std::nullopt;
    return spread ? figureText(*figure, spread->median) : QString();
}

QVariant SweepModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Column::Mechanism:
        return Words::tr("Mechanism");
    case Column::Size:
        return Words::tr("Size");
    case Column::Placement:
        return Words::tr("Placement");
    case Column::Policy:
        return Words::tr("Wait policy");
    case Column::Shape:
        return Words::tr("Shape");
    case Column::Rate:
        return Words::tr("Per second");
    case Column::Bytes:
        return Words::tr("Bytes");
    case Column::P50:
        return QStringLiteral("p50");
    case Column::P99:
        return QStringLiteral("p99");
    case Column::P999:
        return QStringLiteral("p99.9");
    case Column::Cpu:
        return Words::tr("CPU each");
    case Column::Switches:
        return Words::tr("Switches each");
    case Column::Marks:
        return Words::tr("Marks");
    case Column::Count:
        break;
    }
    return {};
}

}  // namespace ws
