// Whatever the registry lists runs in an experiment, and its books balance: sent = received + lost + in flight.
#include <QFile>
#include <QTest>

#include "session/catalogue.h"
#include "support/engine_run.h"

using namespace ws;
using namespace ws::test;
using namespace std::chrono_literals;

namespace {

constexpr std::uint64_t kMessages = 1000;
constexpr std::uint64_t kTurns = 200;
constexpr int kMany = 3;
constexpr auto kLongEnough = 15'000'000'000;  // ns; runs end by themselves long before their limit of 20 s

const MechanismEntry &entryOf(const QString &id)
{
    static const MechanismEntry none;
    for (const MechanismEntry &entry : mechanismCatalogue()) {
        if (id == QString::fromStdString(entry.id))
            return entry;
    }
    return none;
}

template <typename Fits>
void mechanismRows(Fits fits)
{
    QTest::addColumn<QString>("mechanism");
    QTest::addColumn<bool>("apart");
    for (const MechanismEntry &entry : mechanismCatalogue()) {
        if (!entry.unavailable.empty() || !fits(entry))
            continue;
        const QString id = QString::fromStdString(entry.id);
        QTest::addRow("%s in one process", entry.id.c_str()) << id << false;
        if (entry.crossesProcesses)
            QTest::addRow("%s across processes", entry.id.c_str()) << id << true;
    }
}

std::string sizeOf(const MechanismEntry &entry, int bytes)
{
    return entry.carries == Carries::Tokens ? "" : "message = " + std::to_string(bytes) + "\n";
}

std::string senderText(const MechanismEntry &entry, int number, std::uint64_t count, int bytes = 64)
{
    const std::string bound = count == 0 ? "" : "count = " + std::to_string(count) + "\n";
    return threadText("sender " + std::to_string(number), "produce",
                      "to = 'wire'\n" + sizeOf(entry, bytes) + bound);
}

std::string receiverText(int number, const std::string &settings = {})
{
    return threadText("receiver " + std::to_string(number), "consume", "from = 'wire'\n" + settings);
}

Experiment wired(const MechanismEntry &entry, const std::vector<std::string> &threads, bool apart,
                 const std::string &settings = {})
{
    std::string text = "seconds = 20\n" + channelText("wire", entry.id, settings);
    for (std::size_t i = 0; i < threads.size(); ++i)
        text += (apart || i == 0 ? processText("process " + std::to_string(i), "") : "") + threads[i];
    return experimentOf(text);
}

std::string booksText(const ObjectResults &wire)
{
    return "sent " + std::to_string(wire.sent) + ", received " + std::to_string(wire.received) + ", lost " +
           std::to_string(wire.lost) + ", in flight " + std::to_string(wire.inFlight) + ", reordered " +
           std::to_string(wire.reordered) + ", duplicated " + std::to_string(wire.duplicated) + ", corrupt " +
           std::to_string(wire.corrupt);
}

// A value that is written again while it is read: with some settings it arrives torn, or twice.
bool mayTear(const MechanismEntry &entry)
{
    return entry.loss == Loss::Overwrites;
}

// Why a run that has sent `count` messages to their end is not in order; empty when it is.
std::string wrongEnd(const MechanismEntry &entry, const Snapshot &last, const std::string &channel,
                     std::uint64_t due)
{
    if (last.failure)
        return last.failure->text();
    if (last.verdict != RunVerdict::Completed)
        return std::string("the verdict is ") + verdictId(last.verdict);
    if (last.timeNs >= kLongEnough)
        return "it did not end by itself";
    const ObjectResults &wire = last.results->objects[objectIndex(last, channel)];
    if (wire.sent != due || wire.sent != wire.received + wire.lost + wire.inFlight || wire.inFlight != 0)
        return booksText(wire);
    const bool damaged = !mayTear(entry) && (wire.corrupt + wire.duplicated != 0 ||
                                             (entry.order == DeliveryOrder::Fifo && wire.reordered != 0));
    if (damaged || (entry.loss == Loss::None && wire.lost != 0) || wire.received == 0)
        return booksText(wire);
    return {};
}

}  // namespace

