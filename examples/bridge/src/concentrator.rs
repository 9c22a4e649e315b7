//! The concentrator, which serves the ports of machines.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use tokio::net::TcpStream;
use tokio::sync::Semaphore;
use tracing::{info, warn};
use vserial_uri::{Direction, ServiceUri, UriBacking};

use crate::line::{Line, Notice, Peer};
use crate::{net, tls};

mod moving;
mod port;
mod service;

use moving::Arrival;
pub use moving::Moves;
use port::Port;
use service::Service;

/// The maximum number of machines served at a time.
const MAX_MACHINES: usize = 256;

/// A concentrator that listens for machines. It lives as long as the program.
pub struct Concentrator {
    /// The URI that it listens on; the scheme is telnet or telnets.
    pub uri: ServiceUri<'static>,
    /// The TLS settings for machines.
    pub tls: Option<tls::Settings<'static>>,
    /// The certificates for the services.
    pub files: tls::Files,
    /// The URIs of the services that machines request by name.
    pub ports: HashMap<String, String>,
    /// Whether to end after the first machine.
    pub once: bool,
    /// The machines that are about to move.
    pub moves: Moves,
}

impl Concentrator {
    /// Serves machines, each in a task of its own.
    ///
    /// # Errors
    ///
    /// Returns an error if it cannot listen; with `once`, also if the first machine fails.
    pub async fn run(&'static self) -> Result<()> {
        let listener = net::listen(self.uri).await?;
        info!("listening on {}", listener.local_addr()?);
        let permits = Arc::new(Semaphore::new(MAX_MACHINES));
        loop {
            let (stream, peer) = net::accept(&listener).await;
            let Ok(permit) = Arc::clone(&permits).try_acquire_owned() else {
                warn!("refused machine {peer}: {MAX_MACHINES} are already connected");
                continue;
            };
            let machine = tokio::spawn(async move {
                info!("machine {peer} connected");
                let result = self.serve(stream, peer).await;
                if let Err(error) = &result {
                    warn!("machine {peer}: {error:#}");
                }
                drop(permit);
                result
            });
            if self.once {
                return machine.await?;
            }
        }
    }

    /// Serves a machine until it disconnects, or hands over the connection if it comes from the target host of a move.
    async fn serve(&'static self, stream: TcpStream, peer: SocketAddr) -> Result<()> {
        let tls = self.tls.as_ref();
        let mut line = Line::connected(stream, self.uri, Direction::Server, Peer::Machine, tls).await?;
        loop {
            match line.next_notice().await? {
                Some(Notice::Identity(text)) => info!("machine {peer} has {text}"),
                Some(Notice::MoveJoined(key)) => {
                    info!("{peer} is the target host of a move");
                    return self.moves.join(&key, Arrival { line, peer });
                }
                Some(Notice::DoProxy(direction, service)) => {
                    info!("machine {peer} asks for {direction} {service:?}");
                    let uri = self.ports.get(&service).unwrap_or(&service);
                    match self.serve_port(direction, uri, &mut line, peer).await {
                        Ok(()) => return Ok(()),
                        Err(error) if line.is_open() => return Err(error),
                        Err(error) => warn!("refused machine {peer}: {error:#}"),
                    }
                    line.answer(|session| session.refuse_proxy()).await?;
                }
                Some(_) => {}
                None => bail!("it disconnected before a port was accepted"),
            }
        }
    }

    /// Opens the service at `uri`, accepts the port, and relays bytes until the port is closed.
    ///
    /// If this fails before the port is accepted (the line is still not open), the caller may refuse the request and keep
    /// the machine.
    async fn serve_port(
        &'static self,
        direction: Direction,
        uri: &str,
        line: &mut Line<'static>,
        peer: SocketAddr,
    ) -> Result<()> {
        let backing = UriBacking::new(direction, uri, None).with_context(|| format!("service {uri:?}"))?;
        let endpoint = backing.endpoint();
        let tls = tls::Settings::new(endpoint.uri(), endpoint.direction(), &self.files)?;
        let service = Service::open(endpoint, tls.as_ref()).await?;
        line.answer(|session| session.accept_proxy()).await?;
        Port::new(service, line, peer, &self.moves).run().await
    }
}
