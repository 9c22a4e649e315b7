//! Feature `pem`: DER out of the PEM text of a certificate.

use core::fmt;

use pem_rfc7468::{Decoder, Error};

use crate::auth::Certificate;

const BEGIN: &[u8] = b"-----BEGIN ";
const LABEL: &[u8] = b"CERTIFICATE-----";
const END: &[u8] = b"-----END CERTIFICATE-----";

#[cfg_attr(docsrs, doc(cfg(feature = "pem")))]
impl Certificate<'_> {
    /// How many bytes of DER there are at the most in `len` bytes of PEM text, escaped or not.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::Certificate;
    ///
    /// // A buffer for the certificate in any address of 2048 bytes.
    /// let der = [0_u8; Certificate::max_der_len(2048)];
    /// assert_eq!(der.len(), 1536);
    /// ```
    #[must_use]
    pub const fn max_der_len(len: usize) -> usize {
        // Four characters stand for three bytes.
        len.div_ceil(4).saturating_mul(3)
    }

    /// Writes the certificate as DER into the front of `der`, and gives it back.
    ///
    /// `scratch` is where the PEM text is put together; it is free again afterwards.
    /// [`max_decoded_len`](crate::AuthValue::max_decoded_len) and [`max_der_len`](Self::max_der_len) of the address's
    /// length are enough for the two.
    ///
    /// The text may begin with anything (such as what `openssl x509 -text` prints), then holds one certificate, in
    /// lines of any one length, that end in LF, CR or CRLF, and ends there: the peer shows one certificate, and none of
    /// several could be meant. What the DER says is not looked at.
    ///
    /// # Errors
    ///
    /// [`PemError`] tells what is wrong. What the buffers hold then is of no use.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{PemError, ServiceUri};
    ///
    /// let uri = ServiceUri::parse(concat!(
    ///     "ssl://h:1#certificate=-----BEGIN%20CERTIFICATE-----%0A",
    ///     "MAMCAQU=%0A",
    ///     "-----END%20CERTIFICATE-----%0A",
    /// ));
    /// let certificate = uri.unwrap().auth().certificate().unwrap();
    /// assert_eq!(certificate.der_into(&mut [0; 80], &mut [0; 60]), Ok(&[0x30, 3, 2, 1, 5][..]));
    /// assert_eq!(certificate.der_into(&mut [0; 80], &mut [0; 4]), Err(PemError::DerTooLong));
    /// ```
    pub fn der_into<'b>(&self, scratch: &mut [u8], der: &'b mut [u8]) -> Result<&'b [u8], PemError> {
        let text = self.pem_into(scratch).map_err(|_| PemError::TextTooLong)?;
        let mut decoder = Decoder::new_detect_wrap(block(text)?).map_err(meaning)?;
        let der = der.get_mut(..decoder.remaining_len()).ok_or(PemError::DerTooLong)?;
        let der = decoder.decode(der).map_err(meaning)?;
        if decoder.is_finished() { Ok(der) } else { Err(PemError::InvalidBase64) }
    }
}

/// The only block of `text`, from its BEGIN line through its END line.
fn block(text: &[u8]) -> Result<&[u8], PemError> {
    let mut behind = text;
    let mut line_begins = true;
    let block = loop {
        match behind {
            [] => return Err(PemError::BeginMissing),
            _ if line_begins && behind.starts_with(BEGIN) => break behind,
            [byte, rest @ ..] => {
                line_begins = matches!(byte, b'\n' | b'\r');
                behind = rest;
            }
        }
    };
    if !block.get(BEGIN.len()..).is_some_and(|label| label.starts_with(LABEL)) {
        return Err(PemError::NotACertificate);
    }
    let end = block.windows(END.len()).position(|window| window == END).ok_or(PemError::EndMissing)?;
    match block.split_at_checked(end.saturating_add(END.len())) {
        Some((block, trailing)) if trailing.trim_ascii().is_empty() => {
            if block.contains(&b':') {
                Err(PemError::HeaderNotAllowed)
            } else {
                Ok(block)
            }
        }
        _ => Err(PemError::TrailingText),
    }
}

/// What an error of the decoder says of a text that [`block`] has cut.
fn meaning(error: Error) -> PemError {
    match error {
        // The boundary is there, but does not fill its line.
        Error::Preamble | Error::PreEncapsulationBoundary | Error::Label => PemError::BeginMissing,
        Error::PostEncapsulationBoundary => PemError::EndMissing,
        _ => PemError::InvalidBase64,
    }
}

/// Why there is no DER in a certificate's text.
///
/// # Examples
///
/// ```
/// use vserial_uri::{PemError, ServiceUri};
///
/// let uri = ServiceUri::parse("ssl://h:1#certificate=-----BEGIN%20RSA%20PRIVATE%20KEY-----%0A").unwrap();
/// let error = uri.auth().certificate().unwrap().der_into(&mut [0; 80], &mut [0; 60]).unwrap_err();
/// assert_eq!(error, PemError::NotACertificate);
/// assert_eq!(error.to_string(), "the PEM text is not labelled CERTIFICATE");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[cfg_attr(docsrs, doc(cfg(feature = "pem")))]
pub enum PemError {
    /// The PEM text does not fit into the scratch buffer.
    TextTooLong,
    /// The DER does not fit into its buffer.
    DerTooLong,
    /// No line begins with `-----BEGIN`, or more than the label stands on it.
    BeginMissing,
    /// The first PEM block is something other than a certificate, such as a private key.
    NotACertificate,
    /// No line `-----END CERTIFICATE-----` follows.
    EndMissing,
    /// Something stands behind the end line, perhaps another certificate.
    TrailingText,
    /// A header, such as `Proc-Type: 4,ENCRYPTED`, stands before the base64.
    HeaderNotAllowed,
    /// What stands between the two lines is nothing, no base64, or not broken into lines of one length.
    InvalidBase64,
}

impl fmt::Display for PemError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TextTooLong => "the PEM text is too long for the buffer",
            Self::DerTooLong => "the DER is too long for the buffer",
            Self::BeginMissing => "the PEM text has no line \"-----BEGIN CERTIFICATE-----\"",
            Self::NotACertificate => "the PEM text is not labelled CERTIFICATE",
            Self::EndMissing => "the PEM text has no line \"-----END CERTIFICATE-----\"",
            Self::TrailingText => "the PEM text goes on behind its certificate",
            Self::HeaderNotAllowed => "the PEM text has a header, which certificates have not",
            Self::InvalidBase64 => "the PEM text holds no valid base64",
        })
    }
}

impl core::error::Error for PemError {}
