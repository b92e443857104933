#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QRandomGenerator>
#include <QtTest>

#include "channel/message.h"
#include "record/ring_reader.h"
#include "support/one_channel.h"

using namespace ws;

namespace {

constexpr std::size_t kBytes = 64;

[[noreturn]] void sendForEver(test::OneChannel &run)
{
    run.recorder(0).introduce(static_cast<std::uint32_t>(::getpid()));
    run.recorder(0).begin();
    std::vector<std::byte> message(kBytes);
    for (std::uint64_t sequence = 1;; ++sequence) {
        sealMessage(message, sequence, run.recorder(0).now(), 0);
        if (!run.end(0).send(message))
            ::_exit(1);
    }
}

// Receives until the stream ends; a message that was cut off by the kill counts as none.
std::uint64_t receiveAll(Channel &from, MessageChecker &checker)
{
    std::vector<std::byte> message(kBytes);
    std::uint64_t received = 0;
    for (;;) {
        auto size = from.receive(message);
        if (!size || *size == 0)
            return received;
        checker.check(message, 0);
        ++received;
    }
}

void spinFor(std::uint64_t ns)
{
    const std::uint64_t until = monotonicNs() + ns;
    while (monotonicNs() < until) {
    }
}

}  // namespace

// Kills a sender at random moments and reads what it left.
class TestRecorderKilled : public QObject
{
    Q_OBJECT

private slots:
    void aKilledWorkersSegmentStaysReadableAndItsCountersAgree()
    {
        constexpr int kKills = 1000;
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        std::uint64_t all = 0;
        for (int kill = 0; kill < kKills; ++kill) {
            test::OneChannel run(*findMechanism("pipe"), kBytes, 1, 1, {}, RecordLevel::Full);
            QVERIFY(run.ok());
            const pid_t child = ::fork();
            if (child == 0)
                sendForEver(run);
            run.dropEnd(0);  // only the child holds the write end
            MessageChecker checker(run.end(1).setup(), {});
            spinFor(random.bounded(600'000));
            ::kill(child, SIGKILL);
            const std::uint64_t received = receiveAll(run.end(1), checker);
            ::waitpid(child, nullptr, 0);

            const UseCounters &sender = run.segment().use(0);
            QVERIFY(sender.done.load() <= sender.begun.load());
            QVERIFY(sender.begun.load() - sender.done.load() <= 1);
            QVERIFY2(received >= sender.done.load() && received <= sender.begun.load(),
                     qPrintable(QString("kill %1: received %2, done %3, begun %4")
                                    .arg(kill)
                                    .arg(received)
                                    .arg(sender.done.load())
                                    .arg(sender.begun.load())));
            QCOMPARE(run.segment().use(1).done.load(), received);
            QCOMPARE(run.segment().use(1).corrupt.load(), std::uint64_t{0});
            QCOMPARE(run.segment().use(1).lost.load(), std::uint64_t{0});
            checkRing(run.segment());
            const LiveWord live = LiveWord::unpack(run.segment().thread(0).live.load());
            QVERIFY(live.state <= SlotState::Ended && live.kind <= WaitKind::Join);
            all += received;
        }
        qInfo("%llu messages over %d kills", static_cast<unsigned long long>(all), kKills);
        QVERIFY(all > 0);
    }

private:
    static void checkRing(const Segment &segment)
    {
        RingReader reader(segment, 0);
        std::vector<Event> events;
        reader.take(events);
        QCOMPARE(reader.taken(), segment.thread(0).head.load());
        std::uint64_t last = 0;
        for (const Event &event : events) {
            QVERIFY(!eventKindName(event.kind).empty());
            QVERIFY(event.ticks >= last);
            last = event.ticks;
        }
    }
};

QTEST_APPLESS_MAIN(TestRecorderKilled)
#include "tst_recorder_killed.moc"
