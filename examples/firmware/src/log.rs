//! Logs every decision, with the parsed types.

use defmt::{info, warn};
use vserial_firmware::{
    answer::{Answer, Rejected, Service},
    connection::Failure,
};
use vserial_uri::{ServiceUri, UriBacking, session::Event};

use crate::memory;

/// Logs the result of a line.
pub fn decision(decision: &Result<Answer<'_>, Rejected>) {
    match decision {
        Ok(Answer::Direction(direction)) => info!("draft: direction {}", direction),
        Ok(Answer::Service(Service::Uri(uri))) => {
            info!("draft: service {}", uri);
            parts(*uri);
        }
        Ok(Answer::Service(Service::Text(text))) => info!("draft: service {=str}, a text for the concentrator", text),
        Ok(Answer::Proxy(uri)) => {
            info!("draft: proxy {}", uri);
            parts((*uri).into());
        }
        Ok(Answer::NoProxy) => info!("draft: no proxy"),
        Ok(Answer::Applied(backing)) => info!("in force: {}", backing),
        Ok(Answer::InForce(Some(backing))) => info!("shown: {}", backing),
        Ok(Answer::Connect(do_proxy)) => info!("connecting: {}", do_proxy),
        Ok(Answer::Closed) => info!("connection closed by a break"),
        Ok(Answer::InForce(None)) => info!("shown: nothing is in force"),
        Err(Rejected::Text(error)) => warn!("refused: {}", error),
        Err(Rejected::Backing(error)) => warn!("refused: {}", error),
        Err(Rejected::Connection(Failure::Session(error))) => warn!("connection failed: {}", error),
        Err(Rejected::Connection(failure)) => warn!("connection failed: {=str}", failure.as_str()),
        Err(rejected) => warn!("refused: {=str} at byte {=usize}", rejected.kind(), rejected.offset()),
    }
}

/// Logs an event of a session.
pub fn event(event: &Event<'_>) {
    info!("  {}", event);
}

/// Logs the state at the end of the input: the configuration, and the memory that was used.
pub fn end(answered: u32, in_force: Option<UriBacking<'_>>) {
    info!("end of input: {=u32} lines answered", answered);
    match in_force {
        Some(backing) => info!("in force at the end: {}", backing),
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
    info!("  {}, {}, host {}, port {=u16}", uri.scheme(), uri.scheme().security(), uri.host(), uri.port());
    for parameter in uri.auth().iter() {
        info!("  {}", parameter);
    }
}
