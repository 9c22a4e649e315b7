//! The character classes of RFC 2396, composed by name from smaller ones, and the values of hexadecimal digits.
//!
//! The sets exist at compile time only; at run time a class is one bit of a table. A class may be added to [`GENERIC`] while a
//! bit is free. The assertions at the end check the relations between classes that the grammar relies on.

/// Whether to prefer speed to code size. On 32-bit machines the compact code is not slower.
///
/// `--cfg vserial_uri_compact` selects the compact code on any machine, so that it can be tested there.
pub(crate) const PREFER_SPEED: bool = cfg!(all(target_pointer_width = "64", not(vserial_uri_compact)));

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

    const fn contains(self, byte: u8) -> bool {
        byte.is_ascii() && self.0 >> byte & 1 == 1
    }

    const fn is_superset(self, other: Self) -> bool {
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

/// A class that is read byte by byte: one bit in a table.
#[derive(Clone, Copy)]
pub(crate) struct Class {
    table: &'static [u8; 256],
    bit: u8,
}

impl Class {
    // The bits must be those in the two calls of `table` below.
    pub(crate) const HEX: Self = Self { table: &SERIAL, bit: 1 << 4 };
    pub(crate) const ALPHANUM: Self = Self { table: &SERIAL, bit: 1 << 5 };
    /// The characters of a parameter's value, without `%`.
    pub(crate) const VALUE: Self = Self { table: &SERIAL, bit: 1 << 6 };
    pub(crate) const USERINFO: Self = Self { table: &SERIAL, bit: 1 << 7 };
    pub(crate) const URIC: Self = Self { table: &GENERIC, bit: 1 };
    pub(crate) const REG_NAME: Self = Self { table: &GENERIC, bit: 1 << 1 };
    /// The characters of an `abs_path`.
    pub(crate) const PATH: Self = Self { table: &GENERIC, bit: 1 << 2 };
    pub(crate) const REL_SEGMENT: Self = Self { table: &GENERIC, bit: 1 << 3 };

    pub(crate) fn contains(self, byte: u8) -> bool {
        entry(self.table, byte) & self.bit != 0
    }

    /// Whether both bytes are in the class.
    #[inline(always)]
    pub(crate) fn contains_both(self, [a, b]: [u8; 2]) -> bool {
        entry(self.table, a) & entry(self.table, b) & self.bit != 0
    }

    /// Whether all four bytes are in the class.
    #[inline(always)]
    pub(crate) fn contains_all(self, [a, b, c, d]: [u8; 4]) -> bool {
        let [a, b, c, d] = [entry(self.table, a), entry(self.table, b), entry(self.table, c), entry(self.table, d)];
        a & b & c & d & self.bit != 0
    }
}

/// For each byte, its value as a hexadecimal digit and the classes that it is in: what the serial port grammar needs.
static SERIAL: [u8; 256] = {
    // The bits must be those of the constants of `Class`. The other four are the value of a digit.
    let mut table = table([(HEX, 1 << 4), (ALPHANUM, 1 << 5), (VALUE, 1 << 6), (USERINFO, 1 << 7)]);
    let digits = *b"0123456789ABCDEFabcdef";
    let mut digit = 0;
    while digit < digits.len() {
        #[allow(clippy::indexing_slicing, reason = "evaluated when compiling")]
        {
            table[digits[digit] as usize] |= if digit < 16 { digit as u8 } else { digit as u8 - 6 };
        }
        digit += 1;
    }
    table
};

/// The classes that only the generic grammar needs, in a table of their own, so that firmware without it has one table.
// The bits must be those of the constants of `Class`.
static GENERIC: [u8; 256] = table([(URIC, 1), (REG_NAME, 1 << 1), (PATH, 1 << 2), (REL_SEGMENT, 1 << 3)]);

/// The bits of the classes that each byte is in.
#[allow(clippy::arithmetic_side_effects, reason = "evaluated when compiling")]
const fn table(classes: [(Set, u8); 4]) -> [u8; 256] {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < table.len() {
        let mut class = 0;
        while class < classes.len() {
            #[allow(clippy::indexing_slicing, reason = "evaluated when compiling")]
            if classes[class].0.contains(byte as u8) {
                table[byte] |= classes[class].1;
            }
            class += 1;
        }
        byte += 1;
    }
    table
}

#[inline(always)]
fn entry<T: Copy + Default>(table: &[T; 256], byte: u8) -> T {
    table.get(usize::from(byte)).copied().unwrap_or_default()
}

/// Whether `byte` may begin a `uric`: it is in the class itself, or begins an escape.
pub(crate) fn is_uric(byte: u8) -> bool {
    // `uric` without a second table: `VALUE` is `URIC` without `&` (asserted below).
    matches!(byte, b'%' | b'&') || Class::VALUE.contains(byte)
}

/// The value of a hexadecimal digit; for any other byte, a negative number. It stays negative when it is shifted, and when
/// it is joined with another by `|`.
#[inline(always)]
pub(crate) fn hex_or_negative(byte: u8) -> isize {
    if PREFER_SPEED {
        entry(&HEX_OR_NEGATIVE, byte).into()
    } else if Class::HEX.contains(byte) {
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
        if HEX.contains(byte as u8) {
            table[byte] = (SERIAL[byte] & 0x0F) as i8;
        }
        byte += 1;
    }
    table
};

/// The value of a hexadecimal digit, or 0 for any other byte.
pub(crate) fn hex(digit: u8) -> u8 {
    entry(&SERIAL, digit) & 0x0F
}

/// The value of two hexadecimal digits.
#[inline(always)]
pub(crate) fn hex_pair(high: u8, low: u8) -> Option<u8> {
    let (high, low) = (entry(&SERIAL, high), entry(&SERIAL, low));
    // The shift drops the classes of the first digit.
    (high & low & Class::HEX.bit != 0).then_some(high << 4 | low & 0x0F)
}

const _: () = {
    assert!(URIC.is_superset(PATH) && PATH.is_superset(PCHAR));
    assert!(PCHAR.is_superset(UNRESERVED) && UNRESERVED.is_superset(LABEL));
    // A server without brackets has the form of a registry name, so one scan delimits both.
    assert!(REG_NAME.is_superset(USERINFO) && REG_NAME.is_superset(LABEL));
    // `:` separates a scheme from a relative path, `@` ends the userinfo.
    assert!(!REL_SEGMENT.contains(b':') && !USERINFO.contains(b'@'));
    // `is_uric` looks up the one and compares with the other.
    assert!(URIC.is_superset(VALUE) && VALUE.or(Set::of(b"&")).is_superset(URIC));
    // `&` separates the parameters, `#` begins them, `%` begins an escape.
    assert!(!VALUE.contains(b'&') && !URIC.contains(b'#') && !URIC.contains(b'%'));
};
