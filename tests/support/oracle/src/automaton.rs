//! Finite automata over bytes: built from a regular expression, subtracted from each other, walked byte by byte.
//!
//! regex-automata makes the automaton; its transitions are then copied into a plain table, because two questions are put
//! to it that its search functions do not answer. *Is this state dead?* (no accepting state can be reached any more, so
//! the byte that led here is the first impossible one), and *what is the difference of two languages?* Both are exact only
//! on a whole table.

use std::collections::HashMap;

use regex_automata::{
    Anchored, MatchKind,
    dfa::{Automaton as _, StartKind, dense},
    nfa::thompson,
    util::{start, syntax},
};

/// A state; [`DEAD`] is the one from which no accepting state can be reached.
pub type State = u32;

/// The only dead state of every [`Automaton`].
pub const DEAD: State = 0;

/// A complete deterministic automaton over bytes.
pub struct Automaton {
    classes: Vec<u8>,
    class_count: usize,
    /// `next[state * class_count + class]`
    next: Vec<State>,
    accepting: Vec<bool>,
    start: State,
}

impl Automaton {
    /// The language of `expression`, which must match the whole text.
    pub fn new(expression: &str) -> Self {
        let dfa = dense::Builder::new()
            .configure(
                dense::Config::new()
                    .start_kind(StartKind::Anchored)
                    // The default drops alternatives of lower priority; the language needs all.
                    .match_kind(MatchKind::All)
                    .accelerate(false),
            )
            .syntax(syntax::Config::new().unicode(false).utf8(false).dot_matches_new_line(true))
            .thompson(thompson::Config::new().utf8(false))
            .build(expression)
            .expect("the expression compiles");
        let classes: Vec<u8> = (0..=u8::MAX).map(|byte| dfa.byte_classes().get(byte)).collect();
        let samples = samples(&classes);
        let start = start::Config::new().anchored(Anchored::Yes);
        let start = dfa.start_state(&start).expect("the automaton has an anchored start");
        explore(classes, start, |state| {
            let accepting = dfa.is_match_state(dfa.next_eoi_state(state));
            (accepting, samples.iter().map(|&byte| dfa.next_state(state, byte)).collect())
        })
    }

    /// The texts of `self` that are not in `other`.
    pub fn without(&self, other: &Self) -> Self {
        let mut pairs = Vec::new();
        let classes: Vec<u8> = (0..256)
            .map(|byte| {
                let pair = (self.classes[byte], other.classes[byte]);
                let known = pairs.iter().position(|&known| known == pair);
                let class = known.unwrap_or_else(|| {
                    pairs.push(pair);
                    pairs.len() - 1
                });
                u8::try_from(class).expect("there are at most 256 classes")
            })
            .collect();
        let samples = samples(&classes);
        explore(classes, (self.start, other.start), |(mine, its)| {
            let accepting = self.accepting[mine as usize] && !other.accepting[its as usize];
            let step = |&byte: &u8| (self.step(mine, byte), other.step(its, byte));
            // If `self` is dead, so is the difference: all such pairs are one state.
            let joined = samples.iter().map(step).map(|(mine, its)| (mine, if mine == DEAD { DEAD } else { its }));
            (accepting, joined.collect())
        })
    }

    /// The state before the first byte.
    pub fn start(&self) -> State {
        self.start
    }

    /// The state after `byte`.
    #[inline]
    pub fn step(&self, state: State, byte: u8) -> State {
        self.next[state as usize * self.class_count + usize::from(self.classes[usize::from(byte)])]
    }

    /// Whether the text read so far is in the language.
    #[inline]
    pub fn is_accepting(&self, state: State) -> bool {
        self.accepting[state as usize]
    }

    /// Whether the whole `text` is in the language.
    pub fn accepts(&self, text: &[u8]) -> bool {
        self.is_accepting(text.iter().fold(self.start, |state, &byte| self.step(state, byte)))
    }

    /// `D`: the first byte of a rejected text after which no continuation is in the language, the length if there is no
    /// such byte; `None` for a text of the language.
    pub fn first_impossible(&self, text: &[u8]) -> Option<usize> {
        let mut state = self.start;
        for (at, &byte) in text.iter().enumerate() {
            state = self.step(state, byte);
            if state == DEAD {
                return Some(at);
            }
        }
        (!self.is_accepting(state)).then_some(text.len())
    }

    /// The length of the longest prefix of `text` that is in the language.
    pub fn longest_prefix(&self, text: &[u8]) -> Option<usize> {
        let mut state = self.start;
        let mut longest = self.is_accepting(state).then_some(0);
        for (at, &byte) in text.iter().enumerate() {
            state = self.step(state, byte);
            if self.is_accepting(state) {
                longest = Some(at + 1);
            }
        }
        longest
    }

    /// Returns one byte of each class. The bytes of a class are interchangeable in every text.
    pub fn alphabet(&self) -> Vec<u8> {
        let mut columns: Vec<Vec<State>> = Vec::new();
        let mut alphabet = Vec::new();
        for byte in samples(&self.classes) {
            let column = (0..self.accepting.len()).map(|state| self.step(state as State, byte)).collect();
            if !columns.contains(&column) {
                columns.push(column);
                alphabet.push(byte);
            }
        }
        alphabet
    }

    /// The class of `byte`.
    pub fn class(&self, byte: u8) -> usize {
        usize::from(self.classes[usize::from(byte)])
    }

