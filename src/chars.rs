//! The character classes of RFC 2396, composed by name from smaller ones, and the values of hexadecimal digits.
//!
//! The sets exist at compile time only. At run time a class is one bit of [`CLASSES`]. A class may be added while a bit
//! is free; the assertions at the end hold the relations between the classes that the grammar relies on.

/// A set of ASCII characters.
#[derive(Clone, Copy)]
struct Set(u128);

impl Set {
    const fn of(mut chars: &[u8]) -> Self {
        let mut set = 0;
        while let [first, rest @ ..] = chars {
            assert!(first.is_ascii(), "URI characters are ASCII");
            set |= 1 << *first;
            chars = rest;
        }
        Self(set)
    }

    const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    const fn holds(self, byte: u8) -> bool {
        byte.is_ascii() && self.0 >> byte & 1 == 1
    }

    const fn includes(self, other: Self) -> bool {
        other.without(self).0 == 0
    }
}

// RFC 2396 appendix A. `escaped` is three characters long and therefore in no set: a run of a class that allows it
// alternates between the set and the production.
const DIGIT: Set = Set::of(b"0123456789");
const ALPHA: Set = Set::of(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
const ALPHANUM: Set = ALPHA.or(DIGIT);
const HEX: Set = DIGIT.or(Set::of(b"ABCDEFabcdef"));
const MARK: Set = Set::of(b"-_.!~*'()");
const UNRESERVED: Set = ALPHANUM.or(MARK);
/// With the brackets of RFC 2732 section 3.
const RESERVED: Set = Set::of(b";/?:@&=+$,[]");
const URIC: Set = RESERVED.or(UNRESERVED);
const PCHAR: Set = UNRESERVED.or(Set::of(b":@&=+$,"));
const PATH: Set = PCHAR.or(Set::of(b";/"));
const REL_SEGMENT: Set = UNRESERVED.or(Set::of(b";@&=+$,"));
const REG_NAME: Set = UNRESERVED.or(Set::of(b"$,;:@&=+"));
const USERINFO: Set = UNRESERVED.or(Set::of(b";:&=+$,"));
const LABEL: Set = ALPHANUM.or(Set::of(b"-"));
/// `value = 1*( uric without "&" )`
const VALUE: Set = URIC.without(Set::of(b"&"));

/// A class that is read in runs: a bit of [`CLASSES`].
#[derive(Clone, Copy)]
pub(crate) struct Class(u8);

impl Class {
    pub(crate) const HEX: Self = Self(1);
    pub(crate) const ALPHANUM: Self = Self(1 << 1);
    /// The characters of a parameter's value, without `%`.
    pub(crate) const VALUE: Self = Self(1 << 2);
    pub(crate) const URIC: Self = Self(1 << 3);
    pub(crate) const USERINFO: Self = Self(1 << 4);
    pub(crate) const REG_NAME: Self = Self(1 << 5);
    /// The characters of an `abs_path`.
    pub(crate) const PATH: Self = Self(1 << 6);
    pub(crate) const REL_SEGMENT: Self = Self(1 << 7);

    pub(crate) fn holds(self, byte: u8) -> bool {
        classes_of(byte) & self.0 != 0
    }
}

/// For each byte, the classes that it is in.
static CLASSES: [u8; if ROOMY { 256 } else { 128 }] = {
    let sets = [HEX, ALPHANUM, VALUE, URIC, USERINFO, REG_NAME, PATH, REL_SEGMENT];
    let mut table = [0; if ROOMY { 256 } else { 128 }];
    let mut byte = 0;
    while byte < table.len() {
        let mut bit = 0;
        while bit < sets.len() {
            #[allow(clippy::indexing_slicing, reason = "evaluated when compiling")]
            if sets[bit].holds(byte as u8) {
                table[byte] |= 1 << bit;
            }
            bit += 1;
        }
        byte += 1;
    }
    table
};

fn classes_of(byte: u8) -> u8 {
    CLASSES.get(usize::from(byte)).copied().unwrap_or_default()
}

/// Whether `byte` may begin a `uric`: it is in the class itself, or begins an escape.
pub(crate) fn is_uric(byte: u8) -> bool {
    byte == b'%' || Class::URIC.holds(byte)
}

/// Trades code size for speed where pointers have 64 bits.
///
/// `--cfg vserial_uri_compact` chooses the small code on any machine, so that the tests can cover it there.
pub(crate) const ROOMY: bool = cfg!(all(target_pointer_width = "64", not(vserial_uri_compact)));

/// The value of a hexadecimal digit; for any other byte, a negative number. It stays negative when it is shifted, and when
/// it is joined with another by `|`.
pub(crate) fn hex_or_negative(byte: u8) -> isize {
    if ROOMY {
        HEX_OR_NEGATIVE.get(usize::from(byte)).copied().unwrap_or(-1).into()
    } else if Class::HEX.holds(byte) {
        hex(byte).into()
    } else {
        -1
    }
}

/// [`hex_or_negative`] of every byte.
static HEX_OR_NEGATIVE: [i8; 256] = {
    let mut table = [-1; 256];
    let mut byte = 0;
    while byte < table.len() {
        #[allow(clippy::indexing_slicing, reason = "evaluated when compiling")]
        if HEX.holds(byte as u8) {
            table[byte] = hex(byte as u8) as i8;
        }
        byte += 1;
    }
    table
};

/// The value of a hexadecimal digit; for any other byte, some number.
pub(crate) const fn hex(digit: u8) -> u8 {
    // Letters of either case have 1 to 6 in their low bits, and bit 6 set.
    (digit & 0x0F).wrapping_add((digit >> 6).wrapping_mul(9))
}

const _: () = {
    assert!(URIC.includes(PATH) && PATH.includes(PCHAR));
    assert!(PCHAR.includes(UNRESERVED) && UNRESERVED.includes(LABEL));
    // A server without brackets has the form of a registry name, so one scan delimits both.
    assert!(REG_NAME.includes(USERINFO) && REG_NAME.includes(LABEL));
    // `:` separates a scheme from a relative path, `@` ends the userinfo.
    assert!(!REL_SEGMENT.holds(b':') && !USERINFO.holds(b'@'));
    // `&` separates the parameters, `#` begins them, `%` begins an escape.
    assert!(!VALUE.holds(b'&') && !URIC.holds(b'#') && !URIC.holds(b'%'));
};
