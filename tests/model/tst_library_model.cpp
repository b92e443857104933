#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "ui/models/library_model.h"

class TestLibraryModel : public QObject
{
    Q_OBJECT

private slots:
    void itKeepsTheRulesOfItemModels();
    void mechanismsComeFirst();
    void aVerdictIsToldToTheView();
    void anExperimentOfTheSameIdIsReplaced();
};

namespace {

ws::Experiment experiment(const char *id, const char *group)
{
    ws::Experiment made;
    made.id = id;
    made.title.en = id;
    made.group = group;
    return made;
}

}  // namespace

void TestLibraryModel::itKeepsTheRulesOfItemModels()
{
    ws::LibraryModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    model.setExperiments({experiment("a", "Deadlock"), experiment("b", ""), experiment("c", "Deadlock")});
    QCOMPARE(model.rowCount(), 2);
    model.put(experiment("d", ""));
    model.setVerdict("a", ws::RunVerdict::Deadlock);
    model.setExperiments({});
    QCOMPARE(model.rowCount(), 0);
}

void TestLibraryModel::mechanismsComeFirst()
{
    ws::LibraryModel model;
    model.setExperiments({experiment("a", "Deadlock"), experiment("b", "")});
    QCOMPARE(model.index(0, 0).data().toString(), QString("Mechanisms"));
    QCOMPARE(model.index(1, 0).data().toString(), QString("Deadlock"));
    QVERIFY(!(model.index(0, 0).flags() & Qt::ItemIsSelectable));
}

void TestLibraryModel::aVerdictIsToldToTheView()
{
    ws::LibraryModel model;
    model.setExperiments({experiment("a", ""), experiment("b", "")});
    QVERIFY(!model.indexOf("b").data(ws::LibraryModel::VerdictRole).isValid());
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setVerdict("b", ws::RunVerdict::Completed);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(model.indexOf("b").data(ws::LibraryModel::VerdictRole).toInt(),
             static_cast<int>(ws::RunVerdict::Completed));
}

void TestLibraryModel::anExperimentOfTheSameIdIsReplaced()
{
    ws::LibraryModel model;
    model.setExperiments({experiment("a", "Deadlock")});
    model.put(experiment("a", "Web"));
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.experimentAt(model.indexOf("a"))->group, std::string("Web"));
}

QTEST_APPLESS_MAIN(TestLibraryModel)
#include "tst_library_model.moc"
