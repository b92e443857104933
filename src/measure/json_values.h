// Reading JSON that others may have written: what is missing or of another kind reads as nothing.
#pragma once

#include <optional>
#include <string>

#include <nlohmann/json.hpp>

namespace ws {

// The member, or null where `json` is no object or has none.
inline const nlohmann::ordered_json &memberIn(const nlohmann::ordered_json &json, const char *key)
{
    static const nlohmann::ordered_json none;
    if (!json.is_object())
        return none;
    const auto found = json.find(key);
    return found == json.end() ? none : *found;
}

inline std::optional<double> numberIn(const nlohmann::ordered_json &json, const char *key)
{
    const nlohmann::ordered_json &value = memberIn(json, key);
    return value.is_number() ? std::optional(value.get<double>()) : std::nullopt;
}

template <typename Integer>
Integer wholeIn(const nlohmann::ordered_json &json, const char *key)
{
    const nlohmann::ordered_json &value = memberIn(json, key);
    return value.is_number_integer() ? value.get<Integer>() : 0;
}

inline std::string textIn(const nlohmann::ordered_json &json, const char *key)
{
    const nlohmann::ordered_json &value = memberIn(json, key);
    return value.is_string() ? value.get<std::string>() : "";
}

}  // namespace ws
