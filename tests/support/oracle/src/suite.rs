//! A complete test suite for an automaton, by the method of Vasilevskii (1973) and Chow (1978), with an identifying set
//! for each state (the HSI method).
//!
//! A test is an access text of a state, then one byte of some class, then a word that identifies the state reached. An
//! implementation that answers every test of the suite as the automaton does accepts the automaton's language, if
//! its own minimal automaton has no more states and no finer classes. With `extra` more bytes between access text and
//! word it may have `extra` more states.

use crate::automaton::{Automaton, DEAD, State};
use std::collections::HashMap;

/// The suite of a minimal automaton.
pub struct Suite {
    automaton: Automaton,
    /// The bytes of each class.
    classes: Vec<Vec<u8>>,
    /// For each state a shortest text that leads to it.
    access: Vec<Vec<u8>>,
    words: Vec<Vec<u8>>,
    /// For each state the words that identify it: any two states have a word in common that only one of them accepts.
    identifiers: Vec<Vec<usize>>,
}

impl Suite {
    /// The suite for the language of `automaton`.
    pub fn new(automaton: &Automaton) -> Self {
        let automaton = automaton.minimal();
        let classes = automaton.classes();
        let access = access(&automaton, &classes);
        let mut identifying = Identifying::new(&automaton, &classes);
        identifying.divide((0..automaton.state_count() as State).collect());
        let Identifying { words, identifiers, .. } = identifying;
        Suite { automaton, classes, access, words, identifiers }
    }

    /// How many states the language has, the dead one included.
    pub fn state_count(&self) -> usize {
        self.automaton.state_count()
    }

    /// The minimal automaton.
    pub fn automaton(&self) -> &Automaton {
        &self.automaton
    }

    /// How many classes of bytes there are.
    pub fn class_count(&self) -> usize {
        self.classes.len()
    }

    /// A byte of a class.
    pub fn byte(&self, class: usize) -> u8 {
        self.classes[class][0]
    }

    /// How many words identify all states.
    pub fn word_count(&self) -> usize {
        self.words.len()
    }

    /// The text that leads to `state`.
    pub fn access(&self, state: State) -> &[u8] {
        &self.access[state as usize]
    }

    /// Calls `visit` with all tests that begin with the access text of `state`; `extra` more states are looked for.
    pub fn tests(&self, state: State, extra: usize, visit: &mut impl FnMut(&[u8])) {
        let mut text = self.access[state as usize].clone();
        self.below(state, extra + 1, &mut text, visit);
    }

    /// The tests that begin with `text`, which leads to `state`.
    fn below(&self, state: State, bytes: usize, text: &mut Vec<u8>, visit: &mut impl FnMut(&[u8])) {
        let end = text.len();
        for &word in &self.identifiers[state as usize] {
            text.extend_from_slice(&self.words[word]);
            visit(text);
            text.truncate(end);
        }
        if bytes == 0 {
            return;
        }
        for class in &self.classes {
            // Another byte of the class each time, so that all of them are tried.
            let byte = class[(state as usize + end) % class.len()];
            text.push(byte);
            self.below(self.automaton.step(state, byte), bytes - 1, text, visit);
            text.truncate(end);
        }
    }
}

/// For each state a shortest text that leads to it.
fn access(automaton: &Automaton, classes: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let mut access: Vec<Option<Vec<u8>>> = vec![None; automaton.state_count()];
    access[automaton.start() as usize] = Some(Vec::new());
    let mut queue = std::collections::VecDeque::from([automaton.start()]);
    while let Some(state) = queue.pop_front() {
        for class in classes {
            let next = automaton.step(state, class[0]);
            if access[next as usize].is_none() {
                let before = access[state as usize].as_deref().expect("it was reached");
                access[next as usize] = Some([before, &class[..1]].concat());
                queue.push_back(next);
            }
        }
    }
    access.into_iter().map(|text| text.expect("every state can be reached")).collect()
}

/// How many words are compared before a group is divided by the best of them.
const CANDIDATES: usize = 48;

