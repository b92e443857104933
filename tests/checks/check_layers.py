#!/usr/bin/env python3
"""Reads every #include under src/ and ui/ and compares it with layers.json.

    check_layers.py TOP [LAYERS.json]

Prints one line for each wrong include, and ends with 1 when there is one.
"""
import json
import re
import sys
from pathlib import Path

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)
QT_HEADER = re.compile(r"^(Qt\w*/|Q[A-Za-z]\w*$|q\w+\.h$)")
QT_CHARTS = re.compile(
    r"^(QtCharts(/.*)?|Q(Abstract|Area|Bar|Box|Candlestick|Category|Chart|DateTime|HBar|HXY|Horizontal|Legend|"
    r"Line|LogValue|Percent|Pie|Polar|Scatter|Spline|Stacked|VBar|VXY|Value|XY)\w*"
    r"(Series|Axis|BarSet|Slice|Set|Mapper|Marker)|QChart(View)?|QPolarChart|QBarSet|QBoxSet|QLegend)$"
)
GENERATED = re.compile(r"(^|/)ui_\w+\.h$|\.moc$|^moc_\w+\.cpp$")
SUFFIXES = {".h", ".cpp", ".def"}


class Layers:
    def __init__(self, text):
        data = json.loads(text)
        self.folders = data["folders"]
        self.closed = set(data["closed"])
        self.charts_folder = data["qtChartsOnlyIn"]
        for folder, sees in self.folders.items():
            for other in sees:
                if not other.endswith(".h") and other not in self.folders:
                    raise SystemExit(f"layers.json: '{folder}' sees '{other}', which is not a folder of the list")

    def visible(self, folder):
        """The folders and single headers that a file of this folder may include."""
        seen, todo = {folder}, list(self.folders[folder])
        while todo:
            one = todo.pop()
            if one not in seen:
                seen.add(one)
                if not one.endswith(".h") and one not in self.closed:
                    todo += self.folders[one]
        return seen


def folder_of(path):
    """'channel' for channel/pipe.h, 'ui/models' for ui/models/x.h."""
    parts = path.split("/")
    return "/".join(parts[:2]) if parts[0] == "ui" else parts[0]


def files_of(top):
    for root in ("src", "ui"):
        for path in sorted((top / root).rglob("*")):
            if path.suffix in SUFFIXES:
                name = path.relative_to(top).as_posix()
                yield path, name, name.removeprefix("src/")


def problems_of_include(layers, top, inside, folder, bracket, target):
    in_engine = not inside.startswith("ui/")
    if ".." in target.split("/"):
        yield "no '..' in includes: write the path from the root"
        return
    if in_engine and QT_HEADER.match(target):
        yield "the engine includes no Qt header"
        return
    if folder != layers.charts_folder and QT_CHARTS.match(target):
        yield f"only {layers.charts_folder} includes Qt Charts"
        return
    if GENERATED.search(target):
        return
    exists = (top / "src" / target).is_file() or (target.startswith("ui/") and (top / target).is_file())
    if not exists:
        if bracket == '"':
            yield "no such header; project headers are written from the root, libraries in <>"
        return
    if bracket == "<":
        yield "a header of this project is written in quotes"
    other = folder_of(target)
    if other not in layers.folders:
        yield f"the folder '{other}' is not in layers.json"
        return
    visible = layers.visible(folder)
    if other not in visible and target not in visible:
        yield f"'{folder}' must not see '{other}'"


def problems(layers, top):
    for path, name, inside in files_of(top):
        folder = folder_of(inside)
        if folder not in layers.folders:
            yield f"{name}: the folder '{folder}' is not in layers.json"
            continue
        text = path.read_text(encoding="utf-8")
        for match in INCLUDE.finditer(text):
            line = text.count("\n", 0, match.start(1)) + 1
            for problem in problems_of_include(layers, top, inside, folder, *match.groups()):
                yield f"{name}:{line}: {match.group(2)}: {problem}"


def main():
    if len(sys.argv) not in (2, 3):
        print(__doc__, file=sys.stderr)
        return 2
    top = Path(sys.argv[1])
    layers = Layers((Path(sys.argv[2]) if len(sys.argv) == 3 else Path(__file__).with_name("layers.json")).read_text())
    count = sum(1 for _ in files_of(top))
    found = list(problems(layers, top))
    print("\n".join(found + [f"{count} files, {len(found)} wrong includes"]))
    return 1 if found or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
