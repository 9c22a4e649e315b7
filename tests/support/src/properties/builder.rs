//! Properties of the builder: it accepts the parts that the parser accepts, and its text parses to the same parts.

use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, percent_encode};
use vserial_uri::{BuildError, ProxyUri, Scheme, ServiceUri, UriBuilder, UriReference};

use crate::strategy::OwnedHost;

/// The parts of a URI, valid or not.
#[derive(Clone, Debug)]
pub struct Parts {
    pub scheme: Scheme,
    pub host: OwnedHost,
    pub port: u16,
    pub certificate: Option<Vec<u8>>,
    pub thumbprint: Option<Fingerprint>,
    pub peer_name: Option<String>,
    pub verify: bool,
    pub ciphers: Option<Ciphers>,
}

#[derive(Clone, Debug)]
pub enum Fingerprint {
    Digest(Vec<u8>),
    Text(String),
}

#[derive(Clone, Debug)]
pub enum Ciphers {
    Text(String),
    Names(Vec<String>),
}

impl Parts {
    /// Decodes parts from bytes: scheme, choices and port, then texts that are separated by 0xFF.
    pub fn from_bytes(data: &[u8]) -> Option<Self> {
        let [scheme, choice, port @ .., kinds] = *data.first_chunk::<5>()?;
        let mut fields = data.get(5..)?.split(|byte| *byte == 0xFF).chain(std::iter::repeat(&[][..]));
        let [host, peer_name, thumbprint, certificate, ciphers] =
            std::array::from_fn(|_| fields.next().unwrap_or_default());
        let text = |field: &[u8]| String::from_utf8(field.to_vec()).ok();
        let is_chosen = |bit: u8| choice >> bit & 1 == 1;
        Some(Self {
            scheme: Scheme::ALL[usize::from(scheme) % Scheme::ALL.len()],
            host: match choice & 3 {
                0 => OwnedHost::Empty,
                1 => OwnedHost::Ipv4((*host.first_chunk::<4>()?).into()),
                2 => OwnedHost::Ipv6((*host.first_chunk::<16>()?).into()),
                _ => OwnedHost::Name(text(host)?),
            },
            port: u16::from_be_bytes(port),
            certificate: is_chosen(2).then(|| certificate.to_vec()),
            thumbprint: match (is_chosen(3), kinds & 1) {
                (false, _) => None,
                (true, 0) => Some(Fingerprint::Digest(thumbprint.to_vec())),
                (true, _) => Some(Fingerprint::Text(text(thumbprint)?)),
            },
            peer_name: if is_chosen(4) { Some(text(peer_name)?) } else { None },
            verify: is_chosen(5),
            ciphers: match (is_chosen(6), kinds & 2) {
                (false, _) => None,
                (true, 0) => Some(Ciphers::Text(text(ciphers)?)),
                (true, _) => Some(Ciphers::Names(text(ciphers)?.split('|').map(str::to_owned).collect())),
            },
        })
    }

    /// Returns the text that the builder writes.
    pub fn built(&self, proxy: bool) -> Result<String, BuildError> {
        let begin = if proxy { UriBuilder::proxy } else { UriBuilder::service };
        let names: Vec<&str>;
        let mut builder = begin(self.scheme, self.host.as_host(), self.port)?;
        if let Some(pem) = &self.certificate {
            builder = builder.certificate(pem)?;
        }
        match &self.thumbprint {
            None => {}
            Some(Fingerprint::Digest(digest)) => builder = builder.thumbprint(digest)?,
            Some(Fingerprint::Text(text)) => builder = builder.thumbprint_text(text)?,
        }
        if let Some(name) = &self.peer_name {
            builder = builder.peer_name(name)?;
        }
        if self.verify {
            builder = builder.verify()?;
        }
        match &self.ciphers {
            None => {}
            Some(Ciphers::Text(text)) => builder = builder.cipher_list(text)?,
            Some(Ciphers::Names(owned)) => {
                names = owned.iter().map(String::as_str).collect();
                builder = builder.ciphers(&names)?;
            }
        }
        let text = builder.to_string();
        let mut buffer = vec![0; text.len()];
        assert_eq!(builder.write_into(&mut buffer), Ok(&text[..]));
        assert!(builder.write_into(&mut buffer[..text.len() - 1]).is_err());
        Ok(text)
    }

