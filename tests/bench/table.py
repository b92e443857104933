#!/usr/bin/env python3
"""Runs the benchmarks and prints the table of the README: each figure beside its reference of the same run.

    tests/bench/table.py [FOLDER OF THE PROGRAMS [PART...]]

The folder is build/release/bin when absent. Run it on a quiet machine.
Parts: recorder, scripts, analysis, deadlocks, recordings, window, lanes, mechanisms; all when absent.
"""
import json
import os
import pathlib
import statistics
import subprocess
import sys

top = pathlib.Path(__file__).resolve().parents[2]
programs = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else top / "build/release/bin"


def medians(program):
    """Nanoseconds of processor time by name: the median of nine repetitions, taken in random order."""
    text = subprocess.run(
        [programs / program, "--benchmark_repetitions=9", "--benchmark_min_time=0.1",
         "--benchmark_enable_random_interleaving=true", "--benchmark_format=json"],
        capture_output=True, text=True, check=True).stdout
    rows = json.loads(text)["benchmarks"]
    return {row["run_name"]: row for row in rows if row.get("aggregate_name") == "median"}


def verdict(ok):
    return "met" if ok else "**MISSED**"


def recorder():
    rows = medians("bench_recorder")
    time = {name: row["cpu_time"] for name, row in rows.items()}
    print("| what | reference | measured | ratio | budget | |")
    print("| --- | --- | --- | --- | --- | --- |")
    for what, name, reference, budget in (
            ("one recorded event, full level", "recordedEvent", "clockRead", 1.6),
            ("lock + unlock, uncontended, light", "instrumentedMutex/light", "bareMutex", 2.0),
            ("lock + unlock, uncontended, full", "instrumentedMutex/full", "bareMutex", 6.0)):
        ratio = time[name] / time[reference]
        print(f"| {what} | {time[reference]:.1f} ns ({reference}) | {time[name]:.1f} ns | {ratio:.2f} x "
              f"| at most {budget:g} x | {verdict(ratio <= budget)} |")


def scripts():
    rows = medians("bench_scripts")
    for level in ("Light", "Full"):
        took = rows[f"script/lockUnlock{level}"]["ns"]
        plain(f"lock + unlock from a script, with its line, uncontended, {level.lower()}", f"{took:.0f} ns",
              "below 500 ns", took < 500)
    more = rows["script/computeFull"]["ns"] - rows["script/computeLight"]["ns"]
    plain("a line of a script that does not call, as an event, full", f"{more:.0f} ns", "-", True)


def analysis():
    rows = medians("bench_analysis")
    for name, row in rows.items():
        if "items_per_second" in row:
            rate = row["items_per_second"] / 1e6
            print(f"| analysis, {name} | - | {rate:.0f} million/s | - | at least 20 million events/s "
                  f"| {verdict(rate >= 20)} |")


def plain(what, measured, budget, ok):
    """A row without a reference."""
    print(f"| {what} | - | {measured} | - | {budget} | {verdict(ok)} |")


def figures(program, *arguments):
    """What a program prints, one object of JSON a line. Offscreen where no platform is named."""
    environment = {"QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": "/tmp"} | os.environ
    text = subprocess.run([programs / program, *arguments], capture_output=True, text=True, check=True,
                          env=environment).stdout
    return [json.loads(line) for line in text.splitlines()]


def deadlocks():
    for found in figures("bench_deadlock", "100"):
        plain(f"deadlock found after the last member blocked, {found['experiment']}, {found['runs']} runs",
              f"median {found['medianMs']:.1f} ms, longest {found['longestMs']:.1f} ms",
              "median 20 ms, at most 100 ms", found["medianMs"] <= 20 and found["longestMs"] <= 100)


def recordings():
    found = figures("bench_recording")[0]
    ratio = found["openMs"] / found["readOnceMs"]
    what = (f"open a recording of {found['events'] / 1e6:.0f} million events ({found['megabytes']:.0f} MB) "
            "until its figures are there")
    print(f"| {what} | reading the file once, {found['readOnceMs']:.1f} ms | {found['openMs']:.1f} ms | {ratio:.2f} x "
          f"| at most 2 x | {verdict(ratio <= 2)} |")
    memory = found["openMegabytes"] / found["megabytes"]
    print(f"| - memory | the file | {found['openMegabytes']:.1f} MB | {memory:.2f} x | at most 2 x "
          f"| {verdict(memory <= 2)} |")
    print(f"| - the lanes, which follow while the figures are shown | - | {found['lanesMs']:.0f} ms | - | none | - |")
    whole = found["lanesMegabytes"] / found["megabytes"]
    print(f"| - memory with its lanes | the file | {found['lanesMegabytes']:.1f} MB | {whole:.2f} x | at most 2 x "
          f"| {verdict(whole <= 2)} |")
    rate = found["events"] / found["anewMs"] / 1e3
    print(f"| - all figures made anew, as after a crash | - | {found['anewMs']:.0f} ms, {rate:.0f} million events/s, "
          f"{found['anewMegabytes']:.0f} MB | - | none | - |")


