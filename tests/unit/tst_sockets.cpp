// What is particular to FIFOs and sockets; what holds for every mechanism is in tst_channel_contract.
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>

#include <QtTest>

#include <set>
#include <thread>

#include "channel/system_limit.h"
#include "support/one_channel.h"
#include "support/there_and_back.h"

using namespace ws;
using namespace std::chrono_literals;

namespace {

const char *const kStreams[] = {"socketpair", "unix-stream", "tcp"};
const char *const kPackets[] = {"unix-datagram", "unix-seqpacket", "udp"};

std::vector<std::byte> numbered(std::size_t bytes, std::uint64_t sequence, std::uint32_t sender = 0)
{
    std::vector<std::byte> message(bytes, std::byte{0x5a});
    sealMessage(message, sequence, 0, sender);
    return message;
}

ParameterValues withBuffer(std::int64_t bytes)
{
    ParameterValues values;
    values.setNumber("buffer", bytes);
    return values;
}

}  // namespace

class TestSockets : public QObject
{
    Q_OBJECT

    template <std::size_t N>
    static void addRows(const char *const (&ids)[N])
    {
        QTest::addColumn<QString>("id");
        for (const char *id : ids)
            QTest::newRow(id) << QString(id);
    }
    static const Mechanism &mechanism()
    {
        QFETCH(QString, id);
        return *findMechanism(id.toStdString());
    }

private slots:
    void initTestCase()
    {
        ::signal(SIGPIPE, SIG_IGN);
        struct sigaction action = {};
        action.sa_handler = [](int) {};
        ::sigaction(SIGUSR1, &action, nullptr);
    }

    void aFifoHasTheCapacityThatWasAskedFor()
    {
        ParameterValues values;
        values.setNumber("capacity", 8192);
        test::OneChannel run(*findMechanism("fifo"), 64, 1, 1, values);
        QVERIFY2(run.ok(), run.error() ? run.error()->text().c_str() : "");
        QCOMPARE(run.capacityBytes, std::uint64_t{8192});
        std::uint64_t held = 0;
        while (run.end(0).send(numbered(64, held + 1), 0ns))
            ++held;
        QCOMPARE(held * 64, std::uint64_t{8192});
    }

    void aThreadAtBothSidesOfAFifoMeetsItself()
    {
        const Mechanism &fifo = *findMechanism("fifo");
        SegmentPlan plan;
        plan.objects = 1;
        plan.threads = 1;
        plan.uses = {{0, 0, 0, false}, {0, 0, 1, true}};
        auto segment = Segment::create(plan);
        QVERIFY(bool(segment));
        segment->object(0).openSenders.store(1);
        ThreadRecorder recorder(*segment, 0);
        recorder.introduce(static_cast<std::uint32_t>(::gettid()));
        ChannelPlan channel;
        channel.messageBytes = 64;
        auto kit = fifo.prepare(channel);
        QVERIFY(bool(kit));
        std::vector<std::unique_ptr<Channel>> ends;
        for (std::uint32_t use = 0; use < 2; ++use) {
            EndSetup setup;
            setup.side = use == 0 ? ChannelSide::Sender : ChannelSide::Receiver;
            setup.messageBytes = 64;
            setup.address = kit->address;
            setup.recorder = &recorder;
            setup.use = &segment->use(use);
            setup.state = &segment->object(0);
            setup.peers = {{&segment->use(1 - use), &segment->thread(0)}};
            ProcessShared shared;
            auto opened = fifo.open(std::move(setup), {}, shared);
            QVERIFY(bool(opened));
            ends.push_back(std::move(*opened));
            QVERIFY(bool(ends.back()->establish()));
        }
        std::vector<std::byte> got(64);
        QVERIFY(bool(ends[0]->send(numbered(64, 1))));
        QCOMPARE(*ends[1]->receive(got), std::size_t{64});
        QVERIFY(bool(ends[0]->close()));
        QCOMPARE(*ends[1]->receive(got), std::size_t{0});
    }

