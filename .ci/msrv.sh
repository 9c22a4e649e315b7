#!/usr/bin/env bash
# Runs cargo with the compiler of the Rust version that Cargo.toml names.
#
#     .ci/msrv.sh CARGO-ARGUMENTS...
#     .ci/msrv.sh check --lib
#
# The compiler is rustup's, if that toolchain is installed (`rustup toolchain install VERSION`), else the one that
# `.ci/install.sh msrv` unpacks from Debian's packages. cargo is the one on PATH in both cases.
# Exit status 3: neither is installed.
set -euo pipefail
cd "$(dirname "$0")/.."

[ $# -ge 1 ] || { sed -n '2,/^set/s/^# \{0,1\}//p' "$0" | sed '$d' >&2; exit 2; }
version=$(sed -n 's/^rust-version = "\(.*\)"$/\1/p' Cargo.toml)
unpacked=$PWD/target/rust-$version/usr

if RUSTC=$(rustup which --toolchain "$version" rustc 2>/dev/null); then
    :
elif [ -x "$unpacked/bin/rustc" ]; then
    RUSTC=$unpacked/bin/rustc
    # The compiler's own libraries, and LLVM's in the folder that is named for the machine.
    LD_LIBRARY_PATH=$unpacked/lib:$(echo "$unpacked"/lib/*-linux-gnu)
    export LD_LIBRARY_PATH
else
    echo "Rust $version is not installed; '.ci/install.sh msrv' or 'rustup toolchain install $version' gets it" >&2
    exit 3
fi
export RUSTC CARGO_TARGET_DIR=target/msrv
"$RUSTC" --version >&2
exec cargo "$@"
