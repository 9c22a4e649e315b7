//! Strings, borrowed from the input or copied.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{self, DeserializeSeed, Deserializer, Visitor};

use super::message;
use crate::direction::Direction;

/// A value that is a string in the input. Error messages start with `name`.
pub(super) trait FromText<'de>: Sized {
    /// Converts a string that can be borrowed from the input.
    fn from_borrowed<E: de::Error>(name: &str, text: &'de str) -> Result<Self, E> {
        Self::from_transient(name, text)
    }

    /// Converts a string that is valid only during the call.
    fn from_transient<E: de::Error>(name: &str, text: &str) -> Result<Self, E>;
}

impl<'de> FromText<'de> for &'de str {
    fn from_borrowed<E>(_: &str, text: &'de str) -> Result<Self, E> {
        Ok(text)
    }

    fn from_transient<E: de::Error>(name: &str, _: &str) -> Result<Self, E> {
        Err(message::error(name, "a string with escapes needs an owned type"))
    }
}

#[cfg(any(feature = "alloc", feature = "heapless-v0_9"))]
impl<T: crate::owned::Storage> FromText<'_> for T {
    fn from_transient<E: de::Error>(name: &str, text: &str) -> Result<Self, E> {
        Self::store(text).map_err(|_| message::error(name, crate::error::CapacityError))
    }
}

impl FromText<'_> for Direction {
    fn from_transient<E: de::Error>(name: &str, text: &str) -> Result<Self, E> {
        Self::parse(text).map_err(|error| message::error(name, error.explain(text)))
    }
}

/// Reads a string.
pub(super) struct TextVisitor<T> {
    name: &'static str,
    text: PhantomData<T>,
}

impl<T> TextVisitor<T> {
    /// Creates a visitor whose error messages start with `name`.
    pub(super) const fn new(name: &'static str) -> Self {
        Self { name, text: PhantomData }
    }
}

seed!([T: FromText<'de>] TextVisitor<T>, deserialize_str);

impl<'de, T: FromText<'de>> Visitor<'de> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a string for {}", self.name)
    }

    fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<T, E> {
        T::from_borrowed(self.name, text)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        T::from_transient(self.name, text)
    }
}

/// Reads a string, or `null` for none.
pub(super) struct OptionalVisitor<T>(pub(super) TextVisitor<T>);

seed!([T: FromText<'de>] OptionalVisitor<T>, deserialize_option);

impl<'de, T: FromText<'de>> Visitor<'de> for OptionalVisitor<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a string or null for {}", self.0.name)
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        self.0.deserialize(deserializer).map(Some)
    }
}
