// Everything the registry tells of one mechanism, in the language of the window. The words are those of
// session/mechanism_words.h.
//
// Threads: the GUI's.
#pragma once

#include <QList>
#include <QString>
#include <optional>
#include <string>

#include "session/mechanism_words.h"

namespace ws {

struct MechanismSheet
{
    struct Fact
    {
        QString title;
        QString words;
    };
    struct Limit
    {
        QString what;
        QString value;   // on this machine
        QString source;  // the file or the call that said so
    };
    struct Setting
    {
        QString name;  // as in an experiment file
        QString range;
        QString meaning;  // and what an absent one means
    };

    QString id;
    QString name;
    QString sentence;
    QString unavailable;  // empty: it can run here
    QList<Fact> facts;
    QList<Limit> limits;
    QList<Setting> settings;
};

// Nothing for an id that the registry does not know.
std::optional<MechanismSheet> mechanismSheet(const QString &id);

QString translated(const Phrase &phrase);
// The phrases of the fact of this (English) title.
QString factText(const MechanismEntry &entry, std::string_view title);
QString listSeparator();  // ", "
const MechanismEntry *mechanismEntry(const std::string &id);

}  // namespace ws
