//! How wide columns are and how high rows: as their longest entry, within limits.
//!
//! Heights are written rather than left to the program that opens the file, because not all of them
//! make room for text that breaks.

use super::page::{Digits, Entry, Grid};

/// The widest columns, of which the first is taken that leaves the sheet narrow enough to be printed.
const WIDEST: [usize; 4] = [60, 48, 38, 30];
/// How wide a sheet may be that is still legible on paper, in characters.
const LEGIBLE: f64 = 190.0;
/// The narrowest column.
const NARROWEST: usize = 9;
/// Room beside the longest entry.
const MARGIN: usize = 3;
/// The width of numbers in full digits.
const FULL: usize = 15;
/// How many lines a heading may take.
const LINES: usize = 3;
/// How many letters there are to a digit's width, on average; a little less, to be safe.
const LETTERS: f64 = 1.12;
/// Room at the edges of a cell, in characters.
const BESIDE: f64 = 1.5;
/// The height of a line, in points.
pub(super) const LINE: f64 = 15.0;
/// The highest row that spreadsheets allow, in points.
const HIGHEST: f64 = 405.0;

/// The width of each column, in characters.
pub(super) fn widths(grid: &Grid) -> Vec<f64> {
    let mut widths = at_most(grid, WIDEST[0]);
    // Data are for machines: their names stay whole.
    let narrower = if grid.filter { &[][..] } else { &WIDEST[1..] };
    for widest in narrower {
        if widths.iter().sum::<f64>() <= LEGIBLE {
            break;
        }
        widths = at_most(grid, *widest);
    }
    widths
}
fn at_most(grid: &Grid, widest: usize) -> Vec<f64> {
    let headings = grid.headings.iter().enumerate();
    headings
        .map(|(place, heading)| {
            let entries = || grid.rows.iter().filter_map(|row| row.get(place));
            let longest = entries().map(characters).max().unwrap_or_default();
            let width = longest.max(needed(&heading.text));
            let widest = if entries().any(breaks) {
                widest
            } else {
                WIDEST[0]
            };
            (width + MARGIN).clamp(NARROWEST, widest) as f64
        })
        .collect()
}

/// The height of a row of entries, in points.
pub(super) fn height<'a>(entries: impl Iterator<Item = &'a Entry>, widths: &[f64]) -> f64 {
    let texts = entries.map(|entry| match entry {
        Entry::Text(text) => text.as_str(),
        _ => "",
    });
    height_of(texts.zip(widths.iter().copied()))
}

/// The height of a row of texts in columns of as many characters, in points.
/// No more than [`HIGHEST`].
pub(super) fn height_of<'a>(texts: impl Iterator<Item = (&'a str, f64)>) -> f64 {
    let lines = texts.map(|(text, width)| lines(text, width * LETTERS - BESIDE));
    (lines.max().unwrap_or(1).max(1) as f64 * LINE).min(HIGHEST)
}

/// How many lines a text takes where as many characters stand on a line.
fn lines(text: &str, width: f64) -> usize {
    text.lines()
        .map(|line| {
            let mut count = 1;
            let mut used = 0.0;
            for word in line.split(' ') {
                let long = word.chars().count() as f64;
                if used > 0.0 && used + 1.0 + long > width {
                    count += 1;
                    used = 0.0;
                }
                used += long + if used > 0.0 { 1.0 } else { 0.0 };
                // A word that fits no line breaks within.
                while used > width.max(1.0) {
                    count += 1;
                    used -= width.max(1.0);
                }
            }
            count
        })
        .sum()
}

/// The width that a heading needs: its longest word, and a part of the whole.
fn needed(heading: &str) -> usize {
    let words = heading.split_whitespace();
    let longest = words.map(|word| word.chars().count()).max();
    longest
        .unwrap_or_default()
        .max(heading.chars().count().div_ceil(LINES))
}

/// Whether an entry has a space at which it may break.
fn breaks(entry: &Entry) -> bool {
    matches!(entry, Entry::Text(text) if text.contains(' '))
}

fn characters(entry: &Entry) -> usize {
    match entry {
        Entry::Blank => 0,
        Entry::Text(text) | Entry::Link(text, ..) | Entry::Verdict(_, text) => {
            let lines = text.lines().map(|line| line.chars().count());
            lines.max().unwrap_or_default()
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_as_high_as_their_longest_text() {
        let height = |text: &'static str, width| height_of([(text, width)].into_iter()) / LINE;
        assert_eq!(height("", 20.0), 1.0);
        assert_eq!(height("one two three four", 10.0), 3.0);
        assert_eq!(height("first line\nsecond", 40.0), 2.0);
        assert_eq!(height("xxxxxxxxxxxxxxxxxxxxxxxxx", 12.0), 3.0);
        let long = "words and ".repeat(5_000);
        assert_eq!(height_of([(long.as_str(), 60.0)].into_iter()), HIGHEST);
    }
}
