#include <CLI/CLI.hpp>

#include "cli/language.h"
#include "cli/measure_commands.h"

namespace ws::cli {

namespace {

// CLI11 has its own, but for a range it names the bounds in scientific notation.
CLI::Validator within(double least, double most, const std::string &sentence)
{
    const auto check = [=](const std::string &text) -> std::string {
        double value = 0;
        // Written so that NaN fails too.
        if (CLI::detail::lexical_cast(text, value) && value >= least && value <= most)
            return "";
        return say(WS_TR_NOOP("Cli", "'{word}' is no {what}"), {{"word", text}, {"what", sentence}});
    };
    return CLI::Validator(check, "", "range");
}

void addList(CLI::App &command, const std::string &name, std::vector<std::string> &into,
             const std::string &meaning)
{
    command.add_option(name, into, meaning)->type_name("A,B,...")->delimiter(',');
}

}  // namespace

void addFloorOptions(CLI::App &command, FloorArguments &arguments, const std::string &program)
{
    command.add_flag("--again", arguments.again,
                     say(WS_TR_NOOP("Cli", "Measure now, whatever is known already")));
    command.add_flag("--json", arguments.json, say(WS_TR_NOOP("Cli", "One JSON object on stdout")));
    command.footer(
        say(WS_TR_NOOP("Cli", "Measured once per machine and kept in ~/.cache/waitscope/floor.json.")) +
        '\n' + say(WS_TR_NOOP("Cli", "Example: {command}"), {{"command", program + " floor"}}));
}

void addSweepOptions(CLI::App &command, SweepArguments &arguments, const std::string &program)
{
    addList(command, "--mechanisms", arguments.mechanisms,
            say(WS_TR_NOOP("Cli", "Which mechanisms (all); 'mechanisms' names them")));
    addList(command, "--sizes", arguments.sizes,
            say(WS_TR_NOOP("Cli", "Bytes of a message (1,64,1K,4K,64K,1M)")));
    addList(command, "--placement", arguments.placements,
            say(WS_TR_NOOP("Cli", "same (one core), cross (one core each), free (same,cross)")));
    addList(command, "--policy", arguments.policies,
            say(WS_TR_NOOP("Cli", "How to wait: block, spin, spin:20us (spin so long, then block) (block)")));
    addList(command, "--shape", arguments.shapes, say(WS_TR_NOOP("Cli", "pingpong, stream (both)")));
    command
        .add_option("--repeats", arguments.repeats, say(WS_TR_NOOP("Cli", "Runs of each combination (3)")))
        ->type_name("N")
        ->check(within(1, 1000, say(WS_TR_NOOP("Cli", "number of repeats from 1 to 1000"))));
    command
        .add_option("--seconds", arguments.seconds,
                    say(WS_TR_NOOP("Cli", "Length of each run (0.15; longer for slow rates)")))
        ->type_name("S")
        ->check(within(0.01, 3600, say(WS_TR_NOOP("Cli", "number of seconds from 0.01 to 3600"))));
    command
        .add_option(
            "--rate", arguments.rate,
            say(WS_TR_NOOP(
                "Cli",
                "Streams send so many messages a second, and latency counts from the intended send time")))
        ->type_name("R")
        ->check(
            within(0.01, 1e9, say(WS_TR_NOOP("Cli", "number of messages a second from 0.01 to 1000000000"))));
    command
        .add_option("--out", arguments.out,
                    say(WS_TR_NOOP("Cli", "Folder for sweep.json, sweep.csv and the figures; a sweep that "
                                          "was interrupted goes on there")))
        ->type_name("DIR");
    command.add_flag("--again", arguments.again,
                     say(WS_TR_NOOP("Cli", "Forget what --out DIR holds, and measure everything")));
    command.add_flag("--json", arguments.json, say(WS_TR_NOOP("Cli", "One JSON object on stdout")));
    command.footer(
        say(WS_TR_NOOP("Cli", "Ctrl-C keeps what is done; the same command with --out goes on. What is "
                              "impossible is refused with its reason.")) +
        '\n' +
        say(WS_TR_NOOP("Cli", "Example: {command}"),
            {{"command", program + " sweep --mechanisms pipe,posix-mq --sizes 64,4K --out results"}}));
}

}  // namespace ws::cli
