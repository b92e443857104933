#include "analysis/components.h"

#include <algorithm>

namespace ws {

namespace {

constexpr std::uint32_t kNone = 0xffffffffu;

// Predecessors on shortest ways from `start`, among `allowed`. `start` itself gets one when a cycle leads
// back to it.
std::vector<std::uint32_t> searchFrom(std::uint32_t start, const std::vector<char> &allowed,
                                      const Successors &successors)
{
    std::vector<std::uint32_t> cameFrom(successors.size(), kNone);
    std::vector<std::uint32_t> queue{start};
    for (std::size_t next = 0; next < queue.size(); ++next) {
        for (const std::uint32_t to : successors[queue[next]]) {
            if (to >= allowed.size() || !allowed[to] || cameFrom[to] != kNone)
                continue;
            cameFrom[to] = queue[next];
            if (to != start)
                queue.push_back(to);
        }
    }
    return cameFrom;
}

std::vector<char> flagsOf(const std::vector<std::uint32_t> &nodes, std::size_t size)
{
    std::vector<char> flags(size, false);
    for (const std::uint32_t node : nodes)
        flags[node] = true;
    return flags;
}

Successors reversed(const std::vector<std::uint32_t> &nodes, const Successors &successors)
{
    Successors predecessors(successors.size());
    for (const std::uint32_t from : nodes) {
        for (const std::uint32_t to : successors[from])
            predecessors[to].push_back(from);
    }
    return predecessors;
}

}  // namespace

std::vector<std::vector<std::uint32_t>> strongComponents(const std::vector<std::uint32_t> &nodes,
                                                         const Successors &successors)
{
    const Successors predecessors = reversed(nodes, successors);
    const std::vector<char> allowed = flagsOf(nodes, successors.size());
    std::vector<char> settled(successors.size(), false);
    std::vector<std::vector<std::uint32_t>> found;
    for (const std::uint32_t start : nodes) {
        if (settled[start])
            continue;
        const std::vector<std::uint32_t> reaches = searchFrom(start, allowed, successors);
        const std::vector<std::uint32_t> leadsTo = searchFrom(start, allowed, predecessors);
        std::vector<std::uint32_t> component;
        for (const std::uint32_t node : nodes) {
            if (node == start || (reaches[node] != kNone && leadsTo[node] != kNone)) {
                component.push_back(node);
                settled[node] = true;
            }
        }
        found.push_back(std::move(component));
    }
    return found;
}

std::vector<std::uint32_t> shortestCycle(const std::vector<std::uint32_t> &nodes,
                                         const Successors &successors)
{
    const std::vector<char> allowed = flagsOf(nodes, successors.size());
    std::vector<std::uint32_t> shortest;
    for (const std::uint32_t start : nodes) {
        const std::vector<std::uint32_t> cameFrom = searchFrom(start, allowed, successors);
        if (cameFrom[start] == kNone)
            continue;
        std::vector<std::uint32_t> cycle{start};
        for (std::uint32_t node = cameFrom[start]; node != start; node = cameFrom[node])
            cycle.push_back(node);
        std::reverse(cycle.begin() + 1, cycle.end());
        if (shortest.empty() || cycle.size() < shortest.size())
            shortest = std::move(cycle);
    }
    if (!shortest.empty())
        std::rotate(shortest.begin(), std::min_element(shortest.begin(), shortest.end()), shortest.end());
    return shortest;
}

std::vector<std::uint32_t> inOrderOfWaiting(const std::vector<std::uint32_t> &component,
                                            const Successors &successors)
{
    std::vector<char> left = flagsOf(component, successors.size());
    std::vector<std::uint32_t> order;
    while (order.size() < component.size()) {
        std::uint32_t next = kNone;
        if (!order.empty()) {
            for (const std::uint32_t to : successors[order.back()]) {
                if (to < left.size() && left[to]) {
                    next = to;
                    break;
                }
            }
        }
        if (next == kNone)
            next = *std::find_if(component.begin(), component.end(),
                                 [&](std::uint32_t node) { return left[node]; });
        left[next] = false;
        order.push_back(next);
    }
    return order;
}

}  // namespace ws
