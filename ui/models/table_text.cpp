#include "ui/models/table_text.h"

#include <QAbstractItemModel>
#include <algorithm>
#include <set>

namespace ws {
namespace {

QString cellText(QString text, TableFormat format)
{
    if (format == TableFormat::Tsv)
        return text.replace(QLatin1Char('\t'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' '));
    const bool quoted = std::any_of(text.begin(), text.end(), [](QChar character) {
        return character == u',' || character == u'"' || character == u'\n' || character == u'\r';
    });
    return quoted
               ? QLatin1Char('"') + text.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"')
               : text;
}

QString lineText(const QStringList &cells, TableFormat format)
{
    QStringList texts;
    for (const QString &cell : cells)
        texts << cellText(cell, format);
    return texts.join(format == TableFormat::Tsv ? QLatin1Char('\t') : QLatin1Char(',')) +
           (format == TableFormat::Tsv ? QLatin1String("\n") : QLatin1String("\r\n"));
}

}  // namespace

QString tableText(QModelIndexList cells, TableFormat format)
{
    if (cells.isEmpty())
        return {};
    if (cells.size() == 1)
        return cellText(cells.first().data().toString(), format);
    const QAbstractItemModel &model = *cells.first().model();
    std::set<int> rows;
    std::set<int> columns;
    for (const QModelIndex &cell : cells) {
        rows.insert(cell.row());
        columns.insert(cell.column());
    }
    QStringList line;
    for (const int column : columns)
        line << model.headerData(column, Qt::Horizontal).toString();
    QString text = lineText(line, format);
    std::sort(cells.begin(), cells.end());
    for (const int row : rows) {
        line.clear();
        for (const int column : columns) {
            const QModelIndex cell = model.index(row, column);
            line << (std::binary_search(cells.begin(), cells.end(), cell) ? cell.data().toString()
                                                                          : QString());
        }
        text += lineText(line, format);
    }
    return text;
}

}  // namespace ws
