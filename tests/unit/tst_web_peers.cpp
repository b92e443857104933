// The web's ends against programs that others have written: Qt's WebSocket client and server, Qt's HTTP client, and a
// server written by hand.
#include <signal.h>

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTcpServer>
#include <QTcpSocket>
#include <QWebSocket>
#include <QWebSocketServer>
#include <QtTest>

#include <atomic>
#include <thread>

#include "support/web_ends.h"

using namespace ws;
using test::bytesOf;
using test::numbered;
using test::pushing;
using test::WebEnds;

namespace {

QUrl urlOf(const WebAddress &address, const char *scheme)
{
    return QUrl(QString::fromStdString(std::string(scheme) + "://" + address.host() + address.target()));
}

}  // namespace

class TestWebPeers : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { ::signal(SIGPIPE, SIG_IGN); }

    void qtSendsToOurWebSocketServer()
    {
        WebEnds ends("websocket", 300);
        ends.open(ChannelSide::Receiver);
        QWebSocket client;
        QSignalSpy connected(&client, &QWebSocket::connected);
        client.open(urlOf(ends.address, "ws"));
        QTRY_COMPARE(connected.count(), 1);
        QVERIFY(bool(ends.established(ChannelSide::Receiver)));
        for (int i = 1; i <= 5; ++i)
            QCOMPARE(client.sendBinaryMessage(bytesOf(numbered(300, i))), qint64{300});
        client.ping("are you there?");
        QSignalSpy pong(&client, &QWebSocket::pong);
        QSignalSpy closed(&client, &QWebSocket::disconnected);
        std::atomic<int> received{0};
        std::atomic<bool> ended{false};
        std::thread receiver([&] {
            std::vector<std::byte> got(300);
            for (int i = 1;; ++i) {
                const auto size = ends.receiver().receive(got);
                if (!size || *size == 0) {
                    ended = size && *size == 0;
                    return;
                }
                received += bytesOf(got) == bytesOf(numbered(300, i)) ? 1 : 0;
            }
        });
        QTRY_COMPARE(received.load(), 5);
        QTRY_COMPARE(pong.count(), 1);
        QCOMPARE(pong.at(0).at(1).toByteArray(), QByteArray("are you there?"));
        client.close(QWebSocketProtocol::CloseCodeNormal);
        receiver.join();
        QVERIFY(ended);
        QTRY_COMPARE(closed.count(), 1);
        QCOMPARE(client.closeCode(), QWebSocketProtocol::CloseCodeNormal);
    }

    void qtReceivesFromOurPushingServer()
    {
        WebEnds ends("websocket", 300, pushing());
        ends.open(ChannelSide::Sender);
        QWebSocket client;
        QList<QByteArray> received;
        connect(&client, &QWebSocket::binaryMessageReceived, this,
                [&](const QByteArray &message) { received << message; });
        client.open(urlOf(ends.address, "ws"));
        QTRY_VERIFY(ends.isEstablished(ChannelSide::Sender));
        QVERIFY(bool(ends.established(ChannelSide::Sender)));
        for (int i = 1; i <= 5; ++i)
            QVERIFY(bool(ends.sender().send(numbered(300, i))));
        QVERIFY(bool(ends.sender().close()));
        QTRY_COMPARE(received.size(), 5);
        for (int i = 1; i <= 5; ++i)
            QCOMPARE(received[i - 1], bytesOf(numbered(300, i)));
        QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(client.closeCode(), QWebSocketProtocol::CloseCodeNormal);
    }

    void ourClientSendsToQtsServer_data()
    {
        QTest::addColumn<bool>("text");
        QTest::addColumn<bool>("deflate");
        QTest::newRow("binary") << false << false;
        QTest::newRow("text") << true << false;
        QTest::newRow("deflate is offered and not taken") << false << true;
    }
    void ourClientSendsToQtsServer()
    {
        QFETCH(bool, text);
        QFETCH(bool, deflate);
        QWebSocketServer server("independent", QWebSocketServer::NonSecureMode);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        ParameterValues values;
        if (text)
            values.setNames("frame", {"text"});
        values.setNumber("deflate", deflate ? 1 : 0);
        WebEnds ends("websocket", 300, values);
        ends.connectTo(server.serverPort());
        ends.open(ChannelSide::Sender);
        QTRY_VERIFY(server.hasPendingConnections());
        const std::unique_ptr<QWebSocket> peer(server.nextPendingConnection());
        QCOMPARE(peer->requestUrl().path().toStdString(), ends.address.target());
        QList<QByteArray> received;
        connect(peer.get(), &QWebSocket::binaryMessageReceived, this,
                [&](const QByteArray &message) { received << message; });
        connect(peer.get(), &QWebSocket::textMessageReceived, this,
                [&](const QString &message) { received << QByteArray::fromHex(message.toLatin1()); });
        const auto established = ends.established(ChannelSide::Sender);
        QVERIFY2(bool(established), established ? "" : established.error().text().c_str());
        for (int i = 1; i <= 5; ++i)
            QVERIFY(bool(ends.sender().send(numbered(300, i))));
        QVERIFY(bool(ends.sender().close()));
        QTRY_COMPARE(received.size(), 5);
        for (int i = 1; i <= 5; ++i)
            QCOMPARE(received[i - 1], bytesOf(numbered(300, i)));
        QTRY_COMPARE(peer->closeCode(), QWebSocketProtocol::CloseCodeNormal);
    }

    void qtPostsToOurHttpServer()
    {
        WebEnds ends("http", 300);
        ends.open(ChannelSide::Receiver);
        QNetworkAccessManager client;
        const auto ask = [&](const QByteArray &method, const QByteArray &body) {
            QNetworkRequest request(urlOf(ends.address, "http"));
            if (!body.isEmpty())
                request.setHeader(QNetworkRequest::ContentTypeHeader, "application/octet-stream");
            return std::unique_ptr<QNetworkReply>(client.sendCustomRequest(request, method, body));
        };
        const auto options = ask("OPTIONS", {});
        QTRY_VERIFY(options->isFinished());
        QCOMPARE(options->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 204);
        QVERIFY(bool(ends.established(ChannelSide::Receiver)));
        std::atomic<int> received{0};
        std::thread receiver([&] {
            std::vector<std::byte> got(300);
            for (int i = 1; i <= 3; ++i) {
                const auto size = ends.receiver().receive(got);
                received += size && bytesOf(got) == bytesOf(numbered(300, i)) ? 1 : 0;
            }
        });
        for (int i = 1; i <= 3; ++i) {
            const auto post = ask("POST", bytesOf(numbered(300, i)));
            QTRY_VERIFY(post->isFinished());
            QCOMPARE(post->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 204);
        }
        receiver.join();
        QCOMPARE(received.load(), 3);
    }

    void qtPollsOurLongPollingServer()
    {
        WebEnds ends("http-long-poll", 300);
        ends.open(ChannelSide::Sender);
        QNetworkAccessManager client;
        const QNetworkRequest request(urlOf(ends.address, "http"));
        const std::unique_ptr<QNetworkReply> options(client.sendCustomRequest(request, "OPTIONS"));
        QTRY_VERIFY(options->isFinished());
        QVERIFY(bool(ends.established(ChannelSide::Sender)));
        for (int i = 1; i <= 3; ++i) {
            const std::unique_ptr<QNetworkReply> get(client.get(request));
            QSignalSpy finished(get.get(), &QNetworkReply::finished);
            std::thread sender([&] {
                if (!ends.sender().send(numbered(300, i)))
                    qFatal("send failed");
            });
            QTRY_COMPARE(finished.count(), 1);
            sender.join();
            QCOMPARE(get->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 200);
            QCOMPARE(get->readAll(), bytesOf(numbered(300, i)));
        }
    }

    void aHandWrittenServerUnderstandsOurClient()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        WebEnds ends("http", 5);
        ends.connectTo(server.serverPort());
        ends.open(ChannelSide::Sender);
        QTRY_VERIFY(server.hasPendingConnections());
        const std::unique_ptr<QTcpSocket> peer(server.nextPendingConnection());
        QByteArray got;
        const auto until = [&](const char *mark) {
            got += peer->readAll();
            return got.contains(mark);
        };
        QTRY_VERIFY(until("\r\n\r\n"));
        const QByteArray target = QByteArray::fromStdString(ends.address.target());
        QVERIFY(got.startsWith("OPTIONS " + target + " HTTP/1.1\r\n"));
        QVERIFY(got.contains("\r\nHost: 127.0.0.1:" + QByteArray::number(server.serverPort()) + "\r\n"));
        peer->write("HTTP/1.1 204 No Content\r\n\r\n");
        QTRY_VERIFY(ends.isEstablished(ChannelSide::Sender));
        QVERIFY(bool(ends.established(ChannelSide::Sender)));
        got.clear();
        std::atomic<bool> sent{false};
        std::thread sender([&] {
            const std::byte hello[] = {std::byte{'h'}, std::byte{'e'}, std::byte{'l'}, std::byte{'l'},
                                       std::byte{'o'}};
            sent = bool(ends.sender().send(hello));
        });
        QTRY_VERIFY(until("\r\n\r\nhello"));
        QVERIFY(got.startsWith("POST " + target + " HTTP/1.1\r\n"));
        QVERIFY(got.contains("\r\nContent-Length: 5\r\n"));
        QVERIFY(!sent);
        peer->write("HTTP/1.1 204 No Content\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n\r\n");
        peer->flush();
        sender.join();
        QVERIFY(sent);
    }
};

QTEST_GUILESS_MAIN(TestWebPeers)
#include "tst_web_peers.moc"
