#include <QtTest>

#include <array>
#include <thread>

#include "support/one_primitive.h"

using namespace ws;
using namespace ws::test;

namespace {

using Runs = std::array<OnePrimitive, 2>;

// What two threads do with two primitives again and again, so that at every moment one of them can go on.
struct Game
{
    ParameterValues parameters;
    std::function<bool(Runs &runs, std::size_t i)> turn;
    // By whoever has finished, until the other has: it may still wait for a turn.
    std::function<bool(Runs &runs, std::size_t i)> last;
};

// Each gives at its own primitive and waits at the other's, one after the other.
template <typename Kind>
Game pingPong(std::function<bool(Kind &)> give, std::function<bool(Kind &)> take)
{
    Game game;
    game.turn = [=](Runs &runs, std::size_t i) {
        const auto gives = [&] { return give(runs[i].as<Kind>(i)); };
        const auto takes = [&] { return take(runs[1 - i].as<Kind>(i)); };
        return i == 0 ? gives() && takes() : takes() && gives();
    };
    game.last = [=](Runs &runs, std::size_t i) { return give(runs[i].as<Kind>(i)); };
    return game;
}

std::optional<Game> gameOf(Family family)
{
    Game game;
    switch (family) {
    case Family::Semaphore:
        return pingPong<Semaphore>([](Semaphore &semaphore) { return bool(semaphore.release()); },
                                   [](Semaphore &semaphore) { return bool(semaphore.acquire()); });
    case Family::SemaphoreSet:
        // A change of both members together, and one that gives as well as takes.
        game = pingPong<SemaphoreSet>(
            [](SemaphoreSet &set) {
                return bool(set.operate({{{0, 1}, {1, 2}}}));
            },
            [](SemaphoreSet &set) {
                return set.operate({{{0, -1}, {1, -2}, {1, 1}}}) && set.operate({{{1, -1}}});
            });
        game.parameters.setNumber("members", 2);
        game.parameters.setNumber("value", 0);
        return game;
    case Family::Event:
        return pingPong<EventFlag>([](EventFlag &event) { return bool(event.set()); },
                                   [](EventFlag &event) { return event.wait() && event.clear(); });
    case Family::Monitor:
        game.turn = [](Runs &runs, std::size_t i) {
            // The other one waits, and is notified; or it comes to the lock later, and then notifies this one.
            Monitor &monitor = runs[0].as<Monitor>(i);
            return monitor.lock() && monitor.notify() && monitor.wait() && monitor.unlock();
        };
        game.last = [](Runs &runs, std::size_t i) {
            Monitor &monitor = runs[0].as<Monitor>(i);
            return monitor.lock() && monitor.notify() && monitor.unlock();
        };
        return game;
    case Family::Barrier:
        game.parameters.setNumber("parties", 2);
        game.turn = [](Runs &runs, std::size_t i) { return bool(runs[0].as<Barrier>(i).wait()); };
        game.last = [](Runs &runs, std::size_t i) {
            const bool isAlone = runs[0].waits(1 - i, WaitKind::Barrier) && !runs[0].outlook(1 - i).available;
            return !isAlone || runs[0].as<Barrier>(i).wait();
        };
        return game;
    default:
        return std::nullopt;
    }
}

// What a verdict would look at.
struct Look
{
    std::array<std::uint64_t, 4> live = {};  // of the threads at the first primitive, then at the second
    std::array<std::uint64_t, 2> owners = {};
    bool isStuck = false;

    bool operator==(const Look &) const = default;
};

bool isStuckAt(const OnePrimitive &run, std::size_t i, std::uint64_t live, std::uint64_t owner)
{
    const LiveWord word = LiveWord::unpack(live);
    if (word.state != SlotState::Waiting)
        return false;
    return word.kind == WaitKind::Lock ? OwnerWord::owner(owner) != kNoObject : !run.outlook(i).available;
}

Look lookAt(Runs &runs)
{
    Look look;
    for (std::size_t at = 0; at < 4; ++at)
        look.live[at] = runs[at / 2].segment().thread(at % 2).live.load(std::memory_order_acquire);
    for (std::size_t r = 0; r < 2; ++r)
        look.owners[r] = runs[r].ownerWord();
    const auto isStuck = [&](std::size_t i) {
        return isStuckAt(runs[0], i, look.live[i], look.owners[0]) ||
               isStuckAt(runs[1], i, look.live[2 + i], look.owners[1]);
    };
    look.isStuck = isStuck(0) && isStuck(1);
    return look;
}

}  // namespace

class TestSyncWatched : public QObject
{
    Q_OBJECT

private slots:
    void threadsThatKeepEachOtherGoingNeverLookStuck_data()
    {
        QTest::addColumn<QString>("id");
        for (const Primitive *primitive : primitiveRegistry()) {
            const std::string id(primitive->info.id);
            if (gameOf(primitive->info.family))
                QTest::newRow(id.c_str()) << QString::fromStdString(id);
        }
    }
    void threadsThatKeepEachOtherGoingNeverLookStuck()
    {
        QFETCH(QString, id);
        const Primitive &primitive = *findPrimitive(id.toStdString());
        const Game game = *gameOf(primitive.info.family);
        constexpr int kLooks = 1'000'000;
        Runs runs = {OnePrimitive(primitive, 2, false, game.parameters),
                     OnePrimitive(primitive, 2, false, game.parameters)};
        std::atomic<bool> isOver{false};
        std::atomic<int> finished{0};
        const auto play = [&](std::size_t i) {
            bool isWell = true;
            while (!isOver && isWell)
                isWell = game.turn(runs, i);
            for (++finished; finished < 2 && isWell; std::this_thread::yield())
                isWell = game.last(runs, i);
            if (!isWell)
                qFatal("a turn failed");
        };
        std::thread first(play, 0);
        std::thread second(play, 1);
        int alarms = 0;
        for (int n = 0; n < kLooks; ++n) {
            const Look look = lookAt(runs);
            alarms += look.isStuck && look == lookAt(runs) ? 1 : 0;
        }
        isOver = true;
        first.join();
        second.join();
        QCOMPARE(alarms, 0);
    }
};

QTEST_APPLESS_MAIN(TestSyncWatched)
#include "tst_sync_watched.moc"
