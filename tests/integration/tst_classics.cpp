// The classic problems, as they are built in: the wrong versions go wrong, the mended ones keep their invariant, both by
// the recorded events.
#include <QTest>

#include <map>

#include "experiment/reader.h"
#include "session/library.h"
#include "support/classic_invariants.h"

using namespace ws;
using namespace ws::test;
using namespace std::chrono_literals;

namespace {

// What a version does wrong on purpose needs its threads to come together within the sleeps of its text, which a machine
// that stands still for so long can prevent.
constexpr int kTriesToGoWrong = 3;

struct Classic
{
    std::chrono::milliseconds runFor{400};
    std::string verdict = "completed";
    std::string stuck = {};  // members of the deadlock; of one that completes: none
    std::function<std::string(const EventLog &)> invariant = {};
    bool broken = false;      // the invariant
    std::string cell = {};    // something happened: this cell was written ...
    std::size_t writes = 10;  // ... at least so often
};

std::string bufferIsWhole(const EventLog &log)
{
    return staysWithin(log, "items", 0, 3);
}

std::string apart(const EventLog &log)
{
    const std::string wrong = neverTogether(log, "reading", "writing");
    return wrong.empty() ? onlyOneInside(log, "writing") : wrong;
}

std::string shopIsInOrder(const EventLog &log)
{
    const std::string wrong = staysWithin(log, "waiting", 0, 3);
    return wrong.empty() ? onlyOneInside(log, "cutting") : wrong;
}

std::string oneDirection(const EventLog &log)
{
    return neverTogether(log, "eastward", "westward");
}

std::string passesWhenOpen(const EventLog &log)
{
    return nobodyIsThroughBefore(log);
}

const std::map<std::string, Classic> &classics()
{
    const std::string five = "philosopher 1 philosopher 2 philosopher 3 philosopher 4 philosopher 5";
    static const std::map<std::string, Classic> all = {
        {"buffer-if", {.invariant = bufferIsWhole, .broken = true, .cell = "items"}},
        {"buffer-one-condition",
         {.runFor = 5s,
          .verdict = "deadlock",
          .stuck = "consumer 1 consumer 2 producer 1 producer 2",
          .invariant = [](const EventLog &log) { return staysWithin(log, "items", 0, 1); },
          .cell = "items",
          .writes = 1}},
        {"buffer-while", {.runFor = 5s, .invariant = bufferIsWhole, .cell = "items", .writes = 400}},
        {"philosophers-naive",
         {.runFor = 5s, .verdict = "deadlock", .stuck = five, .invariant = noNeighboursEat}},
        {"philosophers-ordered", {.invariant = noNeighboursEat, .cell = "eating"}},
        {"philosophers-waiter", {.invariant = noNeighboursEat, .cell = "eating"}},
        {"philosophers-try", {.invariant = noNeighboursEat, .cell = "eating"}},
        {"philosophers-messages",
         {.invariant =
              [](const EventLog &log) {
                  const std::string wrong = forksAreWithOne(log);
                  return wrong.empty() ? noNeighboursEat(log) : wrong;
              },
          .cell = "eating"}},
        {"readers-first", {.invariant = apart, .cell = "reading"}},
        {"writers-first", {.invariant = apart, .cell = "writing"}},
        {"readers-writers-fair", {.invariant = apart, .cell = "writing"}},
        {"barber-lost",
         {.runFor = 5s,
          .verdict = "deadlock",
          .stuck = "barber customer 1 customer 2",
          .cell = "waiting",
          .writes = 2}},
        {"barber", {.invariant = shopIsInOrder, .cell = "cutting"}},
        {"smokers-one-by-one",
         {.runFor = 5s, .verdict = "deadlock", .stuck = "agent has matches has paper has tobacco"}},
        {"smokers", {.invariant = theRightOneSmokes, .cell = "smoking"}},
        {"barrier-once", {.invariant = roundsDoNotOverlap, .broken = true, .cell = "begins"}},
        {"barrier-reusable", {.invariant = roundsDoNotOverlap, .cell = "begins"}},
        {"water-loose", {.invariant = moleculesAreWater, .broken = true, .cell = "bonds"}},
        {"water", {.invariant = moleculesAreWater, .cell = "bonds"}},
        {"bridge-look", {.invariant = oneDirection, .broken = true, .cell = "eastward", .writes = 2}},
        {"bridge", {.invariant = oneDirection, .cell = "eastward"}},
        {"savages-look", {.invariant = potIsFilledWhenEmpty, .broken = true, .cell = "servings"}},
        {"savages", {.invariant = potIsFilledWhenEmpty, .cell = "servings"}},
        {"rendezvous-crossed", {.runFor = 5s, .verdict = "deadlock", .stuck = "left right"}},
        {"rendezvous", {.runFor = 5s, .invariant = roundsDoNotOverlap, .cell = "begins", .writes = 40}},
        {"turnstile-stuck",
         {.runFor = 5s, .verdict = "deadlock", .invariant = passesWhenOpen, .cell = "through", .writes = 1}},
        {"turnstile", {.runFor = 5s, .invariant = passesWhenOpen, .cell = "through", .writes = 4}},
        {"lightswitch-racy",
         {.runFor = 5s, .verdict = "deadlock", .stuck = "writer", .cell = "reading", .writes = 4}},
        {"lightswitch", {.runFor = 5s, .invariant = apart, .cell = "reading", .writes = 80}},
    };
    return all;
}

// Empty: it was as the table says.
std::string wrongAbout(const Classic &classic, const EventLog &log)
{
    const Snapshot &last = log.last();
    if (verdictId(last.verdict) != classic.verdict)
        return std::string("the verdict is ") + verdictId(last.verdict) +
               (last.failure ? ": " + last.failure->text() : "");
    if (last.dropped != 0)
        return std::to_string(last.dropped) + " events were dropped";
    for (const std::string &failure : last.threadFailures)
        if (!failure.empty())
            return failure;
    if (!classic.stuck.empty() && membersOf(last) != classic.stuck)
        return "stuck are " + membersOf(last);
    if (!classic.cell.empty() && log.of(classic.cell, EventKind::CellWritten).size() < classic.writes)
        return classic.cell + " was written " +
               std::to_string(log.of(classic.cell, EventKind::CellWritten).size()) + " times";
    const std::string lockWrong = locksAreExclusive(log);
    if (!lockWrong.empty())
        return lockWrong;
    const std::string wrong = classic.invariant ? classic.invariant(log) : "";
    if (classic.broken)
        return wrong.empty() ? "nothing went wrong" : "";
    return wrong;
}

bool isMended(const Classic &classic)
{
    return classic.verdict == "completed" && !classic.broken;
}

}  // namespace

