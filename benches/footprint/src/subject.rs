//! What an image does with a text: exactly one `run`, chosen by feature, never inlined into its caller.
//!
//! Most `run`s keep the whole result, so that their frame holds it and the measured stack includes it.

#[cfg(not(any(feature = "defmt", feature = "defmt-base")))]
use core::hint::black_box;

#[cfg(feature = "base")]
#[inline(never)]
pub fn run(text: &str) {
    black_box(text);
}

#[cfg(feature = "service")]
#[inline(never)]
pub fn run(text: &str) {
    black_box(&vserial_uri::ServiceUri::parse(text));
}

/// The parse as users write it: with a branch for its error.
#[cfg(feature = "service-match")]
#[inline(never)]
pub fn run(text: &str) {
    match vserial_uri::ServiceUri::parse(text) {
        Ok(uri) => {
            black_box(&uri);
        }
        Err(error) => {
            black_box(&error);
        }
    }
}

/// The parse and every accessor of its result.
#[cfg(feature = "service-parts")]
#[inline(never)]
pub fn run(text: &str) {
    match vserial_uri::ServiceUri::parse(text) {
        Ok(uri) => {
            black_box((uri.as_str(), uri.scheme(), uri.host(), uri.host_str(), uri.port(), uri.verifies_peer()));
            black_box((uri.scheme().ip_version(), uri.scheme().security(), uri.scheme().is_telnet()));
            let auth = uri.auth();
            black_box((auth.certificate(), auth.thumbprint(), auth.peer_name(), auth.has_verify(), auth.cipher_list()));
            for parameter in auth.iter() {
                black_box((parameter.key(), parameter.value()));
            }
        }
        Err(error) => {
            black_box((error.kind(), error.offset()));
        }
    }
}

/// The parse and the message of its error: what `core::fmt` adds.
#[cfg(feature = "service-message")]
#[inline(never)]
pub fn run(text: &str) {
    if let Err(error) = vserial_uri::ServiceUri::parse(text) {
        let _ = core::fmt::write(&mut Sink, format_args!("{error}"));
    }
}

/// The parse and the message of its error that quotes the input.
#[cfg(feature = "service-explain")]
#[inline(never)]
pub fn run(text: &str) {
    if let Err(error) = vserial_uri::ServiceUri::parse(text) {
        let _ = core::fmt::write(&mut Sink, format_args!("{}", error.explain(text)));
    }
}

#[cfg(feature = "proxy")]
#[inline(never)]
pub fn run(text: &str) {
    black_box(&vserial_uri::ProxyUri::parse(text));
}

#[cfg(feature = "reference")]
#[inline(never)]
pub fn run(text: &str) {
    black_box(&vserial_uri::UriReference::parse(text));
}

/// The parse and every accessor of its result, which splits the authority.
#[cfg(feature = "reference-parts")]
#[inline(never)]
pub fn run(text: &str) {
    if let Ok(uri) = vserial_uri::UriReference::parse(text) {
        black_box((uri.as_str(), uri.scheme(), uri.path(), uri.query(), uri.fragment(), uri.is_opaque()));
        if let Some(authority) = uri.authority() {
            black_box((authority.as_str(), authority.userinfo(), authority.host(), authority.port()));
            black_box(authority.is_registry_name());
        }
    }
}

#[cfg(feature = "backing")]
#[inline(never)]
pub fn run(text: &str) {
    let direction = black_box(vserial_uri::Direction::Client);
    black_box(&vserial_uri::UriBacking::new(direction, text, black_box(None)));
    black_box(&vserial_uri::UriBacking::new(direction, black_box("vSPC.py"), Some(text)));
}

/// The backing and its endpoint: where to connect or to listen.
#[cfg(feature = "backing-endpoint")]
#[inline(never)]
pub fn run(text: &str) {
    let direction = black_box(vserial_uri::Direction::Client);
    if let Ok(backing) = vserial_uri::UriBacking::new(direction, text, black_box(None)) {
        black_box(&backing.endpoint());
    }
}

/// Discards all text. `black_box` keeps the optimiser from removing the writes.
#[cfg(any(feature = "service-message", feature = "service-explain"))]
struct Sink;

#[cfg(any(feature = "service-message", feature = "service-explain"))]
impl core::fmt::Write for Sink {
    fn write_str(&mut self, text: &str) -> core::fmt::Result {
        black_box(text);
        Ok(())
    }
}

/// Builds a URI with every parameter and writes it to a buffer. `text` is the peer name.
#[cfg(feature = "builder")]
#[inline(never)]
pub fn run(text: &str) {
    use vserial_uri::{BuildError, Host, Scheme, UriBuilder};

    let build = || {
        UriBuilder::service(black_box(Scheme::Telnets), black_box(Host::Name("esx.example.com")), black_box(2001))?
            .certificate(black_box(b"-----BEGIN CERTIFICATE-----"))?
            .thumbprint(black_box(&[0xAB; 32]))?
            .peer_name(text)?
            .verify()?
            .cipher_list(black_box("HIGH:!aNULL"))
    };
    let built: Result<UriBuilder<'_>, BuildError> = build();
    if let Ok(builder) = &built {
        let mut buffer = [0; 256];
        let _ = black_box(builder.write_into(&mut buffer));
    }
    black_box(&built);
}

