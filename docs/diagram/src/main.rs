//! Draws `service-uri` as a railroad diagram, in SVG on standard output:
//!
//! ```sh
//! cargo run --manifest-path docs/diagram/Cargo.toml > docs/service-uri.svg
//! ```
//!
//! CI checks that the committed file is what this program draws.

use railroad::svg::Element;
use railroad::{
    Choice, Diagram, Node, NonTerminal, Optional, Repeat, Sequence, SimpleEnd, SimpleStart, Stack, Terminal,
};

/// The diagram brings its own background, so that it is readable on a light page and on a dark one.
const STYLE: &str = "
svg.railroad rect.railroad_canvas { fill: #fdfdfd; stroke: #8c959f; stroke-width: 1px; }
svg.railroad path { fill: none; stroke: #57606a; stroke-width: 2px; }
svg.railroad rect { fill: #ddf4ff; stroke: #0969da; stroke-width: 1.5px; }
svg.railroad .nonterminal rect { fill: #fff8c5; stroke: #9a6700; }
svg.railroad text { fill: #1f2328; font: 14px monospace; text-anchor: middle; }
";

type Part = Box<dyn Node>;

fn text(text: &str) -> Part {
    Box::new(Terminal::new(text.to_owned()))
}

fn rule(name: &str) -> Part {
    Box::new(NonTerminal::new(name.to_owned()))
}

fn sequence<const N: usize>(parts: [Part; N]) -> Part {
    Box::new(Sequence::new(parts.into()))
}

fn choice<const N: usize>(parts: [Part; N]) -> Part {
    Box::new(Choice::new(parts.into()))
}

fn optional(part: Part) -> Part {
    Box::new(Optional::new(part))
}

/// `[ scheme "://" ]`
fn scheme() -> Part {
    let tcp = sequence([text("tcp"), optional(choice([text("4"), text("6")])), optional(text("+ssl"))]);
    optional(sequence([choice([tcp, text("ssl"), text("telnet"), text("telnets")]), text("://")]))
}

/// `[ host ] ":" port`
fn address() -> Part {
    let host = choice([rule("hostname"), rule("IPv4address"), sequence([text("["), rule("IPv6address"), text("]")])]);
    sequence([optional(host), text(":"), rule("port")])
}

/// `[ "#" param *( "&" param ) ]`
fn parameters() -> Part {
    let parameter = choice([
        text("verify"),
        sequence([text("certificate="), rule("value")]),
        sequence([text("thumbprint="), rule("value")]),
        sequence([text("peerName="), rule("value")]),
        sequence([text("cipherList="), rule("value")]),
    ]);
    optional(sequence([text("#"), Box::new(Repeat::new(parameter, text("&")))]))
}

fn main() {
    let rows: Part = Box::new(Stack::new(vec![scheme(), address(), parameters()]));
    let mut diagram = Diagram::new(sequence([Box::new(SimpleStart), rows, Box::new(SimpleEnd)]));
    // Without a size, a page would stretch the picture to its own width.
    let size = diagram.compute_geometry();
    diagram.attr("width".to_owned()).or_insert(size.width.to_string());
    diagram.attr("height".to_owned()).or_insert(size.height.to_string());
    diagram.add_element(Element::new("title").text("service-uri"));
    diagram.add_css(STYLE);
    println!("{diagram}");
}
