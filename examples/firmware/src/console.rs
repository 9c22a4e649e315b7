//! Runs commands on a draft and on the configuration in force.
//!
//! `direction`, `service` and `proxy` fill the draft; `apply` checks the draft as a whole and puts it in force. A rejected
//! command changes neither: the old configuration stays in force until a complete new one is accepted. After that the draft
//! is empty, so no field of an old configuration gets into a new one.
//!
//! How a `service` text is parsed depends on the proxy of the draft. Without a proxy it is a service URI. With a proxy it is
//! any text that the concentrator understands, often a bare name (`vSPC.py`), so a text that is not a service URI is kept as
//! it is, as long as it has no control characters. Send `proxy` before such a `service`. If the proxy is removed later,
//! `apply` rejects the name.

use heapless::String;
use vserial_uri::{Direction, ProxyUri, ProxyUriBuf, ServiceUri, Tls, UriBacking, UriBackingBuf};

use crate::{
    answer::{Answer, Rejected, Service},
    command::Command,
    line::Line,
};

/// The longest line, in bytes.
pub const MAX_LINE: usize = 1024;
/// The longest service that is kept: room for a thumbprint, a peer name and a list of ciphers.
pub const MAX_SERVICE: usize = 512;
/// The longest proxy that is kept.
pub const MAX_PROXY: usize = 256;

/// The state of the console.
#[derive(Debug, Default)]
pub struct Console {
    draft: Draft,
    in_force: Option<UriBackingBuf<heapless::String<MAX_SERVICE>, heapless::String<MAX_PROXY>>>,
}

/// The fields given so far.
#[derive(Debug, Default)]
struct Draft {
    direction: Option<Direction>,
    service: Option<String<MAX_SERVICE>>,
    proxy: Option<ProxyUriBuf<heapless::String<MAX_PROXY>>>,
}

impl Console {
    /// Creates a console without a configuration.
    #[must_use]
    pub const fn new() -> Self {
        Self { draft: Draft { direction: None, service: None, proxy: None }, in_force: None }
    }

    /// Runs one line.
    ///
    /// # Errors
    ///
    /// The reason why the line changed nothing.
    pub fn answer<'a>(&'a mut self, line: Line<'a>) -> Result<Answer<'a>, Rejected> {
        let line = match line {
            Line::Whole(line) => line,
            Line::Broken(fault, offset) => return Err(Rejected::Broken(fault, offset)),
        };
        match Command::parse(line)? {
            Command::Direction(text) => self.direction(text),
            Command::Service(text) => self.service(text),
            Command::Proxy(text) => self.proxy(text),
            Command::NoProxy => {
                self.draft.proxy = None;
                Ok(Answer::NoProxy)
            }
            Command::Apply => self.apply(),
            Command::Show => Ok(Answer::InForce(self.in_force())),
            Command::Connect => self.connect(),
        }
    }

    /// Returns the configuration in force.
    #[must_use]
    pub fn in_force(&self) -> Option<UriBacking<'_>> {
        self.in_force.as_ref().map(UriBackingBuf::as_borrowed)
    }

    fn direction<'a>(&mut self, text: &'a [u8]) -> Result<Answer<'a>, Rejected> {
        // Both words are ASCII, so text that is not UTF-8 is as invalid as any other word.
        let text = str::from_utf8(text).unwrap_or("\u{FFFD}");
        let direction = Direction::parse(text).map_err(Rejected::Text)?;
        self.draft.direction = Some(direction);
        Ok(Answer::Direction(direction))
    }

    // This function and the next two are not inlined, so that the copies of one are off the stack before the next one runs
    // and before the answer is sent.
    #[inline(never)]
    fn service<'a>(&mut self, text: &'a [u8]) -> Result<Answer<'a>, Rejected> {
        let (text, service) = match (ServiceUri::parse_bytes(text), &self.draft.proxy) {
            (Ok(uri), _) => (uri.as_str(), Service::Uri(uri)),
            (Err(error), None) => return Err(Rejected::Text(error)),
            (Err(_), Some(proxy)) => {
                let text = concentrator_text(text, proxy.as_str())?;
                (text, Service::Text(text))
            }
        };
        self.draft.service = Some(String::try_from(text).map_err(|_| Rejected::TooLong(MAX_SERVICE))?);
        Ok(Answer::Service(service))
    }

    #[inline(never)]
    fn proxy<'a>(&mut self, text: &'a [u8]) -> Result<Answer<'a>, Rejected> {
        let uri = ProxyUri::parse_bytes(text).map_err(Rejected::Text)?;
        self.draft.proxy = Some(ProxyUriBuf::from_borrowed(uri).map_err(|_| Rejected::TooLong(MAX_PROXY))?);
        Ok(Answer::Proxy(uri))
    }

    #[inline(never)]
    fn apply(&mut self) -> Result<Answer<'_>, Rejected> {
        let Draft { direction, service, proxy } = &mut self.draft;
        let backing = UriBacking::new(
            direction.ok_or(Rejected::DirectionMissing)?,
            service.as_deref().ok_or(Rejected::ServiceMissing)?,
            proxy.as_ref().map(ProxyUriBuf::as_str),
        )
        .map_err(Rejected::Backing)?;
        let accepted = UriBackingBuf::from_borrowed(backing).map_err(|_| Rejected::TooLong(MAX_SERVICE))?;
        (*direction, *service, *proxy) = (None, None, None);
        Ok(Answer::Applied(self.in_force.insert(accepted).as_borrowed()))
    }

    /// Returns the port to ask the proxy for.
    fn connect(&self) -> Result<Answer<'_>, Rejected> {
        let backing = self.in_force().ok_or(Rejected::NothingInForce)?;
        let (proxy, do_proxy) = backing.proxy().zip(backing.do_proxy()).ok_or(Rejected::ProxyMissing)?;
        match ServiceUri::from(proxy).tls() {
            // If TLS is offered, this end declines.
            Tls::Never | Tls::IfOffered => Ok(Answer::Connect(do_proxy)),
            _ => Err(Rejected::TlsUnsupported),
        }
    }
}

/// Returns `text` as `proxy` passes it to the concentrator.
fn concentrator_text<'a>(text: &'a [u8], proxy: &str) -> Result<&'a str, Rejected> {
    // Invalid UTF-8 is rejected where it begins, unless something before it is invalid already.
    let (valid, broken_at) = match str::from_utf8(text) {
        Ok(valid) => (valid, None),
        Err(error) => (text.utf8_chunks().next().map_or("", |chunk| chunk.valid()), Some(error.valid_up_to())),
    };
    match (UriBacking::new(Direction::Server, valid, Some(proxy)), broken_at) {
        (_, Some(offset)) if valid.is_empty() => Err(Rejected::NotUtf8(offset)),
        (Err(error), _) => Err(Rejected::Backing(error)),
        (Ok(_), Some(offset)) => Err(Rejected::NotUtf8(offset)),
        (Ok(_), None) => Ok(valid),
    }
}
