//! Strings, borrowed from the input or copied.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{self, DeserializeSeed, Deserializer, Visitor};

use super::message;

/// A string, borrowed from the input or copied. Errors are messages.
pub(super) trait Text<'de>: Sized {
    /// Converts a string that can be borrowed from the input.
    fn borrowed(text: &'de str) -> Result<Self, &'static str> {
        Self::transient(text)
    }

    /// Converts a string that is valid only during the call.
    fn transient(text: &str) -> Result<Self, &'static str>;
}

impl<'de> Text<'de> for &'de str {
    fn borrowed(text: &'de str) -> Result<Self, &'static str> {
        Ok(text)
    }

    fn transient(_: &str) -> Result<Self, &'static str> {
        Err("a string with escapes needs an owned type")
    }
}

#[cfg(any(feature = "alloc", feature = "heapless-v0_9"))]
impl<T: crate::owned::Storage> Text<'_> for T {
    fn transient(text: &str) -> Result<Self, &'static str> {
        Self::store(text).map_err(|_| "the capacity is too small")
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

    fn error<E: de::Error>(&self, message: &str) -> E {
        message::error(self.name, message)
    }
}

impl<'de, T: Text<'de>> DeserializeSeed<'de> for TextVisitor<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de, T: Text<'de>> Visitor<'de> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a string for {}", self.name)
    }

    fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<T, E> {
        T::borrowed(text).map_err(|message| self.error(message))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        T::transient(text).map_err(|message| self.error(message))
    }
}

/// Reads a string, or `null` for none.
pub(super) struct OptionalVisitor<T>(TextVisitor<T>);

impl<T> OptionalVisitor<T> {
    /// Creates a visitor whose error messages start with `name`.
    pub(super) const fn new(name: &'static str) -> Self {
        Self(TextVisitor::new(name))
    }
}

impl<'de, T: Text<'de>> DeserializeSeed<'de> for OptionalVisitor<T> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de, T: Text<'de>> Visitor<'de> for OptionalVisitor<T> {
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
