// Which keys each command has: the usual ones of the table, or those that the user gave it.
//
// Threads: the GUI's. A value; the window gives it to its actions and keeps the user's part in the settings.
#pragma once

#include <QKeySequence>
#include <QList>
#include <QMap>
#include <QString>
#include <optional>

#include "ui/app/actions.h"

namespace ws {

class KeyMap
{
public:
    // By command id: portable texts, as QKeySequence::listToString writes them; empty: no key. Ids that nobody knows
    // are kept: they may be of another version.
    using Own = QMap<QString, QString>;

    explicit KeyMap(Own own = {}) : m_own(std::move(own)) {}

    QList<QKeySequence> keys(Command command) const;
    bool isUsual(Command command) const;
    const Own &own() const { return m_own; }

    void set(Command command, const QList<QKeySequence> &keys);
    void reset(Command command);
    void resetAll() { m_own.clear(); }

    enum class Refusal {
        None,
        Taken,    // by another command
        OfViews,  // lists, pictures and dialogs use it for themselves
        Letter,   // it would be typed into no field any more
    };
    struct Judgement
    {
        Refusal refusal = Refusal::None;
        std::optional<Command> owner;  // where it is taken
    };
    // Whether `command` may have it. Only the first chord of a sequence counts.
    Judgement judge(Command command, const QKeySequence &key) const;

private:
    Own m_own;
};

QList<QKeySequence> usualKeys(const CommandInfo &info);
// A key that is typed with AltGr on German, French or other European keyboards, so no usual key has it.
bool needsAltGr(const QKeySequence &key);

}  // namespace ws
