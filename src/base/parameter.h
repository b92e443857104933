// How a role or a mechanism says which settings it takes, and the values that an experiment gives them.
//
// The descriptions are plain data, so that the experiment reader can check a file without knowing any role.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ws {

enum class ParameterKind {
    Count,         // whole number
    Bytes,         // 64, "64 KiB"
    Duration,      // "20us", "1.5 ms", "2s"; kept as nanoseconds
    Rate,          // messages a second, a number
    SendsTo,       // name of a channel; the thread is one of its senders
    ReceivesFrom,  // name of a channel; the thread is one of its receivers
    Locks,         // list of lock names, in order
    Threads,       // list of thread names
    Choice,        // one of a few words; kept as one name
    Flag,          // true or false; kept as the number 1 or 0
};

struct ParameterInfo
{
    std::string_view name;
    ParameterKind kind = ParameterKind::Count;
    bool required = false;
    std::int64_t minimum = 0;  // Count, Bytes; ns
    std::int64_t maximum = INT64_MAX;
    std::span<const std::string_view> choices = {};  // of a Choice; the first is what an absent key means
    // English, marked with WS_TR_NOOP("Parameter", ...); says what happens when it is absent.
    std::string_view meaning;
};

// The values of one thread or one channel, by parameter name. An absent parameter is an absent key.
class ParameterValues
{
public:
    void setNumber(std::string name, std::int64_t value)
    {
        m_numbers.insert_or_assign(std::move(name), value);
    }
    void setReal(std::string name, double value) { m_reals.insert_or_assign(std::move(name), value); }
    void setNames(std::string name, std::vector<std::string> value)
    {
        m_names.insert_or_assign(std::move(name), std::move(value));
    }

    // Count, Bytes, Duration (ns), Flag.
    std::optional<std::int64_t> number(std::string_view name) const;
    std::int64_t number(std::string_view name, std::int64_t absent) const
    {
        return number(name).value_or(absent);
    }
    // Rate.
    std::optional<double> real(std::string_view name) const;
    // SendsTo, ReceivesFrom and Choice (one name), Locks, Threads; empty when absent.
    const std::vector<std::string> &names(std::string_view name) const;

    const std::map<std::string, std::int64_t, std::less<>> &numbers() const { return m_numbers; }
    const std::map<std::string, double, std::less<>> &reals() const { return m_reals; }
    const std::map<std::string, std::vector<std::string>, std::less<>> &nameLists() const { return m_names; }

    bool operator==(const ParameterValues &) const = default;

private:
    std::map<std::string, std::int64_t, std::less<>> m_numbers;
    std::map<std::string, double, std::less<>> m_reals;
    std::map<std::string, std::vector<std::string>, std::less<>> m_names;
};

}  // namespace ws
