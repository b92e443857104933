#include <poll.h>
#include <signal.h>
#include <sys/socket.h>

#include <QtTest>

#include <atomic>
#include <thread>

#include "channel/websocket_frame.h"
#include "support/web_ends.h"

using namespace ws;
using namespace std::chrono_literals;
using test::bytesOf;
using test::numbered;
using test::pushing;
using test::WebEnds;

namespace {

// Both ends in threads of their own: a web channel may hand over by rendezvous.
void passOn(WebEnds &ends, int count, std::size_t bytes)
{
    std::thread sender([&] {
        for (int i = 1; i <= count; ++i)
            if (const auto sent = ends.sender().send(numbered(bytes, i)); !sent)
                qFatal("%s", sent.error().text().c_str());
    });
    std::vector<std::byte> got(bytes);
    for (int i = 1; i <= count; ++i) {
        const auto size = ends.receiver().receive(got);
        if (!size)
            qFatal("%s", size.error().text().c_str());
        QCOMPARE(*size, bytes);
        QCOMPARE(bytesOf(got), bytesOf(numbered(bytes, i)));
    }
    sender.join();
}

// What a plain client gets for some bytes; empty where the server only closes.
QByteArray answerTo(std::uint16_t port, const QByteArray &request)
{
    auto fd = connectToWeb(port);
    if (!fd)
        return "no connection";
    (void)!::send(fd->get(), request.data(), static_cast<std::size_t>(request.size()), MSG_NOSIGNAL);
    QByteArray answer;
    char buffer[4096];
    for (;;) {
        const ssize_t got = ::recv(fd->get(), buffer, sizeof buffer, 0);
        if (got <= 0)
            return answer;
        answer.append(buffer, static_cast<int>(got));
    }
}

QByteArray upgradeRequest(const WebAddress &address, const std::string &target)
{
    return QByteArray::fromStdString("GET " + target + " HTTP/1.1\r\nHost: " + address.host() +
                                     "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: "
                                     "dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
}

}  // namespace

class TestWeb : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { ::signal(SIGPIPE, SIG_IGN); }

    void aWebSocketHeadHasTheSizeThatTheStandardSays_data()
    {
        QTest::addColumn<bool>("fromServer");
        QTest::addColumn<int>("bytes");
        QTest::addColumn<int>("headBytes");
        const std::pair<int, int> sizes[] = {{1, 2}, {125, 2}, {126, 4}, {65535, 4}, {65536, 10}};
        for (const auto &[bytes, head] : sizes) {
            QTest::addRow("%d bytes from the server", bytes) << true << bytes << head;
            QTest::addRow("%d bytes from the client, with a mask", bytes) << false << bytes << head + 4;
        }
    }
    void aWebSocketHeadHasTheSizeThatTheStandardSays()
    {
        QFETCH(bool, fromServer);
        QFETCH(int, bytes);
        QFETCH(int, headBytes);
        WebEnds ends("websocket", static_cast<std::size_t>(bytes),
                     fromServer ? pushing() : ParameterValues());
        ends.openBoth();
        passOn(ends, 3, static_cast<std::size_t>(bytes));
        const WireBytes wire = ends.log->read();
        const WireTotals &mine = fromServer ? wire.toClient : wire.toServer;
        QCOMPARE(mine.messages, std::uint64_t{3});
        QCOMPARE(mine.of(WirePart::Header), static_cast<std::uint64_t>(3 * headBytes));
        QCOMPARE(mine.of(WirePart::Payload), static_cast<std::uint64_t>(3 * bytes));
        QCOMPARE(wire.headerBytesPerMessage(), static_cast<double>(headBytes));
        QVERIFY(wire.toServer.of(WirePart::Handshake) > 100 && wire.toClient.of(WirePart::Handshake) > 100);
        int heads = 0;
        for (const WirePiece &piece : wire.first) {
            if (piece.part != WirePart::Header)
                continue;
            const auto frame = frameAt(piece.bytes);
            QVERIFY(frame.has_value());
            QCOMPARE(frame->masked, !fromServer);
            QCOMPARE(frame->payloadBytes, static_cast<std::uint64_t>(bytes));
            QCOMPARE(frame->headBytes, static_cast<std::size_t>(headBytes));
            ++heads;
        }
        QCOMPARE(heads, 3);
    }

