#include <CLI/CLI.hpp>

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
        return "'" + text + "' is no " + sentence;
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
    command.add_flag("--again", arguments.again, "Measure now, whatever is known already");
    command.add_flag("--json", arguments.json, "One JSON object on stdout");
    command.footer("Measured once per machine and kept in ~/.cache/waitscope/floor.json.\nExample: " +
                   program + " floor");
}

void addSweepOptions(CLI::App &command, SweepArguments &arguments, const std::string &program)
{
    addList(command, "--mechanisms", arguments.mechanisms, "Which mechanisms (all); 'mechanisms' names them");
    addList(command, "--sizes", arguments.sizes, "Bytes of a message (1,64,1K,4K,64K,1M)");
    addList(command, "--placement", arguments.placements,
            "same (one core), cross (one core each), free (same,cross)");
    addList(command, "--policy", arguments.policies,
            "How to wait: block, spin, spin:20us (spin so long, then block) (block)");
    addList(command, "--shape", arguments.shapes, "pingpong, stream (both)");
    command.add_option("--repeats", arguments.repeats, "Runs of each combination (3)")
        ->type_name("N")
        ->check(within(1, 1000, "number of repeats from 1 to 1000"));
    command.add_option("--seconds", arguments.seconds, "Length of each run (0.15; longer for slow rates)")
        ->type_name("S")
        ->check(within(0.01, 3600, "number of seconds from 0.01 to 3600"));
    command
        .add_option("--rate", arguments.rate,
                    "Streams send so many messages a second, and latency counts from the intended send time")
        ->type_name("R")
        ->check(within(0.01, 1e9, "number of messages a second from 0.01 to 1000000000"));
    command
        .add_option(
            "--out", arguments.out,
            "Folder for sweep.json, sweep.csv and the figures; a sweep that was interrupted goes on there")
        ->type_name("DIR");
    command.add_flag("--again", arguments.again, "Forget what --out DIR holds, and measure everything");
    command.add_flag("--json", arguments.json, "One JSON object on stdout");
    command.footer(
        "Ctrl-C keeps what is done; the same command with --out goes on. What is impossible is refused "
        "with its reason.\nExample: " +
        program + " sweep --mechanisms pipe,posix-mq --sizes 64,4K --out results");
}

}  // namespace ws::cli
