//! The report about an invalid URI: the message, and the URI with a caret under the byte at fault.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use vserial_uri::{BackingError, BackingField, ParseError};

/// Formats the error of an invalid URI. `origin` names the argument or field that holds the URI, such as `--port`.
#[must_use]
pub fn uri(error: ParseError, text: &str, origin: &str) -> String {
    let start = error.offset().min(text.len());
    let end = text[start..].chars().next().map_or(start, |found| start + found.len_utf8());
    let annotation = AnnotationKind::Primary.span(start..end).label(format!("byte {start} of {origin}"));
    let message = error.explain(text).to_string();
    let title = Level::ERROR.primary_title(message).id(error.kind().name());
    let report = title.element(Snippet::source(text).annotation(annotation));
    Renderer::plain().render(&[report]).clone()
}

/// Formats the error of a backing, in one of its URIs.
#[must_use]
pub fn backing(error: BackingError, service: &str, proxy: Option<&str>) -> String {
    let text = match error.field() {
        BackingField::ProxyUri => proxy.unwrap_or_default(),
        _ => service,
    };
    uri(error.error(), text, error.field().as_str())
}
