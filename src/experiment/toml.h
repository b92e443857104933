// toml++ as this folder uses it. The library of the distribution is built with exceptions, so it is not linked:
// the headers hold everything.
//
// Errors: version 3.3 asserts, and assumes in release builds, some things that a wrong file breaks ("[." is enough).
// Here such an assertion is thrown as TomlAssertion instead, in every build; whoever parses catches it at once.
#pragma once

#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
// The parser and the destructors of its tables recurse; an experiment nests three deep.
#define TOML_MAX_NESTED_VALUES 32

namespace ws {

struct TomlAssertion
{
};

[[noreturn]] inline void throwTomlAssertion()
{
    throw TomlAssertion{};
}

}  // namespace ws

#include <toml++/impl/preprocessor.h>
#undef TOML_ASSERT
#undef TOML_ASSERT_ASSUME
#define TOML_ASSERT(condition) ((condition) ? static_cast<void>(0) : ::ws::throwTomlAssertion())
#define TOML_ASSERT_ASSUME(condition) TOML_ASSERT(condition)

#include <toml++/toml.h>
