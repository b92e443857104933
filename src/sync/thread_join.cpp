#include "sync/thread_join.h"

namespace ws {

void JoinTable::add(std::uint32_t thread, std::thread handle)
{
    const MutexLock lock(m_mutex);
    m_handles[thread] = std::move(handle);
}

std::thread JoinTable::claim(std::uint32_t thread)
{
    const MutexLock lock(m_mutex);
    return std::move(m_handles[thread]);
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
