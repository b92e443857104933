// The figures of a sweep as SVG, PDF or PNG, by the ending of the file name.
//
// Threads: the GUI's. Needs a QApplication, any platform. Errors: BadInput for another ending; System when a file cannot
// be written, which is then left as it was.
#pragma once

#include <QSizeF>
#include <filesystem>

#include "base/result.h"
#include "ui/models/sweep_series.h"
#include "ui/views/theme.h"

namespace ws {

Result<> writeSweepFigure(const SweepFigureData &data, const Theme &theme, QSizeF sizeMm,
                          const std::filesystem::path &file);

// sweep-throughput and sweep-latency, each as SVG and PNG, as large as their panels and legends need.
Result<> writeSweepFigures(const SweepResults &results, const Theme &theme,
                           const std::filesystem::path &folder);

}  // namespace ws
