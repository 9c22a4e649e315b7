//! The suites notice every change: transitions chosen at random are redirected to another state, and a test must fail.

use oracle::automaton::{Automaton, State};
use oracle::{Grammar, suite::Suite};
use proptest::prelude::Strategy;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

/// An automaton that differs from another in one transition.
struct Changed<'a> {
    automaton: &'a Automaton,
    /// The transition: a state and a class of bytes.
    transition: (State, usize),
    /// Where it leads.
    to: State,
    /// The transition that leads to a copy of that state; only the copy is changed then.
    copy: Option<(State, usize)>,
}

impl Changed<'_> {
    fn accepts(&self, text: &[u8]) -> bool {
        let mut state = self.automaton.start();
        let mut in_copy = false;
        for &byte in text {
            let transition = (state, self.automaton.class(byte));
            if transition == self.transition && (in_copy || self.copy.is_none()) {
                (state, in_copy) = (self.to, false);
            } else {
                (state, in_copy) = (self.automaton.step(state, byte), self.copy == Some(transition));
            }
        }
        self.automaton.is_accepting(state)
    }

    /// Whether a test of `suite` fails. Tests from `state` come first, as they are the likeliest.
    fn is_noticed(&self, suite: &Suite, state: State, extra: usize) -> bool {
        let all = 0..suite.state_count() as State;
        std::iter::once(state).chain(all).any(|state| {
            let mut noticed = false;
            suite.tests(state, extra, &mut |text| {
                noticed = noticed || self.accepts(text) != suite.automaton().accepts(text);
            });
            noticed
        })
    }
}

/// A number below `limit`; the numbers are the same in each run.
fn below(runner: &mut TestRunner, limit: usize) -> usize {
    (0..limit).new_tree(runner).unwrap().current()
}

/// A transition, and a state that it does not lead to.
fn change(runner: &mut TestRunner, suite: &Suite) -> ((State, usize), State) {
    let transition = (below(runner, suite.state_count()) as State, below(runner, suite.class_count()));
    (transition, another_target(runner, suite, transition))
}

/// A state that the transition does not lead to.
fn another_target(runner: &mut TestRunner, suite: &Suite, (state, class): (State, usize)) -> State {
    let next = suite.automaton().step(state, suite.byte(class)) as usize;
    ((next + 1 + below(runner, suite.state_count() - 1)) % suite.state_count()) as State
}

const CHANGES: usize = 200;

#[test]
fn changed_transitions_are_noticed() {
    // The other suites take long to build without optimisation.
    let grammars = if cfg!(debug_assertions) { &[Grammar::Reference][..] } else { &Grammar::ALL };
    for &grammar in grammars {
        let suite = Suite::new(grammar.automaton());
        let mut runner = TestRunner::deterministic();
        for _ in 0..CHANGES {
            let (transition, to) = change(&mut runner, &suite);
            let changed = Changed { automaton: suite.automaton(), transition, to, copy: None };
            assert!(changed.is_noticed(&suite, transition.0, 0), "{grammar:?}: {transition:?} to {to}");
        }
    }
}

/// The automaton of the change has one more state: a copy of one, which a single transition leads to.
#[test]
fn changed_copies_are_noticed_by_longer_tests() {
    let suite = Suite::new(Grammar::Reference.automaton());
    let mut runner = TestRunner::deterministic();
    let mut shorter = 0;
    for _ in 0..CHANGES {
        let (into, _) = change(&mut runner, &suite);
        let copied = suite.automaton().step(into.0, suite.byte(into.1));
        let class = below(&mut runner, suite.class_count());
        let to = another_target(&mut runner, &suite, (copied, class));
        let changed = Changed { automaton: suite.automaton(), transition: (copied, class), to, copy: Some(into) };
        assert!(changed.is_noticed(&suite, into.0, 1), "{into:?}: {class} to {to}");
        shorter += usize::from(changed.is_noticed(&suite, into.0, 0));
    }
    // Otherwise the longer tests would not be needed.
    assert!(shorter < CHANGES, "all are noticed without an extra state");
}