    void aReceiverServesItsConnectionsInTurn_data() { addRows(kStreams); }
    void aReceiverServesItsConnectionsInTurn()
    {
        test::OneChannel run(mechanism(), 64, 3);
        QVERIFY2(run.ok(), run.error() ? run.error()->text().c_str() : "");
        for (std::uint32_t sender = 0; sender < 3; ++sender)
            for (std::uint64_t i = 1; i <= 10; ++i)
                QVERIFY(bool(run.end(sender).send(numbered(64, i, sender))));
        QTRY_COMPARE(run.end(3).queued().value(), std::uint64_t{30 * 64});
        std::vector<std::byte> got(64);
        for (std::uint64_t round = 1; round <= 10; ++round) {
            std::set<std::uint32_t> served;
            for (int i = 0; i < 3; ++i) {
                QCOMPARE(*run.end(3).receive(got), std::size_t{64});
                QCOMPARE(headerOf(got).sequence, round);
                served.insert(headerOf(got).sender);
            }
            QCOMPARE(served.size(), std::size_t{3});
        }
    }

    void messagesLargerThanTheBuffersOfSeveralSendersDoNotMix_data() { addRows(kStreams); }
    void messagesLargerThanTheBuffersOfSeveralSendersDoNotMix()
    {
        constexpr std::size_t kBytes = 300'000;
        test::OneChannel run(mechanism(), kBytes, 3, 1, withBuffer(32768));
        QVERIFY2(run.ok(), run.error() ? run.error()->text().c_str() : "");
        std::vector<std::thread> senders;
        for (std::uint32_t s = 0; s < 3; ++s)
            senders.emplace_back([&, s] {
                for (std::uint64_t i = 1; i <= 5; ++i)
                    if (!run.end(s).send(numbered(kBytes, i, s)))
                        qFatal("send failed");
                if (!run.end(s).close())
                    qFatal("close failed");
            });
        MessageChecker checker(run.end(3).setup(), {});
        std::vector<std::byte> got(kBytes);
        std::uint64_t received = 0;
        for (auto size = run.end(3).receive(got); size && *size > 0; size = run.end(3).receive(got)) {
            checker.check(got, 1);
            ++received;
        }
        for (std::thread &sender : senders)
            sender.join();
        const UseCounters &use = run.segment().use(3);
        QCOMPARE(received, std::uint64_t{15});
        QCOMPARE(use.corrupt.load() + use.lost.load() + use.reordered.load(), std::uint64_t{0});
    }

    void aSenderGoneInMidMessageIsToldAsClosed_data()
    {
        addRows(kStreams);
        QTest::newRow("fifo") << QString("fifo");
    }
    void aSenderGoneInMidMessageIsToldAsClosed()
    {
        constexpr std::size_t kBytes = 1 << 20;
        test::OneChannel run(mechanism(), kBytes, 1, 1,
                             mechanism().info.id == "fifo" ? ParameterValues() : withBuffer(32768));
        QVERIFY2(run.ok(), run.error() ? run.error()->text().c_str() : "");
        // What fits goes through, the rest does not.
        const auto sent = run.end(0).send(numbered(kBytes, 1), 0ns);
        QVERIFY(!sent && sent.error().kind == ErrorKind::Timeout);
        run.dropEnd(0);
        std::vector<std::byte> got(kBytes);
        const auto received = run.end(1).receive(got, 10s);
        QVERIFY(!received);
        QCOMPARE(received.error().kind, ErrorKind::Closed);
    }

    void aUnixDatagramQueueHoldsOneMoreThanItsLimit()
    {
        const auto limit = readLimit("/proc/sys/net/unix/max_dgram_qlen", 10).value;
        const test::OneChannel run(*findMechanism("unix-datagram"), 64);
        QVERIFY(run.ok());
        QVERIFY(run.capacityIsExact);
        QCOMPARE(run.capacityMessages, static_cast<std::uint64_t>(limit + 1));
        // Large ones are bounded by the send buffer first, whose bookkeeping nobody tells.
        const test::OneChannel large(*findMechanism("unix-datagram"), 65536);
        QVERIFY(large.ok());
        QVERIFY(!large.capacityIsExact);
        QVERIFY(large.capacityBytes > 0);
    }