class ClassicsTest : public QObject
{
    Q_OBJECT

private slots:
    void everyClassicIsInTheTable();
    void theWrongGoWrongAndTheMendedDoNot_data();
    void theWrongGoWrongAndTheMendedDoNot();
    void readersFirstLetsReadersOvertakeAWriter();
    void writersFirstLetsNoReaderInTwiceWhileAWriterWaits();
    void whatIsLostInTheRacyLightswitchIsTheLastOneOut();
};

void ClassicsTest::everyClassicIsInTheTable()
{
    QStringList found;
    QStringList listed;
    for (const auto &file : builtInExperiments()) {
        const Experiment experiment = experimentFile(file.string());
        if (experiment.group == "Classics")
            found << QString::fromStdString(experiment.id);
    }
    for (const auto &[id, classic] : classics())
        listed << QString::fromStdString(id);
    QCOMPARE(found, listed);
}

void ClassicsTest::theWrongGoWrongAndTheMendedDoNot_data()
{
    QTest::addColumn<QString>("id");
    for (const auto &[id, classic] : classics())
        QTest::newRow(id.c_str()) << QString::fromStdString(id);
}

void ClassicsTest::theWrongGoWrongAndTheMendedDoNot()
{
    QFETCH(QString, id);
    const Classic &classic = classics().at(id.toStdString());
    RunOptions options;
    options.timeLimit = classic.runFor;
    std::string wrong;
    for (int tries = isMended(classic) ? 1 : kTriesToGoWrong; tries > 0; --tries) {
        const EventLog log(builtIn(id.toStdString()), options);
        QVERIFY(log.size() > 0);
        wrong = wrongAbout(classic, log);
        if (wrong.empty())
            return;
        qInfo("%s", wrong.c_str());
    }
    QFAIL(wrong.c_str());
}

namespace {

// While a writer waits, how often does one and the same reader get in?
std::size_t mostEntriesInOneWait(const EventLog &log)
{
    std::size_t most = 0;
    const auto entries = log.of("db", EventKind::SharedAcquired);
    for (const Span &wait : log.spans("db", EventKind::WaitBegin, EventKind::WaitEnd)) {
        if (!log.threadName(wait.thread).starts_with("writer"))
            continue;
        std::map<std::uint32_t, std::size_t> count;
        for (const LoggedEvent &entry : entries)
            if (entry.ticks > wait.begin && entry.ticks < wait.end)
                most = std::max(most, ++count[entry.thread]);
    }
    return most;
}

EventLog logOf(const std::string &id)
{
    RunOptions options;
    options.timeLimit = 400ms;
    return EventLog(builtIn(id), options);
}

}  // namespace

void ClassicsTest::readersFirstLetsReadersOvertakeAWriter()
{
    const EventLog log = logOf("readers-first");
    QVERIFY2(mostEntriesInOneWait(log) >= 3, qPrintable(QString::number(mostEntriesInOneWait(log))));
}

void ClassicsTest::writersFirstLetsNoReaderInTwiceWhileAWriterWaits()
{
    // A writer that is not given a processor between saying that it waits and waiting lets somebody in.
    std::size_t most = 0;
    for (int tries = 0; tries < kTriesToGoWrong; ++tries) {
        most = mostEntriesInOneWait(logOf("writers-first"));
        if (most <= 1)
            return;
    }
    QFAIL(qPrintable(QString("a reader got in %1 times").arg(most)));
}

void ClassicsTest::whatIsLostInTheRacyLightswitchIsTheLastOneOut()
{
    RunOptions options;
    options.timeLimit = 5s;
    std::int64_t left = 0;
    for (int tries = 0; left == 0 && tries < kTriesToGoWrong; ++tries) {
        const EventLog log(builtIn("lightswitch-racy"), options);
        left = log.of("inside", EventKind::CellWritten).back().value;
    }
    QCOMPARE(left, std::int64_t{-1});
}

QTEST_GUILESS_MAIN(ClassicsTest)
#include "tst_classics.moc"
