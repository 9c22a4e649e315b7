//! Every property of the fuzz targets holds for every row, and defects stay fixed.

use support::properties::{TARGETS, uris::bare_is_tcp};
use support::rows::{self, regressions};
use vserial_uri::ServiceUri;

#[test]
fn every_property_holds_for_every_row() {
    for input in rows::inputs() {
        for (name, property) in TARGETS {
            println!("{name}: {}", input.escape_ascii());
            property(&input);
        }
        input.strip_prefix(b"tcp://").into_iter().for_each(bare_is_tcp);
    }
}

#[test]
fn defects_stay_fixed() {
    for row in regressions::ROWS {
        let error = ServiceUri::parse(row.input).expect_err(row.input);
        assert_eq!((error.kind().name(), error.offset()), (row.kind, row.offset), "{}", row.broke);
        let message = error.explain(row.input).to_string();
        assert!(row.hidden.is_none_or(|hidden| !message.contains(hidden)), "{}: {message}", row.broke);
    }
}
