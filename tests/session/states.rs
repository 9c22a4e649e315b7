//! The states of the encryption, and what leads from one to the next: found by trying every message in every state.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt::Write as _;

use support::session::sent;
use vserial_uri::Tls;
use vserial_uri::session::{Event, Session, SessionError};

use crate::explore::{pairs, peers};

/// What a peer may send that concerns the start of TLS.
const MESSAGES: [(&str, &[u8]); 15] = [
    ("DO", b"\xFF\xFD\x25"),
    ("DONT", b"\xFF\xFE\x25"),
    ("WILL", b"\xFF\xFB\x25"),
    ("WONT", b"\xFF\xFC\x25"),
    ("SEND SSL", b"\xFF\xFA\x25\x01\x07\x00\xFF\xF0"),
    ("SEND without SSL", b"\xFF\xFA\x25\x01\xFF\xF0"),
    ("START", b"\xFF\xFA\x25\x00\x07\x00\x01\xFF\xF0"),
    ("IS NULL", b"\xFF\xFA\x25\x00\x00\x00\xFF\xF0"),
    ("another IS", b"\xFF\xFA\x25\x00\x06\x00\xFF\xF0"),
    ("ACCEPT", b"\xFF\xFA\x25\x02\x07\x00\x02\xFF\xF0"),
    ("ACCEPT with data", b"\xFF\xFA\x25\x02\x07\x00\x02\xFF\xF0x"),
    ("REJECT", b"\xFF\xFA\x25\x02\x07\x00\x03\xFF\xF0"),
    ("data", b"x"),
    ("BREAK", b"\xFF\xF3"),
    ("ClientHello", b"\x16"),
];

/// From a state to another: what leads there, each with what the URI says of TLS.
type Edges = BTreeMap<(String, String), BTreeMap<String, BTreeSet<String>>>;

/// The name of the state, or how the session has ended.
fn state(session: &mut Session<'_>) -> String {
    if session.receive(b"").is_err() {
        return "Failed".into();
    }
    // The state is not public, so it is taken from the `Debug` text.
    let text = format!("{session:?}");
    let (_, state) = text.split_once("encryption: ").expect("the field");
    state.split(',').next().expect("a name").into()
}

/// Visits every state of a session that what is listed above leads to, in any order.
fn edges(new: fn(Tls) -> Session<'static>) -> Edges {
    let mut edges = Edges::new();
    for tls in [Tls::IfOffered, Tls::Required] {
        let mut seen = HashSet::new();
        let mut next = vec![new(tls)];
        while let Some(session) = next.pop() {
            if !seen.insert(session.clone()) {
                continue;
            }
            let before = state(&mut session.clone());
            let mut add = |label: String, mut session: Session<'static>| {
                let after = state(&mut session);
                if after != before {
                    let labels = edges.entry((before.clone(), after)).or_default();
                    labels.entry(label).or_default().insert(tls.to_string());
                }
                next.push(session);
            };
            let mut sends = session.clone();
            if !sent(&mut sends, b"").is_empty() {
                add("sent".into(), sends);
            }
            // An error is final, so it is seen in the next state.
            let mut stops = session.clone();
            let _ = stops.stop_waiting();
            add("stop_waiting".into(), stops);
            let mut starts = session.clone();
            starts.tls_started();
            add("tls_started".into(), starts);
            for (name, message) in MESSAGES {
                let mut receives = session.clone();
                match receives.receive(message) {
                    // Due output is sent first: until then, nothing is received.
                    Ok(received) if received.event == Some(Event::Transmit) => {}
                    Err(SessionError::TooManyNegotiations) => add("too many negotiations".into(), receives),
                    _ => add(name.into(), receives),
                }
            }
        }
    }
    edges
}

/// Draws the edges for Mermaid.
fn draw(edges: &Edges) -> String {
    let mut text = String::from("```mermaid\nstateDiagram-v2\n    [*] --> Undecided\n");
    for ((from, to), labels) in edges {
        let mut groups = BTreeMap::<_, Vec<_>>::new();
        for (label, tls) in labels {
            groups.entry(tls).or_default().push(label.as_str());
        }
        for (tls, labels) in groups {
            let only = if tls.len() == 2 { String::new() } else { format!("{}: ", tls.first().expect("one")) };
            writeln!(text, "    {from} --> {to}: {only}{}", labels.join(", ")).expect("a String takes it");
        }
    }
    text + "```\n"
}

/// What the document holds between the lines that mark it.
fn generated() -> String {
    let mut text = String::from("\n### The end that opened the connection\n\n");
    text += &draw(&edges(Session::client));
    text += "\n### The end that accepted it\n\n";
    text += &draw(&edges(Session::server));
    text += "\n## Explored\n\n";
    text += "| ends | | states | transitions | deadlocks | longest run | most bytes in transit |\n";
    text += "|---|---|--:|--:|--:|--:|--:|\n";
    for (name, figures) in pairs().into_iter().chain(peers()) {
        writeln!(text, "| {name} | {figures} |").expect("a String takes it");
    }
    text + "\n"
}

const BEGIN: &str = "<!-- drawn: cargo test --test session -- --ignored draw -->\n";
const END: &str = "<!-- end of what is drawn -->\n";

fn path() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/sessions.md")
}

/// The document: what is before, between and after the marks.
fn document() -> [String; 3] {
    let text = std::fs::read_to_string(path()).expect("the document");
    let (before, rest) = text.split_once(BEGIN).expect("the mark of the begin");
    let (between, after) = rest.split_once(END).expect("the mark of the end");
    [before, between, after].map(str::to_owned)
}

#[test]
fn the_document_shows_what_the_code_does() {
    let [_, drawn, _] = document();
    assert_eq!(drawn, generated(), "draw it anew: cargo test --test session -- --ignored draw");
}

#[test]
#[ignore = "writes docs/sessions.md"]
fn draw_the_document() {
    let [before, _, after] = document();
    std::fs::write(path(), [&before, BEGIN, &generated(), END, &after].concat()).expect("the document is written");
}

/// The machine and the concentrator switch to TLS as the client and the server do.
#[test]
fn the_roles_of_a_proxy_have_the_same_states() {
    assert_eq!(edges(support::session::machine), edges(Session::client));
    assert_eq!(edges(Session::concentrator), edges(Session::server));
}
