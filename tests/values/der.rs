//! Feature `pem`: PEM text that decodes to DER, and text that does not.

use proptest::prelude::*;
use vserial_uri::{Certificate, Host, PemError, Scheme, ServiceUri, UriBuilder};

/// 50 bytes of a DER sequence, and its base64 on one line.
const DER: [u8; 50] = {
    let mut der = [0x5A; 50];
    (der[0], der[1]) = (0x30, 48);
    der
};
const BASE64: &str = "MDBaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlo=";

/// Decodes `pem` into buffers of the documented maximum lengths.
pub fn der(pem: &[u8]) -> Result<Vec<u8>, PemError> {
    let builder = UriBuilder::service(Scheme::Ssl, Host::Empty, 1).unwrap().certificate(pem).unwrap();
    let text = builder.to_string();
    let certificate = ServiceUri::parse(&text).unwrap().auth().certificate().unwrap();
    let mut scratch = vec![0; pem.len()];
    let mut der = vec![0; Certificate::max_der_len(pem.len())];
    let outcome = certificate.der_into(&mut scratch, &mut der).map(<[u8]>::to_vec);
    assert_eq!(certificate.der_into(&mut scratch[1..], &mut der), Err(PemError::TextTooLong));
    match &outcome {
        // Exactly long enough, then one byte too short.
        Ok(found) => {
            assert_eq!(certificate.der_into(&mut scratch, &mut der[..found.len()]), Ok(&found[..]));
            assert_eq!(certificate.der_into(&mut scratch, &mut der[1..found.len()]), Err(PemError::DerTooLong));
        }
        Err(error) => assert!(!matches!(error, PemError::TextTooLong | PemError::DerTooLong), "{error}"),
    }
    outcome
}

#[track_caller]
fn decodes(pem: &str) {
    assert_eq!(der(pem.as_bytes()).as_deref(), Ok(&DER[..]), "{pem}");
}

#[track_caller]
fn rejected(pem: &str, error: PemError, message: &str) {
    assert_eq!(der(pem.as_bytes()), Err(error), "{pem}");
    assert_eq!(error.to_string(), message);
}

/// Returns a certificate with lines of `width` bytes that end in `end`.
fn certificate(width: usize, end: &str) -> String {
    let lines: Vec<&str> = BASE64.as_bytes().chunks(width).map(|line| std::str::from_utf8(line).unwrap()).collect();
    let lines = lines.join(end);
    format!("-----BEGIN CERTIFICATE-----{end}{lines}{end}-----END CERTIFICATE-----{end}")
}

#[test]
fn any_line_ending_and_width() {
    for end in ["\n", "\r\n", "\r"] {
        for width in [4, 60, 64, 67, 68, 76] {
            decodes(&certificate(width, end));
        }
    }
}

#[test]
fn white_space_around_and_within() {
    let pem = certificate(64, "\n");
    decodes(pem.trim_end());
    decodes(&format!("{pem}\r\n \t\n"));
    for end in ["\n", "\r\n", "\r"] {
        let pem = certificate(16, end);
        for blank in [" ", "\t", "  \t "] {
            // At the end of each line.
            decodes(&pem.replace(end, &format!("{blank}{end}")));
        }
        // An empty line after BEGIN, before END, and in between.
        decodes(&pem.replacen(end, &end.repeat(2), 1));
        decodes(&pem.replace(&format!("{end}-----END"), &format!("{end}{end}-----END")));
        decodes(&pem.replace(end, &end.repeat(2)));
    }
    // Uneven lines, an indented line, and a space inside a line.
    for base64 in [
        BASE64.replacen("WlpaW", "WlpaW\n", 1),
        BASE64.replacen("WlpaW", "Wl\npa\nW", 1),
        format!(" {BASE64}"),
        BASE64.replacen("WlpaW", "Wlpa W", 1),
    ] {
        decodes(&format!("-----BEGIN CERTIFICATE-----\n{base64}\n-----END CERTIFICATE-----\n"));
    }
}

#[test]
fn text_before_and_after() {
    let pem = certificate(64, "\n");
    decodes(&format!("Certificate:\n    Data: -----BEGIN X-----\n{pem}"));
    decodes(&format!("\u{e9}\0\n\n{pem}"));
    decodes(&format!("-----END CERTIFICATE-----\n{pem}"));
    decodes(&format!("{pem}x"));
    decodes(&format!("{pem}\0"));
    decodes(&format!("{pem}subject=CN = con1\n -----BEGIN X-----\n"));
    decodes(&format!("{pem}-----END CERTIFICATE-----\n"));
}

