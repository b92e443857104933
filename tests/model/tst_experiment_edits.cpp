// The edits of an experiment, as values: no window, no history.

#include <QTest>

#include "experiment/reader.h"
#include "session/session.h"
#include "ui/editor/excerpt.h"
#include "ui/editor/setting_text.h"
#include "ui/editor/templates.h"
#include "ui/editor/wire_edits.h"

using namespace ws;

namespace {

const Vocabulary &words()
{
    static const Vocabulary vocabulary = machineVocabulary();
    return vocabulary;
}

std::string anyMechanism()
{
    return firstThatSuits(wiringTemplates()[0], words())->id;
}

// One process with a thread of each of these roles.
Experiment withRoles(std::initializer_list<const char *> roles)
{
    Experiment experiment = withProcess(emptyExperiment()).experiment;
    for (const char *role : roles)
        experiment = withThread(std::move(experiment), 0, role).experiment;
    return experiment;
}

Part threadPart(std::size_t number)
{
    return {PartKind::Thread, 0, number};
}

std::vector<std::string> namesIn(const Experiment &experiment, std::size_t number, const char *key)
{
    return experiment.processes[0].threads[number].parameters.names(key);
}

QStringList problems(const Experiment &experiment)
{
    QStringList texts;
    for (const std::string &problem : experimentProblems(experiment, words()))
        texts << QString::fromStdString(problem);
    return texts;
}

}  // namespace

class TestExperimentEdits : public QObject
{
    Q_OBJECT

private slots:
    void everyPartGetsANameOfItsOwn();
    void aThreadWithoutAProcessBringsOne();
    void aScriptThreadBringsAScriptThatIsRight();
    void aLineFromThreadToThreadMakesAWire();
    void aLineFromSomebodyWhoSendsAlreadySharesTheWire();
    void whoReceivesAndIsToSendPassesOn();
    void aLineToALockPutsItIntoTheList();
    void whatCannotBeJoinedIsRefusedWithAReason_data();
    void whatCannotBeJoinedIsRefusedWithAReason();
    void nobodyNamesWhatWasTakenAway();
    void takingAWireAwayTellsWhomItConcerns();
    void everythingThatNamesAPartFollowsItsNewName();
    void aNameThatIsTakenIsRefused();
    void anotherRoleKeepsWhatItKnows();
    void anotherMechanismKeepsNoSettingThatItDoesNotHave();
    void aCopyNamesItsOwnCopies();
    void aCopyOfThreadsStaysInItsProcess();
    void whatIsCopiedSurvivesTheClipboardAsText();
    void otherTextOnTheClipboardIsNoExcerpt();
    void aSettingIsReadAsItIsWritten_data();
    void aSettingIsReadAsItIsWritten();
    void argumentsAreReadAsTheyAreWritten_data();
    void argumentsAreReadAsTheyAreWritten();
    void everyTemplateIsValidWithEveryMechanismThatSuits_data();
    void everyTemplateIsValidWithEveryMechanismThatSuits();
};

void TestExperimentEdits::everyPartGetsANameOfItsOwn()
{
    Experiment experiment = withRoles({"produce", "produce"});
    experiment = withChannel(std::move(experiment), anyMechanism()).experiment;
    experiment = withChannel(std::move(experiment), anyMechanism()).experiment;
    experiment = withPrimitive(std::move(experiment), words(), "mutex").experiment;
    experiment = withPrimitive(std::move(experiment), words(), "barrier").experiment;
    QCOMPARE(experiment.processes[0].threads[0].name, std::string("produce"));
    QCOMPARE(experiment.processes[0].threads[1].name, std::string("produce 2"));
    QCOMPARE(experiment.channels[1].name, std::string("wire 2"));
    QCOMPARE(experiment.primitives[0].name, std::string("lock"));
    QCOMPARE(experiment.primitives[1].name, std::string("barrier"));
    QCOMPARE(experiment.primitives[1].parameters.number("parties"), std::optional<std::int64_t>(2));
}

