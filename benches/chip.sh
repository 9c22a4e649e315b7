#!/usr/bin/env bash
# Counts the instructions of one parse on Cortex-M4 under QEMU and prints them as Markdown: for this crate, the peers and
# one look-up for each byte, at opt-level z, s and 3.
#
#     benches/chip.sh            the tables
#     benches/chip.sh --check    the tables, and status 1 if a limit in benches/limits.tsv is exceeded
#
# QEMU counts one nanosecond for each instruction, the image takes the mean of 1,000 calls, and the cost of a parser that
# does nothing is subtracted. The ratio is to the better peer. Every run gives the same numbers.
# Needs a compiler for the target (see .ci/thumb.sh) and qemu-system-arm.
set -euo pipefail
cd "$(dirname "$0")/footprint"

case "${1-}" in
    '' | --check) ;;
    *) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac

readonly TARGET=thumbv7em-none-eabihf
readonly TARGET_DIR=$PWD/../target/footprint
readonly IMAGE=$TARGET_DIR/$TARGET/release/chip
counts=$(mktemp)
trap 'rm -f "$counts"' EXIT

for level in z s 3; do
    CARGO_PROFILE_RELEASE_OPT_LEVEL=$level ../../.ci/thumb.sh $TARGET build --release --locked --quiet \
        --target-dir "$TARGET_DIR" --features chip --bin chip
    timeout 120 qemu-system-arm -M mps2-an386 -icount shift=0 -nographic -monitor none -serial none \
        -semihosting-config enable=on,target=native -kernel "$IMAGE" | sed "s/^/$level\t/" >>"$counts"
done

echo "Instructions for one parse on Cortex-M4 ($TARGET, LTO): $(qemu-system-arm --version | head -n1), $(date -u +%F)"
awk -v check="${1-}" -f ../chip.awk ../limits.tsv "$counts"
