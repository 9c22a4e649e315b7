//! What was probably meant. Whether it would be accepted, and is worth a word, is for `hints` to find out.

use vserial_uri::{AuthKey, ErrorKind, Scheme};

use crate::hints::Fault;

type Repaired = Option<String>;

/// What may stand between an address and a word that does not belong to it.
const SEPARATORS: [char; 9] = [' ', ',', ';', ':', '/', '?', '#', '&', '|'];

pub fn without_cr(fault: &Fault<'_>) -> Repaired {
    fault.text.strip_suffix('\r').map(Into::into)
}

/// `telnet://host:23 #verify`
pub fn without_space_before_fragment(fault: &Fault<'_>) -> Repaired {
    let (address, params) = fault.text.split_once('#')?;
    Some(format!("{}#{params}", address.trim_end()))
}

/// `telnet://:10022,server`, `server:telnet://:10022`, `server://:10022`
pub fn without_direction(fault: &Fault<'_>) -> Repaired {
    let word = fault.from().trim_start_matches(SEPARATORS);
    let word = word.strip_prefix("direction=").unwrap_or(word);
    if fault.offset > 0 && starts_with_direction(word) {
        return Some(fault.before().trim_end_matches(SEPARATORS).into());
    }
    let address = fault.text.get("server".len()..).filter(|_| starts_with_direction(fault.text))?;
    let address = address.trim_start_matches([' ', ',', ';', ':', '/']);
    match address.contains("://") {
        true => Some(address.into()),
        false => Some(format!("telnet://{}{address}", if address.contains(':') { "" } else { ":" })),
    }
}

fn starts_with_direction(text: &str) -> bool {
    // Both words have six letters.
    let word = text.get(.."server".len()).unwrap_or_default();
    let end = text.as_bytes().get("server".len()).is_none_or(|byte| !byte.is_ascii_alphanumeric());
    end && ["server", "client"].iter().any(|direction| word.eq_ignore_ascii_case(direction))
}

/// `telnet:host:23`, `telnet:/host:23`, `telnet//host:23`
pub fn scheme_separator(fault: &Fault<'_>) -> Repaired {
    let end = fault.text.find([':', '/', '\\'])?;
    let scheme = Scheme::ALL.iter().find(|scheme| scheme.as_str().eq_ignore_ascii_case(&fault.text[..end]))?;
    let rest = &fault.text[end..];
    let rest = rest.strip_prefix(':').unwrap_or(rest).trim_start_matches(['/', '\\']);
    Some(format!("{scheme}://{rest}"))
}

/// Splits `scheme://rest`.
fn split_scheme<'a>(fault: &Fault<'a>) -> Option<(&'a str, &'a str)> {
    fault.text.split_once("://")
}

/// The known scheme of an address, and the rest.
fn known_scheme<'a>(fault: &Fault<'a>) -> Option<(Scheme, &'a str)> {
    let Some((name, rest)) = split_scheme(fault) else { return Some((Scheme::Tcp, fault.text)) };
    Some((Scheme::ALL.into_iter().find(|scheme| scheme.as_str().eq_ignore_ascii_case(name))?, rest))
}

/// `tls://`, `telnet+ssl://`, `telent://`; and `tcp://` for a proxy.
pub fn scheme_by_other_name(fault: &Fault<'_>) -> Repaired {
    let (name, rest) = split_scheme(fault)?;
    let name = name.to_ascii_lowercase();
    let scheme = match (fault.kind, name.as_str()) {
        (ErrorKind::SchemeNotAllowed, "tcp" | "tcp4" | "tcp6") => Scheme::Telnet,
        (ErrorKind::SchemeNotAllowed, _) => Scheme::Telnets,
        (ErrorKind::UnknownScheme, "tls" | "tcps" | "ssl+tcp") => Scheme::Ssl,
        (ErrorKind::UnknownScheme, "tcp+tls") => Scheme::TcpSsl,
        (ErrorKind::UnknownScheme, "telnet+ssl" | "telnet+tls" | "telnetssl" | "telnets+ssl") => Scheme::Telnets,
        (ErrorKind::UnknownScheme, name) => likeliest(name, Scheme::ALL, Scheme::as_str)?,
        _ => return None,
    };
    Some(format!("{scheme}://{rest}"))
}

