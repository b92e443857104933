#include "session/primitive_cells.h"

#include <algorithm>
#include <map>
#include <set>

namespace ws {

namespace {

void keep(std::vector<OwnedName> names, std::vector<OwnedName> &in)
{
    for (OwnedName &owned : names)
        in.push_back(std::move(owned));
}

// By object: the processes whose threads use it.
std::map<std::uint32_t, std::set<std::size_t>> usersOf(const RunLayout &layout)
{
    std::map<std::uint32_t, std::set<std::size_t>> users;
    for (std::size_t p = 0; p < layout.workers.size(); ++p)
        for (const Part::Thread &thread : layout.workers[p].part.threads)
            for (const Part::PrimitiveUse &use : thread.primitives)
                users[use.object].insert(p);
    return users;
}

Result<> makeOne(RunLayout &layout, std::uint32_t object, bool shared,
                 const std::function<void(const SystemName &)> &announce)
{
    const PrimitiveTraits &traits = layout.primitiveTraits[object];
    const std::string &name = layout.model->objects[object].name;
    if (shared && !traits.primitive->info.crossesProcesses)
        return Error{ErrorKind::BadInput, 0,
                     "make " + name + ": " + std::string(traits.primitive->info.id) +
                         " works within one process, and threads of several use it"};
    std::byte *cell = layout.sharedCells.data() + traits.cell * kPrimitiveCellBytes;
    auto kit = traits.primitive->prepare(cell, {shared, traits.parameters, announce});
    if (!kit)
        return Error{kit.error().kind, kit.error().sysErrno, "make " + name + ": " + kit.error().action};
    keep(std::move(kit->namesUntilOpen), layout.namesUntilOpen);
    keep(std::move(kit->namesUntilEnd), layout.namesUntilEnd);
    return {};
}

}  // namespace

Result<> makePrimitives(RunLayout &layout, const std::function<void(const SystemName &)> &announce)
{
    const auto isPrimitive = [](const PrimitiveTraits &traits) { return traits.primitive != nullptr; };
    const auto count = static_cast<std::size_t>(
        std::count_if(layout.primitiveTraits.begin(), layout.primitiveTraits.end(), isPrimitive));
    auto region = SharedRegion::create("waitscope-primitives", (count + 1) * kPrimitiveCellBytes);
    if (!region)
        return region.error();
    layout.sharedCells = std::move(*region);
    auto users = usersOf(layout);
    for (std::uint32_t object = 0; object < layout.primitiveTraits.size(); ++object) {
        if (!isPrimitive(layout.primitiveTraits[object]))
            continue;
        auto made = makeOne(layout, object, users[object].size() > 1, announce);
        if (!made)
            return made;
    }
    for (RunLayout::Worker &worker : layout.workers)
        for (Part::Thread &thread : worker.part.threads)
            for (Part::PrimitiveUse &use : thread.primitives)
                use.shared = users[use.object].size() > 1;
    return {};
}

}  // namespace ws
