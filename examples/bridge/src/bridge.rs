//! The bridge: it serves one connection after another.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{sleep, timeout};
use tracing::{info, warn};
use vserial_uri::session::Identity;
use vserial_uri::{Endpoint, ServiceUri, Tls, UriBacking};

use crate::channel::Stream;
use crate::delay::Delay;
use crate::line::{Line, Peer};
use crate::net;
use crate::relay::relay;
use crate::tls::Settings;

/// A device, and how it is connected.
pub struct Bridge<'a> {
    /// What to connect to or to listen on.
    pub backing: UriBacking<'a>,
    /// TLS, unless the connection is plaintext.
    pub tls: Option<Settings<'a>>,
    /// The identity that a concentrator may request.
    pub identity: Identity<'a>,
    /// Whether to end after the first connection.
    pub once: bool,
}

impl Bridge<'_> {
    /// Connects `device` to one peer after another, or only to the first if `once` is set.
    ///
    /// # Errors
    ///
    /// Returns an error if the server cannot listen or the device has ended; with `once`, also if the first connection fails.
    pub async fn run(&self, device: Box<dyn Stream>) -> Result<()> {
        let mut device = Line::device(device);
        match self.backing.endpoint() {
            Endpoint::Listen(uri) => self.listen(uri, &mut device).await,
            Endpoint::Connect(uri) => self.connect(uri, &mut device).await,
        }
    }

    async fn listen(&self, uri: ServiceUri<'_>, device: &mut Line<'_>) -> Result<()> {
        let listener = net::listen(uri).await?;
        info!("listening on {}", listener.local_addr()?);
        loop {
            let (stream, peer) = net::accept(&listener).await;
            info!("connected to {peer}");
            let result = tokio::select! {
                result = self.join(stream, device) => result,
                never = refuse(&listener, uri.tls()) => never,
            };
            if self.once {
                return result;
            }
            match result {
                Ok(()) => info!("{peer} disconnected"),
                Err(error) => warn!("{peer}: {error:#}"),
            }
            ensure!(!device.is_over(), "the device has ended");
        }
    }

    async fn connect(&self, uri: ServiceUri<'_>, device: &mut Line<'_>) -> Result<()> {
        let mut delay = Delay::default();
        loop {
            let start = Instant::now();
            let result = async {
                let stream = net::connect(uri).await?;
                info!("connected to {}", stream.peer_addr()?);
                self.join(stream, device).await
            };
            let result = result.await;
            if self.once {
                return result;
            }
            // A connection that lasted is not a failed attempt, however it ended.
            if result.is_ok() || start.elapsed() > Delay::LONGEST {
                delay.reset();
            }
            match result {
                Ok(()) => info!("the peer disconnected"),
                Err(error) => warn!("{error:#}"),
            }
            ensure!(!device.is_over(), "the device has ended");
            let pause = delay.lengthen();
            info!("next attempt in {} ms", pause.as_millis());
            sleep(pause).await;
        }
    }

    async fn join(&self, stream: TcpStream, device: &mut Line<'_>) -> Result<()> {
        let endpoint = self.backing.endpoint();
        let peer = match self.backing.do_proxy() {
            Some(do_proxy) => Peer::Concentrator(do_proxy, self.identity),
            None => Peer::Service,
        };
        let tls = self.tls.as_ref();
        let mut line = Line::connected(stream, endpoint.uri(), endpoint.direction(), peer, tls).await?;
        line.open().await?;
        info!("ready");
        let result = relay(device, &mut line).await;
        // What the peer sent before a failure still belongs to the line.
        device.send(&mut line.received);
        let _ = timeout(Duration::from_secs(1), device.flush()).await;
        result
    }
}

/// Refuses whoever connects while the line is in use.
pub async fn refuse<T>(listener: &TcpListener, tls: Tls) -> T {
    loop {
        let (mut stream, peer) = net::accept(listener).await;
        warn!("refused {peer}: the line is in use");
        if let Tls::Never | Tls::IfOffered = tls {
            // An error means that the peer has already gone.
            let words = stream.write_all(b"the line is in use\r\n");
            let _ = timeout(Duration::from_secs(1), words).await;
        }
    }
}
