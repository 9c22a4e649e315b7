//! Decoded values that own their bytes.

use crate::error::CapacityError;
use crate::percent::AuthValue;

impl AuthValue<'_> {
    /// The bytes that the value means, in a buffer of their own.
    ///
    /// # Errors
    ///
    /// [`CapacityError`] if there are more than `N` of them.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{CapacityError, ServiceUri};
    ///
    /// let uri = ServiceUri::parse("ssl://h:1#peerName=a%2Eb").unwrap();
    /// let value = uri.auth().peer_name().unwrap().value();
    /// let name = heapless::String::from_utf8(value.decode_to::<3>().unwrap()).unwrap();
    /// assert_eq!(name, "a.b");
    /// assert_eq!(value.decode_to::<2>(), Err(CapacityError));
    /// ```
    #[cfg_attr(docsrs, doc(cfg(feature = "heapless-v0_9")))]
    pub fn decode_to<const N: usize>(&self) -> Result<heapless::Vec<u8, N>, CapacityError> {
        let mut decoded = heapless::Vec::new();
        for byte in self.bytes() {
            decoded.push(byte).map_err(|_| CapacityError)?;
        }
        Ok(decoded)
    }
}
