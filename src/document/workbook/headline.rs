//! The figures that are quoted: the numbers that people are told, rounded by formulas that anybody can
//! follow back to the full digits.

use super::data::{Data, full};
use super::exhibit::{digits, number};
use super::names::Names;
use super::page::{Digits, Entry, Grid, Heading, Page};
use crate::calendar::financial_year;
use crate::document::Quoted;
use crate::tables::number::Number;

/// Where the told numbers begin.
const TOLD: usize = 4;
/// Which of them is the middle.
const MIDDLE: usize = 1;
/// Where the numbers in full digits begin.
const FULL: usize = 8;

/// The sheet of quoted figures, and the names of its told numbers: name and address.
pub(super) fn page(
    names: &mut Names,
    quoted: &[Quoted],
    data: Option<&Data>,
    source: &str,
) -> (Page, Vec<(String, String)>) {
    let headings = [
        ("Figure", false),
        ("Ledger", false),
        ("Unit", false),
        ("Financial year", false),
        ("P10", true),
        ("Middle", true),
        ("P90", true),
        ("What the middle is", false),
        ("P10 in full digits", true),
        ("Middle in full digits", true),
        ("P90 in full digits", true),
        ("Name", false),
        ("Name of the middle in formulas", false),
    ];
    let name = names.sheet(&["Headline figures"]);
    let mut page = Page {
        name,
        title: "Headline figures".to_owned(),
        shows: "The figures that are quoted, rounded as they are told".to_owned(),
        lines: vec![
            "P10, P50 and P90: in one of ten simulated futures it is less than P10, in half of them less than P50, in one of ten more than P90.".to_owned(),
            "Quote the rounded numbers: more digits than those say nothing. The full digits are for calculating on.".to_owned(),
            "The middle is the P50; of a ratio it is the mean above the line over the mean below it, and its range is that of single futures.".to_owned(),
            "In formulas each rounded number has a name, which ends in _p10, _p50 (or _mean) or _p90.".to_owned(),
        ],
        grid: Grid {
            name: names.word("Headline_figures", ""),
            headings: headings
                .map(|(text, right)| Heading { text: text.to_owned(), right })
                .to_vec(),
            ..Grid::default()
        },
        chart: None,
        // Names and full digits are for the screen.
        printed: Some(FULL),
    };
    let mut rows = Vec::new();
    let mut cells = Vec::new();
    for (place, figure) in quoted.iter().enumerate() {
        let row = line(figure, data);
        let mut middle = Entry::Blank;
        for (at, key) in keys(figure).into_iter().enumerate() {
            let is_number = matches!(
                row.get(TOLD + at),
                Some(Entry::Number(..) | Entry::Formula(..))
            );
            if is_number {
                let word = names.word(&figure.name, &format!("_{key}"));
                if at == MIDDLE {
                    middle = Entry::Text(word.clone());
                }
                cells.push((word, (place, TOLD + at)));
            }
        }
        rows.push(row.into_iter().chain([middle]).collect());
    }
    page.grid.rows = rows;
    if page.grid.has_blanks() {
        page.lines.push(
            "Blank cells: not known, or does not apply; a blank year: the whole period.".to_owned(),
        );
    }
    if !source.is_empty() {
        page.lines.push(format!("Source: {source}"));
    }
    let address = |(row, column)| absolute(&page, row, column);
    let addresses = cells
        .into_iter()
        .map(|(name, place)| (name, address(place)))
        .collect();
    (page, addresses)
}

fn line(figure: &Quoted, data: Option<&Data>) -> Vec<Entry> {
    let (metric, year) = parts(&figure.name);
    let mut row: Vec<Entry> = [&figure.title, &figure.ledger, &figure.unit]
        .map(|text| Entry::words(text))
        .to_vec();
    row.push(year.map_or(Entry::Blank, |year| Entry::Text(financial_year(year))));
    let places = || keys(figure).into_iter().zip(figure.values).enumerate();
    row.extend(places().map(|(at, (key, value))| {
        let found = data.and_then(|data| data.find(metric, year, key, value));
        told(&figure.told[at], figure.units[at], value, found.as_deref())
    }));
    row.push(Entry::words(match figure.column {
        "p50" => "P50",
        other => other,
    }));
    row.extend(
        places().map(|(_, (key, value))| full(data, (metric, year), key, value, Digits::Full)),
    );
    row.push(Entry::words(&figure.name));
    row
}

