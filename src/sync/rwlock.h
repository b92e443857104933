// The system's reader-writer lock, pthread_rwlock_rdlock(3p) and pthread_rwlock_wrlock(3p), of two kinds
// (pthread_rwlockattr_setkind_np(3)):
//   rwlock-reader  glibc's default: a reader gets it while others read, although a writer waits. As long as there are
//                  readers, the writer starves.
//   rwlock-writer  PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP: a reader that comes while others read waits behind the
//                  writers that wait.
//
// A thread may read several times over (as many unlocks), which is one hold to everybody else; with rwlock-writer the
// second time waits for a writer that waits for the first: a deadlock, as the manual page warns.
//
//   cell of rwlock-writer:  | pthread_rwlock_t | grants | timed writers |
//
// With rwlock-reader a reader waits for the writer that holds it, which is published exactly. With rwlock-writer it may
// wait for a writer that only waits; which one the system does not tell, and between being let in and waking up a reader
// looks as if it still waited for the next writer. So whatever may let readers in (a writer that unlocks or gives up) is
// counted in `grants` before; a reader publishes as its ticket what it read there before its last failed try, and tries
// again every 20 ms if there is something new: while the two are the same it is really shut out.
//
// Errors: EDEADLK to the writer that asks again for either hold, which POSIX allows and glibc does. lockExclusive() of a
//         thread that reads (an upgrade) POSIX allows to hang, and glibc does: the thread waits, published, for itself.
//         EAGAIN: more readers than the system can count.
#pragma once

#include "sync/primitive.h"

namespace ws {

extern const Primitive rwlockReaderPrimitive;
extern const Primitive rwlockWriterPrimitive;

}  // namespace ws
