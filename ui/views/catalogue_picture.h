// Paints the table of all mechanisms with the few words that the catalogue has for each of their properties.
//
// Needs fonts, but no widget. Words in the language of the moment, taken when it is made.
#pragma once

#include <QPainter>
#include <QStringList>
#include <vector>

#include "ui/views/theme.h"

namespace ws {

class CataloguePicture
{
public:
    CataloguePicture();

    void setTheme(const Theme &theme) { m_theme = theme; }
    void paint(QPainter &painter, const QRectF &box) const;
    // By how much it is made smaller to fit; 1: not at all.
    double scaleIn(const QRectF &box) const;

    // The headings, then the rows.
    const std::vector<QStringList> &cells() const { return m_cells; }

private:
    QSizeF naturalSize() const;
    std::vector<double> columnWidths() const;

    Theme m_theme = lightTheme();
    std::vector<QStringList> m_cells;
};

}  // namespace ws
