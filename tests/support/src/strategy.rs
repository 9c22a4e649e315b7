//! Strategies for proptest. They generate the parts of a URI and build the text from them, so the expected result is known
//! without parsing. Another one edits a text in one place.

use proptest::prelude::*;
use vserial_uri::{AuthKey, Host, IpVersion, Scheme, Security};

/// A URI and its parts.
#[derive(Clone, Debug)]
pub struct UriParts {
    pub text: String,
    pub scheme: Scheme,
    /// As written, without brackets.
    pub host_text: String,
    pub host: OwnedHost,
    pub port: u16,
    /// Keys, and values as written, in order.
    pub params: Vec<(AuthKey, Option<String>)>,
}

/// [`Host`], with its text.
#[derive(Clone, Debug)]
pub enum OwnedHost {
    Empty,
    Name(String),
    Ipv4(std::net::Ipv4Addr),
    Ipv6(std::net::Ipv6Addr),
}

impl OwnedHost {
    pub fn as_host(&self) -> Host<'_> {
        match self {
            Self::Empty => Host::Empty,
            Self::Name(name) => Host::Name(name),
            Self::Ipv4(address) => Host::Ipv4(*address),
            Self::Ipv6(address) => Host::Ipv6(*address),
        }
    }
}

/// Generates service URIs.
pub fn service() -> impl Strategy<Value = UriParts> {
    (prop::sample::select(Scheme::ALL), any::<bool>())
        .prop_flat_map(|(scheme, written)| uri(scheme, written || scheme != Scheme::Tcp, true))
}

/// Generates proxy URIs.
pub fn proxy() -> impl Strategy<Value = UriParts> {
    prop::sample::select(&[Scheme::Telnet, Scheme::Telnets]).prop_flat_map(|scheme| uri(scheme, true, false))
}

fn uri(scheme: Scheme, written: bool, may_lack_host: bool) -> impl Strategy<Value = UriParts> {
    let params = if scheme.security() == Security::Plain { Just(Vec::new()).boxed() } else { params().boxed() };
    (any_case(scheme.as_str()), host(scheme.ip_version(), may_lack_host), 0_usize..4, any::<u16>(), params).prop_map(
        move |(name, (host_text, host), zeros, port, params)| {
            let prefix = if written { format!("{name}://") } else { String::new() };
            let (open, close) = if let OwnedHost::Ipv6(_) = host { ("[", "]") } else { ("", "") };
            let zeros = "0".repeat(zeros);
            let fragment = params.iter().map(|(key, value): &(AuthKey, Option<String>)| match value {
                Some(value) => format!("{key}={value}"),
                None => key.to_string(),
            });
            let fragment = fragment.collect::<Vec<_>>().join("&");
            let mark = if fragment.is_empty() { "" } else { "#" };
            let text = format!("{prefix}{open}{host_text}{close}:{zeros}{port}{mark}{fragment}");
            UriParts { text, scheme, host_text, host, port, params }
        },
    )
}

fn any_case(text: &'static str) -> impl Strategy<Value = String> {
    any::<u16>().prop_map(move |bits| {
        let upper = |place: usize| bits >> (place % 16) & 1 == 1;
        text.chars().enumerate().map(|(place, c)| if upper(place) { c.to_ascii_uppercase() } else { c }).collect()
    })
}

/// Generates hosts that `version` allows, each with its text without brackets; the empty one if `may_lack`.
pub fn host(version: IpVersion, may_lack: bool) -> impl Strategy<Value = (String, OwnedHost)> {
    let name = "([a-zA-Z0-9]([a-zA-Z0-9-]{0,5}[a-zA-Z0-9])?[.]){0,3}[a-zA-Z]([a-zA-Z0-9-]{0,5}[a-zA-Z0-9])?[.]?";
    let mut hosts = vec![name.prop_map(|name| (name.clone(), OwnedHost::Name(name))).boxed()];
    if may_lack {
        hosts.push(Just((String::new(), OwnedHost::Empty)).boxed());
    }
    if version != IpVersion::V6 {
        let ipv4 = any::<std::net::Ipv4Addr>();
        hosts.push(ipv4.prop_map(|address| (address.to_string(), OwnedHost::Ipv4(address))).boxed());
    }
    if version != IpVersion::V4 {
        hosts.push(ipv6().prop_map(|(text, address)| (text, OwnedHost::Ipv6(address))).boxed());
    }
    prop::strategy::Union::new(hosts)
}

