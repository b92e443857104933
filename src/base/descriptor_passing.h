// Messages with descriptors over a UNIX socket of type SOCK_SEQPACKET: unix(7), SCM_RIGHTS.
//
// Blocking: as the socket is. Errors: System; Closed when the other side is gone.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/unique_fd.h"

namespace ws {

inline constexpr std::size_t kMostDescriptorsPerPacket = 128;  // SCM_MAX_FD is 253
inline constexpr std::size_t kLargestPacket = 4096;

struct Packet
{
    std::string text;
    std::vector<UniqueFd> fds;
};

Result<> sendPacket(const UniqueFd &socket, std::string_view text, std::span<const int> fds = {});
// Without blocking and nothing there: a packet is not had, ErrorKind::Timeout.
Result<Packet> receivePacket(const UniqueFd &socket);

}  // namespace ws
