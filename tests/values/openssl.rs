//! What OpenSSL prints goes through the builder and the parser and comes back unchanged: a certificate and its
//! fingerprints from `tests/data`, and a new certificate if there is an `openssl` command.

use std::path::Path;
use std::process::Command;

use vserial_uri::{DigestAlgorithm, Host, Scheme, ServiceUri, UriBuilder};

/// A certificate as OpenSSL prints it.
struct Printed {
    pem: Vec<u8>,
    der: Vec<u8>,
    /// `sha1 Fingerprint=...` and the same with `sha256`.
    fingerprints: [String; 2],
}

impl Printed {
    /// `console.pem` and what was made of it: `openssl x509 -in console.pem -noout -fingerprint -sha1 > console.sha1` and so on.
    fn stored() -> Self {
        let read = |name: &str| {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name);
            std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        };
        let text = |name: &str| String::from_utf8(read(name)).unwrap();
        let fingerprints = [text("console.sha1"), text("console.sha256")];
        Self { pem: read("console.pem"), der: read("console.der"), fingerprints }
    }

    /// Creates a certificate; `None` if there is no `openssl` command.
    fn new() -> Option<Self> {
        if let Err(error) = Command::new("openssl").arg("version").output() {
            println!("skipped: openssl cannot be run: {error}");
            return None;
        }
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{}.pem", std::process::id()));
        let path = path.to_str().unwrap();
        let openssl = |arguments: &str| {
            let output = Command::new("openssl").args(arguments.split(' ')).output().unwrap();
            assert!(output.status.success(), "{arguments}: {}", String::from_utf8_lossy(&output.stderr));
            output.stdout
        };
        let curve = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout /dev/null";
        openssl(&format!("req -x509 {curve} -days 9 -subj /CN=console.example.com -out {path}"));
        let pem = std::fs::read(path).unwrap();
        let der = openssl(&format!("x509 -in {path} -outform DER"));
        let fingerprints = ["sha1", "sha256"].map(|algorithm| {
            String::from_utf8(openssl(&format!("x509 -in {path} -noout -fingerprint -{algorithm}"))).unwrap()
        });
        std::fs::remove_file(path).unwrap();
        Some(Self { pem, der, fingerprints })
    }

    fn come_back(&self) {
        for (line, algorithm) in self.fingerprints.iter().zip([DigestAlgorithm::Sha1, DigestAlgorithm::Sha256]) {
            let (_, fingerprint) = line.trim_end().split_once(" Fingerprint=").unwrap();
            for fingerprint in [fingerprint.to_owned(), fingerprint.replace(':', "").to_lowercase()] {
                self.comes_back(&fingerprint, algorithm);
            }
        }
    }

    fn comes_back(&self, fingerprint: &str, algorithm: DigestAlgorithm) {
        let builder = UriBuilder::service(Scheme::Telnets, Host::Empty, 2001).unwrap();
        let builder = builder.certificate(&self.pem).unwrap();
        let text = builder.thumbprint_text(fingerprint).unwrap().to_string();
        let auth = ServiceUri::parse(&text).unwrap().auth();
        assert!(auth.certificate().unwrap().pem().eq(self.pem.iter().copied()));
        let thumbprint = auth.thumbprint().unwrap();
        assert_eq!(thumbprint.value(), fingerprint);
        assert_eq!(thumbprint.algorithm(), algorithm);

        let bytes: Vec<u8> = fingerprint
            .replace(':', "")
            .as_bytes()
            .chunks(2)
            .map(|digits| u8::from_str_radix(std::str::from_utf8(digits).unwrap(), 16).unwrap())
            .collect();
        assert_eq!(thumbprint.digest().as_bytes(), bytes);
        let text = builder.thumbprint(&bytes).unwrap().to_string();
        let thumbprint = ServiceUri::parse(&text).unwrap().auth().thumbprint().unwrap();
        assert_eq!(thumbprint.digest().as_bytes(), bytes);
        assert_eq!(thumbprint.value().as_str().replace(':', ""), fingerprint.replace(':', "").to_uppercase());

        #[cfg(feature = "pem")]
        {
            let der = super::der::der(&self.pem);
            assert_eq!(der.as_deref(), Ok(&self.der[..]));
        }
        assert!(self.der.starts_with(&[0x30, 0x82]));
    }
}

#[test]
fn the_stored_certificate_is_unchanged() {
    Printed::stored().come_back();
}

#[test]
fn a_new_certificate_is_unchanged() {
    if let Some(printed) = Printed::new() {
        printed.come_back();
    }
}

/// What OpenSSL reads is read, or has an error of its own.
#[cfg(feature = "pem")]
#[test]
fn pem_that_openssl_reads() {
    use vserial_uri::PemError;

    let Printed { pem, der, .. } = Printed::stored();
    let pem = String::from_utf8(pem).unwrap();
    let lines: Vec<&str> = pem.lines().collect();
    let [begin, base64 @ .., end] = &lines[..] else { panic!("{pem}") };
    let long = base64.concat();
    let variants: [(&str, String, Option<PemError>); 13] = [
        ("as it is", pem.clone(), None),
        ("CRLF", pem.replace('\n', "\r\n"), None),
        ("blanks at the end of each line", pem.replace('\n', "  \n"), None),
        ("tabs at the end of each line", pem.replace('\n', "\t\n"), None),
        ("a line of ten characters", pem.replacen(&long[..10], &format!("{}\n", &long[..10]), 1), None),
        ("a line of eleven characters", pem.replacen(&long[..11], &format!("{}\n", &long[..11]), 1), None),
        ("one long line", format!("{begin}\n{long}\n{end}\n"), None),
        ("an empty line after BEGIN", pem.replacen('\n', "\n\n", 1), None),
        ("text before", format!("subject=CN = con1\n\n{pem}"), None),
        ("text after", format!("{pem}text\n"), None),
        ("an END line before", format!("{end}\n{pem}"), None),
        ("a second certificate", format!("{pem}{pem}"), Some(PemError::SecondBlock)),
        ("another label", pem.replace("CERTIFICATE", "X509 CERTIFICATE"), Some(PemError::NotACertificate)),
    ];
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{}-variant.pem", std::process::id()));
    for (what, pem, error) in variants {
        assert_eq!(super::der::der(pem.as_bytes()), error.map_or(Ok(der.clone()), Err), "{what}");
        std::fs::write(&path, pem).unwrap();
        match Command::new("openssl").args(["x509", "-outform", "DER", "-in"]).arg(&path).output() {
            Ok(output) => assert_eq!(output.stdout, der, "OpenSSL does not read {what}"),
            Err(error) => println!("skipped: openssl cannot be run: {error}"),
        }
    }
    std::fs::remove_file(path).unwrap();
}
