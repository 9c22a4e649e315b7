//! Writing a URI that was built.

use core::{fmt, str};

use super::{Ciphers, ThumbprintValue, UriBuilder};
use crate::error::CapacityError;
use crate::key::AuthKey;
use crate::percent::write_escaped;

impl UriBuilder<'_> {
    /// Writes the URI to `out`.
    ///
    /// # Errors
    ///
    /// Returns the errors of `out` only.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{Host, Scheme, UriBuilder};
    ///
    /// let mut line = String::from("proxy: ");
    /// UriBuilder::proxy(Scheme::Telnet, Host::Name("h"), 23).unwrap().write_to(&mut line).unwrap();
    /// assert_eq!(line, "proxy: telnet://h:23");
    /// ```
    pub fn write_to(&self, out: &mut impl fmt::Write) -> fmt::Result {
        write!(out, "{}://{}:{}", self.scheme, self.host, self.port)?;
        let mut params = Params { out, mark: '#' };
        if let Some(pem) = self.certificate {
            write_escaped(params.begin(AuthKey::Certificate)?, pem)?;
        }
        match self.thumbprint {
            None => {}
            Some(ThumbprintValue::Digest(digest)) => write!(params.begin(AuthKey::Thumbprint)?, "{digest}")?,
            Some(ThumbprintValue::Text(text)) => params.begin(AuthKey::Thumbprint)?.write_str(text)?,
        }
        if let Some(name) = self.peer_name {
            write_escaped(params.begin(AuthKey::PeerName)?, name.as_bytes())?;
        }
        if self.verify {
            params.begin(AuthKey::Verify)?;
        }
        match self.ciphers {
            None => {}
            Some(Ciphers::Text(text)) => write_escaped(params.begin(AuthKey::CipherList)?, text.as_bytes())?,
            Some(Ciphers::Names(names)) => {
                let out = params.begin(AuthKey::CipherList)?;
                for (index, name) in names.iter().enumerate() {
                    out.write_str(if index > 0 { ":" } else { "" })?;
                    write_escaped(out, name.as_bytes())?;
                }
            }
        }
        Ok(())
    }

    /// Writes the URI into the start of `buffer` and returns what was written.
    ///
    /// # Errors
    ///
    /// [`CapacityError`] if `buffer` is too short. Its contents are then unspecified.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{CapacityError, Host, Scheme, UriBuilder};
    ///
    /// let uri = UriBuilder::service(Scheme::Tcp, Host::Name("h"), 23).unwrap();
    /// assert_eq!(uri.write_into(&mut [0; 10]), Ok("tcp://h:23"));
    /// assert_eq!(uri.write_into(&mut [0; 9]), Err(CapacityError));
    /// ```
    pub fn write_into<'b>(&self, buffer: &'b mut [u8]) -> Result<&'b str, CapacityError> {
        let mut filled = Filled { buffer, len: 0 };
        self.write_to(&mut filled).map_err(|_| CapacityError)?;
        filled.buffer.get(..filled.len).and_then(|text| str::from_utf8(text).ok()).ok_or(CapacityError)
    }
}

impl fmt::Display for UriBuilder<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_to(f)
    }
}

/// Writes parameters.
struct Params<'w, W> {
    out: &'w mut W,
    /// The separator before the next parameter.
    mark: char,
}

impl<W: fmt::Write> Params<'_, W> {
    /// Writes a parameter up to its value.
    fn begin(&mut self, key: AuthKey) -> Result<&mut W, fmt::Error> {
        let equals = if key == AuthKey::Verify { "" } else { "=" };
        write!(self.out, "{}{key}{equals}", self.mark)?;
        self.mark = '&';
        Ok(self.out)
    }
}

/// A buffer, of which the first `len` bytes are written.
struct Filled<'b> {
    buffer: &'b mut [u8],
    len: usize,
}

impl fmt::Write for Filled<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.len.checked_add(text.len()).ok_or(fmt::Error)?;
        // `copy_from_slice` would leave a panic path in firmware.
        for (place, byte) in self.buffer.get_mut(self.len..end).ok_or(fmt::Error)?.iter_mut().zip(text.bytes()) {
            *place = byte;
        }
        self.len = end;
        Ok(())
    }
}
