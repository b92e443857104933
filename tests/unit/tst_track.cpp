// The intervals of one lane: in code, as a track, and while their writer goes on.
#include <QtTest>

#include <algorithm>
#include <mutex>
#include <random>
#include <span>
#include <thread>

#include "analysis/track_writer.h"
#include "support/random_intervals.h"

using namespace ws;
using test::randomIntervals;
using test::trackOf;

namespace {

std::int64_t naiveWaited(const std::vector<Interval> &intervals, std::int64_t untilNs)
{
    std::int64_t sum = 0;
    for (const Interval &interval : intervals) {
        if (interval.state == ThreadState::Waiting && interval.beginNs < untilNs)
            sum += std::min(interval.endNs, untilNs) - interval.beginNs;
    }
    return sum;
}

std::int64_t waitedUntil(const Track &track, std::int64_t timeNs)
{
    return sumsUntil(track, std::span(&timeNs, 1)).front().waitNs;
}

}  // namespace

class TestTrack : public QObject
{
    Q_OBJECT

private slots:
    void intervalsComeBackFromTheirCode_data()
    {
        QTest::addColumn<int>("kinds");
        QTest::addColumn<int>("gapBits");  // how long the longest may be
        QTest::addColumn<int>("lengthBits");
        QTest::newRow("one kind, nothing between") << 1 << 0 << 12;
        QTest::newRow("one kind, no length") << 1 << 8 << 0;
        QTest::newRow("two kinds") << 2 << 10 << 14;
        QTest::newRow("three kinds") << 3 << 20 << 3;
        QTest::newRow("each its own, very long") << 64 << 41 << 41;
        QTest::newRow("short ones and a few very long ones") << 5 << -40 << -40;
    }

    void intervalsComeBackFromTheirCode()
    {
        QFETCH(int, kinds);
        QFETCH(int, gapBits);
        QFETCH(int, lengthBits);
        std::mt19937_64 random(11);
        const auto any = [&](int bits) {
            const int most = bits >= 0 ? bits : random() % 16 == 0 ? -bits : 6;
            return static_cast<std::int64_t>(random() & ((std::uint64_t{1} << most) - 1));
        };
        for (int round = 0; round < 200; ++round) {
            std::vector<Interval> all;
            std::int64_t now = any(40);
            for (std::size_t i = 0; i < kBlockIntervals; ++i) {
                const auto which = static_cast<std::uint32_t>(random() % static_cast<unsigned>(kinds));
                const std::int64_t begin = now + (i == 0 ? 0 : any(gapBits));
                now = begin + any(lengthBits);
                all.push_back({begin, now, which % 3 == 0 ? ThreadState::Sleeping : ThreadState::Waiting,
                               static_cast<WaitKind>(which % 7),
                               which == 1 ? kNoObject : which * 70'000'000});
            }
            const IntervalCode code(all);
            IntervalReader reader(code, all.front().beginNs);
            std::int64_t together = 0;
            for (const Interval &interval : all) {
                QCOMPARE(reader.next(), interval);
                together += interval.lengthNs();
            }
            for (std::size_t i = 0; i < code.kinds(); ++i)
                together -= code.kind(i).togetherNs;
            QCOMPARE(together, 0);
        }
    }

    void aTrackAnswersAsALookAtEachIntervalWould()
    {
        std::mt19937 random(7);
        for (const std::size_t count : {0, 1, 63, 64, 65, 255, 256, 257, 5000}) {
            const std::vector<Interval> all = randomIntervals(random, count);
            const Track track = trackOf(all);
            QCOMPARE(track.size(), count);
            const std::int64_t end = all.empty() ? 100 : all.back().endNs + 10;
            std::vector<std::int64_t> moments;
            for (std::int64_t timeNs = -5; timeNs < end; timeNs += 1 + end / 700)
                moments.push_back(timeNs);
            const std::vector<TrackSums> sums = sumsUntil(track, moments);
            QCOMPARE(sums.size(), moments.size());
            for (std::size_t i = 0; i < moments.size(); ++i) {
                const std::int64_t timeNs = moments[i];
                QCOMPARE(sums[i].waitNs, std::max<std::int64_t>(naiveWaited(all, timeNs), 0));
                QCOMPARE(waitedUntil(track, timeNs), sums[i].waitNs);
                const auto ending = std::find_if(all.begin(), all.end(),
                                                 [&](const Interval &one) { return one.endNs > timeNs; });
                QCOMPARE(track.firstEndingAfter(timeNs), static_cast<std::size_t>(ending - all.begin()));
                const auto beginning = std::find_if(
                    all.begin(), all.end(), [&](const Interval &one) { return one.beginNs >= timeNs; });
                QCOMPARE(track.firstBeginningAt(timeNs), static_cast<std::size_t>(beginning - all.begin()));
            }
        }
    }

