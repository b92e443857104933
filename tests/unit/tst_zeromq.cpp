// Who gets into a ZeroMQ channel, and what is known of one that is full.
#include <signal.h>
#include <zmq.h>

#include <QtTest>

#include <thread>

#include "channel/session_token.h"
#include "support/numbered_messages.h"
#include "support/one_channel.h"
#include "support/own_things.h"

using namespace ws;
using namespace ws::test;
using namespace std::chrono_literals;

namespace {

// A program that knows the place, but not the token.
class Stranger
{
public:
    // `password`: empty to come without one.
    explicit Stranger(const std::string &place, const std::string &password = {})
        : m_context(::zmq_ctx_new()), m_socket(::zmq_socket(m_context, ZMQ_PUSH))
    {
        const int on = 1;
        const int none = 0;
        ::zmq_setsockopt(m_socket, ZMQ_IMMEDIATE, &on, sizeof on);
        ::zmq_setsockopt(m_socket, ZMQ_LINGER, &none, sizeof none);
        if (!password.empty()) {
            ::zmq_setsockopt(m_socket, ZMQ_PLAIN_USERNAME, "waitscope", 9);
            ::zmq_setsockopt(m_socket, ZMQ_PLAIN_PASSWORD, password.data(), password.size());
        }
        ::zmq_socket_monitor(m_socket, "inproc://news", ZMQ_EVENT_ALL);
        m_news = ::zmq_socket(m_context, ZMQ_PAIR);
        ::zmq_connect(m_news, "inproc://news");
        ::zmq_connect(m_socket, place.c_str());
    }
    ~Stranger()
    {
        ::zmq_close(m_news);
        ::zmq_close(m_socket);
        ::zmq_ctx_term(m_context);
    }
    // Sleeps until its connection has been turned away; false: it was let in.
    bool isTurnedAway()
    {
        for (;;) {
            std::uint16_t event = 0;
            char frame[256];
            if (::zmq_recv(m_news, frame, sizeof frame, 0) < 2)
                return false;
            std::memcpy(&event, frame, sizeof event);
            (void)::zmq_recv(m_news, frame, sizeof frame, 0);
            if (event == ZMQ_EVENT_HANDSHAKE_SUCCEEDED)
                return false;
            if (event == ZMQ_EVENT_DISCONNECTED || event == ZMQ_EVENT_HANDSHAKE_FAILED_AUTH ||
                event == ZMQ_EVENT_HANDSHAKE_FAILED_NO_DETAIL || event == ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL)
                return true;
        }
    }
    bool sends() { return ::zmq_send(m_socket, "x", 1, ZMQ_DONTWAIT) >= 0; }

private:
    void *m_context;
    void *m_socket;
    void *m_news = nullptr;
};

ChannelPlan planOf(std::uint32_t senders)
{
    ChannelPlan plan;
    plan.name = "test";
    plan.messageBytes = 64;
    plan.senders = senders;
    return plan;
}

// A receiver that waits for its only sender, so that its door is open.
class OpenDoor
{
public:
    explicit OpenDoor(const Mechanism &mechanism)
    {
        SegmentPlan plan;
        plan.objects = 1;
        plan.threads = 2;
        plan.uses = {{0, 0, 0, false}, {1, 0, 1, false}};
        auto segment = Segment::create(plan);
        auto kit = mechanism.prepare(planOf(1));
        if (!segment || !kit)
            qFatal("prepare failed");
        m_segment.emplace(std::move(*segment));
        m_kit = std::move(*kit);
        receiver = open(mechanism, ChannelSide::Receiver, m_kit.receiverFds);
        m_establishing = std::thread([this] { established = receiver->establish(); });
        m_mechanism = &mechanism;
    }
    void letSenderIn()
    {
        sender = open(*m_mechanism, ChannelSide::Sender, m_kit.senderFds);
        if (!sender->establish())
            qFatal("the sender was turned away");
        m_establishing.join();
    }
    std::string place() const { return m_kit.address.substr(0, m_kit.address.find(' ')); }

    std::unique_ptr<Channel> receiver;
    std::unique_ptr<Channel> sender;
    Result<> established;

private:
    std::unique_ptr<Channel> open(const Mechanism &mechanism, ChannelSide side, std::vector<UniqueFd> &fds)
    {
        const std::uint32_t thread = side == ChannelSide::Sender ? 0 : 1;
        m_recorders[thread].emplace(*m_segment, thread);
        EndSetup setup;
        setup.side = side;
        setup.messageBytes = 64;
        setup.address = m_kit.address;
        setup.recorder = &*m_recorders[thread];
        setup.use = &m_segment->use(thread);
        setup.state = &m_segment->object(0);
        setup.peers = {{&m_segment->use(1 - thread), &m_segment->thread(1 - thread)}};
        auto opened = mechanism.open(std::move(setup), std::move(fds), m_shared);
        if (!opened)
            qFatal("%s", opened.error().text().c_str());
        return std::move(*opened);
    }

