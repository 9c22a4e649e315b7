//! The conformance tables. Every row has its source.

pub mod accept;
pub mod backing;
pub mod implied;
pub mod in_use;
pub mod incidents;
pub mod regressions;
pub mod reject;

/// Returns the inputs of every table.
pub fn inputs() -> impl Iterator<Item = Vec<u8>> {
    let accepted = accept::inputs().map(|(_, input)| input);
    let backings = backing::ACCEPT.iter().map(|row| row.service);
    let others = incidents::ROWS.iter().map(|row| row.input).chain(in_use::ROWS.iter().map(|row| row.uri));
    let regressions = regressions::ROWS.iter().map(|row| row.input);
    let texts = accepted.chain(backings).chain(others).chain(regressions).map(Vec::from);
    let fields = backing::REJECT.iter().map(|row| row.error.at(row.marked).input.into_bytes());
    texts.chain(fields).chain(reject::rows().map(|row| row.input))
}
