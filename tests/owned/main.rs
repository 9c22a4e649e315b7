//! Owned forms, in a `String` and of fixed capacity: a copy is equal to the borrowed value, and outlives its text.
#![cfg(any(feature = "alloc", feature = "heapless-v0_9"))]
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, clippy::string_slice, reason = "a test may panic")]

use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher, Hash};

fn hash(value: impl Hash) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(value)
}

/// Copies a value, checks the copy against it, and returns the copy.
macro_rules! assert_copy {
    ($borrowed:expr, $owned:ty) => {{
        let borrowed = $borrowed;
        let owned = <$owned>::from_borrowed(borrowed).unwrap();
        assert_eq!(owned, borrowed);
        assert_eq!(borrowed, owned);
        assert_eq!(owned.clone(), owned);
        assert_eq!(owned.as_borrowed(), borrowed);
        assert_eq!(owned.to_string(), borrowed.to_string());
        assert_eq!($crate::hash(&owned), $crate::hash(borrowed));
        owned
    }};
}

#[cfg(feature = "heapless-v0_9")]
mod fixed;
#[cfg(feature = "alloc")]
mod string;
