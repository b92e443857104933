#include "ui/app/command_id.h"

#include <array>
#include <string_view>
#include <utility>

namespace ws {
namespace {

constexpr std::size_t kMost = 250;  // commands; above the last one the compiler has no name

// GCC writes "... [with ws::Command C = ws::Command::Run; ...]", Clang "... [C = ws::Command::Run]".
template <Command C>
constexpr std::string_view enumerator()
{
    const std::string_view all = __PRETTY_FUNCTION__;
    const std::size_t from = all.find("C = ") + 4;
    const std::string_view value = all.substr(from, all.find_first_of(";]", from) - from);
    const std::size_t colon = value.rfind(':');
    return colon == std::string_view::npos || value.front() == '(' ? std::string_view()
                                                                   : value.substr(colon + 1);
}

template <std::size_t... I>
constexpr auto enumerators(std::index_sequence<I...>)
{
    return std::array<std::string_view, sizeof...(I)>{enumerator<static_cast<Command>(I)>()...};
}

constexpr auto kNames = enumerators(std::make_index_sequence<kMost>());
static_assert(kNames[0] == "Run");

}  // namespace

QString commandId(Command command)
{
    QString id;
    for (const char letter : kNames[static_cast<std::size_t>(command)]) {
        const QChar next = QLatin1Char(letter);
        if (next.isUpper() && !id.isEmpty())
            id += QLatin1Char('-');
        id += next.toLower();
    }
    return id;
}

std::optional<Command> commandWithId(const QString &id)
{
    for (const CommandInfo &info : commandTable()) {
        if (commandId(info.id) == id)
            return info.id;
    }
    return std::nullopt;
}

}  // namespace ws
