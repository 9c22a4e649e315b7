//! What all readings share: they are the text that they were read from, and compare, sort and print as it does.

/// Implements the traits of a reading, a type with a lifetime, `parse` and `as_str`.
macro_rules! text_traits {
    ($reading:ident, $error:ty) => {
        impl<'a> TryFrom<&'a str> for $reading<'a> {
            type Error = $error;

            fn try_from(text: &'a str) -> Result<Self, Self::Error> {
                Self::parse(text)
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

        impl PartialEq for $reading<'_> {
            fn eq(&self, other: &Self) -> bool {
                self.as_str() == other.as_str()
            }
        }

        impl Eq for $reading<'_> {}

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
