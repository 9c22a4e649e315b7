#!/usr/bin/env bash
# Installs what the checks need and the machine lacks. What is there already is left alone.
#
#     .ci/install.sh              everything
#     .ci/install.sh PART...      thumb qemu valgrind defmt-print fuzz mutants
#
# thumb: a compiler for Cortex-M (Debian's packages, unless rustup's target is installed); qemu: QEMU for ARM boards;
# valgrind: counts instructions; defmt-print: decodes the firmware's log; fuzz: cargo-fuzz; mutants: cargo-mutants.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

have() { command -v "$1" >/dev/null 2>&1; }

apt_install() {
    local sudo=
    [ "$(id -u)" = 0 ] || sudo=sudo
    have apt-get || { echo "install: no apt-get here; please install: $*" >&2; return 1; }
    $sudo apt-get update -qq
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" >/dev/null
}

cargo_install() { have "$1" || cargo install --locked "$1"; }

part() {
    case $1 in
    # cargo's own version is the cheapest question that makes thumb.sh look for a compiler.
    thumb) "$here/thumb.sh" thumbv7m-none-eabi --version >/dev/null 2>&1 ||
        apt_install rustc-web cargo-web rust-web-src lld ;;
    qemu) have qemu-system-arm || apt_install qemu-system-arm ;;
    valgrind) have valgrind || apt_install valgrind ;;
    defmt-print) cargo_install defmt-print ;;
    fuzz) cargo_install cargo-fuzz ;;
    mutants) cargo_install cargo-mutants ;;
    *) echo "install: no part named '$1'; there are: thumb qemu valgrind defmt-print fuzz mutants" >&2; return 2 ;;
    esac
}

[ $# -gt 0 ] || set -- thumb qemu valgrind defmt-print fuzz mutants
for p in "$@"; do part "$p"; done
