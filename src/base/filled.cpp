#include "base/filled.h"

#include <algorithm>

namespace ws {

std::string filled(std::string_view pattern,
                   const std::vector<std::pair<std::string_view, std::string>> &values)
{
    std::string text;
    while (!pattern.empty()) {
        const std::size_t open = pattern.find('{');
        text += pattern.substr(0, open);
        if (open == std::string_view::npos)
            break;
        pattern.remove_prefix(open);
        const std::size_t close = pattern.find('}');
        const std::string_view name = close == std::string_view::npos ? "" : pattern.substr(1, close - 1);
        const auto value =
            std::find_if(values.begin(), values.end(), [&](const auto &one) { return one.first == name; });
        if (value == values.end()) {
            text += '{';
            pattern.remove_prefix(1);
            continue;
        }
        text += value->second;
        pattern.remove_prefix(close + 1);
    }
    return text;
}

}  // namespace ws
