// How numbers and names are said to people: SI units, thousands separators, four digits at most.
//
// Threads: the GUI's; texts come in the language of the installed translators.
#pragma once

#include <QString>
#include <QStringList>
#include <cstdint>
#include <initializer_list>
#include <utility>
#include <vector>

#include "base/result.h"
#include "experiment/experiment.h"
#include "experiment/reader.h"
#include "session/snapshot.h"

namespace ws {

// Puts values into "{name}" places, so that a translation may order them anew or leave one out.
QString filled(QString pattern, std::initializer_list<std::pair<const char *, QString>> values);

QString countText(std::uint64_t count);  // "21,418"
QString shortNumber(double value);       // "21.4 k", "1.37 M"
QString sizeText(double bytes);          // "64 B", "1.37 MB"
QString timeText(std::int64_t ns);       // "46.9 µs", "1.723 s"
QString percentText(double share);       // "72 %"
QString clockText(std::int64_t ns);      // "0:04.218"

QString localText(const LocalText &text);
QString titleOf(const Experiment &experiment);
QString groupName(const std::string &group);
QString mechanismName(const std::string &id);
QString mechanismSentence(const std::string &id);
QString placementName(Placement placement);
QString levelName(Level level);
QString verdictSentence(const Snapshot &snapshot);  // empty while the run is open
QString errorSentence(const Error &error);
// What is wrong with an experiment or a script: the sentence of a check, and with its place in the file.
QString problemText(const std::string &message);
QString problemText(const FileProblem &problem);

QString threadName(const RunModel &model, std::uint32_t thread);
QString objectName(const RunModel &model, std::uint32_t object);
// Where there is no room for a name: its first letter and its number, "p12" of "philosopher 12". Names without a
// number stay as they are.
QString shortName(const QString &name);
QString namesListed(const QStringList &names);  // "a, b, c"
QString threadNames(const RunModel &model, const std::vector<std::uint32_t> &threads);

}  // namespace ws
