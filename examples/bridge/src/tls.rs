//! TLS by OpenSSL, and the checks that a URI asks for.

use std::io;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail, ensure};
use clap::Args;
use openssl::hash::{MessageDigest, hash};
use openssl::ssl::{
    Ssl, SslContext, SslContextBuilder, SslFiletype, SslMethod, SslMode, SslOptions, SslSessionCacheMode,
    SslVerifyMode, SslVersion,
};
use openssl::x509::store::X509StoreBuilder;
use openssl::x509::{X509, X509Ref, X509StoreContextRef, X509VerifyResult};
use tokio::time::timeout;
use tokio_openssl::SslStream;
use vserial_uri::{CipherList, Digest, DigestAlgorithm, Direction, Host, ServiceUri, Tls};

use crate::channel::Stream;

const HANDSHAKE_LIMIT: Duration = Duration::from_secs(10);

/// The options about certificates.
#[derive(Args, Clone, Debug, Default)]
pub struct Files {
    /// Our certificate and its chain, as PEM
    #[arg(long, value_name = "FILE", requires = "key")]
    cert: Option<PathBuf>,
    /// The private key of our certificate, as PEM
    #[arg(long, value_name = "FILE", requires = "cert")]
    key: Option<PathBuf>,
    /// The certificate authorities to trust instead of the system's, as PEM
    #[arg(long, value_name = "FILE")]
    ca: Option<PathBuf>,
}

/// The TLS settings of this end for one URI.
#[derive(Debug)]
pub struct Settings<'a> {
    context: SslContext,
    uri: ServiceUri<'a>,
    direction: Direction,
    /// The certificate that the peer must present, as DER.
    certificate: Option<Vec<u8>>,
}

impl<'a> Settings<'a> {
    /// Prepares TLS for `uri`. Returns `None` if the connection stays plaintext whatever the peer offers: by the URI, or
    /// because a server that may do without TLS has no certificate.
    ///
    /// # Errors
    ///
    /// Returns an error if OpenSSL cannot read a file, if the cipher list has no known cipher, or if a server that needs a
    /// certificate has none.
    pub fn new(uri: ServiceUri<'a>, direction: Direction, files: &Files) -> Result<Option<Self>> {
        let has_certificate = direction == Direction::Client || files.cert.is_some();
        match uri.tls() {
            Tls::Never => return Ok(None),
            Tls::IfOffered if !has_certificate => return Ok(None),
            _ => ensure!(has_certificate, "a server of {uri} needs --cert and --key"),
        }
        let certificate = match uri.auth().certificate() {
            Some(certificate) => {
                let pem: Vec<u8> = certificate.pem().collect();
                let certificate = X509::from_pem(&pem).context("parameter \"certificate\" is no PEM certificate")?;
                Some(certificate.to_der()?)
            }
            None => None,
        };
        Ok(Some(Self { context: context(uri, files)?, uri, direction, certificate }))
    }

    /// Performs the handshake over `stream`, and all checks.
    ///
    /// # Errors
    ///
    /// Returns a message that names the check that failed, such as `check failed: name: ...`.
    pub async fn handshake<S: Stream>(&self, stream: S) -> Result<SslStream<S>> {
        let failure = Arc::new(Mutex::new(None));
        let mut stream = SslStream::new(self.ssl(Arc::clone(&failure))?, stream)?;
        let handshake = Pin::new(&mut stream);
        let done = match self.direction {
            Direction::Client => timeout(HANDSHAKE_LIMIT, handshake.connect()).await,
            Direction::Server => timeout(HANDSHAKE_LIMIT, handshake.accept()).await,
        };
        let failure = failure.lock().ok().and_then(|mut failure| failure.take());
        match (done, failure) {
            (_, Some(failure)) => bail!("check failed: {failure}"),
            (Err(_), _) => bail!("TLS handshake: no answer for {} seconds", HANDSHAKE_LIMIT.as_secs()),
            (Ok(Err(error)), _) => return Err(handshake_error(&error)),
            (Ok(Ok(())), None) => (),
        }
        if let Some(checks) = self.uri.checks(self.direction) {
            let certificate = stream.ssl().peer_certificate().context("check failed: the peer has no certificate")?;
            let der = certificate.to_der()?;
            ensure!(
                self.certificate.as_ref().is_none_or(|expected| *expected == der),
                "check failed: certificate: the peer's is another one, issued to {}",
                subject(&certificate)
            );
            if let Some(thumbprint) = checks.thumbprint() {
                let algorithm = thumbprint.algorithm();
                let actual = digest(algorithm, &der)?;
                ensure!(
                    thumbprint.matches_certificate(&der, |_, _| actual),
                    "check failed: thumbprint: the peer's certificate has {algorithm} {actual}"
                );
            }
        }
        Ok(stream)
    }

    /// The state of one connection, which reports the first check that fails to `failure`.
    fn ssl(&self, failure: Arc<Mutex<Option<String>>>) -> Result<Ssl> {
        let mut ssl = Ssl::new(&self.context)?;
        if let (Direction::Client, Host::Name(host)) = (self.direction, self.uri.host()) {
            ssl.set_hostname(host)?;
        }
        let Some(checks) = self.uri.checks(self.direction) else { return Ok(ssl) };
        let chain = checks.chain();
        if let Some(name) = checks.name() {
            let text = name.to_string();
            match name.ip() {
                Some(ip) => ssl.param_mut().set_ip(ip)?,
                None => ssl.param_mut().set_host(&text)?,
            }
        }
        let expected = checks.name().map(|name| name.to_string()).unwrap_or_default();
        let verify = move |holds: bool, state: &mut X509StoreContextRef| {
            let error = state.error();
            let failed = match is_about_name(error) {
                _ if holds => return true,
                true => format!("name: the peer's certificate is not issued to {expected}"),
                // A pinned certificate needs no authority.
                false if !chain => return true,
                false => format!("chain: {}", error.error_string()),
            };
            if let Ok(mut failure) = failure.lock() {
                failure.get_or_insert(failed);
            }
            false
        };
        ssl.set_verify_callback(SslVerifyMode::PEER | SslVerifyMode::FAIL_IF_NO_PEER_CERT, verify);
        Ok(ssl)
    }
}

