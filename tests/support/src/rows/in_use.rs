//! URIs that are in use: where each was found, its field of the backing object, and the result.

/// The field that has the text, and the result.
pub enum Role {
    /// A serviceURI without a proxy: the results for a client and for a server.
    Service(Outcome, Outcome),
    /// A serviceURI with a proxyURI, where any text is valid: the result of parsing it as a service URI.
    Proxied(Outcome),
    /// A proxyURI.
    Proxy(Outcome),
}

/// Accepted, or the kind of the error and its offset.
pub type Outcome = Result<(), (&'static str, usize)>;

/// One text seen in use.
pub struct Seen {
    pub uri: &'static str,
    /// The direction it was seen with; `unknown` when the source does not say.
    pub direction: &'static str,
    pub role: Role,
    pub source: &'static str,
}

const fn seen(uri: &'static str, direction: &'static str, role: Role, source: &'static str) -> Seen {
    Seen { uri, direction, role, source }
}

use Role::{Proxied, Proxy, Service};

const OK: Outcome = Ok(());
/// A client has no host to connect to; it is missing after `telnet://`.
const NO_HOST: Outcome = Err(("HostMissing", 9));

/// One row per line.
#[rustfmt::skip]
pub const ROWS: &[Seen] = &[
    seen("telnet://:33233", "server",                Service(NO_HOST, OK),                     "govmomi: examples and tests of govc device.serial.connect"),
    seen("foobar", "server",                         Proxied(Err(("PortMissing", 6))),         "OpenStack Nova: a unit test of its VMware driver"),
    seen("vmware-vspc", "server",                    Proxied(Err(("PortMissing", 11))),        "vmware-vspc: its README and sample settings"),
    seen("telnet://172.31.54.119:13370", "server",   Proxy(OK),                                "vmware-vspc-container: a script that sets up a port"),
    seen("vSPC.py", "server",                        Proxied(Err(("PortMissing", 7))),         "vSPC.py: its README; Ansible's module for serial ports; a capture of DO-PROXY"),
    seen("telnet://myhost.example.org:6779", "server", Proxy(OK),                              "vSPC.py: the README of a fork"),
    seen("telnet://vSPC.py:13370", "server",         Proxied(OK),                              "ESX_Serial: its README, for a web page that rejects a bare name"),
    seen("telnet://1.2.3.4:17000", "server",         Proxy(OK),                                "VMware Photon Controller: a test of its agent"),
    seen("telnet://128.100.228.253:40000", "client", Proxy(OK),                                "vulture: its page at the University of Toronto"),
    seen("sandwich", "client",                       Proxied(Err(("PortMissing", 8))),         "a script that adds a port"),
    seen("service_uri", "unknown",                   Proxied(Err(("InvalidHostname", 7))),     "Salt: the documentation of its vSphere module, as a placeholder"),
    seen("tcp://6000", "server",                     Service(Err(("PortMissing", 10)), Err(("PortMissing", 10))), "Ansible's module for serial ports: an example and a test (a port in the host's place)"),
    seen("telnet://:12345", "server",                Service(NO_HOST, OK),                     "vSphere: the page on serial port connections; Ansible's REST modules"),
    seen("telnet://yourLinuxBox:23", "client",       Service(OK, OK),                          "vSphere: the page on serial port connections"),
    seen("tcp://127.0.0.1:2379", "client",           Proxied(OK),                              "vSphere Integrated Containers: its port layer"),
    seen("tcp://0.0.0.0:2377", "client",             Service(OK, OK),                          "vSphere Integrated Containers: an older state of its port layer"),
    seen("telnets://0.0.0.0:42001", "server",        Service(OK, OK),                          "libvirt: a test of its .vmx reader"),
    seen("foobar", "server",                         Proxy(Err(("SchemeNotAllowed", 0))),      "libvirt: a comment in its .vmx reader, as a placeholder"),
    seen("telnet://:7002", "unknown",                Service(NO_HOST, OK),                     "a script that writes a .vmx file"),
    seen("telnet://192.168.1.2:2001", "unknown",     Service(OK, OK),                          "a .vmx file, commented out"),
    seen("telnet://192.168.1.111:1234", "server",    Service(OK, OK),                          "a forum, quoted in a gist"),
    seen("tcp://a-inf-vansible1:13370", "client",    Service(OK, OK),                          "a script that clones machines through pyvmomi"),
    seen("tcp://10.0.0.10:7000", "client",           Service(OK, OK),                          "a script"),
    seen("tcp://localhost:2222", "client",           Service(OK, OK),                          "COT: a test of its deploy command"),
    seen("telnet://:10022", "server",                Service(NO_HOST, OK),                     "COT: its deploy command"),
    seen("telnet://localhost:9101", "unknown",       Service(OK, OK),                          "COT: a URI in an OVF file"),
    seen("telnet://localhost:22002", "unknown",      Service(OK, OK),                          "COT: a test of its edit-hardware command"),
    seen("telnet://foo:2", "unknown",                Service(OK, OK),                          "COT: a test of its edit-hardware command"),
    seen("telnet://bar:22", "unknown",               Service(OK, OK),                          "COT: a test of its edit-hardware command"),
    seen("telnet://localhost:2", "unknown",          Service(OK, OK),                          "COT: a test of its command line"),
];
