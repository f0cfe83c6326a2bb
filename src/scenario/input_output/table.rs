//! A national inter-industry table as it stands in a sheet: a row for each seller, a column for each buyer,
//! households beside the industries, and the industries' accounts below.

mod accounts;
mod layout;

use crate::problem::{Problem, help_for_unknown};
use crate::programme::Name;
use crate::sheet::number::Wrong;
use crate::sheet::problems::Problems;
use crate::sheet::text::folded;
use crate::sheet::{Cell, Row, Sheet};

use accounts::{ACCOUNTS, take};
pub(super) use layout::Layout;
use layout::layout;

use super::check;
use super::number::zero_or_more;

/// The table. What could not be read is NaN, and a problem.
pub(super) struct National {
    /// The industries.
    pub names: Vec<Name>,
    /// What each seller sells to each buyer, row by row.
    pub sales: Vec<f64>,
    /// What each seller sells to households; empty without such a column.
    pub households: Vec<f64>,
    /// Each industry's output.
    pub output: Vec<f64>,
    /// Its jobs.
    pub employment: Vec<f64>,
    /// What it pays its employees; empty without such a row.
    pub compensation: Vec<f64>,
    /// Its value added, imports and taxes, as far as there are such rows.
    pub rest: [Vec<f64>; 3],
    /// What households pay each other, 0 where nothing is said.
    pub household_pay: f64,
    /// Household income, if it is given.
    pub household_income: Option<f64>,
    /// Whether what households spend is asked for.
    pub closes: bool,
}

impl National {
    /// Something of each industry for each £ of its output.
    pub fn for_each_pound(&self, what: &[f64]) -> Vec<f64> {
        what.iter()
            .zip(&self.output)
            .map(|(what, output)| what / output)
            .collect()
    }

    /// What the buyer spends on the seller's output for each £ of its own, row by row.
    pub fn coefficients(&self) -> Vec<f64> {
        let buyers = self.output.iter().cycle();
        self.sales
            .iter()
            .zip(buyers)
            .map(|(sold, output)| sold / output)
            .collect()
    }

    /// What households spend their money out of: the stated income, else all pay. `None` where households
    /// are not asked for.
    pub fn income(&self) -> Option<f64> {
        let pay = || self.compensation.iter().sum();
        self.closes
            .then(|| self.household_income.unwrap_or_else(pay))
    }
}

/// Reads the table, and checks what has to hold in it.
pub(super) fn read(sheet: &Sheet, closes: bool, found: &mut Vec<Problem>) -> Option<National> {
    let mut problems = Problems::default();
    let read = layout(sheet, &mut problems).map(|(layout, names)| {
        let national = rows(&layout, names, closes, &mut problems);
        if problems.is_empty() {
            check::table(&layout, &national, &mut problems);
        }
        national
    });
    found.extend(problems.in_order());
    read
}

fn rows(layout: &Layout<'_>, names: Vec<Name>, closes: bool, problems: &mut Problems) -> National {
    let has_title = folded(&layout.head.cell(1).shown()) == "title";
    let mut national = National {
        names,
        sales: Vec::new(),
        households: Vec::new(),
        output: Vec::new(),
        employment: Vec::new(),
        compensation: Vec::new(),
        rest: Default::default(),
        household_pay: 0.0,
        household_income: None,
        closes,
    };
    let mut sellers = 0;
    for row in layout.sheet.rows.iter().skip(1) {
        let name = row.cell(0).shown();
        let word = folded(&name);
        let account = ACCOUNTS
            .iter()
            .find(|(_, words)| words.contains(&word.as_str()));
        if let Some((account, _)) = account {
            take(layout, row, *account, &mut national, problems);
            continue;
        }
        let place = national
            .names
            .iter()
            .position(|one| folded(&one.title) == word);
        if let Some(problem) = out_of_place(&national.names, (place, sellers), &name) {
            let (message, help) = problem;
            let message = format!("{}: {message}", layout.sheet.row(row.number));
            problems.of_row(row.number, message, &help);
        }
        if place.is_none() {
            continue;
        }
        sellers += 1;
        if let (true, Some(place), Cell::Text(title)) = (has_title, place, row.cell(1)) {
            national.names[place].title.clone_from(title);
        }
        let sold: Vec<f64> = cells(layout, row, &layout.columns, zero_or_more, problems);
        national.sales.extend(sold);
        if let Some(column) = layout.households {
            let spent = cells(layout, row, &[column], zero_or_more, problems);
            national.households.extend(spent);
        }
    }
    complete(layout, &national, sellers, problems);
    national
}

/// What is wrong with the place of an industry's row: rows stand in the order of the columns.
fn out_of_place(
    names: &[Name],
    (place, expected): (Option<usize>, usize),
    name: &str,
) -> Option<(String, String)> {
    let Some(place) = place else {
        let accounts = ACCOUNTS.iter().map(|(_, words)| words[0]);
        let known = names.iter().map(|name| name.title.as_str()).chain(accounts);
        return Some((
            format!(
                "`{name}` is neither an industry of the first row nor one of the rows below the industries"
            ),
            help_for_unknown(name, known, "rows"),
        ));
    };
    if place == expected {
        return None;
    }
    let next = names.get(expected);
    let message = next.map_or_else(
        || format!("there is a row too many for `{name}`"),
        |next| {
            format!(
                "here the row of `{}` should stand, but this is `{name}`",
                next.title
            )
        },
    );
    Some((
        message,
        "rows and columns have the same industries in the same order".to_owned(),
    ))
}

/// Reads cells of a row; NaN where one cannot be read.
fn cells(
    layout: &Layout<'_>,
    row: &Row,
    columns: &[usize],
    read: fn(&Cell) -> Result<f64, Wrong>,
    problems: &mut Problems,
) -> Vec<f64> {
    let one = |column: &usize| {
        read(row.cell(*column)).unwrap_or_else(|error| {
            let message = format!("{}: {}", layout.name(row.number, *column), error.message);
            let message = message.replacen(
                &layout.sheet.row(row.number),
                &format!("{} “{}”", layout.sheet.row(row.number), row.cell(0).shown()),
                1,
            );
            problems.of_row(row.number, message, &error.help);
            f64::NAN
        })
    };
    columns.iter().map(one).collect()
}

/// Whether all is there.
fn complete(layout: &Layout<'_>, national: &National, sellers: usize, problems: &mut Problems) {
    let sheet = layout.sheet.name();
    let mut lacks = |what: String, help: &str| {
        let message = format!("{sheet}: there is no {what}");
        problems.push(Problem::nowhere(message).help(help));
    };
    for name in national.names.iter().skip(sellers) {
        let what = format!(
            "row for industry `{}`, though there is a column",
            name.title
        );
        lacks(
            what,
            "every industry has a row and a column, in the same order",
        );
    }
    for (values, word, help) in [
        (
            &national.output,
            "output",
            "write each industry’s output, in the unit of the table",
        ),
        (
            &national.employment,
            "employment",
            "write each industry’s jobs in the whole country",
        ),
    ] {
        if values.is_empty() {
            lacks(format!("row `{word}`"), help);
        }
    }
    if national.closes {
        let help = "closure = \"type2\" counts what workers spend, and needs it; write it, or closure = \"type1\"";
        if national.compensation.is_empty() {
            lacks("row `compensation`".to_owned(), help);
        }
        if layout.households.is_none() {
            lacks("column `households`".to_owned(), help);
        }
    }
}
