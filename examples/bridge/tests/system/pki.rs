//! Certificates for the tests, created once for each run.

use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use openssl::asn1::Asn1Time;
use openssl::bn::BigNum;
use openssl::hash::MessageDigest;
use openssl::pkey::{PKey, Private};
use openssl::rsa::Rsa;
use openssl::x509::extension::{BasicConstraints, SubjectAlternativeName};
use openssl::x509::{X509, X509NameBuilder};
use tempfile::TempDir;

pub struct Pki {
    folder: TempDir,
    certificates: Vec<(&'static str, X509)>,
}

/// The contents of a certificate, except its issuer.
struct Subject {
    file: &'static str,
    common_name: &'static str,
    names: &'static [&'static str],
    /// The first and the last day that it is valid, in days from now.
    days: (i64, i64),
}

const SUBJECTS: [Subject; 5] = [
    Subject { file: "good", common_name: "con1", names: &["IP:127.0.0.1", "IP:::1", "DNS:con1"], days: (-1, 10) },
    Subject { file: "other", common_name: "other", names: &["DNS:other", "IP:192.0.2.9"], days: (-1, 10) },
    Subject { file: "expired", common_name: "con1", names: &["IP:127.0.0.1", "DNS:con1"], days: (-10, -1) },
    // Only names in the subject, as old devices have them.
    Subject { file: "old", common_name: "old.example", names: &[], days: (-1, 10) },
    Subject { file: "client", common_name: "vm1", names: &["DNS:vm1"], days: (-1, 10) },
];

pub fn pki() -> &'static Pki {
    static PKI: OnceLock<Pki> = OnceLock::new();
    PKI.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        // One key for all, because generating keys is slow.
        let key = PKey::from_rsa(Rsa::generate(2048).unwrap()).unwrap();
        fs::write(folder.path().join("key.pem"), key.private_key_to_pem_pkcs8().unwrap()).unwrap();
        let authority = Subject { file: "ca", common_name: "test authority", names: &[], days: (-20, 20) };
        let authority = (authority.file, certificate(&authority, &key, None));
        let unknown =
            Subject { file: "self", common_name: "con1", names: &["IP:127.0.0.1", "DNS:con1"], days: (-1, 10) };
        let mut certificates = vec![("self", certificate(&unknown, &key, None))];
        for subject in &SUBJECTS {
            certificates.push((subject.file, certificate(subject, &key, Some(&authority.1))));
        }
        certificates.push(authority);
        for (file, certificate) in &certificates {
            let pem = certificate.to_pem().unwrap();
            fs::write(folder.path().join(format!("{file}.pem")), &pem).unwrap();
            // Key and certificate in one file, as telnetd-ssl takes them.
            let both = [key.private_key_to_pem_pkcs8().unwrap(), pem].concat();
            fs::write(folder.path().join(format!("{file}-both.pem")), both).unwrap();
        }
        Pki { folder, certificates }
    })
}

impl Pki {
    pub fn path(&self, name: &str) -> String {
        let path: PathBuf = self.folder.path().join(format!("{name}.pem"));
        path.to_str().unwrap().to_string()
    }

    /// Returns the options `--cert` and `--key` for a certificate.
    pub fn cert(&self, name: &str) -> [String; 4] {
        ["--cert".into(), self.path(name), "--key".into(), self.path("key")]
    }

    fn certificate(&self, name: &str) -> &X509 {
        &self.certificates.iter().find(|(file, _)| *file == name).unwrap().1
    }

    /// Returns the parameter `certificate` with this certificate.
    pub fn certificate_parameter(&self, name: &str) -> String {
        let pem = self.certificate(name).to_pem().unwrap();
        let escape = |byte: &u8| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' => char::from(*byte).to_string(),
            _ => format!("%{byte:02X}"),
        };
        format!("certificate={}", pem.iter().map(escape).collect::<String>())
    }

    /// Returns the parameter `thumbprint` with a digest of this certificate.
    pub fn thumbprint_parameter(&self, name: &str, digest: MessageDigest) -> String {
        let digest = self.certificate(name).digest(digest).unwrap();
        let pairs: Vec<String> = digest.iter().map(|byte| format!("{byte:02X}")).collect();
        format!("thumbprint={}", pairs.join(":"))
    }
}

fn certificate(subject: &Subject, key: &PKey<Private>, issuer: Option<&X509>) -> X509 {
    let mut name = X509NameBuilder::new().unwrap();
    name.append_entry_by_text("CN", subject.common_name).unwrap();
    let name = name.build();
    let mut builder = X509::builder().unwrap();
    builder.set_version(2).unwrap();
    let serial = BigNum::from_u32(fastrand::u32(1..)).unwrap();
    builder.set_serial_number(&serial.to_asn1_integer().unwrap()).unwrap();
    builder.set_subject_name(&name).unwrap();
    builder.set_issuer_name(issuer.map_or(&*name, |issuer| issuer.subject_name())).unwrap();
    builder.set_pubkey(key).unwrap();
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs() as i64;
    let time = |days: i64| Asn1Time::from_unix(now + days * 86_400).unwrap();
    builder.set_not_before(&time(subject.days.0)).unwrap();
    builder.set_not_after(&time(subject.days.1)).unwrap();
    if issuer.is_none() {
        builder.append_extension(BasicConstraints::new().critical().ca().build().unwrap()).unwrap();
    }
    if !subject.names.is_empty() {
        let mut names = SubjectAlternativeName::new();
        for name in subject.names {
            match name.split_once(':').unwrap() {
                ("IP", address) => names.ip(address),
                (_, name) => names.dns(name),
            };
        }
        let context = builder.x509v3_context(issuer.map(|issuer| &**issuer), None);
        let extension = names.build(&context).unwrap();
        builder.append_extension(extension).unwrap();
    }
    builder.sign(key, MessageDigest::sha256()).unwrap();
    builder.build()
}
