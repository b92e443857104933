#include "channel/registry.h"

#include "channel/bounded_queue.h"
#include "channel/coroutine_channel.h"
#include "channel/eventfd_tokens.h"
#include "channel/fifo.h"
#include "channel/http.h"
#include "channel/http_long_poll.h"
#include "channel/http_short_poll.h"
#include "channel/mpmc_queue.h"
#include "channel/pipe.h"
#include "channel/posix_mq.h"
#include "channel/posix_semaphore.h"
#include "channel/rt_signal.h"
#include "channel/semaphore_buffer.h"
#include "channel/shm_ring_condition.h"
#include "channel/shm_ring_futex.h"
#include "channel/shm_ring_semaphore.h"
#include "channel/shm_ring_spin.h"
#include "channel/shm_slot.h"
#include "channel/socketpair.h"
#include "channel/spsc_ring.h"
#include "channel/standard_signal.h"
#include "channel/sysv_mq.h"
#include "channel/sysv_semaphore.h"
#include "channel/tcp.h"
#include "channel/udp.h"
#include "channel/unix_datagram.h"
#include "channel/unix_seqpacket.h"
#include "channel/unix_stream.h"
#include "channel/variable.h"
#include "channel/websocket.h"
#include "channel/zeromq.h"

namespace ws {

std::span<const Mechanism *const> mechanismRegistry()
{
    static constexpr const Mechanism *all[] = {
        &pipeMechanism,
        &fifoMechanism,
        &posixMqMechanism,
        &sysvMqMechanism,
        &shmRingFutexMechanism,
        &shmRingSemaphoreMechanism,
        &shmRingConditionMechanism,
        &shmRingSpinMechanism,
        &shmSlotMechanism,
        &socketpairMechanism,
        &unixStreamMechanism,
        &unixDatagramMechanism,
        &unixSeqpacketMechanism,
        &tcpMechanism,
        &udpMechanism,
        &httpMechanism,
        &httpLongPollMechanism,
        &httpShortPollMechanism,
        &websocketMechanism,
        &zmqInprocMechanism,
        &zmqIpcMechanism,
        &zmqTcpMechanism,
        &eventfdMechanism,
        &posixSemaphoreMechanism,
        &namedPosixSemaphoreMechanism,
        &sysvSemaphoreMechanism,
        &rtSignalMechanism,
        &standardSignalMechanism,
        &boundedQueueMechanism,
        &semaphoreBufferMechanism,
        &spscRingMechanism,
        &mpmcQueueMechanism,
        &coroutineMechanism,
        &variableMechanism,
    };
    return all;
}

const Mechanism *findMechanism(std::string_view id)
{
    for (const Mechanism *mechanism : mechanismRegistry())
        if (mechanism->info.id == id)
            return mechanism;
    return nullptr;
}

}  // namespace ws
