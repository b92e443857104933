#include "base/parameter.h"

namespace ws {

std::optional<std::int64_t> ParameterValues::number(std::string_view name) const
{
    const auto found = m_numbers.find(name);
    return found == m_numbers.end() ? std::nullopt : std::optional(found->second);
}

std::optional<double> ParameterValues::real(std::string_view name) const
{
    const auto found = m_reals.find(name);
    return found == m_reals.end() ? std::nullopt : std::optional(found->second);
}

const std::vector<std::string> &ParameterValues::names(std::string_view name) const
{
    static const std::vector<std::string> none;
    const auto found = m_names.find(name);
    return found == m_names.end() ? none : found->second;
}

}  // namespace ws