    void aViewStaysAsItWasWhileItsWriterGoesOn()
    {
        std::mt19937 random(3);
        const std::vector<Interval> all = randomIntervals(random, 3000);
        TrackWriter writer;
        std::vector<std::pair<Track, std::size_t>> views;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (i % 97 == 0)
                views.emplace_back(writer.view(), i);
            writer.push(all[i]);
        }
        writer.dropOldest(6);
        for (const auto &[view, size] : views) {
            QCOMPARE(view.size(), size);
            for (std::size_t i = 0; i < size; ++i)
                QCOMPARE(view.at(i), all[i]);
        }
    }

    void aTrackIsReadWhileItsWriterGoesOn()
    {
        std::mt19937 random(11);
        const std::vector<Interval> all = randomIntervals(random, 30'000);
        std::vector<std::int64_t> waitedNs;  // until the end of each
        for (const Interval &interval : all)
            waitedNs.push_back((waitedNs.empty() ? 0 : waitedNs.back()) +
                               (interval.state == ThreadState::Waiting ? interval.lengthNs() : 0));
        std::mutex mutex;
        Track handed;
        std::size_t count = 0;
        int wrong = 0;
        std::thread reader([&] {
            for (std::size_t seen = 0; seen < all.size();) {
                const auto [view, until] = [&] {
                    const std::lock_guard lock(mutex);
                    return std::pair(handed, count);
                }();
                std::vector<std::int64_t> moments;
                std::vector<std::int64_t> expected;
                for (std::size_t i = until - view.size(); i < until; i += 1 + view.size() / 60) {
                    moments.push_back(all[i].endNs);
                    expected.push_back(waitedNs[i]);
                }
                const std::vector<TrackSums> sums = sumsUntil(view, moments);
                for (std::size_t i = 0; i < sums.size(); ++i)
                    wrong += sums[i].waitNs != expected[i];
                seen = until;
            }
        });
        TrackWriter writer;
        for (std::size_t i = 0; i < all.size(); ++i) {
            writer.push(all[i]);
            if (i % 4000 == 3999)
                writer.dropOldest(3);
            if (i % 37 == 0 || i + 1 == all.size()) {
                const std::lock_guard lock(mutex);
                handed = writer.view();
                count = i + 1;
            }
        }
        reader.join();
        QCOMPARE(wrong, 0);
    }

    void whatIsDroppedKeepsItsSums()
    {
        std::mt19937 random(5);
        const std::vector<Interval> all = randomIntervals(random, 4000);
        TrackWriter writer;
        for (const Interval &interval : all)
            writer.push(interval);
        QCOMPARE(writer.dropOldest(5), std::size_t{5});
        QCOMPARE(writer.dropOldest(4), std::size_t{4});
        const Track track = writer.view();
        const std::size_t gone = 9 * kChunkIntervals;
        QCOMPARE(track.size(), all.size() - gone);
        QCOMPARE(track.at(0), all[gone]);
        QCOMPARE(track.fromNs(), all[gone - 1].endNs);
        QCOMPARE(waitedUntil(track, all.back().endNs), naiveWaited(all, all.back().endNs));
        QCOMPARE(waitedUntil(track, track.fromNs()), naiveWaited(all, track.fromNs()));
        QVERIFY(track.coarse());
        std::uint64_t waits = 0;
        for (const TrackCoarse::Cell &cell : track.coarse()->cells)
            waits += cell.waits;
        QCOMPARE(waits, static_cast<std::uint64_t>(std::count_if(
                            all.begin(), all.begin() + static_cast<std::ptrdiff_t>(gone),
                            [](const Interval &one) { return one.state == ThreadState::Waiting; })));
    }
};

QTEST_GUILESS_MAIN(TestTrack)
#include "tst_track.moc"
