//! Accepted URI references: the examples of RFC 2396 and RFC 2732, each production at its limits, and serial port texts.

use super::Reference;

const N: Option<&str> = None;

const fn s(text: &'static str) -> Option<&'static str> {
    Some(text)
}

/// A relative reference without an authority.
const fn rel(
    input: &'static str,
    path: &'static str,
    query: Option<&'static str>,
    fragment: Option<&'static str>,
    cite: &'static str,
) -> Reference {
    Reference { input, scheme: N, authority: N, server: [N; 3], path, query, fragment, opaque: false, cite }
}

/// A scheme with an absolute path, no authority.
const fn abs(
    input: &'static str,
    scheme: &'static str,
    path: &'static str,
    query: Option<&'static str>,
    cite: &'static str,
) -> Reference {
    Reference { input, scheme: s(scheme), query, ..rel(input, path, N, N, cite) }
}

/// A scheme with an opaque part.
const fn opaque(
    input: &'static str,
    scheme: &'static str,
    part: &'static str,
    fragment: Option<&'static str>,
    cite: &'static str,
) -> Reference {
    Reference { scheme: s(scheme), opaque: true, ..rel(input, part, N, fragment, cite) }
}

/// An authority: its text, then userinfo, host and port.
type Net = (&'static str, [Option<&'static str>; 3]);

/// A server of a host alone.
const fn host(text: &'static str) -> Net {
    (text, [N, s(text), N])
}

/// A registry name, or the empty server.
const fn registry(text: &'static str) -> Net {
    (text, [N; 3])
}

/// A reference with an authority and no query or fragment.
const fn net(
    input: &'static str,
    scheme: Option<&'static str>,
    (authority, server): Net,
    path: &'static str,
    cite: &'static str,
) -> Reference {
    Reference { scheme, authority: s(authority), server, ..rel(input, path, N, N, cite) }
}

/// A reference with an authority, query and fragment.
const fn full(
    input: &'static str,
    scheme: Option<&'static str>,
    authority: Net,
    path: &'static str,
    query: Option<&'static str>,
    fragment: Option<&'static str>,
    cite: &'static str,
) -> Reference {
    Reference { query, fragment, ..net(input, scheme, authority, path, cite) }
}

/// References that are a path alone: the source and the texts.
#[rustfmt::skip]
const PATHS: &[(&str, &[&str])] = &[
    ("RFC 2396 appendix C.1", &[
        "g", "./g", "g/", "/g", ";x", "g;x", ".", "./", "..", "../", "../g", "../..", "../../", "../../g",
    ]),
    ("RFC 2396 appendix C.2", &[
        "", "../../../g", "../../../../g", "/./g", "/../g", "g.", ".g", "g..", "..g", "./../g", "./g/.", "g/./h",
        "g;x=1/./y",
    ]),
    ("RFC 2396 section 3.1: without : no scheme", &["a+b"]),
    ("RFC 2396 section 3.3", &["/"]),
    ("RFC 2396 section 3.3: an empty param", &["/;"]),
    ("RFC 2396 section 3.3: param", &["/a;p=1;q/b;r"]),
    ("RFC 2396 section 3.3: empty segments", &["/a//b/"]),
    ("RFC 2396 section 3.3: pchar", &["/:@&=+$,"]),
    ("RFC 2396 section 5: : after the first segment", &["./a:b", "a/b:c"]),
    ("RFC 2396 section 5: rel_segment", &[";@&=+$,"]),
    ("RFC 2396 section 2.3: mark", &["-_.!~*'()"]),
    ("RFC 2396 section 2.4.1: escaped", &["%00%fF"]),
    ("seen in use", &["vSPC.py", "@vulture", "vmware-vspc"]),
];

/// Returns [`PATHS`] as rows.
pub fn paths() -> impl Iterator<Item = Reference> {
    PATHS.iter().flat_map(|&(cite, paths)| paths.iter().map(move |path| rel(path, path, N, N, cite)))
}

