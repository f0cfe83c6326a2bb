//! A document as one web page that stands alone.
//!
//! The page is one file: style, script, pictures and data are inside, and its own policy forbids it to
//! fetch anything. It reads in full without its script, which only adds a chart that a reader can
//! change and buttons that copy a sentence. All text of the document is escaped in one place.

mod escape;
mod explore;
mod page;
mod paper;
mod picture;
mod policy;
mod prose;
mod quoted;
mod table;
#[cfg(test)]
mod tests;

use super::{Document, RenderError};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{Environment, Output, State, UndefinedBehavior, escape_formatter};
use page::Page;

const TEMPLATE: &str = include_str!("html/page.html");

/// The page.
///
/// # Errors
///
/// If a chart of the document is not a picture that a page can hold, or the template is broken.
pub fn render(document: &Document) -> Result<String, RenderError> {
    let page = Page::of(document).map_err(failed)?;
    fill(&page).map_err(|cause| failed(format!("{cause:#}")))
}

fn failed(reason: String) -> RenderError {
    RenderError {
        format: "the web page",
        reason,
    }
}

fn fill(page: &Page<'_>) -> Result<String, minijinja::Error> {
    let mut environment = Environment::new();
    let syntax = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .keep_trailing_newline(true)
        .build()?;
    environment.set_syntax(syntax);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_formatter(write);
    environment.add_filter("together", |text: String| {
        Value::from_safe_string(escape::together(&text))
    });
    environment
        .template_from_named_str("page.html", TEMPLATE)?
        .render(Serde(page))
}

/// Writes a value into the page. Texts go through our own escaping, which leaves `2024/25` legible in
/// the source; the library's would write `2024&#x2f;25`.
fn write(
    out: &mut Output<'_>,
    state: &mut State<'_, '_>,
    value: &Value,
) -> Result<(), minijinja::Error> {
    match value.as_str() {
        Some(text) if !value.is_safe() => Ok(out.write_str(&escape::text(text))?),
        _ => escape_formatter(out, state, value),
    }
}
