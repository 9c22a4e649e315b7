//! The parts of a service or proxy URI, which `serial` reads.

use super::groups::Address;
use super::params::{AuthParts, Values};
use super::scan::skip_while;
use crate::scheme::Scheme;
use crate::span::Span;

/// The parts of a service or proxy URI.
///
/// The fields are flat and copied one by one: a nested struct is copied by `memcpy` (see `grammar.rs`).
#[derive(Clone, Copy)]
pub(crate) struct ServiceParts {
    pub(crate) scheme: Scheme,
    pub(crate) host_kind: HostKind,
    /// The host's text, with the brackets of an IPv6 address.
    pub(crate) host: Span,
    /// The address, if the host is one.
    pub(crate) address: Address,
    pub(crate) port: u16,
    certificate: Span,
    thumbprint: Span,
    peer_name: Span,
    cipher_list: Span,
    verify: bool,
}

impl ServiceParts {
    #[inline(always)]
    pub(super) const fn new(scheme: Scheme, host: &HostParts, port: u16, values: &Values) -> Self {
        let [certificate, thumbprint, peer_name, verify, cipher_list] = *values;
        Self {
            scheme,
            host_kind: host.kind,
            host: host.span,
            address: host.address,
            port,
            certificate,
            thumbprint,
            peer_name,
            cipher_list,
            verify: !verify.is_absent(),
        }
    }

    /// The parameters, with their positions.
    pub(crate) const fn auth(&self) -> AuthParts {
        let Self { certificate, thumbprint, peer_name, cipher_list, verify, .. } = *self;
        AuthParts { certificate, thumbprint, peer_name, cipher_list, verify }
    }

    /// The fragment, which is the text after `host ":" port "#"`; `""` if there is none.
    pub(crate) fn fragment<'a>(&self, text: &'a str) -> &'a str {
        let port = self.host.after(text).as_bytes().split_first().map_or(&[][..], |(_, port)| port);
        let rest = skip_while(|byte| byte.is_ascii_digit(), port);
        text.get(text.len().wrapping_sub(rest.len()).wrapping_add(1)..).unwrap_or_default()
    }
}

/// `host`, as far as it has been read.
pub(super) struct HostParts {
    pub(super) kind: HostKind,
    pub(super) span: Span,
    pub(super) address: Address,
}

impl HostParts {
    #[inline(always)]
    pub(super) const fn none() -> Self {
        Self { kind: HostKind::Empty, span: Span::ABSENT, address: Address::none() }
    }
}

/// Which of the four forms a host has.
#[derive(Clone, Copy)]
pub(crate) enum HostKind {
    Name,
    Empty,
    Ipv4,
    Ipv6,
}
