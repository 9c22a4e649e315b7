//! The codes of the suboptions, and lists of them.

use core::fmt;

use crate::telnet::Payload;

/// The code of a suboption: the first byte of its payload.
///
/// # Examples
///
/// ```
/// use vserial_uri::vspc::Code;
///
/// assert_eq!(Code::DO_PROXY.get(), 70);
/// assert_eq!(Code::new(70).name(), Some("DO-PROXY"));
/// assert_eq!(Code::new(99).name(), None);
/// assert_eq!(Code::new(99).to_string(), "suboption 99");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code(u8);

/// Declares each code once, for its constant, [`Code::name`] and [`Codes::ALL`].
macro_rules! codes {
    ($($name:ident = $value:literal, $text:literal, $sender:literal;)*) => {
        impl Code {
            $(
                #[doc = concat!("`", $text, "`, sent by the ", $sender, ".")]
                pub const $name: Self = Self($value);
            )*

            /// Returns the name; `None` if the protocol does not describe the code.
            ///
            /// # Examples
            ///
            /// ```
            /// use vserial_uri::vspc::Code;
            ///
            /// assert_eq!(Code::VM_NAME.name(), Some("VM-NAME"));
            /// assert_eq!(Code::new(42).name(), None);
            /// ```
            #[must_use]
            pub const fn name(self) -> Option<&'static str> {
                match self.0 {
                    $($value => Some($text),)*
                    _ => None,
                }
            }
        }

        impl Codes<'static> {
            /// Every code that the protocol describes, in ascending order.
            ///
            /// # Examples
            ///
            /// ```
            /// use vserial_uri::vspc::{Codes, Suboption};
            ///
            /// assert_eq!(Codes::ALL.iter().count(), 22);
            /// assert_eq!(Suboption::KnownSuboptions2(Codes::ALL).encoded_len(), 28);
            /// ```
            pub const ALL: Self = Self(Payload::new(&[$($value),*]));
        }
    };
}

codes! {
    KNOWN_SUBOPTIONS_1 = 0, "KNOWN-SUBOPTIONS-1", "machine";
    KNOWN_SUBOPTIONS_2 = 1, "KNOWN-SUBOPTIONS-2", "concentrator";
    UNKNOWN_SUBOPTION_RCVD_1 = 2, "UNKNOWN-SUBOPTION-RCVD-1", "machine";
    UNKNOWN_SUBOPTION_RCVD_2 = 3, "UNKNOWN-SUBOPTION-RCVD-2", "concentrator";
    VMOTION_BEGIN = 40, "VMOTION-BEGIN", "source host";
    VMOTION_GOAHEAD = 41, "VMOTION-GOAHEAD", "concentrator";
    VMOTION_NOTNOW = 43, "VMOTION-NOTNOW", "concentrator";
    VMOTION_PEER = 44, "VMOTION-PEER", "target host";
    VMOTION_PEER_OK = 45, "VMOTION-PEER-OK", "concentrator";
    VMOTION_COMPLETE = 46, "VMOTION-COMPLETE", "target host";
    VMOTION_ABORT = 48, "VMOTION-ABORT", "source host";
    DO_PROXY = 70, "DO-PROXY", "machine";
    WILL_PROXY = 71, "WILL-PROXY", "concentrator";
    WONT_PROXY = 73, "WONT-PROXY", "concentrator";
    VM_VC_UUID = 80, "VM-VC-UUID", "machine";
    GET_VM_VC_UUID = 81, "GET-VM-VC-UUID", "concentrator";
    VM_NAME = 82, "VM-NAME", "machine";
    GET_VM_NAME = 83, "GET-VM-NAME", "concentrator";
    VM_BIOS_UUID = 84, "VM-BIOS-UUID", "machine";
    GET_VM_BIOS_UUID = 85, "GET-VM-BIOS-UUID", "concentrator";
    VM_LOCATION_UUID = 86, "VM-LOCATION-UUID", "machine";
    GET_VM_LOCATION_UUID = 87, "GET-VM-LOCATION-UUID", "concentrator";
}

impl Code {
    /// Creates a code from its number.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::Code;
    ///
    /// assert_eq!(Code::new(71), Code::WILL_PROXY);
    /// ```
    #[must_use]
    pub const fn new(code: u8) -> Self {
        Self(code)
    }

    /// Returns the number.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::Code;
    ///
    /// assert_eq!(Code::WONT_PROXY.get(), 73);
    /// ```
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }

    /// Returns `true` if the protocol describes the code.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::Code;
    ///
    /// assert!(Code::new(40).is_known());
    /// assert!(!Code::new(42).is_known());
    /// ```
    #[must_use]
    pub const fn is_known(self) -> bool {
        self.name().is_some()
    }
}

/// Writes the name, or the number if there is none: `DO-PROXY`, `suboption 99`.
impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => write!(f, "suboption {}", self.0),
        }
    }
}

impl From<u8> for Code {
    fn from(code: u8) -> Self {
        Self(code)
    }
}

impl From<Code> for u8 {
    fn from(code: Code) -> Self {
        code.0
    }
}

/// The payload of KNOWN-SUBOPTIONS: the codes that the sender supports, in its order.
///
/// # Examples
///
/// ```
/// use vserial_uri::vspc::{Code, Codes, Suboption};
///
/// let ours = Codes::new(&[0, 1, 2, 3, 70, 71, 73]);
/// assert!(ours.contains(Code::DO_PROXY) && !ours.contains(Code::VMOTION_BEGIN));
/// let frame = Suboption::KnownSuboptions2(ours);
/// assert_eq!(frame.encoded_len(), 13);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Codes<'a>(pub(super) Payload<'a>);

impl<'a> Codes<'a> {
    /// Creates a list of these codes.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::{Code, Codes};
    ///
    /// assert!(Codes::new(&[70]).contains(Code::DO_PROXY));
    /// ```
    #[must_use]
    pub const fn new(codes: &'a [u8]) -> Self {
        Self(Payload::new(codes))
    }

    /// Returns an iterator over the codes, in the order of the sender.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::{Code, Codes};
    ///
    /// assert!(Codes::new(&[70, 71]).iter().eq([Code::DO_PROXY, Code::WILL_PROXY]));
    /// ```
    pub fn iter(self) -> impl Iterator<Item = Code> + Clone {
        self.0.bytes().map(Code)
    }

    /// Returns `true` if the list contains the code.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::{Code, Codes};
    ///
    /// assert!(Codes::ALL.contains(Code::VM_NAME));
    /// assert!(!Codes::ALL.contains(Code::new(99)));
    /// ```
    #[must_use]
    pub fn contains(self, code: Code) -> bool {
        self.iter().any(|known| known == code)
    }

    /// Returns the list as bytes.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::Codes;
    ///
    /// assert_eq!(Codes::new(&[70, 255]).payload(), [70, 255]);
    /// ```
    #[must_use]
    pub const fn payload(self) -> Payload<'a> {
        self.0
    }
}

/// Writes the numbers, separated by spaces.
impl fmt::Display for Codes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().enumerate().try_for_each(|(at, code)| {
            let gap = if at == 0 { "" } else { " " };
            write!(f, "{gap}{}", code.0)
        })
    }
}
