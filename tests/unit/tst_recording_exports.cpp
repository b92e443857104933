// Each export against its golden file, and by the rules of its format: fields, nesting, balance.
//
// WS_GOLDEN_UPDATE=1 writes the golden files anew.
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>

#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

#include "recording/registry.h"
#include "recording/spans.h"
#include "support/proto_reader.h"
#include "support/small_recording.h"

using namespace ws;
using Json = nlohmann::json;

namespace {

std::string endingOf(const ExportFormat &format)
{
    return std::string(format.id) + std::string(format.ending);
}

// Nanoseconds of a number of microseconds.
std::int64_t nsOf(const Json &microseconds)
{
    return std::llround(microseconds.get<double>() * 1000);
}

// What the Trace Event Format asks of each event; empty: nothing is wrong.
std::string faultOf(const Json &event)
{
    const std::string phase = event.value("ph", "");
    if (!event.contains("pid") || !event["pid"].is_number_integer() || !event.contains("tid") ||
        !event["tid"].is_number_integer() || !event.contains("name") || !event["name"].is_string())
        return "no name, process or thread";
    if (phase == "M")
        return event.contains("args") && event["args"].contains("name") ? "" : "metadata without a name";
    if (!event.contains("ts") || !event["ts"].is_number() || event["ts"].get<double>() < 0)
        return "no time";
    if (!event.contains("cat") || !event["cat"].is_string())
        return "no category";
    if (phase == "X")
        return event.contains("dur") && event["dur"].is_number() && event["dur"].get<double>() >= 0
                   ? ""
                   : "no length";
    if (phase == "b" || phase == "e")
        return event.contains("id") && event["id"].is_string() ? "" : "no id";
    if (phase == "C") {
        for (const auto &value : event["args"])
            if (!value.is_number())
                return "a counter that is no number";
        return event["args"].empty() ? "a counter of nothing" : "";
    }
    if (phase == "i")
        return event.value("s", "") == "t" ? "" : "no scope";
    return "unknown phase " + phase;
}

struct Stretch
{
    std::int64_t beginNs = 0;
    std::int64_t endNs = 0;
};

// Whether of any two stretches one lies within the other, or they do not meet.
bool nest(std::vector<Stretch> stretches)
{
    std::ranges::sort(stretches, [](const Stretch &a, const Stretch &b) {
        return a.beginNs != b.beginNs ? a.beginNs < b.beginNs : a.endNs > b.endNs;
    });
    std::vector<std::int64_t> ends;
    for (const Stretch &one : stretches) {
        while (!ends.empty() && ends.back() <= one.beginNs)
            ends.pop_back();
        if (!ends.empty() && one.endNs > ends.back())
            return false;
        ends.push_back(one.endNs);
    }
    return true;
}

}  // namespace

class TstRecordingExports : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::string m_file;

    std::string exported(std::string_view id, const ExportChoice &choice = {})
    {
        const auto recording = RecordingFile::open(m_file);
        const std::string out = m_folder.filePath("out").toStdString();
        if (!recording || !exportRecording(*recording, *exportFormat(id), choice, out))
            return {};
        return test::contentOf(out);
    }

