#include "worker/janitor.h"

#include <mqueue.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "base/descriptor_passing.h"
#include "body/control.h"

namespace ws {

int runJanitor(UniqueFd control, int sessionPid)
{
    std::vector<UniqueFd> processes;
    for (;;) {
        auto packet = receivePacket(control);
        if (!packet)
            break;
        for (UniqueFd &fd : packet->fds)
            processes.push_back(std::move(fd));
    }
    // A pidfd means one process for ever: no other process is hit when a number was used again. SIGKILL ends stopped ones too.
    for (const UniqueFd &process : processes)
        ::syscall(SYS_pidfd_send_signal, process.get(), SIGKILL, nullptr, 0);
    for (int i = 0; i < kMostQueueNames; ++i)
        ::mq_unlink(("/waitscope-" + std::to_string(sessionPid) + "-" + std::to_string(i)).c_str());
    return 0;
}

}  // namespace ws
