//! The parts of the package, filled in.

use minijinja::value::{Value, ValueKind};
use minijinja::{Environment, UndefinedBehavior};

use super::failed;
use crate::document::RenderError;

/// A part of a package as a template: where it lies in it, and its text.
pub(super) struct Part {
    /// Its path in the package.
    pub(super) path: &'static str,
    template: &'static str,
}

macro_rules! part {
    ($path:literal, $file:literal) => {
        Part {
            path: $path,
            template: include_str!(concat!("parts/", $file)),
        }
    };
}

/// Every part, in the order in which word processors look for them.
pub(super) const PARTS: [Part; 13] = [
    part!("[Content_Types].xml", "content_types.xml"),
    part!("_rels/.rels", "package_rels.xml"),
    part!("docProps/core.xml", "core.xml"),
    part!("docProps/app.xml", "app.xml"),
    part!("word/document.xml", "document.xml"),
    part!("word/_rels/document.xml.rels", "document_rels.xml"),
    part!("word/styles.xml", "styles.xml"),
    part!("word/numbering.xml", "numbering.xml"),
    part!("word/settings.xml", "settings.xml"),
    part!("word/fontTable.xml", "font_table.xml"),
    part!("word/footnotes.xml", "footnotes.xml"),
    part!("word/header.xml", "header.xml"),
    part!("word/footer.xml", "footer.xml"),
];

/// Templates that escape what they are filled with, so that no text of an author becomes markup.
pub(super) fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    environment.set_formatter(|out, _, value: &Value| {
        if value.kind() == ValueKind::String && !value.is_safe() {
            out.write_str(&escaped(value.as_str().unwrap_or_default()))?;
        } else {
            out.write_str(&value.to_string())?;
        }
        Ok(())
    });
    environment
}

impl Part {
    /// The part with its contents.
    pub(super) fn filled(
        &self,
        environment: &Environment<'_>,
        contents: &Value,
    ) -> Result<String, RenderError> {
        environment
            .render_named_str(self.path, self.template, contents)
            .map_err(|e| failed(&format!("{}: {e:#}", self.path)))
    }
}

/// A text that means itself in XML, without the characters that XML forbids even when escaped.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
            c => out.push(c),
        }
    }
    out
}

/// Plain text on one line. Spaces that do not break stay.
pub(super) fn folded(text: &str) -> String {
    let breaks = |c: char| c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{202F}');
    let words: Vec<&str> = text.split(breaks).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_means_itself_and_loses_only_what_xml_forbids() {
        assert_eq!(
            escaped("a<b> & \"c\"\u{0}\u{1B}\u{FFFF}\n🎓\u{A0}m²"),
            "a&lt;b&gt; &amp; &quot;c&quot; 🎓\u{A0}m²"
        );
        assert_eq!(folded("  two\n\t words\u{A0}here "), "two words\u{A0}here");
    }
}
