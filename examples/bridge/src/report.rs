//! Standard error: one line for each event.

use std::io::{self, Write};
use std::process;

use tracing_subscriber::filter::LevelFilter;

/// Writes events to standard error, only the message of each. `RUST_LOG` sets the level, which is `info` by default.
pub fn init() {
    let level = std::env::var("RUST_LOG").ok().and_then(|level| level.parse().ok()).unwrap_or(LevelFilter::INFO);
    tracing_subscriber::fmt()
        .with_writer(io::stderr)
        .with_max_level(level)
        // An event that cannot be written is lost; reporting that would fail too.
        .log_internal_errors(false)
        .with_ansi(false)
        .with_level(false)
        .with_target(false)
        .without_time()
        .init();
}

/// Ends the program with a message.
pub fn exit(error: &anyhow::Error, code: i32) -> ! {
    let message = format!("{error:#}");
    // The report of an invalid URI already starts with `error`.
    let prefix = if message.starts_with("error") { "" } else { "error: " };
    // Not `eprintln`, which panics if standard error is full or closed.
    let _ = writeln!(io::stderr(), "{prefix}{message}");
    process::exit(code)
}
