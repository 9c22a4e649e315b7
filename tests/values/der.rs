//! Feature `pem`: DER out of right and wrong PEM text.

use proptest::prelude::*;
use vserial_uri::{Certificate, Host, PemError, Scheme, ServiceUri, UriBuilder};

/// 50 bytes of a DER sequence, and their base64 in one line.
const DER: [u8; 50] = {
    let mut der = [0x5A; 50];
    (der[0], der[1]) = (0x30, 48);
    der
};
const BASE64: &str = "MDBaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlo=";

/// What comes out of `pem`, with buffers that its bounds say are enough.
pub fn der(pem: &[u8]) -> Result<Vec<u8>, PemError> {
    let builder = UriBuilder::service(Scheme::Ssl, Host::Empty, 1).unwrap().certificate(pem).unwrap();
    let text = builder.to_string();
    let certificate = ServiceUri::parse(&text).unwrap().auth().certificate().unwrap();
    let mut scratch = vec![0; pem.len()];
    let mut der = vec![0; Certificate::max_der_len(pem.len())];
    let outcome = certificate.der_into(&mut scratch, &mut der).map(<[u8]>::to_vec);
    assert_eq!(certificate.der_into(&mut scratch[1..], &mut der), Err(PemError::TextTooLong));
    match &outcome {
        // As long as needed, and one byte less.
        Ok(found) => {
            assert_eq!(certificate.der_into(&mut scratch, &mut der[..found.len()]), Ok(&found[..]));
            assert_eq!(certificate.der_into(&mut scratch, &mut der[1..found.len()]), Err(PemError::DerTooLong));
        }
        Err(error) => assert!(!matches!(error, PemError::TextTooLong | PemError::DerTooLong), "{error}"),
    }
    outcome
}

#[track_caller]
fn right(pem: &str) {
    assert_eq!(der(pem.as_bytes()).as_deref(), Ok(&DER[..]), "{pem}");
}

#[track_caller]
fn wrong(pem: &str, error: PemError, message: &str) {
    assert_eq!(der(pem.as_bytes()), Err(error), "{pem}");
    assert_eq!(error.to_string(), message);
}

/// A certificate with lines of `width` that end in `end`.
fn certificate(width: usize, end: &str) -> String {
    let lines: Vec<&str> = BASE64.as_bytes().chunks(width).map(|line| std::str::from_utf8(line).unwrap()).collect();
    let lines = lines.join(end);
    format!("-----BEGIN CERTIFICATE-----{end}{lines}{end}-----END CERTIFICATE-----{end}")
}

#[test]
fn lines_of_any_end_and_width() {
    for end in ["\n", "\r\n", "\r"] {
        for width in [4, 60, 64, 67, 68, 76] {
            right(&certificate(width, end));
        }
    }
}

#[test]
fn text_before_and_blanks_behind() {
    let right_one = certificate(64, "\n");
    right(right_one.trim_end());
    right(&right_one.replace("\n-----END", "\n\n-----END"));
    right(&format!("{right_one}\r\n \t\n"));
    right(&format!("Certificate:\n    Data: -----BEGIN X-----\n{right_one}"));
    right(&format!("\u{e9}\0\n\n{right_one}"));
    right(&format!("-----END CERTIFICATE-----\n{right_one}"));
}

#[test]
fn no_begin() {
    let message = "the PEM text has no line \"-----BEGIN CERTIFICATE-----\"";
    wrong("x", PemError::BeginMissing, message);
    wrong(BASE64, PemError::BeginMissing, message);
    wrong("-----BEGIN", PemError::BeginMissing, message);
    wrong(&format!(" {}", certificate(64, "\n")), PemError::BeginMissing, message);
    let cut = certificate(64, "\n").replacen("CERTIFICATE-----\n", "CERTIFICATE-----x\n", 1);
    wrong(&cut, PemError::BeginMissing, message);
}

#[test]
fn other_labels() {
    let message = "the PEM text is not labelled CERTIFICATE";
    for label in ["PRIVATE KEY", "X509 CERTIFICATE", "TRUSTED CERTIFICATE", "certificate", "CERTIFICATE REQUEST", ""] {
        let pem = certificate(64, "\n").replace("CERTIFICATE", label);
        wrong(&pem, PemError::NotACertificate, message);
        wrong(&format!("{pem}{}", certificate(64, "\n")), PemError::NotACertificate, message);
    }
    wrong("-----BEGIN CERT", PemError::NotACertificate, message);
}

#[test]
fn no_end() {
    let message = "the PEM text has no line \"-----END CERTIFICATE-----\"";
    let pem = certificate(64, "\n");
    wrong("-----BEGIN CERTIFICATE-----", PemError::EndMissing, message);
    wrong(&pem.replace("END", "FIN"), PemError::EndMissing, message);
    wrong(pem.trim_end_matches("-\n"), PemError::EndMissing, message);
    wrong(&pem.replace("END CERTIFICATE", "END PRIVATE KEY"), PemError::EndMissing, message);
    wrong(&pem.replace("\n-----END", "-----END"), PemError::EndMissing, message);
}

#[test]
fn more_than_one_certificate() {
    let message = "the PEM text goes on behind its certificate";
    let pem = certificate(64, "\n");
    wrong(&format!("{pem}{pem}"), PemError::TrailingText, message);
    wrong(&format!("{pem}x"), PemError::TrailingText, message);
    wrong(&format!("{pem}\0"), PemError::TrailingText, message);
    wrong(&format!("{}-", pem.trim_end()), PemError::TrailingText, message);
}

#[test]
fn headers() {
    let message = "the PEM text has a header, which certificates have not";
    let pem = certificate(64, "\n").replacen('\n', "\nProc-Type: 4,ENCRYPTED\n\n", 1);
    wrong(&pem, PemError::HeaderNotAllowed, message);
}

#[test]
fn no_base64() {
    let message = "the PEM text holds no valid base64";
    let around = |base64: &str| format!("-----BEGIN CERTIFICATE-----\n{base64}\n-----END CERTIFICATE-----\n");
    for base64 in [
        "",
        "\n",
        "=",
        "====",
        "A",
        "AA",
        "AAA",
        "AAAAA",
        "AB==",
        "AA=A",
        "AA=",
        "AA-_",
        "MAM CAQU=",
        "MAMCAQU= ",
        "MAMC\n\nAQU=",
        "MA\nMCAQU=",
        "MAMCAQU=\nMAMCAQU=",
        "MAMCAQU=MAMCAQU=",
    ] {
        wrong(&around(base64), PemError::InvalidBase64, message);
    }
}

#[test]
fn both_buffers_too_small() {
    assert_eq!(PemError::TextTooLong.to_string(), "the PEM text is too long for the buffer");
    assert_eq!(PemError::DerTooLong.to_string(), "the DER is too long for the buffer");
}

proptest! {
    /// No text makes the decoder panic, or needs more than the bounds say.
    #[test]
    fn any_text(pem in prop::collection::vec(any::<u8>(), 1..100)) {
        let _ = der(&pem);
    }

    /// Nor does a certificate with a few bytes changed.
    #[test]
    fn near_misses(
        width in 1..80_usize,
        edits in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(&b"A=\n\r-: "[..])), 0..4),
    ) {
        let mut pem = certificate(width, "\n").into_bytes();
        for (place, byte) in edits {
            let place = place.index(pem.len());
            pem[place] = byte;
        }
        let _ = der(&pem);
    }
}