/// `tcp4://[::1]:23`
pub fn scheme_of_ip_version(fault: &Fault<'_>) -> Repaired {
    let scheme = match known_scheme(fault)?.0 {
        Scheme::Tcp4 => Scheme::Tcp6,
        Scheme::Tcp6 => Scheme::Tcp4,
        Scheme::Tcp4Ssl => Scheme::Tcp6Ssl,
        Scheme::Tcp6Ssl => Scheme::Tcp4Ssl,
        _ => return None,
    };
    Some(format!("{scheme}://{}", known_scheme(fault)?.1))
}

/// `scheme://` or nothing, and the digits that stand in the host's place.
fn port_as_host<'a>(fault: &Fault<'a>) -> Option<(String, &'a str)> {
    let (scheme, port) =
        split_scheme(fault).map_or((String::new(), fault.text), |(scheme, port)| (format!("{scheme}://"), port));
    let port = port.trim_end_matches([':', '/']);
    port.bytes().all(|byte| byte.is_ascii_digit()).then_some((scheme, port))
}

/// `tcp://6000`
pub fn port_alone(fault: &Fault<'_>) -> Repaired {
    port_as_host(fault).map(|(scheme, port)| format!("{scheme}:{port}"))
}

/// `telnet://13370`, where there must be a host.
pub fn port_with_host(fault: &Fault<'_>) -> Repaired {
    port_as_host(fault).map(|(scheme, port)| format!("{scheme}host.example:{port}"))
}

/// `telnet://admin:secret@host:23`
pub fn without_userinfo(fault: &Fault<'_>) -> Repaired {
    let (_, address) = fault.from().split_once('@').filter(|_| fault.kind == ErrorKind::UserinfoNotAllowed)?;
    Some(format!("{}{address}", fault.before()))
}

/// `vSPC.py` and `host:13370` as a proxy.
pub fn proxy_of_host(fault: &Fault<'_>) -> Repaired {
    let port = if fault.text.contains(':') { "" } else { ":13370" };
    (fault.kind == ErrorKind::SchemeNotAllowed).then(|| format!("telnet://{}{port}", fault.text))
}

/// `telnet://::1:23`
pub fn ipv6_in_brackets(fault: &Fault<'_>) -> Repaired {
    let (scheme, authority) = split_scheme(fault).unwrap_or(("tcp", fault.text));
    let end = authority.find('#').unwrap_or(authority.len());
    let (host, port) = authority[..end].rsplit_once(':').filter(|(host, _)| host.contains(':'))?;
    Some(format!("{scheme}://[{host}]:{port}{}", &authority[end..]))
}

/// `telnet://[fe80::1%eth0]:23`
pub fn without_zone_id(fault: &Fault<'_>) -> Repaired {
    let end = fault.from().find(']').filter(|_| fault.kind == ErrorKind::ZoneIdNotAllowed)?;
    Some(format!("{}{}", fault.before(), &fault.from()[end..]))
}

/// `telnet://host`, `telnet://host/`
pub fn with_port_of_telnet(fault: &Fault<'_>) -> Repaired {
    let (scheme, _) = split_scheme(fault)?;
    let missing = fault.kind == ErrorKind::PortMissing && scheme.eq_ignore_ascii_case("telnet");
    let rest = fault.from().strip_prefix('/').unwrap_or(fault.from());
    missing.then(|| format!("{}:23{rest}", fault.before().trim_end_matches(':')))
}

/// `telnet://host:23/`, `telnets://host:23/#verify`
pub fn without_path(fault: &Fault<'_>) -> Repaired {
    let rest = fault.from().strip_prefix('/').filter(|_| fault.kind == ErrorKind::PathNotAllowed)?;
    Some(format!("{}{rest}", fault.before()))
}

