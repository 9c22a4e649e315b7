#!/usr/bin/env bash
# Damages the library in ways that matter, one at a time, and prints the first test that fails.
#
#     .ci/sabotage.sh              every edit
#     .ci/sabotage.sh --turn N     N of them, a different set after each commit
#     .ci/sabotage.sh NAME...      the edits whose names contain NAME
#     .ci/sabotage.sh --list       their names
#
# Mutants (.ci/mutants.sh) are mechanical changes to any part of the code. These edits are mistakes that a person might make,
# or that an attacker would hope for. An edit whose text is not found exactly once is an error, so that the list stays up to
# date; so is an edit that does not compile, or that no test catches.
set -euo pipefail
cd "$(dirname "$0")/.."

names=() files=() olds=() news=()
edit() { names+=("$1") files+=("$2") olds+=("$3") news+=("$4"); }

# What is rejected, and where.
edit "offset one too high" src/grammar/fault.rs \
    'let offset = input.len().saturating_sub(self.left);' \
    'let offset = input.len().saturating_sub(self.left).saturating_add(1);'
edit "port 65536 accepted" src/grammar/serial.rs \
    'port > u32::from(u16::MAX)' 'port > u32::from(u16::MAX) + 1'
edit "parameters accepted in plaintext" src/grammar/serial.rs \
    'Security::Plain => fault(rest, ErrorKind::ParametersNotAllowed, Part::Parameter),' \
    'Security::Plain if after.is_empty() => fault(rest, ErrorKind::ParametersNotAllowed, Part::Parameter),'
edit "userinfo not reported" src/grammar/serial.rs \
    "matches!(userinfo(target), Ok(([b'@', ..], _)))" "matches!(userinfo(target), Ok(([b'@'], _)))"
edit "IPv4 address accepted by tcp6" src/grammar/serial.rs \
    'if matches!(version, IpVersion::V6) {' 'if matches!(version, IpVersion::V4) {'
edit "a byte missing from a class" src/chars.rs \
    "b\"-_.!~*'()\"" "b\"-_.!*'()\""
edit "an extra byte in a class" src/chars.rs \
    'Set = ALPHA.or(DIGIT);' 'Set = ALPHA.or(DIGIT).or(Set::of(b"_"));'
edit "a key given twice accepted" src/grammar/params.rs \
    'values.get_mut(key as usize).filter(|place| place.is_absent())' 'values.get_mut(key as usize)'

# What is read.
edit "components swapped" src/grammar/params.rs \
    'AuthKey::Thumbprint => self.thumbprint.of(text),
            AuthKey::PeerName => self.peer_name.of(text),' \
    'AuthKey::Thumbprint => self.peer_name.of(text),
            AuthKey::PeerName => self.thumbprint.of(text),'
edit "schemes swapped" src/grammar/serial.rs \
    'Ok((rest, Scheme::Telnets))' 'Ok((rest, Scheme::Telnet))'
edit "host a byte too long" src/grammar/serial.rs \
    'Span::between(input, rest).but_last()' 'Span::between(input, rest)'
edit "halves of an escape swapped" src/percent.rs \
    'hex(*high) << 4 | hex(*low)' 'hex(*low) << 4 | hex(*high)'

# What is checked of a TLS peer.
edit "verify alone checks nothing" src/grammar/params.rs \
    'self.verify || !self.certificate.is_absent()' '!self.certificate.is_absent()'
edit "a pin disables a requested chain check" src/checks.rs \
    'auth.has_verify() || !is_pinned' '!is_pinned'
edit "host name not checked" src/checks.rs \
    '(chain && is_host_known)' '(!chain && is_host_known)'
edit "TLS required read as TLS if offered" src/service.rs \
    'Security::Negotiated => Tls::Required' 'Security::Negotiated => Tls::IfOffered'

# What is written.
edit "& not escaped" src/percent.rs \
    'take_while(|byte| Class::VALUE.contains(**byte))' "take_while(|byte| **byte == b'&' || Class::VALUE.contains(**byte))"
edit "verify written with a value" src/builder/write.rs \
    'key == AuthKey::Verify' 'key == AuthKey::Certificate'

# Telnet and sessions.
edit "0xFF written once in data" src/telnet/data.rs \
    '[IAC, ..] => (&[IAC, IAC], 1),' '[IAC, IAC, ..] => (&[IAC, IAC], 1),'
edit "the NUL after CR kept" src/telnet/data.rs \
    'if self.after_cr && !binary && ' 'if self.after_cr && binary && '
edit "a doubled 0xFF kept doubled" src/telnet/data.rs \
    '[IAC, IAC, ..] => (end.saturating_add(1), 1, false),' '[IAC, IAC, ..] => (end.saturating_add(2), 0, false),'
edit "a doubled 0xFF ends a frame" src/telnet/reader.rs \
    '[IAC, IAC, rest @ ..] => rest,' '[IAC, IAC, ..] => return (at, Some(SE)),'
edit "an option answered twice" src/telnet/options.rs \
    '(State::Yes | State::WantYes, true) => (State::Yes, None),' '(State::Yes | State::WantYes, true) => (State::Yes, answer(true)),'
edit "an option not refused" src/telnet/options.rs \
    '(State::No, true) | (State::Yes, false) => (State::No, answer(false)),' \
    '(State::No, true) | (State::Yes, false) => (State::No, None),'
edit "downgrade: a refusal of TLS accepted" src/session/opening.rs \
    'if self.tls_required || ' 'if self.tls_required && !self.options.is_enabled(Side::Us, AUTHENTICATION) || '
