//! What the fuzz targets check: the properties of the tests, which stand there.

#[path = "../../tests/support/compare.rs"]
mod compare;
#[path = "../../tests/support/oracle.rs"]
mod oracle;
#[path = "../../tests/support/properties.rs"]
mod properties;

pub use properties::check;

/// Builds the automata, which takes longer than any input may.
pub fn build_oracle() {
    for reading in oracle::Reading::ALL {
        reading.automaton();
    }
}
