#include <QImage>
#include <QTest>

#include "ui/views/shapes.h"
#include "ui/views/strip_bands.h"

class TestShapes : public QObject
{
    Q_OBJECT

private slots:
    void chineseTextStandsOnTheSameLine_data();
    void chineseTextStandsOnTheSameLine();
    void longNamesLoseTheirMiddle();
    void bandsAreTheRectanglesOfTheirColumns_data();
    void bandsAreTheRectanglesOfTheirColumns();
    void aShortBandIsSeen();
};

namespace {

constexpr int kWidth = 200;

// The lowest row in which the first letter has ink.
int baselineOfFirstLetter(const QString &text, double px)
{
    QImage image(kWidth, 40, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    ws::drawLine(painter, QRectF(4, 0, kWidth - 8, 40), Qt::AlignLeft, ws::lightTheme().font(px), Qt::black,
                 text);
    painter.end();
    for (int y = image.height() - 1; y >= 0; --y) {
        for (int x = 0; x < 4 + static_cast<int>(px / 2); ++x) {
            if (qGray(image.pixel(x, y)) < 128)
                return y;
        }
    }
    return -1;
}

QImage drawn(const QString &text, Qt::TextElideMode elide)
{
    QImage image(kWidth, 30, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    ws::drawLine(painter, QRectF(0, 0, kWidth, 30), Qt::AlignLeft, ws::lightTheme().font(13), Qt::black, text,
                 elide);
    return image;
}

}  // namespace

void TestShapes::chineseTextStandsOnTheSameLine_data()
{
    QTest::addColumn<double>("px");
    QTest::newRow("small print") << 11.0;
    QTest::newRow("text") << 13.0;
    QTest::newRow("title") << 16.0;
}

void TestShapes::chineseTextStandsOnTheSameLine()
{
    QFETCH(double, px);
    const int latin = baselineOfFirstLetter("HHHH", px);
    QVERIFY(latin > 0);
    QCOMPARE(baselineOfFirstLetter(QString::fromUtf8("HH死锁"), px), latin);
}

void TestShapes::longNamesLoseTheirMiddle()
{
    const QString one = "transfer from the account of A to the account of B";
    const QString other = "transfer from the account of A to the account of C";
    QVERIFY(ws::textWidth(ws::lightTheme().font(13), one) > kWidth);
    QCOMPARE(drawn(one, Qt::ElideRight), drawn(other, Qt::ElideRight));
    QVERIFY(drawn(one, Qt::ElideMiddle) != drawn(other, Qt::ElideMiddle));
}

void TestShapes::bandsAreTheRectanglesOfTheirColumns_data()
{
    QTest::addColumn<double>("scale");
    QTest::newRow("a pixel a length") << 1.0;
    QTest::newRow("one and a half") << 1.5;
    QTest::newRow("two") << 2.0;
}

// Written pixel by pixel they look as if each column had been filled by Qt.
void TestShapes::bandsAreTheRectanglesOfTheirColumns()
{
    QFETCH(double, scale);
    using Span = ws::StripBand::Span;
    const ws::Theme theme = ws::lightTheme();
    const QRectF strip(16, 8, 80, 32);
    const std::vector<ws::StripBand> bands{
        {theme.running, ws::StripBand::Plain, std::vector<Span>(10, Span{0, 1})},
        {theme.runnable, ws::StripBand::Dots, {{}, {}, {}, {}, {0.5, 1}, {0.5, 1}, {}, {}, {}, {}}},
        {theme.wanted, ws::StripBand::WantedHatch, {{}, {0.25, 0.75}, {}, {}, {}, {}, {}, {}, {}, {0, 1}}},
        {theme.waiting,
         ws::StripBand::WaitingHatch,
         {{}, {}, {0, 0.5}, {0, 0.25}, {}, {}, {}, {0, 1}, {0, 1}, {}}},
    };
    const auto image = [&](const auto &paint) {
        QImage result(static_cast<int>(120 * scale), static_cast<int>(48 * scale), QImage::Format_RGB32);
        result.fill(Qt::white);
        QPainter painter(&result);
        painter.scale(scale, scale);
        paint(painter);
        return result;
    };
    const QImage byColumns = image([&](QPainter &painter) { ws::paintBands(painter, strip, bands); });
    const QImage byRectangles = image([&](QPainter &painter) {
        const auto box = [&](int column, int count, double from, double to) {
            return QRectF(strip.left() + 8 * column, strip.bottom() - strip.height() * to, 8 * count,
                          strip.height() * (to - from));
        };
        painter.fillRect(strip, theme.running);
        ws::fillDotted(painter, box(4, 2, 0.5, 1), theme.runnable);
        ws::fillHatched(painter, box(1, 1, 0.25, 0.75), theme.wanted, ws::Hatch::Wanted);
        ws::fillHatched(painter, box(9, 1, 0, 1), theme.wanted, ws::Hatch::Wanted);
        ws::fillHatched(painter, box(2, 1, 0, 0.5), theme.waiting, ws::Hatch::Waiting);
        ws::fillHatched(painter, box(3, 1, 0, 0.25), theme.waiting, ws::Hatch::Waiting);
        ws::fillHatched(painter, box(7, 2, 0, 1), theme.waiting, ws::Hatch::Waiting);
    });
    QCOMPARE(byColumns, byRectangles);
}

void TestShapes::aShortBandIsSeen()
{
    QImage image(100, 20, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    std::vector<ws::StripBand::Span> columns(100);
    columns[37] = {0, 1e-6f};
    ws::paintBands(painter, QRectF(0, 0, 100, 20), {{Qt::black, ws::StripBand::Plain, columns, 1.5}});
    painter.end();
    for (int x = 0; x < image.width(); ++x)
        QCOMPARE(image.pixelColor(x, 19), x == 37 ? QColor(Qt::black) : QColor(Qt::white));
}

QTEST_MAIN(TestShapes)
#include "tst_shapes.moc"
