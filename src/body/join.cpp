#include "body/join.h"

namespace ws {

namespace {

constexpr ParameterInfo kParameters[] = {
    {.name = "threads",
     .kind = ParameterKind::Threads,
     .required = true,
     .meaning = WS_TR_NOOP("Parameter", "the threads of its process whose end it waits for, in order")},
};

Result<> runJoin(Body &body)
{
    for (const Body::JoinUse &use : body.joins()) {
        if (!body.proceed())
            break;
        auto joined = body.join(use);
        if (!joined)
            return joined;
    }
    return {};
}

}  // namespace

constinit const Role joinRole{
    {.id = "join",
     .sentence = WS_TR_NOOP("Role", "Waits for other threads to end."),
     .parameters = kParameters},
    runJoin,
};

}  // namespace ws