def window():
    first = figures("bench_window", "first-message")[0]
    plain(f"Run pressed until the window has the first message, {first['runs']} runs",
          f"median {first['medianMs']:.0f} ms, longest {first['longestMs']:.0f} ms", "at most 150 ms",
          first["longestMs"] <= 150)
    start = figures("bench_window", "start")[0]
    plain(f"start until the first painted window, {start['runs']} runs",
          f"median {start['medianMs']:.0f} ms, longest {start['longestMs']:.0f} ms", "at most 500 ms",
          start["longestMs"] <= 500)
    stopped = figures("bench_window", "stopped")[0]
    plain(f"key pressed until its picture is painted while SIGSTOP holds every worker, {stopped['runs']} keys",
          f"median {stopped['medianMs']:.1f} ms, longest {stopped['longestMs']:.1f} ms", "at most 33 ms",
          stopped["longestMs"] <= 33)

    runs = [figures("bench_window", "live")[0] for _ in range(3)]
    live = {name: statistics.median(run[name] for run in runs) for name in runs[0] if name != "platform"}
    events = live["eventsPerSecond"] / 1e6
    what = f"window while {events:.2f} million events/s arrive ({runs[0]['platform']}, 3 runs of 10 s)"
    enough = events >= 1
    plain(f"{what}: frames", f"{live['framesPerSecond']:.1f} a second", "60 a second",
          enough and round(live["framesPerSecond"]) >= 60)
    longest = max(run["longestFrameMs"] for run in runs)
    plain("- longest frame, from a snapshot's arrival to its last repaint",
          f"{longest:.1f} ms (p50 {live['p50FrameMs']:.1f}, p99 {live['p99FrameMs']:.1f})", "at most 33 ms",
          enough and longest <= 33)
    interval = max(run["longestIntervalMs"] for run in runs)
    plain("- longest time between two frames", f"{interval:.1f} ms", "at most 33 ms",
          enough and interval <= 33)
    plain("- processor time of its process, collector included",
          f"{100 * live['processShare']:.1f} % of a core (GUI thread {100 * live['guiThreadShare']:.1f} %)",
          "at most 25 %", enough and live["processShare"] <= 0.25)
    plain("- events dropped", f"{live['droppedPerSecond']:.0f} a second", "none: they are counted, and shown",
          live["droppedPerSecond"] == 0)


def lanes():
    steps = figures("bench_lanes", "steps")[0]
    plain(f"lanes of {steps['intervals'] / 1e6:.1f} million intervals: one pan or zoom step, {steps['steps']} steps",
          f"longest {steps['longestMs']:.1f} ms (p50 {steps['p50Ms']:.1f}, p99 {steps['p99Ms']:.1f})", "at most 16 ms",
          steps["longestMs"] <= steps["budgetMs"])
    memory = figures("bench_lanes", "memory")[0]
    plain(f"- memory of a timeline that was fed {memory['intervals'] / 1e6:.0f} million intervals",
          f"{memory['megabytes']:.0f} MB, {memory['kept'] / 1e6:.1f} million kept", "bounded: at most 120 MB",
          memory["megabytes"] <= 120)


def mechanisms():
    """Prints the table as it grows, and behind it the bare figures beside those of the peers."""
    print()
    sys.stdout.flush()
    rows = {}
    with subprocess.Popen([programs / "bench_mechanisms"], stdout=subprocess.PIPE, text=True) as bench:
        for line in bench.stdout:
            print(line, end="", flush=True)
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if len(cells) == 8:
                rows[cells[0], cells[1]] = {"stream": cells[2], "trip": cells[5]}
    if bench.returncode != 0:
        sys.exit("bench_mechanisms failed")
    beside_peers(rows)


def processor():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return f"{os.cpu_count()} processors, {line.split(':', 1)[1].strip()}, Linux {os.uname().release}"
    return f"{os.cpu_count()} processors, Linux {os.uname().release}"


def beside_peers(rows):
    """No ratio: the figures come from different processors, and a peer's program is not ours."""
    peers = json.loads((top / "tests/bench/peers.json").read_text())
    print(f"\nOurs: bare loops, medians of this run, on {processor()}.")
    print(f"Peers: {peers['what']}, on {peers['processor']}.\n")
    print("| mechanism, 64 bytes, bare | round trip p50, same: ours | peer | cross: ours | peer "
          "| stream, cross: ours | peer |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for name, peer in peers["mechanisms"].items():
        same = rows.get((name, "same"), {"trip": "-"})
        cross = rows.get((name, "cross"), {"trip": "-", "stream": "-"})
        trips = [f"{text} us" if text and text[-1].isdigit() else text or "-"
                 for text in (peer["same"], peer["cross"])]
        stream = f"{peer['stream']}/s" if peer["stream"].endswith(("k", "M")) else peer["stream"] or "-"
        print(f"| {name} | {same['trip'] or '-'} | {trips[0]} | {cross['trip'] or '-'} | {trips[1]} "
              f"| {cross['stream'] or '-'} | {stream} |")


def processor_ticks():
    """Those that were wanted here, and those of them that others got."""
    user, nice, system, _, _, irq, softirq, steal = map(
        int, pathlib.Path("/proc/stat").read_text().split(None, 9)[1:9])
    return user + nice + system + irq + softirq + steal, steal


def share_stolen(part):
    """Runs a part; percent. On a virtual machine the longest of anything says little where this is much."""
    wanted, steal = processor_ticks()
    part()
    wanted_after, steal_after = processor_ticks()
    return 100 * (steal_after - steal) / max(wanted_after - wanted, 1)


PARTS = {"recorder": recorder, "scripts": scripts, "analysis": analysis, "deadlocks": deadlocks, "recordings": recordings,
         "window": window, "lanes": lanes,
         "mechanisms": mechanisms}
stolen = {part: share_stolen(PARTS[part]) for part in sys.argv[2:] or PARTS}
print("\nOf the time in which this machine wanted its processors, the hypervisor gave to others (steal, proc(5)): "
      + ", ".join(f"{part} {share:.0f} %" for part, share in stolen.items()) + ".")
