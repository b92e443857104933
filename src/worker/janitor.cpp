#include "worker/janitor.h"

#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <string_view>
#include <vector>

#include "base/descriptor_passing.h"
#include "base/system_name.h"

namespace ws {

int runJanitor(UniqueFd control)
{
    std::vector<UniqueFd> processes;
    std::vector<SystemName> names;
    for (;;) {
        auto packet = receivePacket(control);
        if (!packet)
            break;
        for (UniqueFd &fd : packet->fds)
            processes.push_back(std::move(fd));
        constexpr std::string_view kRemove = "remove ";
        if (packet->text.starts_with(kRemove))
            names.push_back(systemNameOf(packet->text.substr(kRemove.size())));
    }
    // A pidfd means one process for ever: no other process is hit when a number was used again. SIGKILL ends stopped ones too.
    for (const UniqueFd &process : processes)
        ::syscall(SYS_pidfd_send_signal, process.get(), SIGKILL, nullptr, 0);
    for (const SystemName &name : names)
        if (!name.name.empty())
            (void)removeSystemName(name);  // nobody is left to tell
    return 0;
}

}  // namespace ws
