//! A list of projects, as people keep it in a spreadsheet, and the scenario that it makes.
//!
//! [`read`] takes the bytes of a workbook or of a CSV file and gives a [`List`]: one [`Project`] a
//! row, or several rows where several bodies pay for it. All that is wrong with a list is said at
//! once, by row and column as its author sees them. [`scenario`] turns a list into the text of a
//! scenario: the money, floorspace, firms and learners are the list's, everything else is a default
//! of the evidence library and marked for review, and what the list claims becomes a promise, which
//! results are compared with; no job is built on it. [`template`] makes the empty list.

mod amount;
mod claims;
mod columns;
mod draft;
mod example;
mod joined;
mod kind;
mod money;
mod opening;
mod rows;
mod scale;
pub mod template;
mod text;
mod totals;
mod unit_costs;

use crate::problem::Problem;
use crate::scenario::ScenarioError;
use crate::sheet::problems::Problems;
use crate::sheet::{self, Wanted};

pub use draft::{Made, scenario};
pub use kind::{Course, Kind, Payer};

/// The sheet of a workbook that holds the list.
const SHEET: &str = "Projects";

/// What a file should hold.
const WANTED: Wanted = Wanted {
    what: "a list of projects",
    it: "the list",
    sheet: SHEET,
    or_the_only_sheet: false,
    empty: "`regiocast init --template` writes an empty list",
};

/// How many projects a list may have.
const MOST_PROJECTS: usize = 300;

/// A list of projects that was read and checked.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// The file's name.
    pub file: String,
    /// The calendar years in which its financial years start, in order and without a gap.
    pub years: Vec<i32>,
    /// Its projects, in the order of their first rows.
    pub projects: Vec<Project>,
    /// What its author should know, though it can be used. One sentence or two each.
    pub remarks: Vec<String>,
}

/// A project.
#[derive(Debug, Clone, PartialEq)]
pub struct Project {
    /// What it is called, on one line.
    pub title: String,
    /// What it is.
    pub kind: Kind,
    /// Who pays for it: a share for each of its rows.
    pub shares: Vec<Share>,
    /// What it builds, gross m².
    pub floorspace: Option<f64>,
    /// Firms that it supports, over all years.
    pub firms: Option<f64>,
    /// Learners who start, over all years.
    pub learners: Option<f64>,
    /// Jobs that it claims.
    pub jobs: Option<f64>,
    /// The calendar year in which the financial year of its opening starts.
    pub opens: Option<i32>,
    /// What its author wrote beside it, on one line.
    pub note: String,
}

/// What one body pays for a project.
#[derive(Debug, Clone, PartialEq)]
pub struct Share {
    /// The row of the sheet, from 1.
    pub row: usize,
    /// Whose money it is.
    pub payer: Payer,
    /// The body's name. Empty where there is none.
    pub sponsor: String,
    /// Capital by year, £m of the day.
    pub capital: Vec<f64>,
    /// Revenue by year, £m of the day.
    pub revenue: Vec<f64>,
    /// Where it is written down. Empty where the list does not say.
    pub source: String,
}

impl Project {
    /// The row in which it is first named, from 1.
    #[must_use]
    pub fn row(&self) -> usize {
        self.shares.first().map_or(0, |share| share.row)
    }

    /// Capital by year over all who pay, £m of the day.
    #[must_use]
    pub fn capital(&self) -> Vec<f64> {
        added_up(self.shares.iter().map(|share| &share.capital))
    }

    /// Revenue by year over all who pay, £m of the day.
    #[must_use]
    pub fn revenue(&self) -> Vec<f64> {
        added_up(self.shares.iter().map(|share| &share.revenue))
    }
}

fn added_up<'a>(lists: impl Iterator<Item = &'a Vec<f64>>) -> Vec<f64> {
    let mut sum: Vec<f64> = Vec::new();
    for list in lists {
        sum.resize(list.len(), 0.0);
        for (sum, value) in sum.iter_mut().zip(list) {
            *sum += value;
        }
    }
    sum
}

/// Reads a list of projects. The name says what the file is: it ends in `.xlsx`, `.xlsm` or `.csv`.
///
/// # Errors
///
/// With all that is wrong with it.
pub fn read(name: &str, bytes: &[u8]) -> Result<List, ScenarioError> {
    let mut problems = Problems::default();
    let list = read_with(name, bytes, &mut problems);
    match list {
        Some(list) if problems.is_empty() => Ok(list),
        _ => Err(ScenarioError {
            problems: problems.in_order(),
        }),
    }
}

fn read_with(name: &str, bytes: &[u8], problems: &mut Problems) -> Option<List> {
    let sheet = sheet::read(name, bytes, &WANTED, problems)?;
    let layout = columns::read(&sheet, problems)?;
    let mut remarks = Vec::new();
    let mut scale = scale::Scale::default();
    let rows = rows::read(&sheet, &layout, &mut scale, problems, &mut remarks);
    scale.check(&sheet, &layout, problems, &mut remarks);
    totals::refuse(&sheet, &layout, &rows, problems);
    let projects = joined::projects(&sheet, &layout, rows, problems, &mut remarks);
    for project in &projects {
        claims::check(&sheet, &layout, project, problems, &mut remarks);
    }
    claims::of_the_whole(&sheet, &layout, &projects, &mut remarks);
    if projects.is_empty() && problems.is_empty() {
        let message = format!("{}: there is no project in it", sheet.name());
        let help = "fill one row for each project, below the headings";
        problems.push(Problem::nowhere(message).help(help));
    }
    if projects.len() > MOST_PROJECTS {
        let message = format!("{}: it has {} projects", sheet.name(), projects.len());
        let help = format!("a list may have {MOST_PROJECTS}: split it, or put small ones together");
        problems.push(Problem::nowhere(message).help(help));
    }
    Some(List {
        file: sheet::text::cleaned(&sheet.file),
        years: layout.years,
        projects,
        remarks,
    })
}