class EveryMechanismTest : public QObject
{
    Q_OBJECT

private slots:
    void everyMechanismStandsInThePageOfTheFormat();
    void everyMessageIsAccountedFor_data();
    void everyMessageIsAccountedFor();
    void theSmallestMessagesArrive_data();
    void theSmallestMessagesArrive();
    void spinningBeforeSleepingLosesNothing_data();
    void spinningBeforeSleepingLosesNothing();
    void manySendersShareOneReceiver_data();
    void manySendersShareOneReceiver();
    void manyReceiversGetAllBetweenThemOrEach_data();
    void manyReceiversGetAllBetweenThemOrEach();
    void answersRunBackThroughTheSameObject_data();
    void answersRunBackThroughTheSameObject();
    void everyChoiceOfASettingWorks_data();
    void everyChoiceOfASettingWorks();
    void tornValuesStandInTheBooks_data();
    void tornValuesStandInTheBooks();
    void whatAStopLeavesBehindIsInTheBooks_data();
    void whatAStopLeavesBehindIsInTheBooks();
};

void EveryMechanismTest::everyMechanismStandsInThePageOfTheFormat()
{
    QFile page(qEnvironmentVariable("WAITSCOPE_RESOURCES") + "/../docs/experiment-format.md");
    QVERIFY2(page.open(QIODevice::ReadOnly), qPrintable(page.errorString()));
    const QByteArray text = page.readAll();
    for (const MechanismEntry &entry : mechanismCatalogue()) {
        const qsizetype at = text.indexOf("\n| `" + QByteArray::fromStdString(entry.id) + "` |");
        QVERIFY2(at >= 0, entry.id.c_str());
        const QByteArray row = text.mid(at + 1, text.indexOf('\n', at + 1) - at);
        for (const ParameterInfo &info : entry.parameters)
            QVERIFY2(row.contains("`" + QByteArray(info.name.data(), qsizetype(info.name.size())) + "`"),
                     row.constData());
    }
}

void EveryMechanismTest::everyMessageIsAccountedFor_data()
{
    mechanismRows([](const MechanismEntry &) { return true; });
}

void EveryMechanismTest::everyMessageIsAccountedFor()
{
    QFETCH(QString, mechanism);
    QFETCH(bool, apart);
    const MechanismEntry &entry = entryOf(mechanism);
    const SnapshotPtr last =
        runToEnd(wired(entry, {senderText(entry, 1, kMessages), receiverText(1)}, apart));
    QCOMPARE(QString::fromStdString(wrongEnd(entry, *last, "wire", kMessages)), QString());
    const std::uint32_t index = objectIndex(*last, "wire");
    const ObjectResults &wire = last->results->objects[index];
    const std::uint64_t taken = wire.received + wire.duplicated;
    QCOMPARE(wire.receivedBytes, taken * (entry.carries == Carries::Tokens ? 0 : 64));
    if (entry.carries == Carries::Tokens)
        QVERIFY(wire.latency.count <= taken);
    else
        QCOMPARE(wire.latency.count, taken - wire.corrupt);
    QVERIFY(wire.cpuNsPerMessage > 0);
    QVERIFY(wire.senderSplit.wakeNs <= wire.senderSplit.splitNs);
    QVERIFY(wire.senderSplit.splitNs <= wire.senderBlockedNs);
    QVERIFY(wire.receiverSplit.wakeNs <= wire.receiverSplit.splitNs);
    QVERIFY(wire.receiverSplit.splitNs <= wire.receiverBlockedNs);
}

void EveryMechanismTest::theSmallestMessagesArrive_data()
{
    // Where messages may be lost, one byte could not tell how many: smaller than a whole number they are refused.
    mechanismRows([](const MechanismEntry &entry) {
        return entry.carries != Carries::Tokens && entry.loss == Loss::None;
    });
}

// Of one byte: the number's lowest byte is all that they carry, and their stamps go beside the channel.
void EveryMechanismTest::theSmallestMessagesArrive()
{
    QFETCH(QString, mechanism);
    QFETCH(bool, apart);
    const MechanismEntry &entry = entryOf(mechanism);
    const SnapshotPtr last =
        runToEnd(wired(entry, {senderText(entry, 1, kMessages, 1), receiverText(1)}, apart));
    QCOMPARE(QString::fromStdString(wrongEnd(entry, *last, "wire", kMessages)), QString());
    const ObjectResults &wire = last->results->objects[objectIndex(*last, "wire")];
    QCOMPARE(wire.latency.count, entry.order == DeliveryOrder::Fifo ? kMessages : 0);
}

