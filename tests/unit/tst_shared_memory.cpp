#include <dirent.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <QtTest>

#include <fstream>
#include <sstream>
#include <thread>

#include "channel/mapped_memory.h"
#include "support/ring_messages.h"

using namespace ws;
using namespace ws::test;
using namespace std::chrono_literals;

namespace {

ParameterValues withChoice(std::string key, std::string word)
{
    ParameterValues values;
    values.setNames(std::move(key), {std::move(word)});
    return values;
}

std::size_t ownMemoriesLeft()
{
    std::size_t left = 0;
    const std::string prefix = "waitscope-" + std::to_string(::getpid()) + "-";
    for (const char *folder : {"/dev/shm", "/tmp"}) {
        DIR *open = ::opendir(folder);
        while (const dirent *entry = open != nullptr ? ::readdir(open) : nullptr)
            left += std::string_view(entry->d_name).starts_with(prefix) ? 1 : 0;
        if (open != nullptr)
            ::closedir(open);
    }
    // key shmid perms size cpid ...
    std::ifstream segments("/proc/sysvipc/shm");
    std::string line;
    while (std::getline(segments, line)) {
        std::istringstream words(line);
        std::string key, id, permissions, size, creator;
        words >> key >> id >> permissions >> size >> creator;
        left += creator == std::to_string(::getpid()) ? 1 : 0;
    }
    return left;
}

}  // namespace

// What is particular about channels in shared memory.
class TestSharedMemory : public QObject
{
    Q_OBJECT

private slots:
    void unguardedValuesAreTornAndCountedAsSuch_data()
    {
        QTest::addColumn<QString>("mechanism");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("guard");
        QTest::addColumn<bool>("tears");
        QTest::newRow("slot, none") << "shm-slot"
                                    << "lock"
                                    << "none" << true;
        QTest::newRow("slot, seqlock") << "shm-slot"
                                       << "lock"
                                       << "seqlock" << false;
        QTest::newRow("slot, mutex") << "shm-slot"
                                     << "lock"
                                     << "mutex" << false;
        QTest::newRow("variable, racy") << "variable"
                                        << "guard"
                                        << "racy" << true;
        QTest::newRow("variable, atomic") << "variable"
                                          << "guard"
                                          << "atomic" << false;
        QTest::newRow("variable, lock") << "variable"
                                        << "guard"
                                        << "lock" << false;
    }
    void unguardedValuesAreTornAndCountedAsSuch()
    {
        QFETCH(QString, mechanism);
        QFETCH(QString, key);
        QFETCH(QString, guard);
        QFETCH(bool, tears);
        constexpr std::size_t kValueBytes = 16384;
        test::OneChannel run(*findMechanism(mechanism.toStdString()), kValueBytes, 1, 1,
                             withChoice(key.toStdString(), guard.toStdString()));
        QVERIFY(run.ok());
        const UseCounters &use = run.segment().use(1);
        std::atomic<bool> enough{false};
        std::thread sender([&] {
            std::vector<std::byte> value = sealed(kValueBytes, 1);
            for (std::uint64_t i = 1; !enough.load(); ++i) {
                // Every word differs from that of the value before.
                std::memset(value.data(), static_cast<int>(i & 0xff), value.size());
                sealMessage(value, i, 0, 0);
                if (!run.end(0).send(value))
                    qFatal("send failed");
            }
            if (!run.end(0).close())
                qFatal("close failed");
        });
        std::thread receiver([&] {
            MessageChecker checker(run.end(1).setup(), {});
            std::vector<std::byte> got(kValueBytes);
            for (;;) {
                const auto size = run.end(1).receive(got);
                if (!size)
                    qFatal("receive failed");
                if (*size == 0)
                    return;
                checker.check(got, 0);
            }
        });
        const bool reached =
            QTest::qWaitFor([&] { return tears ? use.corrupt.load() > 10 : use.done.load() > 500; }, 20'000);
        enough = true;
        sender.join();
        receiver.join();
        QVERIFY(reached);
        QCOMPARE(use.corrupt.load() > 0, tears);
        QCOMPARE(use.reordered.load(), std::uint64_t{0});
        if (!tears)
            QCOMPARE(use.duplicated.load(), std::uint64_t{0});
    }

    void everyReceiverCountsTheValuesThatItMissed_data()
    {
        QTest::addColumn<QString>("mechanism");
        QTest::newRow("slot") << "shm-slot";
        QTest::newRow("variable") << "variable";
    }
    void everyReceiverCountsTheValuesThatItMissed()
    {
        QFETCH(QString, mechanism);
        test::OneChannel run(*findMechanism(mechanism.toStdString()), kBytes, 1, 2);
        QVERIFY(run.ok());
        std::vector<std::byte> got(kBytes);
        MessageChecker first(run.end(1).setup(), {});
        MessageChecker second(run.end(2).setup(), {});
        QCOMPARE(run.end(1).queued().value(), std::uint64_t{0});
        for (std::uint64_t i = 1; i <= 10; ++i) {
            QVERIFY(bool(run.end(0).send(sealed(kBytes, i), 0ns)));
            if (i == 4) {
                QVERIFY(bool(run.end(1).receive(got)));
                QCOMPARE(first.check(got, 0).sequence, std::uint64_t{4});
            }
        }
        QCOMPARE(run.end(1).queued().value(), std::uint64_t{1});
        QVERIFY(bool(run.end(1).receive(got)));
        QCOMPARE(first.check(got, 0).sequence, std::uint64_t{10});
        QVERIFY(bool(run.end(2).receive(got)));
        QCOMPARE(second.check(got, 0).sequence, std::uint64_t{10});
        QVERIFY(!run.end(2).receive(got, 0ns));
        QCOMPARE(run.segment().use(1).lost.load(), std::uint64_t{3 + 5});
        QCOMPARE(run.segment().use(2).lost.load(), std::uint64_t{9});
    }

    void aValueTooSmallToTellWhatWasMissedIsRefused()
    {
        for (const char *id : {"shm-slot", "variable"}) {
            const test::OneChannel run(*findMechanism(id), 3);
            QVERIFY(!run.ok() && run.error()->kind == ErrorKind::Limit);
        }
    }

    void everyKindOfMemoryCarriesMessagesAndLeavesNothing_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("mechanism");
        for (const std::string_view kind : kMemoryKinds)
            for (const char *id :
                 {"shm-ring-futex", "shm-ring-semaphore", "shm-ring-condition", "shm-ring-spin", "shm-slot"})
                QTest::addRow("%s, %s", id, std::string(kind).c_str())
                    << QString::fromUtf8(kind.data(), static_cast<qsizetype>(kind.size())) << id;
    }
    void everyKindOfMemoryCarriesMessagesAndLeavesNothing()
    {
        QFETCH(QString, kind);
        QFETCH(QString, mechanism);
        QCOMPARE(ownMemoriesLeft(), std::size_t{0});
        {
            test::OneChannel run(*findMechanism(mechanism.toStdString()), kBytes, 1, 1,
                                 withChoice("memory", kind.toStdString()));
            QVERIFY2(run.ok(), run.error() ? run.error()->text().c_str() : "");
            // Its name is gone already; of System V memory the key, while the memory waits for its last detach.
            QCOMPARE(ownMemoriesLeft(), std::size_t{kind == "sysv" ? 1u : 0u});
            std::vector<std::byte> got(kBytes);
            for (std::uint64_t i = 1; i <= 1000; ++i) {
                QVERIFY(bool(run.end(0).send(sealed(kBytes, i))));
                QVERIFY(bool(run.end(1).receive(got)));
                QVERIFY(isWhole(got));
                QCOMPARE(headerOf(got).sequence, i);
            }
        }
        QCOMPARE(ownMemoriesLeft(), std::size_t{0});
    }

