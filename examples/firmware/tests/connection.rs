//! The board connects to a concentrator on this machine: over its second serial port, and TCP.

mod support;

use std::{
    io::{ErrorKind, Read, Write},
    net::{TcpListener, TcpStream},
    process::Output,
    thread,
    time::Duration,
};

use vserial_uri::{
    Tls,
    session::{Event, Received, Session},
};

/// What is typed at the board, after its configuration. 0xFF is the IAC of telnet, and CR NUL its lone CR.
const TYPED: &[u8] = b"root\r\n\xFF\xFF\x00\r\x00\xF0 caf\xC3\xA9\n";
/// What the other end of the line sends.
const SENT: &[u8] = b"login: \xFF\xFA\xE8\xFF\xF0\r\n\r\x00\x00\xFB\n";

const CONFIGURATION: &[u8] =
    b"direction server\nproxy telnet://concentrator.example.com:13370\nservice vSPC.py\napply\nconnect\n";
const CONFIGURED: &[u8] = b"ok direction server\nok proxy telnet name 13370\nok service text\n\
                            ok apply server proxy telnet name 13370 text\nok connect server vSPC.py\n";

/// Runs the board with `typed` after its configuration, and `concentrator` on its connection.
fn run<T: Send + 'static>(
    name: &str,
    typed: &[u8],
    concentrator: impl FnOnce(TcpStream) -> T + Send + 'static,
) -> (Output, T) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = listener.local_addr().expect("the socket has an address").to_string();
    let concentrator = thread::spawn(move || concentrator(listener.accept().expect("QEMU connects").0));
    let input = support::input_file(name, &[CONFIGURATION, typed].concat());
    let output = support::output(&["--connect", &address, "--uart", input.to_str().expect("the path is text")]);
    (output, concentrator.join().expect("the concentrator ends"))
}

/// Appends what arrives within a short time.
fn receive(connection: &mut TcpStream, input: &mut Vec<u8>) {
    let mut buffer = [0; 256];
    match connection.read(&mut buffer) {
        Ok(0) => panic!("the board closed the connection; unprocessed: {}", input.escape_ascii()),
        Ok(len) => input.extend_from_slice(&buffer[..len]),
        Err(error) => assert!(matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut), "{error}"),
    }
}

/// Accepts the port, sends [`SENT`], waits for [`TYPED`], and sends a break. Returns the events and the data.
fn concentrator(mut connection: TcpStream) -> (Vec<String>, Vec<u8>) {
    connection.set_read_timeout(Some(Duration::from_millis(20))).expect("the time limit is not zero");
    let mut session = Session::concentrator(Tls::IfOffered);
    let (mut input, mut output) = (Vec::new(), [0; 128]);
    let (mut events, mut typed, mut to_send) = (Vec::new(), Vec::new(), SENT);
    let mut is_broken = false;
    loop {
        let sent = session.transmit(to_send, &mut output);
        connection.write_all(&output[..sent.len]).expect("the board receives");
        to_send = &to_send[sent.taken..];
        if is_broken {
            return (events, typed);
        }
        let Received { len, event } = session.receive(&input).expect("the board is a good machine");
        match event {
            Some(Event::Data(data)) => typed.extend_from_slice(data),
            Some(Event::DoProxy(do_proxy)) => {
                events.push(do_proxy.to_string());
                assert!(session.accept_proxy());
            }
            Some(event @ (Event::VmName(_) | Event::Open | Event::InvalidFrame(_) | Event::Unexpected(_))) => {
                events.push(event.to_string());
            }
            Some(_) => {}
            None if len > 0 => {}
            None if to_send.is_empty() && typed.len() >= TYPED.len() => is_broken = session.send_break(),
            None => receive(&mut connection, &mut input),
        }
        input.drain(..len);
    }
}

#[test]
fn the_concentrator_accepts_and_data_goes_both_ways() {
    let (output, (events, typed)) = run("accepted.txt", TYPED, concentrator);
    let log = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{log}");
    assert_eq!(
        output.stdout.escape_ascii().to_string(),
        [CONFIGURED, SENT, b"ok closed\n"].concat().escape_ascii().to_string()
    );
    assert_eq!(typed.escape_ascii().to_string(), TYPED.escape_ascii().to_string());
    assert!(events.contains(&r#"server "vSPC.py""#.into()), "{events:?}");
    assert!(events.contains(&r#"VM-NAME "lm3s6965""#.into()), "{events:?}");
    assert_eq!(events.len(), 3, "the third is that the line opens: {events:?}");
    for event in ["WILL-PROXY", "the line is open", "connection closed by a break"] {
        assert!(log.contains(event), "{event}: {log}");
    }
}

/// A peer that knows telnet, but no proxies.
#[test]
fn a_peer_without_proxies_refuses() {
    let peer = |mut connection: TcpStream| {
        let mut opening = [0; 3];
        connection.read_exact(&mut opening).expect("the board sends");
        connection.write_all(b"\xFF\xFE\xE8").expect("the board receives"); // DONT 232
        // The connection stays open: closing it before all of the opening is read would discard the answer.
        (opening, connection)
    };
    let (output, (opening, _connection)) = run("refused.txt", b"", peer);
    assert_eq!(opening, *b"\xFF\xFB\xE8"); // WILL 232
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let answers = String::from_utf8_lossy(&output.stdout);
    assert_eq!(answers.strip_prefix(std::str::from_utf8(CONFIGURED).unwrap()), Some("err ProxyRefused 0\n"));
}
