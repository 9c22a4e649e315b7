//! The typed values of parameters: digests, cipher lists, names, certificates.
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, clippy::string_slice, reason = "a test may panic")]

#[cfg(feature = "pem")]
mod der;
mod openssl;
mod text;

use vserial_uri::{AuthParams, Digest, DigestAlgorithm, ServiceUri};

/// Returns the parameters of a URI.
#[track_caller]
fn auth(text: &str) -> AuthParams<'_> {
    ServiceUri::parse(text).unwrap_or_else(|error| panic!("{text}: {}", error.explain(text))).auth()
}

#[track_caller]
fn digest(thumbprint: &str, algorithm: DigestAlgorithm, expected: &[u8]) {
    let text = format!("ssl://h:1#thumbprint={thumbprint}");
    let thumbprint = auth(&text).thumbprint().unwrap();
    assert_eq!((thumbprint.to_string(), thumbprint.value().as_str()), (text[21..].to_owned(), &text[21..]));
    assert_eq!(thumbprint.algorithm(), algorithm);
    assert_eq!(thumbprint.digest().algorithm(), algorithm);
    assert_eq!(thumbprint.digest().as_bytes(), expected);
    assert_eq!(thumbprint.digest().as_ref(), expected);
    assert_eq!(algorithm.digest_len(), expected.len());
    #[cfg(feature = "subtle")]
    {
        assert!(thumbprint.matches(expected));
        assert!(!thumbprint.matches(&expected[1..]));
        assert!(!thumbprint.matches(&[expected, &[0]].concat()));
        for place in 0..expected.len() {
            let mut other = expected.to_vec();
            other[place] ^= 0x80;
            assert!(!thumbprint.matches(&other), "{place}");
        }
    }
}

#[test]
fn digests_of_every_form() {
    let bytes: Vec<u8> = (0xE8..=0xFF).chain(0..8).collect();
    for (algorithm, bytes) in [(DigestAlgorithm::Sha1, &bytes[..20]), (DigestAlgorithm::Sha256, &bytes)] {
        let hex: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        for joint in ["", ":", "%3a", "%3A"] {
            digest(&hex.join(joint), algorithm, bytes);
            digest(&hex.join(joint).to_uppercase(), algorithm, bytes);
        }
        let escaped: String = hex.concat().bytes().map(|byte| format!("%{byte:02X}")).collect();
        digest(&escaped, algorithm, bytes);
        let printed = Digest::from_bytes(bytes).unwrap().to_string();
        assert_eq!(printed, hex.join(":").to_uppercase());
        digest(&printed, algorithm, bytes);
    }
}

#[test]
fn digests_have_20_or_32_bytes() {
    for len in 0..80 {
        assert_eq!(Digest::from_bytes(&vec![1; len]).is_some(), matches!(len, 20 | 32), "{len}");
    }
}

#[test]
fn names_and_debug_text() {
    assert_eq!(DigestAlgorithm::Sha1.to_string(), "SHA-1");
    assert_eq!(DigestAlgorithm::Sha256.as_str(), "SHA-256");
    let digest = Digest::from_bytes(&[0x0A; 20]).unwrap();
    assert_eq!(format!("{digest:?}"), format!("Digest(SHA-1 {digest})"));
}

#[track_caller]
fn names(list: &str, expected: &[&str]) {
    let text = format!("ssl://h:1#cipherList={list}");
    let list = auth(&text).cipher_list().unwrap();
    let raw: Vec<&str> = list.names().map(|name| name.value().as_str()).collect();
    assert_eq!(raw, expected);
}

#[test]
fn ciphers_between_their_separators() {
    names("ALL", &["ALL"]);
    names("A:B,C D", &["A", "B", "C", "D"]);
    names("A%3AB%2CC%20D", &["A", "B", "C", "D"]);
    names("A%3aB%2cC", &["A", "B", "C"]);
    names(":A::B,, ,%20:%3A", &["A", "B"]);
    names(" A ", &["A"]);
    names(":", &[]);
    names("%2C", &[]);
    names("ECDHE+AESGCM:!aNULL:-MD5:@SECLEVEL=2", &["ECDHE+AESGCM", "!aNULL", "-MD5", "@SECLEVEL=2"]);
}

#[test]
fn ciphers_keep_their_other_escapes() {
    // Escapes of other characters than separators, among them an escaped "%".
    names("A%2DB:%253A:%41", &["A%2DB", "%253A", "%41"]);
    let text = "ssl://h:1#cipherList=A%2DB:%253A:%41";
    assert!(auth(text).cipher_list().unwrap().names().eq(["A-B", "%3A", "A"]));
}

#[test]
fn peer_names_compare_decoded() {
    let name = auth("ssl://h:1#peerName=caf%c3%A9%20%41").peer_name().unwrap();
    assert_eq!(name, "café A");
    assert_eq!(name, *"café A");
    for other in ["café a", "café", "café A ", "caf%c3%A9%20%41", ""] {
        assert_ne!(name, other);
    }
    assert_eq!(name, auth("ssl://h:1#peerName=caf%C3%A9%20A").peer_name().unwrap());
    assert_ne!(name, auth("ssl://h:1#peerName=caf%C3%A9%20B").peer_name().unwrap());
    assert_ne!(name, *"café a");
    assert_eq!(name.value(), "café A");
    assert_ne!(name.value(), "café a");
}

/// The bounds of the length are those of a value without escapes and of one that consists of escapes.
#[test]
fn values_bound_their_length() {
    for (value, bounds) in [("abcd", (2, Some(4))), ("%41%42%43", (3, Some(9))), ("a%42c", (2, Some(5)))] {
        let text = format!("ssl://h:1#peerName={value}");
        assert_eq!(auth(&text).peer_name().unwrap().value().bytes().size_hint(), bounds, "{value}");
    }
}

#[test]
fn certificates_are_bytes() {
    let certificate = auth("ssl://h:1#certificate=a%00%FF+b%0D%0A").certificate().unwrap();
    assert!(certificate.pem().eq(*b"a\0\xFF+b\r\n"));
    assert_eq!(certificate.pem_into(&mut [0; 7]), Ok(&b"a\0\xFF+b\r\n"[..]));
    let error = certificate.pem_into(&mut [0; 6]).unwrap_err();
    assert_eq!(error.to_string(), "the capacity is too small");
}

#[test]
fn thumbprints_match_certificates() {
    let digest = |algorithm: DigestAlgorithm, der: &[u8]| vec![der[0]; algorithm.digest_len()];
    for len in [20, 32] {
        let text = format!("ssl://h:1#thumbprint={}", "30".repeat(len));
        let thumbprint = auth(&text).thumbprint().unwrap();
        assert!(thumbprint.matches_certificate(&[0x30], digest));
        assert!(!thumbprint.matches_certificate(&[0x31], digest));
        // A digest of another length is another digest, even if it begins alike.
        assert!(!thumbprint.matches_certificate(&[0x30], |algorithm, der| digest(algorithm, der).split_off(1)));
        assert_eq!(thumbprint.digest().as_bytes(), digest(thumbprint.algorithm(), &[0x30]));
    }
    assert_eq!(Digest::from([7; 20]).as_bytes(), [7; 20]);
    assert_eq!(Digest::from([7; 20]).algorithm(), DigestAlgorithm::Sha1);
    assert_eq!(Digest::from([7; 32]).as_bytes(), [7; 32]);
    assert_eq!(Digest::from([7; 32]).algorithm(), DigestAlgorithm::Sha256);
}