/// The examples of the RFCs.
#[rustfmt::skip]
pub const RFC: &[Reference] = &[
    net("ftp://ftp.is.co.za/rfc/rfc1808.txt", s("ftp"), host("ftp.is.co.za"), "/rfc/rfc1808.txt", "RFC 2396 section 1.3"),
    net("gopher://spinaltap.micro.umn.edu/00/Weather/California/Los%20Angeles", s("gopher"), host("spinaltap.micro.umn.edu"),
        "/00/Weather/California/Los%20Angeles", "RFC 2396 section 1.3"),
    net("http://www.math.uio.no/faq/compression-faq/part1.html", s("http"), host("www.math.uio.no"), "/faq/compression-faq/part1.html", "RFC 2396 section 1.3"),
    opaque("mailto:mduerst@ifi.unizh.ch", "mailto", "mduerst@ifi.unizh.ch", N, "RFC 2396 section 1.3"),
    opaque("news:comp.infosystems.www.servers.unix", "news", "comp.infosystems.www.servers.unix", N, "RFC 2396 section 1.3"),
    net("telnet://melvyl.ucop.edu/", s("telnet"), host("melvyl.ucop.edu"), "/", "RFC 2396 section 1.3"),
    net("http://www.w3.org/Addressing/", s("http"), host("www.w3.org"), "/Addressing/", "RFC 2396 appendix E"),
    net("ftp://ds.internic.net/rfc/", s("ftp"), host("ds.internic.net"), "/rfc/", "RFC 2396 appendix E"),
    full("http://www.ics.uci.edu/pub/ietf/uri/historical.html#WARNING", s("http"), host("www.ics.uci.edu"),
         "/pub/ietf/uri/historical.html", N, s("WARNING"), "RFC 2396 appendix E"),
    full("http://www.ics.uci.edu/pub/ietf/uri/#Related", s("http"), host("www.ics.uci.edu"), "/pub/ietf/uri/", N, s("Related"), "RFC 2396 appendix B"),
    full("http://a/b/c/d;p?q", s("http"), host("a"), "/b/c/d;p", s("q"), N, "RFC 2396 appendix C"),
    opaque("g:h", "g", "h", N, "RFC 2396 appendix C.1"),
    net("//g", N, host("g"), "", "RFC 2396 appendix C.1"),
    rel("g?y", "g", s("y"), N, "RFC 2396 appendix C.1"),
    rel("#s", "", N, s("s"), "RFC 2396 appendix C.1"),
    rel("g#s", "g", N, s("s"), "RFC 2396 appendix C.1"),
    rel("g?y#s", "g", s("y"), s("s"), "RFC 2396 appendix C.1"),
    rel("g;x?y#s", "g;x", s("y"), s("s"), "RFC 2396 appendix C.1"),
    rel("g?y/../x", "g", s("y/../x"), N, "RFC 2396 appendix C.2"),
    rel("g#s/./x", "g", N, s("s/./x"), "RFC 2396 appendix C.2"),
    opaque("http:g", "http", "g", N, "RFC 2396 appendix C.2"),
    net("http://[FEDC:BA98:7654:3210:FEDC:BA98:7654:3210]:80/index.html", s("http"), ("[FEDC:BA98:7654:3210:FEDC:BA98:7654:3210]:80",
        [N, s("[FEDC:BA98:7654:3210:FEDC:BA98:7654:3210]"), s("80")]), "/index.html", "RFC 2732 section 2"),
    net("http://[1080:0:0:0:8:800:200C:417A]/index.html", s("http"), host("[1080:0:0:0:8:800:200C:417A]"), "/index.html", "RFC 2732 section 2"),
    net("http://[3ffe:2a00:100:7031::1]", s("http"), host("[3ffe:2a00:100:7031::1]"), "", "RFC 2732 section 2"),
    net("http://[1080::8:800:200C:417A]/foo", s("http"), host("[1080::8:800:200C:417A]"), "/foo", "RFC 2732 section 2"),
    net("http://[::192.9.5.5]/ipng", s("http"), host("[::192.9.5.5]"), "/ipng", "RFC 2732 section 2"),
    net("http://[::FFFF:129.144.52.38]:80/index.html", s("http"), ("[::FFFF:129.144.52.38]:80",
        [N, s("[::FFFF:129.144.52.38]"), s("80")]), "/index.html", "RFC 2732 section 2"),
    net("http://[2010:836B:4179::836B:4179]", s("http"), host("[2010:836B:4179::836B:4179]"), "", "RFC 2732 section 2"),
];