private slots:
    void initTestCase()
    {
        m_file = m_folder.filePath("small.wscope").toStdString();
        test::writeSmallRecording(m_file, 10);
    }

    void exportsAreWhatTheyWere_data()
    {
        QTest::addColumn<QByteArray>("id");
        for (const ExportFormat &format : exportRegistry())
            QTest::newRow(format.id.data()) << QByteArray(format.id.data());
    }

    void exportsAreWhatTheyWere()
    {
        QFETCH(QByteArray, id);
        const std::string golden =
            std::string(WS_GOLDEN) + "/export-" + endingOf(*exportFormat(id.toStdString()));
        const std::string content = exported(id.toStdString());
        QVERIFY(!content.empty());
        if (std::getenv("WS_GOLDEN_UPDATE"))
            test::writeContent(golden, content);
        QVERIFY2(content == test::contentOf(golden), golden.c_str());
        QVERIFY(exported(id.toStdString()) == content);
    }

    void theTableHasALineAnEvent()
    {
        const QStringList lines = QString::fromStdString(exported("csv")).split("\r\n");
        QCOMPARE(lines.size(), 1 + 3 + 40 + 40 + 50 + 1);
        QCOMPARE(lines[1], QString("10,left,sender,ThreadBegin,,1001,0"));
        QVERIFY(lines.contains("1000,right,\"locker, \"\"the\"\" slow\",LockAcquired,a,0,0"));
    }

    void theJsonNamesEverything()
    {
        const Json json = Json::parse(exported("json"));
        QCOMPARE(json["format"].get<std::string>(), std::string("waitscope-events"));
        QCOMPARE(json["threads"].size(), std::size_t(3));
        QCOMPARE(json["objects"][1]["name"].get<std::string>(), std::string("a"));
        QCOMPARE(json["events"].size(), std::size_t(133));
        QCOMPARE(json["log"][0][3].get<std::string>(), std::string("hello, \"世界\""));
        QVERIFY(json["complete"].get<bool>());
    }

    void theChromeTraceKeepsTheRulesOfItsFormat()
    {
        const Json json = Json::parse(exported("chrome"));
        QVERIFY(json["displayTimeUnit"] == "ns" || json["displayTimeUnit"] == "ms");
        std::map<std::pair<int, int>, std::vector<Stretch>> complete;
        std::map<std::string, std::vector<std::string>> open;
        std::set<std::pair<int, int>> named;
        std::map<std::string, int> phases;
        for (const Json &event : json["traceEvents"]) {
            QVERIFY2(faultOf(event).empty(), (faultOf(event) + ": " + event.dump()).c_str());
            const std::string phase = event["ph"];
            ++phases[phase];
            const std::pair<int, int> where(event["pid"], event["tid"]);
            if (event["name"] == "thread_name")
                named.insert(where);
            if (phase == "X")
                complete[where].push_back({nsOf(event["ts"]), nsOf(event["ts"]) + nsOf(event["dur"])});
            auto &stack = open[event.value("cat", "") + " " + event.value("id", "")];
            if (phase == "b")
                stack.push_back(event["name"]);
            if (phase == "e") {
                QVERIFY(!stack.empty());
                QCOMPARE(stack.back(), event["name"].get<std::string>());
                stack.pop_back();
            }
        }
        QCOMPARE(complete.size(), std::size_t(2));
        for (const auto &[where, stretches] : complete) {
            QVERIFY(named.contains(where));
            QVERIFY(nest(stretches));
        }
        for (const auto &[id, stack] : open)
            QVERIFY2(stack.empty(), id.c_str());
        QCOMPARE(phases["X"], 40);
        QCOMPARE(phases["b"], 20);
        QCOMPARE(phases["e"], 20);
        QCOMPARE(phases["i"], 10);
        QCOMPARE(phases["M"], 2 + 3);
        QVERIFY(phases["C"] > 0);
    }

    // a is given back before b, so that their holds overlap without nesting: complete events could not say it.
    void holdsThatDoNotNestAreToldAsTheyWere()
    {
        std::map<std::string, std::vector<Stretch>> holds;
        const Json json = Json::parse(exported("chrome"));
        for (const Json &event : json["traceEvents"]) {
            if (event["ph"] == "b")
                holds[event["id"]].push_back({nsOf(event["ts"]), 0});
            if (event["ph"] == "e")
                holds[event["id"]].back().endNs = nsOf(event["ts"]);
        }
        QCOMPARE(holds.size(), std::size_t(2));
        const Stretch a = holds["t2o1"].front();
        const Stretch b = holds["t2o2"].front();
        QVERIFY(a.beginNs < b.beginNs && b.beginNs < a.endNs && a.endNs < b.endNs);
    }

    void thePerfettoTraceKeepsTheRulesOfItsFormat()
    {
        const std::string content = exported("perfetto");
        std::set<std::uint64_t> tracks = {0};
        std::map<std::uint64_t, std::vector<std::uint64_t>> open;  // begin times by track
        std::map<std::uint64_t, std::uint64_t> last;
        std::map<std::uint64_t, int> types;
        test::ProtoReader trace(content);
        while (trace.next()) {
            QCOMPARE(trace.field(), 1u);
            const test::ProtoFields packet = test::fieldsOf(trace.bytes());
            QVERIFY(packet.contains(10));  // trusted_packet_sequence_id
            if (packet.contains(60)) {
                const test::ProtoFields track = test::fieldsOf(packet.at(60).text);
                QVERIFY(tracks.insert(track.at(1).number).second);
                QVERIFY(!track.contains(5) || tracks.contains(track.at(5).number));
                QCOMPARE(int(track.contains(3)) + int(track.contains(4)) + int(track.contains(2)), 1);
                continue;
            }
            const test::ProtoFields event = test::fieldsOf(packet.at(11).text);
            const std::uint64_t time = packet.at(8).number;
            const std::uint64_t track = event.at(11).number;
            const std::uint64_t type = event.at(9).number;
            QVERIFY(tracks.contains(track));
            QVERIFY(time >= last[track]);
            last[track] = time;
            ++types[type];
            if (type == 1) {
                QVERIFY(event.contains(22) && event.contains(23));
                open[track].push_back(time);
            } else if (type == 2) {
                QVERIFY(!open[track].empty());
                open[track].pop_back();
            } else if (type == 4) {
                QVERIFY(event.contains(30));
            } else {
                QCOMPARE(type, std::uint64_t(3));
            }
        }
        QVERIFY(trace.isWhole());
        for (const auto &[track, begins] : open)
            QVERIFY(begins.empty());
        QCOMPARE(types[1], 40 + 20);
        QCOMPARE(types[2], 40 + 20);
        QCOMPARE(types[3], 10);
        QVERIFY(types[4] > 0);
    }

    void aPartIsCutAtItsBorders()
    {
        // Within the second round: 101 to 201 us. The locker takes b at 111 us and gives a back at 121 us.
        ExportChoice choice;
        choice.fromNs = 115'000;
        choice.toNs = 128'000;
        const Json json = Json::parse(exported("chrome", choice));
        for (const Json &event : json["traceEvents"]) {
            if (event["ph"] == "M")
                continue;
            const std::int64_t begin = nsOf(event["ts"]);
            QVERIFY2(begin >= choice.fromNs && begin + nsOf(event.value("dur", Json(0))) <= choice.toNs,
                     event.dump().c_str());
        }
        const QString table = QString::fromStdString(exported("csv", choice));
        QCOMPARE(table.count("LockReleased"), 1);
        QCOMPARE(table.count("LockAcquired"), 0);
        // Both locks are held when the part begins; b still is when it ends.
        QCOMPARE(QString::fromStdString(exported("chrome", choice)).count("\"ph\": \"b\""), 2);
        QCOMPARE(QString::fromStdString(exported("chrome", choice)).count("\"ph\": \"e\""), 2);
    }

    void whatWasLostLeavesSpansThatNest()
    {
        // Ends without begins, begins without ends, crosswise ends, and an end of the thread amid all.
        const RunModel model = test::smallModel().model;
        struct Nesting : SpanSink
        {
            std::vector<Stretch> open;
            int closed = 0;
            bool nested = true;
            void spanBegins(std::uint32_t, const Span &span) override { open.push_back({span.beginNs, 0}); }
            void spanEnds(std::uint32_t, const Span &span, std::int64_t endNs) override
            {
                nested &= !open.empty() && open.back().beginNs == span.beginNs && endNs >= span.beginNs;
                open.pop_back();
                ++closed;
            }
            void holdBegins(std::uint32_t, const Hold &) override {}
            void holdEnds(std::uint32_t, const Hold &, std::int64_t) override {}
            void happened(std::uint32_t, const TimedEvent &) override {}
        } sink;
        SpanBuilder builder(model, 0, INT64_MAX, sink);
        const std::vector<TimedEvent> events = {
            {1, EventKind::WaitEnd, 0, 0, 2},       {2, EventKind::SendBegin, 0, 0, 0},
            {3, EventKind::WaitBegin, 0, 0, 2},     {4, EventKind::WaitBegin, 0, 1, 1},
            {5, EventKind::SendEnd, 0, 0, 0},       {6, EventKind::ReceiveBegin, 0, 0, 0},
            {7, EventKind::SendBegin, 0, 0, 0},     {8, EventKind::ReceiveEnd, 0, 0, 0},
            {9, EventKind::SendEnd, 0, 0, 0},       {10, EventKind::SleepBegin, 0, 0, 0},
            {11, EventKind::LockReleased, 0, 1, 0}, {12, EventKind::ThreadEnd, 0, 0, 0},
            {13, EventKind::WaitBegin, 0, 1, 99}};
        builder.add(0, events);
        builder.finish(20);
        QVERIFY(sink.nested);
        QVERIFY(sink.open.empty());
        QCOMPARE(sink.closed, 7);
    }

    void aStoppedExportLeavesNoFile()
    {
        const auto recording = RecordingFile::open(m_file);
        QVERIFY(recording);
        QTemporaryDir folder;
        ExportChoice choice;
        choice.goOn = [](double) { return false; };
        for (const ExportFormat &format : exportRegistry()) {
            const auto written =
                exportRecording(*recording, format, choice, folder.filePath("x").toStdString());
            QVERIFY(!written);
            QCOMPARE(written.error().kind, ErrorKind::Cancelled);
        }
        QVERIFY(folder.isValid());
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void aFullDiskLeavesNoFile()
    {
        const auto recording = RecordingFile::open(m_file);
        QVERIFY(recording);
        const auto written = exportRecording(*recording, *exportFormat("csv"), {}, "/dev/full");
        QVERIFY(!written);
        QCOMPARE(written.error().sysErrno, ENOSPC);
    }
};

QTEST_GUILESS_MAIN(TstRecordingExports)
#include "tst_recording_exports.moc"
