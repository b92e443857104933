// What the system says of its errors and signals: in English in every locale, since strerror(3) and strsignal(3) would mix
// two languages in one sentence. Each of the usual ones is marked for translation in the context "System".
//
// Threads: any; never blocks. Source: strerrordesc_np and sigdescr_np of glibc 2.32, string.h.
#pragma once

#include <span>
#include <string>

namespace ws {

// "No such file or directory"; "error 4711" of a number that the system does not know.
std::string systemReason(int number);
// "Segmentation fault"; "signal 70".
std::string signalMeaning(int signal);

// All that have a translation.
std::span<const char *const> translatedSystemWords();

}  // namespace ws
