//! Properties of every proposed URI, over some ten thousand invalid inputs: it is accepted, only the piece that the hint
//! names has changed, and neither a parameter nor TLS is lost.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;
use vserial_uri::{Scheme, Security};

use crate::run_with_stdin;

#[rustfmt::skip]
const SCHEMES: [&str; 31] = [
    "ssl:", "", "tcp://", "tcp4://", "TCP6://", "ssl://", "tcp+ssl://", "tcp4+ssl://", "tcp6+ssl://", "telnet://",
    "TELNETS://", "tls://", "tcp+tls://", "tls+tcp6://", "tcps://", "tcps4://", "tcp4s://", "telnet+ssl://",
    "telnetz://", "telnets_://", "http://", "://", "//", "telnet:", "ssl:/", "server://", "client,ssl://", "server:",
    " ssl://", "\"ssl://", "{{ ssl",
];
#[rustfmt::skip]
const HOSTS: [&str; 22] = [
    "Host", "h", "", "6000", "10.0.0.1", "[::1]", "::1", "[fe80::1%eth0]", "[10.0.0.1]", "[host]", "*", "my_host",
    "bücher", "U:Secret@h", "@", " h", "h ", "-h", "1.2.3", "99999", "${HOST}", "vSPC.py",
];
const PORTS: [&str; 10] = [":1", ":65536", ":", "", " :23", ":+1", ":1 ", ":1日", ":23/", ":1,server,nowait"];
#[rustfmt::skip]
const TAILS: [&str; 34] = [
    "", "#", "#verify", "#Verify", "#certificate=ABC&Verify", "#CERTIFICATE=AbC", "#peername=Con1&verify",
    "#verify&", "#&", "#verify;peerName=Con1", "#verify#peerName=A", "#peerName=A verify",
    "#cipherList=A B,C;D&verify&", "#peerName=My con", "#peerName=É&verify", "#peerName=50%&verify", "#peerName=%é",
    "#bogus=日本", "#verify=true&peerName=A", "#verify=false", "#fingerprint=00",
    "#fingerprint=00112233445566778899AABBCCDDEEFF00112233", "#client&verify", "#verify&server", "?verify",
    "/?verify#peerName=A", "&verify", ",verify", ";peerName=A", " #verify", "\r", "#verify\r", "\"",
    "#Peer_Name=A&cipher=B",
];

/// A piece of a URI that a hint may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    /// The text around the URI.
    Ends,
    Scheme,
    Target,
    Fragment,
}

use Piece::{Ends, Fragment, Target};

/// Returns the pieces that a hint names; none for an unknown hint.
fn pieces(message: &str) -> &'static [Piece] {
    let table: &[(&str, &[Piece])] = &[
        ("remove the carriage return at the end", &[Ends]),
        ("remove the spaces around the URI", &[Ends]),
        ("remove the quotation marks", &[Ends]),
        ("remove the space before the \"#\"", &[Target]),
        ("this is QEMU's syntax; write a URI, and the direction as a field of its own", &[Piece::Scheme, Target]),
        ("write the direction as a field of its own, not in the URI", &[Ends, Piece::Scheme, Target, Fragment]),
        ("write \"://\" after the scheme", &[Piece::Scheme, Target]),
        ("use the name of the scheme", &[Piece::Scheme]),
        ("a proxy has the scheme telnet or telnets", &[Piece::Scheme]),
        ("use the scheme for the host's IP version", &[Piece::Scheme]),
        ("write \":\" before the port; a server needs no host", &[Target]),
        ("write a host and \":\" before the port", &[Target]),
        ("leave the host empty to listen on all addresses", &[Target]),
        ("remove the user and password", &[Target]),
        (
            "write the proxy's scheme, host and port; the name of a service belongs in serviceURI",
            &[Piece::Scheme, Target],
        ),
        ("write an IPv6 address in brackets", &[Target]),
        ("only an IPv6 address is written in brackets", &[Target]),
        ("remove the zone identifier", &[Target]),
        ("write the port; there is no default", &[Target]),
        ("remove the spaces", &[Target]),
        ("remove the \"/\" after the port", &[Target]),
        ("write \"#\" before the parameters", &[Target, Fragment]),
        ("write \"#\" before the parameters, and use a scheme with TLS", &[Piece::Scheme, Target, Fragment]),
        ("use a scheme with TLS for parameters", &[Piece::Scheme]),
        ("use the exact name of the parameter", &[Fragment]),
        ("write \"&\" between parameters", &[Fragment]),
        ("remove a \"#\" or \"&\" that no parameter follows", &[Fragment]),
        ("write verify without a value", &[Fragment]),
        ("write a space as %20", &[Fragment]),
        ("percent-encode characters that are not ASCII", &[Fragment]),
        ("write a literal \"%\" as %25", &[Fragment]),
    ];
    table.iter().find(|(known, _)| *known == message).map_or(&[], |(_, pieces)| pieces)
}

/// Splits what is meant as a URI into scheme, target and fragment.
fn split(uri: &str) -> [Option<&str>; 3] {
    let (uri, fragment) = uri.split_once('#').map_or((uri, None), |(uri, fragment)| (uri, Some(fragment)));
    match uri.split_once("://") {
        None => [None, Some(uri), fragment],
        Some((scheme, target)) => [Some(scheme), Some(target), fragment],
    }
}

fn security(scheme: Option<&str>) -> Option<Security> {
    let scheme = scheme.unwrap_or("tcp").to_ascii_lowercase();
    Scheme::ALL.iter().find(|known| known.as_str() == scheme).map(|scheme| scheme.security())
}