/// Generates IPv6 addresses in all text forms: eight groups, `::` for a run of zeros, an IPv4 address at the end.
pub fn ipv6() -> impl Strategy<Value = (String, std::net::Ipv6Addr)> {
    let group = prop_oneof![2 => Just(0_u16), 1 => any::<u16>()];
    (prop::array::uniform8(group), 0_usize..8, 1_usize..8, any::<[bool; 4]>()).prop_map(
        |(mut groups, start, length, [compress, dotted, upper, padded])| {
            let end = (start + length).min(if dotted { 6 } else { 8 });
            let gap = (compress && start < end).then_some(start..end);
            gap.iter().for_each(|gap| groups[gap.clone()].fill(0));
            let address = std::net::Ipv6Addr::from(groups);
            let mut texts: Vec<String> =
                groups.iter().map(|group| if padded { format!("{group:04x}") } else { format!("{group:x}") }).collect();
            if dotted {
                let [.., a, b, c, d] = address.octets();
                texts.truncate(6);
                texts.push(format!("{a}.{b}.{c}.{d}"));
            }
            let text = match gap {
                None => texts.join(":"),
                Some(gap) => format!("{}::{}", texts[..gap.start].join(":"), texts[gap.end..].join(":")),
            };
            (if upper { text.to_uppercase() } else { text }, address)
        },
    )
}

fn params() -> impl Strategy<Value = Vec<(AuthKey, Option<String>)>> {
    prop::sample::subsequence(AuthKey::ALL.to_vec(), 0..=AuthKey::ALL.len()).prop_shuffle().prop_flat_map(|keys| {
        keys.into_iter().map(|key| value(key).prop_map(move |value| (key, value))).collect::<Vec<_>>()
    })
}

/// Generates the value of a parameter.
fn value(key: AuthKey) -> impl Strategy<Value = Option<String>> {
    let printable = "([a-zA-Z0-9;/?:@=+$,\\[\\]_.!~*'()-]|%[2-6][0-9a-fA-F]|%[89a-fA-F][0-9a-fA-F]){1,12}";
    match key {
        AuthKey::Verify => Just(None).boxed(),
        AuthKey::Thumbprint => thumbprint().prop_map(Some).boxed(),
        AuthKey::PeerName => printable.prop_map(Some).boxed(),
        AuthKey::CipherList => "[A-Z0-9:, !+-]{1,20}".prop_map(Some).boxed(),
        AuthKey::Certificate => "([a-zA-Z0-9+/=-]|%[0-9a-fA-F]{2}){1,40}".prop_map(Some).boxed(),
    }
}

/// Generates digests as `openssl x509 -fingerprint` prints them, with some characters escaped.
fn thumbprint() -> impl Strategy<Value = String> {
    let bytes = prop_oneof![prop::collection::vec(any::<u8>(), 20), prop::collection::vec(any::<u8>(), 32)];
    (bytes, any::<bool>(), any::<bool>(), prop::collection::vec(0_u8..8, 95)).prop_map(
        |(bytes, joined, upper, escapes)| {
            let pairs: Vec<String> =
                bytes.iter().map(|byte| if upper { format!("{byte:02X}") } else { format!("{byte:02x}") }).collect();
            let text = pairs.join(if joined { ":" } else { "" });
            let escape = |(c, roll): (char, &u8)| if *roll == 0 { format!("%{:02X}", c as u32) } else { c.to_string() };
            text.chars().zip(&escapes).map(escape).collect()
        },
    )
}

/// Edits a text: inserts, removes, replaces or exchanges bytes, or cuts the text.
pub fn edited(text: impl Strategy<Value = String>) -> impl Strategy<Value = Vec<u8>> {
    let byte = prop_oneof![
        3 => prop::sample::select(b"%&#:/?@[].-=+ 0159afgAFG~_^\\\"".to_vec()),
        1 => any::<u8>(),
    ];
    (text, any::<prop::sample::Index>(), byte, 0_u8..5).prop_map(|(text, place, byte, edit)| {
        let mut bytes = text.into_bytes();
        let at = place.index(bytes.len() + 1);
        match edit {
            0 => bytes.insert(at, byte),
            1 if at < bytes.len() => drop(bytes.remove(at)),
            2 if at < bytes.len() => bytes[at] = byte,
            3 if at + 1 < bytes.len() => bytes.swap(at, at + 1),
            _ => bytes.truncate(at),
        }
        bytes
    })
}
