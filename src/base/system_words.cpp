#include "base/system_words.h"

#include <cstring>

#include "base/display_text.h"

namespace ws {
namespace {

constexpr const char *kWords[] = {
    WS_TR_NOOP("System", "Operation not permitted"),
    WS_TR_NOOP("System", "No such file or directory"),
    WS_TR_NOOP("System", "No such process"),
    WS_TR_NOOP("System", "Interrupted system call"),
    WS_TR_NOOP("System", "Input/output error"),
    WS_TR_NOOP("System", "No such device or address"),
    WS_TR_NOOP("System", "Argument list too long"),
    WS_TR_NOOP("System", "Exec format error"),
    WS_TR_NOOP("System", "Bad file descriptor"),
    WS_TR_NOOP("System", "No child processes"),
    WS_TR_NOOP("System", "Resource temporarily unavailable"),
    WS_TR_NOOP("System", "Cannot allocate memory"),
    WS_TR_NOOP("System", "Permission denied"),
    WS_TR_NOOP("System", "Bad address"),
    WS_TR_NOOP("System", "Device or resource busy"),
    WS_TR_NOOP("System", "File exists"),
    WS_TR_NOOP("System", "Invalid cross-device link"),
    WS_TR_NOOP("System", "No such device"),
    WS_TR_NOOP("System", "Not a directory"),
    WS_TR_NOOP("System", "Is a directory"),
    WS_TR_NOOP("System", "Invalid argument"),
    WS_TR_NOOP("System", "Too many open files in system"),
    WS_TR_NOOP("System", "Too many open files"),
    WS_TR_NOOP("System", "Text file busy"),
    WS_TR_NOOP("System", "File too large"),
    WS_TR_NOOP("System", "No space left on device"),
    WS_TR_NOOP("System", "Illegal seek"),
    WS_TR_NOOP("System", "Read-only file system"),
    WS_TR_NOOP("System", "Broken pipe"),
    WS_TR_NOOP("System", "Resource deadlock avoided"),
    WS_TR_NOOP("System", "File name too long"),
    WS_TR_NOOP("System", "Function not implemented"),
    WS_TR_NOOP("System", "Directory not empty"),
    WS_TR_NOOP("System", "Too many levels of symbolic links"),
    WS_TR_NOOP("System", "Message too long"),
    WS_TR_NOOP("System", "Operation not supported"),
    WS_TR_NOOP("System", "Address already in use"),
    WS_TR_NOOP("System", "Cannot assign requested address"),
    WS_TR_NOOP("System", "Network is unreachable"),
    WS_TR_NOOP("System", "Connection reset by peer"),
    WS_TR_NOOP("System", "No buffer space available"),
    WS_TR_NOOP("System", "Connection timed out"),
    WS_TR_NOOP("System", "Connection refused"),
    WS_TR_NOOP("System", "Disk quota exceeded"),
    WS_TR_NOOP("System", "Owner died"),
    WS_TR_NOOP("System", "State not recoverable"),
    WS_TR_NOOP("System", "Hangup"),
    WS_TR_NOOP("System", "Interrupt"),
    WS_TR_NOOP("System", "Quit"),
    WS_TR_NOOP("System", "Illegal instruction"),
    WS_TR_NOOP("System", "Trace/breakpoint trap"),
    WS_TR_NOOP("System", "Aborted"),
    WS_TR_NOOP("System", "Bus error"),
    WS_TR_NOOP("System", "Floating point exception"),
    WS_TR_NOOP("System", "Killed"),
    WS_TR_NOOP("System", "User defined signal 1"),
    WS_TR_NOOP("System", "Segmentation fault"),
    WS_TR_NOOP("System", "User defined signal 2"),
    WS_TR_NOOP("System", "Terminated"),
    WS_TR_NOOP("System", "CPU time limit exceeded"),
    WS_TR_NOOP("System", "File size limit exceeded"),
    WS_TR_NOOP("System", "Bad system call"),
};

}  // namespace

std::string systemReason(int number)
{
    const char *words = ::strerrordesc_np(number);
    return words != nullptr ? words : "error " + std::to_string(number);
}

std::string signalMeaning(int signal)
{
    const char *words = ::sigdescr_np(signal);
    return words != nullptr ? words : "signal " + std::to_string(signal);
}

std::span<const char *const> translatedSystemWords()
{
    return kWords;
}

}  // namespace ws
