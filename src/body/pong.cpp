#include "body/pong.h"

#include "body/receiving.h"
#include "body/sending.h"

namespace ws {

namespace {

constexpr ParameterInfo kParameters[] = {
    {.name = "from",
     .kind = ParameterKind::ReceivesFrom,
     .required = true,
     .meaning = WS_TR_NOOP("Parameter", "the channel the questions come through")},
    {.name = "to",
     .kind = ParameterKind::SendsTo,
     .required = true,
     .meaning = WS_TR_NOOP("Parameter", "the channel it answers through")},
};

Result<> runPong(Body &body)
{
    Receiving from(body, "from");
    Sending sending(body, body.end("to"));
    while (body.proceed()) {
        auto question = from.receive();
        if (!question)
            return question.error();
        if (!*question)
            break;
        auto handedOver = sending.send((*question)->stampTicks);
        if (!handedOver)
            return handedOver.error();
        if (!*handedOver)
            break;
    }
    return {};
}

}  // namespace

constinit const Role pongRole{
    {.id = "pong",
     .sentence = WS_TR_NOOP("Role", "Answers every message at once."),
     .parameters = kParameters},
    runPong,
};

}  // namespace ws
