//! What every benchmark measures: five valid service URIs, some invalid ones, and a yardstick.
#![no_std]

/// A name for the tables, and the text itself.
#[derive(Clone, Copy)]
pub struct Input {
    pub name: &'static str,
    pub text: &'static str,
}

const TELNET: &str = "telnet://esx.example.com:23";
const TCP4: &str = "tcp4://10.0.0.12:13370";
const TCP6_SSL: &str = "tcp6+ssl://[2001:db8:85a3::8a2e:370:7334]:2001";

/// A SHA-256 fingerprint as `openssl x509 -fingerprint` prints it, a name, and ciphers whose separators are escaped.
const TELNETS_PARAMETERS: &str = "telnets://vc.example.com:2001#thumbprint=\
    D7:25:BD:83:7F:6F:63:F2:00:5A:93:1D:57:A2:65:CE:05:FE:78:9A:61:6A:B3:86:1F:82:2C:02:2A:3E:8E:96\
    &peerName=vc.example.com&cipherList=AES256-SHA%3AAES128-SHA%3ADES-CBC3-SHA";

/// A PEM certificate of 25 lines, its newlines written `%0A` and its blanks `%20`, and `verify`.
const TELNETS_CERTIFICATE: &str = include_str!("../telnets-certificate.txt");

const _: () = assert!(TELNETS_PARAMETERS.len() == 210);
const _: () = assert!(TELNETS_CERTIFICATE.len() == 1783);

/// The inputs that have limits.
pub const ACCEPTED: [Input; 5] = [
    Input { name: "telnet", text: TELNET },
    Input { name: "tcp4", text: TCP4 },
    Input { name: "tcp6+ssl", text: TCP6_SSL },
    Input { name: "parameters", text: TELNETS_PARAMETERS },
    Input { name: "certificate", text: TELNETS_CERTIFICATE },
];

/// Invalid service URIs: how soon the parser rejects them matters to a machine that is sent nonsense.
pub const REFUSED: [Input; 8] = [
    Input { name: "no-port", text: "tcp://6000" },
    Input { name: "port-range", text: "tcp://concentrator.example.com:65536" },
    Input { name: "userinfo", text: "telnet://user:password@esx.example.com:23" },
    Input { name: "zone", text: "telnet://[fe80::1%25eth0]:23" },
    Input { name: "octal-ipv4", text: "tcp4://01.2.3.4:1" },
    Input { name: "path", text: "telnet://esx.example.com:23/" },
    Input { name: "key-case", text: "ssl://esx.example.com:2001#verify&peername=esx.example.com" },
    Input { name: "bad-escape", text: "ssl://esx.example.com:2001#peerName=esx.example.com&cipherList=HIGH%3" },
];

/// Every fixed input under its name.
pub fn find(name: &str) -> Option<Input> {
    ACCEPTED.iter().chain(&REFUSED).copied().find(|input| input.name == name)
}

/// `reserved`, `unreserved` and the delimiters of a URI: true for every byte of the accepted inputs.
static ALLOWED: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0x21;
    while byte < 0x7f {
        table[byte] = true;
        byte += 1;
    }
    table
};

/// Looks up each byte in one table and does nothing else: the least that a parser of single bytes could do.
///
/// # Errors
///
/// The offset of the first byte that no URI contains.
pub fn look_up_each_byte(text: &str) -> Result<&str, usize> {
    for (offset, byte) in text.bytes().enumerate() {
        if !ALLOWED[usize::from(byte)] {
            return Err(offset);
        }
    }
    Ok(text)
}
