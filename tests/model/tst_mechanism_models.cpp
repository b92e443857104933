// The catalogue's models: the list under headings with its search, the table, its text for a spreadsheet, one sheet.
#include <QAbstractItemModelTester>
#include <QSet>
#include <QTest>

#include "session/catalogue.h"
#include "ui/models/mechanism_list_model.h"
#include "ui/models/mechanism_sheet.h"
#include "ui/models/mechanism_table_model.h"
#include "ui/models/table_text.h"

using namespace ws;
using Tester = QAbstractItemModelTester;

namespace {

QSet<QString> shownBy(const MechanismListModel &model, const QString &search)
{
    QSet<QString> ids;
    const std::vector<bool> shown = model.matches(search);
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row, 0);
        if (shown[static_cast<std::size_t>(row)] && !index.data(MechanismListModel::HeadingRole).toBool())
            ids.insert(index.data(MechanismListModel::IdRole).toString());
    }
    return ids;
}

// Two rows with whatever makes a spreadsheet stumble.
class Awkward : public QAbstractTableModel
{
public:
    int rowCount(const QModelIndex & = {}) const override { return 2; }
    int columnCount(const QModelIndex & = {}) const override { return 2; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        static const QString cells[2][2] = {{"a", "one, two"}, {"b\tc", "say \"no\""}};
        return role == Qt::DisplayRole ? QVariant(cells[index.row()][index.column()]) : QVariant();
    }
    QVariant headerData(int section, Qt::Orientation, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(section == 0 ? "Name" : "Words, many") : QVariant();
    }
};

}  // namespace

class TestMechanismModels : public QObject
{
    Q_OBJECT

private slots:
    void theListKeepsTheRulesOfItemModels();
    void aRefusalIsGreyedOrOnlySaid();
    void aSearchLooksThroughNameIdManPageGroupAndScope_data();
    void aSearchLooksThroughNameIdManPageGroupAndScope();
    void aHeadingStaysWithWhatItHeads();
    void theTableHasARowForEachMechanism();
    void aSheetTellsAllThatTheRegistryTells();
    void cellsBecomeTextForASpreadsheet();
};

void TestMechanismModels::theListKeepsTheRulesOfItemModels()
{
    MechanismListModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    model.setChoices(mechanismChoices({}), MechanismListModel::Refused::Selectable);
    QVERIFY(model.rowCount() > static_cast<int>(mechanismCatalogue().size()));
    QVERIFY(model.index(0, 0).data(MechanismListModel::HeadingRole).toBool());
    QVERIFY(!(model.index(0, 0).flags() & Qt::ItemIsEnabled));
    for (const MechanismEntry &entry : mechanismCatalogue())
        QVERIFY2(model.rowOf(QString::fromStdString(entry.id)) > 0, entry.id.c_str());
    QCOMPARE(model.rowOf("no such thing"), -1);
    model.setChoices({}, MechanismListModel::Refused::Greyed);
    QCOMPARE(model.rowCount(), 0);
}

void TestMechanismModels::aRefusalIsGreyedOrOnlySaid()
{
    const auto choices =
        mechanismChoices([](const std::string &) { return std::vector<std::string>{"not here"}; });
    MechanismListModel model;
    model.setChoices(choices, MechanismListModel::Refused::Greyed);
    const int pipe = model.rowOf("pipe");
    QVERIFY(!(model.index(pipe, 0).flags() & Qt::ItemIsSelectable));
    model.setChoices(choices, MechanismListModel::Refused::Selectable);
    QVERIFY(model.index(pipe, 0).flags() & Qt::ItemIsSelectable);
    QCOMPARE(model.index(pipe, 0).data(Qt::ToolTipRole).toString(), QString("not here"));
}

void TestMechanismModels::aSearchLooksThroughNameIdManPageGroupAndScope_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QString>("found");
    QTest::addColumn<QString>("notFound");
    QTest::newRow("name, whatever its case") << "POSIX MESSAGE"
                                             << "posix-mq"
                                             << "pipe";
    QTest::newRow("id") << "shm-ring-sp"
                        << "shm-ring-spin"
                        << "shm-slot";
    QTest::newRow("man page") << "pipe(7)"
                              << "pipe"
                              << "queue";
    QTest::newRow("group") << "message queues"
                           << "sysv-mq"
                           << "tcp";
    QTest::newRow("scope") << "threads"
                           << "queue"
                           << "tcp";
    QTest::newRow("words in any order") << "socket unix"
                                        << "unix-stream"
                                        << "tcp";
}

