//! The log: every decision, with the parsed types.

use defmt::{Display2Format as Shown, info, warn};
use vserial_firmware::answer::{Answer, Rejected, Service};
use vserial_uri::{ServiceUri, UriBacking};

use crate::memory;

/// Logs what became of a line.
pub fn decision(decision: &Result<Answer<'_>, Rejected>) {
    match decision {
        Ok(Answer::Direction(direction)) => info!("draft: direction {}", Shown(direction)),
        Ok(Answer::Service(Service::Uri(uri))) => {
            info!("draft: service {}", Shown(uri));
            parts(*uri);
        }
        Ok(Answer::Service(Service::Text(text))) => info!("draft: service {=str}, a text for the concentrator", text),
        Ok(Answer::Proxy(uri)) => {
            info!("draft: proxy {}", Shown(uri));
            parts((*uri).into());
        }
        Ok(Answer::NoProxy) => info!("draft: no proxy"),
        Ok(Answer::Applied(backing)) => info!("in force: {}", Shown(backing)),
        Ok(Answer::InForce(Some(backing))) => info!("shown: {}", Shown(backing)),
        Ok(Answer::InForce(None)) => info!("shown: nothing is in force"),
        Err(Rejected::Text(error)) => warn!("refused: {}", Shown(error)),
        Err(Rejected::Backing(error)) => warn!("refused: {}", Shown(error)),
        Err(rejected) => warn!("refused: {=str} at byte {=usize}", rejected.kind(), rejected.offset()),
    }
}

/// Logs what is left at the end of the input: the configuration, and what the image took.
pub fn end(answered: u32, in_force: Option<UriBacking<'_>>) {
    info!("end of input: {=u32} lines answered", answered);
    match in_force {
        Some(backing) => info!("in force at the end: {}", Shown(&backing)),
        None => info!("in force at the end: nothing"),
    }
    info!(
        "image: {=usize} bytes of flash, {=usize} of RAM for variables; stack: {=usize} of {=usize} bytes used at most",
        memory::flash(),
        memory::variables(),
        memory::stack_high_water(),
        memory::stack(),
    );
}

fn parts(uri: ServiceUri<'_>) {
    info!(
        "  {}, {}, host {}, port {=u16}",
        Shown(&uri.scheme()),
        Shown(&uri.scheme().security()),
        Shown(&uri.host()),
        uri.port()
    );
    for parameter in uri.auth().iter() {
        info!("  {}", Shown(&parameter));
    }
}
