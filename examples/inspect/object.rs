//! The JSON data object of `--as backing`.
//!
//! The crate's feature `serde` reads it too, straight into a `UriBacking`. Here its members are wanted one by one, to
//! point into the one that is wrong.

use std::fmt;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use crate::visible::shortened;

/// The only type that an object may name.
const TYPE_NAME: &str = "VirtualSerialPortURIBackingInfo";

/// The members of the object. Null and absent are the same.
#[derive(Deserialize)]
pub struct Object {
    #[serde(rename = "serviceURI", default, deserialize_with = "service_uri")]
    pub service_uri: Option<String>,
    #[serde(default, deserialize_with = "direction")]
    pub direction: Option<String>,
    #[serde(rename = "proxyURI", default, deserialize_with = "proxy_uri")]
    pub proxy_uri: Option<String>,
    #[serde(rename = "_typeName", default, deserialize_with = "type_name")]
    _type_name: (),
}

/// Why a text is no such object.
pub struct InvalidJson {
    pub offset: usize,
    pub message: String,
}

impl Object {
    pub fn from_json(json: &[u8]) -> Result<Self, InvalidJson> {
        serde_json::from_slice(json).map(|ObjectOnly(object)| object).map_err(|error| InvalidJson {
            offset: if error.is_eof() { json.len() } else { offset(json, error.line(), error.column()) },
            message: message(&error),
        })
    }
}

/// The offset of a line and column, both of which count from 1.
fn offset(json: &[u8], line: usize, column: usize) -> usize {
    let lines = json.split_inclusive(|byte| *byte == b'\n');
    let before: usize = lines.take(line.saturating_sub(1)).map(<[u8]>::len).sum();
    before + column.saturating_sub(1)
}

/// What serde says, without the place that the offset tells better. It may quote the whole input.
fn message(error: &serde_json::Error) -> String {
    let place = format!(" at line {} column {}", error.line(), error.column());
    let message = error.to_string();
    shortened(message.strip_suffix(&place).unwrap_or(&message))
}

fn service_uri<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    deserializer.deserialize_any(Text("serviceURI"))
}

fn direction<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    deserializer.deserialize_any(Text("direction"))
}

fn proxy_uri<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    deserializer.deserialize_any(Text("proxyURI"))
}

/// Reads a string or null, and names the member that is neither.
struct Text(&'static str);

impl Visitor<'_> for Text {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a string for {}", self.0)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Some(text.to_owned()))
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }
}

fn type_name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<(), D::Error> {
    match deserializer.deserialize_any(Text("_typeName"))? {
        Some(name) if name != TYPE_NAME => Err(D::Error::custom(format_args!("_typeName is not {TYPE_NAME}"))),
        _ => Ok(()),
    }
}

/// Keeps out the arrays that serde would take for an object.
struct ObjectOnly(Object);

impl<'de> Deserialize<'de> for ObjectOnly {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ObjectVisitor;

        impl<'de> Visitor<'de> for ObjectVisitor {
            type Value = Object;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Object, A::Error> {
                Object::deserialize(MapAccessDeserializer::new(map))
            }
        }

        deserializer.deserialize_map(ObjectVisitor).map(ObjectOnly)
    }
}
