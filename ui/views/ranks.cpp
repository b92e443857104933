#include "ui/views/ranks.h"

#include <algorithm>
#include <functional>

namespace ws {

std::vector<int> ranksOf(std::size_t nodes, const std::vector<std::pair<std::size_t, std::size_t>> &edges)
{
    enum Mark { Unseen, Open, Done };
    std::vector<Mark> marks(nodes, Unseen);
    std::vector<std::vector<std::size_t>> next(nodes);
    for (const auto &[from, to] : edges)
        next[from].push_back(to);
    std::vector<std::size_t> order;  // every node after those that it leads to
    const std::function<void(std::size_t)> visit = [&](std::size_t node) {
        marks[node] = Open;
        auto &list = next[node];
        std::erase_if(list, [&](std::size_t to) {
            if (marks[to] == Unseen)
                visit(to);
            return marks[to] == Open;
        });
        marks[node] = Done;
        order.push_back(node);
    };
    for (std::size_t node = 0; node < nodes; ++node) {
        if (marks[node] == Unseen)
            visit(node);
    }
    std::vector<int> ranks(nodes, 0);
    for (auto node = order.rbegin(); node != order.rend(); ++node) {
        for (const std::size_t to : next[*node])
            ranks[to] = std::max(ranks[to], ranks[*node] + 1);
    }
    return ranks;
}

}  // namespace ws