    /// The bytes of each class of the table.
    pub fn classes(&self) -> Vec<Vec<u8>> {
        let bytes = |class| (0..=u8::MAX).filter(move |&byte| usize::from(self.classes[usize::from(byte)]) == class);
        (0..self.class_count).map(|class| bytes(class).collect()).collect()
    }

    /// The same language in the fewest states, over the fewest classes.
    pub fn minimal(&self) -> Self {
        let alphabet = self.alphabet();
        let column = |byte: u8| (0..self.state_count()).map(move |state| self.step(state as State, byte));
        // Classes with the same successors are one.
        let class_of: Vec<u8> = samples(&self.classes)
            .into_iter()
            .map(|byte| alphabet.iter().position(|&first| column(first).eq(column(byte))).expect("a class") as u8)
            .collect();
        let classes = self.classes.iter().map(|&class| class_of[usize::from(class)]).collect();
        let groups = self.equivalent_states(&alphabet);
        let mut samples = HashMap::new();
        for (state, &group) in (0..).zip(&groups) {
            samples.entry(group).or_insert(state);
        }
        explore(classes, groups[self.start as usize], |group| {
            let state = samples[&group];
            let successors = alphabet.iter().map(|&byte| groups[self.step(state, byte) as usize]).collect();
            (self.is_accepting(state), successors)
        })
    }

    /// The number of each state's group. Two states are in one group if they accept the same continuations: Moore's
    /// algorithm, which starts with two groups and divides them by where each byte leads, until that divides none.
    fn equivalent_states(&self, alphabet: &[u8]) -> Vec<usize> {
        let mut groups: Vec<usize> = self.accepting.iter().map(|&accepts| usize::from(accepts)).collect();
        let mut count = 0;
        loop {
            let mut numbers = HashMap::new();
            groups = (0..self.state_count())
                .map(|state| {
                    let successors = alphabet.iter().map(|&byte| groups[self.step(state as State, byte) as usize]);
                    let new = numbers.len();
                    *numbers.entry((groups[state], successors.collect::<Vec<_>>())).or_insert(new)
                })
                .collect();
            if numbers.len() == count {
                return groups;
            }
            count = numbers.len();
        }
    }

    /// How many states the table has, the dead one included.
    pub fn state_count(&self) -> usize {
        self.accepting.len()
    }
}

/// The first byte of each class, in the order of the classes.
fn samples(classes: &[u8]) -> Vec<u8> {
    let count = classes.iter().max().map_or(0, |&last| usize::from(last) + 1);
    let first = |class| classes.iter().position(|&its| usize::from(its) == class).expect("no class is empty");
    (0..count).map(first).map(|byte| u8::try_from(byte).expect("a byte")).collect()
}

/// Numbers all states that can be reached from `start`, then merges those that cannot reach acceptance into [`DEAD`].
fn explore<S: Copy + Eq + std::hash::Hash>(
    classes: Vec<u8>,
    start: S,
    visit: impl Fn(S) -> (bool, Vec<S>),
) -> Automaton {
    let class_count = samples(&classes).len();
    let mut numbers = HashMap::from([(start, 0_usize)]);
    let mut states = vec![start];
    let (mut next, mut accepting): (Vec<usize>, Vec<bool>) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let Some(&state) = states.get(at) {
        let (accepts, successors) = visit(state);
        accepting.push(accepts);
        // Neighbouring classes mostly lead to one state, and looking it up is what takes the time.
        let mut last = None;
        for successor in successors {
            let number = match last {
                Some((same, number)) if same == successor => number,
                _ => *numbers.entry(successor).or_insert_with(|| {
                    states.push(successor);
                    states.len() - 1
                }),
            };
            last = Some((successor, number));
            next.push(number);
        }
        at += 1;
    }
    let live = live(&next, class_count, &accepting);
    // The live states keep their order and move up by the ones that died; the dead one goes first.
    let mut renumbered = vec![DEAD; states.len()];
    let survivors: Vec<usize> = (0..states.len()).filter(|&state| live[state]).collect();
    for (number, &state) in (1..).zip(&survivors) {
        renumbered[state] = number;
    }
    let mut table = vec![DEAD; class_count];
    for &state in &survivors {
        table.extend(next[state * class_count..][..class_count].iter().map(|&successor| renumbered[successor]));
    }
    let accepting = std::iter::once(false).chain(survivors.iter().map(|&state| accepting[state])).collect();
    Automaton { classes, class_count, next: table, accepting, start: renumbered[0] }
}

/// Which states can reach an accepting one: a walk against the direction of the transitions.
fn live(next: &[usize], class_count: usize, accepting: &[bool]) -> Vec<bool> {
    let mut sources = vec![Vec::new(); accepting.len()];
    for (state, row) in next.chunks(class_count).enumerate() {
        let mut last = usize::MAX;
        for &successor in row {
            // A state may be listed twice without harm, but not for each class.
            if successor != last {
                sources[successor].push(state);
            }
            last = successor;
        }
    }
    let mut live = accepting.to_vec();
    let mut queue: Vec<usize> = (0..live.len()).filter(|&state| live[state]).collect();
    while let Some(state) = queue.pop() {
        for &source in &sources[state] {
            if !live[source] {
                live[source] = true;
                queue.push(source);
            }
        }
    }
    live
}
