//! The concentrator, its machines and its services.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use vserial_uri::Direction;

use crate::machine::Host;
use crate::peers::{find, free_port, listener};
use crate::pki::pki;
use crate::process::{LIMIT, Process, Record, bridge, concentrator, listening_port, once};
use crate::traffic::{exchange, pattern};

/// Runs our machine and our concentrator, with socat as the peer of a service that listens.
#[track_caller]
fn through(listen_uri: &str, proxy_uri: impl Fn(u16) -> String, service: &str, options: &[String]) {
    let Some(socat) = find("socat") else { return };
    let certificate = pki().cert("good");
    let arguments: Vec<&str> =
        certificate.iter().map(String::as_str).chain(["--port", "con=tcp://127.0.0.1:0"]).collect();
    let concentrator = concentrator(listen_uri, &arguments);
    let port = listening_port(&concentrator.err, "listening on ");
    let proxy = proxy_uri(port);
    let options: Vec<&str> = ["--proxy", &proxy].into_iter().chain(options.iter().map(String::as_str)).collect();
    let mut machine = once("server", service, &options);
    let service_port = listening_port(&concentrator.err, "service listening on ");
    let mut peer = Process::start(Command::new(socat).args(["-", &format!("TCP:127.0.0.1:{service_port}")]));
    exchange(&mut machine, &mut peer);
    peer.close_stdin();
    machine.close_stdin();
    machine.wait_success();
}

#[test]
fn machine_by_telnet_and_name() {
    through("telnet://127.0.0.1:0", |port| format!("telnet://127.0.0.1:{port}"), "con", &[]);
}

#[test]
fn machine_by_telnet_and_uri() {
    through("telnet://127.0.0.1:0", |port| format!("telnet://127.0.0.1:{port}"), "tcp4://127.0.0.1:0", &[]);
}

#[test]
fn machine_by_telnets() {
    let options = ["--ca".to_string(), pki().path("ca")];
    through("telnets://127.0.0.1:0", |port| format!("telnets://127.0.0.1:{port}#verify"), "con", &options);
}

#[test]
fn machine_by_option_37() {
    let options = ["--ca".to_string(), pki().path("ca")];
    through("telnet://127.0.0.1:0", |port| format!("telnet://127.0.0.1:{port}#verify&peerName=con1"), "con", &options);
}

#[test]
fn machine_whose_service_is_a_client() {
    let Some(nc) = find("nc") else { return };
    let service = free_port();
    let mut peer = listener(Command::new(nc).args(["-N", "-l", "127.0.0.1", &service.to_string()]), service);
    let concentrator = concentrator("telnet://127.0.0.1:0", &[]);
    let proxy = format!("telnet://127.0.0.1:{}", listening_port(&concentrator.err, "listening on "));
    let uri = format!("tcp://127.0.0.1:{service}");
    let mut machine = once("client", &uri, &["--proxy", &proxy, "--name", "web 1"]);
    exchange(&mut machine, &mut peer);
    concentrator.err.wait("the machine's name", |bytes| {
        String::from_utf8_lossy(bytes).contains("has name \"web 1\"").then_some(())
    });
}

#[test]
fn machine_is_refused() {
    let concentrator = concentrator("telnet://127.0.0.1:0", &[]);
    let proxy = format!("telnet://127.0.0.1:{}", listening_port(&concentrator.err, "listening on "));
    let refused = |direction, service: &str| {
        let mut machine = once(direction, service, &["--proxy", &proxy]);
        machine.send(b"secret");
        machine.wait_failure("the concentrator does not serve this port");
    };
    refused("server", "no such name");
    refused("client", &format!("tcp://127.0.0.1:{}", free_port()));
    refused("client", "tcp://:5");
    refused("server", "ssl://:0");
}

#[test]
fn wrong_usage() {
    let refused = |arguments: &[&str], message: &str| {
        let mut process = Process::start(Command::new(env!("CARGO_BIN_EXE_vserial-concentrator")).args(arguments));
        let status = process.wait();
        let text = process.err.text();
        assert_eq!(status.code(), Some(2), "{text}");
        assert!(text.contains(message), "no {message:?} in: {text}");
    };
    refused(&[], "LISTEN-URI");
    refused(&["telnet://:7000x"], "^ byte 14 of LISTEN-URI");
    refused(&["tcp://:0"], "listens on telnet or telnets, not tcp");
    refused(&["telnets://:0"], "needs --cert and --key");
    refused(&["--port", "a", "telnet://:0"], "has no \"=\"");
    refused(&["--port", "a=telnet://:x", "telnet://:0"], "of --port");
}

