#include "ui/export/figure_files.h"

#include <QBuffer>
#include <QFile>
#include <QHashSeed>
#include <QImage>
#include <QImageReader>
#include <QMarginsF>
#include <QPageSize>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <QXmlStreamReader>

#include "ui/export/fixed_pdf.h"

namespace ws {
namespace {

constexpr double kUnitsPerMm = 96 / 25.4;
constexpr int kSvgResolution = 2540;  // whole steps of 0.01 mm: QSvgGenerator of Qt 6.4 has no others
constexpr int kPdfResolution = 1200;
constexpr double kPngResolution = 288;  // three pixels a unit
constexpr qint64 kLargestFigure = 256 << 20;

QByteArray svgOf(const FigurePage &page, const std::function<void(QPainter &)> &paint)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(kSvgResolution);
    generator.setSize((page.sizeMm * 100).toSize());
    generator.setViewBox(QRectF({}, page.sizeMm * kUnitsPerMm));
    // Qt 6.4 escapes texts of the picture, but neither of these two (measured).
    generator.setTitle(page.title.toHtmlEscaped());
    generator.setDescription(page.command.toHtmlEscaped());
    QPainter painter(&generator);
    paint(painter);
    painter.end();
    return bytes;
}

// Qt keeps the fonts of a PDF in a hash: with a seed of chance they would come in another order each time.
class SteadyHashes
{
public:
    SteadyHashes() { QHashSeed::setDeterministicGlobalSeed(); }
    ~SteadyHashes() { QHashSeed::resetRandomGlobalSeed(); }
    SteadyHashes(const SteadyHashes &) = delete;
    SteadyHashes &operator=(const SteadyHashes &) = delete;
};

QByteArray pdfOf(const FigurePage &page, const std::function<void(QPainter &)> &paint)
{
    const SteadyHashes steady;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(kPdfResolution);
        writer.setPageMargins(QMarginsF());
        writer.setPageSize(QPageSize(page.sizeMm, QPageSize::Millimeter, QString(), QPageSize::ExactMatch));
        writer.setTitle(page.title);
        QPainter painter(&writer);
        painter.scale(kPdfResolution / 96.0, kPdfResolution / 96.0);
        paint(painter);
    }
    return fixedPdf(bytes, page.sizeMm, page.command);
}

QByteArray pngOf(const FigurePage &page, const std::function<void(QPainter &)> &paint)
{
    const double scale = kPngResolution / 96;
    QImage image((page.sizeMm * kUnitsPerMm * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    image.setDotsPerMeterX(static_cast<int>(kPngResolution / 0.0254));
    image.setDotsPerMeterY(static_cast<int>(kPngResolution / 0.0254));
    if (!page.command.isEmpty())
        image.setText(QStringLiteral("Description"), page.command);
    QPainter painter(&image);
    painter.scale(scale, scale);
    paint(painter);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QString descriptionOfSvg(const QByteArray &bytes)
{
    QXmlStreamReader reader(bytes);
    while (reader.readNextStartElement()) {
        if (reader.name() == QLatin1String("svg"))
            continue;
        if (reader.name() == QLatin1String("desc"))
            return reader.readElementText();
        reader.skipCurrentElement();
    }
    return {};
}

}  // namespace

QByteArray figureFile(const FigurePage &page, const std::string &ending,
                      const std::function<void(QPainter &)> &paint)
{
    return ending == ".svg" ? svgOf(page, paint) : ending == ".pdf" ? pdfOf(page, paint) : pngOf(page, paint);
}

Result<QString> commandInFigure(const std::filesystem::path &path)
{
    QFile file(QString::fromStdString(path.string()));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::System, errno, "read " + path.string()};
    if (file.size() > kLargestFigure)
        return QString();
    if (path.extension() == ".png")
        return QImageReader(&file).text(QStringLiteral("Description"));
    const QByteArray bytes = file.readAll();
    const QString found = path.extension() == ".svg" ? descriptionOfSvg(bytes) : commandInPdf(bytes);
    // Other programs describe their files too.
    return found.startsWith(QLatin1String("waitscope ")) ? found : QString();
}

}  // namespace ws
