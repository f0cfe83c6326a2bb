//! Texts of a list in the scenario that it makes: one line of TOML each, and ids.

use std::collections::BTreeSet;

use crate::sheet::text::cleaned;

/// A text as TOML writes it, quotation marks included.
pub(super) fn quoted(text: &str) -> String {
    toml::Value::String(cleaned(text)).to_string()
}

/// Ids that were given out.
#[derive(Debug, Default)]
pub(super) struct Ids(BTreeSet<String>);

impl Ids {
    /// An id made of a text and an ending, unlike all before it.
    pub fn fresh(&mut self, text: &str, ending: &str) -> String {
        const MOST: usize = 32;
        let plain: String = text
            .to_lowercase()
            .chars()
            .map(|sign| {
                if sign.is_ascii_alphanumeric() {
                    sign
                } else {
                    ' '
                }
            })
            .collect();
        let words: Vec<&str> = plain.split_whitespace().collect();
        let short: String = words.join("_").chars().take(MOST).collect();
        let base = match short.trim_matches('_') {
            "" => format!("project{ending}"),
            short => format!("{short}{ending}"),
        };
        let mut id = base.clone();
        let mut number = 2;
        while !self.0.insert(id.clone()) {
            id = format!("{base}_{number}");
            number += 1;
        }
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hostile_text_is_one_line_of_toml_that_reads_back() {
        let text = "=cmd|' /C calc'!A1 \"\"\"\n[fund.x]\namount = 1\\u0000\u{1b}[31m\u{202e} '''";
        let line = format!("title = {}", quoted(text));
        assert_eq!(line.lines().count(), 1, "{line}");
        let read: toml::Table = toml::from_str(&line).unwrap();
        assert_eq!(read["title"].as_str(), Some(cleaned(text).as_str()));
        assert_eq!(read.len(), 1);
        assert!(!line.contains('\u{1b}') && !line.contains('\u{202e}'));
    }

    #[test]
    fn ids_are_never_given_out_twice() {
        let mut ids = Ids::default();
        let given = ["Lab 2", "Lab", "LAB", "lab!", "東京", ""].map(|text| ids.fresh(text, ""));
        assert_eq!(
            given,
            ["lab_2", "lab", "lab_3", "lab_4", "project", "project_2"]
        );
    }
}
