//! Jobs by industry, in the region and in the nation.

use crate::problem::{Problem, help_for_unknown};
use crate::programme::Name;
use crate::sheet::headings::{Headings, Meaning};
use crate::sheet::number::Wrong;
use crate::sheet::problems::Problems;
use crate::sheet::text::folded;
use crate::sheet::{Cell, Row, Sheet};

use super::number::{above_zero, zero_or_more};
use super::place_of;

/// Jobs by industry, in the order of the table.
pub(super) struct Jobs {
    /// In the region.
    pub regional: Vec<f64>,
    /// In the nation.
    pub national: Vec<f64>,
}

impl Jobs {
    /// The region's share of all jobs.
    pub fn share(&self) -> f64 {
        self.regional.iter().sum::<f64>() / self.national.iter().sum::<f64>()
    }

    /// Location quotients: an industry's share of the region's jobs over its share of the nation's.
    pub fn quotients(&self) -> Vec<f64> {
        let (region, nation): (f64, f64) = (self.regional.iter().sum(), self.national.iter().sum());
        let pairs = self.regional.iter().zip(&self.national);
        pairs
            .map(|(regional, national)| (regional / region) / (national / nation))
            .collect()
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Column {
    Industry,
    Title,
    Region,
    Nation,
}

fn meaning(heading: &str) -> Meaning<Column> {
    match folded(heading).as_str() {
        "industry" => Meaning::Known(Column::Industry),
        "title" => Meaning::Known(Column::Title),
        "region" | "regional" => Meaning::Known(Column::Region),
        "nation" | "national" => Meaning::Known(Column::Nation),
        _ => Meaning::Unknown {
            help: "the headings are industry, region and nation; a title may stand beside"
                .to_owned(),
            meant: None,
        },
    }
}

/// Reads the list; every industry of the table has one row.
pub(super) fn read(sheet: &Sheet, names: &[Name], found: &mut Vec<Problem>) -> Option<Jobs> {
    let mut problems = Problems::default();
    let headings = Headings::read(
        sheet,
        meaning,
        "write industry,region,nation",
        &mut problems,
    );
    if let Some(headings) = &headings {
        for (column, word) in [
            (Column::Industry, "industry"),
            (Column::Region, "region"),
            (Column::Nation, "nation"),
        ] {
            if !headings.has(column) {
                let message = format!("{}: there is no column `{word}`", sheet.row(headings.row));
                problems.push(
                    Problem::nowhere(message).help("the headings are industry, region and nation"),
                );
            }
        }
    }
    let mut rows: Vec<Option<[f64; 2]>> = vec![None; names.len()];
    if let Some(headings) = headings.as_ref().filter(|_| problems.is_empty()) {
        for row in sheet.rows.iter().filter(|row| row.number > headings.row) {
            add(sheet, headings, (row, names), &mut rows, &mut problems);
        }
        if problems.is_empty() {
            missing(sheet, names, &rows, &mut problems);
        }
    }
    let is_whole = problems.is_empty();
    found.extend(problems.in_order());
    let jobs: Vec<[f64; 2]> = rows.into_iter().flatten().collect();
    is_whole.then(|| Jobs {
        regional: jobs.iter().map(|[region, _]| *region).collect(),
        national: jobs.iter().map(|[_, nation]| *nation).collect(),
    })
}

fn add(
    sheet: &Sheet,
    headings: &Headings<Column>,
    (row, names): (&Row, &[Name]),
    rows: &mut [Option<[f64; 2]>],
    problems: &mut Problems,
) {
    let at = |column| headings.name(sheet, row.number, column);
    let name = headings.cell(row, Column::Industry).shown();
    let Some(place) = place_of(names, &name) else {
        let known = names.iter().map(|name| name.id.as_str());
        let message = format!(
            "{}: there is no industry `{name}` in the table",
            at(Column::Industry)
        );
        let help = help_for_unknown(&name, known, "industries of the table");
        return problems.of_row(row.number, message, &help);
    };
    if rows[place].is_some() {
        let message = format!("{}: there are two rows for `{name}`", at(Column::Industry));
        return problems.of_row(row.number, message, "add them up");
    }
    let mut read = |column, number: fn(&Cell) -> Result<f64, Wrong>| {
        number(headings.cell(row, column)).unwrap_or_else(|error| {
            let message = format!("{}: {}", at(column), error.message);
            problems.of_row(row.number, message, &error.help);
            f64::NAN
        })
    };
    let region = read(Column::Region, zero_or_more);
    let nation = read(Column::Nation, above_zero);
    if region > nation {
        let message = format!(
            "{}: the region has {region} jobs in this industry, but the nation only {nation}",
            at(Column::Region)
        );
        let help =
            "both count the same kind of jobs, in the same unit; the nation holds the region";
        problems.of_row(row.number, message, help);
    }
    rows[place] = Some([region, nation]);
}

fn missing(sheet: &Sheet, names: &[Name], rows: &[Option<[f64; 2]>], problems: &mut Problems) {
    for (name, row) in names.iter().zip(rows) {
        if row.is_none() {
            let message = format!(
                "{}: there is no row for industry `{}`",
                sheet.name(),
                name.id
            );
            problems.push(
                Problem::nowhere(message)
                    .help("write 0 under region where the region has no such jobs"),
            );
        }
    }
    let has_jobs = |row: &Option<[f64; 2]>| row.is_some_and(|[region, _]| region > 0.0);
    if problems.is_empty() && !rows.iter().any(has_jobs) {
        let message = format!("{}: the region has no jobs at all", sheet.name());
        problems.push(Problem::nowhere(message).help("write the region's jobs by industry"));
    }
}
