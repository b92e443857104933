#include <QtTest>

#include "support/numbered_messages.h"
#include "support/one_channel.h"

using namespace ws;
using namespace ws::test;

// What a receiver can tell of what arrived.
class TestMessage : public QObject
{
    Q_OBJECT

private slots:
    void aFlippedBitIsCountedAsCorrupt()
    {
        test::OneChannel run(*findMechanism("queue"), 64);
        MessageChecker checker(run.end(1).setup(), {});
        checker.check(messageFor(run.end(0), 1), 0);
        for (const std::size_t at : {std::size_t{0}, std::size_t{17}, std::size_t{40}, std::size_t{63}}) {
            std::vector<std::byte> damaged = messageFor(run.end(0), 2);
            damaged[at] ^= std::byte{4};
            const std::uint64_t before = run.segment().use(1).corrupt.load();
            checker.check(damaged, 0);
            QCOMPARE(run.segment().use(1).corrupt.load(), before + 1);
        }
    }

    void gapsRepeatsAndLateOnesAreCounted_data()
    {
        QTest::addColumn<int>("bytes");
        for (const int bytes : {1, 8, 23, 64})
            QTest::addRow("%d bytes", bytes) << bytes;
    }
    void gapsRepeatsAndLateOnesAreCounted()
    {
        QFETCH(int, bytes);
        test::OneChannel run(*findMechanism("queue"), static_cast<std::size_t>(bytes));
        const UseCounters &use = run.segment().use(1);
        MessageChecker checker(run.end(1).setup(), {});
        for (const std::uint64_t sequence : {1, 2, 5, 5, 3})
            checker.check(messageFor(run.end(0), sequence), 0);
        QCOMPARE(use.duplicated.load(), std::uint64_t{1});
        QCOMPARE(use.reordered.load(), std::uint64_t{1});
        QCOMPARE(use.lost.load(), std::uint64_t{1});
    }

    void aSmallMessageHasItsStampBesideTheChannel()
    {
        test::OneChannel run(*findMechanism("queue"), 1);
        SideStamps stamps = run.end(0).setup().stamps;
        QVERIFY(stamps.present());
        MessageChecker checker(run.end(1).setup(), run.segment().histogram(0));
        for (std::uint64_t i = 1; i <= 300; ++i) {
            stamps.put(i, 1000 + i);
            QCOMPARE(checker.check(messageFor(run.end(0), i), 2000 + i).stampTicks, Ticks{1000 + i});
        }
        // A stamp that a later message has overwritten is none.
        stamps.put(301 + kStampCells, 5);
        QCOMPARE(checker.check(messageFor(run.end(0), 301), 9999).stampTicks, Ticks{9999});
        std::uint64_t counted = 0;
        for (const auto &bucket : run.segment().histogram(0))
            counted += bucket.load();
        QCOMPARE(counted, std::uint64_t{300});
    }
};

QTEST_APPLESS_MAIN(TestMessage)
#include "tst_message.moc"
