#!/usr/bin/env bash
# Counts the instructions of one parse under callgrind and prints them as Markdown: for this crate and the peers, then the
# growth of the worst inputs from 1 KiB to 64 KiB.
#
#     benches/instructions.sh            the tables
#     benches/instructions.sh --check    the tables, and status 1 if a limit in benches/limits.tsv is exceeded
#
# One run of `count plan` makes every call in a known order; callgrind writes a part at each entry to `measured_parse`, so
# the part after the second of three equal calls is that call alone. The cost of a parser that does nothing is subtracted.
# With --check the same count is taken once more as the difference between N and 2N calls, and the two must agree.
# Needs valgrind (Debian: `apt-get install valgrind`).
set -euo pipefail
cd "$(dirname "$0")"

check=false
case "${1-}" in
    '') ;;
    --check) check=true ;;
    *) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac

cargo build --release --locked --quiet --bin count
count=target/release/count
parts=$(mktemp -d)
trap 'rm -rf "$parts"' EXIT

# The lines of a plan, each with its count: parser, input, bytes, verdict, instructions.
run_plan() {
    rm -f "$parts"/out*
    valgrind --tool=callgrind --callgrind-out-file="$parts/out" --dump-before='*measured_parse*' \
        "$count" plan "$1" >"$parts/plan" 2>"$parts/log" || { cat "$parts/log" >&2; exit 1; }
    local call=0
    while IFS= read -r line; do
        printf '%s\t%s\n' "$line" "$(sed -n 's/^totals: //p' "$parts/out.$((3 * call + 3))")"
        call=$((call + 1))
    done <"$parts/plan"
}

# N against 2N calls.
by_difference() {
    local times=200 once twice
    total() { valgrind --tool=callgrind --callgrind-out-file=/dev/null "$count" "$@" 2>&1 | awk '/Collected/ { print $4 }'; }
    once=$(total "$1" "$2" $times)
    twice=$(total "$1" "$2" $((2 * times)))
    echo $(((twice - once) / times))
}

run_plan table >"$parts/table"
run_plan growth >"$parts/growth"
if $check; then
    for parser in service nothing; do
        printf '%s\tparameters\t%s\n' "$parser" "$(by_difference "$parser" parameters)"
    done >"$parts/difference"
else
    : >"$parts/difference"
fi

echo "Instructions for one parse: $(rustc --version | cut -d' ' -f1-2), opt-level 3, LTO, $(valgrind --version)," \
    "$(uname -m) ($(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n1)), $(date -u +%F)"
awk -v check=$check -f instructions.awk limits.tsv "$parts/table" "$parts/growth" "$parts/difference"
