// Files that are cut, damaged or made to hurt: a sentence or what could be read, never a crash.
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <random>

#include <QTemporaryDir>
#include <QTest>

#include "base/unique_fd.h"
#include "fuzz/recording_target.h"
#include "session/recorded_run.h"
#include "support/whole_recording.h"

using namespace ws;

namespace {

constexpr unsigned kSeed = 20261121;
constexpr int kFlips = 3000;
constexpr int kMutants = 1500;

struct Block
{
    BlockHeader header;
    std::vector<std::byte> plain;
};

std::vector<Block> blocksOf(const std::filesystem::path &file)
{
    std::vector<Block> blocks;
    const auto recording = RecordingFile::open(file);
    if (!recording)
        return blocks;
    for (const BlockPlace &place : recording->blocks())
        if (auto plain = recording->payload(place))
            blocks.push_back({place.header, std::move(*plain)});
    return blocks;
}

void writeBlocks(const std::filesystem::path &file, const std::vector<Block> &blocks)
{
    std::string content;
    const auto add = [&](std::span<const std::byte> bytes) {
        content.append(reinterpret_cast<const char *>(bytes.data()), bytes.size());
    };
    add(fileHeader());
    for (const Block &block : blocks)
        add(blockBytes(block.header, block.plain));
    test::writeContent(file, content);
}

// One to four changes of the plain bytes of one block, or of the order of the blocks: every checksum stays right.
void mutate(std::vector<Block> &blocks, std::mt19937 &random)
{
    Block &block = blocks[random() % blocks.size()];
    switch (random() % 8) {
    case 0:
        std::swap(blocks[random() % blocks.size()], blocks[random() % blocks.size()]);
        return;
    case 1:
        blocks.insert(blocks.begin() + static_cast<std::ptrdiff_t>(random() % blocks.size()),
                      Block(blocks[random() % blocks.size()]));
        return;
    case 2:
        block.header.count = static_cast<std::uint32_t>(random());
        return;
    case 3:
        block.header.thread = static_cast<std::uint32_t>(random() % 5);
        block.header.firstNs = static_cast<std::int64_t>(random()) << (random() % 26);
        return;
    case 4:
        block.plain.resize(random() % (block.plain.size() + 1));
        return;
    default:
        break;
    }
    for (unsigned changes = random() % 4 + 1; changes > 0 && !block.plain.empty(); --changes)
        block.plain[random() % block.plain.size()] =
            random() % 3 == 0 ? static_cast<std::byte>(0xff) : static_cast<std::byte>(random());
}

}  // namespace

class TstRecordingHostile : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::string m_good;
    std::string m_whole;  // with results
    std::string m_bad;
    std::string m_content;

