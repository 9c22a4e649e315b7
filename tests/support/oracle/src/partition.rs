//! Which states of an automaton accept the same continuations: Hopcroft's algorithm.

use crate::automaton::{Automaton, State};

/// The number of each state's group; two states are in one group if they accept the same continuations.
pub fn equivalent_states(automaton: &Automaton, alphabet: &[u8]) -> Vec<usize> {
    let count = automaton.state_count();
    let sources: Vec<Vec<Vec<State>>> = alphabet.iter().map(|&byte| sources(automaton, byte)).collect();
    let mut partition = Partition::new(count);
    for state in (0..count as State).filter(|&state| automaton.is_accepting(state)) {
        partition.mark(state);
    }
    partition.split(0);
    // Every group that may still divide others.
    let mut pending: Vec<usize> = (0..partition.groups.len()).collect();
    let mut is_pending = vec![true; partition.groups.len()];
    while let Some(splitter) = pending.pop() {
        is_pending[splitter] = false;
        let targets = partition.states(splitter).to_vec();
        for sources in &sources {
            let marked = targets.iter().flat_map(|&target| &sources[target as usize]);
            let touched: Vec<usize> = marked.filter_map(|&source| partition.mark(source)).collect();
            for group in touched {
                let Some(new) = partition.split(group) else { continue };
                let smaller = if partition.states(new).len() < partition.states(group).len() { new } else { group };
                let next = if is_pending[group] { new } else { smaller };
                is_pending.push(false);
                is_pending[next] = true;
                pending.push(next);
            }
        }
    }
    partition.group
}

/// From which states `byte` leads to each state.
fn sources(automaton: &Automaton, byte: u8) -> Vec<Vec<State>> {
    let mut sources = vec![Vec::new(); automaton.state_count()];
    for state in 0..automaton.state_count() as State {
        sources[automaton.step(state, byte) as usize].push(state);
    }
    sources
}

/// States in groups.
struct Partition {
    /// All states; those of a group are neighbours.
    states: Vec<State>,
    /// Where each state is in `states`.
    places: Vec<usize>,
    group: Vec<usize>,
    groups: Vec<Group>,
}

/// A range of `Partition::states`; the first `marked` of them are marked.
struct Group {
    start: usize,
    end: usize,
    marked: usize,
}

impl Partition {
    fn new(count: usize) -> Self {
        Partition {
            states: (0..count as State).collect(),
            places: (0..count).collect(),
            group: vec![0; count],
            groups: vec![Group { start: 0, end: count, marked: 0 }],
        }
    }

    fn states(&self, number: usize) -> &[State] {
        &self.states[self.groups[number].start..self.groups[number].end]
    }

    /// Marks a state. Returns its group if no other state of it is marked.
    fn mark(&mut self, state: State) -> Option<usize> {
        let number = self.group[state as usize];
        let group = &mut self.groups[number];
        let (from, to) = (self.places[state as usize], group.start + group.marked);
        if from < to {
            return None;
        }
        group.marked += 1;
        self.states.swap(from, to);
        self.places[self.states[from] as usize] = from;
        self.places[state as usize] = to;
        (group.marked == 1).then_some(number)
    }

    /// Moves the marked states of a group to a new one, unless that leaves none, and removes the marks.
    fn split(&mut self, number: usize) -> Option<usize> {
        let new = self.groups.len();
        let group = &mut self.groups[number];
        let (start, end) = (group.start, group.start + std::mem::take(&mut group.marked));
        if start == end || end == group.end {
            return None;
        }
        group.start = end;
        self.groups.push(Group { start, end, marked: 0 });
        for &state in &self.states[start..end] {
            self.group[state as usize] = new;
        }
        Some(new)
    }
}
