#include "body/pong.h"

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
    Channel &from = body.end("from");
    MessageChecker checker = body.checker("from");
    Sending sending(body, body.end("to"));
    std::vector<std::byte> question(from.setup().messageBytes);
    while (body.proceed()) {
        auto size = from.receive(question);
        if (!size)
            return size.error();
        if (*size == 0)
            break;
        const MessageHeader header = checker.check({question.data(), *size}, body.now());
        auto handedOver = sending.send(header.stampTicks);
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
