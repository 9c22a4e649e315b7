//! Which known word was probably meant.

/// The one of `known` that `word` is nearest to, if no more than a third of its letters must change. Names of three
/// letters are too near to other names: ssl is not what is meant by ssh.
pub fn likeliest<T: Copy>(word: &str, known: &[T], name: fn(T) -> &'static str) -> Option<T> {
    let changes = |known: &T| distance(word, &name(*known).to_ascii_lowercase());
    known
        .iter()
        .copied()
        .filter(|known| name(*known).len() > 3 && 3 * changes(known) <= name(*known).len())
        .min_by_key(changes)
}

/// How many letters must be put in, left out or changed to make `to` of `from` (Levenshtein).
fn distance(from: &str, to: &str) -> usize {
    let to = to.as_bytes();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.bytes().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in to.iter().enumerate() {
            let replaced = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[to.len()]
}