    void theFirstBytesOfAWebSocketAreItsHandshake()
    {
        WebEnds ends("websocket", 64);
        ends.openBoth();
        const WireBytes wire = ends.log->read();
        QCOMPARE(int(wire.first.size()), 2);
        QVERIFY(
            bytesOf(wire.first[0].bytes).startsWith("GET /" + QByteArray::fromStdString(ends.address.token)));
        QVERIFY(bytesOf(wire.first[0].bytes).contains("Sec-WebSocket-Key: "));
        QVERIFY(bytesOf(wire.first[1].bytes).startsWith("HTTP/1.1 101 "));
        QVERIFY(bytesOf(wire.first[1].bytes).contains("Sec-WebSocket-Accept: "));
        QCOMPARE(wire.headerBytesPerMessage(), 0.0);
    }

    void whoDoesNotKnowTheTokenIsRefused_data()
    {
        QTest::addColumn<QString>("id");
        for (const char *id : {"http", "http-long-poll", "http-short-poll", "websocket"})
            QTest::newRow(id) << id;
    }
    void whoDoesNotKnowTheTokenIsRefused()
    {
        QFETCH(QString, id);
        WebEnds ends(id.toUtf8().constData(), 64);
        const bool receiverServes = id == "http" || id == "websocket";
        const ChannelSide server = receiverServes ? ChannelSide::Receiver : ChannelSide::Sender;
        const ChannelSide client = receiverServes ? ChannelSide::Sender : ChannelSide::Receiver;
        ends.open(server);
        const std::uint16_t port = ends.address.port;
        const std::string wrong = "/" + std::string(32, '0');
        QVERIFY(answerTo(port, upgradeRequest(ends.address, wrong)).startsWith("HTTP/1.1 403 "));
        QVERIFY(answerTo(port, upgradeRequest(ends.address, "/")).startsWith("HTTP/1.1 403 "));
        QVERIFY(answerTo(port, "OPTIONS " + QByteArray::fromStdString(ends.address.target()) +
                                   " HTTP/1.1\r\nHost: evil.example\r\n\r\n")
                    .startsWith("HTTP/1.1 403 "));
        QVERIFY(answerTo(port, "nonsense\r\n\r\n").startsWith("HTTP/1.1 400 "));
        QVERIFY(!ends.isEstablished(server));
        ends.open(client);
        QVERIFY(bool(ends.established(client)));
        QVERIFY(bool(ends.established(server)));
        passOn(ends, 3, 64);
    }

    void aServerListensOnLoopbackOnly()
    {
        WebEnds ends("http", 64);
        QFile table("/proc/net/tcp");
        QVERIFY(table.open(QIODevice::ReadOnly));
        const QByteArray port = QByteArray::number(ends.address.port, 16).toUpper().rightJustified(4, '0');
        int listening = 0;
        for (const QByteArray &line : table.readAll().split('\n')) {
            const auto fields = line.simplified().split(' ');
            if (fields.size() < 4 || fields[3] != "0A" || !fields[1].endsWith(":" + port))
                continue;
            QCOMPARE(fields[1], "0100007F:" + port);
            ++listening;
        }
        QCOMPARE(listening, 1);
    }

