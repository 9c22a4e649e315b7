//! The command line of `vserial-bridge`.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail, ensure};
use clap::Parser;
use vserial_uri::vspc::Uuid;
use vserial_uri::{Direction, UriBacking, UriBackingBuf};

use crate::{fault, tls};

/// Bridges a serial device to the connection that the URI of a virtual serial port describes
///
/// Standard error has one line for each event: "listening on ADDR:PORT", "pty PATH", "ready" and others. Exit status: 0
/// after a normal end, 1 after a failure, 2 after a usage error.
#[derive(Debug, Parser)]
#[command(version)]
pub struct Options {
    /// Connects to the service (client) or listens on it (server)
    #[arg(long, value_name = "client|server", required_unless_present = "backing")]
    direction: Option<Direction>,
    /// The proxy URI: the concentrator that provides the service
    #[arg(long, value_name = "URI")]
    proxy: Option<String>,
    /// Direction, service and proxy as the JSON object of vSphere; "-" is standard input
    #[arg(long, value_name = "FILE|-", conflicts_with_all = ["direction", "proxy"])]
    backing: Option<PathBuf>,
    /// Certificates.
    #[command(flatten)]
    pub tls: tls::Files,
    /// The machine's name, which a concentrator may request
    #[arg(long, value_name = "VM")]
    pub name: Option<String>,
    /// The machine's UUID, which a concentrator may request
    #[arg(long, value_parser = parse_uuid)]
    pub uuid: Option<Uuid>,
    /// The speed of DEVICE
    #[arg(long, value_name = "N", default_value_t = 115_200)]
    pub baud: u32,
    /// Creates a pseudo terminal to use instead of a DEVICE
    #[arg(long)]
    pub pty: bool,
    /// Ends after the first connection, and when standard input ends
    #[arg(long)]
    pub once: bool,
    /// The service URI, unless there is --backing
    uri: Option<String>,
    /// A tty or pty; standard input and output by default
    device: Option<PathBuf>,
}

impl Options {
    /// Returns the direction, the service URI and the proxy URI, checked together.
    ///
    /// # Errors
    ///
    /// Returns a message for the user, with a caret under the offset of the error.
    pub fn backing(&self) -> Result<UriBackingBuf<String>> {
        let Some(file) = &self.backing else {
            let direction = self.direction.context("no --direction")?;
            let uri = self.uri.as_deref().context("no URI")?;
            let backing = UriBacking::new(direction, uri, self.proxy.as_deref());
            return Ok(backing.map_err(|error| anyhow!(fault::backing(error, uri, self.proxy.as_deref())))?.into());
        };
        let text = match file.to_str() {
            Some("-") => {
                ensure!(self.pty || self.device().is_some(), "--backing - leaves no standard input for the line");
                read(io::stdin().lock())
            }
            _ => File::open(file).map_err(Into::into).and_then(read),
        };
        let text = text.with_context(|| format!("read --backing {}", file.display()))?;
        serde_json::from_str(&text).with_context(|| format!("--backing {}", file.display()))
    }

    /// Returns the path of the device, unless it is standard input and output or a new pseudo terminal.
    ///
    /// With `--backing` it is the only argument.
    #[must_use]
    pub fn device(&self) -> Option<&Path> {
        match &self.backing {
            Some(_) => self.uri.as_deref().map(Path::new),
            None => self.device.as_deref(),
        }
    }

    /// Checks what clap cannot.
    ///
    /// # Errors
    ///
    /// Returns a message for the user.
    pub fn check(&self) -> Result<()> {
        match (&self.backing, &self.uri, &self.device) {
            (None, None, _) => bail!("a URI is missing"),
            (Some(_), _, Some(device)) => bail!("unexpected argument {:?} after the device", device.display()),
            _ => ensure!(!(self.pty && self.device().is_some()), "--pty cannot be used with a device"),
        }
        Ok(())
    }
}

/// Reads at most 1 MiB of text.
fn read(source: impl Read) -> Result<String> {
    let text = io::read_to_string(source.take((1 << 20) + 1))?;
    ensure!(text.len() <= 1 << 20, "the text is over 1 MiB");
    Ok(text)
}

/// Parses 32 hex digits, with any dashes and spaces between them.
fn parse_uuid(text: &str) -> Result<Uuid> {
    let digits: String = text.chars().filter(|c| !matches!(c, '-' | ' ')).collect();
    ensure!(digits.len() == 32, "32 hex digits are needed");
    Ok(Uuid::from_bytes(u128::from_str_radix(&digits, 16)?.to_be_bytes()))
}
