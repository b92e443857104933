#!/usr/bin/env bash
# The desktop entry, the AppStream file, the MIME type and the manual page are what the desktop accepts.
#
#     check_packaging.sh TOP
set -eu
cd "$1/packaging"
desktop-file-validate waitscope.desktop
appstreamcli validate --no-net org.waitscope.Waitscope.metainfo.xml
python3 -c 'import sys, xml.dom.minidom as dom; [dom.parse(name) for name in sys.argv[1:]]' \
    waitscope-mime.xml ../resources/icons/waitscope.svg
# Each code that the program may end with stands in the manual page and in the README.
for code in 0 2 3 4 5; do
    grep -q "^\.B $code\$" waitscope.1 || { echo "waitscope.1 does not explain exit code $code"; exit 1; }
    grep -q "^| $code |" ../README.md || { echo "README.md does not explain exit code $code"; exit 1; }
done
