// The results of a sweep as lines over message size: one panel for each placement and wait policy.
//
// Threads: the GUI's; names come in the language of the installed translators.
#pragma once

#include <QList>
#include <QString>
#include <optional>

#include "measure/sweep_result.h"

namespace ws {

enum class SweepFigureKind {
    Throughput,  // messages a second of the streams, by size
    Latency,     // median round trip of the ping-pongs, by size
};

struct SweepPoint
{
    double sizeBytes = 0;  // 0: tokens
    Spread value;
    bool disturbed = false;
    bool bimodal = false;
};

struct SweepSeries
{
    QString mechanism;  // id
    QString name;
    int group = 0;   // MechanismGroup
    int member = 0;  // among those of its group in this sweep
    int index = 0;   // among all of this sweep
    QList<SweepPoint> points;
};

// A line that the machine itself draws.
struct FloorLine
{
    QString name;
    QList<QPair<double, double>> points;  // size, value
};

struct SweepPanel
{
    QString title;
    QList<SweepSeries> series;  // same mechanisms, same indices, in every panel
    QList<FloorLine> floor;
};

struct SweepFigureData
{
    QString title;
    QString unit;
    bool isTime = false;
    SweepShape shape = SweepShape::Stream;
    QList<SweepPanel> panels;
    QList<double> sizes;  // that were asked for, ascending
    bool hasTokens = false;
    QList<QString> groups;  // names by MechanismGroup
};

// Throughput prefers streams and latency ping-pongs; where the sweep has only the other shape, that one.
SweepFigureData sweepFigure(const SweepResults &results, SweepFigureKind kind);

// The mechanisms as the choice of a sweep lists them, in the registry's order.
struct MechanismChoiceEntry
{
    QString id;
    QString name;
    QString tip;    // why it cannot run here, or its sentence
    int group = 0;  // index into mechanismGroups()
};
QList<MechanismChoiceEntry> mechanismChoices();
QList<QString> mechanismGroups();

// What the window begins with: a few mechanisms, done in about a minute.
SweepPlan firstSweepPlan();

QString messageSizeText(double bytes);  // "64 B", "4 KiB"; "token" for 0

QString policyName(WaitPolicy policy);  // "block", "spin", "spin 20 µs"
// "cross core, block"
QString placementAndPolicy(Placement placement, WaitPolicy policy, bool withPolicy);

}  // namespace ws
