//! Commands and negotiations, byte for byte.

use vserial_uri::telnet::{Command, Event, Negotiation, Verb, read};

use crate::first;

#[test]
fn every_command_but_the_longer_ones_is_two_bytes() {
    for code in 0..=255_u8 {
        let input = [0xFF, code, 0xE8];
        match code {
            250 => assert_eq!(read(&input), Ok(None)),
            251..=254 => assert_eq!(first(&input).len(), 3),
            255 => assert_eq!(first(&input).len(), 3, "data FF E8"),
            code => {
                let token = first(&input);
                let Event::Command(command) = token.event() else { panic!("{token}") };
                assert_eq!((command.get(), token.len()), (code, 2));
                assert_eq!(command.to_bytes(), [0xFF, code]);
                assert_eq!(command.name().is_some(), (240..250).contains(&code), "{code}");
            }
        }
    }
}

#[test]
fn names_of_commands() {
    const NAMES: [&str; 10] = ["SE", "NOP", "DM", "BRK", "IP", "AO", "AYT", "EC", "EL", "GA"];
    for (code, name) in (240..).zip(NAMES) {
        assert_eq!(first(&[0xFF, code]).to_string(), name);
    }
    let constants = [Command::SE, Command::NOP, Command::BRK, Command::AYT];
    assert_eq!(constants.map(|command| command.to_string()), ["SE", "NOP", "BRK", "AYT"]);
}

#[test]
fn negotiations() {
    let row = |verb: Verb, byte, text: &str| {
        for option in 0..=255 {
            let bytes = [0xFF, byte, option];
            let token = first(&bytes);
            let negotiation = Negotiation::new(verb, option);
            assert_eq!((token.event(), token.len()), (Event::Negotiation(negotiation), 3));
            assert_eq!((negotiation.verb(), negotiation.option()), (verb, option));
            assert_eq!((verb.get(), verb.as_str()), (byte, text));
            assert_eq!(negotiation.to_bytes(), bytes);
            assert_eq!(token.to_string(), format!("{text} {option}"));
            assert_eq!((read(&bytes[..2]), read(&bytes[..1])), (Ok(None), Ok(None)));
        }
    };
    row(Verb::Will, 0xFB, "WILL");
    row(Verb::Wont, 0xFC, "WONT");
    row(Verb::Do, 0xFD, "DO");
    row(Verb::Dont, 0xFE, "DONT");
}
