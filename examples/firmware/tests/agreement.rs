//! Board and host give the same results: hostile lines go to the firmware under QEMU, to the same console on the host, and
//! to `inspect`.

mod support;

use serde_json::Value;
use vserial_firmware::{
    console::Console,
    line::{Line, LineReader},
};

/// The texts from which hostile ones are made.
const SEEDS: [&str; 14] = [
    "telnets://[2001:db8::1]:2001#verify",
    "telnet://192.0.2.7:13370#thumbprint=00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33&verify",
    "tcp+ssl://console.example.com:6000#certificate=-----BEGIN%20CERTIFICATE-----%0A&peerName=a%2Cb",
    "ssl://:0#cipherList=AES128-SHA DES-CBC3-SHA",
    "tcp4://10.0.0.1:65535",
    "tcp6://[::ffff:10.0.0.1]:23",
    "tcp6+ssl://[fe80::1%25eth0]:1#peerName=x&peerName=y",
    "host-1.example:023",
    ":23",
    "tcp://user:secret@h:1",
    "tcp://h:1/path?query#verify",
    "vSPC.py",
    "http://h:80",
    "",
];

/// A small random number generator (with Knuth's multiplier for MMIX), so that each run has the same lines.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit
    }
}

/// Returns a hostile text: a seed with up to three bytes replaced, inserted or removed, or with its end cut off.
fn hostile(numbers: &mut Numbers) -> Vec<u8> {
    let mut text = SEEDS[numbers.below(SEEDS.len())].as_bytes().to_vec();
    for _ in 0..numbers.below(4) {
        let at = numbers.below(text.len() + 1);
        // Half of the bytes have a meaning in the grammar. No text may contain a line end.
        let byte = match numbers.below(2) {
            0 => b":/#&=%[]@?. 0a-_+\0\r"[numbers.below(19)],
            _ => numbers.below(256) as u8,
        };
        let byte = if byte == b'\n' { 0xFF } else { byte };
        match numbers.below(4) {
            0 => text.insert(at, byte),
            1 => text.truncate(at),
            _ if at == text.len() => text.push(byte),
            2 => text[at] = byte,
            _ => drop(text.remove(at)),
        }
    }
    text
}

/// Returns the answer that corresponds to the result of `inspect`.
fn expected_answer(command: &str, inspected: &Value) -> String {
    let text = |key: &str| inspected[key].as_str().expect("a string").to_owned();
    if inspected["ok"] == true {
        let verify = if inspected["verification"] == true { " verify" } else { "" };
        let kind = inspected["host"]["kind"].as_str().expect("a string");
        format!("ok {command} {} {kind} {}{verify}", text("scheme"), inspected["port"])
    } else {
        format!("err {} {}", text("kind"), inspected["offset"])
    }
}

/// Returns the answers of the console on this machine.
fn console_answers(input: &[u8]) -> Vec<String> {
    let mut reader = LineReader::<{ vserial_firmware::console::MAX_LINE }>::new();
    let mut console = Console::new();
    let mut answer = |line: Line<'_>| match console.answer(line) {
        Ok(answer) => answer.to_string(),
        Err(rejected) => rejected.to_string(),
    };
    let mut answers: Vec<String> = input.iter().filter_map(|&byte| reader.push(byte).map(&mut answer)).collect();
    answers.extend(reader.finish().map(answer));
    answers
}

#[track_caller]
fn assert_same(texts: &[(&str, Vec<u8>)], answers: &[String], expected: &[String], whose: &str) {
    assert_eq!(answers.len(), texts.len(), "{whose}: one answer a line");
    for (((command, text), answer), expected) in texts.iter().zip(answers).zip(expected) {
        assert_eq!(answer, expected, "{whose}: {command} {}", text.escape_ascii());
    }
}

#[test]
fn hostile_texts_get_the_same_answer_everywhere() {
    let mut numbers = Numbers(1);
    let services: Vec<Vec<u8>> = (0..600).map(|_| hostile(&mut numbers)).collect();
    let proxies: Vec<Vec<u8>> = (0..200).map(|_| hostile(&mut numbers)).collect();

    let mut expected: Vec<String> =
        support::inspect("service", &services).iter().map(|v| expected_answer("service", v)).collect();
    expected.extend(support::inspect("proxy", &proxies).iter().map(|v| expected_answer("proxy", v)));
    let accepted = expected.iter().filter(|answer| answer.starts_with("ok")).count();
    assert!((100..700).contains(&accepted), "{accepted} accepted: the texts are neither all good nor all bad");

    // Services first, because a proxy in the draft changes how they are parsed.
    let texts: Vec<(&str, Vec<u8>)> = services
        .into_iter()
        .map(|text| ("service", text))
        .chain(proxies.into_iter().map(|text| ("proxy", text)))
        .collect();
    let mut input = Vec::new();
    for (command, text) in &texts {
        input.extend_from_slice(command.as_bytes());
        input.push(b' ');
        input.extend_from_slice(text);
        input.push(b'\n');
    }
    assert_same(&texts, &console_answers(&input), &expected, "console");
    assert_same(&texts, &support::answers("hostile.txt", &input), &expected, "firmware");
}

/// Returns lines of any bytes, commands or not.
#[test]
fn any_bytes_get_one_answer_a_line() {
    let mut numbers = Numbers(2);
    let words: [&[u8]; 8] =
        [b"", b"direction ", b"service ", b"proxy ", b"apply", b"show", b"proxy none", b"proxy telnet://h:1"];
    let mut input = Vec::new();
    let lines = 500;
    for _ in 0..lines {
        input.extend_from_slice(words[numbers.below(words.len())]);
        let length = [0, 0, 3, 40, 1100][numbers.below(5)];
        input.extend((0..length).map(|_| match numbers.below(256) as u8 {
            b'\n' => b'\0',
            byte => byte,
        }));
        input.push(b'\n');
    }
    let answers = support::answers("any.txt", &input);
    assert_eq!(answers.len(), lines);
    for answer in &answers {
        let words: Vec<&str> = answer.split(' ').collect();
        assert!(
            words[0] == "ok" && words.len() > 1
                || words[0] == "err" && words.len() == 3 && words[2].parse::<usize>().is_ok(),
            "{answer}"
        );
    }
    assert_eq!(answers, console_answers(&input));
}
