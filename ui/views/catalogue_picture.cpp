#include "ui/views/catalogue_picture.h"

#include <QCoreApplication>
#include <algorithm>
#include <numeric>

#include "ui/models/mechanism_table_model.h"
#include "ui/views/shapes.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::CataloguePicture)
};

constexpr double kMargin = 20;
constexpr double kRow = 20;
constexpr double kGap = 16;  // between columns
constexpr double kText = 12;

}  // namespace

CataloguePicture::CataloguePicture()
{
    const MechanismTableModel model;
    QStringList headings;
    for (int column = 0; column < model.columnCount(); ++column)
        headings << model.headerData(column, Qt::Horizontal).toString();
    m_cells.push_back(headings);
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells << model.index(row, column).data().toString();
        m_cells.push_back(cells);
    }
}

std::vector<double> CataloguePicture::columnWidths() const
{
    std::vector<double> widths(static_cast<std::size_t>(m_cells.front().size()), 0);
    for (std::size_t row = 0; row < m_cells.size(); ++row) {
        const QFont font = m_theme.font(kText, row == 0 ? QFont::DemiBold : QFont::Normal);
        for (std::size_t column = 0; column < widths.size(); ++column)
            widths[column] =
                std::max(widths[column], textWidth(font, m_cells[row][static_cast<qsizetype>(column)]));
    }
    return widths;
}

QSizeF CataloguePicture::naturalSize() const
{
    const std::vector<double> widths = columnWidths();
    const double texts = std::accumulate(widths.begin(), widths.end(), 0.0);
    return {2 * kMargin + texts + kGap * static_cast<double>(widths.size() - 1),
            kTitleHeight + kRow * static_cast<double>(m_cells.size()) + kMargin / 2};
}

double CataloguePicture::scaleIn(const QRectF &box) const
{
    const QSizeF size = naturalSize();
    return std::min({1.0, box.width() / size.width(), box.height() / size.height()});
}

void CataloguePicture::paint(QPainter &painter, const QRectF &box) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(box, m_theme.background);
    const double scale = scaleIn(box);
    const QSizeF size = naturalSize();
    painter.save();
    painter.translate(box.left() + std::max(0.0, (box.width() - size.width() * scale) / 2), box.top());
    painter.scale(scale, scale);
    drawTitleLine(painter, {0, 0, size.width(), kTitleHeight}, m_theme, Words::tr("Mechanisms"), {}, {});
    const std::vector<double> widths = columnWidths();
    double y = kTitleHeight;
    for (std::size_t row = 0; row < m_cells.size(); ++row) {
        double x = kMargin;
        for (std::size_t column = 0; column < widths.size(); ++column) {
            const bool heading = row == 0;
            drawLine(painter, {x, y, widths[column] + 1, kRow}, Qt::AlignLeft,
                     m_theme.font(kText, heading ? QFont::DemiBold : QFont::Normal),
                     heading || column > 0 ? m_theme.dim : m_theme.text,
                     m_cells[row][static_cast<qsizetype>(column)]);
            x += widths[column] + kGap;
        }
        y += kRow;
        painter.fillRect(QRectF(kMargin, y - 0.5, size.width() - 2 * kMargin, 1), m_theme.line);
    }
    painter.restore();
}

}  // namespace ws
