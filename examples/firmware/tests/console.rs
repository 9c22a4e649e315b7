//! Dialogues with the console, on this machine.

use vserial_firmware::{
    console::{Console, MAX_LINE, MAX_PROXY, MAX_SERVICE},
    line::Line,
};

const TELNETS: &str = "telnets://[2001:db8::1]:2001#verify";

/// Sends each line, and compares its answer.
#[track_caller]
fn assert_dialogue(lines: &[(&[u8], &str)]) {
    let mut console = Console::new();
    for (line, expected) in lines {
        let answer = match console.answer(Line::Whole(line)) {
            Ok(answer) => answer.to_string(),
            Err(rejected) => rejected.to_string(),
        };
        assert_eq!(answer, *expected, "{}", line.escape_ascii());
    }
}

#[test]
fn parts_of_a_service() {
    assert_dialogue(&[
        (b"service telnets://[2001:db8::1]:2001#verify", "ok service telnets ipv6 2001 verify"),
        (b"service TELNET://192.0.2.1:023", "ok service telnet ipv4 23"),
        (b"service :0", "ok service tcp empty 0"),
        (b"service ssl://a-b.example:65535#peerName=x", "ok service ssl name 65535 verify"),
        (b"service ssl://h:1#cipherList=A B", "ok service ssl name 1"),
    ]);
}

#[test]
fn offsets_count_in_the_text() {
    assert_dialogue(&[
        (b"service", "err Empty 0"),
        (b"service ", "err Empty 0"),
        (b"service  :23", "err InvalidCharacter 0"),
        (b"service :23 ", "err InvalidCharacter 3"),
        (b"service tcp://h:65536", "err PortOutOfRange 8"),
        (b"service :23\r", "err InvalidCharacter 3"),
        (b"service telnet://h\0:23", "err InvalidCharacter 10"),
        (b"service telnet://h\xC3\xA9:23", "err InvalidCharacter 10"),
        (b"service \xFF", "err InvalidCharacter 0"),
        (b"proxy telnet://:23", "err HostMissing 9"),
        (b"proxy tcp://h:23", "err SchemeNotAllowed 0"),
        (b"proxy", "err Empty 0"),
        (b"proxy none ", "err SchemeNotAllowed 0"),
        (b"direction", "err Empty 0"),
        (b"direction clients", "err InvalidValue 0"),
        (b"direction \xFF", "err InvalidValue 0"),
    ]);
}

#[test]
fn a_command_is_its_exact_word() {
    assert_dialogue(&[
        (b"", "err Empty 0"),
        (b" ", "err UnknownCommand 0"),
        (b"Apply", "err UnknownCommand 0"),
        (b"apply ", "err UnknownCommand 0"),
        (b"apply\r", "err UnknownCommand 0"),
        (b"appl", "err UnknownCommand 0"),
        (b"show me", "err UnknownCommand 0"),
        (b"services :23", "err UnknownCommand 0"),
        (b"service\t:23", "err UnknownCommand 0"),
        (b"\0", "err UnknownCommand 0"),
        (b"\x80\xFF", "err UnknownCommand 0"),
    ]);
}

#[test]
fn a_configuration_is_accepted_whole_or_not_at_all() {
    let shown = format!("ok show direction client proxy none service {TELNETS}");
    let service = format!("service {TELNETS}");
    assert_dialogue(&[
        (b"show", "ok show none"),
        (b"apply", "err DirectionMissing 0"),
        (b"direction client", "ok direction client"),
        (b"apply", "err ServiceMissing 0"),
        (b"show", "ok show none"),
        (service.as_bytes(), "ok service telnets ipv6 2001 verify"),
        (b"show", "ok show none"),
        (b"apply", "ok apply client direct telnets ipv6 2001 verify"),
        (b"show", &shown),
        // The draft is empty again.
        (b"apply", "err DirectionMissing 0"),
        (b"direction server", "ok direction server"),
        (b"apply", "err ServiceMissing 0"),
        (b"service tcp://h:x", "err InvalidCharacter 8"),
        (b"apply", "err ServiceMissing 0"),
        (b"show", &shown),
        // A client needs a host to connect to; a server does not.
        (b"direction client", "ok direction client"),
        (b"service :23", "ok service tcp empty 23"),
        (b"apply", "err HostMissing 0"),
        (b"show", &shown),
        (b"direction server", "ok direction server"),
        (b"apply", "ok apply server direct tcp empty 23"),
        (b"show", "ok show direction server proxy none service :23"),
    ]);
}