/// Divides the states until each is alone. The words on the way identify it.
struct Identifying<'a> {
    automaton: &'a Automaton,
    classes: &'a [Vec<u8>],
    /// For each state a shortest word that it accepts; none for the dead one.
    endings: Vec<Option<Vec<u8>>>,
    words: Vec<Vec<u8>>,
    numbers: HashMap<Vec<u8>, usize>,
    identifiers: Vec<Vec<usize>>,
}

impl<'a> Identifying<'a> {
    fn new(automaton: &'a Automaton, classes: &'a [Vec<u8>]) -> Self {
        Identifying {
            automaton,
            classes,
            endings: endings(automaton, classes),
            words: Vec::new(),
            numbers: HashMap::new(),
            identifiers: vec![Vec::new(); automaton.state_count()],
        }
    }

    fn accepts(&self, state: State, word: &[u8]) -> bool {
        self.automaton.is_accepting(word.iter().fold(state, |state, &byte| self.automaton.step(state, byte)))
    }

    /// Divides all groups that come of `states`, which accept the same words so far.
    fn divide(&mut self, states: Vec<State>) {
        let mut groups = vec![states];
        while let Some(group) = groups.pop() {
            let [first, second, ..] = group[..] else { continue };
            let word = self.best(&group).unwrap_or_else(|| self.difference(first, second));
            let number = *self.numbers.entry(word.clone()).or_insert_with(|| {
                self.words.push(word.clone());
                self.words.len() - 1
            });
            for &state in &group {
                self.identifiers[state as usize].push(number);
            }
            let (accepting, others): (Vec<_>, Vec<_>) =
                group.into_iter().partition(|&state| self.accepts(state, &word));
            assert!(!accepting.is_empty() && !others.is_empty(), "a word that divides nothing");
            groups.extend([accepting, others]);
        }
    }

    /// The word that divides `group` into the most equal halves, among endings of some of its states.
    fn best(&self, group: &[State]) -> Option<Vec<u8>> {
        let step = group.len().div_ceil(CANDIDATES);
        let endings = group.iter().step_by(step).filter_map(|&state| self.endings[state as usize].as_ref());
        let share = |word: &&Vec<u8>| {
            let accepting = group.iter().filter(|&&state| self.accepts(state, word)).count();
            accepting.min(group.len() - accepting)
        };
        let best = endings.max_by_key(share)?;
        (share(&best) > 0).then(|| best.clone())
    }

    /// A shortest word that one of two states accepts.
    fn difference(&self, first: State, second: State) -> Vec<u8> {
        let mut before = HashMap::from([((first, second), None)]);
        let mut queue = std::collections::VecDeque::from([(first, second)]);
        while let Some(pair) = queue.pop_front() {
            if self.automaton.is_accepting(pair.0) != self.automaton.is_accepting(pair.1) {
                let mut word = Vec::new();
                let mut at = pair;
                while let Some((earlier, byte)) = before[&at] {
                    word.push(byte);
                    at = earlier;
                }
                word.reverse();
                return word;
            }
            for class in self.classes {
                let byte = class[0];
                let next = (self.automaton.step(pair.0, byte), self.automaton.step(pair.1, byte));
                if next.0 != next.1 {
                    before.entry(next).or_insert_with(|| {
                        queue.push_back(next);
                        Some((pair, byte))
                    });
                }
            }
        }
        unreachable!("two states of a minimal automaton differ");
    }
}

/// For each state a shortest word that leads to acceptance.
fn endings(automaton: &Automaton, classes: &[Vec<u8>]) -> Vec<Option<Vec<u8>>> {
    let mut sources = vec![Vec::new(); automaton.state_count()];
    let mut endings = vec![None; automaton.state_count()];
    let mut queue = std::collections::VecDeque::new();
    for state in 0..automaton.state_count() as State {
        for class in classes {
            sources[automaton.step(state, class[0]) as usize].push((state, class[0]));
        }
        if automaton.is_accepting(state) {
            endings[state as usize] = Some(Vec::new());
            queue.push_back(state);
        }
    }
    while let Some(state) = queue.pop_front() {
        let after = endings[state as usize].clone().expect("it was reached");
        for &(source, byte) in &sources[state as usize] {
            if endings[source as usize].is_none() {
                endings[source as usize] = Some([&[byte], &after[..]].concat());
                queue.push_back(source);
            }
        }
    }
    assert!(endings[DEAD as usize].is_none());
    endings
}