    void aNameIsAnnouncedBeforeItIsMade()
    {
        for (const std::string_view kind : {"posix", "sysv"}) {
            ChannelPlan plan;
            plan.name = "test";
            plan.parameters = withChoice("memory", std::string(kind));
            std::vector<SystemName> announced;
            plan.announce = [&](const SystemName &name) {
                QCOMPARE(ownMemoriesLeft(), std::size_t{0});
                announced.push_back(name);
            };
            ChannelKit kit;
            const auto made = MappedMemory::create(plan, 4096, kit);
            QVERIFY(bool(made));
            QCOMPARE(announced.size(), std::size_t{1});
            QCOMPARE(announced.front().kind,
                     kind == "posix" ? SystemName::Kind::PosixMemory : SystemName::Kind::SysvMemory);
        }
    }

    void memoryThatTheSystemDoesNotHaveIsRefusedAsALimit()
    {
        struct statvfs room = {};
        QCOMPARE(::statvfs("/dev/shm", &room), 0);
        const std::uint64_t bytes = std::uint64_t{room.f_blocks} * room.f_frsize;
        const std::size_t slot = std::size_t{1} << 30;
        if (bytes / slot > 200)
            return;  // asking for so much could succeed
        ParameterValues values = withChoice("memory", "posix");
        values.setNumber("slot", static_cast<std::int64_t>(slot));
        values.setNumber("slots", static_cast<std::int64_t>(bytes / slot + 2));
        const test::OneChannel run(*findMechanism("shm-ring-futex"), kBytes, 1, 1, values);
        QVERIFY(!run.ok());
        QCOMPARE(run.error()->kind, ErrorKind::Limit);
        QVERIFY(run.error()->action.find("/dev/shm") != std::string::npos);
        QCOMPARE(ownMemoriesLeft(), std::size_t{0});
    }

    void aMessageLargerThanASlotIsRefusedAsALimit()
    {
        ParameterValues values;
        values.setNumber("slot", 32);
        const test::OneChannel run(*findMechanism("shm-ring-futex"), kBytes, 1, 1, values);
        QVERIFY(!run.ok());
        QCOMPARE(run.error()->kind, ErrorKind::Limit);
    }

    void aRingOfAnySizeHoldsExactlyThatMany_data()
    {
        QTest::addColumn<QString>("mechanism");
        for (const char *id : {"shm-ring-futex", "shm-ring-semaphore", "shm-ring-condition", "shm-ring-spin",
                               "spsc-ring", "mpmc-queue", "semaphore-buffer"})
            QTest::newRow(id) << id;
    }
    void aRingOfAnySizeHoldsExactlyThatMany()
    {
        QFETCH(QString, mechanism);
        for (const std::uint64_t count : {1, 2, 3, 7, 64}) {
            test::OneChannel run(*findMechanism(mechanism.toStdString()), kBytes, 1, 1, withSlots(count));
            QVERIFY(run.ok());
            for (int lap = 0; lap < 5; ++lap) {
                QCOMPARE(fill(run.end(0)), count);
                QCOMPARE(run.end(1).queued().value(), count);
                QCOMPARE(drain(run.end(1)), count);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestSharedMemory)
#include "tst_shared_memory.moc"