    void eachWayOfPollingCarriesEverySize_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<bool>("keepAlive");
        QTest::newRow("requests on one connection") << "http" << true;
        QTest::newRow("a connection for each request") << "http" << false;
        QTest::newRow("long polling") << "http-long-poll" << true;
        QTest::newRow("short polling") << "http-short-poll" << true;
    }
    void eachWayOfPollingCarriesEverySize()
    {
        QFETCH(QString, id);
        QFETCH(bool, keepAlive);
        for (const std::size_t bytes : {1u, 64u, 65536u, 1u << 20}) {
            ParameterValues values;
            if (id == "http")
                values.setNumber("keep-alive", keepAlive ? 1 : 0);
            WebEnds ends(id.toUtf8().constData(), bytes, values);
            ends.openBoth();
            passOn(ends, 20, bytes);
            const WireBytes wire = ends.log->read();
            QCOMPARE(wire.messages(), std::uint64_t{20});
            QCOMPARE(wire.of(WirePart::Payload), std::uint64_t{20 * bytes});
            QVERIFY(wire.headerBytesPerMessage() > 100);
            // The end of the stream, and the ends' goodbyes, come in any order.
            QVERIFY(bool(ends.sender().close()));
            std::vector<std::byte> got(bytes);
            const auto last = ends.receiver().receive(got);
            QVERIFY2(last && *last == 0, last ? "a message" : last.error().text().c_str());
            QVERIFY(bool(ends.receiver().close()));
        }
    }

    void aShortPollThatFindsNothingIsAnEmptyAnswer()
    {
        ParameterValues values;
        values.setNumber("interval", 1'000'000);
        WebEnds ends("http-short-poll", 64, values);
        ends.openBoth();
        std::vector<std::byte> got(64);
        const auto none = ends.receiver().receive(got, 30ms);
        QVERIFY(!none && none.error().kind == ErrorKind::Timeout);
        int empty = 0;
        for (const WirePiece &piece : ends.log->read().first)
            empty +=
                piece.part == WirePart::Header && bytesOf(piece.bytes).startsWith("HTTP/1.1 204 ") ? 1 : 0;
        QVERIFY(empty >= 2);
        passOn(ends, 3, 64);
        QCOMPARE(ends.log->read().messages(), std::uint64_t{3});
    }

    void aServerThatPushesAnswersNoQuestions()
    {
        // 20 messages each: what travels besides them, in both directions.
        std::uint64_t extra[2] = {};
        const char *ids[] = {"websocket", "http-long-poll"};
        for (int i = 0; i < 2; ++i) {
            WebEnds ends(ids[i], 64, i == 0 ? pushing() : ParameterValues());
            ends.openBoth();
            passOn(ends, 20, 64);
            extra[i] = ends.log->read().of(WirePart::Header);
        }
        QCOMPARE(extra[0], std::uint64_t{40});
        QVERIFY(extra[1] > 20 * 100);
    }

    void textFramesCarryTheMessageInHexadecimal()
    {
        ParameterValues values;
        values.setNames("frame", {"text"});
        WebEnds ends("websocket", 100, values);
        ends.openBoth();
        passOn(ends, 3, 100);
        QCOMPARE(ends.log->read().of(WirePart::Payload), std::uint64_t{600});
        for (const WirePiece &piece : ends.log->read().first)
            if (piece.part == WirePart::Header)
                QCOMPARE(static_cast<int>(frameAt(piece.bytes)->opcode), 1);
    }

    void aWindowThatIsKeptCompressesAlikeMessagesBetter()
    {
        std::uint64_t payload[3] = {};
        for (int i = 0; i < 3; ++i) {
            ParameterValues values;
            values.setNumber("deflate", i > 0 ? 1 : 0);
            values.setNumber("takeover", i == 2 ? 1 : 0);
            WebEnds ends("websocket", 2000, values);
            ends.openBoth();
            // Alike, but nothing repeats within one.
            std::vector<std::byte> message(2000);
            std::uint32_t state = 12345;
            for (std::byte &byte : message)
                byte = static_cast<std::byte>((state = state * 1664525 + 1013904223) >> 24);
            std::vector<std::byte> got(2000);
            for (int n = 0; n < 20; ++n) {
                message[0] = static_cast<std::byte>(n);
                QVERIFY(bool(ends.sender().send(message)));
                const auto size = ends.receiver().receive(got);
                QVERIFY2(bool(size), size ? "" : size.error().text().c_str());
                QCOMPARE(bytesOf(got), bytesOf(message));
            }
            payload[i] = ends.log->read().of(WirePart::Payload);
            QCOMPARE(ends.log->read().messages(), std::uint64_t{20});
        }
        QCOMPARE(payload[0], std::uint64_t{40'000});
        QVERIFY(payload[1] > 39'000);
        QVERIFY(payload[2] * 5 < payload[1]);
    }

    void incompressibleAndLargeMessagesSurviveDeflate_data()
    {
        QTest::addColumn<int>("bytes");
        for (const int bytes : {1, 125, 126, 65535, 65536, 1 << 20})
            QTest::addRow("%d bytes", bytes) << bytes;
    }
    void incompressibleAndLargeMessagesSurviveDeflate()
    {
        QFETCH(int, bytes);
        ParameterValues values;
        values.setNumber("deflate", 1);
        WebEnds ends("websocket", static_cast<std::size_t>(bytes), values);
        ends.openBoth();
        std::vector<std::byte> message(static_cast<std::size_t>(bytes));
        std::uint32_t state = 99;
        for (std::byte &byte : message)
            byte = static_cast<std::byte>((state = state * 1664525 + 1013904223) >> 24);
        std::thread sender([&] {
            for (int i = 0; i < 3; ++i)
                if (!ends.sender().send(message))
                    qFatal("send failed");
        });
        std::vector<std::byte> got(message.size());
        for (int i = 0; i < 3; ++i) {
            const auto size = ends.receiver().receive(got);
            QVERIFY2(bool(size), size ? "" : size.error().text().c_str());
            QCOMPARE(*size, message.size());
            QVERIFY(got == message);
        }
        sender.join();
    }

    void pingsAreAnsweredWhileMessagesFlow()
    {
        ParameterValues values;
        values.setNumber("ping", 1'000);
        WebEnds ends("websocket", 64, values);
        ends.openBoth();
        for (int i = 0; i < 50; ++i)
            passOn(ends, 1, 64);
        const WireBytes wire = ends.log->read();
        QVERIFY(wire.toServer.of(WirePart::Control) >= 6 * 40);  // with a mask
        QVERIFY(wire.toClient.of(WirePart::Control) >= 2 * 40);
        QCOMPARE(wire.toServer.of(WirePart::Header), std::uint64_t{50 * 6});
    }

    void aSenderThatVanishesInMidMessageIsNoticed_data()
    {
        QTest::addColumn<QByteArray>("half");
        QTest::newRow("between two messages") << QByteArray();
        QTest::newRow("within a head") << QByteArray("\x82", 1);
        QTest::newRow("within a payload") << QByteArray("\x82\xc0\x01\x02\x03\x04halfway", 13);
    }
    void aSenderThatVanishesInMidMessageIsNoticed()
    {
        QFETCH(QByteArray, half);
        WebEnds ends("websocket", 64);
        ends.open(ChannelSide::Receiver);
        auto fd = connectToWeb(ends.address.port);
        QVERIFY(bool(fd));
        const QByteArray request = upgradeRequest(ends.address, ends.address.target());
        QCOMPARE(::send(fd->get(), request.data(), static_cast<std::size_t>(request.size()), 0),
                 static_cast<ssize_t>(request.size()));
        QVERIFY(bool(ends.established(ChannelSide::Receiver)));
        if (!half.isEmpty())
            QCOMPARE(::send(fd->get(), half.data(), static_cast<std::size_t>(half.size()), 0),
                     static_cast<ssize_t>(half.size()));
        fd->reset();
        std::vector<std::byte> got(64);
        const auto size = ends.receiver().receive(got);
        QVERIFY(!size);
        QCOMPARE(size.error().kind, ErrorKind::Closed);
    }

    void aClientsFrameWithoutAMaskIsAnError()
    {
        WebEnds ends("websocket", 64);
        ends.open(ChannelSide::Receiver);
        auto fd = connectToWeb(ends.address.port);
        const QByteArray request = upgradeRequest(ends.address, ends.address.target());
        (void)!::send(fd->get(), request.data(), static_cast<std::size_t>(request.size()), 0);
        QVERIFY(bool(ends.established(ChannelSide::Receiver)));
        (void)!::send(fd->get(), "\x82\x02hi", 4, 0);
        std::vector<std::byte> got(64);
        const auto size = ends.receiver().receive(got);
        QVERIFY(!size);
        QCOMPARE(size.error().kind, ErrorKind::BadInput);
    }

    void aRequestThatEndsHalfwayIsNoticed()
    {
        WebEnds ends("http", 64);
        ends.open(ChannelSide::Receiver);
        auto fd = connectToWeb(ends.address.port);
        const std::string hosted = ends.address.target() + " HTTP/1.1\r\nHost: " + ends.address.host();
        const std::string options = "OPTIONS " + hosted + "\r\n\r\n";
        (void)!::send(fd->get(), options.data(), options.size(), 0);
        QVERIFY(bool(ends.established(ChannelSide::Receiver)));
        const std::string half = "POST " + hosted + "\r\nContent-Length: 64\r\n\r\nhalfway";
        (void)!::send(fd->get(), half.data(), half.size(), 0);
        fd->reset();
        std::vector<std::byte> got(64);
        const auto size = ends.receiver().receive(got);
        QVERIFY(!size);
        QCOMPARE(size.error().kind, ErrorKind::Closed);
    }

    void aReceiverThatLeavesEndsASendThatWaits()
    {
        WebEnds ends("http", 64);
        ends.openBoth();
        Result<> sent;
        std::thread sender([&] { sent = ends.sender().send(numbered(64, 1)); });
        const ThreadSlot &slot = ends.segment().thread(0);
        QTRY_VERIFY(LiveWord::unpack(slot.live.load()).state == SlotState::Waiting);
        QVERIFY(bool(ends.receiver().close()));
        sender.join();
        QVERIFY(!sent);
        QCOMPARE(sent.error().kind, ErrorKind::Closed);
    }
};

QTEST_APPLESS_MAIN(TestWeb)
#include "tst_web.moc"
