//! Names of sheets, tables and cells: short, legible, each once, and allowed.

use std::collections::HashSet;

/// How many characters the name of a sheet may have, counted as spreadsheets do.
const LONGEST_SHEET: usize = 31;
/// How many characters other names have at most: fewer than the 255 that are allowed.
const LONGEST_NAME: usize = 200;

/// The names given so far.
#[derive(Debug, Default)]
pub(super) struct Names {
    sheets: HashSet<String>,
    others: HashSet<String>,
}

impl Names {
    /// A name for a sheet: what is wanted where it fits, else what is named instead, else as much of
    /// that as fits.
    pub(super) fn sheet(&mut self, wanted: &str, otherwise: &str) -> String {
        let mut name = allowed(wanted);
        if name.is_empty() || length(&name) > LONGEST_SHEET {
            let instead = allowed(otherwise);
            if !instead.is_empty() {
                name = instead;
            }
        }
        if name.is_empty() {
            "Sheet".clone_into(&mut name);
        }
        // Spreadsheets keep this name for themselves.
        if name.to_lowercase() == "history" {
            name.push_str(" table");
        }
        let base = name;
        let mut name = cut(&base, LONGEST_SHEET);
        let mut number = 1;
        while !self.sheets.insert(name.to_lowercase()) {
            number += 1;
            let ending = format!(" {number}");
            let room = LONGEST_SHEET - ending.len();
            name = format!("{}{ending}", cut(&base, room));
        }
        name
    }

    /// A name for a table or a cell that formulas can use: letters, digits and underscores.
    pub(super) fn word(&mut self, wanted: &str, ending: &str) -> String {
        let mut base = String::new();
        for c in wanted.chars() {
            if c.is_ascii_alphanumeric() {
                base.push(c);
            } else if !base.ends_with('_') {
                base.push('_');
            }
            if base.len() >= LONGEST_NAME {
                break;
            }
        }
        if !base.starts_with(|c: char| c.is_ascii_alphabetic()) {
            base.insert(0, '_');
        }
        let mut name = format!("{base}{ending}");
        let mut number = 1;
        while !self.others.insert(name.to_lowercase()) {
            number += 1;
            name = format!("{base}_{number}{ending}");
        }
        name
    }
}

/// A reference to a sheet within formulas and links.
pub(super) fn quoted(sheet: &str) -> String {
    format!("'{}'", sheet.replace('\'', "''"))
}

/// A text without what names of sheets must not have, beginning with a capital.
fn allowed(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '/' | '\\' => out.push('-'),
            '\'' => out.push('’'),
            ':' => out.push(','),
            '[' | ']' | '*' | '?' => {}
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    let text = out.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text.trim_end_matches([',', '.']);
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// Characters as spreadsheets count them.
pub(super) fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The beginning of a text, at a space where there is one in its second half.
fn cut(text: &str, most: usize) -> String {
    if length(text) <= most {
        return text.to_owned();
    }
    let mut out = beginning(text, most);
    if let Some(space) = out.rfind(' ').filter(|space| *space > out.len() / 2) {
        out.truncate(space);
    }
    out.trim_end().to_owned()
}

/// As many whole characters as fit.
pub(super) fn beginning(text: &str, most: usize) -> String {
    let mut room = most;
    text.chars()
        .take_while(|c| {
            let fits = c.len_utf16() <= room;
            room = room.saturating_sub(c.len_utf16());
            fits
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_titles_become_allowed_names() {
        let mut names = Names::default();
        let long = "A very long title of a table that goes on for ever and ever";
        let given = [
            names.sheet("Money by source", "money"),
            names.sheet("money BY source", "money"),
            names.sheet("[a]:b*c?/d\\e", "x"),
            names.sheet(long, "indicators"),
            names.sheet(long, long),
            names.sheet(long, long),
            names.sheet("History", ""),
            names.sheet("'quoted'", ""),
            names.sheet("", ""),
            names.sheet("😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", ""),
        ];
        assert_eq!(
            given,
            [
                "Money by source",
                "Money BY source 2",
                "A,bc-d-e",
                "Indicators",
                "A very long title of a table",
                "A very long title of a table 2",
                "History table",
                "’quoted’",
                "Sheet",
                "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"
            ]
        );
        for name in given {
            assert!(rust_xlsxwriter::check_sheet_name(&name).is_ok(), "{name}");
        }
    }

    #[test]
    fn names_of_cells_are_words_and_each_is_given_once() {
        let mut names = Names::default();
        let given = [
            names.word("jobs.net@2033", "_p50"),
            names.word("jobs_net_2033", "_p50"),
            names.word("Jobs.Net@2033", "_p50"),
            names.word("1st £ +", "_p10"),
            names.word(&"a".repeat(900), "_p10"),
        ];
        assert_eq!(
            given[..4],
            [
                "jobs_net_2033_p50",
                "jobs_net_2033_2_p50",
                "Jobs_Net_2033_3_p50",
                "_1st__p10"
            ]
        );
        for name in given {
            assert!(rust_xlsxwriter::check_name(&name).is_ok(), "{name}");
        }
    }
}
