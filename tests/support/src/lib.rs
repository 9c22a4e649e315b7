//! Code that the tests and the fuzz targets share.

pub mod compare;
pub mod differences;
pub mod properties;
pub mod rows;
pub mod session;
pub mod strategy;
pub mod telnet;
