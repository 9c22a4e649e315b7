//! The service that a machine's port is connected to.

use std::future::{Future, pending};
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;

use anyhow::Result;
use tokio::net::TcpListener;
use tracing::{info, warn};
use vserial_uri::{Direction, Endpoint, ServiceUri};

use crate::bridge::refuse;
use crate::line::{Line, Peer};
use crate::net;
use crate::tls::Settings;

type NextPeer<'a> = Pin<Box<dyn Future<Output = (Line<'a>, SocketAddr)> + Send + 'a>>;

/// A service that is connected, or that listens and accepts one peer after another.
pub struct Service<'a> {
    /// The connection, if there is one.
    pub line: Option<Line<'a>>,
    server: Option<Server<'a>>,
}

struct Server<'a> {
    listener: Arc<TcpListener>,
    uri: ServiceUri<'a>,
    tls: Option<&'a Settings<'a>>,
    /// The pending accept and handshake. Stored, because `step` may be cancelled before they finish.
    next: Option<NextPeer<'a>>,
}

impl<'a> Service<'a> {
    /// Connects or listens.
    ///
    /// # Errors
    ///
    /// Returns an error if it cannot connect or listen, or if a client's line cannot be opened.
    pub async fn open(endpoint: Endpoint<'a>, tls: Option<&'a Settings<'a>>) -> Result<Self> {
        let uri = endpoint.uri();
        if let Endpoint::Connect(_) = endpoint {
            let stream = net::connect(uri).await?;
            let mut line = Line::connected(stream, uri, Direction::Client, Peer::Service, tls).await?;
            line.open().await?;
            return Ok(Self { line: Some(line), server: None });
        }
        let listener = Arc::new(net::listen(uri).await?);
        info!("service listening on {}", listener.local_addr()?);
        Ok(Self { line: None, server: Some(Server { listener, uri, tls, next: None }) })
    }

    /// Returns whether it accepts another peer after this one.
    #[must_use]
    pub fn is_server(&self) -> bool {
        self.server.is_some()
    }

    /// Reads or writes, or accepts the next peer; waits if nothing can be done now.
    ///
    /// # Errors
    ///
    /// Returns the errors of the connection.
    pub async fn step(&mut self) -> Result<()> {
        match (&mut self.line, &mut self.server) {
            (Some(line), None) => line.step().await,
            (Some(line), Some(server)) => tokio::select! {
                result = line.step() => result,
                never = refuse(&server.listener, server.uri.tls()) => never,
            },
            (None, Some(server)) => {
                let next = server
                    .next
                    .get_or_insert_with(|| Box::pin(next_peer(Arc::clone(&server.listener), server.uri, server.tls)));
                let (line, peer) = next.await;
                info!("service connected to {peer}");
                server.next = None;
                self.line = Some(line);
                Ok(())
            }
            (None, None) => pending().await,
        }
    }
}

/// Accepts peers until the line to one of them is open.
async fn next_peer<'a>(
    listener: Arc<TcpListener>,
    uri: ServiceUri<'a>,
    tls: Option<&'a Settings<'a>>,
) -> (Line<'a>, SocketAddr) {
    loop {
        let (stream, peer) = net::accept(&listener).await;
        let line = async {
            let mut line = Line::connected(stream, uri, Direction::Server, Peer::Service, tls).await?;
            line.open().await?;
            anyhow::Ok(line)
        };
        match line.await {
            Ok(line) => return (line, peer),
            Err(error) => warn!("refused {peer}: {error:#}"),
        }
    }
}
