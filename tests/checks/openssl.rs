//! Certificates made, and checked, by the `openssl` command.

use std::fs;
use std::io::Write;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use vserial_uri::{DigestAlgorithm, Direction};

/// Returns a new folder for certificates, or `None` with a message if there is no `openssl` here.
pub fn folder() -> Option<PathBuf> {
    if let Err(error) = Command::new("openssl").arg("version").output() {
        println!("skipped: openssl cannot be run: {error}");
        return None;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("checks-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    Some(folder)
}

/// Runs `openssl` with words that are separated by `|`, since names have spaces.
fn run(folder: &Path, words: &str) -> Output {
    Command::new("openssl").args(words.split('|')).current_dir(folder).output().unwrap()
}

#[track_caller]
fn run_well(folder: &Path, words: &str) -> Vec<u8> {
    let output = run(folder, words);
    assert!(output.status.success(), "{words}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

const NEW_KEY: &str = "-newkey|ec|-pkeyopt|ec_paramgen_curve:prime256v1|-nodes";

/// A certificate authority: `NAME.pem` and `NAME.key`.
pub struct Authority {
    folder: PathBuf,
    name: &'static str,
}

impl Authority {
    pub fn new(folder: &Path, name: &'static str) -> Self {
        let files = format!("-keyout|{name}.key|-out|{name}.pem");
        run_well(folder, &format!("req|-x509|{NEW_KEY}|-days|9|-subj|/CN={name} authority|{files}"));
        Self { folder: folder.to_owned(), name }
    }

    /// Makes a peer with a certificate that this authority has signed; with -1 days, it has expired.
    pub fn sign(&self, file: &'static str, common_name: &str, names: Option<&str>, days: i8) -> Peer {
        let names = names.map_or_else(String::new, |names| format!("|-addext|subjectAltName={names}"));
        let files = format!("-keyout|{file}.key|-out|{file}.csr");
        run_well(&self.folder, &format!("req|{NEW_KEY}|-subj|/CN={common_name}|{files}{names}"));
        let signer = format!("-CA|{0}.pem|-CAkey|{0}.key|-CAcreateserial", self.name);
        let files = format!("-in|{file}.csr|-out|{file}.pem");
        run_well(&self.folder, &format!("x509|-req|{files}|{signer}|-days|{days}|-copy_extensions|copyall"));
        Peer::of(&self.folder, file)
    }
}

/// A peer that presents the certificate in `FILE.pem`.
pub struct Peer {
    folder: PathBuf,
    file: &'static str,
    pub der: Vec<u8>,
}

impl Peer {
    pub fn self_signed(folder: &Path, file: &'static str, common_name: &str, names: &str) -> Self {
        let files = format!("-keyout|{file}.key|-out|{file}.pem");
        let subject = format!("-subj|/CN={common_name}|-addext|subjectAltName={names}");
        run_well(folder, &format!("req|-x509|{NEW_KEY}|-days|9|{subject}|{files}"));
        Self::of(folder, file)
    }

    fn of(folder: &Path, file: &'static str) -> Self {
        let der = run_well(folder, &format!("x509|-in|{file}.pem|-outform|DER"));
        Self { folder: folder.to_owned(), file, der }
    }

    pub fn pem(&self) -> Vec<u8> {
        fs::read(self.folder.join(self.file).with_extension("pem")).unwrap()
    }

    /// Returns the fingerprint as OpenSSL prints it.
    pub fn fingerprint(&self, algorithm: &str) -> String {
        let line = run_well(&self.folder, &format!("x509|-in|{}.pem|-noout|-fingerprint|-{algorithm}", self.file));
        let line = String::from_utf8(line).unwrap();
        line.trim_end().rsplit('=').next().unwrap().to_owned()
    }

    fn verify(&self, authority: &Authority, options: &str) -> bool {
        let files = format!("-CAfile|{}.pem|{}.pem", authority.name, self.file);
        run(&self.folder, &format!("verify|-no-CApath|-no-CAstore|{options}|{files}")).status.success()
    }

    /// Returns whether `authority` has signed the certificate for the other side of `direction`, and it is valid now.
    pub fn is_signed_and_valid(&self, authority: &Authority, direction: Direction) -> bool {
        let purpose = match direction {
            Direction::Client => "sslserver",
            Direction::Server => "sslclient",
        };
        self.verify(authority, &format!("-purpose|{purpose}"))
    }

    pub fn is_signed_at_any_time(&self, authority: &Authority) -> bool {
        self.verify(authority, "-no_check_time")
    }

    pub fn is_issued_to(&self, name: &str) -> bool {
        self.matches(&format!("-checkhost|{name}"))
    }

    pub fn is_issued_to_ip(&self, ip: IpAddr) -> bool {
        self.matches(&format!("-checkip|{ip}"))
    }

    fn matches(&self, option: &str) -> bool {
        let answer = run_well(&self.folder, &format!("x509|-in|{}.pem|-noout|{option}", self.file));
        let answer = String::from_utf8(answer).unwrap();
        let (yes, no) = (answer.contains("does match"), answer.contains("does NOT match"));
        assert_ne!(yes, no, "{answer}");
        yes
    }
}

/// Computes the digest of a certificate.
pub fn digest(algorithm: DigestAlgorithm, der: &[u8]) -> Vec<u8> {
    let option = match algorithm {
        DigestAlgorithm::Sha1 => "-sha1",
        DigestAlgorithm::Sha256 => "-sha256",
    };
    let mut command = Command::new("openssl");
    command.args(["dgst", "-binary", option]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(der).unwrap();
    child.wait_with_output().unwrap().stdout
}
