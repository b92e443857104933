// The result of an operation that the outside world may refuse: a value, or an Error.
//
// std::expected is C++23; GCC 12 hides it in C++20. No exception crosses a function boundary in this project.
#pragma once

#include <cerrno>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>
#include <variant>

namespace ws {

enum class ErrorKind {
    System,       // a system call failed; sysErrno says how
    BadInput,     // a file or an argument that we cannot accept
    Limit,        // a limit of the system or of a mechanism; action names it and where it comes from
    Timeout,      // the time given was over
    TooBig,       // the message does not fit
    Closed,       // the other side is gone
    Cancelled,    // the session is stopping
    Unsupported,  // this mechanism or primitive cannot do that
};

// `action` is English, with names in it ("create queue /ws-7f2a"); ui/ and cli/ word errors for people from `kind`.
struct Error
{
    ErrorKind kind = ErrorKind::System;
    int sysErrno = 0;
    std::string action;

    // "create queue /ws-7f2a: Permission denied"
    std::string text() const;
};

template <typename T = void>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const { return m_state.index() == 0; }
    T &value() { return std::get<0>(m_state); }
    const T &value() const { return std::get<0>(m_state); }
    T &operator*() { return value(); }
    const T &operator*() const { return value(); }
    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }
    const Error &error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error) : m_error(std::make_unique<Error>(std::move(error))) {}
    Result(Result &&other) noexcept = default;
    Result &operator=(Result &&other) noexcept = default;
    Result(const Result &other) : m_error(other.m_error ? std::make_unique<Error>(*other.m_error) : nullptr)
    {
    }
    Result &operator=(const Result &other) { return *this = Result(other); }
    ~Result() = default;

    explicit operator bool() const { return m_error == nullptr; }
    const Error &error() const { return *m_error; }

private:
    std::unique_ptr<Error> m_error;  // one word: a lock returns it in a few nanoseconds
};

}  // namespace ws
