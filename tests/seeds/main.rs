//! Replays the fuzzer's seeds: every property holds for every seed.
#![cfg(test)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use support::properties::TARGETS;

/// The folders of seeds. No folder is empty.
const FOLDERS: [&str; 4] = ["seeds/uris", "seeds/parts", "seeds/frames", "seeds/sessions"];

/// The entries of a folder of `fuzz/`.
fn entries(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz").join(folder);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries.map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn every_target_has_a_property() {
    let targets = entries("targets").into_iter().map(|path| path.file_stem().unwrap().to_string_lossy().into_owned());
    let properties = TARGETS.iter().map(|(name, _)| (*name).to_owned());
    assert_eq!(targets.collect::<BTreeSet<_>>(), properties.collect());
}

#[test]
fn seeds_hold() {
    for folder in FOLDERS {
        let seeds = entries(folder);
        assert!(!seeds.is_empty(), "{folder} is empty");
        for seed in seeds {
            let input = std::fs::read(&seed).unwrap();
            for (name, property) in TARGETS {
                println!("{name}: {}", seed.display());
                property(&input);
            }
        }
    }
}

/// The folders are shared by all targets, so a copy adds nothing.
#[test]
fn seeds_differ() {
    let mut seen = BTreeSet::new();
    for seed in FOLDERS.into_iter().flat_map(entries) {
        assert!(seen.insert(std::fs::read(&seed).unwrap()), "{} is a copy", seed.display());
    }
}
