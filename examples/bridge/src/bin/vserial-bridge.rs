//! Bridges a serial device, or standard input and output, to the connection that a URI describes.

use std::process;

use anyhow::Result;
use clap::{CommandFactory, Parser, error::ErrorKind};
use vserial_bridge::bridge::Bridge;
use vserial_bridge::options::Options;
use vserial_bridge::{device, report, tls};
use vserial_uri::UriBacking;
use vserial_uri::session::Identity;

#[tokio::main]
async fn main() {
    let options = Options::parse();
    report::init();
    if let Err(error) = options.check() {
        Options::command().error(ErrorKind::ArgumentConflict, error).exit();
    }
    let backing = options.backing().unwrap_or_else(|error| report::exit(&error, 2));
    let backing = backing.as_borrowed();
    let endpoint = backing.endpoint();
    let tls = tls::Settings::new(endpoint.uri(), endpoint.direction(), &options.tls);
    let tls = tls.unwrap_or_else(|error| report::exit(&error, 2));

    let result = run(backing, tls, &options).await;
    // Without `exit`, the runtime would wait for a pending read of standard input.
    match result {
        Ok(()) => process::exit(0),
        Err(error) => report::exit(&error, 1),
    }
}

async fn run(backing: UriBacking<'_>, tls: Option<tls::Settings<'_>>, options: &Options) -> Result<()> {
    let device = match options.device() {
        Some(path) => device::open(path, options.baud)?,
        None if options.pty => {
            let (device, path) = device::pty()?;
            tracing::info!("pty {path}");
            device
        }
        None => device::stdio(options.once),
    };
    let (vm_vc_uuid, vm_bios_uuid) = (options.uuid, options.uuid);
    let identity = Identity { vm_name: options.name.as_deref(), vm_vc_uuid, vm_bios_uuid, ..Identity::default() };
    Bridge { backing, tls, identity, once: options.once }.run(device).await
}
