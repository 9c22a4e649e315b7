#!/usr/bin/env bash
# Builds the firmware, runs it under QEMU, and feeds its serial port.
#
#     run.sh [--uart FILE] [--connect HOST:PORT] [--seconds N] [--bin NAME]
#
#   --uart FILE           what the first port receives; transcript/input.txt by default
#   --connect HOST:PORT   the concentrator to which the second port is connected; none by default
#   --seconds N           ends a run that takes longer (60)
#   --bin NAME            another image of this package (firmware)
#
# Standard output: the answers of the port. Standard error: the decoded log. Exit status: the code of the firmware, or
# 2 invalid usage, 3 a tool is not installed (the message says how to install it), 124 the time limit was reached.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
target=thumbv7m-none-eabi
uart=$here/transcript/input.txt seconds=60 bin=firmware network=null,id=network

usage() { sed -n '2,/^set/s/^# \{0,1\}//p' "$0" | sed '$d'; }
while [ $# -gt 0 ]; do
    case $1 in
    --uart | --connect | --seconds | --bin) [ $# -ge 2 ] || { usage >&2; exit 2; } ;;&
    --uart) uart=$2; shift 2 ;;
    --connect)
        [[ $2 =~ ^([^:,]+):([0-9]+)$ ]] || { echo "run.sh: --connect needs HOST:PORT" >&2; exit 2; }
        network=socket,id=network,nodelay=on,host=${BASH_REMATCH[1]},port=${BASH_REMATCH[2]}
        shift 2
        ;;
    --seconds) seconds=$2; shift 2 ;;
    --bin) bin=$2; shift 2 ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
    esac
done
# To `timeout`, 0 means no limit.
case $seconds in '' | *[!0-9]* | 0*) echo "run.sh: --seconds needs a number, at least 1" >&2; exit 2 ;; esac

# Where `cargo install` puts defmt-print.
PATH=$PATH:${CARGO_HOME:-$HOME/.cargo}/bin
thumb=$here/../../.ci/thumb.sh
missing=
need() { # COMMAND HOW-TO-GET-IT...
    command -v "$1" >/dev/null 2>&1 || { missing=1; printf '%s is not installed.\n' "$1"; shift; printf '  %s\n' "$@"; }
} >&2
"$thumb" "$target" --version >/dev/null || missing=1
need qemu-system-arm 'on Debian:    apt-get install --no-install-recommends qemu-system-arm' 'on macOS:     brew install qemu'
need defmt-print 'with cargo:   cargo install --locked defmt-print'
need timeout 'on Debian:    apt-get install coreutils' 'on macOS:     brew install coreutils'
[ -z "$missing" ] || { echo 'On Debian, .ci/install.sh thumb qemu defmt-print gets all of it.' >&2; exit 3; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# The pipe device of QEMU also accepts plain files: one holds what is sent, the other gets what is received. Neither has a
# writer or reader to wait for, so nothing can hang.
limit=$((16 << 20))
timeout "$seconds" head -c $((limit + 1)) -- "$uart" >"$work/port.in" || { echo "run.sh: $uart cannot be read" >&2; exit 2; }
: >"$work/port.out"
# A serial line has no end. The firmware gets the number of bytes over semihosting, so that any byte can be data.
length=$(($(wc -c <"$work/port.in")))
[ "$length" -le "$limit" ] || { echo "run.sh: $uart has more than $limit bytes" >&2; exit 2; }

# cargo reports its progress on a terminal only; otherwise standard error has nothing but the log.
quiet=--quiet
[ ! -t 2 ] || quiet=
"$thumb" "$target" build $quiet --locked --release --features board --bin "$bin" --manifest-path "$here/Cargo.toml"
image=${CARGO_TARGET_DIR:-$here/target}/$target/release/$bin

set +e
timeout --kill-after=5 "$seconds" qemu-system-arm -M lm3s6965evb -nographic -monitor none \
    -chardev "pipe,id=port,path=$work/port" -serial chardev:port -chardev "$network" -serial chardev:network \
    -semihosting-config "enable=on,target=native,arg=$bin,arg=$length" -kernel "$image" </dev/null 2>"$work/qemu.err" |
    defmt-print -e "$image" --log-format '{L} {s}' >&2
codes=("${PIPESTATUS[@]}")
# The watchdog of the board always makes QEMU print this line. Print any other.
grep -v '^Timer with period zero, disabling$' "$work/qemu.err" >&2
set -e
cat "$work/port.out"
code=${codes[0]}
[ "$code" != 0 ] || [ "${codes[1]}" = 0 ] || { echo "run.sh: the log could not be decoded" >&2; code=1; }
case $code in 124 | 137) echo "run.sh: the firmware did not end within $seconds seconds; QEMU was stopped" >&2; code=124 ;; esac
exit "$code"
