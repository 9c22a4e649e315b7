//! Texts: borrowed from the input, or copied.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{self, DeserializeSeed, Deserializer, Visitor};

use super::message::Message;

/// A text that outlives the visit.
pub(super) trait Text<'de>: AsRef<str> + Sized {
    /// Of a text that stands in the input as it is.
    fn stay(text: &'de str) -> Result<Self, &'static str> {
        Self::pass(text)
    }

    /// Of a text that soon goes.
    fn pass(text: &str) -> Result<Self, &'static str>;
}

impl<'de> Text<'de> for &'de str {
    fn stay(text: &'de str) -> Result<Self, &'static str> {
        Ok(text)
    }

    fn pass(_: &str) -> Result<Self, &'static str> {
        Err("a text with escapes cannot be borrowed, only copied")
    }
}

#[cfg(feature = "heapless-v0_9")]
impl<const N: usize> Text<'_> for heapless::String<N> {
    fn pass(text: &str) -> Result<Self, &'static str> {
        Self::try_from(text).map_err(|_| "the capacity is too small")
    }
}

/// Takes a text.
pub(super) struct TextVisitor<T> {
    name: &'static str,
    text: PhantomData<T>,
}

impl<T> TextVisitor<T> {
    /// `name` is whose text it is.
    pub(super) const fn new(name: &'static str) -> Self {
        Self { name, text: PhantomData }
    }

    fn refuse<E: de::Error>(&self, why: &str) -> E {
        E::custom(Message(format_args!("{}: {why}", self.name)))
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
        T::stay(text).map_err(|why| self.refuse(why))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        T::pass(text).map_err(|why| self.refuse(why))
    }
}

/// Takes a text, or `null` for none.
pub(super) struct OptionalVisitor<T>(TextVisitor<T>);

impl<T> OptionalVisitor<T> {
    /// `name` is whose text it is.
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
