//! Tells what is in the URI of a virtual serial port, or what is wrong with it and where.
//!
//! ```text
//! cargo run --example inspect -- [--as service|proxy|reference|backing] [--format text|json] [INPUT... | -]
//! ```
//!
//! Inputs are arguments, or, for `-`, the lines of standard input. A line ends at its LF; nothing else is taken off,
//! so that the CR of a CR LF belongs to the input. An empty line is an input as well, and so is one that is not UTF-8.
//!
//! For `--as backing` an input is vSphere's JSON data object: `serviceURI`, `direction`, and perhaps `proxyURI`, which
//! may be null or empty. `_typeName` may be left out, other members are passed over.
//!
//! # Answers in JSON
//!
//! Every answer has `input` (what is not UTF-8 in it is U+FFFD), `ok` and `as`, the reading. What follows depends:
//!
//! | answer | members |
//! |---|---|
//! | service, proxy | `scheme` in lower case (`tcp` where none is written), `ip_version`: `any`, `v4`, `v6`; `security`: `plain`, `negotiated`, `tls`; `telnet`; `host`: `kind` (`empty`, `name`, `ipv4`, `ipv6`) and `text` without brackets; `port`; `auth`: a list of `key` and `value`, raw, null for `verify`; `verification` |
//! | reference | `scheme`, `authority`, `userinfo`, `host`, `port`, `path`, `query`, `fragment`: text as it is written, or null; `opaque`: whether `path` is an opaque part |
//! | backing | `direction`; `via`: `direct`, `proxy`; `service`: the answer for a service, or behind a proxy only its `text`; `proxy`: the answer for a proxy, or null |
//! | rejected | `kind`, `offset`, `message`; for backing also `field`: `serviceURI`, `proxyURI`, `direction` or null |
//!
//! `kind` is the name of an [`ErrorKind`](vserial_uri::ErrorKind), or `InvalidJson` for text that is no backing object;
//! `field` is then null. The offset counts bytes: in the input if `field` is null or there is none, else in the text of
//! that field, its escapes undone. An object without `serviceURI` or `direction` is of kind `Empty`, at offset 0 of that
//! field.
//!
//! # Exit status
//!
//! 0 if all inputs are accepted, 1 if any is rejected, and 2 for wrong usage and for input that cannot be read. A reader
//! that goes away early, such as `head`, ends the program without a word.
//!
//! [`verdict`] is where the crate is at work; the other modules read and write.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a program may stop at a surprise; only the library promises that it does not"
)]

mod fault;
mod hints;
mod json;
mod object;
mod repairs;
mod snippet;
mod table;
mod verdict;
mod visible;

use std::ffi::OsString;
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, StdoutLock, Write};
use std::process::ExitCode;

use clap::{Parser, ValueEnum};

use crate::verdict::Reading;

/// Tells what is in the URI of a virtual serial port, or what is wrong with it and where.
#[derive(Parser)]
#[command(name = "inspect", version, after_long_help = JSON_HELP)]
struct Args {
    /// What the inputs are
    #[arg(long = "as", value_enum, value_name = "READING", default_value_t = Reading::Service)]
    reading: Reading,

    /// How to answer
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// Addresses, or `-` to read them from standard input, one a line
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<OsString>,
}

/// What a program needs to know; the head of this file tells the rest.
const JSON_HELP: &str = r#"Answers in JSON, one object a line:
  all        input, ok, as
  service    scheme, ip_version, security, telnet, host {kind, text}, port, auth [{key, value}], verification
  proxy      the same
  reference  scheme, authority, userinfo, host, port, path, query, fragment, opaque
  backing    direction, via, service, proxy
  rejected   kind, offset (in bytes), message; for backing also field

Exit status: 0 all accepted, 1 any rejected, 2 wrong usage or unreadable input"#;

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    /// A table of the parts, or the mistake with a caret and a hint
    Text,
    /// One object a line
    Json,
}

fn main() -> ExitCode {
    let mut inspector = Inspector::new(Args::parse());
    match inspector.run() {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            // There is nobody left to tell if this fails as well.
            let _ = writeln!(io::stderr(), "inspect: {error}");
            ExitCode::from(2)
        }
        _ if inspector.rejected => ExitCode::FAILURE,
        _ => ExitCode::SUCCESS,
    }
}

/// What answers one input after the other.
struct Inspector {
    args: Args,
    out: BufWriter<StdoutLock<'static>>,
    colors: bool,
    /// How many inputs were read.
    count: usize,
    /// Whether one of them was rejected.
    rejected: bool,
}

impl Inspector {
    fn new(args: Args) -> Self {
        let out = io::stdout().lock();
        let colors = out.is_terminal() && std::env::var_os("NO_COLOR").is_none();
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

    /// Inspects the lines of standard input, in one buffer however many they are.
    fn inspect_lines(&mut self) -> io::Result<()> {
        let mut lines = BufReader::with_capacity(1 << 16, io::stdin().lock());
        let mut line = Vec::new();
        loop {
            // Whoever waits for an answer before the next question gets it.
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
        let verdict = self.args.reading.judge(bytes, &input, &mut object);
        self.rejected |= verdict.is_err();

        if self.args.format == Format::Json {
            return json::write(&mut self.out, self.args.reading, &input, &verdict);
        }
        if self.count > 1 {
            writeln!(self.out)?;
        }
        match &verdict {
            Ok(accepted) => table::write(&mut self.out, &input, accepted),
            Err(rejected) => snippet::write(&mut self.out, self.count, rejected, self.colors),
        }
    }
}
