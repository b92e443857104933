// What primitives are called, their one sentence, and settings in words.
//
// Threads: the GUI's; texts come in the language of the installed translators.
#pragma once

#include <QString>
#include <string>

#include "base/parameter.h"

namespace ws {

QString nameOfPrimitive(const std::string &id);
QString sentenceOfPrimitive(const std::string &id);

// "size of each message; 64 B when absent"
QString meaningOf(const ParameterInfo &info);
// What an absent value means, for an empty field: "64 B when absent"; empty: the meaning does not say.
QString absentWords(const ParameterInfo &info);
// "4 KiB to 1 GiB"; empty where every value fits.
QString rangeOf(const ParameterInfo &info);

}  // namespace ws
