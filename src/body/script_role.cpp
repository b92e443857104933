#include "body/script_role.h"

#include "body/script_message.h"
#include "body/script_state.h"

namespace ws {

namespace {

constexpr ParameterInfo kParameters[] = {
    {.name = "message",
     .kind = ParameterKind::Bytes,
     .minimum = kTextAt,
     .maximum = 1 << 30,
     .meaning = WS_TR_NOOP("Parameter",
                           "size of each message it sends, of which 28 bytes are a header and the rest is "
                           "for a text; 64 B when absent")},
    {.name = "seed",
     .kind = ParameterKind::Count,
     .meaning = WS_TR_NOOP("Parameter",
                           "begin of its random numbers, which differ from thread to thread and are the "
                           "same in every run; 1 when absent")},
};

Result<> runScript(Body &body)
{
    return ScriptState(body).run();
}

}  // namespace

constinit const Role scriptRole{
    {.id = "script",
     .sentence = WS_TR_NOOP("Role", "Runs a script of the experiment."),
     .parameters = kParameters},
    runScript,
};

}  // namespace ws
