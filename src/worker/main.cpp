// waitscope-worker: started by a session, never by hand.
//
//   waitscope-worker --session PID:START            one worker; control socket at descriptor 3
//   waitscope-worker --session PID:START --janitor  the janitor of that session
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "body/control.h"
#include "worker/janitor.h"
#include "worker/worker.h"

namespace {

void lookAgain(int) {}

void setSignals(bool janitor)
{
    ::signal(SIGPIPE, SIG_IGN);
    if (janitor) {
        ::signal(SIGINT, SIG_IGN);
        ::signal(SIGTERM, SIG_IGN);
        ::signal(SIGHUP, SIG_IGN);
        return;
    }
    // Without SA_RESTART: the wait must return.
    struct sigaction action = {};
    action.sa_handler = lookAgain;
    ::sigaction(ws::kLookAgainSignal, &action, nullptr);
}

}  // namespace

int main(int argc, char **argv)
{
    if (argc < 3 || std::string_view(argv[1]) != "--session") {
        std::fputs("waitscope-worker is started by waitscope; run 'waitscope --help' instead.\n", stderr);
        return 2;
    }
    const bool janitor = argc > 3 && std::string_view(argv[3]) == "--janitor";
    const int sessionPid = std::atoi(argv[2]);
    setSignals(janitor);
    if (!janitor) {
        // Dies with the session's thread even when stopped; checked after, in case it died before.
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != sessionPid)
            return 1;
    }
    ws::UniqueFd control(ws::kControlFd);
    if (janitor)
        return ws::runJanitor(std::move(control));
    ws::Worker worker(std::move(control));
    return worker.run();
}
