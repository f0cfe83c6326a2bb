//! The embedded typeface and the width of words set in it.
//!
//! Open Sans, Apache License 2.0, cut down to Latin letters; see `fonts/README.md`. The SVG names it first and falls
//! back to Arial or Helvetica, which run slightly narrower, so what fits here fits there.

use std::sync::LazyLock;
use ttf_parser::Face;

/// Families named in the SVG, best first.
pub(crate) const FAMILIES: &str = "Open Sans, Arial, Helvetica, sans-serif";
/// The embedded family.
pub(crate) const FAMILY: &str = "Open Sans";
/// The font files, regular and semibold.
pub(crate) const FILES: [&[u8]; 2] = [
    include_bytes!("fonts/OpenSans-Regular.ttf"),
    include_bytes!("fonts/OpenSans-Semibold.ttf"),
];
/// Width of a letter the font lacks, in sizes: wider than nearly all letters.
const UNKNOWN: f64 = 0.65;

static FACES: LazyLock<[Option<Face<'static>>; 2]> =
    LazyLock::new(|| FILES.map(|bytes| Face::parse(bytes, 0).ok()));

/// How heavy letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    /// Running text.
    Regular,
    /// Titles and headings.
    Semibold,
}

/// Width of `text` in pixels at `size`, without kerning (which would only make it narrower).
pub(crate) fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let face = match weight {
        Weight::Regular => FACES[0].as_ref(),
        Weight::Semibold => FACES[1].as_ref(),
    };
    text.chars().map(|c| advance(face, c)).sum::<f64>() * size
}

/// Width of one letter, in sizes.
fn advance(face: Option<&Face<'static>>, letter: char) -> f64 {
    face.and_then(|face| {
        let glyph = face.glyph_index(letter)?;
        let advance = face.glyph_hor_advance(glyph)?;
        Some(f64::from(advance) / f64::from(face.units_per_em()))
    })
    .unwrap_or(UNKNOWN)
}

/// `text` in as few lines no wider than `room` as possible, of about the same length.
pub(crate) fn wrap(text: &str, size: f64, weight: Weight, room: f64) -> Vec<String> {
    let lines = fill(text, size, weight, room);
    let (mut narrow, mut wide) = (0.0, room);
    if lines.len() < 2 {
        return lines;
    }
    while wide - narrow > 4.0 {
        let middle = f64::midpoint(narrow, wide);
        // Words longer than a line are not broken just to even out.
        let tried = fill(text, size, weight, middle);
        if tried.len() > lines.len() || tried.concat().len() != lines.concat().len() {
            narrow = middle;
        } else {
            wide = middle;
        }
    }
    fill(text, size, weight, wide)
}

/// `text` broken into lines no wider than `room`, at ordinary spaces where possible.
fn fill(text: &str, size: f64, weight: Weight, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let words = text.split(|c: char| c.is_ascii_whitespace());
    for word in words.filter(|word| !word.is_empty()) {
        let longer = if line.is_empty() {
            word.to_owned()
        } else {
            format!("{line} {word}")
        };
        if width(&longer, size, weight) <= room {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        line = break_word(word, size, weight, room, &mut lines);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Pushes full lines of a `word` too long for one line, and returns the rest.
fn break_word(word: &str, size: f64, weight: Weight, room: f64, lines: &mut Vec<String>) -> String {
    let mut part = String::new();
    for letter in word.chars() {
        part.push(letter);
        if width(&part, size, weight) > room && part.chars().count() > 1 {
            part.pop();
            lines.push(std::mem::replace(&mut part, letter.to_string()));
        }
    }
    part
}

/// Width of the widest of `lines`.
pub(crate) fn widest<S: AsRef<str>>(lines: &[S], size: f64, weight: Weight) -> f64 {
    lines
        .iter()
        .map(|line| width(line.as_ref(), size, weight))
        .fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_fonts_parse_and_know_the_signs_charts_use() {
        for face in FACES.iter() {
            let face = face.as_ref().unwrap();
            for letter in "AZaz09£€–—’“”≥≤×%−½éÿŵŷĀž·…".chars() {
                assert!(face.glyph_index(letter).is_some(), "{letter}");
            }
        }
    }

    #[test]
    fn digits_are_equally_wide() {
        let one = width("1", 32.0, Weight::Regular);
        assert!(
            (width("8,888", 32.0, Weight::Regular) - width("1,111", 32.0, Weight::Regular)).abs()
                < 1e-9
        );
        assert!((17.0..20.0).contains(&one), "{one}");
    }

    #[test]
    fn wrapped_lines_keep_every_word_and_fit() {
        let text = "Jobs taken by people who live outside the combined authority";
        let lines = wrap(text, 32.0, Weight::Regular, 300.0);
        assert_eq!(lines.join(" "), text);
        assert!(widest(&lines, 32.0, Weight::Regular) <= 300.0);
    }

    #[test]
    fn a_word_longer_than_a_line_is_broken() {
        let word = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch";
        let lines = wrap(&format!("in {word} today"), 32.0, Weight::Regular, 200.0);
        assert!(widest(&lines, 32.0, Weight::Regular) <= 200.0);
        assert!(lines.concat().contains(word));
        assert_eq!(wrap("", 32.0, Weight::Regular, 200.0), Vec::<String>::new());
    }
}
