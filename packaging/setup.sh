# Sourced by ./run and ./check: installs the missing Debian packages, configures and builds the preset `release`.
# Wants: top (the folder of the project). Every function that fails has said so in a sentence and ends the script.
#
# Environment: WAITSCOPE_SKIP_PACKAGES=1 leaves the packages alone, for systems that are not Debian.

logs=$top/build/logs
buildFolder=$top/build/release

say() { printf '%s\n' "$*"; }
fail() {
    printf '%s: %s\n' "$(basename "$0")" "$*" >&2
    exit 1
}

# step NAME LOG COMMAND...: runs a command with its output in a log and shows what it does and how long it took.
# Returns the command's exit code. In the background, so that its progress can be shown; Ctrl-C ends it.
step() {
    local name=$1 log=$2 begin=$SECONDS shown='' latest child code=0
    shift 2
    "$@" >"$log" 2>&1 </dev/null &
    child=$!
    trap 'kill "$child" 2>/dev/null; wait "$child"; printf "\n"; fail "interrupted while: $name"' INT TERM
    [ -t 1 ] || printf '  %s ...\n' "$name"
    while kill -0 "$child" 2>/dev/null; do
        latest=$(tail -n 1 "$log" 2>/dev/null | grep -oE '^(\[[0-9]+/[0-9]+\]|Setting up [^ ]+|Unpacking [^ ]+| *[0-9]+/[0-9]+ Test)' | tail -n 1)
        if [ -t 1 ]; then
            printf '\r\033[K  %s ... %d s %s' "$name" "$((SECONDS - begin))" "$latest"
        elif [ "$((SECONDS - begin))" -ge 20 ] && [ "$(((SECONDS - begin) / 20))" != "$shown" ]; then
            shown=$(((SECONDS - begin) / 20))
            printf '    %d s %s\n' "$((SECONDS - begin))" "$latest"
        fi
        waitBriefly "$child"
    done
    wait "$child" || code=$?
    trap - INT TERM
    [ -t 1 ] && printf '\r\033[K'
    if [ "$code" = 0 ]; then
        printf '  %s: done in %d s\n' "$name" "$((SECONDS - begin))"
    else
        printf '  %s: failed after %d s\n' "$name" "$((SECONDS - begin))"
    fi
    return "$code"
}

# Up to half a second, less when the process ends before.
waitBriefly() {
    local i
    for i in 1 2 3 4 5 6 7 8 9 10; do
        kill -0 "$1" 2>/dev/null || return 0
        sleep 0.05
    done
}

# failWithLog LOG SENTENCE
failWithLog() {
    printf -- '--- the last 40 lines of %s\n' "$1" >&2
    tail -n 40 "$1" >&2
    printf -- '---\n' >&2
    fail "$2 The whole output is in $1"
}

wantedPackages() { sed -e 's/#.*//' -e 's/[[:space:]]//g' -e '/^$/d' "$top/packaging/debian-packages.txt"; }

# The packages of the list that are not installed, one a line.
missingPackages() {
    wantedPackages | sort -u >"$logs/wanted.txt"
    # shellcheck disable=SC2046
    dpkg-query -W -f '${db:Status-Status} ${Package}\n' $(cat "$logs/wanted.txt") 2>/dev/null |
        sed -n 's/^installed //p' | sort -u | comm -23 "$logs/wanted.txt" -
}

installPackages() {
    local missing sudo='' list
    [ -z "${WAITSCOPE_SKIP_PACKAGES:-}" ] || return 0
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        fail "this system has no apt-get, so the packages cannot be installed here. Waitscope is built on Debian 12;" \
            "install what corresponds to these packages and run WAITSCOPE_SKIP_PACKAGES=1 $0:" \
            "$(wantedPackages | tr '\n' ' ')"
    fi
    missing=$(missingPackages)
    [ -n "$missing" ] || return 0
    list=$(printf '%s' "$missing" | tr '\n' ' ')
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null ||
            fail "these Debian packages are missing, and without sudo only root can install them. As root:" \
                "apt-get install --no-install-recommends $list"
        sudo -n true 2>/dev/null || say "sudo asks for your password, to install Debian packages: $list"
        sudo -v || fail "sudo did not let us install the missing Debian packages: $list"
        sudo=sudo
    fi
    say "Missing Debian packages: $list"
    local updated=yes
    step 'read the package lists' "$logs/apt-update.log" \
        $sudo env LC_ALL=C.UTF-8 apt-get update -q -o APT::Update::Error-Mode=any -o Acquire::http::Timeout=20 ||
        updated=no
    step "install $(printf '%s\n' "$missing" | wc -l) packages" "$logs/apt-install.log" \
        $sudo env LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -q --no-install-recommends -o Acquire::http::Timeout=20 -o DPkg::Lock::Timeout=120 $missing ||
        {
            if [ "$updated" = no ]; then
                failWithLog "$logs/apt-update.log" \
                    "the package lists could not be read (is there a network?), so these Debian packages are missing: $list."
            fi
            failWithLog "$logs/apt-install.log" \
                "apt-get could not install these packages of Debian 12 (this is $(systemName)): $list."
        }
    missing=$(missingPackages)
    [ -z "$missing" ] || fail "apt-get said it had installed them, but these packages are missing: $(printf '%s' "$missing" | tr '\n' ' ')"
}

systemName() { sed -n 's/^PRETTY_NAME="\{0,1\}\([^"]*\)"\{0,1\}$/\1/p' /etc/os-release 2>/dev/null; }

# One compiler needs about 700 MB; a machine with little memory gets fewer of them.
compilers() {
    local processors memory
    processors=$(nproc)
    memory=$(awk '/^MemAvailable:/ {print int($2 / 700000)}' /proc/meminfo)
    [ "${memory:-0}" -ge 1 ] || memory=1
    [ "$processors" -lt "$memory" ] && say "$processors" || say "$memory"
}

# Configures only when the presets changed or nothing is there; ninja sees changes of the CMake files itself.
configure() {
    local home
    home=$(sed -n 's/^CMAKE_HOME_DIRECTORY:INTERNAL=//p' "$buildFolder/CMakeCache.txt" 2>/dev/null)
    # CMake refuses a build folder that was copied or moved along with its project.
    [ -z "$home" ] || [ "$home" = "$top" ] || rm -rf "$buildFolder"
    if [ -f "$buildFolder/build.ninja" ] && [ "$buildFolder/.configured" -nt "$top/CMakePresets.json" ]; then
        return 0
    fi
    step configure "$logs/configure.log" env LC_ALL=C.UTF-8 cmake --preset release ||
        failWithLog "$logs/configure.log" "CMake could not configure the project."
    touch "$buildFolder/.configured"
}

# build TARGET: `programs` or `all`.
build() {
    # ninja itself, not cmake --build: that one would leave it running after Ctrl-C.
    step build "$logs/build.log" env LC_ALL=C.UTF-8 ninja -C "$buildFolder" -j "$(compilers)" "$1" ||
        failWithLog "$logs/build.log" "the build failed."
}

# setUp TARGET: everything from a bare system to a finished build. Changes into the project's folder.
setUp() {
    cd "$top" || fail "cannot enter $top"
    mkdir -p "$logs" 2>/dev/null && [ -w "$logs" ] || fail "cannot write into $top/build; is the folder yours?"
    installPackages
    configure
    build "$1"
}
