//! What the fuzz targets check: the properties of the tests, which stand there.

pub use support::properties::check;

/// Builds the automata, which takes longer than any input may.
pub fn build_oracle() {
    for reading in oracle::Reading::ALL {
        reading.automaton();
    }
}
