//! What optional features add, one module for each.

#[cfg(feature = "alloc")]
mod alloc;
#[cfg(feature = "arbitrary")]
mod arbitrary;
#[cfg(feature = "defmt")]
mod defmt;
#[cfg(feature = "heapless-v0_9")]
pub(crate) mod heapless;
#[cfg(feature = "pem")]
pub(crate) mod pem;
#[cfg(feature = "serde")]
mod serde;
#[cfg(feature = "subtle")]
mod subtle;
