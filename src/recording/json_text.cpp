#include "recording/json_text.h"

#include <nlohmann/json.hpp>

namespace ws {

std::string jsonText(std::string_view text)
{
    using Json = nlohmann::json;
    return Json(std::string(text)).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string microseconds(std::int64_t ns)
{
    const std::string whole = std::to_string(ns / 1000);
    const std::string rest = std::to_string(ns % 1000);
    return whole + "." + std::string(3 - rest.size(), '0') + rest;
}

}  // namespace ws
