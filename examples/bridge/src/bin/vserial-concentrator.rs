//! A concentrator, which serves the ports of virtual machines.

use std::collections::HashMap;
use std::process;

use anyhow::{Context, Result, anyhow, ensure};
use clap::Parser;
use vserial_bridge::concentrator::{Concentrator, Moves};
use vserial_bridge::{fault, report, tls};
use vserial_uri::{Direction, ServiceUri};

/// Serves the serial ports of virtual machines that use this as their proxy
///
/// Standard error has one line for each event: "listening on ADDR:PORT", "service listening on ADDR:PORT" and others.
/// Exit status: 0 after a normal end, 1 after a failure, 2 after a usage error.
#[derive(Debug, Parser)]
#[command(version)]
struct Options {
    #[command(flatten)]
    tls: tls::Files,
    /// The service that machines request by NAME; any other service that they request must be a URI
    #[arg(long = "port", value_name = "NAME=SERVICE-URI")]
    ports: Vec<String>,
    /// Ends after the first machine
    #[arg(long)]
    once: bool,
    /// Where to listen for machines: a telnet or telnets URI
    #[arg(value_name = "LISTEN-URI")]
    uri: String,
}

#[tokio::main]
async fn main() {
    let options = Options::parse();
    report::init();
    let concentrator = concentrator(options).unwrap_or_else(|error| report::exit(&error, 2));
    // Leaked, because its tasks borrow it for as long as the program runs.
    match Box::leak(Box::new(concentrator)).run().await {
        Ok(()) => process::exit(0),
        Err(error) => report::exit(&error, 1),
    }
}

fn concentrator(options: Options) -> Result<Concentrator> {
    let text: &'static str = options.uri.leak();
    let uri = parse(text, "LISTEN-URI")?;
    ensure!(uri.scheme().is_telnet(), "a concentrator listens on telnet or telnets, not {}", uri.scheme());
    let tls = tls::Settings::new(uri, Direction::Server, &options.tls)?;
    let mut ports = HashMap::new();
    for port in options.ports {
        let (name, service) = port.split_once('=').with_context(|| format!("--port {port:?} has no \"=\""))?;
        parse(service, "--port")?;
        ports.insert(name.to_string(), service.to_string());
    }
    Ok(Concentrator { uri, tls, files: options.tls, ports, once: options.once, moves: Moves::default() })
}

fn parse<'a>(text: &'a str, origin: &str) -> Result<ServiceUri<'a>> {
    ServiceUri::parse(text).map_err(|error| anyhow!(fault::uri(error, text, origin)))
}
