//! Traits that many types implement alike. Most of these types are text: they compare, hash and print like the `str` that
//! their `as_str` returns.
//!
//! In each macro, the brackets contain the generic parameters of the implementation.

/// Implements `Display` for a type with `as_str`.
macro_rules! display_as_str {
    ([$($generics:tt)*] $type:ty) => {
        /// Writes [`as_str`](Self::as_str).
        impl<$($generics)*> core::fmt::Display for $type {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
    ($type:ty) => {
        $crate::text::display_as_str!([] $type);
    };
}

/// Implements `Eq` and `Hash` by what the method `$key` returns.
macro_rules! eq_by {
    ([$($generics:tt)*] $type:ty, $key:ident) => {
        impl<$($generics)*> PartialEq for $type {
            fn eq(&self, other: &Self) -> bool {
                self.$key() == other.$key()
            }
        }

        impl<$($generics)*> Eq for $type {}

        impl<$($generics)*> core::hash::Hash for $type {
            fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
                self.$key().hash(state);
            }
        }
    };
}

/// Implements `Ord` by what the method `$key` returns.
macro_rules! ord_by {
    ([$($generics:tt)*] $type:ty, $key:ident) => {
        impl<$($generics)*> PartialOrd for $type {
            fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        impl<$($generics)*> Ord for $type {
            fn cmp(&self, other: &Self) -> core::cmp::Ordering {
                self.$key().cmp(&other.$key())
            }
        }
    };
}

/// Implements `Eq`, `Hash`, `Display` and `Debug` for a type with `as_str`.
macro_rules! text_traits {
    ([$($generics:tt)*] $name:ident<$arg:tt>) => {
        $crate::text::eq_by!([$($generics)*] $name<$arg>, as_str);
        $crate::text::display_as_str!([$($generics)*] $name<$arg>);

        impl<$($generics)*> core::fmt::Debug for $name<$arg> {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.debug_tuple(stringify!($name)).field(&self.as_str()).finish()
            }
        }
    };
}

/// Implements the traits of a URI for a type with `as_str`: those of [`text_traits`], and those that accept a `str` in its place.
///
/// `Eq`, `Ord` and `Hash` behave like those of `str`, as [`Borrow<str>`](core::borrow::Borrow) requires.
macro_rules! uri_traits {
    ([$($generics:tt)*] $uri:ident<$arg:tt>) => {
        $crate::text::text_traits!([$($generics)*] $uri<$arg>);
        $crate::text::ord_by!([$($generics)*] $uri<$arg>, as_str);

        impl<$($generics)*> AsRef<str> for $uri<$arg> {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl<$($generics)*> core::borrow::Borrow<str> for $uri<$arg> {
            fn borrow(&self) -> &str {
                self.as_str()
            }
        }

        impl<$($generics)*> PartialEq<str> for $uri<$arg> {
            fn eq(&self, other: &str) -> bool {
                self.as_str() == other
            }
        }

        impl<$($generics)*> PartialEq<&str> for $uri<$arg> {
            fn eq(&self, other: &&str) -> bool {
                self.as_str() == *other
            }
        }
    };
}

/// Implements `TryFrom<$from>` by the function `$parse`, which returns the error `$error`.
macro_rules! try_from_by {
    ([$($generics:tt)*] $from:ty => $type:ty, $parse:ident, $error:ty) => {
        impl<$($generics)*> TryFrom<$from> for $type {
            type Error = $error;

            fn try_from(value: $from) -> Result<Self, Self::Error> {
                Self::$parse(value)
            }
        }
    };
}

pub(crate) use {display_as_str, eq_by, ord_by, text_traits, try_from_by, uri_traits};
