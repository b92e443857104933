// The primitives that wait for the world outside: a signal sent by hand, the standard input.
#include <QtTest>

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "base/unique_fd.h"
#include "tests/support/one_primitive.h"

using namespace ws;
using namespace ws::test;
using namespace std::chrono_literals;

class TestSyncOutside : public QObject
{
    Q_OBJECT

    UniqueFd m_writer;

private slots:
    void initTestCase()
    {
        int ends[2] = {-1, -1};
        QCOMPARE(::pipe2(ends, O_CLOEXEC), 0);
        const UniqueFd reader(ends[0]);
        m_writer = UniqueFd(ends[1]);
        QVERIFY(::dup2(reader.get(), STDIN_FILENO) == STDIN_FILENO);
    }

    void aTryFailsAtOnceAndIsNoWait_data() { addBoth(); }
    void aTryFailsAtOnceAndIsNoWait()
    {
        QFETCH(QString, id);
        OnePrimitive run(*findPrimitive(id.toStdString()), 1, false, {}, RecordLevel::Full);
        const auto outcome = run.as<Outside>(0).wait(0ns);
        QVERIFY(!outcome);
        QCOMPARE(int(outcome.error().kind), int(ErrorKind::Timeout));
        QVERIFY(run.events(0) == std::vector<EventKind>{EventKind::TryFailed});
    }

    void aDeadlineEndsTheWait_data() { addBoth(); }
    void aDeadlineEndsTheWait()
    {
        QFETCH(QString, id);
        OnePrimitive run(*findPrimitive(id.toStdString()), 1);
        const auto outcome = run.as<Outside>(0).wait(5ms);
        QVERIFY(!outcome);
        QCOMPARE(int(outcome.error().kind), int(ErrorKind::Timeout));
        QCOMPARE(run.use(0).waits.load(), std::uint64_t{1});
    }

    void theOutsideEndsAWaitThatIsSeen_data() { addBoth(); }
    void theOutsideEndsAWaitThatIsSeen()
    {
        QFETCH(QString, id);
        OnePrimitive run(*findPrimitive(id.toStdString()), 1);
        Result<> outcome = Error{ErrorKind::Cancelled, 0, "not run"};
        std::thread waiter([&] { outcome = run.as<Outside>(0).wait(); });
        while (!run.waits(0, WaitKind::Outside))
            std::this_thread::yield();
        act(id);
        waiter.join();
        QVERIFY(bool(outcome));
        QCOMPARE(run.use(0).waits.load(), std::uint64_t{1});
        QCOMPARE(run.use(0).done.load(), std::uint64_t{1});
        rest(id);
    }

    void whatCameBeforeIsFound_data() { addBoth(); }
    void whatCameBeforeIsFound()
    {
        QFETCH(QString, id);
        OnePrimitive run(*findPrimitive(id.toStdString()), 1);
        act(id);
        QVERIFY(bool(run.as<Outside>(0).wait()));
        QCOMPARE(run.use(0).waits.load(), std::uint64_t{0});
        rest(id);
    }

private:
    static void addBoth()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("user-signal") << "user-signal";
        QTest::newRow("standard-input") << "standard-input";
    }

    void act(const QString &id) const
    {
        if (id == "user-signal")
            QCOMPARE(::kill(::getpid(), SIGUSR2), 0);
        else
            QCOMPARE(::write(m_writer.get(), "\n", 1), ssize_t{1});
    }

    static void rest(const QString &id)
    {
        char byte = 0;
        if (id == "standard-input")
            QCOMPARE(::read(STDIN_FILENO, &byte, 1), ssize_t{1});
    }
};

// As in a worker, the signal is blocked before any thread begins: Qt Test has one of its own.
int main(int argc, char **argv)
{
    OnePrimitive(*findPrimitive("user-signal"), 1);
    TestSyncOutside test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_sync_outside.moc"
