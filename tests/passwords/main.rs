//! No message repeats a password, wherever in a URI it is.
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, clippy::string_slice, reason = "a test may panic")]

use vserial_uri::{Direction, ProxyUri, ServiceUri, UriBacking, UriReference};

#[rustfmt::skip]
const BEFORE: [&str; 30] = [
    "", "/", "//", "?", "#", ":", "://", "[", "@", "tcp://", "tcp:/", "tcp:", "tcp4://[", "tcp6://",
    "tcp6://1.2.3.4:", "http://", "telnet://", "telnet_://", "h:1/", "h:1?", "h:1#", "h:1 ", "s:", "s://h/",
    "ssl://h:1#", "ssl://h:1#verify&", "ssl://h:1#peerName=", "ssl://h:1#thumbprint=", "telnet://h:88888#",
    "tcp://[fe80::1%",
];
const USER: [&str; 8] = ["u", "", "-u", "1.2.3", "u_%41", "%zz", "u:v", "é"];
// The last ones end the port of `u:1`, so that the rest is read as a path, a query or a fragment.
const PASSWORDS: [&str; 10] =
    ["secret", "99999", "ab:ab", "se%zz", "70000", "1/secret", "1?secret", "1#secret", "1/sec:ret", "1#secret:"];
const AFTER: [&str; 9] = ["h:1", "", "h", "[::1]:1", "h:1/", "h:1#verify", ":", "u:secret@h:1", "%00"];

/// Returns the messages of every type that rejects `text`.
fn messages(text: &str) -> Vec<String> {
    let backing = |service, proxy| UriBacking::new(Direction::Client, service, proxy).err();
    let errors = [
        ServiceUri::parse(text).err(),
        ProxyUri::parse(text).err(),
        UriReference::parse(text).err(),
        Direction::parse(text).err(),
        backing(text, None).map(|error| error.error()),
        backing("", Some(text)).filter(|_| ProxyUri::parse(text).is_err()).map(|error| error.error()),
        backing(text, Some("telnet://h:1")).map(|error| error.error()),
    ];
    let both = |error: vserial_uri::ParseError| [error.to_string(), error.explain(text).to_string()];
    errors.into_iter().flatten().flat_map(both).collect()
}

#[test]
fn passwords_are_not_repeated() {
    let mut count = 0;
    for before in BEFORE {
        for user in USER {
            for after in AFTER {
                for password in PASSWORDS {
                    let text = format!("{before}{user}:{password}@{after}");
                    for message in messages(&text) {
                        count += 1;
                        // A message shows an escape as a whole, and a character alone.
                        let leaked = password
                            .split([':', '%', '/', '?', '#'])
                            .find(|part| part.len() > 2 && message.contains(part));
                        assert_eq!(leaked, None, "{text}: {message}");
                    }
                }
            }
        }
    }
    assert!(count > 50_000, "{count}");
}

#[track_caller]
fn assert_message(text: &str, message: &str) {
    assert_eq!(ServiceUri::parse(text).unwrap_err().explain(text).to_string(), message);
}

#[test]
fn messages_name_the_user_only() {
    assert_message("//u:secret@h:1", r#"":" and port are missing before "//u:...""#);
    assert_message("h:1/secret@h", r#"path "..." is not allowed after the port"#);
    assert_message("tcp://h:99999/@", "port is over 65535");
    assert_message("tcp://u:1/secret@h:2", r#"path "..." is not allowed after the port"#);
    assert_message("ssl://u:1#secret@h:2", r#"parameter "..." is unknown"#);
    assert_message("ssl://h:1#a@h", r#"parameter "..." is unknown"#);
    assert_message("ssl://h:1#@h", r#"parameter "@h" is unknown"#);
    // An "@" elsewhere hides no more than the text before it.
    assert_message("//u@h:1", r#"":" and port are missing before "//u@h:1""#);
    assert_message("ssl://h:99999#peerName=a@b", r#"port "99999" is over 65535"#);
    assert_message("h:#peerName=a@b", r#"port is missing after "h:""#);
}
