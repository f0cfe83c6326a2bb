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

/// A text in markup whose negative amounts of money stay on one line: between `−` and `£` it may be broken.
pub(super) fn together(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(start) = rest.find("−£") {
        let (before, amount) = rest.split_at(start);
        let end = amount.find(char::is_whitespace).unwrap_or(amount.len());
        let (amount, after) = amount.split_at(end);
        let _ = write!(
            out,
            "{}<span class=\"together\">{}</span>",
            text(before),
            text(amount)
        );
        rest = after;
    }
    out + &text(rest)
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
