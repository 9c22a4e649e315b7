//! A `no_std`, zero-copy parser for the URIs of virtual serial ports (the `serviceURI` and `proxyURI` of vSphere's
//! `VirtualSerialPortURIBackingInfo`), and for the connections that they describe.
//!
//! ```text
//! telnets://[2001:db8::1]:2001#verify&peerName=con1
//! ```
//!
//! The crate needs no allocator, is safe Rust throughout, does not panic, borrows all text from its input, and reports exactly
//! where and why an input is invalid.
//!
//! # Terms
//!
//! - A *service* is what a virtual serial port connects to or listens on: [`ServiceUri`].
//! - A *machine* is the virtual machine that has the port.
//! - A *proxy*, or *serial port concentrator*, connects machines to their services: [`ProxyUri`], and the module [`vspc`]
//!   for its protocol.
//! - The *backing* of a port is a direction, a service and an optional proxy: [`UriBacking`].
//! - The *authentication parameters* of a URI are in its fragment: [`AuthParams`].
//! - Components and productions have the names of RFC 2396: [`UriReference`] parses any URI reference by its grammar.
//!
//! # Examples
//!
//! What a backing object implies: where to connect or listen, when TLS starts, and what the peer must prove.
//!
//! ```
//! use vserial_uri::{Direction, Endpoint, Tls, UriBacking};
//!
//! let backing = UriBacking::new(Direction::Client, "telnet://console.example:2001#peerName=con%201", None)?;
//! let Endpoint::Connect(uri) = backing.endpoint() else { unreachable!() };
//! assert_eq!((uri.host().to_string(), uri.port()), ("console.example".into(), 2001));
//! // Parameters require TLS: the connection fails if the peer does not agree to it.
//! assert_eq!(uri.tls(), Tls::Required);
//!
//! let checks = uri.checks(Direction::Client).expect("peerName turns verification on");
//! assert!(checks.chain()); // nothing else pins the peer
//! assert_eq!(checks.name().map(|name| name.to_string()).as_deref(), Some("con 1"));
//! # Ok::<(), vserial_uri::BackingError>(())
//! ```
//!
//! The module [`session`] then carries the data of the serial line over telnet.
//!
//! # Rationale
//!
//! Why `host:23` has no scheme, why an unknown parameter is an error, and other decisions: [docs/rationale.md][rationale].
//!
//! [rationale]: https://docs.rs/crate/vserial-uri/latest/source/docs/rationale.md
//!
//! # Features
//!
//! None is on by default. If a crate below 1.0 appears in the public API, the feature's name includes its
//! version.
//!
//! - `alloc`: owned forms and decoded text in a `String`.
//! - `arbitrary`: `Arbitrary` for the parts of URIs, [`UriBuilder`], owned URIs and backing objects,
//!   and suboptions.
//! - `heapless-v0_9`: owned forms of fixed capacity.
//! - `defmt`: `Format` for every public type that implements `Display`, with the same text.
//! - `serde`: URIs and [`Direction`] as strings, [`UriBacking`] as its JSON data object.
//! - `pem`: DER from a [`Certificate`].
//! - `subtle`: comparison of a [`Thumbprint`] in constant time.

#![no_std]
// Documentation shows which feature an item needs.
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "alloc")]
extern crate alloc;

mod auth;
mod backing;
mod builder;
mod chars;
mod checks;
mod direction;
mod error;
mod explain;
mod grammar;
mod host;
mod impls;
mod key;
mod listen;
#[cfg(any(feature = "alloc", feature = "heapless-v0_9"))]
mod owned;
mod percent;
mod proxy;
mod reference;
mod scheme;
mod service;
pub mod session;
mod span;
pub mod telnet;
mod text;
mod tls;
pub mod vspc;

pub use auth::{
    AuthParam, AuthParamIter, AuthParams, Certificate, CipherList, CipherName, CipherNames, Digest, DigestAlgorithm,
    PeerName, Thumbprint,
};
pub use backing::{BackingError, BackingField, Endpoint, UriBacking};
pub use builder::{BuildError, BuildPart, UriBuilder};
pub use checks::{Checks, ExpectedName};
pub use direction::Direction;
pub use error::{CapacityError, ErrorKind, ParseError};
pub use explain::Explanation;
pub use host::Host;
#[cfg(feature = "heapless-v0_9")]
pub use impls::heapless::{OwnedBackingError, OwnedError};
#[cfg(feature = "pem")]
pub use impls::pem::PemError;
pub use key::AuthKey;
pub use listen::ListenAddr;
#[cfg(any(feature = "alloc", feature = "heapless-v0_9"))]
pub use owned::{HostBuf, ProxyUriBuf, ServiceUriBuf, Storage, UriBackingBuf, UriReferenceBuf};
pub use percent::{AuthValue, AuthValueBytes, DecodeError};
pub use proxy::ProxyUri;
pub use reference::{Authority, UriReference};
pub use scheme::{IpVersion, Scheme, Security};
pub use service::ServiceUri;
pub use tls::Tls;

/// The code in these documents runs as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
#[doc = include_str!("../docs/recipes.md")]
struct Documents;

/// The code of the page on testing runs as a test.
#[cfg(all(doctest, feature = "arbitrary"))]
#[doc = include_str!("../docs/testing.md")]
struct Testing;
