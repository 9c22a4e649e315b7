//! How an address is written.

use core::fmt;

use super::{Ciphers, Fingerprint, UriBuilder};
use crate::error::CapacityError;
use crate::key::AuthKey;
use crate::percent::write_escaped;

impl UriBuilder<'_> {
    /// Writes the address.
    ///
    /// # Errors
    ///
    /// None but those of `out`.
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
            Some(Fingerprint::Digest(digest)) => write!(params.begin(AuthKey::Thumbprint)?, "{digest}")?,
            Some(Fingerprint::Text(text)) => params.begin(AuthKey::Thumbprint)?.write_str(text)?,
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
                let mut joint = "";
                for name in names {
                    out.write_str(joint)?;
                    write_escaped(out, name.as_bytes())?;
                    joint = ":";
                }
            }
        }
        Ok(())
    }

    /// Writes the address into the front of `buffer`, and gives it back.
    ///
    /// # Errors
    ///
    /// [`CapacityError`] if `buffer` is too short. What it holds then is of no use.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{CapacityError, Host, Scheme, UriBuilder};
    ///
    /// let address = UriBuilder::service(Scheme::Tcp, Host::Name("h"), 23).unwrap();
    /// assert_eq!(address.write_into(&mut [0; 10]), Ok("tcp://h:23"));
    /// assert_eq!(address.write_into(&mut [0; 9]), Err(CapacityError));
    /// ```
    pub fn write_into<'b>(&self, buffer: &'b mut [u8]) -> Result<&'b str, CapacityError> {
        let mut front = Front { buffer, len: 0 };
        self.write_to(&mut front).map_err(|_| CapacityError)?;
        let Front { buffer, len } = front;
        buffer.get(..len).and_then(|text| str::from_utf8(text).ok()).ok_or(CapacityError)
    }
}

impl fmt::Display for UriBuilder<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_to(f)
    }
}

/// The writing of parameters.
struct Params<'w, W> {
    out: &'w mut W,
    /// What stands before the next one.
    mark: char,
}

impl<W: fmt::Write> Params<'_, W> {
    /// Writes a parameter up to its value.
    fn begin(&mut self, key: AuthKey) -> Result<&mut W, fmt::Error> {
        let is = if key == AuthKey::Verify { "" } else { "=" };
        write!(self.out, "{}{key}{is}", self.mark)?;
        self.mark = '&';
        Ok(self.out)
    }
}

/// The front of a buffer, filled so far.
struct Front<'b> {
    buffer: &'b mut [u8],
    len: usize,
}

impl fmt::Write for Front<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.len.checked_add(text.len()).ok_or(fmt::Error)?;
        self.buffer.get_mut(self.len..end).ok_or(fmt::Error)?.copy_from_slice(text.as_bytes());
        self.len = end;
        Ok(())
    }
}
