//! RFC 2396, appendix A, as amended by RFC 2732: each production a regular expression of the same name, in the same order.
//!
//! The names have the spelling of the RFC, with `_` for `-`.

#![allow(non_snake_case, reason = "the names are the RFC's own")]

/// `( a | b | ... )`
pub fn either(alternatives: &[String]) -> String {
    format!("(?:{})", alternatives.join("|"))
}

/// `[ a ]`
pub fn optional(expression: &str) -> String {
    format!("(?:{expression})?")
}

/// `*( a )`
pub fn any(expression: &str) -> String {
    format!("(?:{expression})*")
}

/// `1*( a )`
pub fn some(expression: &str) -> String {
    format!("(?:{expression})+")
}

/// `URI-reference = [ absoluteURI | relativeURI ] [ "#" fragment ]`
pub fn URI_reference() -> String {
    optional(&either(&[absoluteURI(), relativeURI()])) + &optional(&format!("#{}", fragment()))
}

/// `absoluteURI = scheme ":" ( hier_part | opaque_part )`
pub fn absoluteURI() -> String {
    format!("{}:{}", scheme(), either(&[hier_part(), opaque_part()]))
}

/// `relativeURI = ( net_path | abs_path | rel_path ) [ "?" query ]`
pub fn relativeURI() -> String {
    either(&[net_path(), abs_path(), rel_path()]) + &optional(&format!("[?]{}", query()))
}

/// `hier_part = ( net_path | abs_path ) [ "?" query ]`
pub fn hier_part() -> String {
    either(&[net_path(), abs_path()]) + &optional(&format!("[?]{}", query()))
}

/// `opaque_part = uric_no_slash *uric`
pub fn opaque_part() -> String {
    uric_no_slash() + &any(&uric())
}

/// `uric_no_slash = unreserved | escaped | ";" | "?" | ":" | "@" | "&" | "=" | "+" | "$" | ","`
pub fn uric_no_slash() -> String {
    either(&[unreserved(), escaped(), "[;?:@&=+$,]".into()])
}

/// `net_path = "//" authority [ abs_path ]`
pub fn net_path() -> String {
    format!("//{}{}", authority(), optional(&abs_path()))
}

/// `abs_path = "/" path_segments`
pub fn abs_path() -> String {
    format!("/{}", path_segments())
}

/// `rel_path = rel_segment [ abs_path ]`
pub fn rel_path() -> String {
    rel_segment() + &optional(&abs_path())
}

/// `rel_segment = 1*( unreserved | escaped | ";" | "@" | "&" | "=" | "+" | "$" | "," )`
pub fn rel_segment() -> String {
    some(&either(&[unreserved(), escaped(), "[;@&=+$,]".into()]))
}

/// `scheme = alpha *( alpha | digit | "+" | "-" | "." )`
pub fn scheme() -> String {
    alpha() + &any(&either(&[alpha(), digit(), "[+.-]".into()]))
}

/// `authority = server | reg_name`
pub fn authority() -> String {
    either(&[server(), reg_name()])
}

/// `reg_name = 1*( unreserved | escaped | "$" | "," | ";" | ":" | "@" | "&" | "=" | "+" )`
pub fn reg_name() -> String {
    some(&either(&[unreserved(), escaped(), "[$,;:@&=+]".into()]))
}

/// `server = [ [ userinfo "@" ] hostport ]`
pub fn server() -> String {
    optional(&(optional(&format!("{}@", userinfo())) + &hostport()))
}

/// `userinfo = *( unreserved | escaped | ";" | ":" | "&" | "=" | "+" | "$" | "," )`
pub fn userinfo() -> String {
    any(&either(&[unreserved(), escaped(), "[;:&=+$,]".into()]))
}

/// `hostport = host [ ":" port ]`
pub fn hostport() -> String {
    host() + &optional(&format!(":{}", port()))
}

/// `host = hostname | IPv4address | IPv6reference`
pub fn host() -> String {
    either(&[hostname(), IPv4address(), IPv6reference()])
}

/// `IPv6reference = "[" IPv6address "]"`
pub fn IPv6reference() -> String {
    format!(r"\[{}\]", IPv6address())
}

/// `hostname = *( domainlabel "." ) toplabel [ "." ]`
pub fn hostname() -> String {
    any(&format!(r"{}\.", domainlabel())) + &toplabel() + &optional(r"\.")
}

