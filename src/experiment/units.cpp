#include "experiment/units.h"

#include <array>
#include <optional>
#include <span>
#include <string>

#include "experiment/words.h"

namespace ws {
namespace {

struct Unit
{
    std::string_view symbol;
    std::int64_t factor = 1;
};

// Smallest first.
constexpr std::array<Unit, 5> kTimeUnits{{
    {"ns", 1},
    {"us", 1'000},
    {"ms", 1'000'000},
    {"s", 1'000'000'000},
    {"min", 60'000'000'000},
}};

constexpr std::array<Unit, 4> kSizeUnits{{
    {"B", 1},
    {"KiB", std::int64_t{1} << 10},
    {"MiB", std::int64_t{1} << 20},
    {"GiB", std::int64_t{1} << 30},
}};

bool isDigit(char character)
{
    return character >= '0' && character <= '9';
}

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string_view digitsFrom(std::string_view text, std::size_t at)
{
    std::size_t end = at;
    while (end < text.size() && isDigit(text[end]))
        ++end;
    return text.substr(at, end - at);
}

// whole.fraction times the factor; nothing when that is not a whole number or does not fit.
std::optional<std::int64_t> scaled(std::string_view whole, std::string_view fraction, std::int64_t factor)
{
    const auto lastUsed = fraction.find_last_not_of('0');
    fraction = lastUsed == std::string_view::npos ? std::string_view{} : fraction.substr(0, lastUsed + 1);
    std::int64_t value = 0;
    for (const char digit : whole) {
        if (__builtin_mul_overflow(value, 10, &value) || __builtin_add_overflow(value, digit - '0', &value))
            return std::nullopt;
    }
    if (__builtin_mul_overflow(value, factor, &value))
        return std::nullopt;
    std::int64_t part = 0;
    std::int64_t scale = 1;
    for (const char digit : fraction) {
        if (__builtin_mul_overflow(scale, 10, &scale) || __builtin_mul_overflow(part, 10, &part))
            return std::nullopt;
        part += digit - '0';
    }
    if (__builtin_mul_overflow(part, factor, &part) || part % scale != 0)
        return std::nullopt;
    if (__builtin_add_overflow(value, part / scale, &value))
        return std::nullopt;
    return value;
}

Quantity parse(std::string_view original, std::span<const Unit> units, std::string_view form)
{
    const auto fault = [&](std::string_view what) -> Quantity {
        return inQuotes(original) + " " + std::string(what) + "; expected " + std::string(form);
    };
    const std::string_view text = trimmed(original);
    if (!text.empty() && text.front() == '-')
        return fault("is negative");
    const std::string_view whole = digitsFrom(text, 0);
    if (whole.empty())
        return fault("does not begin with a number");
    std::size_t at = whole.size();
    std::string_view fraction;
    if (at < text.size() && text[at] == '.') {
        fraction = digitsFrom(text, at + 1);
        if (fraction.empty())
            return fault("has no digit after the point");
        at += 1 + fraction.size();
    }
    const std::string_view symbol = trimmed(text.substr(at));
    if (symbol.empty())
        return fault("has no unit");
    for (const Unit &unit : units) {
        if (unit.symbol != symbol)
            continue;
        if (const auto value = scaled(whole, fraction, unit.factor))
            return *value;
        return fault("is too large or not a whole number of " + std::string(units.front().symbol));
    }
    return fault("has the unknown unit " + inQuotes(symbol));
}

std::string inLargestUnit(std::int64_t value, std::span<const Unit> units, std::string_view gap)
{
    const Unit *best = &units.front();
    for (const Unit &unit : units) {
        if (value != 0 && value % unit.factor == 0)
            best = &unit;
    }
    return std::to_string(value / best->factor) + std::string(gap) + std::string(best->symbol);
}

}  // namespace

Quantity parseDuration(std::string_view text)
{
    return parse(text, kTimeUnits, kDurationForm);
}

Quantity parseBytes(std::string_view text)
{
    return parse(text, kSizeUnits, kBytesForm);
}

std::string durationText(std::int64_t ns)
{
    return inLargestUnit(ns, kTimeUnits, "");
}

std::string bytesText(std::int64_t bytes)
{
    return inLargestUnit(bytes, kSizeUnits, " ");
}

std::string groupedText(std::uint64_t count)
{
    std::string text = std::to_string(count);
    for (std::size_t at = text.size(); at > 3;) {
        at -= 3;
        text.insert(at, 1, ',');
    }
    return text;
}

}  // namespace ws
