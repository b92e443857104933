// The bare costs of this machine, one probe each; nothing of Waitscope's own instruments takes part.
//
// Threads:  call from a thread of one's own, which the probes pin. Each starts and joins the threads that it needs.
// Blocking: at most half a second each.
// Errors:   nothing is returned for what cannot be measured here: one processor only, too little memory, no threads.
// Units:    nanoseconds; bytes a second. Medians over batches or over single round trips.
#pragma once

#include <cstddef>
#include <optional>

namespace ws {

using Measured = std::optional<double>;

void pinThisThread(int cpu);

// Two threads that write to one cache line in turn, spinning; `first` and `second` differ.
Measured cacheLineRoundTripNs(int first, int second);
// Two threads that wake each other by futex(2) and sleep; one processor or two.
Measured futexRoundTripNs(int first, int second);
// Two threads on one processor that call sched_yield(2); time for each switch that the kernel counted.
Measured contextSwitchNs(int cpu);
Measured threadCreateJoinNs();
// fork(2), execve(2) of true(1), waitpid(2).
Measured forkExecWaitNs();

Measured systemCallNs();  // getppid(2) through syscall(2)
Measured timestampCounterNs();
Measured clockGettimeNs();
Measured threadClockNs();  // CLOCK_THREAD_CPUTIME_ID
Measured mutexPairNs();    // lock and unlock, uncontended
// Bytes copied a second by memcpy(3) between two buffers of that size.
Measured copyBytesPerSecond(std::size_t sizeBytes);

}  // namespace ws
