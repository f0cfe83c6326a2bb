//! Finds the row of headings, and says what is wrong with it.

use super::meaning::{Meaning, NotRight, meaning};
use super::{Column, Layout};
use crate::calendar;
use crate::problem::Problem;
use crate::sheet::problems::Problems;
use crate::sheet::text::in_words;
use crate::sheet::{Cell, Row, Sheet, letters};

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
            .filter(|text| !matches!(meaning(text), Meaning::Unknown(_)))
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
    // What stands below a wrong heading is there, and must not be called missing as well.
    let mut meant = Vec::new();
    for (place, cell) in row.cells.iter().enumerate() {
        meant.extend(add(sheet, &mut layout, place, cell, problems));
    }
    meant.extend(layout.columns.iter().map(|(_, column)| *column));
    headless(sheet, &layout, problems);
    required(sheet, &layout, &meant, problems);
    layout.years = years(sheet, &layout, &meant, problems);
    (problems.len() == before).then_some(layout)
}

/// Reads a heading; a column that was only meant is given back.
fn add(
    sheet: &Sheet,
    layout: &mut Layout,
    place: usize,
    cell: &Cell,
    problems: &mut Problems,
) -> Option<Column> {
    let name = sheet.cell(layout.row, place, layout.heading(place));
    let heading = match cell {
        Cell::Empty => return None,
        Cell::Text(text) => text,
        other => {
            let message = format!("{name}: {} is no heading", other.shown());
            problems.push(Problem::nowhere(message).help("write the heading as text"));
            return None;
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
            None
        }
        Meaning::Wrong(wrong) | Meaning::Unknown(wrong) => {
            let NotRight {
                message,
                help,
                meant,
            } = wrong;
            problems.push(Problem::nowhere(format!("{name}: {message}")).help(help));
            meant
        }
    }
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

fn required(sheet: &Sheet, layout: &Layout, meant: &[Column], problems: &mut Problems) {
    let row = sheet.row(layout.row);
    let mut missing: Vec<String> = [Column::Title, Column::Payer, Column::Kind]
        .into_iter()
        .filter(|column| !meant.contains(column))
        .map(|column| format!("“{}”", column.heading()))
        .collect();
    let is_money = |column: &Column| matches!(column, Column::Capital(_) | Column::Revenue(_));
    if !meant.iter().any(is_money) {
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

/// The years of the list. A year between others that has no column, or that only one kind of money
/// has, is most likely a column that was deleted, and its money would be missing in silence.
fn years(sheet: &Sheet, layout: &Layout, meant: &[Column], problems: &mut Problems) -> Vec<i32> {
    let of = |pick: fn(&Column) -> Option<i32>| meant.iter().filter_map(pick).collect::<Vec<_>>();
    let capital = of(|column| match column {
        Column::Capital(year) => Some(*year),
        _ => None,
    });
    let revenue = of(|column| match column {
        Column::Revenue(year) => Some(*year),
        _ => None,
    });
    let found = || capital.iter().chain(&revenue).copied();
    let (Some(first), Some(last)) = (found().min(), found().max()) else {
        return Vec::new();
    };
    let whole: Vec<i32> = (first..=last).collect();
    let row = sheet.row(layout.row);
    let mut wrong = |message: String, help: &str| {
        problems.push(Problem::nowhere(format!("{row}: {message}")).help(help));
    };
    let gaps = said(
        whole
            .iter()
            .filter(|year| !found().any(|one| one == **year)),
    );
    if !gaps.is_empty() {
        let message = format!("there is no column for {}", in_words(&gaps));
        let help = "give every year between the first and the last a column, be it an empty one";
        wrong(message, help);
    }
    for (has, lacks, name, other) in [
        (&revenue, &capital, "capital", "revenue"),
        (&capital, &revenue, "revenue", "capital"),
    ] {
        let lacking = whole
            .iter()
            .filter(|year| has.contains(year) && !lacks.contains(year));
        let lacking = said(lacking);
        if !lacks.is_empty() && !lacking.is_empty() {
            let years = in_words(&lacking);
            let message = format!("{name} has no column for {years}, though {other} has");
            let help = format!(
                "add {name} of {years}, be it empty, or leave out the {other} of {years} as well"
            );
            wrong(message, &help);
        }
    }
    if whole.len() > MOST_YEARS {
        let message = format!("the list has {} years", whole.len());
        wrong(message, &format!("a list may have {MOST_YEARS}"));
    }
    whole
}

/// Years as people write them.
fn said<'a>(years: impl Iterator<Item = &'a i32>) -> Vec<String> {
    years.map(|year| calendar::financial_year(*year)).collect()
}
