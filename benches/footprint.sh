#!/usr/bin/env bash
# Measures the crate on Cortex-M: flash relative to another image, panic symbols left in the image, the deepest stack under
# QEMU, and the sizes of types.
#
#     benches/footprint.sh               the tables, as Markdown
#     benches/footprint.sh --check       the tables, and status 1 if a limit in benches/limits.tsv is exceeded
#     benches/footprint.sh --symbols X   the symbols of image X by size, to see where its bytes are
#
# Flash is `.text` + `.rodata` (+ `.data`, which is empty so far) at opt-level z with LTO, relative to the image in the third
# column; `base` only keeps its input. A panic symbol is a function of `core` that leads to the panic handler. Stack is
# measured by painting: every frame from the called function down, with the slot of the result, relative to `base`.
# Needs a compiler for the target (see .ci/thumb.sh) and qemu-system-arm.
set -euo pipefail
cd "$(dirname "$0")/footprint"

# Without it, a log line compiles to nothing.
export DEFMT_LOG=info
readonly TARGET=thumbv7em-none-eabihf
readonly TARGET_DIR=$PWD/../target/footprint
readonly IMAGE=$TARGET_DIR/$TARGET/release/vserial-uri-footprint
# Image, what its flash is relative to, whether its stack is measured, and what it contains.
readonly SUBJECTS='
service|base|stack|`ServiceUri::parse`
service,features-unused|base|-|the same with every feature on and none used
service-match|base|stack|the same as `match parse(text) { Ok(uri) => ..., Err(error) => ... }`
service-parts|base|stack|`match`, and every accessor of the result
service-message|service|stack|+ the error by `Display`
service-explain|service|stack|+ the error by `explain`
proxy|base|stack|`ProxyUri::parse`
reference|base|stack|`UriReference::parse`
reference-parts|base|stack|`UriReference::parse`, and every accessor of the result
backing|base|stack|`UriBacking::new`, without and with a proxy
backing-endpoint|base|stack|`UriBacking::new`, and the endpoint of the result
builder|base|stack|the builder, with every part
vspc|base|stack|module `vspc`: reading a frame and writing one
telnet-options|base|stack|`telnet::Options`: requesting and answering options
session-client|base|stack|`Session::client`
session-server|base|stack|`Session::server`
session-machine|base|stack|`Session::machine`
session-concentrator|base|stack|`Session::concentrator`
heapless|service|stack|+ feature `heapless-v0_9`: an owned copy
pem|service|stack|+ feature `pem`: the certificate as DER (buffers of 3.5 KiB)
subtle|service|stack|+ feature `subtle`: comparing a thumbprint
serde|serde-base|-|+ feature `serde`: parsing the data object from JSON with `serde-json-core`
defmt|defmt-base|-|+ feature `defmt`: logging a result
fluent-uri|base|stack|fluent-uri 0.4.1 `Uri::parse`
iri-string|base|stack|iri-string 0.7 `UriStr::new`
nourl|base|stack|nourl 0.2 `Url::parse` (its own schemes only)
'

# Features, then the program.
build() {
    ../../.ci/thumb.sh $TARGET build --release --locked --quiet --target-dir "$TARGET_DIR" --features "$1" \
        --bin "${2-vserial-uri-footprint}"
}

emulate() {
    timeout 60 qemu-system-arm -M mps2-an386 -nographic -monitor none -serial none \
        -semihosting-config enable=on,target=native -kernel "$1"
}

# The bytes that the image occupies in flash.
flash() {
    readelf -SW "$IMAGE" | sed 's/^ *\[ *[0-9]*\] *//' |
        while read -r name _ _ _ size _; do
            case $name in .text | .rodata | .data) echo $((16#$size)) ;; esac
        done | awk '{ sum += $1 } END { print sum }'
}

panic_symbols() {
    nm -C "$IMAGE" | awk '{ print $3 }' |
        grep -cE '^(core|alloc)::.*(panicking::|unwrap_failed|expect_failed|_fail(_rt)?$|handle_alloc_error)' || true
}

# The deepest stack over all texts. A run that does not report every text is a failure.
stack() {
    build "$1,stack"
    emulate "$IMAGE" | awk '$1 > deepest { deepest = $1; } END { if (NR < 30) exit 1; print deepest }'
}

case "${1-}" in
    '' | --check) ;;
    --symbols)
        build "${2:?which image?}"
        nm -C -S -t d --size-sort --reverse-sort "$IMAGE" | sed 's/^[0-9]* 0*//'
        exit
        ;;
    *) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac

declare -A size
for base in base serde-base defmt-base; do
    build $base
    size[$base]=$(flash)
done
empty_stack=$(stack base)

echo "Flash and stack on $TARGET: opt-level z, LTO; base image ${size[base]} B; $(date -u +%F)"
echo
echo '| image | additional flash, B | relative to | panic symbols | stack, B |'
echo '|---|--:|---|--:|--:|'
broken=()
gates=0
gate() {
    local limit
    limit=$(awk -F'\t' -v kind="$1" -v name="$2" '$1 == kind && $2 == name { print $3 }' ../limits.tsv)
    [ -n "$limit" ] || return 0
    gates=$((gates + 1))
    [ "$3" -le "$limit" ] || broken+=("$2: $1 $3, at most $limit")
}
while IFS='|' read -r subject base stack text; do
    [ -n "$subject" ] || continue
    build "$subject"
    size[$subject]=$(flash)
    over=$((size[$subject] - size[$base]))
    panics=$(panic_symbols)
    depth=–
    if [ "$stack" = stack ]; then
        depth=$(($(stack "$subject") - empty_stack))
        gate stack "$subject" $depth
    fi
    gate flash "$subject" $over
    gate panics "$subject" "$panics"
    echo "| $text | $over | $base | $panics | $depth |"
done <<<"$SUBJECTS"

echo
echo '| type | size, B |'
echo '|---|--:|'
build sizes sizes
while read -r bytes type; do
    gate size "$type" "$bytes"
    echo "| \`$type\` | $bytes |"
done < <(emulate "$TARGET_DIR/$TARGET/release/sizes")

[ "${1-}" = --check ] || exit 0
[ $gates -ge 12 ] || broken+=("only $gates limits were checked")
for line in ${broken+"${broken[@]}"}; do echo "BROKEN: $line"; done
[ ${#broken[@]} -eq 0 ] || exit 1
echo
echo "all $gates limits hold"
