//! Collects the texts for which library and oracle differ, from comparisons in many threads.

use std::collections::HashMap;
use std::io::Write as _;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use oracle::Grammar;

/// How many differences are printed; the others are counted.
const PRINTED: usize = 40;

/// How many of them may be alike.
const ALIKE: usize = 2;

/// Texts for which library and oracle differ.
#[derive(Default)]
pub struct Differences(Mutex<Collected>);

#[derive(Default)]
struct Collected {
    count: usize,
    printed: Vec<String>,
    /// How often each difference occurred, numbers aside.
    alike: HashMap<String, usize>,
}

impl Differences {
    /// Adds the difference that a comparison of `text` has found, if any.
    pub fn add(&self, grammar: Grammar, text: &[u8], outcome: Result<(), String>) {
        let Err(difference) = outcome else { return };
        let mut collected = self.0.lock().expect("no thread stopped");
        collected.count += 1;
        let alike = collected.alike.entry(difference.replace(|c: char| c.is_ascii_digit(), "")).or_default();
        *alike += 1;
        if *alike <= ALIKE && collected.printed.len() < PRINTED {
            collected.printed.push(format!("{grammar:?} \"{}\": {difference}", text.escape_ascii()));
        }
    }

    #[track_caller]
    pub fn assert_none(self) {
        let Collected { count, printed, .. } = self.0.into_inner().expect("no thread stopped");
        assert!(count == 0, "{count} differences, the first ones:\n{}", printed.join("\n"));
    }
}

/// Calls `work` for each task, in as many threads as there are processors.
pub fn in_parallel<T: Sync>(tasks: &[T], work: impl Fn(&T) + Sync) {
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some(task) = tasks.get(next.fetch_add(1, Ordering::Relaxed)) {
                    work(task);
                }
            });
        }
    });
}

/// Prints past the test harness, which shows the output of failed tests only.
pub fn print(report: &str) {
    std::io::stdout().write_all(report.as_bytes()).expect("standard output takes it");
}