void EveryMechanismTest::spinningBeforeSleepingLosesNothing_data()
{
    mechanismRows([](const MechanismEntry &) { return true; });
}

void EveryMechanismTest::spinningBeforeSleepingLosesNothing()
{
    QFETCH(QString, mechanism);
    QFETCH(bool, apart);
    const MechanismEntry &entry = entryOf(mechanism);
    RunOptions options;
    options.wait = WaitPolicy{20us};
    const SnapshotPtr last =
        runToEnd(wired(entry, {senderText(entry, 1, kMessages), receiverText(1)}, apart), options);
    QCOMPARE(QString::fromStdString(wrongEnd(entry, *last, "wire", kMessages)), QString());
    QVERIFY(last->wait == *options.wait);
}

void EveryMechanismTest::manySendersShareOneReceiver_data()
{
    mechanismRows([](const MechanismEntry &entry) { return entry.shapes.manySenders; });
}

void EveryMechanismTest::manySendersShareOneReceiver()
{
    QFETCH(QString, mechanism);
    QFETCH(bool, apart);
    const MechanismEntry &entry = entryOf(mechanism);
    std::vector<std::string> threads = {receiverText(1)};
    for (int i = 1; i <= kMany; ++i)
        threads.push_back(senderText(entry, i, kMessages));
    const SnapshotPtr last = runToEnd(wired(entry, threads, apart));
    QCOMPARE(QString::fromStdString(wrongEnd(entry, *last, "wire", kMany * kMessages)), QString());
}

void EveryMechanismTest::manyReceiversGetAllBetweenThemOrEach_data()
{
    mechanismRows(
        [](const MechanismEntry &entry) { return entry.shapes.manyReceivers || entry.shapes.broadcast; });
}

void EveryMechanismTest::manyReceiversGetAllBetweenThemOrEach()
{
    QFETCH(QString, mechanism);
    QFETCH(bool, apart);
    const MechanismEntry &entry = entryOf(mechanism);
    std::vector<std::string> threads = {senderText(entry, 1, kMessages)};
    for (int i = 1; i <= kMany; ++i)
        threads.push_back(receiverText(i));
    const SnapshotPtr last = runToEnd(wired(entry, threads, apart));
    const std::uint64_t copies = entry.shapes.broadcast ? kMany : 1;
    QCOMPARE(QString::fromStdString(wrongEnd(entry, *last, "wire", copies * kMessages)), QString());
    const ObjectResults &wire = last->results->objects[objectIndex(*last, "wire")];
    QCOMPARE(wire.receivers.size(), std::size_t(kMany));
    std::uint64_t received = 0;
    for (const ReceiverResults &one : wire.receivers) {
        received += one.received;
        if (entry.shapes.broadcast)
            QCOMPARE(one.received + one.lost + one.inFlight, kMessages);
    }
    QCOMPARE(received, wire.received);
}

void EveryMechanismTest::answersRunBackThroughTheSameObject_data()
{
    mechanismRows([](const MechanismEntry &entry) { return entry.shapes.duplex; });
}

void EveryMechanismTest::answersRunBackThroughTheSameObject()
{
    QFETCH(QString, mechanism);
    QFETCH(bool, apart);
    const MechanismEntry &entry = entryOf(mechanism);
    const std::string ping = threadText(
        "ping", "ping",
        "to = 'questions'\nfrom = 'answers'\ncount = " + std::to_string(kTurns) + "\n" + sizeOf(entry, 64));
    const std::string pong = threadText("pong", "pong", "from = 'questions'\nto = 'answers'\n");
    const SnapshotPtr last =
        runToEnd(experimentOf("seconds = 20\n" + channelText("questions", entry.id) +
                              channelText("answers", entry.id, "back_of = 'questions'\n") +
                              processText("one", ping) + (apart ? processText("two", pong) : pong)));
    for (const char *channel : {"questions", "answers"})
        QCOMPARE(QString::fromStdString(wrongEnd(entry, *last, channel, kTurns)), QString());
}

