#include <QFile>
#include <QtTest>

#include "event/event.h"

// Numbers of event kinds are on disk for ever.
class TestEventSchema : public QObject
{
    Q_OBJECT

private slots:
    void theNumbersAreThoseOfTheGoldenFile()
    {
        QFile file(QFINDTESTDATA("../golden/event_kinds.txt"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray now;
        for (int kind = 0; kind <= UINT16_MAX; ++kind) {
            const std::string_view name = ws::eventKindName(static_cast<std::uint16_t>(kind));
            if (!name.empty())
                now +=
                    QByteArray::number(kind) + ' ' + QByteArray(name.data(), qsizetype(name.size())) + '\n';
        }
        QCOMPARE(now, file.readAll());
    }

    void anEventIsThirtyTwoBytesInTheDocumentedLayout()
    {
        QCOMPARE(sizeof(ws::Event), std::size_t{32});
        QCOMPARE(offsetof(ws::Event, kind), std::size_t{8});
        QCOMPARE(offsetof(ws::Event, cpu), std::size_t{10});
        QCOMPARE(offsetof(ws::Event, object), std::size_t{12});
        QCOMPARE(offsetof(ws::Event, value), std::size_t{16});
    }

    void waitKindsKeepTheirNumbers()
    {
        QCOMPARE(int(ws::WaitKind::Lock), 1);
        QCOMPARE(int(ws::WaitKind::Space), 2);
        QCOMPARE(int(ws::WaitKind::Message), 3);
        QCOMPARE(int(ws::WaitKind::Join), 4);
        QCOMPARE(int(ws::WaitKind::Read), 5);
        QCOMPARE(int(ws::WaitKind::Write), 6);
        QCOMPARE(int(ws::WaitKind::Notify), 7);
        QCOMPARE(int(ws::WaitKind::Event), 8);
        QCOMPARE(int(ws::WaitKind::Unit), 9);
        QCOMPARE(int(ws::WaitKind::Barrier), 10);
        QCOMPARE(int(ws::WaitKind::Latch), 11);
        QCOMPARE(int(ws::WaitKind::Any), 12);
        QCOMPARE(int(ws::WaitKind::Start), 13);
    }
};

QTEST_APPLESS_MAIN(TestEventSchema)
#include "tst_event_schema.moc"
