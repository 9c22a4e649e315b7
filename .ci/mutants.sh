#!/usr/bin/env bash
# Changes the library in one place at a time with cargo-mutants, and runs the tests, which must fail.
#
#     .ci/mutants.sh                        every mutant of every area
#     .ci/mutants.sh AREA...                some areas: telnet session vspc values parsing builder impls grammar
#     .ci/mutants.sh --shard 0/96 [AREA...] every 96th mutant
#
# The mutants of an area run against a few tests; those that survive run against the next tests of the area. Mutants that
# survive all of them are printed at the end, and are an error. A mutant that does not terminate counts as caught. Mutants
# that do not change any result are excluded in .cargo/mutants.toml, each with a reason.
#
# Everything runs in a copy of the tree in target/mutants, where builds are incremental.
set -euo pipefail
cd "$(dirname "$0")/.."

shard=
if [ "${1-}" = --shard ]; then
    shard="--shard=$2 --sharding=round-robin"
    shift 2
fi
areas="telnet session vspc values parsing builder impls grammar"
out=$PWD/target/mutants
tree=$out/tree

# Few random cases; other parts of CI run more.
export CARGO_INCREMENTAL=1 PROPTEST_CASES=32
unset CARGO_TARGET_DIR RUST_BACKTRACE

# The modules of an area, and the arguments of `cargo test` for each round, the fastest first. `--compact` tests the code for
# 32-bit machines (see `PREFER_SPEED` in src/chars.rs).
area() {
    case $1 in
    telnet) modules="telnet"
        rounds="--test=telnet -- --skip all_short --skip linear --skip explored
--test=vspc --test=session -- --skip explore --skip properties --skip states
--test=telnet
--test=session --test=defmt" ;;
    session) modules="session"
        rounds="--test=session -- --skip explore --skip properties --skip states
--test=session" ;;
    vspc) modules="vspc"
        rounds="--test=vspc
--test=session -- --skip explore --skip properties --skip states" ;;
    values) modules="percent auth"
        rounds="--test=values --test=conformance
--test=builder --test=properties" ;;
    parsing) modules="backing checks direction error explain host key lib listen proxy reference scheme service span text tls"
        rounds="--test=conformance
--test=values --test=passwords
--test=properties" ;;
    builder) modules="builder"
        rounds="--test=builder" ;;
    impls) modules="impls owned"
        rounds="--test=json --test=owned --test=defmt --test=values
--test=arbitrary" ;;
    grammar) modules="chars grammar"
        rounds="--test=conformance
--test=builder
--test=exhaustive
--test=properties
--compact --test=conformance
--compact --test=exhaustive" ;;
    *) echo "mutants: no area named '$1'; the areas are: $areas" >&2; exit 2 ;;
    esac
}

# Copies the working tree, without ignored files. Touching lib.rs makes cargo rebuild the crate, even if an earlier run left
# newer output.
copy() {
    local part
    if [ ! -d "$tree/target" ]; then
        # Reuse dependencies that are already built.
        mkdir -p "$tree/target/debug"
        for part in .fingerprint build deps; do
            [ ! -d "target/debug/$part" ] || cp -a "target/debug/$part" "$tree/target/debug"
        done
    fi
    find "$tree" -mindepth 1 -maxdepth 1 ! -name target -exec rm -r {} +
    git ls-files -z --cached --others --exclude-standard | tar -c --null -T - --ignore-failed-read 2>/dev/null | tar -x -C "$tree"
    touch "$tree/src/lib.rs"
    # Without debug information, a build takes a quarter less time. Infinite loops are stopped by limits on CPU time and memory:
    # a limit on elapsed time would also stop slow tests on a busy machine.
    cat >"$tree/.cargo/config.toml" <<'END'
[profile.dev.package]
vserial-uri.debug = 0
vserial-uri-support.debug = 0
[target.'cfg(target_os = "linux")']
runner = ["prlimit", "--cpu=60", "--as=8000000000"]
END
}

# Runs one round: the area, the arguments of the tests, then those that select the mutants. Writes $out/AREA/mutants.out.
round() {
    local name=$1 tests=$2 build='' run='' word flags=()
    shift 2
    # Every call of cargo must name the tests to build; otherwise it builds all of them.
    for word in $tests; do
        case $word in
        --compact) flags=(RUSTFLAGS="--cfg vserial_uri_compact") ;;
        --test=*) build+=" --cargo-arg=$word" ;;
        *) run+=" $word" ;;
        esac
    done
    local status=0
    (cd "$tree" && env "${flags[@]}" cargo mutants --in-place --no-times --colors=never --all-features -o "$out/$name" "$@" $build -- $run) ||
        status=$?
    # 2: some were missed; 3: some hung.
    case $status in 0 | 2 | 3) ;; *) return $status ;; esac
}

try() {
    local name=$1 missed=$out/$1/mutants.out/missed.txt left=$out/$1.txt tests only
    area "$name"
    # shellcheck disable=SC2206
    local files=() select=($shard) module
    for module in $modules; do files+=("-f=src/$module.rs" "-f=src/$module/**"); done
    rm -f "$left"
    while read -r tests; do
        printf '\n== %s: %s\n' "$name" "$tests"
        round "$name" "$tests" "${files[@]}" "${select[@]}" </dev/null
        # Mutants that delete a field are tried in each round, whatever is selected.
        if [ -e "$left" ]; then grep -Fx -f "$left" "$missed" >"$left.new" || true; else cp "$missed" "$left.new"; fi
        mv "$left.new" "$left"
        [ -s "$left" ] || return 0
        select=()
        while read -r only; do
            select+=(-F "^$(printf %s "$only" | sed 's/[][\.|$(){}?+*^&~#-]/\\&/g')\$")
        done <"$left"
    done <<<"$rounds"
    cat "$left" >>"$out/missed.txt"
}

# Fails if a mutant belongs to no area.
check_areas() {
    local name module others=() found
    for name in $areas; do
        area "$name"
        for module in $modules; do others+=("-e=src/$module.rs" "-e=src/$module/**"); done
    done
    found=$(cargo mutants --list --colors=never "${others[@]}")
    [ -z "$found" ] || { printf 'mutants: in no area:\n%s\n' "$found" >&2; return 1; }
}

check_areas
copy
: >"$out/missed.txt"
# shellcheck disable=SC2048
for name in ${*:-$areas}; do try "$name"; done
if [ -s "$out/missed.txt" ]; then
    printf '\nmutants that no test catches:\n' >&2
    cat "$out/missed.txt" >&2
    exit 1
fi
