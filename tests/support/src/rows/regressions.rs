//! The smallest input of every defect that the library, its example or its tests have had.

/// An input as a service URI, and the error that it must give.
pub struct Regression {
    pub broke: &'static str,
    pub input: &'static str,
    pub kind: &'static str,
    pub offset: usize,
    /// What the message must not contain, if anything.
    pub hidden: Option<&'static str>,
}

const fn row(
    broke: &'static str,
    input: &'static str,
    kind: &'static str,
    offset: usize,
    hidden: Option<&'static str>,
) -> Regression {
    Regression { broke, input, kind, offset, hidden }
}

/// Two lines a row: the defect, then input, kind, offset, and what the message hides.
#[rustfmt::skip]
pub const ROWS: &[Regression] = &[
    row("a host that begins like a scheme was reported where the scheme ends, not at its start",
        "s.0:1", "InvalidIpv4", 0, None),
    row("the message repeated the password of a userinfo",
        "u:p@", "UserinfoNotAllowed", 0, Some(":p")),
    row("the message repeated everything before a later \"://\", and with it a password",
        "u:p@x://", "UserinfoNotAllowed", 0, Some(":p")),
    row("the message repeated a host in brackets that was not read, and with it a password",
        "tcp4://[u:p@", "IpVersionMismatch", 7, Some(":p")),
    row("the property that compares addresses with core let an address close its own brackets",
        "::]:1", "InvalidCharacter", 1, None),
    row("the message named a parameter by its key and the text after it",
        "ssl://h:1#verify&verify x", "DuplicateParameter", 17, Some("verify x")),
];