/// A machine is not delayed by a machine that sends nothing, or by one whose service has a peer that reads nothing.
#[test]
fn slow_peers_do_not_stop_others() {
    let concentrator = concentrator("telnet://127.0.0.1:0", &[]);
    let port = listening_port(&concentrator.err, "listening on ");
    let _silent = TcpStream::connect(("127.0.0.1", port)).unwrap();

    let stuck = crate::peers::stub(|stream| {
        thread::sleep(Duration::from_secs(120));
        drop(stream);
    });
    let bytes = pattern(8_000_000, 7);
    let mut flood = Host::connect(port, Direction::Client, &format!("tcp://127.0.0.1:{stuck}"));
    let mut sent = 0;
    flood.wait(&mut Vec::new(), |host, _| host.is_open());
    let deadline = Instant::now() + Duration::from_secs(1);
    thread::spawn(move || {
        while Instant::now() < deadline {
            sent += flood.turn(&bytes[sent..], &mut Vec::new());
        }
    });

    let echo = crate::peers::stub(|mut stream| {
        let mut copy = stream.try_clone().unwrap();
        std::io::copy(&mut copy, &mut stream).unwrap();
    });
    let mut machine = Host::connect(port, Direction::Client, &format!("tcp://127.0.0.1:{echo}"));
    echoes(&mut machine, &pattern(50_000, 8));
}

/// Sends `bytes` to a service that sends them back.
#[track_caller]
fn echoes(machine: &mut Host, bytes: &[u8]) {
    let (mut sent, mut received) = (0, Vec::new());
    let deadline = Instant::now() + LIMIT;
    while received.len() < bytes.len() {
        sent += machine.turn(&bytes[sent..], &mut received);
        assert!(Instant::now() < deadline, "{} of {} came back", received.len(), bytes.len());
    }
    assert!(received == bytes, "something else came back");
}

/// Starts an echo service for any number of connections.
fn echo_server() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            thread::spawn(move || {
                let mut copy = stream.try_clone().unwrap();
                let _ = std::io::copy(&mut copy, &mut stream);
            });
        }
    });
    port
}

fn descriptors(process: &Process) -> usize {
    std::fs::read_dir(format!("/proc/{}/fd", process.id())).unwrap().count()
}

