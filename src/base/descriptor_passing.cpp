#include "base/descriptor_passing.h"

#include <sys/socket.h>

#include <cstring>

#include "base/assert.h"

namespace ws {

Result<> sendPacket(const UniqueFd &socket, std::string_view text, std::span<const int> fds)
{
    WS_ASSERT(fds.size() <= kMostDescriptorsPerPacket && text.size() <= kLargestPacket && !text.empty());
    iovec part = {const_cast<char *>(text.data()), text.size()};
    alignas(cmsghdr) char control[CMSG_SPACE(kMostDescriptorsPerPacket * sizeof(int))] = {};
    msghdr message = {};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    if (!fds.empty()) {
        message.msg_control = control;
        message.msg_controllen = CMSG_SPACE(fds.size_bytes());
        cmsghdr *header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(fds.size_bytes());
        std::memcpy(CMSG_DATA(header), fds.data(), fds.size_bytes());
    }
    for (;;) {
        if (::sendmsg(socket.get(), &message, MSG_NOSIGNAL) >= 0)
            return {};
        if (errno != EINTR)
            return Error{errno == EPIPE || errno == ECONNRESET ? ErrorKind::Closed : ErrorKind::System, errno,
                         "send to a worker"};
    }
}

Result<Packet> receivePacket(const UniqueFd &socket)
{
    char text[kLargestPacket];
    alignas(cmsghdr) char control[CMSG_SPACE(kMostDescriptorsPerPacket * sizeof(int))];
    iovec part = {text, sizeof text};
    msghdr message = {};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control;
    message.msg_controllen = sizeof control;
    ssize_t got = 0;
    do {
        got = ::recvmsg(socket.get(), &message, MSG_CMSG_CLOEXEC);
    } while (got < 0 && errno == EINTR);
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
        return Error{ErrorKind::Timeout, 0, "receive a packet"};
    if (got < 0)
        return Error{errno == ECONNRESET ? ErrorKind::Closed : ErrorKind::System, errno, "receive a packet"};
    Packet packet;
    for (cmsghdr *header = CMSG_FIRSTHDR(&message); header != nullptr;
         header = CMSG_NXTHDR(&message, header)) {
        if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS)
            continue;
        const std::size_t count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (std::size_t i = 0; i < count; ++i) {
            int fd = -1;
            std::memcpy(&fd, CMSG_DATA(header) + i * sizeof(int), sizeof fd);
            packet.fds.emplace_back(fd);
        }
    }
    if (got == 0)
        return Error{ErrorKind::Closed, 0, "receive a packet: the other side is gone"};
    packet.text.assign(text, static_cast<std::size_t>(got));
    return packet;
}

}  // namespace ws
