//! What an image does with a text: exactly one `run`, chosen by feature, never inlined into its caller.
//!
//! Every `run` keeps the whole result, so its frame holds the result's slot and the measured stack includes it.

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

/// The parse and every accessor of its result.
#[cfg(feature = "service-parts")]
#[inline(never)]
pub fn run(text: &str) {
    match vserial_uri::ServiceUri::parse(text) {
        Ok(uri) => {
            black_box((uri.as_str(), uri.scheme(), uri.host(), uri.host_str(), uri.port(), uri.verification()));
            black_box((uri.scheme().ip_version(), uri.scheme().security(), uri.scheme().is_telnet()));
            let auth = uri.auth();
            black_box((auth.certificate(), auth.thumbprint(), auth.peer_name(), auth.verify(), auth.cipher_list()));
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

#[cfg(feature = "backing")]
#[inline(never)]
pub fn run(text: &str) {
    let direction = black_box(vserial_uri::Direction::Client);
    black_box(&vserial_uri::UriBacking::new(direction, text, black_box(None)));
    black_box(&vserial_uri::UriBacking::new(direction, black_box("vSPC.py"), Some(text)));
}

/// Writes to nothing, and lets nobody know.
#[cfg(any(feature = "builder", feature = "service-message"))]
struct Sink;

#[cfg(any(feature = "builder", feature = "service-message"))]
impl core::fmt::Write for Sink {
    fn write_str(&mut self, text: &str) -> core::fmt::Result {
        black_box(text);
        Ok(())
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