/// Reads a frame, and writes its suboption to a buffer.
#[cfg(feature = "vspc")]
#[inline(never)]
pub fn run(text: &str) {
    use vserial_uri::telnet::{self, Event};
    use vserial_uri::vspc::Suboption;

    let token = telnet::read(text.as_bytes());
    if let Ok(Some(token)) = &token {
        if let Event::Subnegotiation(subnegotiation) = token.event() {
            let suboption = Suboption::of(subnegotiation);
            if let Some(Ok(suboption)) = &suboption {
                let mut buffer = [0; 64];
                let _ = black_box(suboption.write_into(&mut buffer));
            }
            let _ = black_box(&suboption);
        }
    }
    let _ = black_box(&token);
}

/// Requests options and answers the peer's negotiations.
#[cfg(feature = "telnet-options")]
#[inline(never)]
pub fn run(text: &str) {
    use vserial_uri::telnet::{BINARY, ECHO, Negotiation, Options, SGA, Side, Sides, Verb};

    let accepted = [(BINARY, Sides::Both), (SGA, Sides::Both), (ECHO, Sides::Him)];
    let mut options = Options::new(black_box(accepted));
    for byte in text.bytes() {
        black_box(options.request(black_box(Side::Us), byte, true));
        black_box(options.receive(Negotiation::new(black_box(Verb::Do), byte)));
        black_box(options.is_enabled(black_box(Side::Him), byte));
    }
}

#[cfg(feature = "session-client")]
#[inline(never)]
pub fn run(text: &str) {
    use vserial_uri::{Tls, session::Session};

    crate::session::run(Session::client(black_box(Tls::IfOffered)), text);
}

#[cfg(feature = "session-server")]
#[inline(never)]
pub fn run(text: &str) {
    use vserial_uri::{Tls, session::Session};

    crate::session::run(Session::server(black_box(Tls::IfOffered)), text);
}

#[cfg(feature = "session-machine")]
#[inline(never)]
pub fn run(text: &str) {
    use vserial_uri::session::{Identity, Session};
    use vserial_uri::{Direction, Tls, vspc::DoProxy};

    if let Ok(do_proxy) = DoProxy::new(black_box(Direction::Server), black_box("vSPC.py")) {
        let identity = Identity { vm_name: black_box(Some("web 1")), ..Identity::default() };
        crate::session::run(Session::machine(black_box(Tls::IfOffered), do_proxy, identity), text);
    }
}

#[cfg(feature = "session-concentrator")]
#[inline(never)]
pub fn run(text: &str) {
    use vserial_uri::{Tls, session::Session};

    crate::session::run(Session::concentrator(black_box(Tls::IfOffered)), text);
}

/// The parse, and a copy that owns its text.
#[cfg(feature = "heapless")]
#[inline(never)]
pub fn run(text: &str) {
    if let Ok(uri) = vserial_uri::ServiceUri::parse(text) {
        let _ = black_box(&vserial_uri::ServiceUriBuf::<heapless::String<128>>::from_borrowed(uri));
    }
}

/// The parse, and the certificate's DER.
#[cfg(feature = "pem")]
#[inline(never)]
pub fn run(text: &str) {
    if let Ok(uri) = vserial_uri::ServiceUri::parse(text) {
        if let Some(certificate) = uri.auth().certificate() {
            let (mut scratch, mut der) = ([0; 2048], [0; 1536]);
            let _ = black_box(certificate.der_into(&mut scratch, &mut der));
        }
    }
}

/// The parse, and a comparison of the thumbprint in constant time.
#[cfg(feature = "subtle")]
#[inline(never)]
pub fn run(text: &str) {
    if let Ok(uri) = vserial_uri::ServiceUri::parse(text) {
        if let Some(thumbprint) = uri.auth().thumbprint() {
            black_box(thumbprint.matches(black_box(&[0xAB; 32])));
        }
    }
}

/// Parses a string from JSON: what the format costs.
#[cfg(feature = "serde-base")]
#[inline(never)]
pub fn run(text: &str) {
    let _ = black_box(&serde_json_core::from_str::<&str>(text));
}

/// Parses the data object from JSON.
#[cfg(feature = "serde")]
#[inline(never)]
pub fn run(text: &str) {
    let _ = black_box(&serde_json_core::from_str::<vserial_uri::UriBacking<'_>>(text));
}

/// Logs a text: what logging costs.
#[cfg(feature = "defmt-base")]
#[inline(never)]
pub fn run(text: &str) {
    defmt::info!("{}", text);
}

/// The parse, and a log line with its result.
#[cfg(feature = "defmt")]
#[inline(never)]
pub fn run(text: &str) {
    match vserial_uri::ServiceUri::parse(text) {
        Ok(uri) => defmt::info!("{}", uri),
        Err(error) => defmt::info!("{}", error),
    }
}

#[cfg(feature = "fluent-uri")]
#[inline(never)]
pub fn run(text: &str) {
    black_box(&fluent_uri::Uri::parse(text));
}

#[cfg(feature = "iri-string")]
#[inline(never)]
pub fn run(text: &str) {
    black_box(&iri_string::types::UriStr::new(text));
}

#[cfg(feature = "nourl")]
#[inline(never)]
pub fn run(text: &str) {
    black_box(&nourl::Url::parse(text));
}
