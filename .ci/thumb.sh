#!/usr/bin/env bash
# Runs cargo for a bare-metal target.
#
#     .ci/thumb.sh TARGET CARGO-ARGUMENTS...
#     .ci/thumb.sh thumbv7m-none-eabi build --release --manifest-path examples/firmware/Cargo.toml
#
# The compiler is the one on PATH if the target is installed for it (`rustup target add TARGET`). Otherwise it is the one
# from Debian's `rustc-web` package in /usr/bin, which builds `core` and `alloc` from packaged sources (`.ci/install.sh
# thumb`). THUMB_TOOLCHAIN=rustup|debian selects one of the two. All settings go through the environment; cargo gets the
# arguments unchanged. Exit status 3: there is no such compiler, and standard error says how to get one.
set -euo pipefail

[ $# -ge 2 ] || { sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2; exit 2; }
target=$1
shift
toolchain=${THUMB_TOOLCHAIN:-any}

has_rustup_target() {
    local root
    root=$(rustc --print sysroot 2>/dev/null) && [ -d "$root/lib/rustlib/$target/lib" ]
}

has_debian() {
    [ -x /usr/bin/rustc ] && [ -x /usr/bin/cargo ] && [ -x /usr/bin/ld.lld ] &&
        [ -d "$(/usr/bin/rustc --print sysroot)/lib/rustlib/src/rust/library/core" ]
}

export CARGO_BUILD_TARGET=$target
if [ "$toolchain" != debian ] && has_rustup_target; then
    exec cargo "$@"
fi
if [ "$toolchain" != rustup ] && has_debian; then
    # Full paths, because rustup's cargo and rustc come first on PATH. The bootstrap flag lets a stable compiler build
    # `core` and `alloc`.
    linker=CARGO_TARGET_$(tr 'a-z-' 'A-Z_' <<<"$target")_LINKER
    export "$linker=/usr/bin/ld.lld" RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=core,alloc
    exec /usr/bin/cargo "$@"
fi
cat >&2 <<END
There is no compiler for $target on this machine. One of these installs it:
  with rustup:  rustup target add $target
  on Debian:    apt-get install --no-install-recommends rustc-web cargo-web rust-web-src lld
END
exit 3
