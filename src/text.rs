//! Traits of the parsed URI types, which compare, hash and print like the text they were parsed from.

/// Implements the traits of `$uri`, a type with a lifetime and the methods `parse`, `parse_bytes` and `as_str`.
///
/// `Eq`, `Ord` and `Hash` behave like those of `str`, as [`Borrow<str>`](core::borrow::Borrow) requires.
macro_rules! text_traits {
    ($uri:ident, $error:ty) => {
        impl<'a> TryFrom<&'a str> for $uri<'a> {
            type Error = $error;

            fn try_from(text: &'a str) -> Result<Self, Self::Error> {
                Self::parse(text)
            }
        }

        impl<'a> TryFrom<&'a [u8]> for $uri<'a> {
            type Error = $error;

            fn try_from(bytes: &'a [u8]) -> Result<Self, Self::Error> {
                Self::parse_bytes(bytes)
            }
        }

        impl core::fmt::Display for $uri<'_> {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl core::fmt::Debug for $uri<'_> {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.debug_tuple(stringify!($uri)).field(&self.as_str()).finish()
            }
        }

        impl AsRef<str> for $uri<'_> {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl core::borrow::Borrow<str> for $uri<'_> {
            fn borrow(&self) -> &str {
                self.as_str()
            }
        }

        impl PartialEq for $uri<'_> {
            fn eq(&self, other: &Self) -> bool {
                self.as_str() == other.as_str()
            }
        }

        impl Eq for $uri<'_> {}

        impl PartialEq<str> for $uri<'_> {
            fn eq(&self, other: &str) -> bool {
                self.as_str() == other
            }
        }

        impl PartialEq<&str> for $uri<'_> {
            fn eq(&self, other: &&str) -> bool {
                self.as_str() == *other
            }
        }

        impl PartialOrd for $uri<'_> {
            fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $uri<'_> {
            fn cmp(&self, other: &Self) -> core::cmp::Ordering {
                self.as_str().cmp(other.as_str())
            }
        }

        impl core::hash::Hash for $uri<'_> {
            fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
                self.as_str().hash(state);
            }
        }
    };
}

pub(crate) use text_traits;
