// From an experiment to what its workers are told.
#include <QtTest>

#include <set>

#include "body/registry.h"
#include "experiment/reader.h"
#include "session/layout.h"
#include "session/session.h"

using namespace ws;

namespace {

Experiment experimentOf(const char *body)
{
    const std::string text = std::string("version = 1\ntitle = \"t\"\n") + body;
    const ReadResult result = readExperimentText(text, "t.toml", machineVocabulary());
    if (const auto *problems = std::get_if<std::vector<FileProblem>>(&result)) {
        for (const FileProblem &problem : *problems)
            qWarning("%s", problem.text().c_str());
        return {};
    }
    return std::get<Experiment>(result);
}

constexpr const char *kTwoProcesses = R"(
[[channel]]
name = "c"
mechanism = "pipe"
[[semaphore]]
name = "full"
[[lock]]
name = "a"
[[rwlock]]
name = "rw"
[[event]]
name = "unused"
[[script]]
name = "left"
text = '''
mine:lock()
full:release()
c:send("x")
helper:start()
helper:join()
rw:lock_shared()
mine:unlock()
'''
[[script]]
name = "helper"
text = '''
a:lock()
'''
[[script]]
name = "right"
text = '''
full:acquire()
c:receive()
object("a"):lock()
'''
[[process]]
name = "one"
  [[process.thread]]
  name = "left"
  role = "script"
  script = "left"
  with = { mine = "a", seat = 3 }
  message = 128
  [[process.thread]]
  name = "helper"
  role = "script"
  script = "helper"
  start = "later"
[[process]]
name = "two"
  [[process.thread]]
  name = "right"
  role = "script"
  script = "right"
)";

// "left Locks a", in the order of the uses; "!" where it gives.
QStringList usesOf(const RunModel &model)
{
    static const char *const kKinds[] = {"sends", "receives", "locks", "joins", "uses", "starts"};
    QStringList uses;
    for (const RunModel::Use &use : model.uses)
        uses << QString("%1 %2 %3%4")
                    .arg(QString::fromStdString(model.threads[use.thread].name), kKinds[int(use.kind)],
                         QString::fromStdString(model.objects[use.object].name), use.gives ? "!" : "");
    return uses;
}

}  // namespace

class TstLayout : public QObject
{
    Q_OBJECT

private slots:
    void everyUseOfAScriptIsInTheModel()
    {
        auto layout = layOut(experimentOf(kTwoProcesses), {});
        QVERIFY(bool(layout));
        const QStringList uses = usesOf(*layout->model);
        for (const char *use :
             {"left locks a!", "left uses full!", "left sends c", "left joins helper", "left starts helper",
              "helper locks a", "right uses full", "right receives c"})
            QVERIFY2(uses.contains(use), qPrintable(uses.join(", ")));
        QVERIFY2(!uses.contains("right uses full!"), qPrintable(uses.join(", ")));
        QCOMPARE(layout->segment.uses.size(), std::size_t(uses.size()));
    }

    void everyPrimitiveHasACellOfItsOwn()
    {
        auto layout = layOut(experimentOf(kTwoProcesses), {});
        QVERIFY(bool(layout));
        const RunModel &model = *layout->model;
        QCOMPARE(layout->primitiveTraits.size(), model.objects.size());
        std::set<std::uint32_t> cells;
        for (std::size_t i = 0; i < model.objects.size(); ++i) {
            const PrimitiveTraits &traits = layout->primitiveTraits[i];
            const bool isPrimitive =
                model.objects[i].kind == ObjectKind::Lock || model.objects[i].kind == ObjectKind::Primitive;
            QCOMPARE(traits.primitive != nullptr, isPrimitive);
            if (!isPrimitive)
                continue;
            QVERIFY(cells.insert(traits.cell).second);
            QVERIFY((traits.cell + 1) * kPrimitiveCellBytes <= layout->sharedCells.sizeBytes());
        }
        QCOMPARE(cells.size(), std::size_t{4});
        QCOMPARE(int(model.objects[1].kind), int(ObjectKind::Primitive));
        QCOMPARE(int(model.objects[2].kind), int(ObjectKind::Lock));
        QCOMPARE(int(model.objects[3].kind), int(ObjectKind::Lock));
    }

    void aPrimitiveIsSharedWhereSeveralProcessesUseIt()
    {
        auto layout = layOut(experimentOf(kTwoProcesses), {});
        QVERIFY(bool(layout));
        for (const RunLayout::Worker &worker : layout->workers) {
            for (const Part::Thread &thread : worker.part.threads) {
                for (const Part::PrimitiveUse &use : thread.primitives) {
                    const std::string &name = layout->model->objects[use.object].name;
                    QCOMPARE(use.shared, name != "rw");
                    QCOMPARE(use.cell, layout->primitiveTraits[use.object].cell);
                }
            }
        }
    }

    void aScriptIsToldWhatItCallsByName()
    {
        auto layout = layOut(experimentOf(kTwoProcesses), {});
        QVERIFY(bool(layout));
        const Part::Thread &left = layout->workers[0].part.threads[0];
        const Part::Script &script = left.script;
        QCOMPARE(script.name, std::string("left"));
        QCOMPARE(script.file, std::string("t.toml"));
        QCOMPARE(script.firstLine, layout->model->threads[0].scriptLine);
        QCOMPARE(script.messageBytes, std::uint64_t{128});
        QCOMPARE(script.arguments.number("seat", 0), 3);
        std::map<std::string, std::string> names;
        for (const Part::Name &name : script.names)
            names[name.name] = layout->model->objects[name.object].name;
        const std::map<std::string, std::string> expected{
            {"mine", "a"}, {"full", "full"}, {"c", "c"}, {"helper", "helper"}, {"rw", "rw"}};
        QVERIFY(names == expected);
        QCOMPARE(left.starts.size(), std::size_t{1});
        QCOMPARE(left.starts[0].thread, 1u);
        QCOMPARE(int(layout->model->uses[left.starts[0].use].kind), int(UseKind::Starts));
        QVERIFY(layout->workers[0].part.threads[1].startedByOthers);
        QVERIFY(!left.startedByOthers);
    }

    void aPartIsReadBackAsItWasSent()
    {
        auto layout = layOut(experimentOf(kTwoProcesses), {});
        QVERIFY(bool(layout));
        const std::string text = partText(layout->workers[0].part);
        auto part = readPart(text);
        QVERIFY(bool(part));
        QCOMPARE(partText(*part), text);
        QCOMPARE(part->threads[0].script.text, layout->workers[0].part.threads[0].script.text);
        QCOMPARE(part->threads[0].primitives.size(), std::size_t{3});
    }
};

QTEST_APPLESS_MAIN(TstLayout)
#include "tst_layout.moc"
