// Cells of a table as text for a spreadsheet.
#pragma once

#include <QModelIndexList>
#include <QString>

namespace ws {

enum class TableFormat {
    Tsv,  // tabs; a tab or an end of line inside a cell becomes a blank
    Csv,  // RFC 4180: commas, quotes where needed
};

// The rows and columns that `cells` touch, in the order of the model; what is not among them stays empty. More than one
// cell comes with the headings of its columns. Nothing for no cells.
QString tableText(QModelIndexList cells, TableFormat format);

}  // namespace ws