void TestExperimentEdits::aThreadWithoutAProcessBringsOne()
{
    const Edited edited = withThread(emptyExperiment(), 0, "produce");
    QCOMPARE(edited.experiment.processes.size(), std::size_t{1});
    QCOMPARE(edited.parts, Parts{threadPart(0)});
}

void TestExperimentEdits::aScriptThreadBringsAScriptThatIsRight()
{
    const Experiment experiment = withRoles({"script", "script"});
    QCOMPARE(experiment.scripts.size(), std::size_t{2});
    QVERIFY2(problems(experiment).isEmpty(), qPrintable(problems(experiment).join("\n")));
    const Experiment without = withoutParts(experiment, words(), {threadPart(0)});
    QCOMPARE(without.scripts.size(), std::size_t{1});
    QCOMPARE(without.scripts[0], experiment.scripts[1]);
}

void TestExperimentEdits::aLineFromThreadToThreadMakesAWire()
{
    const Joined result =
        joined(withRoles({"produce", "consume"}), words(), threadPart(0), threadPart(1), anyMechanism());
    QCOMPARE(result.fault, JoinFault::None);
    QCOMPARE(result.experiment.channels.size(), std::size_t{1});
    QCOMPARE(namesIn(result.experiment, 0, "to"), namesIn(result.experiment, 1, "from"));
    QCOMPARE(result.parts, (Parts{{PartKind::Channel, 0}}));
    QVERIFY2(problems(result.experiment).isEmpty(), qPrintable(problems(result.experiment).join("\n")));
}

void TestExperimentEdits::aLineFromSomebodyWhoSendsAlreadySharesTheWire()
{
    Experiment experiment = withRoles({"produce", "consume", "consume", "produce"});
    experiment = joined(experiment, words(), threadPart(0), threadPart(1), anyMechanism()).experiment;
    experiment = joined(experiment, words(), threadPart(0), threadPart(2), anyMechanism()).experiment;
    experiment = joined(experiment, words(), threadPart(3), threadPart(1), anyMechanism()).experiment;
    QCOMPARE(experiment.channels.size(), std::size_t{1});
    QCOMPARE(namesIn(experiment, 2, "from"), namesIn(experiment, 0, "to"));
    QCOMPARE(namesIn(experiment, 3, "to"), namesIn(experiment, 0, "to"));
}

void TestExperimentEdits::whoReceivesAndIsToSendPassesOn()
{
    Experiment experiment = withRoles({"produce", "consume", "consume"});
    experiment = joined(experiment, words(), threadPart(0), threadPart(1), anyMechanism()).experiment;
    const Joined result = joined(experiment, words(), threadPart(1), threadPart(2), anyMechanism());
    QCOMPARE(result.fault, JoinFault::None);
    QCOMPARE(result.experiment.processes[0].threads[1].role, std::string("relay"));
    QVERIFY2(problems(result.experiment).isEmpty(), qPrintable(problems(result.experiment).join("\n")));
}

void TestExperimentEdits::aLineToALockPutsItIntoTheList()
{
    Experiment experiment = withRoles({"take-locks"});
    experiment = withPrimitive(std::move(experiment), words(), "mutex").experiment;
    experiment = withPrimitive(std::move(experiment), words(), "mutex").experiment;
    experiment = joined(experiment, words(), threadPart(0), {PartKind::Primitive, 1}, {}).experiment;
    experiment = joined(experiment, words(), {PartKind::Primitive, 0}, threadPart(0), {}).experiment;
    QCOMPARE(namesIn(experiment, 0, "locks"), (std::vector<std::string>{"lock 2", "lock"}));
    QVERIFY(problems(experiment).isEmpty());
}