void TestMechanismModels::aSearchLooksThroughNameIdManPageGroupAndScope()
{
    QFETCH(QString, search);
    QFETCH(QString, found);
    QFETCH(QString, notFound);
    MechanismListModel model;
    model.setChoices(mechanismChoices({}), MechanismListModel::Refused::Selectable);
    const QSet<QString> ids = shownBy(model, search);
    QVERIFY(ids.contains(found));
    QVERIFY(!ids.contains(notFound));
    QCOMPARE(shownBy(model, "  ").size(), static_cast<qsizetype>(mechanismCatalogue().size()));
    QVERIFY(shownBy(model, "no such thing").isEmpty());
}

void TestMechanismModels::aHeadingStaysWithWhatItHeads()
{
    MechanismListModel model;
    model.setChoices(mechanismChoices({}), MechanismListModel::Refused::Selectable);
    const std::vector<bool> shown = model.matches("udp");
    QStringList headings;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row, 0);
        if (shown[static_cast<std::size_t>(row)] && index.data(MechanismListModel::HeadingRole).toBool())
            headings << index.data().toString();
    }
    QCOMPARE(headings, QStringList{"Sockets"});
}

void TestMechanismModels::theTableHasARowForEachMechanism()
{
    MechanismTableModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), static_cast<int>(mechanismCatalogue().size()));
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column) {
            QVERIFY(!model.index(row, column).data().toString().isEmpty());
            QVERIFY(!model.index(row, column).data(Qt::ToolTipRole).toString().isEmpty());
        }
    }
    for (int column = 0; column < model.columnCount(); ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
}

void TestMechanismModels::aSheetTellsAllThatTheRegistryTells()
{
    QVERIFY(!mechanismSheet("no such thing"));
    for (const MechanismEntry &entry : mechanismCatalogue()) {
        const auto sheet = mechanismSheet(QString::fromStdString(entry.id));
        QVERIFY2(sheet, entry.id.c_str());
        QVERIFY(!sheet->name.isEmpty());
        QVERIFY(!sheet->sentence.isEmpty());
        QCOMPARE(sheet->unavailable.isEmpty(), entry.unavailable.empty());
        QCOMPARE(sheet->limits.size(), static_cast<qsizetype>(entry.limits.size()));
        QCOMPARE(sheet->settings.size(), static_cast<qsizetype>(entry.parameters.size()));
        QStringList titles;
        for (const MechanismSheet::Fact &fact : sheet->facts) {
            titles << fact.title;
            QVERIFY2(!fact.words.isEmpty() && !fact.words.contains('{'), qPrintable(fact.words));
        }
        for (const char *title :
             {"Works", "Carries", "Direction", "Shapes", "Capacity", "Waiting", "Loss", "Order", "Source"})
            QVERIFY2(titles.contains(title), title);
        for (const MechanismSheet::Setting &setting : sheet->settings)
            QVERIFY2(!setting.range.isEmpty() && !setting.range.contains('{') && !setting.meaning.isEmpty(),
                     qPrintable(setting.name));
    }
}

void TestMechanismModels::cellsBecomeTextForASpreadsheet()
{
    const Awkward model;
    const auto at = [&](int row, int column) { return model.index(row, column); };
    QCOMPARE(tableText({}, TableFormat::Tsv), QString());
    QCOMPARE(tableText({at(0, 1)}, TableFormat::Tsv), QString("one, two"));
    const QModelIndexList all{at(1, 1), at(0, 0), at(0, 1), at(1, 0)};
    QCOMPARE(tableText(all, TableFormat::Tsv), QString("Name\tWords, many\na\tone, two\nb c\tsay \"no\"\n"));
    QCOMPARE(tableText(all, TableFormat::Csv),
             QString("Name,\"Words, many\"\r\na,\"one, two\"\r\nb\tc,\"say \"\"no\"\"\"\r\n"));
    QCOMPARE(tableText({at(0, 0), at(1, 1)}, TableFormat::Csv),
             QString("Name,\"Words, many\"\r\na,\r\n,\"say \"\"no\"\"\"\r\n"));
}

QTEST_APPLESS_MAIN(TestMechanismModels)
#include "tst_mechanism_models.moc"
