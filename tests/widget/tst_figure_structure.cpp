// Figures by their structure: exact sizes, fonts, colours, and that nothing lies outside the axes.
#include <QImage>
#include <QSvgRenderer>
#include <QTest>
#include <QXmlStreamReader>
#include <cmath>

#include "support/figure_files.h"
#include "ui/app/resources.h"
#include "ui/charts/registry.h"

using namespace ws;
using namespace ws::test;

namespace {

bool isChinese(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar letter) { return letter.unicode() >= 0x4E00 && letter.unicode() <= 0x9FFF; });
}

// Lightness of CIE 1976, 0 to 100: what is left of a colour on a grey copy.
double lightness(const QColor &color)
{
    const auto linear = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    const double light =
        0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
    return light > 0.008856 ? 116 * std::cbrt(light) - 16 : 903.3 * light;
}

QImage painted(const QByteArray &svg, const QSize &size)
{
    QSvgRenderer renderer(svg);
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    renderer.render(&painter);
    painter.end();
    return image;
}

// Pixels with a colour, neither grey nor the background, below the title line and outside of the plot.
int colouredOutside(const QImage &image, const QRectF &plot, double titleBottom)
{
    int count = 0;
    for (int y = static_cast<int>(std::ceil(titleBottom)); y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor color = image.pixelColor(x, y);
            const bool isInside =
                x + 1 > plot.left() && x < plot.right() && y + 1 > plot.top() && y < plot.bottom();
            count += !isInside && color.saturation() > 40 ? 1 : 0;
        }
    }
    return count;
}

int colouredInside(const QImage &image, const QRectF &plot)
{
    int count = 0;
    for (int y = static_cast<int>(plot.top()); y < plot.bottom(); ++y) {
        for (int x = static_cast<int>(plot.left()); x < plot.right(); ++x)
            count += image.pixelColor(x, y).saturation() > 40 ? 1 : 0;
    }
    return count;
}

}  // namespace

class TestFigureStructure : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { initWaitscopeResources(); }
    void theSizeInMillimetresIsExact_data();
    void theSizeInMillimetresIsExact();
    void theTextKeepsItsSizeWhateverTheFigures();
    void aZoomedChartPaintsNothingOutsideItsAxes_data();
    void aZoomedChartPaintsNothingOutsideItsAxes();
    void chineseTextNamesTheFontWithItsForms();
    void thePdfHasItsFontsInside();
    void textAsPathsHasNoText();
    void inPrintEveryColourHasItsOwnLightness();
    void aTransparentFigureHasNoGround();
    void theLanguageIsTheFiguresOwn();
};

void TestFigureStructure::theSizeInMillimetresIsExact_data()
{
    QTest::addColumn<QString>("size");
    QTest::addColumn<double>("width");
    QTest::addColumn<double>("height");
    QTest::newRow("slide") << "slide" << 320.0 << 180.0;
    QTest::newRow("half a slide") << "half-slide" << 160.0 << 150.0;
    QTest::newRow("column") << "column" << 84.0 << 60.0;
    QTest::newRow("text width") << "text-width" << 170.0 << 95.0;
    QTest::newRow("odd") << "123.45x67.8" << 123.45 << 67.8;
}

void TestFigureStructure::theSizeInMillimetresIsExact()
{
    QFETCH(QString, size);
    QFETCH(double, width);
    QFETCH(double, height);
    FigureSpec spec = specOf("throughput");
    QCOMPARE(setFigureSize(spec.options, size.toStdString()), std::string());
    QXmlStreamReader reader(bytesOf(spec, ".svg"));
    QVERIFY(reader.readNextStartElement());
    const auto length = [&](const char *name) {
        const QString text = reader.attributes().value(QLatin1String(name)).toString();
        return text.endsWith("mm") ? text.chopped(2).toDouble() : -1;
    };
    QVERIFY2(std::abs(length("width") - width) < 0.01, qPrintable(QString::number(length("width"))));
    QVERIFY(std::abs(length("height") - height) < 0.01);

    const QByteArray pdf = bytesOf(spec, ".pdf");
    const qsizetype at = pdf.indexOf("/MediaBox [") + 11;
    const QList<QByteArray> edges = pdf.mid(at, pdf.indexOf(']', at) - at).simplified().split(' ');
    QCOMPARE(edges.size(), 4);
    const double points = 72 / 25.4;
    QVERIFY(std::abs((edges[2].toDouble() - edges[0].toDouble()) / points - width) < 0.01);
    QVERIFY(std::abs((edges[3].toDouble() - edges[1].toDouble()) / points - height) < 0.01);

    const QImage png = QImage::fromData(bytesOf(spec, ".png"));
    QVERIFY(std::abs(png.width() / (png.dotsPerMeterX() / 1000.0) - width) < 0.1);
}

