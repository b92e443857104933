#include "body/ping.h"

#include "body/receiving.h"
#include "body/sending.h"

namespace ws {

namespace {

constexpr ParameterInfo kParameters[] = {
    {.name = "to",
     .kind = ParameterKind::SendsTo,
     .required = true,
     .meaning = WS_TR_NOOP("Parameter", "the channel it asks through")},
    {.name = "from",
     .kind = ParameterKind::ReceivesFrom,
     .required = true,
     .meaning = WS_TR_NOOP("Parameter", "the channel the answers come through")},
    {.name = "message",
     .kind = ParameterKind::Bytes,
     .minimum = 1,
     .maximum = 1 << 30,
     .meaning = WS_TR_NOOP("Parameter", "size of each message; 64 B when absent")},
    {.name = "count",
     .kind = ParameterKind::Count,
     .minimum = 1,
     .meaning = WS_TR_NOOP("Parameter", "round trips; without end when absent")},
};

Result<> runPing(Body &body)
{
    Sending sending(body, body.end("to"));
    Receiving from(body, "from");
    const auto count = body.parameters().number("count", INT64_MAX);
    for (std::int64_t turn = 0; turn < count && body.proceed(); ++turn) {
        auto handedOver = sending.send(body.now());
        if (!handedOver)
            return handedOver.error();
        if (!*handedOver)
            break;
        auto answer = from.receive();
        if (!answer)
            return answer.error();
        if (!*answer)
            break;
    }
    return {};
}

}  // namespace

constinit const Role pingRole{
    {.id = "ping",
     .sentence = WS_TR_NOOP("Role", "Sends a message and waits for the answer, in turn."),
     .parameters = kParameters},
    runPing,
};

}  // namespace ws
