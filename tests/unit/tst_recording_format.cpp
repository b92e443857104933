// Blocks, events, samples, values: what is written is what is read, and nothing else is believed.
#include <zstd.h>

#include <random>

#include <QTemporaryDir>
#include <QTest>

#include "event/latency_buckets.h"
#include "recording/checksum.h"
#include "recording/event_block.h"
#include "recording/recording_file.h"
#include "recording/sample_block.h"
#include "support/small_recording.h"

using namespace ws;

namespace {

using Events = std::vector<TimedEvent>;

bool same(const TimedEvent &a, const TimedEvent &b)
{
    return a.timeNs == b.timeNs && a.kind == b.kind && a.cpu == b.cpu && a.object == b.object &&
           a.value == b.value;
}

std::span<const std::byte> bytesIn(const std::string &text)
{
    return std::as_bytes(std::span(text));
}

// What a reader gets of a block as it stands in a file.
std::optional<Events> readBack(const std::vector<std::byte> &block)
{
    const auto header = blockHeaderOf(block);
    if (!header || !isIntact(*header, block))
        return std::nullopt;
    auto plain = unpacked(*header, std::span(block).subspan(kBlockHeaderBytes));
    if (!plain)
        return std::nullopt;
    auto reader = EventReader::of(*header, std::move(*plain));
    if (!reader)
        return std::nullopt;
    // In pieces of any size.
    Events events(reader->left());
    for (std::size_t at = 0; at < events.size();) {
        const std::size_t piece = std::min(events.size() - at, 1 + at % 7);
        reader->read(std::span(events).subspan(at, piece));
        at += piece;
    }
    return events;
}

}  // namespace

