#!/usr/bin/env bash
# Runs the fuzz targets under AFL++, beside libFuzzer in .ci/fuzz.sh: the same properties, found by another engine.
#
#     .ci/afl.sh SECONDS [TARGET...]
#
# Starts from the seeds and from what libFuzzer has left in fuzz/corpus/TARGET, and leaves there what is new. Prints
# executions and coverage of each target. A finding or a hang is an error; its input is left in fuzz/artifacts/TARGET.
# FUZZ_JOBS (2): how many targets run at a time.
set -euo pipefail
cd "$(dirname "$0")/../fuzz"

seconds=${1:?how many seconds for each target}
shift
targets=${*:-$(for file in targets/*.rs; do basename "$file" .rs; done)}

# Harmless where CPUs are shared or cores are dumped to a program, as in CI.
export AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_NO_AFFINITY=1 AFL_NO_UI=1 AFL_QUIET=1
(cd afl && cargo afl build --quiet --release)

one() {
    local target=$1 work stats
    work=$(mktemp -d)
    mkdir -p "$work/in" "corpus/$target" "artifacts/$target"
    # Named by content, so that a text found twice is one file.
    find seeds "corpus/$target" -type f -size -513c -print0 | while IFS= read -r -d '' file; do
        cp "$file" "$work/in/$(sha1sum <"$file" | cut -c1-40)"
    done
    # An empty file is no start for AFL++.
    find "$work/in" -empty -delete
    if ! cargo afl fuzz -i "$work/in" -o "$work/out" -V "$seconds" -t 10000 -G 512 -x uri.dict \
        -- afl/target/release/vserial-uri-afl "$target" >"$work/log" 2>&1; then
        tail -n 40 "$work/log" >&2
        return 1
    fi
    stats=$work/out/default/fuzzer_stats
    value() { sed -n "s/^$1 *: //p" "$stats"; }
    find "$work/out/default/queue" -maxdepth 1 -type f ! -name '*orig:*' | while read -r file; do
        cp "$file" "corpus/$target/$(sha1sum <"$file" | cut -c1-40)"
    done
    printf '%-20s %9d runs  edges: %d of %d  new inputs: %d\n' "$target" "$(value execs_done)" "$(value edges_found)" \
        "$(value total_edges)" "$(value corpus_found)"
    if [ "$(value saved_crashes)$(value saved_hangs)" != 00 ]; then
        cp "$work"/out/default/{crashes,hangs}/id* "artifacts/$target" 2>/dev/null || true
        echo "$target: $(value saved_crashes) findings and $(value saved_hangs) hangs in fuzz/artifacts/$target" >&2
        return 1
    fi
    [ "$(value execs_done)" -gt 0 ] || { echo "$target did not run" >&2; return 1; }
    rm -r "$work"
}
export -f one
export seconds
# shellcheck disable=SC2086
printf '%s\n' $targets | xargs -P "${FUZZ_JOBS:-2}" -I{} bash -euo pipefail -c 'one {} || exit 255'