void TestFigureStructure::theTextKeepsItsSizeWhateverTheFigures()
{
    // The title of a chart has 12 units, and the outermost transform of the file says how large a unit is.
    for (const char *size : {"84x60", "160x90", "320x180"}) {
        FigureSpec spec = specOf("throughput");
        setFigureSize(spec.options, size);
        spec.options.fontPt = 10;
        const QByteArray svg = bytesOf(spec, ".svg");
        QXmlStreamReader reader(svg);
        double scale = 0;
        double points = 0;
        while (!reader.atEnd()) {
            if (reader.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (reader.name() == u"g") {
                const QString matrix = reader.attributes().value(QLatin1String("transform")).toString();
                if (matrix.startsWith("matrix("))
                    scale = matrix.mid(7).section(',', 0, 0).toDouble();
            }
            if (reader.name() == u"text") {
                const double units = reader.attributes().value(QLatin1String("font-size")).toDouble();
                if (reader.readElementText() == "Throughput")
                    points = units * scale * 72 / 96;
            }
        }
        QVERIFY2(std::abs(points - 10) < 0.01, qPrintable(QString("%1: %2 pt").arg(size).arg(points)));
    }
}

void TestFigureStructure::aZoomedChartPaintsNothingOutsideItsAxes_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<double>("least");
    QTest::addColumn<double>("most");
    for (const ChartInfo &info : chartRegistry()) {
        const QString id = QString::fromStdString(std::string(info.id));
        const auto chart = info.create();
        chart->setSnapshot(sample::runningPipeline());
        const ChartSpan values = chart->shownValues();
        QTest::addRow("%s, lower part", qPrintable(id))
            << id << values.from << values.from + values.length() * 0.3;
        QTest::addRow("%s, middle", qPrintable(id))
            << id << values.from + values.length() * 0.2 << values.from + values.length() * 0.5;
        QTest::addRow("%s, all", qPrintable(id)) << id << values.from << values.to;
    }
}

void TestFigureStructure::aZoomedChartPaintsNothingOutsideItsAxes()
{
    QFETCH(QString, id);
    QFETCH(double, least);
    QFETCH(double, most);
    FigureSpec spec = specOf(id);
    const double seconds = static_cast<double>(spec.snapshot->results->timeNs) / 1e9;
    spec.options.time = AxisSpan{seconds * 0.3, seconds * 0.6};
    spec.options.values = AxisSpan{least, most};
    // At 9 pt a unit is 1/96 inch, and a pixel of the image a third of it.
    const double scale = 3;
    const QSize size(1814, 1020);
    const auto chart = [&] {
        for (const ChartInfo &info : chartRegistry()) {
            if (id == QString::fromStdString(std::string(info.id)))
                return info.create();
        }
        return std::unique_ptr<Chart>();
    }();
    chart->setSnapshot(spec.snapshot);
    const QRectF plot = chart->plotIn({0, 0, 160 * 96 / 25.4, 90 * 96 / 25.4});
    const QRectF inPixels(plot.topLeft() * scale, plot.size() * scale);
    // A legend in a row of its own ends above the plot.
    const double titleBottom = inPixels.top() - 5 * scale;
    for (const QImage &image :
         {QImage::fromData(bytesOf(spec, ".png")), painted(bytesOf(spec, ".svg"), size)}) {
        QCOMPARE(image.size(), size);
        QCOMPARE(colouredOutside(image, inPixels, titleBottom), 0);
    }
    // Whatever the stretch, a test of an empty picture proves nothing: the whole axes show the curve.
    spec.options.values.reset();
    QVERIFY(colouredInside(QImage::fromData(bytesOf(spec, ".png")), inPixels) > 50);
}

void TestFigureStructure::chineseTextNamesTheFontWithItsForms()
{
    FigureSpec spec = specOf("wait-graph", sample::twoLocks());
    spec.options.title = "管道 pipe 写满 100%";
    spec.options.language = "zh_CN";
    QStringList chinese;
    for (const SvgText &text : textsOf(bytesOf(spec, ".svg"))) {
        if (isChinese(text.text)) {
            QCOMPARE(text.family, QString("Noto Sans CJK SC"));
            chinese << text.text;
        } else if (text.text.contains("pipe")) {
            QCOMPARE(text.family, QString("Inter"));
        }
    }
    QVERIFY2(chinese.contains("管道") && chinese.contains("写满"), qPrintable(chinese.join('|')));
}