    void aBufferThatTheSystemWouldCutIsRefused_data()
    {
        addRows(kStreams);
        for (const char *id : kPackets)
            QTest::newRow(id) << QString(id);
    }
    void aBufferThatTheSystemWouldCutIsRefused()
    {
        const auto most = readLimit("/proc/sys/net/core/wmem_max", 212992).value;
        const test::OneChannel run(mechanism(), 64, 1, 1, withBuffer(most + 1));
        QVERIFY(!run.ok());
        QCOMPARE(run.error()->kind, ErrorKind::Limit);
        QVERIFY2(run.error()->action.find("/proc/sys/net/core/wmem_max") != std::string::npos,
                 run.error()->action.c_str());
    }

    void aPacketLargerThanItsBufferIsRefused()
    {
        for (const char *id : {"unix-datagram", "unix-seqpacket"}) {
            const test::OneChannel fits(*findMechanism(id), 16384 - 32, 1, 1, withBuffer(8192));
            QVERIFY(fits.ok());
            const test::OneChannel run(*findMechanism(id), 16384 - 31, 1, 1, withBuffer(8192));
            QVERIFY(!run.ok());
            QCOMPARE(run.error()->kind, ErrorKind::Limit);
        }
    }

    void udpDropsWhatDoesNotFitCountsItAndEndsAllTheSame()
    {
        constexpr std::uint64_t kSent = 5000;
        test::OneChannel run(*findMechanism("udp"), 64);
        QVERIFY(run.ok());
        for (std::uint64_t i = 1; i <= kSent; ++i)
            QVERIFY(bool(run.end(0).send(numbered(64, i))));
        const std::uint64_t waiting = run.end(1).queued().value();
        QVERIFY(waiting > 0 && waiting < kSent);
        // The mark is dropped as well: the buffer is full.
        QVERIFY(bool(run.end(0).close()));
        MessageChecker checker(run.end(1).setup(), {});
        std::vector<std::byte> got(64);
        for (auto size = run.end(1).receive(got); size && *size > 0; size = run.end(1).receive(got))
            checker.check(got, 1);
        const UseCounters &use = run.segment().use(1);
        QCOMPARE(use.done.load(), waiting);
        QCOMPARE(use.lost.load(), kSent - waiting);
        QCOMPARE(use.corrupt.load() + use.reordered.load() + use.duplicated.load(), std::uint64_t{0});
    }

    void anEmptyUdpQueueIsProvenThoughDatagramsWereDropped()
    {
        constexpr std::uint64_t kSent = 3000;
        test::OneChannel run(*findMechanism("udp"), 64);
        QVERIFY(run.ok());
        for (std::uint64_t i = 1; i <= kSent; ++i)
            QVERIFY(bool(run.end(0).send(numbered(64, i))));
        std::atomic<pthread_t> id{};
        std::thread receiving([&] {
            id = ::pthread_self();
            std::vector<std::byte> got(64);
            for (auto size = run.end(1).receive(got); size && *size > 0;)
                size = run.end(1).receive(got);
        });
        const ThreadSlot &slot = run.segment().thread(1);
        const auto isProven = [&] {
            const bool waits = LiveWord::unpack(slot.live.load()).state == SlotState::Waiting;
            if (waits)
                ::pthread_kill(id, SIGUSR1);
            return waits && slot.ticket.load() == kSent;
        };
        QTRY_VERIFY(isProven());
        QVERIFY(run.segment().use(1).done.load() < kSent);
        QVERIFY(bool(run.end(0).close()));
        receiving.join();
    }