#[test]
fn no_begin() {
    let message = "the PEM text has no line \"-----BEGIN CERTIFICATE-----\"";
    rejected("x", PemError::BeginMissing, message);
    rejected(BASE64, PemError::BeginMissing, message);
    rejected("-----BEGIN", PemError::BeginMissing, message);
    rejected(&format!(" {}", certificate(64, "\n")), PemError::BeginMissing, message);
}

#[test]
fn lost_line_breaks() {
    let message = "the line \"-----BEGIN CERTIFICATE-----\" has other text: a line break must be written as \"%0A\"";
    let pem = certificate(64, "\n");
    rejected(&pem.replace('\n', ""), PemError::LineBreakMissing, message);
    rejected(&pem.replace('\n', " "), PemError::LineBreakMissing, message);
    rejected(&pem.replacen("-----\n", "-----x\n", 1), PemError::LineBreakMissing, message);
}

#[test]
fn plus_for_space() {
    let message = "the PEM text has \"+\" in place of a space, which must be written as \"%20\"";
    let pem = certificate(64, "\n");
    rejected(&pem.replace(' ', "+"), PemError::PlusForSpace, message);
    rejected(&pem.replace(' ', "+").replace('\n', ""), PemError::PlusForSpace, message);
}

#[test]
fn other_labels() {
    let message = "the PEM text is not labelled CERTIFICATE";
    for label in ["PRIVATE KEY", "X509 CERTIFICATE", "TRUSTED CERTIFICATE", "certificate", "CERTIFICATE REQUEST", ""] {
        let pem = certificate(64, "\n").replace("CERTIFICATE", label);
        rejected(&pem, PemError::NotACertificate, message);
        rejected(&format!("{pem}{}", certificate(64, "\n")), PemError::NotACertificate, message);
    }
    rejected("-----BEGIN CERT", PemError::NotACertificate, message);
}

#[test]
fn no_end() {
    let message = "the PEM text has no line \"-----END CERTIFICATE-----\"";
    let pem = certificate(64, "\n");
    rejected("-----BEGIN CERTIFICATE-----", PemError::EndMissing, message);
    rejected(&pem.replace("END", "FIN"), PemError::EndMissing, message);
    rejected(pem.trim_end_matches("-\n"), PemError::EndMissing, message);
    rejected(&format!("{}-", pem.trim_end()), PemError::EndMissing, message);
    rejected(&pem.replace("END CERTIFICATE", "END PRIVATE KEY"), PemError::EndMissing, message);
    rejected(&pem.replace("\n-----END", "-----END"), PemError::EndMissing, message);
    // The END line of the second certificate does not end the first.
    let (first, _) = pem.split_once("-----END").unwrap();
    rejected(&format!("{first}{pem}"), PemError::EndMissing, message);
}

#[test]
fn a_second_block() {
    let message = "unexpected PEM block after the certificate";
    let pem = certificate(64, "\n");
    rejected(&format!("{pem}{pem}"), PemError::SecondBlock, message);
    rejected(&format!("{pem}text\r\r{pem}"), PemError::SecondBlock, message);
    rejected(&format!("{pem}-----BEGIN PRIVATE KEY-----\n"), PemError::SecondBlock, message);
    rejected(&format!("{pem}{}", pem.replace(' ', "+")), PemError::SecondBlock, message);
}

#[test]
fn headers() {
    let message = "unexpected header before the base64 of the certificate";
    let pem = certificate(64, "\n").replacen('\n', "\nProc-Type: 4,ENCRYPTED\n\n", 1);
    rejected(&pem, PemError::HeaderNotAllowed, message);
}

#[test]
fn invalid_base64() {
    let message = "the PEM text has no valid base64";
    let around = |base64: &str| format!("-----BEGIN CERTIFICATE-----\n{base64}\n-----END CERTIFICATE-----\n");
    #[rustfmt::skip]
    let invalid = [
        "", "\n", " ", "=", "====", "A", "AA", "AAA", "AAAAA", "AB==", "AA=A", "AA=", "AA-_", "MAMCAQU\0",
        "MAMCAQU=\nMAMCAQU=", "MAMCAQU=MAMCAQU=", "MAMCAQU=\u{a0}",
    ];
    for base64 in invalid {
        rejected(&around(base64), PemError::InvalidBase64, message);
    }
    rejected("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----", PemError::InvalidBase64, message);
}

#[test]
fn messages_for_small_buffers() {
    assert_eq!(PemError::TextTooLong.to_string(), "the PEM text is too long for the buffer");
    assert_eq!(PemError::DerTooLong.to_string(), "the DER is too long for the buffer");
}

proptest! {
    /// No text makes the decoder panic or needs buffers longer than the upper bounds.
    #[test]
    fn any_text(pem in prop::collection::vec(any::<u8>(), 1..100)) {
        let _ = der(&pem);
    }

    /// The same for a certificate with a few bytes changed.
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
