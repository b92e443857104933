#include "analysis/recent_window.h"

#include <utility>

namespace ws {

RecentWindow::RecentWindow(std::size_t counters)
{
    m_now.values.assign(counters, 0.0);
    m_kept.push_back(m_now);
}

void RecentWindow::add(std::int64_t timeNs, std::vector<double> values)
{
    if (m_now.timeNs >= m_kept.back().timeNs + kRecentNs / 32)
        m_kept.push_back(std::move(m_now));
    m_now = {timeNs, std::move(values)};
    while (m_kept.size() > 1 && m_kept[1].timeNs <= timeNs - kRecentNs)
        m_kept.pop_front();
}

const RecentWindow::Reading &RecentWindow::before() const
{
    return m_kept.front();
}

}  // namespace ws