void EveryMechanismTest::everyChoiceOfASettingWorks_data()
{
    QTest::addColumn<QString>("mechanism");
    QTest::addColumn<QString>("setting");
    for (const MechanismEntry &entry : mechanismCatalogue()) {
        if (!entry.unavailable.empty())
            continue;
        const auto row = [&](const ParameterInfo &info, const std::string &value) {
            const std::string setting = std::string(info.name) + " = " + value;
            QTest::addRow("%s, %s", entry.id.c_str(), setting.c_str())
                << QString::fromStdString(entry.id) << QString::fromStdString(setting + "\n");
        };
        for (const ParameterInfo &info : entry.parameters) {
            for (const std::string_view choice : info.choices)
                row(info, "'" + std::string(choice) + "'");
            if (info.kind == ParameterKind::Flag) {
                row(info, "true");
                row(info, "false");
            }
        }
    }
}

void EveryMechanismTest::everyChoiceOfASettingWorks()
{
    QFETCH(QString, mechanism);
    QFETCH(QString, setting);
    const MechanismEntry &entry = entryOf(mechanism);
    const SnapshotPtr last = runToEnd(wired(entry, {senderText(entry, 1, kMessages), receiverText(1)},
                                            entry.crossesProcesses, setting.toStdString()));
    QCOMPARE(QString::fromStdString(wrongEnd(entry, *last, "wire", kMessages)), QString());
}

void EveryMechanismTest::tornValuesStandInTheBooks_data()
{
    QTest::addColumn<QString>("mechanism");
    QTest::addColumn<QString>("setting");
    QTest::newRow("a racy variable") << "variable"
                                     << "guard = 'racy'\n";
    QTest::newRow("an unlocked slot") << "shm-slot"
                                      << "lock = 'none'\n";
}

// Values may arrive twice or torn here, and how often is chance; the books hold all the same.
void EveryMechanismTest::tornValuesStandInTheBooks()
{
    QFETCH(QString, mechanism);
    QFETCH(QString, setting);
    constexpr std::uint64_t kValues = 50'000;
    const MechanismEntry &entry = entryOf(mechanism);
    const SnapshotPtr last = runToEnd(wired(entry, {senderText(entry, 1, kValues, 4096), receiverText(1)},
                                            entry.crossesProcesses, setting.toStdString()));
    QCOMPARE(verdictId(last->verdict), "completed");
    const ObjectResults &wire = last->results->objects[objectIndex(*last, "wire")];
    QVERIFY2(wire.sent == kValues && wire.sent == wire.received + wire.lost + wire.inFlight,
             booksText(wire).c_str());
}

void EveryMechanismTest::whatAStopLeavesBehindIsInTheBooks_data()
{
    mechanismRows([](const MechanismEntry &) { return true; });
}

// A receiver that is slower than its sender: at the end something is under way wherever there is room for it.
void EveryMechanismTest::whatAStopLeavesBehindIsInTheBooks()
{
    QFETCH(QString, mechanism);
    QFETCH(bool, apart);
    const MechanismEntry &entry = entryOf(mechanism);
    RunOptions options;
    options.timeLimit = 150ms;
    const SnapshotPtr last = runToEnd(
        wired(entry, {senderText(entry, 1, 0), receiverText(1, "service = '200us'\n")}, apart), options);
    QVERIFY2(!last->failure, last->failure ? last->failure->text().c_str() : "");
    QCOMPARE(verdictId(last->verdict), "completed");
    const std::uint32_t index = objectIndex(*last, "wire");
    const ObjectResults &wire = last->results->objects[index];
    QVERIFY2(wire.sent == wire.received + wire.lost + wire.inFlight, booksText(wire).c_str());
    QVERIFY2(wire.received > 0 && (mayTear(entry) || wire.corrupt + wire.duplicated == 0),
             booksText(wire).c_str());
    QVERIFY2(entry.loss != Loss::None || wire.lost == 0, booksText(wire).c_str());
    // Signals queue at their thread and are gone with it. A sender that the stop caught between the call that sent its
    // message and the count is one behind.
    const auto held = last->queuedAtEnd.at(index);
    if (entry.keepsMessageBorders && held && entry.id != "rt-signal")
        QVERIFY2(*held == wire.inFlight || *held == wire.inFlight + 1,
                 (booksText(wire) + ", held " + std::to_string(*last->queuedAtEnd[index])).c_str());
}

QTEST_GUILESS_MAIN(EveryMechanismTest)
#include "tst_every_mechanism.moc"