#[track_caller]
fn wait_descriptors(process: &Process, expected: usize) {
    let deadline = Instant::now() + LIMIT;
    while descriptors(process) > expected {
        assert!(Instant::now() < deadline, "{} descriptors, not {expected}", descriptors(process));
        thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn two_hundred_machines_at_once() {
    let concentrator = concentrator("telnet://127.0.0.1:0", &[]);
    let port = listening_port(&concentrator.err, "listening on ");
    let echo = echo_server();
    let before = descriptors(&concentrator);
    thread::scope(|scope| {
        for number in 0..200 {
            scope.spawn(move || {
                let mut machine = Host::connect(port, Direction::Client, &format!("tcp://127.0.0.1:{echo}"));
                echoes(&mut machine, &pattern(5_000, number));
            });
        }
    });
    wait_descriptors(&concentrator, before);
}

#[test]
fn ten_thousand_random_frames() {
    let concentrator = concentrator("telnet://127.0.0.1:0", &[]);
    let port = listening_port(&concentrator.err, "listening on ");
    let echo = echo_server();
    let before = descriptors(&concentrator);
    let mut good = Host::connect(port, Direction::Client, &format!("tcp://127.0.0.1:{echo}"));
    let mut random = fastrand::Rng::with_seed(9);
    for _ in 0..100 {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
        // Whatever it answers is read, so that it can never wait for us.
        let _answers = Record::of(stream.try_clone().unwrap());
        for _ in 0..100 {
            let mut frame = vec![0xFF, 0xFA, if random.u8(..8) == 0 { random.u8(..) } else { 232 }];
            // DO-PROXY and VMOTION-PEER are rare: what they ask for is refused, and the second ends the connection.
            let codes: &[u8] = if random.u8(..50) == 0 { &[44, 70] } else { &[0, 2, 40, 46, 48, 80, 82, 84, 86, 99] };
            frame.push(*random.choice(codes).unwrap());
            frame.extend((0..random.usize(..40)).map(|_| random.u8(..)));
            if random.u8(..8) > 0 {
                frame.extend([0xFF, 0xF0]);
            }
            if stream.write_all(&frame).is_err() {
                break;
            }
        }
        let _ = stream.shutdown(std::net::Shutdown::Both);
    }
    echoes(&mut good, &pattern(20_000, 10));
    // The good machine and its service are left.
    wait_descriptors(&concentrator, before + 2);
}

#[test]
fn killed_machine_frees_its_port() {
    let service = free_port();
    let uri = format!("tcp://127.0.0.1:{service}");
    let concentrator = concentrator("telnet://127.0.0.1:0", &[]);
    let port = listening_port(&concentrator.err, "listening on ");
    let before = descriptors(&concentrator);
    let proxy = format!("telnet://127.0.0.1:{port}");
    for round in 0..3 {
        let mut machine = bridge(["--once", "--direction", "server", "--proxy", &proxy, &uri]);
        machine.err.wait_line("ready");
        let mut peer = TcpStream::connect(("127.0.0.1", service)).unwrap();
        peer.write_all(b"before the end").unwrap();
        machine.out.wait_for(b"before the end");
        machine.kill();
        let _ = peer.read_to_end(&mut Vec::new());
        concentrator.err.wait("the end of the round", |bytes| {
            (String::from_utf8_lossy(bytes).matches("service of machine").count() > round).then_some(())
        });
        wait_descriptors(&concentrator, before);
    }
}

/// A machine moves while both sides send.
#[test]
fn move_under_load() {
    let concentrator = concentrator("telnet://127.0.0.1:0", &["--port", "con=tcp://127.0.0.1:0"]);
    let port = listening_port(&concentrator.err, "listening on ");
    let mut source = Host::connect(port, Direction::Server, "con");
    let mut received = Vec::new();
    source.wait(&mut received, |host, _| host.is_open());
    let service = listening_port(&concentrator.err, "service listening on ");
    let peer = TcpStream::connect(("127.0.0.1", service)).unwrap();

    let (there, back) = (pattern(2_000_000, 11), pattern(2_000_000, 12));
    let at_peer = Record::of(peer.try_clone().unwrap());
    let writer = {
        let (mut peer, back) = (peer.try_clone().unwrap(), back.clone());
        thread::spawn(move || peer.write_all(&back).unwrap())
    };

    let sequence = [0x76, 0x19, 0xFF, 0xE9];
    let mut sent = 0;
    let mut host = source;
    for moved in 0..3 {
        let until = there.len() / 4 * (moved + 1);
        let deadline = Instant::now() + LIMIT;
        while sent < until || received.len() < back.len() / 5 * (moved + 1) {
            assert!(Instant::now() < deadline, "sent {sent}, received {}", received.len());
            sent += host.turn(&there[sent..until], &mut received);
        }
        assert_eq!(host.session().vmotion_begin(&sequence), Ok(true));
        while host.secret.is_none() {
            sent += host.turn(&there[sent..], &mut received);
            assert!(Instant::now() < deadline, "no GOAHEAD");
        }
        // The source runs on for a while.
        for _ in 0..20 {
            sent += host.turn(&there[sent..], &mut received);
        }
        let secret = host.secret.take().unwrap();
        let mut target = Host::arrive(port, &sequence, &secret);
        target.wait(&mut received, |target, _| target.is_open());
        for _ in 0..20 {
            sent += host.turn(&there[sent..], &mut received);
        }
        // The machine runs on the target host now. What it sends there must not overtake what the source has sent.
        assert!(target.session().vmotion_complete());
        sent += target.turn(&there[sent..], &mut received);
        sent += target.turn(&there[sent..], &mut received);
        drop(host);
        host = target;
    }
    let deadline = Instant::now() + LIMIT;
    while sent < there.len() || received.len() < back.len() {
        assert!(Instant::now() < deadline, "sent {sent}, received {}", received.len());
        sent += host.turn(&there[sent..], &mut received);
    }
    writer.join().unwrap();
    assert!(received == back, "the machine got something else");
    at_peer.wait("all of the machine's bytes", |bytes| (bytes.len() >= there.len()).then_some(()));
    assert!(at_peer.bytes() == there, "the peer got something else");
}

/// A move is cancelled, and a target host does not know the secret.
#[test]
fn move_is_cancelled() {
    let concentrator = concentrator("telnet://127.0.0.1:0", &[]);
    let port = listening_port(&concentrator.err, "listening on ");
    let mut machine = Host::connect(port, Direction::Client, &format!("tcp://127.0.0.1:{}", echo_server()));
    echoes(&mut machine, b"before");
    assert_eq!(machine.session().vmotion_begin(b"1234"), Ok(true));
    machine.wait(&mut Vec::new(), |host, _| host.secret.is_some());
    let mut attacker = Host::arrive(port, b"1234", b"guessed!");
    while !concentrator.err.text().contains("no pending move has this sequence and secret") {
        attacker.turn(b"", &mut Vec::new());
    }
    assert!(!attacker.is_open());
    assert!(machine.session().vmotion_abort());
    echoes(&mut machine, b"after");
}