fn context(uri: ServiceUri<'_>, files: &Files) -> Result<SslContext> {
    let mut context = SslContextBuilder::new(SslMethod::tls())?;
    if let (Some(cert), Some(key)) = (&files.cert, &files.key) {
        context.set_certificate_chain_file(cert).with_context(|| format!("read --cert {}", cert.display()))?;
        context
            .set_private_key_file(key, SslFiletype::PEM)
            .and_then(|()| context.check_private_key())
            .with_context(|| format!("read --key {}", key.display()))?;
    }
    match &files.ca {
        None => context.set_default_verify_paths()?,
        Some(file) => {
            let read = || -> Result<X509StoreBuilder> {
                let mut store = X509StoreBuilder::new()?;
                for authority in X509::stack_from_pem(&std::fs::read(file)?)? {
                    store.add_cert(authority)?;
                }
                Ok(store)
            };
            let store = read().with_context(|| format!("read --ca {}", file.display()))?;
            context.set_cert_store(store.build());
        }
    }
    if let Some(ciphers) = uri.auth().cipher_list() {
        set_ciphers(&mut context, ciphers)?;
    }
    // What was not written is passed again from a buffer that may have moved and grown.
    context.set_mode(SslMode::ENABLE_PARTIAL_WRITE | SslMode::ACCEPT_MOVING_WRITE_BUFFER);
    // Known peers close without a close_notify alert, and a serial line has no end that could be truncated.
    context.set_options(SslOptions::IGNORE_UNEXPECTED_EOF);
    // No session is resumed, so that every connection is checked.
    context.set_options(SslOptions::NO_TICKET);
    context.set_num_tickets(0)?;
    context.set_session_cache_mode(SslSessionCacheMode::OFF);
    Ok(context.build())
}

/// OpenSSL configures the suites of TLS 1.3 separately, and enables all of them. A list that names none disables TLS 1.3.
fn set_ciphers(context: &mut SslContextBuilder, ciphers: CipherList<'_>) -> Result<()> {
    let text = ciphers.to_string();
    let names = ciphers.names().map(|name| name.to_string());
    let suites: Vec<String> = names.filter(|name| name.starts_with("TLS_")).collect();
    let listed = context.set_cipher_list(&text);
    match (suites.is_empty(), listed) {
        (true, Ok(())) => context.set_max_proto_version(Some(SslVersion::TLS1_2))?,
        (true, Err(error)) => return Err(error).with_context(|| format!("cipherList {text:?} has no known cipher")),
        (false, listed) => {
            context.set_ciphersuites(&suites.join(":")).with_context(|| format!("cipherList {text:?}"))?;
            if listed.is_err() {
                context.set_min_proto_version(Some(SslVersion::TLS1_3))?;
            }
        }
    }
    Ok(())
}

fn digest(algorithm: DigestAlgorithm, der: &[u8]) -> Result<Digest> {
    let method = match algorithm {
        DigestAlgorithm::Sha1 => MessageDigest::sha1(),
        DigestAlgorithm::Sha256 => MessageDigest::sha256(),
    };
    Digest::from_bytes(&hash(method, der)?).context("a digest has 20 or 32 bytes")
}

fn is_about_name(error: X509VerifyResult) -> bool {
    // X509_V_ERR_HOSTNAME_MISMATCH and X509_V_ERR_IP_ADDRESS_MISMATCH.
    matches!(error.as_raw(), 62 | 64)
}

fn subject(certificate: &X509Ref) -> String {
    let entries = certificate.subject_name().entries();
    entries.filter_map(|entry| entry.data().to_string().ok()).collect::<Vec<_>>().join(", ")
}

/// Returns the text of an error from OpenSSL without its numbers.
#[must_use]
pub fn explain(error: io::Error) -> anyhow::Error {
    match error.get_ref().and_then(|error| error.downcast_ref()).map(reasons) {
        Some(text) if !text.is_empty() => anyhow!("TLS: {text}"),
        _ => error.into(),
    }
}

fn reasons(error: &openssl::ssl::Error) -> String {
    let reasons = error.ssl_error().into_iter().flat_map(|stack| stack.errors());
    reasons.filter_map(openssl::error::Error::reason).collect::<Vec<_>>().join(", ")
}

fn handshake_error(error: &openssl::ssl::Error) -> anyhow::Error {
    match reasons(error).as_str() {
        // As reported by a server, by a client, and by a client whose own list is empty.
        "" => anyhow!("TLS handshake: {error}"),
        text if ["no shared cipher", "handshake failure", "no ciphers available"].iter().any(|r| text.contains(r)) => {
            anyhow!("check failed: cipher: no cipher in common with the peer ({text})")
        }
        text if text.contains("did not return a certificate") => anyhow!("check failed: the peer has no certificate"),
        text => anyhow!("TLS handshake: {text}"),
    }
}