void TestExperimentEdits::whatCannotBeJoinedIsRefusedWithAReason_data()
{
    QTest::addColumn<QByteArray>("role");
    QTest::addColumn<QByteArray>("primitive");
    QTest::addColumn<JoinFault>("fault");
    QTest::newRow("a sender and a lock")
        << QByteArray("produce") << QByteArray("mutex") << JoinFault::NoLocks;
    QTest::newRow("a barrier") << QByteArray("take-locks") << QByteArray("barrier") << JoinFault::NotALock;
    QTest::newRow("a script") << QByteArray("script") << QByteArray("mutex") << JoinFault::ScriptNames;
}

void TestExperimentEdits::whatCannotBeJoinedIsRefusedWithAReason()
{
    QFETCH(QByteArray, role);
    QFETCH(QByteArray, primitive);
    QFETCH(JoinFault, fault);
    Experiment experiment = withRoles({role.constData()});
    experiment = withPrimitive(std::move(experiment), words(), primitive.toStdString()).experiment;
    const Joined result = joined(experiment, words(), threadPart(0), {PartKind::Primitive, 0}, {});
    QCOMPARE(result.fault, fault);
    QVERIFY(result.experiment == experiment);
    QCOMPARE(joined(experiment, words(), threadPart(0), threadPart(0), {}).fault, JoinFault::SamePart);
    QCOMPARE(joined(experiment, words(), {PartKind::Process, 0}, threadPart(0), {}).fault,
             JoinFault::NotThese);
}

void TestExperimentEdits::nobodyNamesWhatWasTakenAway()
{
    Experiment experiment = withRoles({"produce", "consume", "take-locks", "join"});
    experiment = joined(experiment, words(), threadPart(0), threadPart(1), anyMechanism()).experiment;
    experiment = withPrimitive(std::move(experiment), words(), "mutex").experiment;
    experiment = joined(experiment, words(), threadPart(2), {PartKind::Primitive, 0}, {}).experiment;
    experiment = joined(experiment, words(), threadPart(3), threadPart(2), {}).experiment;
    QVERIFY2(problems(experiment).isEmpty(), qPrintable(problems(experiment).join("\n")));
    const Experiment without =
        withoutParts(experiment, words(), {{PartKind::Channel, 0}, {PartKind::Primitive, 0}, threadPart(1)});
    QVERIFY(without.channels.empty());
    QVERIFY(without.primitives.empty());
    QVERIFY(namesIn(without, 0, "to").empty());
    QVERIFY(without.processes[0].threads[1].parameters == ParameterValues());
    QCOMPARE(namesIn(without, 2, "threads"), (std::vector<std::string>{"take-locks"}));
    QVERIFY(withoutParts(experiment, words(), {{PartKind::Process, 0}}).processes.empty());
    QVERIFY(withoutParts(experiment, words(), {{PartKind::Process, 7}, threadPart(99)}) == experiment);
}

void TestExperimentEdits::takingAWireAwayTellsWhomItConcerns()
{
    Experiment experiment = withRoles({"produce", "consume", "take-locks"});
    experiment = joined(experiment, words(), threadPart(0), threadPart(1), anyMechanism()).experiment;
    const Part wire{PartKind::Channel, 0};
    QCOMPARE(concernedBy(experiment, words(), {wire}), (std::vector<std::string>{"produce", "consume"}));
    QCOMPARE(concernedBy(experiment, words(), {wire, threadPart(0)}), (std::vector<std::string>{"consume"}));
    QVERIFY(concernedBy(experiment, words(), {threadPart(2)}).empty());
}