private slots:
    void initTestCase()
    {
        m_good = m_folder.filePath("good.wscope").toStdString();
        m_bad = m_folder.filePath("bad.wscope").toStdString();
        m_whole = m_folder.filePath("whole.wscope").toStdString();
        test::writeSmallRecording(m_good);
        test::writeWholeRecording(m_whole);
        m_content = test::contentOf(m_good);
    }

    void theGoodFilesAreGood()
    {
        QVERIFY(test::readsOrComplains(m_good));
        QVERIFY(test::readsOrComplains(m_whole));
    }

    void whatIsNoRecordingGetsASentence_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("word");
        QTest::newRow("nothing") << QByteArray() << "it is empty";
        QTest::newRow("text") << QByteArray("version = 1\ntitle = 'no recording'\n") << "no recording";
        QTest::newRow("half a header") << QByteArray("wscope\r\n") << "no recording";
        QTest::newRow("only a header") << QByteArray("wscope\r\n\1\0\0\0\0\0\0\0", 16) << "another copy";
    }

    void whatIsNoRecordingGetsASentence()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, word);
        test::writeContent(m_bad, content.toStdString());
        const auto opened = openRecordedRun(m_bad);
        QVERIFY(!opened);
        QVERIFY2(QString::fromStdString(opened.error().action).contains(word), opened.error().action.c_str());
    }

    void aFolderAPipeAndNothingGetASentence()
    {
        const std::string pipe = m_folder.filePath("pipe").toStdString();
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        for (const std::string &file : {m_folder.path().toStdString(), pipe, std::string("/dev/zero"),
                                        m_folder.filePath("not there").toStdString()}) {
            const auto opened = openRecordedRun(file);
            QVERIFY(!opened);
            QVERIFY(!opened.error().action.empty());
        }
    }

    // At every byte of the first blocks and around every border: what stands before is read.
    void aCutFileIsReadUpToItsLastWholeBlock()
    {
        const auto whole = RecordingFile::open(m_good);
        QVERIFY(whole);
        std::vector<std::size_t> cuts;
        for (const BlockPlace &block : whole->blocks())
            for (const std::size_t by : {0, 1, 20, 47, 48, 49})
                cuts.push_back(block.offset + by);
        std::size_t readable = 0;
        std::erase_if(cuts, [this](std::size_t cut) { return cut >= m_content.size(); });
        for (const std::size_t cut : cuts) {
            test::writeContent(m_bad, m_content.substr(0, cut));
            const bool opened = test::readsOrComplains(m_bad);
            const auto recording = RecordingFile::open(m_bad);
            QCOMPARE(bool(recording), opened);
            if (!opened)
                continue;
            ++readable;
            std::size_t before = 0;
            for (const BlockPlace &block : whole->blocks())
                before += block.offset + kBlockHeaderBytes + block.header.storedBytes <= cut;
            QCOMPARE(recording->blocks().size(), before);
            QVERIFY(!recording->damage().empty());
            QVERIFY(!recording->isComplete());
        }
        QVERIFY(readable > 10);
    }

    void aFileWithAChangedByteGetsAnAnswer()
    {
        std::mt19937 random(kSeed);
        for (int i = 0; i < kFlips; ++i) {
            std::string content = m_content;
            const std::size_t at = random() % content.size();
            content[at] = static_cast<char>(content[at] ^ static_cast<char>(1u << random() % 8));
            test::writeContent(m_bad, content);
            const auto recording = RecordingFile::open(m_bad);
            const auto run = recording ? recordedRun(*recording, {.anew = true}) : recording.error();
            QVERIFY(run || !run.error().action.empty());
            // Only four bytes of the file's own header mean nothing.
            QVERIFY2(!recording || !recording->damage().empty() || (at >= 12 && at < 16),
                     qPrintable(QString::number(at)));
        }
    }

    // The same target as the fuzzer's, driven by a seed: checksums are right, contents are not.
    void aFileThatIsMadeToHurtGetsAnAnswer_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("figures made anew") << QString::fromStdString(m_good);
        QTest::newRow("figures, then their timeline") << QString::fromStdString(m_whole);
    }

    void aFileThatIsMadeToHurtGetsAnAnswer()
    {
        QFETCH(QString, file);
        const std::vector<Block> good = blocksOf(file.toStdString());
        QVERIFY(good.size() > 5);
        std::mt19937 random(kSeed + 1);
        int opened = 0;
        for (int i = 0; i < kMutants; ++i) {
            std::vector<Block> blocks = good;
            mutate(blocks, random);
            writeBlocks(m_bad, blocks);
            opened += test::readsOrComplains(m_bad);
        }
        QVERIFY(opened > kMutants / 4);
    }

    void figuresStayWhereTheTimelineCannotBeRead()
    {
        std::vector<Block> blocks = blocksOf(m_whole);
        const auto events = std::ranges::find(blocks, BlockKind::Events,
                                              [](const Block &block) { return block.header.kind; });
        QVERIFY(events != blocks.end());
        ++events->header.count;
        writeBlocks(m_bad, blocks);
        QVERIFY(test::readsOrComplains(m_bad));
        const auto recording = RecordingFile::open(m_bad);
        QVERIFY(recording);
        QVERIFY(!recordedRun(*recording));
        const auto figures = recordedRun(*recording, {.timeline = false});
        QVERIFY(figures);
        QCOMPARE((*figures)->timelineState(), TimelineState::ToCome);
        const auto whole = withTimeline(*figures, *recording);
        QCOMPARE(whole->timelineState(), TimelineState::Damaged);
        QVERIFY(whole->recording->damage.find("is damaged") != std::string::npos);
        QVERIFY(whole->results == (*figures)->results);
    }

    void damagedEventsAreFoundWhenTheTimelineIsRead()
    {
        std::string content = test::contentOf(m_whole);
        const auto good = RecordingFile::open(m_whole);
        QVERIFY(good);
        const auto &blocks = good->blocks();
        const auto events = std::find_if(blocks.rbegin(), blocks.rend(), [](const BlockPlace &block) {
            return block.header.kind == BlockKind::Events;
        });
        QVERIFY(events != blocks.rend());
        content[events->offset + kBlockHeaderBytes] ^= 1;
        test::writeContent(m_bad, content);
        QVERIFY(test::readsOrComplains(m_bad));
        const auto figures = openFigures(m_bad);
        QVERIFY(figures);
        QCOMPARE((*figures)->timelineState(), TimelineState::ToCome);
        QVERIFY((*figures)->recording->damage.empty());
        const auto known = withTimeline(*figures);
        const auto atOnce = openRecordedRun(m_bad);
        QVERIFY(atOnce);
        QCOMPARE(known->recording->damage, (*atOnce)->recording->damage);
        QVERIFY(known->recording->damage.find("is damaged at byte") != std::string::npos);
        QCOMPARE(known->timelineState(), TimelineState::Read);
        QCOMPARE(known->timeNs, (*atOnce)->timeNs);
        QCOMPARE(known->results->timeline->intervalCount(), (*atOnce)->results->timeline->intervalCount());
        QVERIFY(known->model == (*figures)->model);
    }

    void aFileThatBecameAnotherOneGivesNoTimeline()
    {
        test::writeContent(m_bad, test::contentOf(m_whole));
        const auto figures = openRecordedRun(m_bad, {.timeline = false});
        QVERIFY(figures);
        std::vector<Block> blocks = blocksOf(m_whole);
        RecordedModel other = test::smallModel();
        other.model.threads.pop_back();
        other.model.objects.pop_back();
        std::erase_if(other.model.uses, [&](const RunModel::Use &use) {
            return use.thread >= other.model.threads.size() || use.object >= other.model.objects.size();
        });
        for (Block &block : blocks) {
            if (block.header.kind == BlockKind::Model)
                block.plain = bytesOf(other);
        }
        writeBlocks(m_bad, blocks);
        QVERIFY(RecordingFile::open(m_bad));
        const auto whole = withTimeline(*figures);
        QCOMPARE(whole->timelineState(), TimelineState::Damaged);
        QVERIFY(whole->recording->damage.find("holds another run") != std::string::npos);
        // Nor does one that is gone.
        std::filesystem::remove(m_bad);
        QCOMPARE(withTimeline(*figures)->timelineState(), TimelineState::Damaged);
    }

    void aBlockThatUnpacksToFarMoreIsRefused()
    {
        std::vector<Block> blocks = blocksOf(m_good);
        blocks.resize(2);
        // As large as a block may be, of events that are not there.
        BlockHeader header;
        header.kind = BlockKind::Events;
        header.count = kMostBlockBytes;
        blocks.push_back({header, std::vector<std::byte>(kMostBlockBytes)});
        writeBlocks(m_bad, blocks);
        const auto opened = openRecordedRun(m_bad);
        QVERIFY(!opened);
        QVERIFY(QString::fromStdString(opened.error().action).contains("is damaged"));
    }

    void aFullDiskLeavesWholeBlocks()
    {
        ::signal(SIGXFSZ, SIG_IGN);
        rlimit before = {};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        const rlimit little = {3000, before.rlim_max};
        auto writer = RecordingWriter::create(m_bad, test::smallFacts());
        QVERIFY(writer);
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &little), 0);
        (*writer)->begin(test::smallModel());
        std::mt19937_64 random(kSeed);
        std::vector<TimedEvent> events = test::smallEvents(0, 4000);
        for (TimedEvent &event : events)
            event.value = random();  // packs badly
        (*writer)->addEvents(0, events);
        (*writer)->waitUntilDone();
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
        const auto failure = (*writer)->failure();
        QVERIFY(failure);
        QCOMPARE(failure->sysErrno, EFBIG);
        // Nobody minds what comes afterwards.
        (*writer)->addEvents(0, events);
        QVERIFY((*writer)->missedEvents() >= events.size());
        const auto recording = RecordingFile::open(m_bad);
        QVERIFY2(recording, recording ? "" : recording.error().action.c_str());
        QCOMPARE(recording->damage(),
                 std::string("the recording ends before the run did; what was written until then was read"));
    }

    void aSlowDiskDropsAndCounts()
    {
        const std::string pipe = m_folder.filePath("slow").toStdString();
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        const UniqueFd reader(::open(pipe.c_str(), O_RDWR | O_CLOEXEC));
        auto writer = RecordingWriter::create(pipe, test::smallFacts(), 1u << 20);
        QVERIFY(writer);
        (*writer)->begin(test::smallModel());
        std::mt19937_64 random(kSeed);
        std::vector<TimedEvent> events = test::smallEvents(0, 2000);
        for (TimedEvent &event : events)
            event.value = random();
        // The pipe takes 64 KiB and nobody reads: adding goes on all the same, and what has no room is counted.
        std::uint64_t added = 0;
        for (int i = 0; i < 400 && (*writer)->missedEvents() == 0; ++i) {
            (*writer)->addEvents(0, events);
            added += events.size();
        }
        QVERIFY((*writer)->missedEvents() > 0);
        QVERIFY((*writer)->missedEvents() < added);
        // Whoever reads at last gets the rest.
        (*writer)->finish();
        ::fcntl(reader.get(), F_SETFL, O_NONBLOCK);
        const auto drained = [&] {
            std::vector<char> buffer(1u << 16);
            while (::read(reader.get(), buffer.data(), buffer.size()) > 0) {
            }
            return (*writer)->isDone();
        };
        QTRY_VERIFY_WITH_TIMEOUT(drained(), 60'000);
    }

    void aFileThatIsBeingWrittenIsNotTaken()
    {
        auto writer = RecordingWriter::create(m_bad, test::smallFacts());
        QVERIFY(writer);
        QVERIFY(!RecordingWriter::create(m_bad, test::smallFacts()));
    }
};

QTEST_GUILESS_MAIN(TstRecordingHostile)
#include "tst_recording_hostile.moc"
