//! What is true of every address that is proposed, over some ten thousand wrong inputs: it is accepted, only the piece
//! that the hint speaks of has changed, and neither a parameter nor TLS is lost.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;
use vserial_uri::{Scheme, Security};

use crate::run_with_stdin;

const SCHEMES: [&str; 31] = [
    "ssl:",
    "",
    "tcp://",
    "tcp4://",
    "TCP6://",
    "ssl://",
    "tcp+ssl://",
    "tcp4+ssl://",
    "tcp6+ssl://",
    "telnet://",
    "TELNETS://",
    "tls://",
    "tcp+tls://",
    "tls+tcp6://",
    "tcps://",
    "tcps4://",
    "tcp4s://",
    "telnet+ssl://",
    "telnetz://",
    "telnets_://",
    "http://",
    "://",
    "//",
    "telnet:",
    "ssl:/",
    "server://",
    "client,ssl://",
    "server:",
    " ssl://",
    "\"ssl://",
    "{{ ssl",
];
const HOSTS: [&str; 22] = [
    "Host",
    "h",
    "",
    "6000",
    "10.0.0.1",
    "[::1]",
    "::1",
    "[fe80::1%eth0]",
    "[10.0.0.1]",
    "[host]",
    "*",
    "my_host",
    "bücher",
    "U:Secret@h",
    "@",
    " h",
    "h ",
    "-h",
    "1.2.3",
    "99999",
    "${HOST}",
    "vSPC.py",
];
const PORTS: [&str; 10] = [":1", ":65536", ":", "", " :23", ":+1", ":1 ", ":1日", ":23/", ":1,server,nowait"];
const TAILS: [&str; 34] = [
    "",
    "#",
    "#verify",
    "#Verify",
    "#certificate=ABC&Verify",
    "#CERTIFICATE=AbC",
    "#peername=Con1&verify",
    "#verify&",
    "#&",
    "#verify;peerName=Con1",
    "#verify#peerName=A",
    "#peerName=A verify",
    "#cipherList=A B,C;D&verify&",
    "#peerName=My con",
    "#peerName=É&verify",
    "#peerName=50%&verify",
    "#peerName=%é",
    "#bogus=日本",
    "#verify=true&peerName=A",
    "#verify=false",
    "#fingerprint=00",
    "#fingerprint=00112233445566778899AABBCCDDEEFF00112233",
    "#client&verify",
    "#verify&server",
    "?verify",
    "/?verify#peerName=A",
    "&verify",
    ",verify",
    ";peerName=A",
    " #verify",
    "\r",
    "#verify\r",
    "\"",
    "#Peer_Name=A&cipher=B",
];

/// A piece of an address that a hint speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    /// What stands around the address.
    Ends,
    Scheme,
    Target,
    Fragment,
}

use Piece::{Ends, Fragment, Target};

/// Which pieces a hint speaks of; of none that is not known here.
fn pieces(says: &str) -> &'static [Piece] {
    let table: [(&str, &[Piece]); 30] = [
        ("remove the carriage return at the end", &[Ends]),
        ("remove the spaces around the URI", &[Ends]),
        ("remove the quotation marks", &[Ends]),
        ("remove the space before the \"#\"", &[Target]),
        ("write the direction as a field of its own, not in the URI", &[Ends, Piece::Scheme, Target, Fragment]),
        ("write \"://\" after the scheme", &[Piece::Scheme, Target]),
        ("use the name of the scheme", &[Piece::Scheme]),
        ("use the scheme for the IP version of the host", &[Piece::Scheme]),
        ("write \":\" before the port; a server needs no host", &[Target]),
        ("write a host and \":\" before the port", &[Target]),
        ("leave the host empty to listen on all addresses", &[Target]),
        ("remove the user and password", &[Target]),
        (
            "write scheme, host and port of the proxy; the name of a service belongs in serviceURI",
            &[Piece::Scheme, Target],
        ),
        ("write an IPv6 address in brackets", &[Target]),
        ("only write an IPv6 address in brackets", &[Target]),
        ("remove the zone identifier", &[Target]),
        ("write the port; telnet has no default here", &[Target]),
        ("remove the spaces", &[Target]),
        ("remove the \"/\" after the port", &[Target]),
        ("write \"#\" before the parameters", &[Target, Fragment]),
        ("write \"#\" before the parameters, and use a scheme with TLS", &[Piece::Scheme, Target, Fragment]),
        ("use a scheme with TLS for parameters", &[Piece::Scheme]),
        ("use the exact name of the parameter", &[Fragment]),
        ("use the exact name of the parameter", &[Fragment]),
        ("write \"&\" between parameters", &[Fragment]),
        ("remove \"#\" or \"&\" where no parameter follows", &[Fragment]),
        ("write verify without a value", &[Fragment]),
        ("write a space as %20", &[Fragment]),
        ("percent-encode what is not ASCII", &[Fragment]),
        ("write a literal \"%\" as %25", &[Fragment]),
    ];
    table.iter().find(|(known, _)| *known == says).map_or(&[], |(_, pieces)| pieces)
}

/// Scheme, target and fragment of what is meant as an address.
fn split(address: &str) -> [Option<&str>; 3] {
    let (address, fragment) =
        address.split_once('#').map_or((address, None), |(address, fragment)| (address, Some(fragment)));
    match address.split_once("://") {
        None => [None, Some(address), fragment],
        Some((scheme, target)) => [Some(scheme), Some(target), fragment],
    }
}