/// `telnets://host:23?verify`, `telnets://host:23/?verify`
pub fn parameters_of_query(fault: &Fault<'_>) -> Repaired {
    let (address, params) = fault.text.split_once('?')?;
    Some(format!("{}#{params}", address.trim_end_matches('/')))
}

/// `tcp://host:23#verify`
pub fn scheme_with_tls(fault: &Fault<'_>) -> Repaired {
    let (scheme, rest) = known_scheme(fault).filter(|_| fault.kind == ErrorKind::ParametersNotAllowed)?;
    let scheme = match scheme {
        Scheme::Tcp4 => Scheme::Tcp4Ssl,
        Scheme::Tcp6 => Scheme::Tcp6Ssl,
        _ => Scheme::Ssl,
    };
    Some(format!("{scheme}://{rest}"))
}

/// The unknown key, and what follows it.
fn unknown_key<'a>(fault: &Fault<'a>) -> Option<(&'a str, &'a str)> {
    let end = fault.from().find(['=', '&']).unwrap_or(fault.from().len());
    (fault.kind == ErrorKind::UnknownParameter).then(|| fault.from().split_at(end))
}

/// `#peername=con1`
pub fn key_in_right_case(fault: &Fault<'_>) -> Repaired {
    let (key, rest) = unknown_key(fault)?;
    let known = AuthKey::ALL.into_iter().find(|known| known.as_str().eq_ignore_ascii_case(key))?;
    Some(format!("{}{known}{rest}", fault.before()))
}

/// `#peer_name=con1`, `#thumprint=...`
pub fn key_by_likeness(fault: &Fault<'_>) -> Repaired {
    let (key, rest) = unknown_key(fault)?;
    let known = match key.to_ascii_lowercase().as_str() {
        "cert" => AuthKey::Certificate,
        "fingerprint" => AuthKey::Thumbprint,
        "cipher" | "ciphers" => AuthKey::CipherList,
        key => likeliest(key, AuthKey::ALL, AuthKey::as_str)?,
    };
    Some(format!("{}{known}{rest}", fault.before()))
}

/// `#verify;peerName=con1`, `#verify#peerName=con1`
pub fn parameters_joined(fault: &Fault<'_>) -> Repaired {
    let (address, params) = fault.text.split_once('#')?;
    let params: Vec<_> = params.split([';', ',', '#', '&', ' ']).filter(|param| !param.is_empty()).collect();
    Some(format!("{address}#{}", params.join("&")))
}

/// `#verify=true`; what is meant by `#verify=false` is another thing.
pub fn verify_alone(fault: &Fault<'_>) -> Repaired {
    let end = fault.from().find('&').unwrap_or(fault.from().len());
    let (value, rest) = fault.from().split_at(end);
    let meant = ["=", "=1", "=on", "=true", "=yes"].iter().any(|yes| yes.eq_ignore_ascii_case(value));
    (meant && fault.kind == ErrorKind::UnexpectedValue).then(|| format!("{}{rest}", fault.before()))
}

/// The one of `known` that `word` is nearest to, if no more than a third of its letters must change. Names of three
/// letters are too near to other names: ssl is not what is meant by ssh.
fn likeliest<T: Copy, const N: usize>(word: &str, known: [T; N], name: fn(T) -> &'static str) -> Option<T> {
    let changes = |known: &T| distance(word, &name(*known).to_ascii_lowercase());
    known
        .into_iter()
        .filter(|known| name(*known).len() > 3 && 3 * changes(known) <= name(*known).len())
        .min_by_key(changes)
}

/// How many letters must be put in, left out or changed to make `to` of `from` (Levenshtein).
fn distance(from: &str, to: &str) -> usize {
    let to = to.as_bytes();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.bytes().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in to.iter().enumerate() {
            let replaced = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[to.len()]
}
