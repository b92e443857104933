#include "ui/app/key_map.h"

#include <algorithm>
#include <array>

#include "ui/app/command_id.h"

namespace ws {
namespace {

constexpr std::array kOfViews{Qt::Key_Tab,   Qt::Key_Backtab, Qt::Key_Escape, Qt::Key_Return,   Qt::Key_Enter,
                              Qt::Key_Space, Qt::Key_Left,    Qt::Key_Right,  Qt::Key_Up,       Qt::Key_Down,
                              Qt::Key_Home,  Qt::Key_End,     Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_Plus,
                              Qt::Key_Minus, Qt::Key_Equal,   Qt::Key_Delete, Qt::Key_Backspace};

const CommandInfo *infoOf(Command command)
{
    for (const CommandInfo &info : commandTable()) {
        if (info.id == command)
            return &info;
    }
    return nullptr;
}

// An empty text is one empty sequence to Qt; here it is no key.
QList<QKeySequence> keysIn(const QString &text)
{
    return text.isEmpty() ? QList<QKeySequence>()
                          : QKeySequence::listFromString(text, QKeySequence::PortableText);
}

}  // namespace

QList<QKeySequence> usualKeys(const CommandInfo &info)
{
    return keysIn(QString::fromLatin1(info.shortcuts));
}

bool needsAltGr(const QKeySequence &key)
{
    static constexpr std::array kChords{Qt::Key_BracketLeft, Qt::Key_BracketRight, Qt::Key_BraceLeft,
                                        Qt::Key_BraceRight,  Qt::Key_Backslash,    Qt::Key_Bar,
                                        Qt::Key_At,          Qt::Key_AsciiTilde,   Qt::Key_NumberSign,
                                        Qt::Key_AsciiCircum, Qt::Key_QuoteLeft};
    return !key.isEmpty() && std::find(kChords.begin(), kChords.end(), key[0].key()) != kChords.end();
}

QList<QKeySequence> KeyMap::keys(Command command) const
{
    const auto own = m_own.constFind(commandId(command));
    if (own != m_own.constEnd())
        return keysIn(*own);
    const CommandInfo *info = infoOf(command);
    return info ? usualKeys(*info) : QList<QKeySequence>();
}

bool KeyMap::isUsual(Command command) const
{
    return !m_own.contains(commandId(command));
}

void KeyMap::set(Command command, const QList<QKeySequence> &keys)
{
    const CommandInfo *info = infoOf(command);
    if (info && keys == usualKeys(*info))
        reset(command);
    else
        m_own[commandId(command)] = QKeySequence::listToString(keys, QKeySequence::PortableText);
}

void KeyMap::reset(Command command)
{
    m_own.remove(commandId(command));
}

KeyMap::Judgement KeyMap::judge(Command command, const QKeySequence &key) const
{
    if (key.isEmpty())
        return {};
    const QKeyCombination chord = key[0];
    const Qt::KeyboardModifiers strong =
        chord.keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    if (!strong && std::find(kOfViews.begin(), kOfViews.end(), chord.key()) != kOfViews.end())
        return {Refusal::OfViews, std::nullopt};
    for (const CommandInfo &info : commandTable()) {
        if (info.id != command && keys(info.id).contains(key))
            return {Refusal::Taken, info.id};
    }
    const bool printed = chord.key() < Qt::Key_Escape;  // characters; keys with names come behind
    if (printed && !strong && chord.key() != Qt::Key_Question)
        return {Refusal::Letter, std::nullopt};
    return {};
}

}  // namespace ws
