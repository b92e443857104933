#include "cli/exit_code.h"

#include <algorithm>

namespace ws::cli {

namespace {

bool isSystemLimit(const Error &error)
{
    if (error.kind == ErrorKind::Limit || error.kind == ErrorKind::TooBig)
        return true;
    if (error.kind != ErrorKind::System)
        return false;
    switch (error.sysErrno) {
    case EMFILE:
    case ENFILE:
    case ENOMEM:
    case EAGAIN:
    case ENOSPC:
    case EDQUOT:
        return true;
    default:
        return false;
    }
}

bool isBadFile(const Error &error)
{
    if (error.kind == ErrorKind::BadInput || error.kind == ErrorKind::Unsupported)
        return true;
    if (error.kind != ErrorKind::System)
        return false;
    switch (error.sysErrno) {
    case ENOENT:
    case ENOTDIR:
    case EISDIR:
    case EACCES:
    case EPERM:
    case EROFS:
    case ENAMETOOLONG:
    case ELOOP:
        return true;
    default:
        return false;
    }
}

}  // namespace

int exitCodeOf(const Snapshot &snapshot)
{
    if (snapshot.verdict == RunVerdict::Deadlock)
        return kExitDeadlock;
    const bool scriptFailed = std::any_of(snapshot.threadFailures.begin(), snapshot.threadFailures.end(),
                                          [](const std::string &message) { return !message.empty(); });
    if (snapshot.verdict != RunVerdict::Failed)
        return scriptFailed ? kExitWorkerFailed : kExitDone;
    if (!snapshot.failure)
        return kExitWorkerFailed;
    if (isSystemLimit(*snapshot.failure))
        return kExitSystemLimit;
    return snapshot.failure->kind == ErrorKind::BadInput ? kExitBadInput : kExitWorkerFailed;
}

int exitCodeOfFile(const Error &error)
{
    return isBadFile(error) && !isSystemLimit(error) ? kExitBadInput : kExitSystemLimit;
}

}  // namespace ws::cli
