//! Third-party machines and concentrators: QEMU with the firmware of this repository, and VMware's concentrator in Python.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::thread;
use std::time::{Duration, Instant};

use crate::peers::{find, free_port, listener, missing, unpacked};
use crate::pki::pki;
use crate::process::{LIMIT, Process, once, server};

/// Returns the path of the firmware's image, which is built for QEMU's board.
#[track_caller]
fn image() -> Option<&'static Path> {
    static IMAGE: OnceLock<Option<PathBuf>> = OnceLock::new();
    let image = IMAGE.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let target = root.join("examples/bridge/target/firmware");
        let status = Command::new(root.join(".ci/thumb.sh"))
            .args(["thumbv7m-none-eabi", "build", "--quiet", "--locked", "--release", "--features", "board"])
            .args(["--bin", "firmware", "--manifest-path"])
            .arg(root.join("examples/firmware/Cargo.toml"))
            .env("CARGO_TARGET_DIR", &target)
            .status()
            .unwrap();
        match status.code() {
            Some(0) => Some(target.join("thumbv7m-none-eabi/release/firmware")),
            // No compiler for the board.
            Some(3) => None,
            code => panic!("the firmware's build ended with {code:?}"),
        }
    });
    if image.is_none() {
        missing("a compiler for Cortex-M (.ci/install.sh thumb)");
    }
    image.as_deref()
}

/// The commands for the firmware's console, and its answers.
const COMMANDS: &[u8] = b"direction client\nservice telnets://[2001:db8::1]:2001#verify\nshow\n";
const ANSWERS: &[u8] = b"ok direction client\nok service telnets ipv6 2001 verify\n";

/// Starts QEMU with the board's serial port at `serial`. The firmware ends after the commands.
fn qemu(serial: &str) -> Option<Command> {
    let mut command = Command::new(find("qemu-system-arm")?);
    let config = format!("enable=on,target=native,arg=firmware,arg={}", COMMANDS.len());
    command.args(["-M", "lm3s6965evb", "-display", "none", "-monitor", "none", "-serial", serial]);
    command.args(["-semihosting-config", &config, "-kernel"]).arg(image()?);
    Some(command)
}

/// The bridge connects to QEMU.
#[track_caller]
fn qemu_serves(kind: &str) {
    let port = free_port();
    let Some(mut command) = qemu(&format!("{kind}:127.0.0.1:{port},server=on,wait=on")) else { return };
    let _qemu = listener(&mut command, port);
    talk(once("client", &format!("{kind}://127.0.0.1:{port}"), &[]));
}

/// QEMU connects to the bridge.
#[track_caller]
fn qemu_connects(kind: &str, scheme: &str) {
    // The image is built before the bridge waits.
    if qemu("").is_none() {
        return;
    }
    let (bridge, port) = server(&format!("{scheme}://127.0.0.1:0"), &[]);
    let Some(mut command) = qemu(&format!("{kind}:127.0.0.1:{port}")) else { return };
    let _qemu = Process::start(&mut command);
    talk(bridge);
}

#[track_caller]
fn talk(mut bridge: Process) {
    bridge.err.wait_line("ready");
    bridge.send(COMMANDS);
    bridge.out.wait_for(ANSWERS);
    bridge.wait_success();
}

#[test]
fn qemu_serves_tcp() {
    qemu_serves("tcp");
}

#[test]
fn qemu_connects_by_tcp() {
    qemu_connects("tcp", "tcp");
}

#[test]
fn qemu_serves_telnet() {
    qemu_serves("telnet");
}

/// QEMU speaks telnet only as a server. As a client, `telnet:` sends and expects plain bytes.
#[test]
fn qemu_connects_by_telnet_as_by_tcp() {
    qemu_connects("telnet", "tcp");
}

/// VMware's concentrator is from 2017. It needs two things that later versions of Python have removed from `asyncio`.
const VSPC: &str = "
import asyncio, sys, types
asyncio.coroutine = types.coroutine
start_server = asyncio.start_server
asyncio.start_server = lambda *args, loop=None, **named: start_server(*args, **named)
from vspc.server import main
sys.argv[0] = 'vspc'
main()
";

const UUID: &str = "564d1234-5678-9abc-def0-123456789abc";

/// Starts `vmware-vspc` for the URI `vSPC.py`. Also returns the folder where it logs what machines send.
#[track_caller]
fn vspc(cert: Option<&str>) -> Option<(Process, u16, tempfile::TempDir)> {
    let python = unpacked("vspc/bin/python3")?;
    let folder = tempfile::tempdir().unwrap();
    let (port, logs) = (free_port(), folder.path().join("logs"));
    let mut config =
        format!("[DEFAULT]\nhost=127.0.0.1\nport={port}\nuri=vSPC.py\nserial_log_dir={}\n", logs.display());
    if let Some(cert) = cert {
        config += &format!("cert={}\nkey={}\n", pki().path(cert), pki().path("key"));
    }
    let file = folder.path().join("vspc.conf");
    fs::write(&file, config).unwrap();
    let mut command = Command::new(python);
    Some((listener(command.args(["-c", VSPC, "--config-file"]).arg(file), port), port, folder))
}

/// Our machine sends data, which VMware's concentrator logs under the machine's UUID.
#[track_caller]
fn vspc_logs(proxy: impl Fn(u16) -> String, cert: Option<&str>) {
    let Some((_vspc, port, folder)) = vspc(cert) else { return };
    let (proxy, authority) = (proxy(port), pki().path("ca"));
    let mut machine = once("server", "vSPC.py", &["--proxy", &proxy, "--uuid", UUID, "--ca", &authority]);
    machine.err.wait_line("ready");
    // It drops NUL and XON from the data.
    let said: Vec<u8> = (0..=255).filter(|byte| !matches!(byte, 0 | 0x11)).cycle().take(50_000).collect();
    machine.send(&said);
    machine.close_stdin();
    machine.wait_success();
    let log = folder.path().join("logs/564d123456789abc-def0123456789abc");
    let deadline = Instant::now() + LIMIT;
    loop {
        // It logs slowly, and may go on after it has closed the connection.
        let logged = fs::read(&log).unwrap_or_default();
        if logged.len() >= said.len() {
            assert!(logged == said, "something else was logged");
            return;
        }
        assert!(Instant::now() < deadline, "{} of {} bytes were logged", logged.len(), said.len());
        thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn vspc_logs_by_telnet() {
    vspc_logs(|port| format!("telnet://127.0.0.1:{port}"), None);
}

#[test]
fn vspc_logs_by_telnets() {
    vspc_logs(|port| format!("telnets://127.0.0.1:{port}#verify"), Some("good"));
}

#[test]
fn vspc_refuses_a_service() {
    let Some((_vspc, port, _folder)) = vspc(None) else { return };
    let mut machine = once("server", "other", &["--proxy", &format!("telnet://127.0.0.1:{port}")]);
    machine.wait_failure("the concentrator does not serve this port");
}

/// It does not support option 37, so nothing is sent to it.
#[test]
fn vspc_without_option_37_is_refused() {
    let Some((_vspc, port, folder)) = vspc(None) else { return };
    let proxy = format!("telnet://127.0.0.1:{port}#verify");
    let mut machine = once("server", "vSPC.py", &["--proxy", &proxy, "--uuid", UUID]);
    machine.send(b"secret");
    machine.wait_failure("TLS is required");
    assert_eq!(fs::read_dir(folder.path().join("logs")).unwrap().count(), 0);
}
