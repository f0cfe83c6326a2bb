//! Finds the row of headings, and says what is wrong with it.

use super::{Column, Layout, Meaning, PLAIN, meaning};
use crate::calendar;
use crate::problem::{Problem, did_you_mean};
use crate::projects::problems::Problems;
use crate::projects::sheet::{Cell, Row, Sheet, letters};
use crate::projects::text::in_words;

/// How many financial years a list may have.
const MOST_YEARS: usize = 60;

/// Among so many rows, the headings are looked for.
const LOOKED_AT: usize = 20;

/// Finds the headings and what they mean.
pub(in crate::projects) fn read(sheet: &Sheet, problems: &mut Problems) -> Option<Layout> {
    let first = sheet.rows.first()?;
    let known = |row: &Row| {
        let texts = row.cells.iter().filter_map(|cell| match cell {
            Cell::Text(text) => Some(text),
            _ => None,
        });
        texts
            .filter(|text| !matches!(meaning(text), Meaning::Unknown))
            .count()
    };
    // A line of title above the headings is common; two known headings make a row of headings.
    let looked_at = sheet.rows.iter().take(LOOKED_AT);
    let row = looked_at.clone().find(|row| known(row) >= 2);
    let row = row.unwrap_or(first);
    if known(row) == 0 {
        let row = sheet.row(row.number);
        let message =
            format!("{row}: here the headings of the list should stand, and none of them is known");
        let help = "the first row says what the columns hold; `regiocast init --template` writes a list with all headings";
        problems.push(Problem::nowhere(message).help(help));
        return None;
    }
    let before = problems.len();
    let mut layout = Layout {
        row: row.number,
        columns: Vec::new(),
        headings: row.cells.iter().map(Cell::shown).collect(),
        years: Vec::new(),
    };
    for (place, cell) in row.cells.iter().enumerate() {
        add(sheet, &mut layout, place, cell, problems);
    }
    headless(sheet, &layout, problems);
    required(sheet, &layout, problems);
    years(sheet, &mut layout, problems);
    (problems.len() == before).then_some(layout)
}

fn add(sheet: &Sheet, layout: &mut Layout, place: usize, cell: &Cell, problems: &mut Problems) {
    let name = sheet.cell(layout.row, place, layout.heading(place));
    let heading = match cell {
        Cell::Empty => return,
        Cell::Text(text) => text,
        other => {
            let message = format!("{name}: {} is no heading", other.shown());
            problems.push(Problem::nowhere(message).help("write the heading as text"));
            return;
        }
    };
    match meaning(heading) {
        Meaning::Known(column) => {
            if let Some(twin) = layout.place(column) {
                let letter = letters(twin);
                let message = format!("{name}: column {letter} has this heading already");
                let help = "keep one of the two";
                problems.push(Problem::nowhere(message).help(help));
            } else {
                layout.columns.push((place, column));
            }
        }
        Meaning::Wrong(message, help) => {
            problems.push(Problem::nowhere(format!("{name}: {message}")).help(help));
        }
        Meaning::Unknown => {
            let headings: Vec<String> = all_headings();
            let likely = did_you_mean(heading, headings.iter().map(String::as_str));
            let help = match likely {
                Some(likely) => {
                    format!(
                        "did you mean “{likely}”? A column of your own goes on another sheet, or into Note"
                    )
                }
                None => {
                    "a list has no such column; one of your own goes on another sheet, or into Note"
                        .to_owned()
                }
            };
            let message = format!("{name}: this heading is not known");
            problems.push(Problem::nowhere(message).help(help));
        }
    }
}

fn all_headings() -> Vec<String> {
    let mut headings: Vec<String> = PLAIN.iter().map(|(column, _)| column.heading()).collect();
    headings.push(Column::Capital(2026).heading());
    headings.push(Column::Revenue(2026).heading());
    headings
}

/// Columns that hold something below no heading.
fn headless(sheet: &Sheet, layout: &Layout, problems: &mut Problems) {
    let below = || sheet.rows.iter().filter(|row| row.number > layout.row);
    let width = below().map(|row| row.cells.len()).max().unwrap_or(0);
    for place in 0..width {
        if !layout.heading(place).is_empty() {
            continue;
        }
        if let Some(row) = below().find(|row| *row.cell(place) != Cell::Empty) {
            let name = sheet.cell(row.number, place, "");
            let message = format!(
                "{name}: “{}” stands below no heading",
                row.cell(place).shown()
            );
            let help = format!(
                "write a heading in row {}, or delete what is in this column; in a CSV file a comma inside a cell needs \"quotation marks\"",
                layout.row
            );
            problems.push(Problem::nowhere(message).help(help));
        }
    }
}

fn required(sheet: &Sheet, layout: &Layout, problems: &mut Problems) {
    let row = sheet.row(layout.row);
    let mut missing: Vec<String> = [Column::Title, Column::Payer, Column::Kind]
        .into_iter()
        .filter(|column| layout.place(*column).is_none())
        .map(|column| format!("“{}”", column.heading()))
        .collect();
    let is_money = |column: &Column| matches!(column, Column::Capital(_) | Column::Revenue(_));
    if !layout.columns.iter().any(|(_, column)| is_money(column)) {
        missing.push(format!(
            "a year’s money, such as “{}”",
            Column::Capital(2026).heading()
        ));
    }
    if !missing.is_empty() {
        let message = format!("{row}: the headings lack {}", in_words(&missing));
        let help = "every list has these columns; `regiocast init --template` writes a list with all headings";
        problems.push(Problem::nowhere(message).help(help));
    }
}

fn years(sheet: &Sheet, layout: &mut Layout, problems: &mut Problems) {
    let mut found: Vec<i32> = layout
        .columns
        .iter()
        .filter_map(|(_, column)| match column {
            Column::Capital(year) | Column::Revenue(year) => Some(*year),
            _ => None,
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    let (Some(first), Some(last)) = (found.first(), found.last()) else {
        return;
    };
    let whole: Vec<i32> = (*first..=*last).collect();
    let gaps: Vec<String> = whole
        .iter()
        .filter(|year| !found.contains(year))
        .map(|year| calendar::financial_year(*year))
        .collect();
    let row = sheet.row(layout.row);
    if !gaps.is_empty() {
        let message = format!("{row}: there is no column for {}", in_words(&gaps));
        let help = "give every year between the first and the last a column, be it an empty one";
        problems.push(Problem::nowhere(message).help(help));
    }
    if whole.len() > MOST_YEARS {
        let message = format!("{row}: the list has {} years", whole.len());
        let help = format!("a list may have {MOST_YEARS}");
        problems.push(Problem::nowhere(message).help(help));
    }
    layout.years = whole;
}
