//! Properties of sessions. The property tests and the fuzzer share them.

use vserial_uri::Tls;
use vserial_uri::session::{Event, Session};

use crate::session::{TLS, machine, target};

/// Checks what holds for every session, whatever arrives: `pieces` arrive one by one, and `lines` is sent in between.
pub fn laws(role: u8, tls: Tls, pieces: &[Vec<u8>], lines: &[u8], room: usize) {
    let mut session = match role % 5 {
        0 => Session::client(tls),
        1 => Session::server(tls),
        2 => machine(tls),
        3 => target(tls),
        _ => Session::concentrator(tls),
    };
    let mut encrypted = tls == Tls::AtOnce;
    let (mut input, mut line, mut output_len, mut input_len) = (Vec::new(), lines, 0, 0);
    let (mut buffer, mut plaintext) = (vec![0; room.max(1)], Vec::new());
    for piece in pieces {
        input.extend_from_slice(piece);
        input_len += piece.len();
        let mut steps = 0;
        loop {
            loop {
                let open = session.is_open();
                let step = session.transmit(line, &mut buffer);
                assert!(step.taken == 0 || (open && (encrypted || tls != Tls::Required)), "a line that is not open");
                if tls == Tls::Required && !encrypted {
                    plaintext.extend_from_slice(&buffer[..step.len]);
                }
                output_len += step.len - step.taken.min(step.len);
                line = &line[step.taken..];
                // A pair of bytes does not fit in a buffer of one.
                if step.len == 0 {
                    break;
                }
            }
            assert!(!plaintext.windows(4).any(|bytes| bytes == b"\xFF\xFA\xE8\x46"), "DO-PROXY in plaintext");
            let Ok(received) = session.receive(&input) else { return };
            assert!(received.len <= input.len());
            match received.event {
                None if received.len == 0 => break,
                Some(Event::Data(data)) => {
                    assert!(!data.is_empty());
                    assert!(encrypted || tls != Tls::Required, "plaintext was delivered");
                }
                Some(Event::StartTls(_)) => {
                    assert!(!encrypted, "TLS inside TLS");
                    encrypted = true;
                    input.clear();
                    session.tls_started();
                    continue;
                }
                Some(Event::DoProxy(_)) => drop(session.accept_proxy()),
                Some(Event::VmotionPeer(_)) => drop(session.vmotion_peer_ok(&[1])),
                Some(Event::VmotionBegin(_)) => drop(session.vmotion_goahead(&[2])),
                _ => {}
            }
            input.drain(..received.len);
            steps += 1;
            assert!(steps <= 2 * input_len + 16, "a step that consumes nothing repeats");
        }
    }
    // The opening, and at most nine bytes for each that arrived: a UUID for six.
    assert!(output_len <= 160 + lines.len() + 9 * input_len, "{output_len} bytes for {input_len}");
}

/// [`laws`] for a role, TLS, the size of the buffer and the line in the first bytes, and a stream in the others.
pub fn session_keeps_the_laws(input: &[u8]) {
    let [role, tls, room, line_len, rest @ ..] = input else { return };
    let tls = TLS[usize::from(*tls) % TLS.len()];
    let (line, mut stream) = rest.split_at(usize::from(line_len % 32).min(rest.len()));
    let mut pieces = Vec::new();
    while let [first, ..] = stream {
        let (piece, later) = stream.split_at(usize::from(first % 7 + 1).min(stream.len()));
        pieces.push(piece.to_vec());
        stream = later;
    }
    laws(*role, tls, &pieces, line, usize::from(room % 40));
}
