// The little graph theory that the deadlock verdict and its report need, over thread numbers.
//
// Boost.Graph would do it too; the graphs have tens of nodes, and this library has no dependency so far.
#pragma once

#include <cstdint>
#include <vector>

namespace ws {

// For each thread the threads it points to.
using Successors = std::vector<std::vector<std::uint32_t>>;

// The strongly connected components of `nodes`, each in ascending order, the one of the lowest node first. Edges must
// stay among `nodes`.
std::vector<std::vector<std::uint32_t>> strongComponents(const std::vector<std::uint32_t> &nodes,
                                                         const Successors &successors);

// The shortest cycle through nodes of `nodes` alone, begun with its lowest node; empty when there is none.
std::vector<std::uint32_t> shortestCycle(const std::vector<std::uint32_t> &nodes,
                                         const Successors &successors);

// A component's nodes begun with the lowest one, each followed by one it points to as far as that can be
// kept; for a plain ring this is the ring.
std::vector<std::uint32_t> inOrderOfWaiting(const std::vector<std::uint32_t> &component,
                                            const Successors &successors);

}  // namespace ws
