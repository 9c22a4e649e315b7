//! Feature `serde`: URIs as strings, and the backing object as vSphere's JSON data object.
//!
//! The implementations are written by hand, so that no procedural macro is built. Errors have the messages of this
//! crate, but a format may shorten or drop them: `serde-json-core` drops them, or keeps the first 64 bytes with its
//! feature `custom-error-messages`.

/// Implements [`DeserializeSeed`] for a visitor, which calls `$method` of the deserializer.
macro_rules! seed {
    ([$($generics:tt)*] $visitor:ty, $method:ident) => {
        impl<'de, $($generics)*> DeserializeSeed<'de> for $visitor {
            type Value = <Self as Visitor<'de>>::Value;

            fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
                deserializer.$method(self)
            }
        }
    };
}

mod backing;
mod message;
mod skip;
mod text;

use serde::de::{Deserialize, DeserializeSeed, Deserializer};
use serde::ser::{Serialize, Serializer};

use crate::direction::Direction;
#[cfg(any(feature = "alloc", feature = "heapless-v0_9"))]
use crate::owned::{ProxyUriBuf, ServiceUriBuf, Storage, UriReferenceBuf};
use crate::proxy::ProxyUri;
use crate::reference::UriReference;
use crate::service::ServiceUri;
use text::TextVisitor;

/// Implements both traits for `$uri` and its owned form `$owned`, as strings. Error messages start with `$name`.
macro_rules! as_string {
    ($uri:ident, $owned:ident, name: $name:literal) => {
        /// Serializes as a string.
        impl Serialize for $uri<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        /// Deserializes from a string that can be borrowed: in JSON, a string without escapes.
        impl<'de: 'a, 'a> Deserialize<'de> for $uri<'a> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = TextVisitor::<&'de str>::new($name).deserialize(deserializer)?;
                Self::parse(text).map_err(|error| message::error($name, error.explain(text)))
            }
        }

        /// Serializes as a string.
        #[cfg(any(feature = "alloc", feature = "heapless-v0_9"))]
        impl<T: Storage> Serialize for $owned<T> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        /// Deserializes from a string, with or without escapes.
        #[cfg(any(feature = "alloc", feature = "heapless-v0_9"))]
        impl<'de, T: Storage> Deserialize<'de> for $owned<T> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = TextVisitor::<T>::new($name).deserialize(deserializer)?;
                let uri = $uri::parse(&text).map_err(|error| message::error($name, error.explain(&text)))?;
                Ok(Self { parts: uri.parts, text })
            }
        }
    };
}

as_string!(UriReference, UriReferenceBuf, name: "URI reference");
as_string!(ServiceUri, ServiceUriBuf, name: "service URI");
as_string!(ProxyUri, ProxyUriBuf, name: "proxy URI");

/// Serializes as the string `client` or `server`.
///
/// # Examples
///
/// ```
/// use vserial_uri::Direction;
///
/// assert_eq!(serde_json::to_string(&Direction::Client).unwrap(), r#""client""#);
/// ```
impl Serialize for Direction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Deserializes from the string `client` or `server`.
///
/// # Examples
///
/// ```
/// use vserial_uri::Direction;
///
/// assert_eq!(serde_json::from_str::<Direction>(r#""server""#).unwrap(), Direction::Server);
/// ```
impl<'de> Deserialize<'de> for Direction {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        TextVisitor::new("direction").deserialize(deserializer)
    }
}
