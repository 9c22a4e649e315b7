//! TCP connections and listeners for service URIs.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use socket2::{Domain, Protocol, SockRef, Socket, TcpKeepalive, Type};
use tokio::net::{TcpListener, TcpStream, lookup_host};
use tokio::time::timeout;
use vserial_uri::ServiceUri;

const CONNECT_LIMIT: Duration = Duration::from_secs(10);

/// Connects to the host of `uri`: to the first of its addresses that accepts.
///
/// # Errors
///
/// Returns the error of the last address, or an error if there is no address of the URI's IP version.
pub async fn connect(uri: ServiceUri<'_>) -> Result<TcpStream> {
    let mut error = None;
    for address in resolve(uri).await? {
        match timeout(CONNECT_LIMIT, TcpStream::connect(address)).await {
            Ok(Ok(stream)) => return set_options(stream),
            Ok(Err(refused)) => error = Some(anyhow::Error::new(refused).context(format!("connect to {address}"))),
            Err(_) => error = Some(anyhow::anyhow!("connect to {address}: no answer")),
        }
    }
    Err(error.unwrap_or_else(|| anyhow::anyhow!("{} has no address of the IP version asked for", uri.host_str())))
}

/// Listens on the address of `uri`. Port 0 lets the system choose one.
///
/// # Errors
///
/// Returns an error if it cannot listen, for example because the port is in use.
pub async fn listen(uri: ServiceUri<'_>) -> Result<TcpListener> {
    let (address, only_v6) = match uri.listen_addr() {
        Some(listen) => (listen.socket_addr(), listen.only_v6()),
        None => {
            let Some(address) = resolve(uri).await?.next() else { bail!("{} has no address", uri.host_str()) };
            (address, None)
        }
    };
    let listener = match bind(address, only_v6) {
        // Without IPv6, listen on all IPv4 addresses.
        Err(error) if is_without_ipv6(&error) && only_v6 == Some(false) && address.ip().is_unspecified() => {
            bind((Ipv4Addr::UNSPECIFIED, address.port()).into(), None)
        }
        listener => listener,
    };
    listener.with_context(|| format!("listen on {address}"))
}

/// Accepts the next connection. Errors of a single connection and temporary errors do not end a server.
pub async fn accept(listener: &TcpListener) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await.map_err(anyhow::Error::new).and_then(|(s, peer)| Ok((set_options(s)?, peer))) {
            Ok((stream, peer)) => return (stream, canonical(peer)),
            Err(error) => {
                tracing::warn!("accept: {error:#}");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
}

async fn resolve(uri: ServiceUri<'_>) -> Result<impl Iterator<Item = SocketAddr>> {
    let host = uri.host_str();
    let addresses = lookup_host((host, uri.port())).await.with_context(|| format!("look up {host}"))?;
    let version = uri.scheme().ip_version();
    Ok(addresses.filter(move |address| version.allows(address.ip())))
}

fn bind(address: SocketAddr, only_v6: Option<bool>) -> io::Result<TcpListener> {
    let socket = Socket::new(Domain::for_address(address), Type::STREAM, Some(Protocol::TCP))?;
    if let Some(only_v6) = only_v6 {
        socket.set_only_v6(only_v6)?;
    }
    socket.set_reuse_address(true)?;
    socket.set_nonblocking(true)?;
    socket.bind(&address.into())?;
    socket.listen(1024)?;
    TcpListener::from_std(socket.into())
}

/// Enables probes. A line may be silent for days, so only a probe detects that the peer has gone.
fn set_options(stream: TcpStream) -> Result<TcpStream> {
    let keepalive = TcpKeepalive::new().with_time(Duration::from_secs(60)).with_interval(Duration::from_secs(20));
    SockRef::from(&stream).set_tcp_keepalive(&keepalive)?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

/// Turns the address of an IPv4 peer of a dual-stack socket into the one the user knows.
fn canonical(address: SocketAddr) -> SocketAddr {
    SocketAddr::new(address.ip().to_canonical(), address.port())
}

fn is_without_ipv6(error: &io::Error) -> bool {
    // EAFNOSUPPORT has no `ErrorKind`; EADDRNOTAVAIL has one.
    error.kind() == io::ErrorKind::AddrNotAvailable || error.raw_os_error() == Some(97)
}