    void strangersAreNotLetIn()
    {
        ChannelPlan plan;
        plan.name = "test";
        plan.messageBytes = 64;
        auto kit = findMechanism("udp")->prepare(plan);
        QVERIFY(bool(kit));
        sockaddr_in address = {};
        socklen_t size = sizeof address;
        auto *generic = reinterpret_cast<sockaddr *>(&address);
        const int receiver = kit->receiverFds.front().get();
        QCOMPARE(::getsockname(receiver, generic, &size), 0);
        QCOMPARE(ntohl(address.sin_addr.s_addr), std::uint32_t{INADDR_LOOPBACK});
        const UniqueFd stranger(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
        const UniqueFd &friendly = kit->senderFds.front();
        QCOMPARE(::sendto(stranger.get(), "x", 1, 0, generic, size), ssize_t{1});
        QCOMPARE(::send(friendly.get(), "yy", 2, 0), ssize_t{2});
        char got[8];
        QCOMPARE(::recv(receiver, got, sizeof got, 0), ssize_t{2});
        QCOMPARE(::recv(receiver, got, sizeof got, MSG_DONTWAIT), ssize_t{-1});

        kit = findMechanism("tcp")->prepare(plan);
        QVERIFY(bool(kit));
        QCOMPARE(::getsockname(kit->receiverFds.front().get(), generic, &size), 0);
        const UniqueFd knocking(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        QCOMPARE(::connect(knocking.get(), generic, size), -1);
    }

    void theWayBackStaysOpenWhenOneDirectionEnds_data()
    {
        addRows(kStreams);
        for (const char *id : kPackets)
            QTest::newRow(id) << QString(id);
    }
    void theWayBackStaysOpenWhenOneDirectionEnds()
    {
        test::ThereAndBack both(mechanism());
        std::vector<std::byte> got(64);
        for (const std::size_t way : {std::size_t{0}, std::size_t{1}}) {
            QVERIFY(bool(both.sender(way).send(numbered(64, 1))));
            QCOMPARE(*both.receiver(way).receive(got), std::size_t{64});
        }
        QVERIFY(bool(both.sender(0).close()));
        QCOMPARE(*both.receiver(0).receive(got), std::size_t{0});
        QVERIFY(bool(both.receiver(0).close()));
        QVERIFY(bool(both.sender(1).send(numbered(64, 2))));
        QCOMPARE(*both.receiver(1).receive(got), std::size_t{64});
        QCOMPARE(headerOf(got).sequence, std::uint64_t{2});
        QVERIFY(bool(both.sender(1).close()));
        QCOMPARE(*both.receiver(1).receive(got), std::size_t{0});
    }

    // A sender that waits is asked again and again, as the session does; in the end it must be sure.
    void aFullStreamIsProvenAndGoesOnWhenItIsRead_data() { addRows(kStreams); }
    void aFullStreamIsProvenAndGoesOnWhenItIsRead()
    {
        constexpr std::size_t kBytes = 4096;
        test::OneChannel run(mechanism(), kBytes);
        QVERIFY(run.ok());
        std::atomic<pthread_t> id{};
        std::atomic<bool> stop{false};
        std::thread sending([&] {
            id = ::pthread_self();
            for (std::uint64_t i = 1; !stop; ++i)
                if (!run.end(0).send(numbered(kBytes, i)))
                    qFatal("send failed");
            if (!run.end(0).close())
                qFatal("close failed");
        });
        const ThreadSlot &slot = run.segment().thread(0);
        const auto isProven = [&] {
            const bool waits = LiveWord::unpack(slot.live.load()).state == SlotState::Waiting;
            if (waits)
                ::pthread_kill(id, SIGUSR1);
            return waits && slot.ticket.load() == 0;
        };
        QTRY_VERIFY(isProven());
        stop = true;
        MessageChecker checker(run.end(1).setup(), {});
        std::vector<std::byte> got(kBytes);
        for (auto size = run.end(1).receive(got); size && *size > 0; size = run.end(1).receive(got))
            checker.check(got, 1);
        sending.join();
        QCOMPARE(run.segment().use(1).done.load(), run.segment().use(0).done.load());
        QCOMPARE(run.segment().use(1).corrupt.load() + run.segment().use(1).lost.load(), std::uint64_t{0});
    }
};

QTEST_APPLESS_MAIN(TestSockets)
#include "tst_sockets.moc"
