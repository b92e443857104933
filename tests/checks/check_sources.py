#!/usr/bin/env python3
"""What holds for each single file: length, #pragma once, no path of somebody's machine.

    check_sources.py TOP
"""
import re
import sys
from pathlib import Path

MOST_LINES = 450
CODE = {".h", ".cpp"}
NOT_OURS = {".git", "build", "waitscope-out", ".cache", ".vscode", ".idea"}
# Written in pieces, so that this file does not find itself.
MACHINE_PATH = re.compile(r"(^|[^A-Za-z0-9_.~-])/(" + "|".join(["wo" + "rk", "ho" + "me", "ro" + "ot", "Us" + "ers", "fa" + "rm"]) + r")/")


def files_of(top):
    for path in sorted(top.iterdir()):
        if path.name in NOT_OURS:
            continue
        yield from (p for p in ([path] if path.is_file() else sorted(path.rglob("*"))) if p.is_file())


def problems(top):
    for path in files_of(top):
        if "__pycache__" in path.parts:
            continue
        name = path.relative_to(top).as_posix()
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            if path.suffix in CODE:
                yield f"{name}: not UTF-8"
            continue
        lines = text.splitlines()
        if path.suffix in CODE and len(lines) > MOST_LINES:
            yield f"{name}: {len(lines)} lines, at most {MOST_LINES}; it may well be two things"
        if path.suffix == ".h" and "#pragma once" not in lines:
            yield f"{name}: has no '#pragma once'"
        for number, line in enumerate(lines, 1):
            if MACHINE_PATH.search(line):
                yield f"{name}:{number}: a path of one machine: {line.strip()[:100]}"


def main():
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    found = list(problems(Path(sys.argv[1])))
    print("\n".join(found + [f"{len(found)} problems"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