    /// Writes the parts without the builder, with every escape that is possible.
    fn plain_text(&self) -> String {
        let escaped = |bytes: &[u8]| percent_encode(bytes, NON_ALPHANUMERIC).to_string();
        let mut params = Vec::new();
        if self.verify {
            params.push("verify".to_owned());
        }
        match &self.ciphers {
            None => {}
            Some(Ciphers::Text(text)) => params.push(format!("cipherList={}", escaped(text.as_bytes()))),
            Some(Ciphers::Names(names)) => {
                let names: Vec<_> = names.iter().map(|name| escaped(name.as_bytes())).collect();
                params.push(format!("cipherList={}", names.join(",")));
            }
        }
        params.extend(self.peer_name.as_ref().map(|name| format!("peerName={}", escaped(name.as_bytes()))));
        params.extend(self.thumbprint.as_ref().map(|thumbprint| match thumbprint {
            Fingerprint::Digest(digest) => format!("thumbprint={}", hex(digest)),
            Fingerprint::Text(text) => format!("thumbprint={}", escaped(text.as_bytes())),
        }));
        params.extend(self.certificate.as_ref().map(|pem| format!("certificate={}", escaped(pem))));
        let mark = if params.is_empty() { "" } else { "#" };
        let host = match &self.host {
            OwnedHost::Empty => String::new(),
            OwnedHost::Name(name) => name.clone(),
            OwnedHost::Ipv4(address) => address.to_string(),
            OwnedHost::Ipv6(address) => format!("[{address}]"),
        };
        format!("{}://{host}:{}{mark}{}", self.scheme, self.port, params.join("&"))
    }

    /// Whether `uri` has these parts and no others.
    pub fn are_those_of(&self, uri: ServiceUri<'_>) -> bool {
        let auth = uri.auth();
        let thumbprint = auth.thumbprint().map(|thumbprint| {
            let decoded: String = thumbprint.value().bytes().map(char::from).collect();
            (decoded, thumbprint.digest())
        });
        uri.scheme() == self.scheme
            && uri.host() == self.host.as_host()
            && uri.port() == self.port
            && auth.has_verify() == self.verify
            && auth.certificate().map(|certificate| certificate.pem().collect()) == self.certificate
            && match (auth.peer_name(), &self.peer_name) {
                (Some(found), Some(given)) => found == **given,
                (found, given) => found.is_none() && given.is_none(),
            }
            && match (thumbprint, &self.thumbprint) {
                (Some((_, found)), Some(Fingerprint::Digest(given))) => found.as_bytes() == given,
                (Some((text, found)), Some(Fingerprint::Text(given))) => {
                    text == *given && hex(found.as_bytes()) == given.replace(':', "").to_lowercase()
                }
                (found, given) => found.is_none() && given.is_none(),
            }
            && match (auth.cipher_list(), &self.ciphers) {
                (Some(found), Some(Ciphers::Text(given))) => found.value() == **given,
                (Some(found), Some(Ciphers::Names(given))) => found.names().eq(given.iter().map(String::as_str)),
                (found, given) => found.is_none() && given.is_none(),
            }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a value may contain `byte` unescaped: `uric` without `&`.
fn is_raw(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.!~*'();/?:@=+$,[]".contains(&byte)
}

/// The values of `text` are escaped where that is necessary, and only there.
#[track_caller]
fn assert_escaped_as_needed(text: &str) {
    let values =
        text.split_once('#').map_or("", |(_, params)| params).split('&').filter_map(|param| param.split_once('='));
    for (_, value) in values {
        for (place, piece) in value.split('%').enumerate() {
            let raw = if place == 0 {
                piece
            } else {
                let (escape, raw) = piece.split_at(2);
                let byte = u8::from_str_radix(escape, 16).expect("an escape");
                assert!(!is_raw(byte), "%{escape} in {text}");
                assert_eq!(escape, escape.to_uppercase());
                raw
            };
            assert!(raw.bytes().all(is_raw), "{raw:?} in {text}");
        }
        assert_ne!(percent_decode_str(value).count(), 0);
    }
}

/// The builder accepts `parts` if and only if the parser reads them from a text that is written by other means, and the
/// text of the builder parses to the same parts.
#[track_caller]
pub fn parts_round_trip(parts: &Parts) {
    let plain = parts.plain_text();
    for proxy in [false, true] {
        let read = |text| if proxy { ProxyUri::parse(text).map(ServiceUri::from) } else { ServiceUri::parse(text) };
        let expected = read(&plain).is_ok_and(|uri| parts.are_those_of(uri));
        let text = match parts.built(proxy) {
            Ok(text) => text,
            Err(error) => {
                assert!(!expected, "{error}: {plain}");
                continue;
            }
        };
        assert!(expected, "{text} was built, {plain} is rejected or has other parts");
        let uri = read(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert!(parts.are_those_of(uri), "{text}: {parts:?}");
        assert!(UriReference::parse(&text).is_ok(), "{text}");
        assert_escaped_as_needed(&text);
    }
}

/// [`parts_round_trip`] for parts decoded from `data`.
pub fn builder_round_trip(data: &[u8]) {
    if let Some(parts) = Parts::from_bytes(data) {
        parts_round_trip(&parts);
    }
}
