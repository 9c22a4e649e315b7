//! Feature `pem`: decoding the PEM text of a certificate to DER.

use core::ops::Range;

use nom::Offset;
use pem_rfc7468::Decoder;

use crate::auth::Certificate;
use crate::error::texts;
use crate::percent::fill;

/// What precedes and follows the base64, with the line breaks.
const BEGIN: &[u8] = b"-----BEGIN CERTIFICATE-----\n";
const END: &[u8] = b"\n-----END CERTIFICATE-----";

#[cfg_attr(docsrs, doc(cfg(feature = "pem")))]
impl Certificate<'_> {
    /// Returns an upper bound on the length of the DER in `len` bytes of PEM text, percent-encoded or not.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::Certificate;
    ///
    /// // A buffer for the certificate in any URI of at most 2048 bytes.
    /// let der = [0_u8; Certificate::max_der_len(2048)];
    /// assert_eq!(der.len(), 1536);
    /// ```
    #[must_use]
    pub const fn max_der_len(len: usize) -> usize {
        // Base64 encodes three bytes as four characters.
        len.div_ceil(4).saturating_mul(3)
    }

    /// Decodes the certificate to DER into the start of `der` and returns the decoded slice.
    ///
    /// `scratch` holds the PEM text while it is decoded. [`max_decoded_len`](crate::AuthValue::max_decoded_len) and
    /// [`max_der_len`](Self::max_der_len) of the URI's length are always enough for the two buffers.
    ///
    /// There may be text before and after the certificate, such as `openssl x509 -text` prints, and any white space between
    /// the characters of the base64. A second PEM block is an error, since the peer presents one certificate. The DER is
    /// not checked.
    ///
    /// # Errors
    ///
    /// See [`PemError`]. The contents of both buffers are then unspecified.
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
        let Range { start, end } = find_base64(text)?;
        // The decoder accepts only lines of equal length, so all white space is removed.
        let base64 = self.pem().take(end).skip(start).filter(|byte| !byte.is_ascii_whitespace());
        let block = BEGIN.iter().copied().chain(base64).chain(END.iter().copied());
        // Never longer than the text, which has two line breaks unless its base64 is empty.
        let block = fill(scratch, block).map_err(|_| PemError::InvalidBase64)?;
        // The boundaries are valid, so any error is in the base64.
        let invalid = |_| PemError::InvalidBase64;
        let mut decoder = Decoder::new_detect_wrap(block).map_err(invalid)?;
        let der = der.get_mut(..decoder.remaining_len()).ok_or(PemError::DerTooLong)?;
        let der = decoder.decode(der).map_err(invalid)?;
        if decoder.is_finished() { Ok(der) } else { Err(PemError::InvalidBase64) }
    }
}

/// Finds the only certificate in `text` and returns the position of its base64, from the white space after the BEGIN label
/// to the END line.
fn find_base64(text: &[u8]) -> Result<Range<usize>, PemError> {
    let mut lines = text.split(|byte| matches!(byte, b'\n' | b'\r')).map(<[u8]>::trim_ascii_end);
    let is_begin = |line: &&[u8]| line.starts_with(b"-----BEGIN ") || line.starts_with(b"-----BEGIN+");
    let begin = lines.find(is_begin).ok_or(PemError::BeginMissing)?;
    match begin.strip_prefix(b"-----BEGIN ") {
        None => return Err(PemError::PlusForSpace),
        Some(b"CERTIFICATE-----") => {}
        Some(label) if label.starts_with(b"CERTIFICATE-----") => return Err(PemError::LineBreakMissing),
        Some(_) => return Err(PemError::NotACertificate),
    }
    let end = lines
        .find(|line| line.starts_with(b"-----"))
        .filter(|line| *line == END.trim_ascii_start())
        .ok_or(PemError::EndMissing)?;
    let base64 = text.offset(begin).wrapping_add(begin.len())..text.offset(end);
    match text.get(base64.clone()) {
        _ if lines.any(|line| is_begin(&line)) => Err(PemError::SecondBlock),
        Some(body) if body.contains(&b':') => Err(PemError::HeaderNotAllowed),
        _ => Ok(base64),
    }
}

texts! {
    /// The error returned when the PEM text of a certificate cannot be decoded.
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
    #[non_exhaustive]
    #[cfg_attr(docsrs, doc(cfg(feature = "pem")))]
    pub enum PemError {
        /// The PEM text does not fit into the scratch buffer.
        TextTooLong = "the PEM text is too long for the buffer",
        /// The DER does not fit into its buffer.
        DerTooLong = "the DER is too long for the buffer",
        /// No line begins with `-----BEGIN`.
        BeginMissing = "the PEM text has no line \"-----BEGIN CERTIFICATE-----\"",
        /// The label is `BEGIN+CERTIFICATE`: the text was encoded as a form, where `+` is a space. In a URI, `+` is a
        /// literal `+`.
        PlusForSpace = "the PEM text has \"+\" in place of a space, which must be written as \"%20\"",
        /// The line `-----BEGIN CERTIFICATE-----` has other text: the line breaks were lost.
        LineBreakMissing = "the line \"-----BEGIN CERTIFICATE-----\" has other text: a line break must be written as \"%0A\"",
        /// The first PEM block is not a certificate but, for example, a private key.
        NotACertificate = "the PEM text is not labelled CERTIFICATE",
        /// The line `-----END CERTIFICATE-----` is missing.
        EndMissing = "the PEM text has no line \"-----END CERTIFICATE-----\"",
        /// Another PEM block follows the certificate.
        SecondBlock = "unexpected PEM block after the certificate",
        /// The certificate has a header such as `Proc-Type: 4,ENCRYPTED`.
        HeaderNotAllowed = "unexpected header before the base64 of the certificate",
        /// The text between the two lines is not base64.
        InvalidBase64 = "the PEM text has no valid base64",
    }
}

impl core::error::Error for PemError {}