class TstRecordingFormat : public QObject
{
    Q_OBJECT

private slots:
    void theChecksumIsXxh64_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<quint64>("sum");
        QTest::newRow("nothing") << QByteArray() << quint64(0xEF46DB3751D8E999u);
        QTest::newRow("one byte") << QByteArray("a") << quint64(0xD24EC4F1A98C6E5Bu);
        QTest::newRow("three bytes") << QByteArray("abc") << quint64(0x44BC2CF5AD770999u);
    }

    void theChecksumIsXxh64()
    {
        QFETCH(QByteArray, text);
        QFETCH(quint64, sum);
        QCOMPARE(quint64(checksumOf(std::as_bytes(std::span(text.data(), text.size())))), sum);
    }

    // RFC 8878, 3.1.1: the last four bytes of a frame are the low ones of the XXH64 of its content.
    void theChecksumIsThatOfZstd()
    {
        std::mt19937 random(7);
        for (std::size_t size = 0; size < 200; ++size) {
            std::string text(size, ' ');
            for (char &letter : text)
                letter = static_cast<char>(random());
            ZSTD_CCtx *context = ZSTD_createCCtx();
            ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
            std::string frame(ZSTD_compressBound(size), ' ');
            const std::size_t frameSize =
                ZSTD_compress2(context, frame.data(), frame.size(), text.data(), text.size());
            ZSTD_freeCCtx(context);
            std::uint32_t known = 0;
            std::memcpy(&known, frame.data() + frameSize - 4, 4);
            QCOMPARE(static_cast<std::uint32_t>(checksumOf(bytesIn(text))), known);
        }
    }

    void numbersComeBack()
    {
        const std::vector<std::int64_t> values = {0, -1, 1, 63, -64, 64, 1'000'000, INT64_MAX, INT64_MIN};
        QCOMPARE(*valueOf<std::vector<std::int64_t>>(bytesOf(values)), values);
        const std::vector<std::uint64_t> counts = {0, 127, 128, 16'383, 16'384, UINT64_MAX};
        QCOMPARE(*valueOf<std::vector<std::uint64_t>>(bytesOf(counts)), counts);
    }

    void aListIsNoLongerThanItsBytes()
    {
        ByteWriter writer;
        writer.number(1'000'000'000);
        writer.number(1);
        QVERIFY(!valueOf<std::vector<std::uint64_t>>(writer.bytes()));
        QVERIFY(!valueOf<std::string>(writer.bytes()));
    }

    void eventsComeBack_data()
    {
        QTest::addColumn<Events>("events");
        QTest::newRow("one") << Events{{0, EventKind::ThreadBegin, 3, kNoObject, 4711}};
        QTest::newRow("many") << test::smallEvents(2, 500);
        Events odd = {{5, EventKind::WaitBegin, 65'535, 0, 2},
                      {4, EventKind::WaitEnd, 0, 0xfffffffe, UINT64_MAX},
                      {4, static_cast<EventKind>(60'000), 1, 1, 7},
                      {kMostRunNs, EventKind::CellWritten, 1, 1, static_cast<std::uint64_t>(-3)}};
        QTest::newRow("back in time, unknown kind, last moment") << odd;
        Events full(kMostEventsInBlock, {1, EventKind::ScriptLine, 0, 0, 1});
        QTest::newRow("as many as fit") << full;
    }

    void eventsComeBack()
    {
        QFETCH(Events, events);
        const auto back = readBack(eventBlock(1, events));
        QVERIFY(back);
        QCOMPARE(back->size(), events.size());
        for (std::size_t i = 0; i < events.size(); ++i)
            QVERIFY2(same((*back)[i], events[i]), qPrintable(QString::number(i)));
    }

    void timesThatNoRunHasAreCut()
    {
        const auto back = readBack(eventBlock(
            0, Events{{-5, EventKind::SleepBegin, 0, 0, 1}, {INT64_MAX, EventKind::SleepEnd, 0, 0, 1}}));
        QVERIFY(back);
        QCOMPARE(back->front().timeNs, std::int64_t(0));
        QCOMPARE(back->back().timeNs, kMostRunNs);
    }

    void anyChangedBitOfABlockIsSeen()
    {
        std::vector<std::byte> block = eventBlock(1, test::smallEvents(0, 5));
        for (std::size_t bit = 0; bit < block.size() * 8; ++bit) {
            block[bit / 8] ^= static_cast<std::byte>(1u << bit % 8);
            const auto header = blockHeaderOf(block);
            QVERIFY2(!header || !isIntact(*header, block), qPrintable(QString::number(bit)));
            block[bit / 8] ^= static_cast<std::byte>(1u << bit % 8);
        }
    }

    void samplesComeBack()
    {
        const RunModel model = test::smallModel().model;
        SampleEncoder encoder;
        std::vector<std::uint64_t> histogram;
        for (int i = 1; i <= 20; ++i) {
            Sample sample = test::smallSample(i * 1000, i, histogram);
            if (i == 20)
                sample.heldAtEnd = {std::nullopt, 3,           std::nullopt, 0, std::nullopt,
                                    std::nullopt, std::nullopt};
            encoder.add(sample, std::vector<std::uint32_t>{1, 2, static_cast<std::uint32_t>(i)});
        }
        const std::vector<std::byte> block = encoder.takeBlock();
        QCOMPARE(encoder.count(), 0u);
        const auto header = blockHeaderOf(block);
        QVERIFY(header && isIntact(*header, block));
        const auto plain = unpacked(*header, std::span(block).subspan(kBlockHeaderBytes));
        QVERIFY(plain);
        SampleDecoder decoder(*header, *plain, model);
        histogram.clear();
        for (int i = 1; i <= 20; ++i) {
            QVERIFY(decoder.next());
            Sample expected = test::smallSample(i * 1000, i, histogram);
            const Sample &sample = decoder.sample();
            QCOMPARE(sample.timeNs, expected.timeNs);
            QCOMPARE(sample.latencyNsPerUnit, 0.5);
            QCOMPARE(sample.uses[0].waitNs, expected.uses[0].waitNs);
            QCOMPARE(sample.uses[1].done, expected.uses[1].done);
            QCOMPARE(sample.uses[0].firstNs, std::int64_t(-1));
            QVERIFY(std::ranges::equal(sample.uses[1].latency, expected.uses[1].latency));
            QVERIFY(sample.uses[0].latency.empty());
            QCOMPARE(sample.threads[2].tid, 1003);
            QCOMPARE(sample.threads[2].endNs, std::int64_t(-1));
            QCOMPARE(decoder.events()[2], static_cast<std::uint32_t>(i));
            QCOMPARE(sample.heldAtEnd.size(), std::size_t(i == 20 ? 7 : 0));
        }
        QVERIFY(!decoder.next());
        QVERIFY(!decoder.damaged());
    }

    void factsModelAndProofComeBack()
    {
        const auto facts = bytesOf(test::smallFacts());
        const auto model = bytesOf(test::smallModel());
        const auto proof = bytesOf(test::smallProof());
        const auto readFacts = valueOf<RunFacts>(facts);
        const auto readModel = valueOf<RecordedModel>(model);
        const auto readProof = valueOf<RecordedProof>(proof);
        QVERIFY(readFacts && readModel && readProof);
        QCOMPARE(bytesOf(*readFacts), facts);
        QCOMPARE(bytesOf(*readModel), model);
        QCOMPARE(bytesOf(*readProof), proof);
        QCOMPARE(readFacts->floor.at("syscall"), 121.0);
        QVERIFY(isSound(*readModel));
        QVERIFY(provenDeadlock(readProof->first, readProof->second));
    }

    void aModelWithAWrongIndexIsRefused()
    {
        RecordedModel model = test::smallModel();
        model.model.uses[0].thread = 3;
        QVERIFY(!isSound(model));
        model = test::smallModel();
        model.model.threads[0].process = 2;
        QVERIFY(!isSound(model));
        model = test::smallModel();
        model.pids.pop_back();
        QVERIFY(!isSound(model));
    }

    void anEnumThatNobodyKnowsIsRefused()
    {
        RecordedModel model = test::smallModel();
        model.model.objects[0].kind = static_cast<ObjectKind>(9);
        QVERIFY(!valueOf<RecordedModel>(bytesOf(model)));
    }

    void aFileIsReadAsItWasWritten()
    {
        QTemporaryDir folder;
        const std::string file = folder.filePath("small.wscope").toStdString();
        test::writeSmallRecording(file);
        const auto recording = RecordingFile::open(file);
        QVERIFY2(recording, recording ? "" : recording.error().action.c_str());
        QVERIFY(recording->isComplete());
        QVERIFY(recording->damage().empty());
        QCOMPARE(recording->facts().experimentId, std::string("small"));
        QCOMPARE(recording->model().pids, (std::vector<int>{101, 102}));
        std::vector<Events> seen(3);
        std::vector<std::size_t> atSample;
        ReplaySink sink;
        sink.events = [&](std::uint32_t thread, std::span<const TimedEvent> events) {
            seen[thread].insert(seen[thread].end(), events.begin(), events.end());
        };
        sink.sample = [&](const Sample &) { atSample.push_back(seen[2].size()); };
        QVERIFY(replay(*recording, sink));
        for (std::uint32_t thread = 0; thread < 3; ++thread)
            QVERIFY(std::ranges::equal(seen[thread], test::smallEvents(thread, 20), same));
        // As the run fed them: the first sample after half of the events, whatever block they stand in.
        QCOMPARE(atSample, (std::vector<std::size_t>{50, 101}));
        const auto log = logOf(*recording);
        QVERIFY(log && log->size() == 1);
        QCOMPARE(log->front().text, std::string("hello, \"世界\""));
        QVERIFY(recording->last(BlockKind::Proof) != nullptr);
    }

    void aFileOfALaterVersionSaysSo()
    {
        QTemporaryDir folder;
        const std::string file = folder.filePath("small.wscope").toStdString();
        test::writeSmallRecording(file);
        std::string content = test::contentOf(file);
        content[8] = 2;
        test::writeContent(file, content);
        const auto recording = RecordingFile::open(file);
        QVERIFY(!recording);
        QVERIFY(QString::fromStdString(recording.error().action).contains("newer Waitscope (format 2"));
    }

    void aBlockOfALaterVersionIsSkipped()
    {
        QTemporaryDir folder;
        const std::string file = folder.filePath("small.wscope").toStdString();
        test::writeSmallRecording(file);
        const auto before = RecordingFile::open(file);
        QVERIFY(before);
        std::string content = test::contentOf(file);
        BlockHeader header;
        header.kind = static_cast<BlockKind>(77);
        const auto block = blockBytes(header, bytesIn("what a later version says"));
        content.insert(before->blocks()[2].offset,
                       std::string(reinterpret_cast<const char *>(block.data()), block.size()));
        test::writeContent(file, content);
        const auto recording = RecordingFile::open(file);
        QVERIFY(recording);
        QVERIFY(recording->isComplete());
        QCOMPARE(recording->blocks().size(), before->blocks().size());
    }
};

QTEST_GUILESS_MAIN(TstRecordingFormat)
#include "tst_recording_format.moc"
