#!/usr/bin/env python3
"""Every visible text of the program has its translation in each resources/translations/*.ts.

    check_translations.py TOP LUPDATE

Lets lupdate read the sources into copies of the files, so that a text which nobody entered is found too.
"""
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
from pathlib import Path


def untranslated(file):
    for context in xml.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            kind = "" if translation is None else translation.get("type", "")
            if kind in ("vanished", "obsolete"):
                continue
            forms = [] if translation is None else [f.text or "" for f in translation.iter("numerusform")] or [
                "".join(translation.itertext())]
            if kind == "unfinished" or not forms or not all(form.strip() for form in forms):
                yield context.findtext("name", ""), message.findtext("source", "")


def main():
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    top, lupdate = Path(sys.argv[1]), sys.argv[2]
    files = sorted((top / "resources" / "translations").glob("*.ts"))
    if not files:
        print("resources/translations has no .ts file")
        return 1
    found = 0
    with tempfile.TemporaryDirectory() as folder:
        copies = [Path(shutil.copy(file, folder)) for file in files]
        done = subprocess.run(
            [lupdate, "-silent", "-locations", "none", "-I", str(top), "-I", str(top / "src"), "-tr-function-alias", "QT_TRANSLATE_NOOP+=WS_TR_NOOP",
             str(top / "src"), str(top / "ui"), "-ts", *map(str, copies)], capture_output=True, text=True)
        if done.returncode != 0:
            print(f"lupdate failed: {done.stdout}{done.stderr}")
            return 1
        for copy in copies:
            for context, source in untranslated(copy):
                print(f"{copy.name}: {context}: not translated: {source!r}")
                found += 1
    print(f"{len(files)} files, {found} texts without a translation")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
