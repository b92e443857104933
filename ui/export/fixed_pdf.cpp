#include "ui/export/fixed_pdf.h"

#include <QList>
#include <QUrl>

namespace ws {
namespace {

constexpr char kCommand[] = "% waitscope-command: ";
constexpr double kPointsPerMm = 72 / 25.4;

// Puts `text` where `length` bytes stand and moves every offset behind that place.
void replace(QByteArray &pdf, qsizetype at, qsizetype length, const QByteArray &text)
{
    const qsizetype by = text.size() - length;
    pdf.replace(at, length, text);
    if (by == 0)
        return;
    const qsizetype start = pdf.lastIndexOf("startxref\n");
    const qsizetype table = pdf.lastIndexOf("\nxref\n", start) + 1;
    // Entries of twenty bytes: "0000000015 00000 n \n".
    qsizetype entry = pdf.indexOf('\n', table + 5) + 1;
    while (entry > 0 && entry + 20 <= pdf.size() && (pdf[entry + 17] == 'n' || pdf[entry + 17] == 'f')) {
        const qsizetype offset = pdf.mid(entry, 10).toLongLong();
        if (pdf[entry + 17] == 'n' && offset > at)
            pdf.replace(entry, 10, QByteArray::number(offset + by).rightJustified(10, '0'));
        entry += 20;
    }
    const qsizetype number = start + 10;
    const qsizetype end = pdf.indexOf('\n', number);
    pdf.replace(number, end - number, QByteArray::number(table));
}

void fixDate(QByteArray &pdf)
{
    const QByteArray key = "/CreationDate (";
    const qsizetype at = pdf.indexOf(key);
    if (at < 0)
        return;
    const qsizetype from = at + key.size();
    replace(pdf, from, pdf.indexOf(')', from) - from, "D:20000101000000Z");
}

// What was painted begins at the upper edge of Qt's page, so only the lower edge may move.
void fixPage(QByteArray &pdf, QSizeF sizeMm)
{
    const QByteArray key = "/MediaBox [";
    const qsizetype at = pdf.indexOf(key);
    if (at < 0)
        return;
    const qsizetype from = at + key.size();
    const qsizetype end = pdf.indexOf(']', from);
    const QList<QByteArray> edges = pdf.mid(from, end - from).simplified().split(' ');
    if (edges.size() != 4)
        return;
    const double top = edges[3].toDouble();
    const auto text = [](double points) { return QByteArray::number(points, 'f', 4); };
    replace(pdf, from, end - from,
            "0 " + text(top - sizeMm.height() * kPointsPerMm) + ' ' + text(sizeMm.width() * kPointsPerMm) +
                ' ' + text(top));
}

}  // namespace

QByteArray fixedPdf(QByteArray pdf, QSizeF sizeMm, const QString &command)
{
    fixDate(pdf);
    fixPage(pdf, sizeMm);
    const qsizetype end = pdf.lastIndexOf("startxref\n");
    if (!command.isEmpty() && end >= 0)
        pdf.insert(end, kCommand + QUrl::toPercentEncoding(command, " /:=,'-._") + '\n');
    return pdf;
}

QString commandInPdf(const QByteArray &pdf)
{
    const qsizetype at = pdf.lastIndexOf(kCommand);
    if (at < 0)
        return {};
    const qsizetype from = at + static_cast<qsizetype>(sizeof kCommand) - 1;
    return QString::fromUtf8(QByteArray::fromPercentEncoding(pdf.mid(from, pdf.indexOf('\n', from) - from)));
}

}  // namespace ws
