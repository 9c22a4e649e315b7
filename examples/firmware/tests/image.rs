//! The image has no allocator, and none of our code in it can panic.
//!
//! The image is linked again with its relocations, which show the target of each call, and without sharing code between
//! functions, which would hide the owner of a call. Each call into panicking code is attributed to the innermost function
//! around it that does not belong to core, according to the debug information, including inlined functions. Some functions
//! of core (an index, an `unwrap`) panic on behalf of their callers, so their callers are examined in turn.
//!
//! `cargo test --test image -- --nocapture` prints the list.

mod support;

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::PathBuf,
    process::Command,
};

use addr2line::{Loader, demangle_auto};
use object::{File, Object, ObjectSection, ObjectSymbol, RelocationTarget, SectionKind, SymbolKind};

/// Files of core whose functions panic on behalf of their callers.
const CALLERS_FAULT: [&str; 13] = [
    "array/mod.rs",
    "cell.rs",
    "intrinsics/mod.rs",
    "mem/maybe_uninit.rs",
    "ops/index.rs",
    "option.rs",
    "panic.rs",
    "panicking.rs",
    "result.rs",
    "slice/index.rs",
    "slice/mod.rs",
    "str/mod.rs",
    "str/traits.rs",
];

/// A function of the image's code.
struct Function {
    start: u64,
    end: u64,
    name: String,
}

/// The parts of the image.
struct Image {
    functions: Vec<Function>,
    /// The address of a call, and its target.
    calls: Vec<(u64, u64)>,
    debug: Loader,
}

/// One function at a call, inlined or not.
struct Frame {
    function: String,
    file: String,
    line: u32,
}

impl Frame {
    /// Returns the path of the frame inside core, if it belongs to core.
    fn core(&self) -> Option<&str> {
        self.file.split_once("library/core/src/").map(|(_, file)| file)
    }

    /// Returns the owner of the function: the folder of a package from the registry, or a package of this repository.
    fn owner(&self) -> &str {
        if self.core().is_some() {
            return "core";
        }
        match self.file.split_once("/registry/src/") {
            Some((_, path)) => path.split('/').nth(1).unwrap_or(path),
            None if self.file.contains("/library/") => "compiler_builtins",
            None => "ours",
        }
    }
}

/// Links the image with its relocations and reads it.
fn image() -> Image {
    let target = "thumbv7m-none-eabi";
    let manifest = support::package().join("Cargo.toml");
    // The folder that run.sh builds in, because only the last step differs.
    let folder = env::var_os("CARGO_TARGET_DIR").map_or(support::package().join("target"), PathBuf::from);
    let status = Command::new(support::package().join("../../.ci/thumb.sh"))
        .args([target, "rustc", "--quiet", "--release", "--features", "board", "--bin", "firmware", "--manifest-path"])
        .args([manifest.as_os_str(), "--target-dir".as_ref(), folder.as_os_str()])
        .args(["--", "-Clink-arg=--emit-relocs", "-Cllvm-args=-enable-machine-outliner=never"])
        .status()
        .expect("thumb.sh can be started");
    assert!(status.success(), "the image is built");
    let path = folder.join(target).join("release/firmware");

    let bytes = fs::read(&path).expect("the image can be read");
    let file = File::parse(&*bytes).expect("the image is an ELF file");
    let code = |kind| kind == SymbolKind::Text;
    let functions = file
        .symbols()
        .filter(|symbol| code(symbol.kind()) && symbol.size() > 0)
        // The lowest bit of an address marks Thumb code.
        .map(|symbol| Function {
            start: symbol.address() & !1,
            end: (symbol.address() & !1) + symbol.size(),
            name: demangle_auto(symbol.name().expect("a name is text").into(), None).into_owned(),
        })
        .collect();
    let calls = file
        .sections()
        .filter(|section| section.kind() == SectionKind::Text)
        .flat_map(|section| section.relocations().collect::<Vec<_>>())
        .filter_map(|(offset, relocation)| match relocation.target() {
            RelocationTarget::Symbol(index) => Some((offset, file.symbol_by_index(index).ok()?.address() & !1)),
            _ => None,
        })
        .collect();
    Image { functions, calls, debug: Loader::new(&path).expect("the image has debug information") }
}

impl Image {
    fn function_at(&self, address: u64) -> Option<&Function> {
        self.functions.iter().find(|function| (function.start..function.end).contains(&address))
    }

    /// Returns the functions around `address`, starting with the innermost.
    fn frames(&self, address: u64) -> Vec<Frame> {
        let mut found = self.debug.find_frames(address).expect("the debug information can be read");
        let mut frames = Vec::new();
        while let Some(frame) = found.next().expect("the debug information can be read") {
            let location = frame.location;
            frames.push(Frame {
                function: frame
                    .function
                    .map_or_else(String::new, |name| name.demangle().expect("a name is text").into_owned()),
                file: location.as_ref().and_then(|location| location.file).unwrap_or_default().to_owned(),
                line: location.and_then(|location| location.line).unwrap_or_default(),
            });
        }
        frames
    }

    /// Returns what can panic: owner and place.
    fn panics(&self) -> BTreeMap<String, BTreeSet<String>> {
        let mut panics = BTreeMap::<String, BTreeSet<String>>::new();
        let mut seen = BTreeSet::new();
        let is_panicking = |f: &&Function| f.name.contains("core::panicking::") || f.name.contains("panic_fmt");
        let mut to_see: Vec<u64> = self.functions.iter().filter(is_panicking).map(|f| f.start).collect();
        while let Some(callee) = to_see.pop() {
            if !seen.insert(callee) {
                continue;
            }
            for &(at, _) in self.calls.iter().filter(|&&(_, to)| to == callee) {
                let frames = self.frames(at);
                // The first function that does not belong to core, or that does not panic on behalf of its caller.
                let panicking =
                    frames.iter().find(|frame| frame.core().is_none_or(|file| !CALLERS_FAULT.contains(&file)));
                match panicking {
                    Some(frame) => {
                        let place = format!("{} ({}:{})", frame.function, frame.file, frame.line);
                        panics.entry(frame.owner().to_owned()).or_default().insert(place);
                    }
                    None => to_see.extend(self.function_at(at).map(|function| function.start)),
                }
            }
        }
        panics
    }
}

#[test]
fn no_allocator_and_no_panic_of_ours() {
    let image = image();
    let names =
        |part: &str| image.functions.iter().filter(|f| f.name.contains(part)).map(|f| &f.name).collect::<Vec<_>>();
    assert!(!names("vserial_uri").is_empty(), "the crate is in the image");
    for allocator in ["__rust_alloc", "__rust_no_alloc", "__rg_alloc", "__rdl_alloc", "alloc::", "malloc"] {
        assert_eq!(names(allocator), [""; 0], "allocator");
    }

    let panics = image.panics();
    for (owner, places) in &panics {
        println!("{owner}");
        places.iter().for_each(|place| println!("    {place}"));
    }
    // The transport of the log panics if it is entered twice, so a correct list contains it.
    assert!(panics.keys().any(|owner| owner.starts_with("defmt-semihosting")), "known panics are found");
    assert_eq!(panics.get("ours"), None, "panics of our own");
}
