//! The families of texts.

use oracle::Grammar;

/// All texts that consist of a prefix and symbols of an alphabet.
pub struct Family {
    pub grammar: Grammar,
    pub prefix: Vec<u8>,
    pub alphabet: Vec<Vec<u8>>,
    /// Its share of the budget, relative to the other families.
    weight: usize,
}

impl Family {
    /// Returns how many symbols a text may have if all texts are to fit into the budget.
    pub fn length(&self, budget: usize) -> usize {
        let (mut length, mut texts, mut longest) = (0, 1_usize, 1_usize);
        while texts + longest * self.alphabet.len() <= budget * self.weight {
            length += 1;
            longest *= self.alphabet.len();
            texts += longest;
        }
        length
    }
}

/// Creates a family from symbols that are separated by spaces. `SP`, `NUL` and `LF` are these characters, `HIGH` is a byte
/// that is not UTF-8.
fn family(grammar: Grammar, weight: usize, prefix: &str, symbols: &str) -> Family {
    let symbol = |symbol: &str| match symbol {
        "SP" => b" ".to_vec(),
        "NUL" => b"\0".to_vec(),
        "LF" => b"\n".to_vec(),
        "HIGH" => b"\xff".to_vec(),
        _ => symbol.as_bytes().to_vec(),
    };
    let alphabet = symbols.split_whitespace().map(symbol).collect();
    Family { grammar, prefix: prefix.into(), alphabet, weight }
}

/// One byte of each class: the automaton does not distinguish the bytes of a class.
fn all_classes(grammar: Grammar, weight: usize) -> Family {
    let alphabet = grammar.automaton().alphabet().into_iter().map(|byte| vec![byte]).collect();
    Family { grammar, prefix: Vec::new(), alphabet, weight }
}

/// A URI whose thumbprint is almost long enough.
fn nearly(bytes: usize, separator: &str) -> String {
    format!("ssl://h:1#thumbprint={}{separator}", vec!["1f"; bytes].join(separator))
}

/// Short enough to continue to a URI with all five keys.
const THUMBPRINT: &str = "ssl://h:1#thumbprint=0123456789abcdef0123456789ABCDEF01234567&";

/// All families.
pub fn families() -> Vec<Family> {
    use Grammar::{Proxy, Reference, Service};
    let host = "a 1 - . : / ? # @ [ ] _ % SP";
    let port = "0 3 5 6 9 : / ? # @ + SP x";
    let literal = ":: : 1 fF 12345 . 1.2.3.4 256 ] % g SP";
    let quad = "0 1 2 5 6 . : a - _ ]";
    let value = "a f 0 2 7 % & = # : SP ^ \u{e9} LF";
    let params = "verify certificate= thumbprint= peerName= cipherList= Verify certificate a & = # % SP";
    vec![
        all_classes(Reference, 4),
        family(Reference, 6, "", "a 0 : / ? # [ ] @ ; + - % NUL"),
        family(Reference, 1, "//", "a 0 : / ? # [ ] @ $ - . _ % HIGH"),
        family(Reference, 1, "//", "a 0 - . : @"),
        family(Reference, 1, "s:", "a / ? # [ ] : @ % 4 \u{e9}"),
        family(Reference, 1, "//[", literal),
        family(Reference, 1, "//u@[", ": 1 . ] a % @ / [ #"),
        family(Reference, 1, "//[", "1: :: 1 1.2.3.4 ]"),
        family(Reference, 1, "//[::1:1:1:", "1: : 1 1.2.3.4 ]"),
        family(Reference, 1, "//[1:1:1:1", ": :: :1 1.2.3.4 ]"),
        // Runs that are longer than the stride of a parser.
        family(Reference, 1, "", "abcdefg abcdefghijk %41 %4 : // / ? # @ [ SP"),
        all_classes(Service, 5),
        family(Service, 2, "", "tcp TCP 4 6 ssl telnet s + : // / a 1 . # @ ? ^"),
        family(Service, 1, "ssl://", host),
        family(Service, 1, "tcp://", host),
        family(Service, 1, "", host),
        family(Service, 1, "tcp://h:", port),
        family(Service, 1, ":", "0 3 5 6 /"),
        family(Service, 1, "tcp4://", "[ ] : . 1 1.2.3.4 a # @ %"),
        family(Service, 1, "tcp6+ssl://", "[ ] : :: . 1 1.2.3.4 a # @"),
        family(Service, 1, "tcp6://[", literal),
        family(Service, 1, "ssl://[", "1: :: 1 1.2.3.4 ] :"),
        family(Service, 1, "tcp4://1.2.3.", quad),
        family(Service, 1, "tcp6://1.2.3.", quad),
        family(Service, 1, "2", quad),
        // Hosts that begin like a scheme.
        family(Service, 1, "s.", "0 1 a . - :"),
        family(Service, 1, "tcp", "0 4 a . - : / + s"),
        family(Service, 2, "telnet://h:1#", params),
        family(Service, 2, THUMBPRINT, "verify certificate=a peerName=b cipherList=c & = # v verif"),
        family(Service, 1, &format!("{THUMBPRINT}verify&certificate=a"), "& peerName=b cipherList=c = # v verify p SP"),
        family(Service, 1, "ssl://h:1#", "v e r i f y V = & # %"),
        family(Service, 1, "ssl://h:1#thumbprint=", "a 1 : % 3 4 g & # SP"),
        family(Service, 1, &nearly(19, ""), "a 1 : % 6 %6 %3a %47 g & # ^"),
        family(Service, 1, &nearly(19, ":"), "a 1 : %6 %3a %30 g & # ^"),
        family(Service, 1, &nearly(31, ""), "a 1 : % %6 1f %30 g & # ^"),
        family(Service, 1, &nearly(31, ":"), "a 1 : %6 %3a %30 g & # ^"),
        family(Service, 1, "ssl://h:1#peerName=", value),
        family(Service, 1, "ssl://h:1#cipherList=", value),
        family(Service, 1, "ssl://h:1#certificate=", value),
        family(Service, 1, "", "abcdefg abcdefghijk 1234567890 . - : _ @ SP"),
        family(Service, 1, "ssl://h:1#peerName=", "abcdefg abcdefghijk %41 %0 %4 & = SP #"),
        family(Service, 1, &nearly(17, ":"), "1f: 1f : %3a f & ^"),
        family(Service, 1, &nearly(29, ":"), "1f: 1f : %3a f & ^"),
        family(Service, 1, "ssl://h:1#thumbprint=1f1f1f", "1f: 1f : %3a f & ^"),
        all_classes(Proxy, 1),
        family(Proxy, 1, "", "telnet TELNET s tcp + : // / a 1 . # @ ? ^ % SP"),
        family(Proxy, 1, "telnet://", host),
        family(Proxy, 1, "telnets://h:", port),
        family(Proxy, 1, "telnets://h:1#", params),
        family(Proxy, 1, "telnets://h:1#peerName=", value),
    ]
}
