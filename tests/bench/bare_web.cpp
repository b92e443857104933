#include "bench/bare_web.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>

#include "channel/web_link.h"

namespace ws::bench {

namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;
namespace net = boost::asio;
using tcp = boost::asio::ip::tcp;

[[noreturn]] void giveUp(const char *what)
{
    std::fprintf(stderr, "%s\n", what);
    std::_Exit(1);
}

void check(const beast::error_code &error, const char *what)
{
    if (error)
        giveUp(what);
}

// One connection, made after the fork.
class BareWeb : public Transport
{
public:
    BareWeb()
    {
        auto listener = listenForWeb("bench");
        if (!listener)
            giveUp("listen");
        m_listener = std::move(*listener);
    }

protected:
    void asClient() { use(connectToWeb(m_listener.address.port)); }
    void asServer() { use(acceptWaiting(m_listener.fd.get())); }
    tcp::socket &socket() { return *m_socket; }
    std::string host() const { return m_listener.address.host(); }
    std::string target() const { return m_listener.address.target(); }

private:
    void use(Result<UniqueFd> fd)
    {
        if (!fd)
            giveUp("connect");
        m_context.emplace(1);
        m_socket.emplace(*m_context);
        m_socket->assign(tcp::v4(), fd->release());
    }

    WebListener m_listener;
    std::optional<net::io_context> m_context;
    std::optional<tcp::socket> m_socket;
};

class BareHttp final : public BareWeb
{
public:
    void openSender() override { asClient(); }
    void openReceiver() override { asServer(); }
    void send(std::span<const std::byte> message) override
    {
        http::request<http::span_body<const std::byte>> request(http::verb::post, target(), 11);
        request.set(http::field::host, host());
        request.set(http::field::content_type, "application/octet-stream");
        request.body() = beast::span<const std::byte>(message.data(), message.size());
        request.prepare_payload();
        beast::error_code error;
        http::write(socket(), request, error);
        check(error, "write a request");
        http::response<http::empty_body> answer;
        http::read(socket(), m_buffer, answer, error);
        check(error, "read an answer");
    }
    void receive(std::span<std::byte> into) override
    {
        http::request<http::string_body> request;
        beast::error_code error;
        http::read(socket(), m_buffer, request, error);
        check(error, "read a request");
        std::memcpy(into.data(), request.body().data(), into.size());
        http::response<http::empty_body> answer(http::status::no_content, 11);
        http::write(socket(), answer, error);
        check(error, "write an answer");
    }

private:
    beast::flat_buffer m_buffer;
};

class BareLongPoll final : public BareWeb
{
public:
    void openSender() override { asServer(); }
    void openReceiver() override { asClient(); }
    void send(std::span<const std::byte> message) override
    {
        http::request<http::empty_body> request;
        beast::error_code error;
        http::read(socket(), m_buffer, request, error);
        check(error, "read a poll");
        http::response<http::span_body<const std::byte>> answer(http::status::ok, 11);
        answer.set(http::field::content_type, "application/octet-stream");
        answer.body() = beast::span<const std::byte>(message.data(), message.size());
        answer.prepare_payload();
        http::write(socket(), answer, error);
        check(error, "write an answer");
    }
    void receive(std::span<std::byte> into) override
    {
        http::request<http::empty_body> request(http::verb::get, target(), 11);
        request.set(http::field::host, host());
        beast::error_code error;
        http::write(socket(), request, error);
        check(error, "write a poll");
        http::response<http::string_body> answer;
        http::read(socket(), m_buffer, answer, error);
        check(error, "read an answer");
        std::memcpy(into.data(), answer.body().data(), into.size());
    }

private:
    beast::flat_buffer m_buffer;
};

class BareWebSocket final : public BareWeb
{
public:
    void openSender() override
    {
        asClient();
        m_stream.emplace(std::move(socket()));
        m_stream->binary(true);
        m_stream->handshake(host(), target());
    }
    void openReceiver() override
    {
        asServer();
        m_stream.emplace(std::move(socket()));
        m_stream->accept();
    }
    void send(std::span<const std::byte> message) override
    {
        beast::error_code error;
        m_stream->write(net::buffer(message.data(), message.size()), error);
        check(error, "write a WebSocket message");
    }
    void receive(std::span<std::byte> into) override
    {
        beast::error_code error;
        m_buffer.clear();
        m_stream->read(m_buffer, error);
        check(error, "read a WebSocket message");
        std::memcpy(into.data(), m_buffer.data().data(), into.size());
    }

private:
    std::optional<beast::websocket::stream<tcp::socket>> m_stream;
    beast::flat_buffer m_buffer;
};

}  // namespace

std::unique_ptr<Transport> bareWeb(std::string_view mechanism)
{
    if (mechanism == "http")
        return std::make_unique<BareHttp>();
    if (mechanism == "http-long-poll")
        return std::make_unique<BareLongPoll>();
    if (mechanism == "websocket")
        return std::make_unique<BareWebSocket>();
    return nullptr;
}

}  // namespace ws::bench
