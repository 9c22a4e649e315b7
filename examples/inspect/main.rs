//! Prints the parts of a virtual serial port's URI, or the error in it.
//!
//! ```text
//! cargo run --example inspect -- [--as service|proxy|reference|backing] [--format text|json] [INPUT... | -]
//! ```
//!
//! Inputs are arguments, or, for `-`, the lines of standard input. A line ends at its line feed; nothing else is removed,
//! so the carriage return of a CR LF is part of the input. An empty line is an input, and so is a line that is not UTF-8.
//!
//! For `--as backing`, an input is vSphere's JSON data object. It has the members `serviceURI`, `direction` and,
//! optionally, `proxyURI`, which may be null or empty, and `_typeName`. Other members are ignored.
//!
//! # JSON
//!
//! Every answer has `input` (U+FFFD replaces what is not UTF-8), `ok` and `as`, followed by:
//!
//! | answer | members |
//! |---|---|
//! | service, proxy | `scheme` in lower case (`tcp` if there is none), `ip_version`: `any`, `v4`, `v6`; `security`: `plain`, `negotiated`, `tls`; `telnet`; `host`: `kind` (`empty`, `name`, `ipv4`, `ipv6`) and `text` without brackets; `port`; `auth`: a list of `key` and `value`, not decoded, null for `verify`; `verification`; `tls`: `never`, `if-offered`, `required`, `at-once`; `checks`, as for a client: null or `certificate`, `thumbprint`, `chain` (whether each is checked) and `name`, text or null |
//! | reference | `scheme`, `authority`, `userinfo`, `host`, `port`, `path`, `query`, `fragment`: the text or null; `opaque`: whether `path` is an opaque part |
//! | backing | `direction`; `via`: `direct`, `proxy`; `service`: the answer for a service, or only its `text` if there is a proxy; `proxy`: the answer for a proxy, or null; `endpoint`: `connect`, `listen` |
//! | rejected | `kind`, `offset`, `message`; for backing also `field`: `serviceURI`, `proxyURI`, `direction` or null |
//!
//! `kind` is the name of an [`ErrorKind`](vserial_uri::ErrorKind), or `InvalidJson` for text that is not a backing
//! object. `offset` counts bytes: in the decoded text of the member if `field` names one, else in the input. A missing
//! `serviceURI` or `direction` has the kind `Empty` and the offset 0.
//!
//! # Exit status
//!
//! - 0: every input is accepted.
//! - 1: an input is rejected.
//! - 2: not every input was checked and answered, because of wrong usage, unreadable input or unwritable output. The
//!   program prints no message if the reader of its output goes away, as `head` does.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "only the library promises not to panic"
)]

mod hints;
mod input;
mod json;
mod text;
mod visible;

use std::ffi::OsString;
use std::io::{self, BufRead, BufReader, BufWriter, StdoutLock, Write};
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use clap::{Parser, ValueEnum};

use crate::input::InputType;

/// Prints the parts of a virtual serial port's URI, or the error in it
#[derive(Parser)]
#[command(name = "inspect", version, after_long_help = JSON_HELP)]
struct Args {
    /// What to parse the inputs as
    #[arg(long = "as", value_enum, value_name = "TYPE", default_value_t = InputType::Service)]
    input_type: InputType,

    /// The format of the answers
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// URIs, or `-` to read one from each line of standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<OsString>,
}

/// The members in short; the documentation of this file has the details.
const JSON_HELP: &str = r#"JSON, one object a line:
  all        input, ok, as
  service    scheme, ip_version, security, telnet, host {kind, text}, port, auth [{key, value}], verification,
             tls, checks {certificate, thumbprint, chain, name}
  proxy      the same
  reference  scheme, authority, userinfo, host, port, path, query, fragment, opaque
  backing    direction, via, service, proxy, endpoint
  rejected   kind, offset (in bytes), message; for backing also field

Exit status: 0 all accepted, 1 any rejected, 2 not every input was checked and answered"#;

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    /// A table of the parts, or the error with a caret and a hint
    Text,
    /// One object a line
    Json,
}

fn main() -> ExitCode {
    let mut inspector = Inspector::new(Args::parse());
    match inspector.run() {
        Ok(()) if inspector.rejected => ExitCode::FAILURE,
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            if error.kind() != io::ErrorKind::BrokenPipe {
                // There is nowhere to report a failure of this.
                let _ = writeln!(io::stderr(), "inspect: {error}");
            }
            ExitCode::from(2)
        }
    }
}

/// Answers one input after the other.
struct Inspector {
    args: Args,
    out: BufWriter<StdoutLock<'static>>,
    colors: bool,
    /// The number of inputs so far.
    count: usize,
    /// Whether any of them was rejected.
    rejected: bool,
}

impl Inspector {
    fn new(args: Args) -> Self {
        let out = io::stdout().lock();
        let colors = AutoStream::choice(&out) != ColorChoice::Never;
        Self { args, out: BufWriter::new(out), colors, count: 0, rejected: false }
    }

    fn run(&mut self) -> io::Result<()> {
        for input in std::mem::take(&mut self.args.inputs) {
            if input == "-" {
                self.inspect_lines()?;
            } else {
                self.inspect(input.as_encoded_bytes())?;
            }
        }
        self.out.flush()
    }

    /// Inspects the lines of standard input, with one buffer for all.
    fn inspect_lines(&mut self) -> io::Result<()> {
        let mut lines = BufReader::with_capacity(1 << 16, io::stdin().lock());
        let mut line = Vec::new();
        loop {
            // Another program may wait for this answer before it writes the next input.
            if !lines.buffer().contains(&b'\n') {
                self.out.flush()?;
            }
            line.clear();
            let read = lines.read_until(b'\n', &mut line);
            if read.map_err(|error| io::Error::other(format!("cannot read standard input: {error}")))? == 0 {
                return Ok(());
            }
            self.inspect(line.strip_suffix(b"\n").unwrap_or(&line))?;
        }
    }

    fn inspect(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.count += 1;
        let input = String::from_utf8_lossy(bytes);
        let mut object = None;
        let result = self.args.input_type.parse(bytes, &input, &mut object);
        self.rejected |= result.is_err();

        if self.args.format == Format::Json {
            return json::write(&mut self.out, self.args.input_type, &input, &result);
        }
        if self.count > 1 {
            writeln!(self.out)?;
        }
        match &result {
            Ok(accepted) => text::write_parts(&mut self.out, &input, accepted),
            Err(rejected) => text::write_error(&mut self.out, self.count, rejected, self.colors),
        }
    }
}
