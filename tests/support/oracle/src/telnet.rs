//! The oracle of the telnet reader: RFC 854 and RFC 855, one byte at a time. It does not use the library, and copies
//! what it finds.

/// An element of a stream. Adjacent pieces of data are one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    Data(Vec<u8>),
    Command(u8),
    Negotiation(u8, u8),
    /// The plain bytes between `IAC SB` and `IAC SE`, and the number of bytes of the whole frame.
    Subnegotiation {
        inside: Vec<u8>,
        raw_len: usize,
    },
    /// A subnegotiation cut off by an IAC that is followed by the byte `by`, `seen` bytes after its start.
    CutOff {
        by: u8,
        seen: usize,
    },
}

/// Returns the elements of `stream`, and the number of bytes at its end that belong to an incomplete one.
pub fn decode(stream: &[u8]) -> (Vec<Found>, usize) {
    enum State {
        Line,
        Iac,
        Verb(u8),
        Inside(Vec<u8>),
        InsideIac(Vec<u8>),
    }
    let mut found = Vec::new();
    let mut state = State::Line;
    let mut pending = 0;
    for &byte in stream {
        pending += 1;
        state = match (state, byte) {
            (State::Line, 255) => State::Iac,
            (State::Line, byte) => line(&mut found, byte),
            (State::Iac, 255) => line(&mut found, 255),
            (State::Iac, 250) => State::Inside(Vec::new()),
            (State::Iac, 251..=254) => State::Verb(byte),
            (State::Iac, code) => {
                found.push(Found::Command(code));
                State::Line
            }
            (State::Verb(verb), option) => {
                found.push(Found::Negotiation(verb, option));
                State::Line
            }
            (State::Inside(inside), 255) => State::InsideIac(inside),
            (State::Inside(mut inside), byte) => {
                inside.push(byte);
                State::Inside(inside)
            }
            (State::InsideIac(mut inside), 255) => {
                inside.push(255);
                State::Inside(inside)
            }
            (State::InsideIac(inside), 240) => {
                found.push(Found::Subnegotiation { inside, raw_len: pending });
                State::Line
            }
            (State::InsideIac(_), by) => {
                found.push(Found::CutOff { by, seen: pending });
                pending = 2;
                match by {
                    250 => State::Inside(Vec::new()),
                    251..=254 => State::Verb(by),
                    code => {
                        found.push(Found::Command(code));
                        State::Line
                    }
                }
            }
        };
        if matches!(state, State::Line) {
            pending = 0;
        }
    }
    return (found, pending);

    fn line(found: &mut Vec<Found>, byte: u8) -> State {
        if let Some(Found::Data(data)) = found.last_mut() {
            data.push(byte);
        } else {
            found.push(Found::Data(vec![byte]));
        }
        State::Line
    }
}

/// Returns the frame with these plain bytes between `IAC SB` and `IAC SE`.
pub fn wrap(inside: &[u8]) -> Vec<u8> {
    let mut frame = vec![255, 250];
    for &byte in inside {
        frame.push(byte);
        if byte == 255 {
            frame.push(255);
        }
    }
    frame.extend([255, 240]);
    frame
}
