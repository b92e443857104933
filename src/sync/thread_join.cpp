#include "sync/thread_join.h"

namespace ws {

std::thread JoinTable::claim(std::uint32_t thread)
{
    Entry &entry = m_entries[thread];
    if (entry.claimed.exchange(true))
        return {};
    return std::move(entry.handle);
}

Result<> joinThread(JoinTable &table, std::uint32_t joined, std::uint32_t object, const ThreadSlot &slot,
                    ThreadRecorder &recorder, UseCounters &use)
{
    std::thread handle = table.claim(joined);
    if (!handle.joinable())
        return Error{ErrorKind::BadInput, 0, "join a thread that was joined before"};
    addTo(use.begun);
    // acquire: pairs with the release of the joined thread's last live word.
    if (LiveWord::unpack(slot.live.load(std::memory_order_acquire)).state == SlotState::Ended) {
        handle.join();
    } else {
        const Ticks began = recorder.waitBegin(WaitKind::Join, object);
        handle.join();
        recorder.waitEnd(WaitKind::Join, object, began, use);
    }
    addTo(use.done);
    return {};
}

}  // namespace ws
