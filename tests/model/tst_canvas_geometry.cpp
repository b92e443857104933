// Hits, snapping, moving and aligning in the wiring that is edited, without a display.

#include <QTest>

#include "session/session.h"
#include "ui/editor/canvas_geometry.h"
#include "ui/editor/templates.h"
#include "ui/editor/wire_edits.h"
#include "ui/models/preview.h"
#include "ui/views/wiring_places.h"

using namespace ws;

namespace {

const Vocabulary &words()
{
    static const Vocabulary vocabulary = machineVocabulary();
    return vocabulary;
}

WiringLayout layoutOf(const Experiment &experiment)
{
    return layoutWiring(previewModel(experiment, words()), {}, wiringPlaces(experiment));
}

// A pair in two processes, a lock, and a wire that nobody uses.
Experiment sample()
{
    const WiringTemplate &pair = wiringTemplates()[0];
    Experiment experiment = pair.make({}, *firstThatSuits(pair, words()));
    experiment = withPrimitive(std::move(experiment), words(), "mutex").experiment;
    const std::string mechanism = experiment.channels[0].mechanism;
    return withChannel(std::move(experiment), mechanism).experiment;
}

QPointF shown(const WiringLayout &layout, const Experiment &experiment, Part part)
{
    return shapeOf(layout, experiment, part).topLeft() - layout.origin;
}

}  // namespace

class TestCanvasGeometry : public QObject
{
    Q_OBJECT

private slots:
    void everyPartIsHitInItsMiddle();
    void besideAllPartsIsNothing();
    void aWireIsHitAlongItsLine();
    void aBandTakesWhatLiesInItAsAWhole();
    void aPartStandsWhereItWasPut();
    void nothingElseMovesWhenOnePartIsMoved();
    void aThreadMovesInsideItsProcess();
    void aWireMeetsWhereItsChannelWasPut();
    void partsAreAligned_data();
    void partsAreAligned();
    void spreadPartsHaveEqualGaps();
    void pointsSnapToTheGrid();
    void whatNobodyPutSomewhereLiesAsBefore();
};

void TestCanvasGeometry::everyPartIsHitInItsMiddle()
{
    const Experiment experiment = sample();
    const WiringLayout layout = layoutOf(experiment);
    for (const Part part : allParts(experiment)) {
        const QRectF shape = shapeOf(layout, experiment, part);
        QVERIFY(!shape.isEmpty());
        // A process is hit where no thread is: at its title.
        const QPointF point =
            part.kind == PartKind::Process ? shape.topLeft() + QPointF(8, 8) : shape.center();
        QVERIFY(partAt(layout, experiment, point) == part);
    }
}

void TestCanvasGeometry::besideAllPartsIsNothing()
{
    const Experiment experiment = sample();
    QVERIFY(!partAt(layoutOf(experiment), experiment, {-50, -50}));
    QVERIFY(!partAt(layoutOf(emptyExperiment()), emptyExperiment(), {0, 0}));
}

void TestCanvasGeometry::aWireIsHitAlongItsLine()
{
    const Experiment experiment = sample();
    const WiringLayout layout = layoutOf(experiment);
    const QPolygonF line = layout.wires[0].heads[0];
    QVERIFY(partAt(layout, experiment, line.first() * 0.8 + line.last() * 0.2) ==
            Part({PartKind::Channel, 0}));
}

void TestCanvasGeometry::aBandTakesWhatLiesInItAsAWhole()
{
    const Experiment experiment = sample();
    const WiringLayout layout = layoutOf(experiment);
    const Part sender{PartKind::Process, 0};
    const QRectF frame = shapeOf(layout, experiment, sender);
    QCOMPARE(partsIn(layout, experiment, frame.adjusted(-1, -1, 1, 1)), Parts{sender});
    QCOMPARE(partsIn(layout, experiment, frame.adjusted(1, 1, 1, 1)), (Parts{{PartKind::Thread, 0, 0}}));
    QVERIFY(partsIn(layout, experiment, {}).empty());
    QCOMPARE(partsIn(layout, experiment, QRectF(-1e4, -1e4, 2e4, 2e4)).size(), std::size_t{5});
}

void TestCanvasGeometry::aPartStandsWhereItWasPut()
{
    Experiment experiment = sample();
    const PicturePlace place{-240, 520};
    for (const Part part : {Part{PartKind::Process, 1}, Part{PartKind::Primitive, 0}}) {
        setPlace(experiment, part, place);
        QCOMPARE(shown(layoutOf(experiment), experiment, part), QPointF(place.x, place.y));
    }
    const WiringLayout layout = layoutOf(experiment);
    QVERIFY(layout.frames[1].contains(layout.threads[1]));
    QVERIFY(QRectF({}, layout.size).adjusted(-1, -1, 1, 1).contains(layout.frames[1]));
}

