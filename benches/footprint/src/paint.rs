//! The stack's high-water mark: the free stack is filled with a pattern, the subject runs, and the lowest changed word
//! shows how deep it went. Stack that is reserved but never written is not counted.

use core::hint::black_box;

use cortex_m::register::msp;
use cortex_m_semihosting::debug::{self, EXIT_SUCCESS};
use cortex_m_semihosting::hprintln;

const PATTERN: u32 = 0xC5C5_C5C5;
/// Words painted below the caller: far more than any subject uses.
const DEPTH: usize = 4096;

/// Texts that are accepted, then texts that are refused at each part: each text takes a different path through the parser.
const TEXTS: [&str; 30] = [
    "telnet://esx.example.com:23",
    "tcp4://10.0.0.12:13370",
    "tcp6+ssl://[2001:db8:85a3::8a2e:370:7334]:2001",
    "tcp6://[::ffff:1.2.3.4]:5",
    "telnets://vc.example.com:2001#thumbprint=D7:25:BD:83:7F:6F:63:F2:00:5A:93:1D:57:A2:65:CE:05:FE:78:9A:61:6A:B3:86:1F:82:2C:02:2A:3E:8E:96&peerName=vc.example.com&cipherList=AES256-SHA%3AAES128-SHA%3ADES-CBC3-SHA",
    include_str!("../../inputs/telnets-certificate.txt"),
    ":13370",
    "localhost:0",
    "file:///etc/passwd?query#fragment",
    "../relative/path;p=1?query",
    "mailto:opaque@part",
    "",
    "rfc2217://h:1",
    "tcp://user:password@h:1",
    "tcp://6000",
    "tcp://h_x:1",
    "tcp://01.2.3.4:1",
    "tcp4://256.1.1.1:1",
    "telnet://[fe80::1%25eth0]:23",
    "telnet://[1:2:3:4:5:6:7:8:9]:23",
    "tcp4://[::1]:1",
    "tcp6://1.2.3.4:1",
    "tcp://h:65536",
    "tcp://h:1/",
    "tcp://h:1?q",
    "ssl://h:1#verify&&",
    "ssl://h:1#verify&peername=x",
    "ssl://h:1#thumbprint=AA:BB",
    "ssl://h:1#peerName=a%00b",
    "ssl://h:1#certificate=%4",
];

/// Runs the subject on each text, prints the stack depth of each in bytes, and exits QEMU.
pub fn report(run: fn(&str)) -> ! {
    for text in TEXTS {
        let used = depth(run, text);
        hprintln!("{} {}", used, text.split_at(text.len().min(40)).0);
    }
    loop {
        debug::exit(EXIT_SUCCESS);
    }
}

/// Returns how far below this frame the subject wrote, in bytes.
#[inline(never)]
fn depth(run: fn(&str), text: &str) -> usize {
    let top = msp::read() as usize;
    let bottom = top - DEPTH * size_of::<u32>();
    // Painted up to the stack pointer: the loops below are inlined, so no live frame is below it.
    let painted = (bottom..top).step_by(size_of::<u32>());
    for word in painted.clone() {
        // SAFETY: the word is in this program's stack, below every live frame, and no interrupt is enabled.
        unsafe { core::ptr::write_volatile(word as *mut u32, PATTERN) };
    }
    black_box(run)(black_box(text));
    let mut words = painted;
    // SAFETY: the same words.
    let lowest = words.find(|&word| unsafe { core::ptr::read_volatile(word as *const u32) } != PATTERN);
    lowest.map_or(0, |lowest| top - lowest)
}
