//! Peers that refuse TLS where it is required, or that inject data into the switch to TLS.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::thread;

use crate::peers::stub;
use crate::pki::pki;
use crate::process::{LIMIT, Record, once, server};

const WILL: &[u8] = b"\xFF\xFB\x25";
const WONT: &[u8] = b"\xFF\xFC\x25";
const DO: &[u8] = b"\xFF\xFD\x25";
const DONT: &[u8] = b"\xFF\xFE\x25";
const SEND: &[u8] = b"\xFF\xFA\x25\x01\x07\x00\xFF\xF0";
const SEND_NOTHING: &[u8] = b"\xFF\xFA\x25\x01\xFF\xF0";
const START: &[u8] = b"\xFF\xFA\x25\x00\x07\x00\x01\xFF\xF0";
const IS_NULL: &[u8] = b"\xFF\xFA\x25\x00\x00\x00\xFF\xF0";
const IS_OTHER: &[u8] = b"\xFF\xFA\x25\x00\x02\x00\x01\xFF\xF0";
const ACCEPT: &[u8] = b"\xFF\xFA\x25\x02\x07\x00\x02\xFF\xF0";
const REJECT: &[u8] = b"\xFF\xFA\x25\x02\x07\x00\x03\xFF\xF0";

/// The steps of a peer: in each, it waits for bytes, then sends some.
type Script = &'static [(&'static [u8], &'static [u8])];

/// Runs the script, and records everything that the bridge sends until it ends.
fn play(mut stream: TcpStream, script: Script, record: &Record) {
    stream.set_read_timeout(Some(LIMIT)).unwrap();
    let mut buffer = [0; 4096];
    for (expected, sent) in script {
        while !expected.is_empty() && !contains(&record.bytes(), expected) {
            match stream.read(&mut buffer) {
                Ok(len @ 1..) => record.add(&buffer[..len]),
                _ => return,
            }
        }
        if stream.write_all(sent).is_err() {
            return;
        }
    }
    while let Ok(len @ 1..) = stream.read(&mut buffer) {
        record.add(&buffer[..len]);
    }
}

fn contains(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|window| window == text)
}

#[track_caller]
fn client_refuses(script: Script, message: &str) {
    client_of("#verify", script, message);
}

#[track_caller]
fn client_of(parameters: &str, script: Script, message: &str) {
    let record = Record::default();
    let at_peer = record.clone();
    let port = stub(move |stream| play(stream, script, &at_peer));
    let mut bridge = once("client", &format!("telnet://127.0.0.1:{port}{parameters}"), &[]);
    bridge.send(b"secret");
    bridge.wait_failure(message);
    assert!(!contains(&record.bytes(), b"secret"), "{:x?}", record.bytes());
    assert_eq!(bridge.out.text(), "");
}

#[track_caller]
fn server_refuses(script: Script, message: &str) {
    let options = pki().cert("good");
    let (mut bridge, port) = server("telnet://127.0.0.1:0#verify", &options.each_ref().map(String::as_str));
    let record = Record::default();
    let at_peer = record.clone();
    let stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let peer = thread::spawn(move || play(stream, script, &at_peer));
    bridge.send(b"secret");
    bridge.wait_failure(message);
    peer.join().unwrap();
    assert!(!contains(&record.bytes(), b"secret"), "{:x?}", record.bytes());
    assert_eq!(bridge.out.text(), "");
}

const REFUSED: &str = "TLS is required, but the peer does not agree to it";
const PLAINTEXT_FIRST: &str = "TLS is required, but the peer sent plaintext first";
const PLAINTEXT_AT_START: &str = "the peer sent plaintext where TLS must start";

macro_rules! cases {
    ($($name:ident: $function:ident($script:expr, $message:expr);)*) => {$(
        #[test]
        fn $name() {
            $function($script, $message);
        }
    )*};
}

cases! {
    client_refuses_dont: client_refuses(&[(WILL, DONT)], REFUSED);
    client_refuses_wont: client_refuses(&[(WILL, WONT)], REFUSED);
    client_refuses_empty_send: client_refuses(&[(WILL, DO), (b"", SEND_NOTHING)], REFUSED);
    client_refuses_reject: client_refuses(&[(WILL, DO), (b"", SEND), (START, REJECT)], REFUSED);
    client_refuses_silence: client_refuses(&[], REFUSED);
    client_refuses_silence_after_do: client_refuses(&[(WILL, DO)], REFUSED);
    client_refuses_silence_after_start: client_refuses(&[(WILL, DO), (b"", SEND)], "the peer did not go on to TLS after START");
    client_refuses_text: client_refuses(&[(b"", b"login: ")], PLAINTEXT_FIRST);
    client_refuses_text_after_do: client_refuses(&[(WILL, DO), (b"", b"login: ")], PLAINTEXT_FIRST);
    client_refuses_text_after_start: client_refuses(&[(WILL, DO), (b"", SEND), (START, b"login: ")], PLAINTEXT_AT_START);
    client_refuses_text_after_accept: client_refuses(&[(WILL, DO), (b"", SEND), (START, b"\xFF\xFA\x25\x02\x07\x00\x02\xFF\xF0login: ")], PLAINTEXT_AT_START);
    client_refuses_unasked_accept: client_refuses(&[(WILL, ACCEPT)], "unexpected authentication reply");

    server_refuses_wont: server_refuses(&[(DO, WONT)], REFUSED);
    server_refuses_null: server_refuses(&[(DO, WILL), (SEND, IS_NULL)], REFUSED);
    server_refuses_other_type: server_refuses(&[(DO, WILL), (SEND, IS_OTHER)], REFUSED);
    server_refuses_silence: server_refuses(&[], REFUSED);
    server_refuses_silence_after_will: server_refuses(&[(DO, WILL)], REFUSED);
    server_refuses_silence_after_start: server_refuses(&[(DO, WILL), (SEND, START)], "the peer did not go on to TLS after START");
    server_refuses_text: server_refuses(&[(b"", b"root\r\n")], PLAINTEXT_FIRST);
    server_refuses_text_with_start: server_refuses(&[(DO, WILL), (SEND, b"\xFF\xFA\x25\x00\x07\x00\x01\xFF\xF0root\r\n")], PLAINTEXT_AT_START);
    server_refuses_text_after_accept: server_refuses(&[(DO, WILL), (SEND, START), (ACCEPT, b"root\r\n")], PLAINTEXT_AT_START);
}

/// Even if TLS is not required, injected data must not appear to have come through TLS.
#[test]
fn client_refuses_injected_text_if_tls_is_offered() {
    client_of(
        "",
        &[(WILL, DO), (b"", SEND), (START, b"\xFF\xFA\x25\x02\x07\x00\x02\xFF\xF0login: ")],
        PLAINTEXT_AT_START,
    );
}

/// Without parameters, the line continues in plaintext with a peer that does not speak telnet.
#[test]
fn client_continues_in_plaintext() {
    let record = Record::default();
    let at_peer = record.clone();
    let port = stub(move |stream| play(stream, &[(b"", b"login: "), (b"root", b"password: ")], &at_peer));
    let mut bridge = once("client", &format!("telnet://127.0.0.1:{port}"), &[]);
    bridge.out.wait_for(b"login: ");
    bridge.send(b"root\r\n");
    bridge.out.wait_for(b"password: ");
}
