// What a figure shows, as data for others to draw again. Names as in the figure; times in nanoseconds of run time
// unless a name says otherwise.
#pragma once

#include <QJsonObject>
#include <QStringList>
#include <optional>
#include <vector>

#include "session/snapshot.h"
#include "ui/charts/chart_table.h"
#include "ui/models/sweep_series.h"

namespace ws {

// {"title", "unit", "series": [{"name", "points": [[seconds, value], ...]}]}
QJsonObject chartData(const ChartTable &table);
// Processes, threads with their lanes, objects with their counts, the wait-for graph.
QJsonObject runData(const Snapshot &snapshot);
// {"title", "unit", "panels": [{"title", "series": [{"mechanism", "points": [{"sizeBytes", "median", ...}, ...]}]}]}
QJsonObject sweepData(const SweepFigureData &data);
// {"columns": [...], "rows": [[...], ...]}; the first of `cells` are the headings.
QJsonObject tableData(const std::vector<QStringList> &cells);

// The object of that name; nothing for an empty name, or where there is none.
std::optional<std::uint32_t> objectNamed(const Snapshot &snapshot, const std::string &name);

}  // namespace ws
