//! A `no_std`, zero-copy parser for the network addresses of virtual serial ports.
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod auth;
mod backing;
mod error;
mod grammar;
mod host;
mod impls;
mod percent;
mod reference;
mod scheme;
mod service;
mod span;
mod text;
pub mod vspc;

pub use auth::{AuthKey, AuthParam, AuthParams, Certificate, CipherList, PeerName, Thumbprint};
pub use backing::{BackingError, BackingField, Direction, UriBacking, Via};
pub use error::{CapacityError, ErrorKind, Explanation, ParseError};
pub use host::Host;
#[cfg(feature = "heapless-v0_9")]
pub use impls::heapless::{
    HostBuf, OwnedBackingError, OwnedError, ProxyUriBuf, ServiceUriBuf, UriBackingBuf, UriReferenceBuf,
};
pub use percent::AuthValue;
pub use reference::{Authority, UriReference};
pub use scheme::{IpVersion, Scheme, Security};
pub use service::{ProxyUri, ServiceUri};
