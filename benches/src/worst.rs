//! Texts of any length that make a parser work hardest: long runs, many parts, and mistakes that show only at the end.

/// One family of long texts: `head`, then `unit` over and over, cut at the wanted length less `tail`, then `tail`.
#[derive(Clone, Copy)]
pub struct Worst {
    pub name: &'static str,
    head: &'static str,
    unit: &'static str,
    tail: &'static str,
}

impl Worst {
    const fn new(name: &'static str, head: &'static str, unit: &'static str, tail: &'static str) -> Self {
        Self { name, head, unit, tail }
    }

    /// The text of this family that is `len` bytes long.
    pub fn text(&self, len: usize) -> String {
        let body = len.saturating_sub(self.head.len() + self.tail.len());
        let run = self.unit.chars().cycle().take(body);
        self.head.chars().chain(run).chain(self.tail.chars()).collect()
    }
}

/// The families. Each is parsed by each of our parsers.
pub const WORST: [Worst; 36] = [
    Worst::new("a", "", "a", ""),
    Worst::new("0", "", "0", ""),
    Worst::new("colons", "", ":", ""),
    Worst::new("slashes", "", "/", ""),
    Worst::new("dots", "", ".", ""),
    Worst::new("hyphens", "", "-", ""),
    Worst::new("at-signs", "", "@", ""),
    Worst::new("brackets", "", "[", ""),
    Worst::new("percents", "", "%", ""),
    Worst::new("escapes", "", "%41", ""),
    Worst::new("ampersands", "", "&", ""),
    Worst::new("plus", "", "a+", ""),
    Worst::new("segments", "/", "a/", ""),
    Worst::new("path-parameters", "s:/", "a;b/", ""),
    Worst::new("query", "s:/?", "a=%41&", ""),
    Worst::new("opaque", "s:", "a:@", ""),
    Worst::new("registry", "s://", "a_b:", ""),
    Worst::new("scheme", "", "a", "://h:1"),
    Worst::new("host-label", "telnet://", "a", ":1"),
    Worst::new("host-labels", "telnet://", "a.", "a:1"),
    Worst::new("host-hyphens", "telnet://", "a-", "a:1"),
    Worst::new("host-digits", "telnet://", "1", ":1"),
    Worst::new("host-octets", "telnet://", "1.", "1:1"),
    Worst::new("host-then-userinfo", "telnet://", "a.", "a@h:1"),
    Worst::new("userinfos", "telnet://", "a@", ""),
    Worst::new("userinfo-colons", "telnet://", "a:", "@h:1"),
    Worst::new("ipv6", "telnet://[", "1:", "]:1"),
    Worst::new("ipv6-digits", "telnet://[", "0", "::]:1"),
    Worst::new("port-zeros", "telnet://h:", "0", "1"),
    Worst::new("port-digits", "telnet://h:", "9", ""),
    Worst::new("verify", "telnet://h:1#", "verify&", ""),
    Worst::new("key", "telnet://h:1#", "a", "="),
    Worst::new("equals", "telnet://h:1#certificate=", "a=", ""),
    Worst::new("thumbprint", "telnet://h:1#thumbprint=", "AA:", ""),
    Worst::new("escaped-value", "telnet://h:1#verify&certificate=", "%0A", ""),
    Worst::new("spaces", "telnet://h:1#cipherList=", "A ", ""),
];

/// The family of that name.
pub fn find(name: &str) -> Option<Worst> {
    WORST.iter().copied().find(|worst| worst.name == name)
}
