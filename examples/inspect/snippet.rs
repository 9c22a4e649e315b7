//! The answer to a rejected input: the message, the input with a caret under the byte at fault, and a hint.

use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::hints;
use crate::verdict::{Expected, Rejected};
use crate::visible::Window;

/// `number` is that of the input; it stands where compilers print the number of a line.
pub fn write(out: &mut impl Write, number: usize, rejected: &Rejected<'_>, colors: bool) -> io::Result<()> {
    let Window { before, at, behind } = Window::around(rejected.text, rejected.offset);
    let caret = before.len()..before.len() + at.len();
    let label = match rejected.field {
        Some(field) if rejected.expected != Expected::Object => format!("byte {} of {field}", rejected.offset),
        _ => format!("byte {}", rejected.offset),
    };
    let snippet = Snippet::source(format!("{before}{at}{behind}"))
        .line_start(number)
        .annotation(AnnotationKind::Primary.span(caret).label(label));
    let title = Level::ERROR.primary_title(&rejected.message).id(rejected.kind.as_str());
    let hint = hints::hint(rejected).map(|hint| Level::HELP.message(hint.to_string()));
    let report: Group<'_> = title.element(snippet).elements(hint);

    // The window is narrow enough; nothing is left to be cut.
    let renderer = if colors { Renderer::styled() } else { Renderer::plain() }.term_width(1000);
    writeln!(out, "{}", renderer.render(&[report]))
}
