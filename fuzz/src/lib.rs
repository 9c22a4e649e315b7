//! The fuzz targets check the properties of the tests.

pub use support::properties::{build_oracle, check};