/// `domainlabel = alphanum | alphanum *( alphanum | "-" ) alphanum`
pub fn domainlabel() -> String {
    either(&[alphanum(), alphanum() + &any(&either(&[alphanum(), "-".into()])) + &alphanum()])
}

/// `toplabel = alpha | alpha *( alphanum | "-" ) alphanum`
pub fn toplabel() -> String {
    either(&[alpha(), alpha() + &any(&either(&[alphanum(), "-".into()])) + &alphanum()])
}

/// `IPv4address = 1*digit "." 1*digit "." 1*digit "." 1*digit`
pub fn IPv4address() -> String {
    [some(&digit()), some(&digit()), some(&digit()), some(&digit())].join(r"\.")
}

/// `port = *digit`
pub fn port() -> String {
    any(&digit())
}

/// `path = [ abs_path | opaque_part ]`
pub fn path() -> String {
    optional(&either(&[abs_path(), opaque_part()]))
}

/// `path_segments = segment *( "/" segment )`
pub fn path_segments() -> String {
    segment() + &any(&format!("/{}", segment()))
}

/// `segment = *pchar *( ";" param )`
pub fn segment() -> String {
    any(&pchar()) + &any(&format!(";{}", param()))
}

/// `param = *pchar`
pub fn param() -> String {
    any(&pchar())
}

/// `pchar = unreserved | escaped | ":" | "@" | "&" | "=" | "+" | "$" | ","`
pub fn pchar() -> String {
    either(&[unreserved(), escaped(), "[:@&=+$,]".into()])
}

/// `query = *uric`
pub fn query() -> String {
    any(&uric())
}

/// `fragment = *uric`
pub fn fragment() -> String {
    any(&uric())
}

/// `uric = reserved | unreserved | escaped`
pub fn uric() -> String {
    either(&[reserved(), unreserved(), escaped()])
}

/// `reserved = ";" | "/" | "?" | ":" | "@" | "&" | "=" | "+" | "$" | "," | "[" | "]"`
pub fn reserved() -> String {
    r"[;/?:@&=+$,\[\]]".into()
}

/// `unreserved = alphanum | mark`
pub fn unreserved() -> String {
    either(&[alphanum(), mark()])
}

/// `mark = "-" | "_" | "." | "!" | "~" | "*" | "'" | "(" | ")"`
pub fn mark() -> String {
    "[-_.!~*'()]".into()
}

/// `escaped = "%" hex hex`
pub fn escaped() -> String {
    format!("%{}{}", hex(), hex())
}

/// `hex = digit | "A" | ... | "F" | "a" | ... | "f"`
pub fn hex() -> String {
    "[0-9A-Fa-f]".into()
}

/// `alphanum = alpha | digit`
pub fn alphanum() -> String {
    either(&[alpha(), digit()])
}

/// `alpha = "a" | ... | "z" | "A" | ... | "Z"`
pub fn alpha() -> String {
    "[A-Za-z]".into()
}

/// `digit = "0" | ... | "9"`
pub fn digit() -> String {
    "[0-9]".into()
}

/// The text forms of RFC 4291, section 2.2: `x:x:x:x:x:x:x:x`, where `::` may replace one or more groups of zeros once,
/// and where the last two groups may be written `d.d.d.d`.
pub fn IPv6address() -> String {
    let mut forms = vec![groups(8)];
    for after in 0..=7 {
        for before in 0..=7 - after {
            forms.push(plain_groups(before) + "::" + &groups(after));
        }
    }
    either(&forms)
}

/// Exactly `count` groups of the end of an address.
fn groups(count: usize) -> String {
    match count {
        0 | 1 => plain_groups(count),
        2 => either(&[plain_groups(2), dotted_quad()]),
        _ => either(&[plain_groups(count), format!("(?:{}:){{{}}}{}", x(), count - 2, dotted_quad())]),
    }
}

/// Exactly `count` groups, each in hexadecimal.
fn plain_groups(count: usize) -> String {
    vec![x(); count].join(":")
}

/// A group: one to four hexadecimal digits.
fn x() -> String {
    "[0-9A-Fa-f]{1,4}".into()
}

/// An IPv4 address: four octets in decimal, without leading zeros.
pub fn dotted_quad() -> String {
    let octet = "(?:[0-9]|[1-9][0-9]|1[0-9][0-9]|2[0-4][0-9]|25[0-5])";
    [octet; 4].join(r"\.")
}