void TestExperimentEdits::everythingThatNamesAPartFollowsItsNewName()
{
    Experiment experiment = withRoles({"produce", "consume", "take-locks", "join", "script"});
    experiment = joined(experiment, words(), threadPart(0), threadPart(1), anyMechanism()).experiment;
    experiment = withPrimitive(std::move(experiment), words(), "mutex").experiment;
    experiment = joined(experiment, words(), threadPart(2), {PartKind::Primitive, 0}, {}).experiment;
    experiment = joined(experiment, words(), threadPart(3), threadPart(2), {}).experiment;
    experiment.processes[0].threads[4].arguments.setNames("mine", {"lock"});
    experiment = renamed(std::move(experiment), words(), {PartKind::Channel, 0}, "管道");
    experiment = renamed(std::move(experiment), words(), {PartKind::Primitive, 0}, "fork");
    experiment = renamed(std::move(experiment), words(), threadPart(2), "taker");
    QCOMPARE(namesIn(experiment, 0, "to"), (std::vector<std::string>{"管道"}));
    QCOMPARE(namesIn(experiment, 1, "from"), (std::vector<std::string>{"管道"}));
    QCOMPARE(namesIn(experiment, 2, "locks"), (std::vector<std::string>{"fork"}));
    QCOMPARE(namesIn(experiment, 3, "threads"), (std::vector<std::string>{"taker"}));
    QCOMPARE(experiment.processes[0].threads[4].arguments.names("mine"), (std::vector<std::string>{"fork"}));
    QVERIFY2(problems(experiment).isEmpty(), qPrintable(problems(experiment).join("\n")));
}

void TestExperimentEdits::aNameThatIsTakenIsRefused()
{
    Experiment experiment = withRoles({"produce", "consume"});
    experiment = withChannel(std::move(experiment), anyMechanism()).experiment;
    QVERIFY(!renameFault(experiment, threadPart(0), "consume").empty());
    QVERIFY(!renameFault(experiment, threadPart(0), "").empty());
    QVERIFY(!renameFault(experiment, threadPart(0), "a\nb").empty());
    QVERIFY(renameFault(experiment, threadPart(0), "produce").empty());
    QVERIFY(renameFault(experiment, threadPart(0), "wire").empty());
    const Experiment scripted = withThread(experiment, 0, "script").experiment;
    QVERIFY(!renameFault(scripted, threadPart(0), "wire").empty());
}

void TestExperimentEdits::anotherRoleKeepsWhatItKnows()
{
    Experiment experiment = withRoles({"produce", "consume"});
    experiment = joined(experiment, words(), threadPart(0), threadPart(1), anyMechanism()).experiment;
    experiment.processes[0].threads[0].parameters.setNumber("message", 100);
    experiment.processes[0].threads[0].parameters.setReal("rate", 10);
    const Experiment changed = withRole(experiment, words(), threadPart(0), "ping");
    const ThreadSpec &spec = changed.processes[0].threads[0];
    QCOMPARE(spec.name, std::string("ping"));
    QCOMPARE(spec.parameters.number("message"), std::optional<std::int64_t>(100));
    QVERIFY(!spec.parameters.real("rate"));
    QCOMPARE(spec.parameters.names("to"), (std::vector<std::string>{"wire"}));
}

void TestExperimentEdits::anotherMechanismKeepsNoSettingThatItDoesNotHave()
{
    // Between any two of them what is left is what the second one has.
    for (const MechanismWord &first : words().mechanisms) {
        Experiment experiment = withChannel(emptyExperiment(), first.id).experiment;
        for (const ParameterInfo &info : first.parameters) {
            if (info.kind == ParameterKind::Count)
                experiment.channels[0].parameters.setNumber(std::string(info.name),
                                                            std::max<std::int64_t>(info.minimum, 1));
        }
        for (const MechanismWord &second : words().mechanisms) {
            const Experiment changed = withMechanism(experiment, words(), {PartKind::Channel, 0}, second.id);
            const QString wrong = problems(changed).join("\n");
            QVERIFY2(!wrong.contains("is not one of its settings") && !wrong.contains("too small") &&
                         !wrong.contains("too large"),
                     qPrintable(wrong));
        }
    }
}

