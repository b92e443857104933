// A proven deadlock in sentences: the one of the banner, the report of the panel, the plain text for the clipboard.
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "session/snapshot.h"

namespace ws {

struct ConditionWords
{
    QString name;
    QString evidence;
    bool holds = false;
};

struct RemedyWords
{
    QString change;
    QString breaks;
};

struct DeadlockWords
{
    QString headline;  // "Deadlock, proven 11 ms after the last thread stopped."
    QString sentence;  // who waits for whom, in one sentence
    QString certainty;
    QString when;         // "All five stopped at 1.723 s, within 41 µs of each other."
    QStringList members;  // one sentence for each
    QString alsoStuck;    // empty when nobody else is
    std::vector<ConditionWords> conditions;
    std::vector<RemedyWords> remedies;

    QString plainText() const;
};

// `model` is the model of the run that `proof` is about.
DeadlockWords deadlockWords(const ProvenDeadlock &proof, const RunModel &model);

}  // namespace ws