fn security(scheme: Option<&str>) -> Option<Security> {
    let scheme = scheme.unwrap_or("tcp").to_ascii_lowercase();
    Scheme::ALL.iter().find(|known| known.as_str() == scheme).map(|scheme| scheme.security())
}

/// What is proposed for the inputs, by their number from 1: what is said, and the address.
fn proposals(reading: &str, inputs: &[String]) -> BTreeMap<usize, (String, String)> {
    let printed = answer(reading, inputs);
    let mut number = None;
    let mut proposals = BTreeMap::new();
    for line in printed.lines() {
        if let Some((before, _)) = line.split_once(" | ").filter(|(before, _)| !before.trim().is_empty()) {
            number = before.trim().parse::<usize>().ok().or(number);
        }
        let hint = line.trim_start().strip_prefix("= help: ").and_then(|hint| hint.strip_suffix('`'));
        if let Some((says, instead)) = hint.and_then(|hint| hint.rsplit_once(": `")) {
            proposals.insert(number.unwrap(), (says.to_owned(), instead.to_owned()));
        }
    }
    proposals
}

fn answer(reading: &str, inputs: &[String]) -> String {
    let line = |input: &String| match reading {
        "backing" => json!({"serviceURI": input, "direction": "client"}).to_string() + "\n",
        _ => format!("{input}\n"),
    };
    let output = run_with_stdin(&["--as", reading, "-"], inputs.iter().map(line).collect::<String>().as_bytes());
    String::from_utf8(output.stdout).unwrap()
}

/// All addresses of which two pieces may be anything and the others are good, since of too many mistakes nothing can be
/// made.
fn inputs() -> BTreeSet<String> {
    let all = [&SCHEMES[..], &HOSTS, &PORTS, &TAILS];
    let good: [&[_]; 4] =
        [&["", "tcp4://", "ssl://", "telnet://"], &["Host", ""], &[":1"], &["", "#verify&cipherList=A:B"]];
    let mut inputs = BTreeSet::new();
    for one in 0..all.len() {
        for other in 0..one {
            let choice = |piece| if piece == one || piece == other { all[piece] } else { good[piece] };
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

/// Checks a proposal against the input that it is for.
#[track_caller]
fn assert_keeps_the_rest(input: &str, says: &str, instead: &str) {
    let told = format!("{input:?} -> {says}: {instead:?}");
    let may_change = pieces(says);
    let [scheme, target, fragment] = split(input);
    let [new_scheme, new_target, new_fragment] = split(instead);
    if may_change.contains(&Ends) {
        assert!(input.contains(instead) || may_change.contains(&Fragment), "{told}");
    } else {
        assert!(scheme == new_scheme || may_change.contains(&Piece::Scheme), "{told}");
        assert!(target == new_target || may_change.contains(&Target), "{told}");
        assert!(fragment == new_fragment || may_change.contains(&Fragment), "{told}");
    }

    let needs_tls = matches!(security(scheme), Some(Security::Tls)) || input.to_ascii_lowercase().contains("ssl");
    let is_tls = security(new_scheme) == Some(Security::Tls);
    assert!(!needs_tls || is_tls, "TLS is lost: {told}");
    assert!(security(scheme) != Some(Security::Negotiated) || security(new_scheme) != Some(Security::Plain), "{told}");

    // Whatever is a parameter as it stands is still there, untouched.
    let kept: BTreeSet<_> = new_fragment.unwrap_or_default().split('&').collect();
    for param in fragment.unwrap_or_default().trim_end_matches(['\r', '"', ' ']).split('&') {
        let is_plain = param.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"=,; ".contains(&byte));
        let key = param.split('=').next().unwrap_or_default();
        let is_whole =
            ["certificate", "thumbprint", "cipherList"].contains(&key) && param.contains('=') || param == "verify";
        assert!(!(is_plain && is_whole) || kept.contains(param), "{param} is lost: {told}");
    }
}

#[track_caller]
fn assert_proposals_hold(reading: &str, least: usize) -> BTreeSet<String> {
    let inputs: Vec<_> = inputs().into_iter().collect();
    let proposals = proposals(reading, &inputs);
    let numbered: BTreeMap<_, _> = (1..).zip(&inputs).collect();
    assert!(proposals.len() >= least, "{} proposals for {} inputs", proposals.len(), inputs.len());
    if reading != "reference" {
        for (number, (says, instead)) in &proposals {
            assert_keeps_the_rest(numbered[number], says, instead);
        }
    }
    let proposed: Vec<_> = proposals.values().map(|(_, instead)| instead.clone()).collect();
    let refused = answer(reading, &proposed).lines().find(|line| line.starts_with("error")).map(str::to_owned);
    assert_eq!(refused, None);
    proposals.into_values().map(|(says, _)| says).collect()
}

#[test]
fn of_services() {
    let said = assert_proposals_hold("service", 1000);
    assert!(said.len() >= 20, "{said:#?}");
}

#[test]
fn of_proxies() {
    let said = assert_proposals_hold("proxy", 300);
    assert!(said.len() >= 15, "{said:#?}");
}

/// The service of a client; it needs a host.
#[test]
fn of_backing_objects() {
    let said = assert_proposals_hold("backing", 500);
    assert!(said.len() >= 20, "{said:#?}");
}

/// What only an address of a serial port has is no concern of a reference.
#[test]
fn of_references() {
    let said = assert_proposals_hold("reference", 50);
    let ours = ["quotation", "a space is", "what is not ASCII", "a \"%\"", "the CR", "leave out the blanks"];
    for says in said {
        assert!(ours.iter().any(|begins| says.starts_with(begins)), "{says}");
    }
}
