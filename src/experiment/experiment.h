// An experiment as the file describes it: processes, their threads, the channels and locks between them.
//
// A value: copied, compared, edited, written back. Nothing here has been started.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/parameter.h"

namespace ws {

// Where threads may run. A property of a run: figures of different placement are never ranked together.
enum class Placement { Free, Same, Cross };
// How much is recorded: counters only; failed tries too; every operation.
enum class Level { Off, Light, Full };

// What a thread does after a try that failed: sleep at once, or try again and again first. A property of a run, as the
// placement is.
struct WaitPolicy
{
    static constexpr auto kOnlySpin = std::chrono::nanoseconds::max();

    std::chrono::nanoseconds spinFor{0};

    bool operator==(const WaitPolicy &) const = default;
};

std::string_view placementId(Placement placement);  // "free", "same", "cross"
std::string_view levelId(Level level);              // "off", "light", "full"
std::string waitText(WaitPolicy policy);            // "block", "spin", "spin 20us"
std::optional<Placement> placementOf(std::string_view id);
std::optional<Level> levelOf(std::string_view id);
// The policy, or what is wrong with the text and what was expected.
std::variant<WaitPolicy, std::string> parseWaitPolicy(std::string_view text);

// Text for people in the two languages of the program. A missing Chinese text falls back to the English one.
struct LocalText
{
    std::string en;
    std::string zhCn;

    bool operator==(const LocalText &) const = default;
};

// Where a part stands in the picture of the wiring, in pixels at scale 1. Means nothing to a run.
struct PicturePlace
{
    static constexpr int kFarthest = 20000;  // from 0, either way

    int x = 0;
    int y = 0;

    bool operator==(const PicturePlace &) const = default;
};

struct ChannelSpec
{
    std::string name;
    std::string mechanism;  // id in channel/registry.cpp
    ParameterValues parameters;
    // The channel through whose kernel object this one runs back; empty: it has one of its own.
    std::string backOf = {};
    std::optional<PicturePlace> at = {};  // where its wires meet

    bool operator==(const ChannelSpec &) const = default;
};

struct PrimitiveSpec
{
    std::string name;
    std::string primitive = "mutex";  // id in sync/registry.cpp
    ParameterValues parameters = {};
    std::optional<PicturePlace> at = {};  // its upper left corner

    bool operator==(const PrimitiveSpec &) const = default;
};

// The role whose threads run a script.
inline constexpr std::string_view kScriptRole = "script";

// What threads of the role "script" run. Several threads may run the same one, each with arguments of its own.
struct ScriptSpec
{
    std::string name;
    std::string text;
    // Where it was read, for messages; no part of the value.
    int firstLine = 0;      // the line of `file` in which the text begins; 0: was not read from a file
    std::string file = {};  // without directory: the experiment's file, or the script's own

    bool operator==(const ScriptSpec &other) const { return name == other.name && text == other.text; }
};

struct ThreadSpec
{
    std::string name;
    std::string role;  // id in body/registry.cpp
    ParameterValues parameters;
    std::string script = {};  // of the role "script": the name of what it runs
    ParameterValues arguments =
        {};  // of the role "script": globals of its script, by name; a text that is the name of
             // a channel, primitive or thread is that object
    bool startedByOthers = false;         // does not run before another thread starts it
    std::optional<PicturePlace> at = {};  // its upper left corner, from that of its process

    bool operator==(const ThreadSpec &) const = default;
};

struct ProcessSpec
{
    std::string name;
    std::vector<ThreadSpec> threads;
    bool mayEnd = false;  // its crash or exit before the end of the run is not a failure of the run
    std::optional<PicturePlace> at = {};  // its upper left corner

    bool operator==(const ProcessSpec &) const = default;
};

struct Experiment
{
    std::string id;  // name of its folder or file, without directory and ending; not in the file
    LocalText title;
    LocalText summary;
    std::string group;                // heading in the library, "Mechanisms" when absent
    std::vector<std::string> claims;  // rows of the notes that it tests, "M01"
    std::chrono::nanoseconds timeLimit = std::chrono::seconds(5);
    Placement placement = Placement::Free;
    Level level = Level::Light;
    WaitPolicy wait;
    std::vector<ChannelSpec> channels;
    std::vector<PrimitiveSpec> primitives;
    std::vector<ScriptSpec> scripts;
    std::vector<ProcessSpec> processes;

    bool operator==(const Experiment &) const = default;
};

}  // namespace ws
