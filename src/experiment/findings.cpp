#include "experiment/findings.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace ws {
namespace {

constexpr std::size_t kMostFindings = 1000;

}  // namespace

void Places::set(std::string path, Place place)
{
    m_entries[std::move(path)].place = place;
}

void Places::spoil(std::string path, Place place)
{
    m_entries[std::move(path)] = {place, true};
}

Place Places::of(std::string_view path) const
{
    for (std::string key(path); !key.empty();) {
        if (const auto found = m_entries.find(key); found != m_entries.end())
            return found->second.place;
        const auto dot = key.rfind('.');
        key.resize(dot == std::string::npos ? 0 : dot);
    }
    const auto whole = m_entries.find("");
    return whole == m_entries.end() ? Place{} : whole->second.place;
}

bool Places::isSpoilt(std::string_view path) const
{
    const auto found = m_entries.find(std::string(path));
    return found != m_entries.end() && found->second.spoilt;
}

void Findings::add(Place place, std::string message)
{
    if (m_findings.size() < kMostFindings)
        m_findings.push_back({place, std::move(message)});
    else
        ++m_notKept;
}

std::vector<Finding> Findings::sorted() const
{
    std::vector<Finding> result = m_findings;
    std::stable_sort(result.begin(), result.end(), [](const Finding &a, const Finding &b) {
        return std::tie(a.place.line, a.place.column) < std::tie(b.place.line, b.place.column);
    });
    if (m_notKept > 0)
        result.push_back({{}, "and " + std::to_string(m_notKept) + " more problems that are not listed"});
    return result;
}

}  // namespace ws
