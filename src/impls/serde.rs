//! Feature `serde`: addresses as strings, and the backing object as vSphere's JSON data object.
//!
//! All is written by hand, so that no procedural macro has to be built. Errors carry the messages of this crate; how much
//! of them is kept is the format's business. Without an allocator it is little: `serde-json-core` keeps none of them, or
//! with its feature `custom-error-messages` the first 64 bytes.

mod backing;
mod message;
mod skip;
mod text;

use core::fmt;

use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::direction::Direction;
use crate::proxy::ProxyUri;
use crate::reference::UriReference;
use crate::service::ServiceUri;
use message::Message;
use text::TextVisitor;

/// Implements both traits for a reading and its owned copy, which are strings. `name` begins the messages.
macro_rules! as_string {
    ($reading:ident, $owned:ident, name: $name:literal) => {
        /// As a string.
        #[cfg_attr(docsrs, doc(cfg(feature = "serde")))]
        impl Serialize for $reading<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        /// From a string that can be borrowed: in JSON, one without escapes.
        #[cfg_attr(docsrs, doc(cfg(feature = "serde")))]
        impl<'de: 'a, 'a> Deserialize<'de> for $reading<'a> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = TextVisitor::<&'de str>::new($name).deserialize(deserializer)?;
                Self::parse(text)
                    .map_err(|error| de::Error::custom(Message(format_args!("{}: {}", $name, error.explain(text)))))
            }
        }

        /// As a string.
        #[cfg(feature = "heapless-v0_9")]
        #[cfg_attr(docsrs, doc(cfg(all(feature = "serde", feature = "heapless-v0_9"))))]
        impl<const N: usize> Serialize for crate::impls::heapless::$owned<N> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        /// From a string of at most `N` bytes.
        #[cfg(feature = "heapless-v0_9")]
        #[cfg_attr(docsrs, doc(cfg(all(feature = "serde", feature = "heapless-v0_9"))))]
        impl<'de, const N: usize> Deserialize<'de> for crate::impls::heapless::$owned<N> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = TextVisitor::<heapless::String<N>>::new($name).deserialize(deserializer)?;
                let read = $reading::parse(&text)
                    .map_err(|error| de::Error::custom(Message(format_args!("{}: {}", $name, error.explain(&text)))))?;
                Self::from_borrowed(read).map_err(|error| de::Error::custom(Message(error)))
            }
        }
    };
}

as_string!(UriReference, UriReferenceBuf, name: "URI reference");
as_string!(ServiceUri, ServiceUriBuf, name: "service URI");
as_string!(ProxyUri, ProxyUriBuf, name: "proxy URI");

/// `client` or `server`.
///
/// # Examples
///
/// ```
/// use vserial_uri::Direction;
///
/// assert_eq!(serde_json::to_string(&Direction::Client).unwrap(), r#""client""#);
/// ```
#[cfg_attr(docsrs, doc(cfg(feature = "serde")))]
impl Serialize for Direction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// From `client` or `server`.
///
/// # Examples
///
/// ```
/// use vserial_uri::Direction;
///
/// assert_eq!(serde_json::from_str::<Direction>(r#""server""#).unwrap(), Direction::Server);
/// ```
#[cfg_attr(docsrs, doc(cfg(feature = "serde")))]
impl<'de> Deserialize<'de> for Direction {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(DirectionVisitor)
    }
}

struct DirectionVisitor;

impl Visitor<'_> for DirectionVisitor {
    type Value = Direction;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string for direction")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Direction, E> {
        Direction::parse(text).map_err(|error| E::custom(Message(format_args!("direction: {}", error.explain(text)))))
    }
}
