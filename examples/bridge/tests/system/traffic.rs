//! Sends bytes and checks that they arrive.

use crate::process::Process;

/// Returns every byte value many times, in an order with a long period.
pub fn pattern(len: usize, seed: u64) -> Vec<u8> {
    let mut random = fastrand::Rng::with_seed(seed);
    let mut bytes: Vec<u8> = (0..len).map(|_| random.u8(..)).collect();
    // Telnet's own bytes, in the orders that matter.
    let special = b"\xFF\xFF\r\0\r\n\xFF\xFA\xFF\xF0\r\r\0\n\0\xFF\xFB\x00\r";
    bytes.splice(len / 2..len / 2, special.iter().copied());
    bytes
}

/// Sends a pattern each way, through the standard input and output of the two processes.
#[track_caller]
pub fn exchange(bridge: &mut Process, peer: &mut Process) {
    let (there, back) = (pattern(100_000, 1), pattern(100_000, 2));
    bridge.err.wait_line("ready");
    let (out, err) = (bridge.out.clone(), peer.out.clone());
    std::thread::scope(|scope| {
        scope.spawn(|| bridge.send(&there));
        scope.spawn(|| peer.send(&back));
    });
    err.wait("what the bridge sent", |bytes| (bytes.len() >= there.len()).then_some(()));
    out.wait("what the peer sent", |bytes| (bytes.len() >= back.len()).then_some(()));
    assert!(err.bytes() == there, "the peer did not receive what was sent");
    assert!(out.bytes() == back, "the bridge did not receive what was sent");
}

/// Closes the input of both; the bridge must exit successfully.
#[track_caller]
pub fn finish(bridge: &mut Process, peer: &mut Process) {
    bridge.close_stdin();
    peer.close_stdin();
    bridge.wait_success();
    peer.wait();
}
