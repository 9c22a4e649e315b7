//! Commands, carried out on a draft and on the configuration in force.
//!
//! `direction`, `service` and `proxy` fill the draft; `apply` checks the draft as a whole and puts it in force. Whatever is
//! refused changes neither: the old configuration stays in force until a new one is accepted whole. An accepted draft is
//! used up, and the next configuration starts from an empty one, so that no field of an old one slips into a new one.
//!
//! What a `service` text is read as depends on the draft's proxy. Without a proxy it is a service URI. With one it is
//! whatever the concentrator behind the proxy understands, often a bare name (`vSPC.py`), so a text that is no service URI
//! is taken as it is, as long as it has no control characters. Give `proxy` before such a `service`; when the proxy goes
//! away again, `apply` refuses the name.

use heapless::String;
use vserial_uri::{Direction, ProxyUri, ProxyUriBuf, ServiceUri, UriBacking, UriBackingBuf};

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

/// The console's state.
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
    /// A console with nothing in force.
    #[must_use]
    pub const fn new() -> Self {
        Self { draft: Draft { direction: None, service: None, proxy: None }, in_force: None }
    }

    /// Carries out one line.
    ///
    /// # Errors
    ///
    /// Says why the line changed nothing.
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
        }
    }

    /// The configuration in force.
    #[must_use]
    pub fn in_force(&self) -> Option<UriBacking<'_>> {
        self.in_force.as_ref().map(UriBackingBuf::as_borrowed)
    }

    fn direction<'a>(&mut self, text: &'a [u8]) -> Result<Answer<'a>, Rejected> {
        // Both words are ASCII; a text that is not even UTF-8 is as wrong as any other word.
        let text = str::from_utf8(text).unwrap_or("\u{FFFD}");
        let direction = Direction::parse(text).map_err(Rejected::Text)?;
        self.draft.direction = Some(direction);
        Ok(Answer::Direction(direction))
    }

    // Not inlined, nor are the next two: what one of them copies on its way is off the stack before the next one runs, and
    // before the answer is sent.
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
}

/// `text` as the concentrator behind `proxy` gets it.
fn concentrator_text<'a>(text: &'a [u8], proxy: &str) -> Result<&'a str, Rejected> {
    // What is not UTF-8 is refused where it begins, unless something before it is refused already.
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