edit "downgrade: data before TLS accepted" src/session/opening.rs \
    '(false, true) => Err(SessionError::PlaintextBeforeTls),' '(false, true) => Ok(()),'
edit "data after START accepted" src/session/receive.rs \
    'self.plaintext_arrives()?;
        if self.garbage > 0' 'if !self.encryption.has_started() {
            self.plaintext_arrives()?;
        }
        if self.garbage > 0'
edit "a suboption after START accepted" src/session/receive.rs \
    '_))) {
            self.plaintext_arrives()?;' '_))) && !self.encryption.has_started() {
            self.plaintext_arrives()?;'
edit "a break before TLS accepted" src/session/receive.rs \
    'if command == Command::BRK {' 'if command == Command::BRK && self.encryption.has_started() {'
edit "an invalid suboption answered before TLS" src/session/receive.rs \
    'if !matches!(suboption, Ok(' 'if suboption.is_ok() && !matches!(suboption, Ok('
edit "data with ACCEPT accepted" src/session/opening.rs \
    'if !is_last {
                    return Err(SessionError::PlaintextAfterStart);
                }' ''
edit "output not held while TLS starts" src/session/transmit.rs \
    '.filter(|_| !self.encryption.holds_output())' ''
edit "line reported open before TLS is decided" src/session/state.rs \
    'self.failed.is_none() && self.encryption.is_decided() &&' 'self.failed.is_none() &&'
edit "DO-PROXY sent before TLS" src/session/receive.rs \
    'OPTION if change.is_some() && self.encryption.is_decided() =>' 'OPTION if change.is_some() =>'
edit "an unsolicited REPLY accepted" src/session/opening.rs \
    '(TlsRole::Client, Encryption::AwaitingAccept, _) if message == Authentication::ACCEPT' \
    '(TlsRole::Client, _, _) if message == Authentication::ACCEPT'
edit "TLS started after the line is in plaintext" src/session/opening.rs \
    '(TlsRole::Server, Encryption::AwaitingIs, _) if message == Authentication::START' \
    '(TlsRole::Server, _, _) if message == Authentication::START'
edit "reader not reset when TLS starts" src/session/opening.rs \
    'self.reader = Reader::new();' ''
edit "DO-PROXY accepted without a request" src/session/transmit.rs \
    '(Role::Concentrator { .. }, Port::Asked)' '(Role::Concentrator { .. }, Port::Waiting | Port::Asked)'

# The tests, in the order in which they run.
tests="conformance values builder telnet vspc session properties json owned arbitrary passwords zero_copy exhaustive"

out=$PWD/target/sabotage
tree=$out/tree

# Copies the working tree, without ignored files.
copy() {
    mkdir -p "$tree"
    find "$tree" -mindepth 1 -maxdepth 1 ! -name target -exec rm -r {} +
    git ls-files -z --cached --others --exclude-standard | tar -c --null -T - --ignore-failed-read 2>/dev/null | tar -x -C "$tree"
}

# Applies an edit: the old text must occur exactly once.
damage() {
    local file=$tree/${files[$1]} old=${olds[$1]} text rest
    cp "$file" "$out/original"
    # The `x` preserves trailing newlines, which `$(…)` strips.
    text=$(cat "$file"; printf x)
    rest=${text#*"$old"}
    if [ "$rest" = "$text" ] || [ "${rest#*"$old"}" != "$rest" ]; then
        echo "sabotage: ${files[$1]} must contain this text exactly once: $old" >&2
        return 1
    fi
    text=${text%%"$old"*}${news[$1]}$rest
    printf '%s' "${text%x}" >"$file"
}

# Undoes the last edit.
repair() { cp "$out/original" "$tree/${files[$1]}"; }

# Prints the first test that fails, or nothing.
first_failure() {
    local test status
    for test in $tests; do
        status=0
        (cd "$tree" && PROPTEST_CASES=64 cargo test --quiet --all-features --test "$test") >"$out/log" 2>&1 || status=$?
        [ "$status" = 0 ] && continue
        if grep -q '^error.*could not compile' "$out/log"; then
            grep -E '^(error|  *-->)' "$out/log" >&2
            return 1
        fi
        sed -n "s/^test \(.*\) \.\.\. FAILED\$/$test::\1/p;s/^---- \(.*\) stdout ----\$/$test::\1/p" "$out/log" | head -n 1
        return 0
    done
}

chosen=()
case ${1-} in
--list)
    printf '%s\n' "${names[@]}"
    exit
    ;;
--turn)
    start=$(git rev-list --count HEAD)
    for ((i = 0; i < $2; i++)); do chosen+=($(((start * $2 + i) % ${#names[@]}))); done
    ;;
*)
    for i in "${!names[@]}"; do
        [ $# = 0 ] && chosen+=("$i")
        for name; do case ${names[i]} in *"$name"*) chosen+=("$i") ;; esac; done
    done
    ;;
esac

copy
failed=0
# Every edit must apply, whether it is its turn or not.
for i in "${!names[@]}"; do
    damage "$i" || { echo "sabotage: '${names[i]}' no longer applies" >&2; failed=1; }
    repair "$i"
done
[ $failed = 0 ] || exit 1
for i in "${chosen[@]}"; do
    damage "$i"
    found=$(first_failure) || { echo "sabotage: '${names[i]}' does not compile" >&2; exit 1; }
    repair "$i"
    printf '%-45s %s\n' "${names[i]}" "${found:-NOT CAUGHT}"
    [ -n "$found" ] || failed=1
done
exit $failed
