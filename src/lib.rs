//! A `no_std`, zero-copy parser for the network addresses of virtual serial ports: the `serviceURI`, `proxyURI` and
//! `direction` of vSphere's `VirtualSerialPortURIBackingInfo`.
//!
//! ```text
//! telnets://[2001:db8::1]:2001#verify&peerName=con1
//! ```
//!
//! It needs no allocator, is safe Rust throughout, does not panic, borrows every text it returns from its input, and tells
//! exactly where and why an input is wrong.
//!
//! # Terms
//!
//! - A *service* is what a virtual serial port connects to or listens as: [`ServiceUri`].
//! - A *proxy*, or *serial port concentrator*, stands between a machine and its services: [`ProxyUri`], and the module
//!   [`vspc`] for what is spoken with it.
//! - The *backing* of a port is a direction, a service and perhaps a proxy: [`UriBacking`].
//! - *Authentication parameters* stand in the fragment of an address: [`AuthParams`].
//! - Components and productions have the names of RFC 2396: [`UriReference`] reads any URI reference by its grammar.
//!
//! # Examples
//!
//! What a client needs to know of an address before it connects (the docs of [`ServiceUri`] go on from here):
//!
//! ```
//! use vserial_uri::{Security, ServiceUri};
//!
//! /// What a TLS library must be told.
//! struct Tls {
//!     at_once: bool,
//!     verify: bool,
//!     peer_name: Option<String>,
//! }
//!
//! fn tls(uri: ServiceUri<'_>) -> Result<Option<Tls>, std::string::FromUtf8Error> {
//!     let at_once = match uri.scheme().security() {
//!         Security::Plain => return Ok(None),
//!         Security::Negotiated => false,
//!         Security::Tls => true,
//!     };
//!     let peer_name = uri.auth().peer_name().map(|name| String::from_utf8(name.value().bytes().collect()));
//!     Ok(Some(Tls { at_once, verify: uri.verifies_peer(), peer_name: peer_name.transpose()? }))
//! }
//!
//! assert!(tls(ServiceUri::parse("host:23")?)?.is_none());
//! let tls = tls(ServiceUri::parse("ssl://host:2001#peerName=con%201")?)?.unwrap();
//! assert!(tls.at_once && tls.verify);
//! assert_eq!(tls.peer_name.as_deref(), Some("con 1"));
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```
//!
//! # Rationale
//!
//! Why `host:23` has no scheme, why an unknown parameter is an error, and other decisions: [docs/rationale.md][rationale].
//!
//! [rationale]: https://docs.rs/crate/vserial-uri/latest/source/docs/rationale.md
//!
//! # Features
//!
//! None is on by default. Crates below 1.0 that show in the API have their version in the feature's name.
//!
//! - `alloc`: owned forms and decoded text in a `String`.
//! - `arbitrary`: `Arbitrary` for the parts of URIs, [`UriBuilder`], owned forms and suboptions.
//! - `heapless-v0_9`: owned forms of fixed capacity.
//! - `defmt`: `Format` for every public type, with the text of its `Display`.
//! - `serde`: [`UriBacking`] as its JSON data object.
//! - `pem`: DER out of a [`Certificate`].
//! - `subtle`: comparison of a [`Thumbprint`] in constant time.

#![no_std]
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
