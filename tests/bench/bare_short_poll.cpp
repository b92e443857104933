#include "bench/bare_short_poll.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "channel/web_link.h"

namespace ws::bench {

namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;
namespace net = boost::asio;
using tcp = boost::asio::ip::tcp;

constexpr std::size_t kRoom = 16;
constexpr std::chrono::milliseconds kInterval(10);

[[noreturn]] void giveUp(const char *what)
{
    std::fprintf(stderr, "%s\n", what);
    std::_Exit(1);
}

class BareShortPoll final : public Transport
{
public:
    BareShortPoll()
    {
        auto listener = listenForWeb("bench");
        if (!listener)
            giveUp("listen");
        m_listener = std::move(*listener);
    }
    void openSender() override
    {
        use(acceptWaiting(m_listener.fd.get()));
        // It ends with its process: the client has got everything by then.
        std::thread([this] { serve(); }).detach();
    }
    void openReceiver() override { use(connectToWeb(m_listener.address.port)); }
    void send(std::span<const std::byte> message) override
    {
        std::unique_lock lock(m_mutex);
        m_notFull.wait(lock, [this] { return m_mailbox.size() < kRoom; });
        m_mailbox.emplace_back(message.begin(), message.end());
    }
    void receive(std::span<std::byte> into) override
    {
        for (;;) {
            http::request<http::empty_body> request(http::verb::get, m_listener.address.target(), 11);
            request.set(http::field::host, m_listener.address.host());
            beast::error_code error;
            http::write(*m_socket, request, error);
            http::response<http::string_body> answer;
            if (!error)
                http::read(*m_socket, m_buffer, answer, error);
            if (error)
                giveUp("poll");
            if (answer.result() == http::status::ok) {
                std::memcpy(into.data(), answer.body().data(), into.size());
                return;
            }
            std::this_thread::sleep_for(kInterval);
        }
    }

private:
    void use(Result<UniqueFd> fd)
    {
        if (!fd)
            giveUp("connect");
        m_context.emplace(1);
        m_socket.emplace(*m_context);
        m_socket->assign(tcp::v4(), fd->release());
    }
    void serve()
    {
        for (;;) {
            http::request<http::empty_body> request;
            beast::error_code error;
            http::read(*m_socket, m_buffer, request, error);
            if (error)
                return;
            if (const auto message = take()) {
                http::response<http::span_body<const std::byte>> answer(http::status::ok, 11);
                answer.set(http::field::content_type, "application/octet-stream");
                answer.body() = beast::span<const std::byte>(message->data(), message->size());
                answer.prepare_payload();
                http::write(*m_socket, answer, error);
            } else {
                http::write(*m_socket, http::response<http::empty_body>(http::status::no_content, 11), error);
            }
            if (error)
                return;
        }
    }
    std::optional<std::vector<std::byte>> take()
    {
        const std::lock_guard lock(m_mutex);
        if (m_mailbox.empty())
            return std::nullopt;
        std::optional<std::vector<std::byte>> message(std::move(m_mailbox.front()));
        m_mailbox.pop_front();
        m_notFull.notify_one();
        return message;
    }

    WebListener m_listener;
    std::optional<net::io_context> m_context;
    std::optional<tcp::socket> m_socket;
    beast::flat_buffer m_buffer;
    std::mutex m_mutex;
    std::condition_variable m_notFull;
    std::deque<std::vector<std::byte>> m_mailbox;
};

}  // namespace

std::unique_ptr<Transport> bareShortPoll()
{
    return std::make_unique<BareShortPoll>();
}

}  // namespace ws::bench
