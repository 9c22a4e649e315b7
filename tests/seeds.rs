//! The fuzzer's seeds, replayed: what was once worth keeping holds for good.

#![allow(clippy::panic, clippy::expect_used, reason = "a test may stop at the first surprise")]

#[path = "support/compare.rs"]
mod compare;
#[path = "support/oracle.rs"]
mod oracle;
#[path = "support/properties.rs"]
mod properties;

use std::collections::BTreeSet;
use std::path::Path;

/// The names of what stands in a folder of `fuzz/`, without their endings.
fn names(folder: &str) -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz").join(folder);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let stem = |path: &Path| path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    entries.filter_map(|entry| stem(&entry.expect("an entry").path())).collect()
}

#[test]
fn every_target_has_a_property_and_seeds() {
    let properties: BTreeSet<String> = properties::TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(names("targets"), properties);
    assert_eq!(names("seeds"), properties);
}

#[test]
fn seeds_hold() {
    for (name, property) in properties::TARGETS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(name);
        let mut count = 0;
        for seed in std::fs::read_dir(&folder).expect("a folder of seeds") {
            property(&std::fs::read(seed.expect("a seed").path()).expect("a seed"));
            count += 1;
        }
        assert!(count > 0, "{name} has no seeds");
    }
}