void TestCanvasGeometry::nothingElseMovesWhenOnePartIsMoved()
{
    Experiment experiment = sample();
    const WiringLayout before = layoutOf(experiment);
    const Part moved{PartKind::Primitive, 0};
    std::map<Part, QPointF> places;
    for (const Part part : allParts(experiment))
        places[part] = shown(before, experiment, part);
    experiment = withPlaces(experiment, placesMoved(before, experiment, {moved}, {-400, 16}));
    const WiringLayout after = layoutOf(experiment);
    for (const Part part : allParts(experiment)) {
        const QPointF way = shown(after, experiment, part) - places[part];
        const QPointF wanted = part == moved ? QPointF(-400, 16) : QPointF();
        // Places are whole pixels.
        QVERIFY2((way - wanted).manhattanLength() < 2, nameOf(experiment, part).c_str());
    }
    // The wire between the two is drawn by itself, so that it follows its ends.
    QVERIFY(!experiment.channels[0].at);
    QVERIFY(experiment.channels[1].at);
}

void TestCanvasGeometry::aThreadMovesInsideItsProcess()
{
    Experiment experiment = sample();
    experiment = withThread(std::move(experiment), 0, "produce").experiment;
    const WiringLayout before = layoutOf(experiment);
    const Part thread{PartKind::Thread, 0, 1};
    experiment = withPlaces(experiment, placesMoved(before, experiment, {thread}, {160, 0}));
    const WiringLayout after = layoutOf(experiment);
    QVERIFY(after.frames[0].contains(after.threads[1]));
    QVERIFY(after.frames[0].width() > before.frames[0].width() + 100);
    QCOMPARE(experiment.processes[0].threads[0].at->y, 36);
    // Out of the frame it cannot go.
    experiment.processes[0].threads[1].at = PicturePlace{-900, -900};
    const WiringLayout clamped = layoutOf(experiment);
    QVERIFY(clamped.frames[0].contains(clamped.threads[1]));
}

void TestCanvasGeometry::aWireMeetsWhereItsChannelWasPut()
{
    Experiment experiment = sample();
    experiment.channels[0].at = PicturePlace{200, 300};
    const WiringLayout layout = layoutOf(experiment);
    QCOMPARE(layout.wires[0].label - layout.origin, QPointF(200, 300));
    QCOMPARE(layout.wires[0].tails[0].last(), layout.wires[0].label);
    QCOMPARE(layout.wires[0].heads[0].first(), layout.wires[0].label);
}

void TestCanvasGeometry::partsAreAligned_data()
{
    QTest::addColumn<int>("how");
    QTest::addColumn<QPointF>("first");
    QTest::addColumn<QPointF>("second");
    QTest::newRow("left") << static_cast<int>(Align::Left) << QPointF(0, 0) << QPointF(-50, 0);
    QTest::newRow("top") << static_cast<int>(Align::Top) << QPointF(0, 0) << QPointF(0, -30);
    QTest::newRow("middle") << static_cast<int>(Align::Middle) << QPointF(30, 0) << QPointF(-30, 0);
    QTest::newRow("centre") << static_cast<int>(Align::Centre) << QPointF(0, 20) << QPointF(0, -20);
}

void TestCanvasGeometry::partsAreAligned()
{
    QFETCH(int, how);
    QFETCH(QPointF, first);
    QFETCH(QPointF, second);
    const std::vector<QRectF> shapes{{0, 0, 20, 20}, {50, 30, 40, 40}};
    QCOMPARE(alignedWays(shapes, static_cast<Align>(how)), (std::vector<QPointF>{first, second}));
    QCOMPARE(alignedWays({{5, 5, 10, 10}}, static_cast<Align>(how)), (std::vector<QPointF>{{0, 0}}));
    QVERIFY(alignedWays({}, static_cast<Align>(how)).empty());
}

void TestCanvasGeometry::spreadPartsHaveEqualGaps()
{
    // In any order: the outermost stay.
    const std::vector<QRectF> shapes{{100, 0, 10, 10}, {0, 0, 10, 30}, {12, 0, 20, 10}};
    QCOMPARE(alignedWays(shapes, Align::SpreadAcross), (std::vector<QPointF>{{0, 0}, {0, 0}, {33, 0}}));
}

void TestCanvasGeometry::pointsSnapToTheGrid()
{
    QCOMPARE(snapped(QPointF(3.9, -4.1)), QPointF(0, -8));
    QCOMPARE(snapped(QPointF(4.1, 16)), QPointF(8, 16));
}

void TestCanvasGeometry::whatNobodyPutSomewhereLiesAsBefore()
{
    for (const WiringTemplate &shape : wiringTemplates()) {
        const Experiment experiment =
            shape.make({shape.first.usual, shape.second.usual}, *firstThatSuits(shape, words()));
        const RunModel model = previewModel(experiment, words());
        const WiringLayout layout = layoutWiring(model, {});
        const WiringLayout same = layoutOf(experiment);
        QCOMPARE(same.frames, layout.frames);
        QCOMPARE(same.threads, layout.threads);
        QCOMPARE(same.size, layout.size);
    }
}

QTEST_GUILESS_MAIN(TestCanvasGeometry)
#include "tst_canvas_geometry.moc"