/// The columns of a figure in data files: P10, the middle and P90.
const fn keys(figure: &Quoted) -> [&'static str; 3] {
    ["p10", figure.column, "p90"]
}

/// A told number: rounded from its full digits where that results in the very same number, else the
/// number itself; words where it is told in words.
fn told(words: &str, unit: f64, value: f64, address: Option<&str>) -> Entry {
    let Some(told) = Number::read(words) else {
        return Entry::words(words);
    };
    let rounding = address.and_then(|address| {
        let places = rounding(told, unit, value)?;
        Some(format!("=ROUND({address},{places})"))
    });
    rounding.map_or(number(told), |formula| {
        Entry::Formula(formula, told.value, digits(told))
    })
}

/// To how many digits after the point a number is rounded so that the told one results; less than none
/// for tens and hundreds. `None` where that cannot be relied on.
#[expect(
    clippy::cast_possible_truncation,
    reason = "clamped to between -12 and 12"
)]
fn rounding(told: Number, unit: f64, value: f64) -> Option<i32> {
    if unit <= 0.0 || !unit.is_finite() {
        return None;
    }
    let places = (-libm::log10(unit).round()).clamp(-12.0, 12.0) as i32;
    // The unit of a percentage may be that of the share or that of the percentage.
    let candidates = if told.percent {
        [places + 2, places]
    } else {
        [places; 2]
    };
    candidates.into_iter().find(|places| {
        let scaled = value.abs() * 10_f64.powi(*places);
        // Programs differ in which way they round what lies halfway, but for binary digits.
        let halfway = (scaled.fract() - 0.5).abs() < 1e-6;
        let rounded = (scaled.round() * 10_f64.powi(-places)).copysign(value);
        !halfway && (rounded - told.value).abs() <= 1e-9 * told.value.abs().max(1e-12)
    })
}

/// A figure's metric and year: `jobs.net@2033`.
fn parts(name: &str) -> (&str, Option<i32>) {
    match name.split_once('@') {
        Some((metric, year)) => (metric, year.parse().ok()),
        None => (name, None),
    }
}

/// An address that stays the same wherever it is used: `'Headline figures'!$E$9`.
fn absolute(page: &Page, row: usize, column: usize) -> String {
    let own = page.own(row, column);
    let split = own.find(|c: char| c.is_ascii_digit()).unwrap_or_default();
    let (letters, digits) = own.split_at(split);
    format!("{}!${letters}${digits}", super::names::quoted(&page.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounded(words: &str, unit: f64, value: f64) -> Option<i32> {
        rounding(Number::read(words)?, unit, value)
    }

    #[test]
    fn a_formula_rounds_only_where_the_told_number_results() {
        assert_eq!(rounded("1,100", 100.0, 1_093.4), Some(-2));
        assert_eq!(rounded("7.7", 0.1, 7.68), Some(1));
        assert_eq!(rounded("−41", 1.0, -41.26), Some(0));
        assert_eq!(rounded("4.6%", 0.1, 0.0457), Some(3));
        assert_eq!(rounded("4.6%", 0.001, 0.0457), Some(3));
        assert_eq!(rounded("0", 10.0, 2.0), Some(-1));
        // Another number than the told one, halfway, and no rounding at all.
        assert_eq!(rounded("1,200", 100.0, 1_093.4), None);
        assert_eq!(rounded("1,100", 100.0, 1_050.0), None);
        assert_eq!(rounded("1,100", 0.0, 1_093.4), None);
    }
}
