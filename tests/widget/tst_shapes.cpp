#include <QImage>
#include <QTest>

#include "ui/views/shapes.h"

class TestShapes : public QObject
{
    Q_OBJECT

private slots:
    void chineseTextStandsOnTheSameLine_data();
    void chineseTextStandsOnTheSameLine();
    void longNamesLoseTheirMiddle();
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

QTEST_MAIN(TestShapes)
#include "tst_shapes.moc"
