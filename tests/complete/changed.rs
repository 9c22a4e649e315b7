//! The suites notice every change: transitions chosen at random are led to another state, and a test must fail.

use oracle::automaton::{Automaton, State};
use oracle::{Grammar, suite::Suite};

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

/// Numbers that look random and are the same in each run (splitmix64).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut value = self.0;
        value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((value ^ (value >> 31)) % limit as u64).unwrap()
    }

    /// A transition, and a state that it does not lead to.
    fn change(&mut self, suite: &Suite) -> ((State, usize), State) {
        let (states, classes) = (suite.state_count(), suite.class_count());
        let (state, class) = (self.below(states) as State, self.below(classes));
        let next = suite.automaton().step(state, suite.byte(class)) as usize;
        let other = (next + 1 + self.below(states - 1)) % states;
        assert_ne!(next, other);
        ((state, class), other as State)
    }
}

const CHANGES: usize = 200;

#[test]
fn changed_transitions_are_noticed() {
    // The other suites take long to build without optimisation.
    let grammars = if cfg!(debug_assertions) { &[Grammar::Reference][..] } else { &Grammar::ALL };
    for &grammar in grammars {
        let suite = Suite::new(grammar.automaton());
        let mut random = Random(1);
        for _ in 0..CHANGES {
            let (transition, to) = random.change(&suite);
            let changed = Changed { automaton: suite.automaton(), transition, to, copy: None };
            assert!(changed.is_noticed(&suite, transition.0, 0), "{grammar:?}: {transition:?} to {to}");
        }
    }
}

/// The automaton of the change has one more state: a copy of one, which a single transition leads to.
#[test]
fn changed_copies_are_noticed_by_longer_tests() {
    let suite = Suite::new(Grammar::Reference.automaton());
    let mut random = Random(2);
    let mut shorter = 0;
    for _ in 0..CHANGES {
        let (into, _) = random.change(&suite);
        let copied = suite.automaton().step(into.0, suite.byte(into.1));
        let ((_, class), _) = random.change(&suite);
        let next = suite.automaton().step(copied, suite.byte(class)) as usize;
        let to = ((next + 1 + random.below(suite.state_count() - 1)) % suite.state_count()) as State;
        let changed = Changed { automaton: suite.automaton(), transition: (copied, class), to, copy: Some(into) };
        assert!(changed.is_noticed(&suite, into.0, 1), "{into:?}: {class} to {to}");
        shorter += usize::from(changed.is_noticed(&suite, into.0, 0));
    }
    // Or the longer tests would be needless.
    assert!(shorter < CHANGES, "all are noticed without an extra state");
}