void TestExperimentEdits::aCopyNamesItsOwnCopies()
{
    Experiment experiment = withRoles({"produce", "consume"});
    experiment = joined(experiment, words(), threadPart(0), threadPart(1), anyMechanism()).experiment;
    const Excerpt whole = excerptOf(experiment, {{PartKind::Process, 0}, {PartKind::Channel, 0}});
    const Edited twice = pasted(experiment, words(), whole, std::nullopt);
    QCOMPARE(twice.experiment.processes.size(), std::size_t{2});
    QCOMPARE(twice.experiment.channels.size(), std::size_t{2});
    QCOMPARE(twice.experiment.processes[1].threads[0].parameters.names("to"),
             (std::vector<std::string>{"wire 2"}));
    QCOMPARE(twice.parts.size(), std::size_t{2});
    QVERIFY2(problems(twice.experiment).isEmpty(), qPrintable(problems(twice.experiment).join("\n")));
}

void TestExperimentEdits::aCopyOfThreadsStaysInItsProcess()
{
    Experiment experiment = withRoles({"produce", "consume"});
    experiment = joined(experiment, words(), threadPart(0), threadPart(1), anyMechanism()).experiment;
    experiment = withProcess(std::move(experiment)).experiment;
    const Excerpt excerpt = excerptOf(experiment, {threadPart(1)});
    const Edited edited = pasted(experiment, words(), excerpt, std::nullopt);
    QCOMPARE(edited.experiment.processes[0].threads.size(), std::size_t{3});
    // It receives from the wire that the first one receives from.
    QCOMPARE(namesIn(edited.experiment, 2, "from"), namesIn(experiment, 1, "from"));
    const Edited elsewhere = pasted(experiment, words(), excerpt, 1);
    QCOMPARE(elsewhere.experiment.processes[1].threads.size(), std::size_t{1});
}

void TestExperimentEdits::whatIsCopiedSurvivesTheClipboardAsText()
{
    Experiment experiment = withRoles({"produce", "consume", "script"});
    experiment = joined(experiment, words(), threadPart(0), threadPart(1), anyMechanism()).experiment;
    experiment = withPrimitive(std::move(experiment), words(), "semaphore").experiment;
    const std::string text = excerptText(excerptOf(experiment, allParts(experiment)), words());
    const auto excerpt = readExcerpt(text, words());
    QVERIFY(excerpt.has_value());
    const Edited edited = pasted(emptyExperiment(), words(), *excerpt, std::nullopt);
    Experiment expected = experiment;
    QVERIFY(edited.experiment.processes == expected.processes);
    QVERIFY(edited.experiment.channels == expected.channels);
    QVERIFY(edited.experiment.primitives == expected.primitives);
    QVERIFY(edited.experiment.scripts == expected.scripts);
}

void TestExperimentEdits::otherTextOnTheClipboardIsNoExcerpt()
{
    for (const char *text : {"", "hello", "[[a]]", "version = 1\ntitle = \"x\"\n", "version [[ = broken"})
        QVERIFY2(!readExcerpt(text, words()), text);
}

void TestExperimentEdits::aSettingIsReadAsItIsWritten_data()
{
    QTest::addColumn<QByteArray>("role");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("shown");  // empty: it cannot be read
    QTest::newRow("bytes") << QByteArray("produce") << QByteArray("message") << QByteArray("64 KiB")
                           << QByteArray("64 KiB");
    QTest::newRow("plain bytes") << QByteArray("produce") << QByteArray("message") << QByteArray(" 1024 ")
                                 << QByteArray("1 KiB");
    QTest::newRow("a duration") << QByteArray("consume") << QByteArray("service") << QByteArray("1.5ms")
                                << QByteArray("1500us");
    QTest::newRow("no unit") << QByteArray("consume") << QByteArray("service") << QByteArray("15")
                             << QByteArray();
    QTest::newRow("a rate") << QByteArray("produce") << QByteArray("rate") << QByteArray("0.5")
                            << QByteArray("0.5");
    QTest::newRow("a count") << QByteArray("produce") << QByteArray("count") << QByteArray("10")
                             << QByteArray("10");
    QTest::newRow("half a count") << QByteArray("produce") << QByteArray("count") << QByteArray("1.5")
                                  << QByteArray();
    QTest::newRow("names") << QByteArray("take-locks") << QByteArray("locks") << QByteArray("a,b , c")
                           << QByteArray("a, b, c");
}

