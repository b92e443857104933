// Marks text for translation in the engine, which has no Qt. lupdate knows the macro; ui/ translates when it draws.
#pragma once

#define WS_TR_NOOP(context, text) text
