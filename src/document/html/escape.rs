//! Texts made harmless where they stand: in markup, in data, in style.

use std::fmt::Write as _;

use serde::Serialize;

/// A text in markup or in an attribute in double quotes.
pub(super) fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // No page may hold them, and nobody can read them.
            c if c.is_control() && !c.is_whitespace() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

/// Data inside a `script` element, which ends at the first `</script`, whatever it stands in.
pub(super) fn data(value: &impl Serialize) -> Result<String, String> {
    let text = serde_json::to_string(value).map_err(|cause| cause.to_string())?;
    Ok(text.replace('<', "\\u003c"))
}

/// A text as a string of a style sheet, quotes included.
pub(super) fn style(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        if c.is_ascii() && !c.is_ascii_alphanumeric() && c != ' ' {
            let _ = write!(out, "\\{:x} ", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out.push('"');
    out
}
