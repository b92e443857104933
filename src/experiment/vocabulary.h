// What an experiment file may name: mechanisms, primitives and roles with their parameters.
//
// Plain data, filled by session/ from the registries, so that the reader depends on none of them.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/parameter.h"
#include "base/script_scan.h"

namespace ws {

struct MechanismWord
{
    std::string id;
    std::span<const ParameterInfo> parameters;
    bool crossesProcesses = true;      // false: both ends must be in one process
    bool keepsMessageBorders = true;   // false: a stream of bytes
    std::int64_t largestMessage = 0;   // bytes; 0 = no limit
    std::string largestMessageSource;  // where that limit comes from: a file, a man page
    std::int64_t atomicMessage = 0;    // with several senders messages above this interleave; 0 = never
    std::string atomicMessageSource;
    bool carriesTokens = false;  // messages without bytes
    // One sender and one receiver always work. What else does:
    bool manySenders = true;
    bool manyReceivers = true;     // competing, or each gets every message
    bool duplex = false;           // a second channel can run back through the same kernel object
    std::string unavailable = {};  // why it cannot run on this machine; empty: it can
    // It loses messages: with fewer bytes than this, a message could not tell how many. 0: it loses none.
    std::int64_t smallestMessage = 0;
};

struct PrimitiveWord
{
    std::string id;
    std::string family = "lock";  // the [[table]] under which it is listed
    bool crossesProcesses = true;
    std::span<const ParameterInfo> parameters = {};
};

struct RoleWord
{
    std::string id;
    std::span<const ParameterInfo> parameters;
    std::string sentence = {};  // English, in context "Role"
};

struct Vocabulary
{
    std::vector<MechanismWord> mechanisms;
    std::vector<PrimitiveWord> primitives;
    std::vector<RoleWord> roles;
    ScanScript scanScript;  // empty: scripts are not checked
    // What a script may do with a name that it mentions, once it is known to be of that family: a [[table]] of
    // primitives, "channel" or "thread". Empty: all that the scan says.
    std::function<std::uint32_t(std::string_view family, const ScriptMention &mention)> abilitiesIn;
    // The methods of that family, in the order of the reference. Empty: methods are not checked.
    std::function<std::vector<std::string>(std::string_view family)> methodsOf;
    std::size_t mostThreads = 0;       // in one experiment
    std::string mostThreadsSource;     // where that limit comes from
    std::int64_t defaultMessage = 64;  // bytes, when a sender that makes its own messages does not say
};

}  // namespace ws
