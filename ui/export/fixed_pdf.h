// Makes a PDF of QPdfWriter a function of what was painted, and its page as large as asked.
//
// Qt 6.4 writes the date of the moment, and rounds the page to whole points (0.35 mm). See ISO 32000-1, 7.5.4 for the
// table of offsets, 14.11.2 for the boxes.
#pragma once

#include <QByteArray>
#include <QSizeF>
#include <QString>

namespace ws {

// `command` is kept in a comment before the end.
QByteArray fixedPdf(QByteArray pdf, QSizeF sizeMm, const QString &command);
QString commandInPdf(const QByteArray &pdf);

}  // namespace ws