/// Each production at its limits.
#[rustfmt::skip]
pub const FORMS: &[Reference] = &[
    // authority: server or registry name.
    full("s://u:p@h:80/p?q#f", s("s"), ("u:p@h:80", [s("u:p"), s("h"), s("80")]), "/p", s("q"), s("f"), "RFC 2396 section 3: every part"),
    full("s://u:p@[::1]:8/p;q?r#f", s("s"), ("u:p@[::1]:8", [s("u:p"), s("[::1]"), s("8")]), "/p;q", s("r"), s("f"), "RFC 2732 section 3: every part"),
    full("//h?q#f", N, host("h"), "", s("q"), s("f"), "RFC 2396 section 5: net_path without a path"),
    net("file:///x", s("file"), registry(""), "/x", "RFC 2396 section 3.2.2: empty server"),
    net("//", N, registry(""), "", "RFC 2396 section 3.2.2: empty server"),
    net("///", N, registry(""), "/", "RFC 2396 section 3.2.2: empty server"),
    net("///x", N, registry(""), "/x", "RFC 2396 section 3.2.2: empty server"),
    net("////a", N, registry(""), "//a", "RFC 2396 section 3.2.2: empty server"),
    full("s://?q", s("s"), registry(""), "", s("q"), N, "RFC 2396 section 3.2.2: empty server"),
    full("//#", N, registry(""), "", N, s(""), "RFC 2396 section 3.2.2: empty server"),
    net("//h:", N, ("h:", [N, s("h"), s("")]), "", "RFC 2396 section 3.2.2: port = *digit"),
    net("//h:99999999999", N, ("h:99999999999", [N, s("h"), s("99999999999")]), "", "RFC 2396 section 3.2.2: port has no range"),
    net("//@h", N, ("@h", [s(""), s("h"), N]), "", "RFC 2396 section 3.2.2: userinfo may be empty"),
    net("//a_b;:&=+$,%41@h", N, ("a_b;:&=+$,%41@h", [s("a_b;:&=+$,%41"), s("h"), N]), "", "RFC 2396 section 3.2.2: userinfo"),
    net("//u@[::1]:1", N, ("u@[::1]:1", [s("u"), s("[::1]"), s("1")]), "", "RFC 2732 section 3"),
    net("//a.b.", N, host("a.b."), "", "RFC 2396 section 3.2.2: trailing dot"),
    net("//3com.com", N, host("3com.com"), "", "RFC 2396 section 3.2.2: domainlabel"),
    net("//256.1.1.1", N, host("256.1.1.1"), "", "RFC 2396 section 3.2.2: the form of an IPv4address, no range"),
    net("//01.2.3.4", N, host("01.2.3.4"), "", "RFC 2396 section 3.2.2: the form of an IPv4address, no range"),
    net("//1.2.3", N, registry("1.2.3"), "", "RFC 2396 section 3.2.1: no server fits"),
    net("//1.2.3.4.5", N, registry("1.2.3.4.5"), "", "RFC 2396 section 3.2.1: no server fits"),
    net("//1.2.3.4.", N, registry("1.2.3.4."), "", "RFC 2396 section 3.2.1: no server fits"),
    net("//:80", N, registry(":80"), "", "RFC 2396 section 3.2.1: no server fits"),
    net("//user@", N, registry("user@"), "", "RFC 2396 section 3.2.1: no server fits"),
    net("//@", N, registry("@"), "", "RFC 2396 section 3.2.1: no server fits"),
    net("//a@b@c", N, registry("a@b@c"), "", "RFC 2396 section 3.2.1: no server fits"),
    net("//h:80x", N, registry("h:80x"), "", "RFC 2396 section 3.2.1: no server fits"),
    net("//-h", N, registry("-h"), "", "RFC 2396 section 3.2.1: no server fits"),
    net("//h_x:1", N, registry("h_x:1"), "", "RFC 2396 section 3.2.1: no server fits"),
    net("//h-/p", N, registry("h-"), "/p", "RFC 2396 section 3.2.1: no server fits"),
    net("//a..b", N, registry("a..b"), "", "RFC 2396 section 3.2.1: no server fits"),
    net("//h%41", N, registry("h%41"), "", "RFC 2396 section 3.2.1: a hostname has no escapes"),
    net("telnet://h_x:1", s("telnet"), registry("h_x:1"), "", "RFC 2396 section 3.2.1: no server fits"),
    net("//u@h_x:1", N, registry("u@h_x:1"), "", "RFC 2396 section 3.2.1: no server fits"),

    // scheme.
    opaque("a+-.1:x", "a+-.1", "x", N, "RFC 2396 section 3.1"),
    opaque("HTTP:x", "HTTP", "x", N, "RFC 2396 section 3.1: case kept"),

    // hier_part and opaque_part.
    abs("s:/", "s", "/", N, "RFC 2396 section 3"),
    abs("s:/p?q", "s", "/p", s("q"), "RFC 2396 section 3"),
    abs("s:/.//x", "s", "/.//x", N, "RFC 2396 section 3"),
    opaque("s:?q", "s", "?q", N, "RFC 2396 section 3: opaque_part begins with uric_no_slash"),
    opaque("s:a?b/c", "s", "a?b/c", N, "RFC 2396 section 3: opaque_part holds no query"),
    opaque("mailto:a?b#c?d", "mailto", "a?b", s("c?d"), "RFC 2396 section 3: opaque_part holds no query"),
    opaque("s::", "s", ":", N, "RFC 2396 section 3: uric_no_slash"),
    opaque("s:a[]", "s", "a[]", N, "RFC 2732 section 3: reserved"),
    opaque("s:%41#f", "s", "%41", s("f"), "RFC 2396 section 4.1"),
    opaque("s:a#", "s", "a", s(""), "RFC 2396 section 4.1"),

    // path, query, fragment.
    rel("a?", "a", s(""), N, "RFC 2396 section 3.4: query = *uric"),
    rel("a?b:c", "a", s("b:c"), N, "RFC 2396 section 3.4: query = *uric"),
    rel("a?#", "a", s(""), s(""), "RFC 2396 section 4.1: fragment = *uric"),
    rel("a??/?", "a", s("?/?"), N, "RFC 2396 section 3.4: query = *uric"),
    rel("a?[]", "a", s("[]"), N, "RFC 2732 section 3: reserved"),
    rel("#[]", "", N, s("[]"), "RFC 2732 section 3: reserved"),
    rel("#", "", N, s(""), "RFC 2396 section 4.2"),
    rel("#?/:", "", N, s("?/:"), "RFC 2396 section 4.1: fragment = *uric"),
];

/// Service URIs that have other parts by RFC 2396 alone.
#[rustfmt::skip]
pub const SERIAL: &[Reference] = &[
    opaque("host:23", "host", "23", N, "decision: no scheme (what RFC 2396 alone makes of it)"),
    net("telnet://:33233", s("telnet"), registry(":33233"), "", "decision: empty host (a server needs one)"),
    net("tcp://6000", s("tcp"), registry("6000"), "", "decision: missing port"),
    net("telnet://h:23", s("telnet"), ("h:23", [N, s("h"), s("23")]), "", "vSphere: telnet"),
    full("ssl://h:1#verify&cipherList=A", s("ssl"), ("h:1", [N, s("h"), s("1")]), "", N, s("verify&cipherList=A"), "vSphere: parameters are in the fragment"),
    rel("vSPC.py?port=a", "vSPC.py", s("port=a"), N, "seen in use"),
];
