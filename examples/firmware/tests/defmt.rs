//! Every public type logs on the board what it displays on the host.

mod support;

use std::{collections::BTreeSet, fs};

use vserial_firmware::specimens::{self, Show, Specimen};

/// Returns the expected log.
#[derive(Default)]
struct Expected(Vec<(&'static str, String)>);

impl Show for Expected {
    fn show(&mut self, name: &'static str, specimen: &impl Specimen) {
        self.0.push((name, specimen.to_string()));
    }
}

fn expected() -> Vec<(&'static str, String)> {
    let mut expected = Expected::default();
    specimens::show_all(&mut expected);
    expected.0
}

#[test]
fn the_decoded_log_is_what_the_host_displays() {
    let run = support::run(&["--bin", "defmt_selftest", "--uart", "/dev/null"]);
    assert_eq!(run.code, Some(0), "{}", run.log);
    let mut log = run.log.as_str();
    for (name, text) in expected() {
        // A text may contain line ends, so the log is compared entry by entry.
        let line = format!("INFO  {name}\t{text}\n");
        let shown: String = log.chars().take(line.chars().count()).collect();
        assert_eq!(shown, line, "{name}");
        log = &log[line.len()..];
    }
    assert_eq!(log, "", "nothing else is logged");
}

/// Returns the types in the `pub use` lines of a file, each after `prefix`.
fn public_types(file: &str, prefix: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(support::package().join("../../src").join(file)).expect("the library's source");
    let uses = text.split("\npub use ").skip(1).map(|rest| rest.split(';').next().unwrap_or(rest));
    let names = uses.flat_map(|names| names.rsplit("::").next().unwrap_or(names).split(['{', '}', ',']));
    // The names of functions start with a lower-case letter, those of constants have none.
    let is_type = |name: &&str| name.starts_with(char::is_uppercase) && name.contains(char::is_lowercase);
    names.map(str::trim).filter(is_type).map(|name| format!("{prefix}{name}")).collect()
}

#[test]
fn every_public_type_has_a_specimen() {
    let shown: BTreeSet<String> = expected().into_iter().map(|(name, _)| name.to_owned()).collect();
    let mut public = public_types("lib.rs", "");
    assert!(public.contains("ServiceUri"), "the library's types are found");
    for (module, name) in [("telnet", "Options"), ("vspc", "Suboption"), ("session", "Session")] {
        let types = public_types(&format!("{module}.rs"), &format!("{module}::"));
        assert!(types.contains(&format!("{module}::{name}")), "the types of {module} are found");
        public.extend(types);
    }
    // Iterators are not displayed, and `Storage` is a trait.
    let others =
        ["AuthParamIter", "AuthValueBytes", "CipherNames", "telnet::PayloadBytes", "telnet::PayloadSlices", "Storage"];
    public.retain(|name| !others.contains(&name.as_str()));
    assert_eq!(shown, public);
}
