//! Compares the library with the oracle on every text up to a length: verdict, parts, and kind and offset of the error.
//!
//! A family is a prefix, an alphabet and a length. Its texts are the prefix followed by all sequences of symbols of the
//! alphabet. The prefixes lead to places that short texts do not reach. The length follows from a budget of texts for each
//! family, which is small in a debug build; a release build tries over forty million texts. To try more:
//!
//!     EXHAUSTIVE_BUDGET=20000000 cargo test --release --test exhaustive
//!
//! The figures bypass the output capture of the test harness, so `--nocapture` is not needed.
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, clippy::string_slice, reason = "a test may panic")]

mod families;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use families::Family;
use oracle::automaton::{Automaton, DEAD, State};
use support::compare::{compare, compare_with};
use support::differences::{Differences, in_parallel, print};
use support::rows::accept;

/// Returns the number of texts for each family.
fn budget() -> usize {
    match std::env::var("EXHAUSTIVE_BUDGET") {
        Ok(budget) => budget.parse().expect("EXHAUSTIVE_BUDGET is a number of texts"),
        Err(_) if cfg!(debug_assertions) => 6_000,
        Err(_) => 1_500_000,
    }
}

#[test]
fn short_texts_give_the_result_of_the_oracle() {
    let started = Instant::now();
    let families = families::families();
    let budget = budget();
    // A task is a family and its first symbol, or the prefix alone if that is `None`.
    let mut tasks = Vec::new();
    for (number, family) in families.iter().enumerate() {
        tasks.extend((0..family.alphabet.len()).map(Some).chain([None]).map(|symbol| (number, symbol)));
    }
    let counts: Vec<AtomicUsize> = families.iter().map(|_| AtomicUsize::new(0)).collect();
    let differences = Differences::default();
    in_parallel(&tasks, |&(number, symbol)| {
        let mut walk = Walk::new(&families[number], &differences);
        walk.task(symbol, families[number].length(budget));
        counts[number].fetch_add(walk.count, Ordering::Relaxed);
    });
    let counts: Vec<usize> = counts.into_iter().map(AtomicUsize::into_inner).collect();
    let mut report = String::new();
    for (family, count) in families.iter().zip(&counts) {
        report += &format!(
            "{count:>10} texts: {:?} {:?} and up to {} of {} symbols\n",
            family.grammar,
            String::from_utf8_lossy(&family.prefix),
            family.length(budget),
            family.alphabet.len(),
        );
    }
    let total: usize = counts.iter().sum();
    report += &format!("{total:>10} texts compared with the oracle in {:.1?}\n", started.elapsed());
    print(&report);
    differences.assert_none();
    assert!(total >= if cfg!(debug_assertions) { 100_000 } else { 10_000_000 }, "only {total} texts");
}

/// Every byte inserted at every position of every valid row and in place of the byte there, and every row without any one
/// of its bytes. A debug build takes a sample.
#[test]
fn edited_rows_give_the_result_of_the_oracle() {
    let step = if cfg!(debug_assertions) { 41 } else { 1 };
    let differences = Differences::default();
    let (mut texts, mut compared) = (0_usize, 0_usize);
    let mut text = Vec::new();
    for (grammar, row) in accept::inputs() {
        let row = row.as_bytes();
        for at in 0..=row.len() {
            let (before, after) = row.split_at(at);
            let shorter = after.get(1..).unwrap_or_default();
            let none = [(None, &[][..]), (None, shorter)];
            let bytes = (0..=u8::MAX).flat_map(|byte| [(Some(byte), after), (Some(byte), shorter)]);
            for (byte, after) in bytes.chain(none) {
                texts += 1;
                if texts % step != 0 {
                    continue;
                }
                compared += 1;
                text.clear();
                text.extend_from_slice(before);
                text.extend(byte);
                text.extend_from_slice(after);
                differences.add(grammar, &text, compare(grammar, &text));
            }
        }
    }
    print(&format!("{compared:>10} texts: the valid rows with one byte changed\n"));
    differences.assert_none();
    assert!(compared >= 1_000_000 / step, "only {compared} texts");
}

/// A depth-first walk over the texts of a family that keeps the state of the automaton.
struct Walk<'a> {
    family: &'a Family,
    automaton: &'static Automaton,
    differences: &'a Differences,
    text: Vec<u8>,
    count: usize,
}

/// The state of the automaton after a text, and the byte that led to the dead state.
#[derive(Clone, Copy)]
struct Place(State, Option<usize>);

impl<'a> Walk<'a> {
    fn new(family: &'a Family, differences: &'a Differences) -> Self {
        let automaton = family.grammar.automaton();
        Walk { family, automaton, differences, text: Vec::new(), count: 0 }
    }

    /// Visits all texts that begin with a symbol, or the text without symbols.
    fn task(&mut self, symbol: Option<usize>, length: usize) {
        let place = self.push(Place(self.automaton.start(), None), &self.family.prefix);
        match symbol {
            None => self.visit(place),
            Some(_) if length == 0 => {}
            Some(symbol) => {
                let place = self.push(place, &self.family.alphabet[symbol]);
                self.below(place, length - 1);
            }
        }
    }

    /// Visits the current text and its continuations by up to `length` symbols.
    fn below(&mut self, place: Place, length: usize) {
        self.visit(place);
        if length == 0 {
            return;
        }
        let end = self.text.len();
        for symbol in &self.family.alphabet {
            let place = self.push(place, symbol);
            self.below(place, length - 1);
            self.text.truncate(end);
        }
    }

    fn push(&mut self, Place(mut state, mut died): Place, symbol: &[u8]) -> Place {
        for &byte in symbol {
            state = self.automaton.step(state, byte);
            if state == DEAD && died.is_none() {
                died = Some(self.text.len());
            }
            self.text.push(byte);
        }
        Place(state, died)
    }

    fn visit(&mut self, Place(state, died): Place) {
        self.count += 1;
        let d = died.or_else(|| (!self.automaton.is_accepting(state)).then_some(self.text.len()));
        let grammar = self.family.grammar;
        self.differences.add(grammar, &self.text, compare_with(grammar, &self.text, d));
    }
}
