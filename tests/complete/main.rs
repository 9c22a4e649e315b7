//! The complete test suite of each grammar: see [`oracle::suite`] for what it shows.
//!
//! A debug build runs the small suite of references, a release build those of services and proxies too, without the
//! states that [`is_symmetric`] leaves out. More:
//!
//!     COMPLETE=whole cargo test --release --test complete     # all states
//!     COMPLETE=extra cargo test --release --test complete     # room for one more state in the library; takes an hour
//!
//! The figures are printed past the test harness, so that they show without `--nocapture`.
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, clippy::string_slice, reason = "a test may panic")]

mod changed;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use oracle::automaton::State;
use oracle::{Grammar, suite::Suite};
use support::compare::compare_with;
use support::differences::{Differences, in_parallel, print};

/// How much of a suite is run.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// All tests but those of symmetric states.
    Reduced,
    /// All tests.
    Whole,
    /// As `Reduced`, with room for one more state.
    Extra,
}

fn extent() -> Extent {
    match std::env::var("COMPLETE").as_deref() {
        Ok("whole") => Extent::Whole,
        Ok("extra") => Extent::Extra,
        Ok(other) => panic!("COMPLETE is {other:?}, not \"whole\" or \"extra\""),
        Err(_) => Extent::Reduced,
    }
}

/// Whether `access` ends inside the value of a parameter that is not the first.
///
/// A state there differs from a state in the same value of a first parameter only in the set of keys that were given.
/// That set matters at the next key and nowhere else, and no state at a key is left out. To read a value differently
/// depending on the keys before it, the library would have to carry that set into the value; but it reads all values by
/// one function, which is not given the set. The whole suite does not rely on this.
fn is_symmetric(access: &[u8]) -> bool {
    let Some(mark) = access.iter().position(|&byte| byte == b'#') else { return false };
    let mut params = access[mark..].split(|&byte| byte == b'&').rev();
    params.next().is_some_and(|last| last.contains(&b'=')) && params.next().is_some()
}

/// Runs the suite of `grammar` against the library, with room for `extra` more states.
fn run(grammar: Grammar, extra: usize) {
    let started = Instant::now();
    let suite = Suite::new(grammar.automaton());
    let all = 0..suite.state_count() as State;
    let states: Vec<State> = match extent() {
        Extent::Reduced | Extent::Extra => all.filter(|&state| !is_symmetric(suite.access(state))).collect(),
        Extent::Whole => all.collect(),
    };
    let tests = AtomicUsize::new(0);
    let differences = Differences::default();
    in_parallel(&states, |&state| {
        let mut count = 0;
        suite.tests(state, extra, &mut |text| {
            count += 1;
            let d = suite.automaton().first_impossible(text);
            differences.add(grammar, text, compare_with(grammar, text, d));
        });
        tests.fetch_add(count, Ordering::Relaxed);
    });
    print(&format!(
        "{grammar:?}: {} of {} states, {} classes of bytes, {} words, {extra} extra states: {} tests in {:.1?}\n",
        states.len(),
        suite.state_count(),
        suite.class_count(),
        suite.word_count(),
        tests.into_inner(),
        started.elapsed(),
    ));
    differences.assert_none();
}

#[test]
fn references() {
    run(Grammar::Reference, if extent() == Extent::Extra { 2 } else { 1 });
}

#[test]
#[cfg_attr(debug_assertions, ignore = "takes minutes in a debug build")]
fn services() {
    run(Grammar::Service, usize::from(extent() == Extent::Extra));
}

#[test]
#[cfg_attr(debug_assertions, ignore = "takes minutes in a debug build")]
fn proxies() {
    run(Grammar::Proxy, usize::from(extent() == Extent::Extra));
}
