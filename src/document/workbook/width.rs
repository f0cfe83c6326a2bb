//! How wide columns are: as their longest entry, within limits.

use super::page::{Digits, Entry, Grid};

/// The widest column; longer texts break.
const WIDEST: usize = 60;
/// The narrowest column.
const NARROWEST: usize = 9;
/// Room beside the longest entry.
const MARGIN: usize = 3;
/// The width of numbers in full digits.
const FULL: usize = 12;
/// How many lines a heading may take.
const LINES: usize = 3;

/// The width of each column, in characters.
pub(super) fn widths(grid: &Grid) -> Vec<f64> {
    let headings = grid.headings.iter().enumerate();
    headings
        .map(|(place, heading)| {
            let entries = grid.rows.iter().filter_map(|row| row.get(place));
            let longest = entries.map(characters).max().unwrap_or_default();
            let width = longest.max(needed(&heading.text));
            (width + MARGIN).clamp(NARROWEST, WIDEST) as f64
        })
        .collect()
}

/// The width that a heading needs: its longest word, and a part of the whole.
fn needed(heading: &str) -> usize {
    let words = heading.split_whitespace();
    let longest = words.map(|word| word.chars().count()).max();
    longest
        .unwrap_or_default()
        .max(heading.chars().count().div_ceil(LINES))
}

fn characters(entry: &Entry) -> usize {
    match entry {
        Entry::Blank => 0,
        Entry::Text(text) | Entry::Sheet(text) | Entry::Verdict(_, text) => text
            .lines()
            .map(|line| line.chars().count())
            .max()
            .unwrap_or_default(),
        Entry::Number(value, digits) | Entry::Formula(_, value, digits) => match digits {
            Digits::Decimals(places) => {
                // Commas at thousands.
                format!("{value:.places$}").len() * 4 / 3
            }
            Digits::Percent(places) => places + 6,
            Digits::Full => FULL,
        },
    }
}
