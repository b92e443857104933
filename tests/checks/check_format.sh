#!/usr/bin/env bash
# Every source file looks as clang-format 14 with .clang-format of the top folder would write it.
#
#     check_format.sh TOP          says what differs
#     check_format.sh TOP --fix    writes it
set -eu -o pipefail
cd "$1"
mode=(--dry-run -Werror --ferror-limit=3)
[ "${2:-}" != --fix ] || mode=(-i)
code=0
find src ui tests \( -name '*.h' -o -name '*.cpp' \) -print0 | sort -z |
    xargs -0 -r -n 16 -P 2 clang-format --style=file "${mode[@]}" || code=1
[ "$code" = 0 ] || printf 'Not in the project'\''s format. To mend it: tests/checks/check_format.sh . --fix\n'
exit "$code"