#[test]
fn what_a_service_may_be_depends_on_the_proxy() {
    assert_dialogue(&[
        (b"service vSPC.py", "err PortMissing 7"),
        (b"proxy telnets://[::1]:13370#verify", "ok proxy telnets ipv6 13370 verify"),
        (b"service vSPC.py?port=a b", "ok service text"),
        (b"service tcp://h:1", "ok service tcp name 1"),
        (b"service", "err Empty 0"),
        (b"service a\tb", "err InvalidCharacter 1"),
        (b"service \xC3\xA9\xC3", "err InvalidCharacter 2"),
        (b"service a\t\xFF", "err InvalidCharacter 1"),
        (b"service \xFF", "err InvalidCharacter 0"),
        (b"service vSPC.py", "ok service text"),
        (b"direction server", "ok direction server"),
        // Without the proxy the name is an invalid URI.
        (b"proxy none", "ok proxy none"),
        (b"apply", "err PortMissing 7"),
        (b"proxy telnet://h:1", "ok proxy telnet name 1"),
        (b"apply", "ok apply server proxy telnet name 1 text"),
        (b"show", "ok show direction server proxy telnet://h:1 service vSPC.py"),
        // The proxy is in force together with the rest of its draft.
        (b"service vSPC.py", "err PortMissing 7"),
    ]);
}

#[test]
fn a_connection_needs_a_proxy_in_force_that_does_not_require_tls() {
    assert_dialogue(&[
        (b"connect", "err NothingInForce 0"),
        (b"direction server", "ok direction server"),
        (b"service :23", "ok service tcp empty 23"),
        (b"apply", "ok apply server direct tcp empty 23"),
        (b"connect", "err ProxyMissing 0"),
        (b"direction server", "ok direction server"),
        (b"proxy telnet://h:1#verify", "ok proxy telnet name 1 verify"),
        (b"service vSPC.py", "ok service text"),
        (b"apply", "ok apply server proxy telnet name 1 verify text"),
        (b"connect", "err TlsUnsupported 0"),
        (b"direction client", "ok direction client"),
        (b"proxy telnet://h:1", "ok proxy telnet name 1"),
        (b"service vSPC.py", "ok service text"),
        (b"apply", "ok apply client proxy telnet name 1 text"),
        (b"connect", "ok connect client vSPC.py"),
    ]);
}

/// Returns `command` with a valid text of `length` bytes.
fn long(command: &str, scheme: &str, length: usize) -> Vec<u8> {
    let mut line = format!("{command} {scheme}://h:1#peerName=").into_bytes();
    line.resize(command.len() + 1 + length, b'x');
    line
}

#[test]
fn a_valid_text_that_is_too_long_is_rejected() {
    let service = long("service", "ssl", MAX_SERVICE);
    let proxy = long("proxy", "telnets", MAX_PROXY);
    let mut invalid = long("service", "ssl", MAX_LINE - 8);
    invalid[8] = b'!';
    assert_dialogue(&[
        (&long("service", "ssl", MAX_SERVICE + 1), "err TooLong 512"),
        (&long("proxy", "telnets", MAX_PROXY + 1), "err TooLong 256"),
        (&invalid, "err InvalidHostname 0"),
        (b"direction client", "ok direction client"),
        (b"apply", "err ServiceMissing 0"),
        (&service, "ok service ssl name 1 verify"),
        (&proxy, "ok proxy telnets name 1 verify"),
        (b"apply", "ok apply client proxy telnets name 1 verify ssl name 1 verify"),
    ]);
}
