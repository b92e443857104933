// Columns of a layered picture.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace ws {

// Columns by longest path; an edge that closes a cycle does not count. `edges` are pairs (from, to).
std::vector<int> ranksOf(std::size_t nodes, const std::vector<std::pair<std::size_t, std::size_t>> &edges);

}  // namespace ws