void TestFigureStructure::thePdfHasItsFontsInside()
{
    FigureSpec spec = specOf("throughput");
    spec.options.title = "管道 pipe 写满";
    const QByteArray pdf = bytesOf(spec, ".pdf");
    QVERIFY(pdf.contains("NotoSansCJKsc"));
    QVERIFY(!pdf.contains("NotoSansCJKjp"));
    QVERIFY(pdf.contains("/FontFile"));
    QVERIFY(pdf.contains("Inter-"));
    // The table of offsets is true: each entry points at its object.
    const qsizetype start = pdf.lastIndexOf("startxref\n") + 10;
    const qsizetype table = pdf.mid(start, pdf.indexOf('\n', start) - start).trimmed().toLongLong();
    QVERIFY(pdf.mid(table).startsWith("xref\n"));
    qsizetype entry = pdf.indexOf('\n', table + 5) + 1;
    int objects = 0;
    for (int number = 0; pdf[entry + 17] == 'n' || pdf[entry + 17] == 'f'; ++number, entry += 20) {
        if (pdf[entry + 17] == 'f')
            continue;
        const qsizetype offset = pdf.mid(entry, 10).toLongLong();
        QVERIFY2(pdf.mid(offset).startsWith(QByteArray::number(number) + " 0 obj"),
                 qPrintable(QString::number(number)));
        ++objects;
    }
    QVERIFY(objects > 5);
}

void TestFigureStructure::textAsPathsHasNoText()
{
    FigureSpec spec = specOf("throughput");
    spec.options.title = "管道 pipe";
    QVERIFY(!textsOf(bytesOf(spec, ".svg")).isEmpty());
    spec.options.textAsPaths = true;
    const QByteArray svg = bytesOf(spec, ".svg");
    QVERIFY(textsOf(svg).isEmpty());
    QVERIFY(!bytesOf(spec, ".pdf").contains("/FontFile"));
    // The shapes are where the letters were.
    spec.options.textAsPaths = false;
    const QSize size(605, 340);
    const QImage asText = painted(bytesOf(spec, ".svg"), size);
    const QImage asShapes = painted(svg, size);
    const auto darkPixels = [](const QImage &image) {
        int count = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                count += qGray(image.pixel(x, y)) < 128 ? 1 : 0;
        return count;
    };
    const int text = darkPixels(asText);
    QVERIFY(text > 100);
    QVERIFY(std::abs(darkPixels(asShapes) - text) < text / 3);
}

void TestFigureStructure::inPrintEveryColourHasItsOwnLightness()
{
    const Theme theme = figureTheme(FigureColours::Print);
    const QList<QList<QColor>> together = {
        {theme.series[0], theme.series[1], theme.series[2], Qt::white},
        {theme.running, theme.runnable, theme.waiting, theme.wanted, Qt::black},
        {theme.waiting, theme.wanted, theme.series[0], theme.mark, Qt::white},
    };
    for (const QList<QColor> &colors : together) {
        for (qsizetype i = 0; i < colors.size(); ++i) {
            for (qsizetype k = i + 1; k < colors.size(); ++k) {
                const double apart = std::abs(lightness(colors[i]) - lightness(colors[k]));
                QVERIFY2(apart >= 9, qPrintable(QString("%1 and %2 are %3 apart")
                                                    .arg(colors[i].name(), colors[k].name())
                                                    .arg(apart)));
            }
        }
    }
}

void TestFigureStructure::aTransparentFigureHasNoGround()
{
    FigureSpec spec = specOf("throughput");
    spec.options.colours = FigureColours::Transparent;
    const QImage image = QImage::fromData(bytesOf(spec, ".png"));
    QCOMPARE(image.pixelColor(2, 2).alpha(), 0);
    spec.options.colours = FigureColours::Light;
    QCOMPARE(QImage::fromData(bytesOf(spec, ".png")).pixelColor(2, 2), QColor(Qt::white));
}

void TestFigureStructure::theLanguageIsTheFiguresOwn()
{
    const auto hasChinese = [](const FigureSpec &spec) {
        const auto texts = textsOf(bytesOf(spec, ".svg"));
        return std::any_of(texts.begin(), texts.end(),
                           [](const SvgText &text) { return isChinese(text.text); });
    };
    FigureSpec spec = specOf("throughput");
    QVERIFY(!hasChinese(spec));
    spec.options.language = "zh_CN";
    QVERIFY(hasChinese(spec));
    spec.options.language = "en";
    QVERIFY(!hasChinese(spec));
}

QTEST_MAIN(TestFigureStructure)
#include "tst_figure_structure.moc"