    const Mechanism *m_mechanism = nullptr;
    std::optional<Segment> m_segment;
    std::optional<ThreadRecorder> m_recorders[2];
    ChannelKit m_kit;
    ProcessShared m_shared;
    std::thread m_establishing;
};

}  // namespace

class TestZeroMq : public QObject
{
    Q_OBJECT

    static void rows()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("password");
        for (const char *id : {"zmq-ipc", "zmq-tcp"}) {
            QTest::addRow("%s, without a token", id) << id << QString();
            QTest::addRow("%s, with a wrong token", id) << id << QString(int(kTokenDigits), '0');
        }
    }
    static const Mechanism &mechanism()
    {
        QFETCH(QString, id);
        return *findMechanism(id.toStdString());
    }
    static std::string password()
    {
        QFETCH(QString, password);
        return password.toStdString();
    }

private slots:
    void initTestCase()
    {
        struct sigaction action = {};
        action.sa_handler = [](int) {};
        ::sigaction(SIGUSR1, &action, nullptr);
    }

    void aTokenIsFreshAndKnownFromAnyOther()
    {
        const auto one = freshToken();
        const auto other = freshToken();
        QVERIFY(bool(one) && bool(other));
        QVERIFY(looksLikeToken(*one) && looksLikeToken(*other));
        QVERIFY(*one != *other);
        QVERIFY(isSameToken(*one, *one));
        QVERIFY(!isSameToken(*other, *one));
        QVERIFY(!isSameToken("", *one));
        QVERIFY(!isSameToken(one->substr(1), *one));
        QVERIFY(!looksLikeToken(one->substr(1)));
        QVERIFY(!looksLikeToken(one->substr(1) + "g"));
    }

    void aStrangerIsTurnedAwayWhileTheDoorIsOpen_data() { rows(); }
    void aStrangerIsTurnedAwayWhileTheDoorIsOpen()
    {
        OpenDoor door(mechanism());
        Stranger stranger(door.place(), password());
        QVERIFY(stranger.isTurnedAway());
        QVERIFY(!stranger.sends());
        door.letSenderIn();
        QVERIFY2(bool(door.established), "a stranger was counted as the sender");
        QVERIFY(bool(sendNumber(*door.sender, 1)));
        std::vector<std::byte> got(64);
        QCOMPARE(door.receiver->receive(got).value(), std::size_t{64});
        QCOMPARE(headerOf(got).sequence, std::uint64_t{1});
    }

    void aStrangerIsTurnedAwayDuringTheRun_data() { rows(); }
    void aStrangerIsTurnedAwayDuringTheRun()
    {
        OpenDoor door(mechanism());
        door.letSenderIn();
        QVERIFY(bool(door.established));
        Stranger stranger(door.place(), password());
        QVERIFY(stranger.isTurnedAway());
        QVERIFY(!stranger.sends());
        std::vector<std::byte> got(64);
        const auto none = door.receiver->receive(got, 0ns);
        QVERIFY(!none && none.error().kind == ErrorKind::Timeout);
    }

    void aQueueOfOneMessageLetsItsSendersIn_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("zmq-ipc") << QString("zmq-ipc");
        QTest::newRow("zmq-tcp") << QString("zmq-tcp");
    }
    void aQueueOfOneMessageLetsItsSendersIn()
    {
        ParameterValues shortest;
        shortest.setNumber("mark", 1);
        OneChannel run(mechanism(), 64, 2, 1, shortest);
        QVERIFY2(run.ok(), run.error() ? run.error()->text().c_str() : "");
        QVERIFY(bool(sendNumber(run.end(0), 1)));
        std::vector<std::byte> got(64);
        QVERIFY(bool(run.end(2).receive(got)));
    }

    void theDoorLeavesNoThreadAndNoDescriptorBehind_data() { aQueueOfOneMessageLetsItsSendersIn_data(); }
    void theDoorLeavesNoThreadAndNoDescriptorBehind()
    {
        const auto before = countThings();
        {
            const auto kit = mechanism().prepare(planOf(3));
            QVERIFY(bool(kit));
        }
        QVERIFY(nothingMoreThan(before));
        {
            OneChannel run(mechanism(), 64, 3);
            QVERIFY2(run.ok(), run.error() ? run.error()->text().c_str() : "");
            // One of the library's I/O threads and its reaper, whatever the number of ends: none for the door.
            QCOMPARE(countThings()[1], before[1] + 2);
        }
        QVERIFY(nothingMoreThan(before));
    }
};

QTEST_GUILESS_MAIN(TestZeroMq)
#include "tst_zeromq.moc"
