//! The traits of the parsed URI types, which are those of the text they were parsed from.

/// Implements the traits of `$reading`, a type with a lifetime and the methods `parse`, `parse_bytes` and `as_str`.
///
/// `Eq`, `Ord` and `Hash` are those of `str`, as [`Borrow<str>`](core::borrow::Borrow) requires.
macro_rules! text_traits {
    ($reading:ident, $error:ty) => {
        impl<'a> TryFrom<&'a str> for $reading<'a> {
            type Error = $error;

            fn try_from(text: &'a str) -> Result<Self, Self::Error> {
                Self::parse(text)
            }
        }

        impl<'a> TryFrom<&'a [u8]> for $reading<'a> {
            type Error = $error;

            fn try_from(bytes: &'a [u8]) -> Result<Self, Self::Error> {
                Self::parse_bytes(bytes)
            }
        }

        impl core::fmt::Display for $reading<'_> {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl core::fmt::Debug for $reading<'_> {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.debug_tuple(stringify!($reading)).field(&self.as_str()).finish()
            }
        }

        impl AsRef<str> for $reading<'_> {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl core::borrow::Borrow<str> for $reading<'_> {
            fn borrow(&self) -> &str {
                self.as_str()
            }
        }

        impl PartialEq for $reading<'_> {
            fn eq(&self, other: &Self) -> bool {
                self.as_str() == other.as_str()
            }
        }

        impl Eq for $reading<'_> {}

        impl PartialEq<str> for $reading<'_> {
            fn eq(&self, other: &str) -> bool {
                self.as_str() == other
            }
        }

        impl PartialEq<&str> for $reading<'_> {
            fn eq(&self, other: &&str) -> bool {
                self.as_str() == *other
            }
        }

        impl PartialOrd for $reading<'_> {
            fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $reading<'_> {
            fn cmp(&self, other: &Self) -> core::cmp::Ordering {
                self.as_str().cmp(other.as_str())
            }
        }

        impl core::hash::Hash for $reading<'_> {
            fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
                self.as_str().hash(state);
            }
        }
    };
}

pub(crate) use text_traits;