void TestExperimentEdits::aSettingIsReadAsItIsWritten()
{
    QFETCH(QByteArray, role);
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, typed);
    QFETCH(QByteArray, shown);
    for (const RoleWord &word : words().roles) {
        if (word.id != role.toStdString())
            continue;
        for (const ParameterInfo &info : word.parameters) {
            if (info.name != key.toStdString())
                continue;
            const TypedSetting setting = parseSetting(info, typed.toStdString());
            QCOMPARE(setting.fault.empty(), !shown.isEmpty());
            QCOMPARE(QByteArray::fromStdString(settingText(info, setting.values)), shown);
            QVERIFY(parseSetting(info, "  ").values == ParameterValues());
            return;
        }
    }
    QFAIL("there is no such setting");
}

void TestExperimentEdits::argumentsAreReadAsTheyAreWritten_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("shown");  // empty: refused
    QTest::newRow("names and numbers")
        << QByteArray(" rounds=1000,left = fork 1 ") << QByteArray("left = fork 1, rounds = 1000");
    QTest::newRow("real and flag") << QByteArray("share = 0.5, on = true, whole = 2.0")
                                   << QByteArray("on = 1, share = 0.5, whole = 2.0");
    QTest::newRow("a text in quotes")
        << QByteArray("a = \"1\", b = \"x, y\", c = \"\"") << QByteArray("a = \"1\", b = \"x, y\", c = \"\"");
    QTest::newRow("no value") << QByteArray("left") << QByteArray();
    QTest::newRow("no name") << QByteArray("= 3") << QByteArray();
    QTest::newRow("one quote") << QByteArray("a = \"x") << QByteArray();
    QTest::newRow("no comma") << QByteArray("a = \"x\" b = 2") << QByteArray();
}

void TestExperimentEdits::argumentsAreReadAsTheyAreWritten()
{
    QFETCH(QByteArray, typed);
    QFETCH(QByteArray, shown);
    const TypedSetting setting = parseArguments(typed.toStdString());
    QCOMPARE(setting.fault.empty(), !shown.isEmpty());
    if (shown.isEmpty())
        return;
    QCOMPARE(QByteArray::fromStdString(argumentsText(setting.values)), shown);
    QCOMPARE(parseArguments(shown.toStdString()).values, setting.values);
    QCOMPARE(parseArguments(" ").values, ParameterValues());
}

void TestExperimentEdits::everyTemplateIsValidWithEveryMechanismThatSuits_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < wiringTemplates().size(); ++i)
        QTest::newRow(wiringTemplates()[i].id.data()) << static_cast<int>(i);
}

void TestExperimentEdits::everyTemplateIsValidWithEveryMechanismThatSuits()
{
    QFETCH(int, index);
    const WiringTemplate &shape = wiringTemplates()[static_cast<std::size_t>(index)];
    int tried = 0;
    for (const MechanismWord &mechanism : words().mechanisms) {
        if (!suits(shape, mechanism))
            continue;
        ++tried;
        const TemplateSize sizes[] = {{shape.first.least, shape.second.least},
                                      {shape.first.usual, shape.second.usual},
                                      {shape.first.most, shape.second.most}};
        for (const TemplateSize size : sizes) {
            const Experiment experiment = shape.make(size, mechanism);
            const QString wrong = problems(experiment).join("\n");
            QVERIFY2(wrong.isEmpty(), qPrintable(QString::fromStdString(mechanism.id) + ": " + wrong));
            const std::string text = experimentText(experiment, words());
            QVERIFY(std::holds_alternative<Experiment>(readExperimentText(text, "t.toml", words())));
        }
    }
    QVERIFY(tried > 10);
}

QTEST_GUILESS_MAIN(TestExperimentEdits)
#include "tst_experiment_edits.moc"
