//! The data object in formats that have more than JSON has: numbers as names, bytes, and values within `Some`.

use serde::de::value::{Error, MapDeserializer};
use serde::de::{Deserialize, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use vserial_uri::UriBacking;

#[derive(Clone, Copy)]
enum Value {
    Text(&'static str),
    Number(u8),
    Bytes,
    /// `None` in this many layers of `Some`.
    Some(usize),
}

impl<'de> Deserializer<'de> for Value {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Text(text) => visitor.visit_borrowed_str(text),
            Self::Number(number) => visitor.visit_u8(number),
            Self::Bytes => visitor.visit_bytes(&[]),
            Self::Some(0) => visitor.visit_unit(),
            Self::Some(layers) => visitor.visit_some(Self::Some(layers.saturating_sub(1))),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct
        seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl IntoDeserializer<'_, Error> for Value {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// The valid members after another one.
fn with(name: Value, value: Value) -> Result<UriBacking<'static>, Error> {
    let members = [
        (name, value),
        (Value::Text("serviceURI"), Value::Text("telnet://:13370")),
        (Value::Text("direction"), Value::Text("server")),
    ];
    UriBacking::deserialize(MapDeserializer::new(members.into_iter()))
}

#[track_caller]
fn assert_rejected(name: Value, value: Value, message: &str) {
    assert_eq!(with(name, value).unwrap_err().to_string(), message);
}

#[test]
fn a_name_is_a_string() {
    assert_rejected(Value::Number(1), Value::Number(1), "invalid type: integer `1`, expected the name of a member");
}

#[test]
fn unknown_members_within_some_are_skipped() {
    for layers in 0..=8 {
        assert_eq!(with(Value::Text("x"), Value::Some(layers)), Ok(super::direct()));
    }
    assert_rejected(Value::Text("x"), Value::Some(9), "a member is nested too deeply");
}

#[test]
fn bytes_are_not_skipped() {
    assert_rejected(Value::Text("x"), Value::Bytes, "invalid type: byte array, expected anything");
}

#[test]
fn a_proxy_is_a_string_or_null() {
    let message = "invalid type: byte array, expected a string or null for proxyURI";
    assert_rejected(Value::Text("proxyURI"), Value::Bytes, message);
}
