#!/usr/bin/env python3
"""No source outside of src/channel may name a mechanism: src/channel/registry.cpp is the only list.

    check_registry.py ROOT
"""
import pathlib
import re
import sys

# The same word with another meaning: an order of delivery, the signal that ended a worker.
OTHER_MEANINGS = {
    ("src/session/mechanism_words.cpp", "fifo"),
    ("src/body/script_words.cpp", "coroutine"),  # a table of Lua
    ("src/cli/json_report.cpp", "signal"),
    ("ui/models/wording.cpp", "signal"),
}


def main(root):
    channel = root / "src" / "channel"
    ids = set()
    for source in sorted(channel.glob("*.cpp")):
        ids |= set(re.findall(r'\.id = "([a-z0-9-]+)"', source.read_text()))
    registry = (channel / "registry.cpp").read_text()
    lines = re.findall(r"^\s+&(\w+),$", registry, re.MULTILINE)
    problems = []
    if len(ids) != len(lines):
        problems.append(f"src/channel has {len(ids)} ids of mechanisms, its registry {len(lines)} lines")
    for folder in ("src", "ui"):
        for source in sorted((root / folder).rglob("*")):
            if source.suffix not in (".cpp", ".h") or channel in source.parents:
                continue
            name = source.relative_to(root).as_posix()
            for number, line in enumerate(source.read_text().splitlines(), 1):
                for word in re.findall(r'"([a-z0-9-]+)"', line):
                    if word in ids and (name, word) not in OTHER_MEANINGS:
                        problems.append(f"{name}:{number}: names the mechanism '{word}'")
    for problem in problems:
        print(problem)
    print(f"{len(ids)} mechanisms, {len(problems)} problems")
    return 1 if problems or not ids else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
