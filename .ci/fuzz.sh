#!/usr/bin/env bash
# Runs every fuzz target from its seeds, FUZZ_JOBS (2) at a time.
#
#     .ci/fuzz.sh SECONDS [TARGET...]
#
# Prints executions and coverage of each. A finding ends it; its input is left in fuzz/artifacts/TARGET.
set -euo pipefail
cd "$(dirname "$0")/../fuzz"

seconds=${1:?how many seconds for each target}
shift
targets=${*:-$(cargo +nightly fuzz list)}
cargo +nightly fuzz build >/dev/null

one() {
    local target=$1 log
    mkdir -p "corpus/$target"
    log=$(mktemp)
    if ! cargo +nightly fuzz run "$target" "corpus/$target" seeds/* -- \
        -max_total_time="$seconds" -dict=uri.dict -max_len=512 -timeout=10 -print_final_stats=1 >"$log" 2>&1; then
        cat "$log" >&2
        rm "$log"
        return 1
    fi
    local runs coverage
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    coverage=$(grep -oE 'cov: [0-9]+ ft: [0-9]+' "$log" | tail -n 1)
    rm "$log"
    [ "${runs:-0}" -gt 0 ] || { echo "$target did not run" >&2; return 1; }
    printf '%-20s %9d runs  %s\n' "$target" "$runs" "$coverage"
}
export -f one
export seconds
# shellcheck disable=SC2086
printf '%s\n' $targets | xargs -P "${FUZZ_JOBS:-2}" -I{} bash -c 'one {} || exit 255'
