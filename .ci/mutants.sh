#!/usr/bin/env bash
# Changes the library in one place at a time and asks whether a test notices: cargo-mutants, by areas of the source.
#
#     .ci/mutants.sh                        every mutant of every area
#     .ci/mutants.sh AREA...                some areas: vspc values reading builder impls grammar
#     .ci/mutants.sh --shard 0/24 [AREA...] each 24th mutant
#
# An area is tried with the few tests that look at it; what these miss is tried with the next tests in its line, and
# what all of them miss is printed at the end, and is an error. A mutant that hangs is noticed too. Mutants that
# change nothing are excluded in .cargo/mutants.toml, each with the reason.
#
# The work is done in a copy of the tree below target/mutants, where builds are incremental.
set -euo pipefail
cd "$(dirname "$0")/.."

shard=
if [ "${1-}" = --shard ]; then
    shard="--shard=$2 --sharding=round-robin"
    shift 2
fi
areas="vspc values reading builder impls grammar"
out=$PWD/target/mutants
tree=$out/tree

# Few random cases: more are for other checks.
export CARGO_INCREMENTAL=1 PROPTEST_CASES=32
unset CARGO_TARGET_DIR

# An area's modules, then the arguments of `cargo test` one round a line, the quickest first. `--compact` tries the code
# that is there for 32-bit machines (see `WIDE` in src/chars.rs).
area() {
    case $1 in
    vspc) modules="vspc"
        rounds="--test=vspc -- --skip all_short --skip linear
--test=vspc" ;;
    values) modules="percent auth"
        rounds="--test=values --test=conformance
--test=builder --test=properties" ;;
    reading) modules="backing error explain host lib reference scheme service span text"
        rounds="--test=conformance
--test=values --test=passwords
--test=properties" ;;
    builder) modules="builder"
        rounds="--test=builder" ;;
    impls) modules="impls"
        rounds="--test=json --test=owned --test=defmt --test=values" ;;
    grammar) modules="chars grammar"
        rounds="--test=conformance
--test=builder
--test=exhaustive
--test=properties
--compact --test=conformance
--compact --test=exhaustive" ;;
    *) echo "mutants: no area named '$1'; there are: $areas" >&2; exit 2 ;;
    esac
}

# The tree as it is, without what git ignores. A new lib.rs has the crate built anew, whatever an earlier run left.
copy() {
    local part
    if [ ! -d "$tree/target" ]; then
        # Dependencies that are built already need not be built again.
        mkdir -p "$tree/target/debug"
        for part in .fingerprint build deps; do
            [ ! -d "target/debug/$part" ] || cp -a "target/debug/$part" "$tree/target/debug"
        done
    fi
    find "$tree" -mindepth 1 -maxdepth 1 ! -name target -exec rm -r {} +
    git ls-files -z --cached --others --exclude-standard | tar -c --null -T - --ignore-failed-read 2>/dev/null | tar -x -C "$tree"
    touch "$tree/src/lib.rs"
    # A sixth faster without debug information.
    printf '[profile.dev.package.vserial-uri]\ndebug = 0\n' >"$tree/.cargo/config.toml"
}

# One round: the tests' arguments, then what selects the mutants. Leaves $out/AREA/mutants.out.
round() {
    local name=$1 tests=$2 build= run= word flags=()
    shift 2
    # Which tests to build must be told to every call of cargo, else all are built.
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
strays() {
    local name module others=() found
    for name in $areas; do
        area "$name"
        for module in $modules; do others+=("-e=src/$module.rs" "-e=src/$module/**"); done
    done
    found=$(cargo mutants --list --colors=never "${others[@]}")
    [ -z "$found" ] || { printf 'mutants: in no area:\n%s\n' "$found" >&2; return 1; }
}

strays
copy
: >"$out/missed.txt"
for name in ${*:-$areas}; do try "$name"; done
if [ -s "$out/missed.txt" ]; then
    printf '\nno test notices:\n' >&2
    cat "$out/missed.txt" >&2
    exit 1
fi
