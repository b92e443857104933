#!/usr/bin/env python3
"""Runs the benchmarks and prints the table of the README: each figure beside its reference of the same run.

    tests/bench/table.py [FOLDER OF THE PROGRAMS]     build/release/bin when absent; run it on a quiet machine
"""
import json
import pathlib
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
    return "met" if ok else "**missed**"


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


def analysis():
    rows = medians("bench_analysis")
    for name, row in rows.items():
        if "items_per_second" in row:
            rate = row["items_per_second"] / 1e6
            print(f"| analysis, {name} | - | {rate:.0f} million/s | - | at least 20 million events/s | |")


def mechanisms():
    print()
    sys.stdout.flush()
    subprocess.run([programs / "bench_mechanisms"], check=True)


recorder()
analysis()
mechanisms()