/// Returns the message and the proposal for each input that gets one, by its number from 1.
fn proposals(input_type: &str, inputs: &[String]) -> BTreeMap<usize, (String, String)> {
    let printed = answer(input_type, inputs);
    let mut number = None;
    let mut proposals = BTreeMap::new();
    for line in printed.lines() {
        if let Some((before, _)) = line.split_once(" | ").filter(|(before, _)| !before.trim().is_empty()) {
            number = before.trim().parse::<usize>().ok().or(number);
        }
        let hint = line.trim_start().strip_prefix("= help: ").and_then(|hint| hint.strip_suffix('`'));
        if let Some((message, proposal)) = hint.and_then(|hint| hint.rsplit_once(": `")) {
            proposals.insert(number.unwrap(), (message.to_owned(), proposal.to_owned()));
        }
    }
    proposals
}

fn answer(input_type: &str, inputs: &[String]) -> String {
    let line = |input: &String| match input_type {
        "backing" => json!({"serviceURI": input, "direction": "client"}).to_string() + "\n",
        _ => format!("{input}\n"),
    };
    let output = run_with_stdin(&["--as", input_type, "-"], inputs.iter().map(line).collect::<String>().as_bytes());
    String::from_utf8(output.stdout).unwrap()
}

/// Returns all combinations in which two pieces are any of the lists and the others are valid. There is no proposal for
/// three mistakes at once.
fn inputs() -> BTreeSet<String> {
    let all = [&SCHEMES[..], &HOSTS, &PORTS, &TAILS];
    let valid: [&[_]; 4] =
        [&["", "tcp4://", "ssl://", "telnet://"], &["Host", ""], &[":1"], &["", "#verify&cipherList=A:B"]];
    let mut inputs = BTreeSet::new();
    for one in 0..all.len() {
        for other in 0..one {
            let choice = |piece| if piece == one || piece == other { all[piece] } else { valid[piece] };
            let mut begun = vec![String::new()];
            for piece in 0..all.len() {
                begun = begun
                    .iter()
                    .flat_map(|begun| choice(piece).iter().map(move |next| format!("{begun}{next}")))
                    .collect();
            }
            inputs.extend(begun);
        }
    }
    inputs
}

/// Checks that a proposal changes only what its hint names.
#[track_caller]
fn assert_keeps_the_rest(input: &str, message: &str, proposal: &str) {
    let context = format!("{input:?} -> {message}: {proposal:?}");
    let may_change = pieces(message);
    let [scheme, target, fragment] = split(input);
    let [new_scheme, new_target, new_fragment] = split(proposal);
    if may_change.contains(&Ends) {
        assert!(input.contains(proposal) || may_change.contains(&Fragment), "{context}");
    } else {
        assert!(scheme == new_scheme || may_change.contains(&Piece::Scheme), "{context}");
        assert!(target == new_target || may_change.contains(&Target), "{context}");
        assert!(fragment == new_fragment || may_change.contains(&Fragment), "{context}");
    }

    let needs_tls = matches!(security(scheme), Some(Security::Tls)) || input.to_ascii_lowercase().contains("ssl");
    let is_tls = security(new_scheme) == Some(Security::Tls);
    assert!(!needs_tls || is_tls, "TLS is lost: {context}");
    assert!(
        security(scheme) != Some(Security::Negotiated) || security(new_scheme) != Some(Security::Plain),
        "{context}"
    );

    // Every valid parameter is still there, unchanged.
    let kept: BTreeSet<_> = new_fragment.unwrap_or_default().split('&').collect();
    for param in fragment.unwrap_or_default().trim_end_matches(['\r', '"', ' ']).split('&') {
        let is_plain = param.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"=,; ".contains(&byte));
        let key = param.split('=').next().unwrap_or_default();
        let is_whole =
            ["certificate", "thumbprint", "cipherList"].contains(&key) && param.contains('=') || param == "verify";
        assert!(!(is_plain && is_whole) || kept.contains(param), "{param} is lost: {context}");
    }
}

/// Checks all proposals, of which there must be at least `minimum`, and returns the messages.
#[track_caller]
fn assert_proposals_hold(input_type: &str, minimum: usize) -> BTreeSet<String> {
    let inputs: Vec<_> = inputs().into_iter().collect();
    let proposals = proposals(input_type, &inputs);
    let numbered: BTreeMap<_, _> = (1..).zip(&inputs).collect();
    assert!(proposals.len() >= minimum, "{} proposals for {} inputs", proposals.len(), inputs.len());
    if input_type != "reference" {
        for (number, (message, proposal)) in &proposals {
            assert_keeps_the_rest(numbered[number], message, proposal);
        }
    }
    let proposed: Vec<_> = proposals.values().map(|(_, proposal)| proposal.clone()).collect();
    let rejected = answer(input_type, &proposed).lines().find(|line| line.starts_with("error")).map(str::to_owned);
    assert_eq!(rejected, None);
    proposals.into_values().map(|(message, _)| message).collect()
}

#[test]
fn services() {
    let messages = assert_proposals_hold("service", 1000);
    assert!(messages.len() >= 20, "{messages:#?}");
}

#[test]
fn proxies() {
    let messages = assert_proposals_hold("proxy", 300);
    assert!(messages.len() >= 15, "{messages:#?}");
}

/// The service of a client, which needs a host.
#[test]
fn backing_objects() {
    let messages = assert_proposals_hold("backing", 500);
    assert!(messages.len() >= 20, "{messages:#?}");
}

/// Hints about serial ports do not apply to other URIs.
#[test]
fn references() {
    let messages = assert_proposals_hold("reference", 50);
    let expected = [
        "percent-encode characters that are not ASCII",
        "remove the carriage return at the end",
        "remove the quotation marks",
        "remove the spaces around the URI",
        "write a literal \"%\" as %25",
        "write a space as %20",
    ];
    assert!(messages.iter().all(|message| expected.contains(&message.as_str())), "{messages:#?}");
}
