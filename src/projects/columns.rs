//! Headings: which column holds what.

use super::amount::financial_year;
use super::sheet::{Cell, Row, Sheet};
use super::text::{folded, in_words};
use crate::calendar;
use crate::problem::{Problem, did_you_mean};

/// Financial years that a list may speak of. Before the first, prices are not known.
pub(super) const YEARS: (i32, i32) = (2009, 2100);

/// How many financial years a list may have.
const MOST_YEARS: usize = 60;

/// Among so many rows, the headings are looked for.
const LOOKED_AT: usize = 20;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Title,
    Payer,
    Sponsor,
    Kind,
    Capital(i32),
    Revenue(i32),
    CapitalTotal,
    RevenueTotal,
    Total,
    Floorspace,
    Firms,
    LearnersAYear,
    LearnersInAll,
    Jobs,
    Opens,
    Source,
    Note,
}

/// Columns that are there once, and what else people call them.
const PLAIN: [(Column, &[&str]); 15] = [
    (Column::Title, &["project", "title", "project name"]),
    (Column::Payer, &["money", "type of money"]),
    (Column::Sponsor, &["funder", "paid by"]),
    (Column::Kind, &["kind", "type", "type of project"]),
    (Column::CapitalTotal, &["total capital", "total capital m"]),
    (Column::RevenueTotal, &["total revenue", "total revenue m"]),
    (Column::Total, &["total", "total cost m"]),
    (Column::Floorspace, &["floorspace sqm", "floor space m2"]),
    (Column::Firms, &["firms"]),
    (Column::LearnersAYear, &["learners per year"]),
    (Column::LearnersInAll, &["learners total", "learners"]),
    (Column::Jobs, &["jobs"]),
    (Column::Opens, &["opens", "year of opening"]),
    (Column::Source, &["sources"]),
    (Column::Note, &["notes", "comments"]),
];

impl Column {
    /// Its heading in the template.
    pub fn heading(self) -> String {
        let plain = match self {
            Self::Capital(year) => {
                return format!("Capital {}, £m", calendar::financial_year(year));
            }
            Self::Revenue(year) => {
                return format!("Revenue {}, £m", calendar::financial_year(year));
            }
            Self::Title => "Project title",
            Self::Payer => "Whose money",
            Self::Sponsor => "Sponsor",
            Self::Kind => "Kind of project",
            Self::CapitalTotal => "Capital total, £m",
            Self::RevenueTotal => "Revenue total, £m",
            Self::Total => "Total, £m",
            Self::Floorspace => "Floorspace, m²",
            Self::Firms => "Firms supported",
            Self::LearnersAYear => "Learners a year",
            Self::LearnersInAll => "Learners in all",
            Self::Jobs => "Jobs claimed",
            Self::Opens => "Opening year",
            Self::Source => "Source",
            Self::Note => "Note",
        };
        plain.to_owned()
    }
}

/// Where everything stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Layout {
    /// The row of the headings, from 1.
    pub row: usize,
    /// What each column holds, by its place from 0.
    columns: Vec<(usize, Column)>,
    /// The headings as they are written, from column A.
    headings: Vec<String>,
    /// The calendar years in which the financial years start.
    pub years: Vec<i32>,
}

impl Layout {
    /// Where a column stands.
    pub fn place(&self, column: Column) -> Option<usize> {
        self.columns
            .iter()
            .find(|(_, other)| *other == column)
            .map(|(place, _)| *place)
    }

    /// The cell of a column, named for messages; the row where there is no such column.
    pub fn name(&self, sheet: &Sheet, row: usize, column: Column) -> String {
        match self.place(column) {
            Some(place) => sheet.cell(row, place, self.heading(place)),
            None => sheet.row(row),
        }
    }

    /// The cell of a column; empty where there is no such column.
    pub fn cell<'r>(&self, row: &'r Row, column: Column) -> &'r Cell {
        match self.place(column) {
            Some(place) => row.cell(place),
            None => &Cell::Empty,
        }
    }

    /// The heading of a place.
    pub fn heading(&self, place: usize) -> &str {
        self.headings.get(place).map_or("", String::as_str)
    }
}

/// What a heading means: a column, a money column that is not right, or nothing known.
enum Meaning {
    Known(Column),
    Wrong(String, String),
    Unknown,
}

fn meaning(heading: &str) -> Meaning {
    let words = folded(heading);
    let plain = PLAIN.iter().find(|(column, others)| {
        folded(&column.heading()) == words || others.contains(&words.as_str())
    });
    if let Some((column, _)) = plain {
        return Meaning::Known(*column);
    }
    let parts: Vec<&str> = words.split(' ').collect();
    let (column, rest): (fn(i32) -> Column, &[&str]) = match parts.as_slice() {
        ["capital", rest @ ..] => (Column::Capital, rest),
        ["revenue", rest @ ..] => (Column::Revenue, rest),
        _ => return Meaning::Unknown,
    };
    let help = format!("write it as “{}”", column(2026).heading());
    let [start, end, unit @ ..] = rest else {
        return Meaning::Wrong("names no financial year".to_owned(), help);
    };
    let Some(year) = financial_year(start, end) else {
        return Meaning::Wrong(format!("“{start}/{end}” is no financial year"), help);
    };
    if !(YEARS.0..=YEARS.1).contains(&year) {
        let message = format!("a list speaks of {} to {}", YEARS.0, YEARS.1);
        return Meaning::Wrong(message, help);
    }
    if !matches!(unit.join(" ").as_str(), "" | "m" | "million" | "gbp m") {
        return Meaning::Wrong("the money of a list is counted in £m".to_owned(), help);
    }
    Meaning::Known(column(year))
}

/// Finds the headings and what they mean.
pub(super) fn read(sheet: &Sheet, problems: &mut Vec<Problem>) -> Option<Layout> {
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

fn add(sheet: &Sheet, layout: &mut Layout, place: usize, cell: &Cell, problems: &mut Vec<Problem>) {
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
                let letter = super::sheet::letters(twin);
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
                None => format!(
                    "the headings of a list: {}. A column of your own goes on another sheet, or into Note",
                    headings.join("; ")
                ),
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
fn headless(sheet: &Sheet, layout: &Layout, problems: &mut Vec<Problem>) {
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

fn required(sheet: &Sheet, layout: &Layout, problems: &mut Vec<Problem>) {
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

fn years(sheet: &Sheet, layout: &mut Layout, problems: &mut Vec<Problem>) {
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
