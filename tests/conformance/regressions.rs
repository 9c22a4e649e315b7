//! Defects stay fixed.

use support::properties::TARGETS;
use support::rows::regressions::ROWS;
use vserial_uri::ServiceUri;

#[test]
fn defects_stay_fixed() {
    for row in ROWS {
        let error = ServiceUri::parse(row.input).expect_err(row.input);
        assert_eq!((error.kind().name(), error.offset()), (row.kind, row.offset), "{}", row.broke);
        let message = error.explain(row.input).to_string();
        assert!(row.hidden.is_none_or(|hidden| !message.contains(hidden)), "{}: {message}", row.broke);
    }
}

/// Every property holds for these inputs.
#[test]
fn properties_hold_for_the_inputs_of_defects() {
    for row in ROWS {
        for (name, property) in TARGETS {
            println!("{name}: {}", row.broke);
            property(row.input.as_bytes());
        }
    }
}
