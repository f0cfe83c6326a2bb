//! What has to hold in a national table: what an industry buys is less than what it makes, its accounts add
//! up, and money that is earned and spent runs dry.

use nalgebra::{DMatrix, DVector};

use crate::problem::Problem;
use crate::sheet::problems::Problems;

use super::table::{Layout, National};

/// How far an industry's accounts may miss its output, as a share of it: tables are published rounded.
const ROUNDING: f64 = 0.005;

/// Checks a table all of whose numbers could be read.
pub(super) fn table(layout: &Layout<'_>, national: &National, problems: &mut Problems) {
    let bought = bought(national);
    for (place, column) in layout.columns.iter().enumerate() {
        let mut wrong = |message: String, help: &str| {
            let letters = crate::sheet::letters(*column);
            let name = format!(
                "{}, column {letters} “{}”",
                layout.sheet.name(),
                national.names[place].title
            );
            problems.push(Problem::nowhere(format!("{name}: {message}")).help(help));
        };
        let (bought, output) = (bought[place], national.output[place]);
        if bought >= output {
            let message = format!(
                "this industry buys {} from industries, no less than its output of {output}",
                shown(bought)
            );
            let help = "an industry buys less than it makes, or nothing is left to pay for labour; is the output \
                        in the unit of the rows above?";
            wrong(message, help);
            continue;
        }
        if national.rest.iter().any(Vec::is_empty) {
            continue;
        }
        let rest: f64 = national.rest.iter().map(|row| row[place]).sum();
        if (bought + rest - output).abs() > ROUNDING * output {
            let message = format!(
                "purchases, gva, imports and taxes add up to {}, but output is {output}",
                shown(bought + rest)
            );
            let help = "they have to meet within 0.5%; is a row of final uses or a total among the industries?";
            wrong(message, help);
        }
    }
    if problems.is_empty() && national.closes {
        closes(layout, national, problems);
    }
}

/// What each industry buys from all industries.
fn bought(national: &National) -> Vec<f64> {
    let industries = national.names.len();
    let of_buyer = |buyer: usize| national.sales.iter().skip(buyer).step_by(industries).sum();
    (0..industries).map(of_buyer).collect()
}

/// Whether a £ earned and spent earns less than a £ again, all along: w·L·c + h < 1.
fn closes(layout: &Layout<'_>, national: &National, problems: &mut Problems) {
    let industries = national.names.len();
    let Some(income) = national.income() else {
        return;
    };
    let coefficients = DMatrix::from_row_slice(industries, industries, &national.coefficients());
    let spending = national.households.iter().map(|spent| spent / income);
    let spending = DVector::from_iterator(industries, spending);
    let pay = DVector::from_vec(national.for_each_pound(&national.compensation));
    let system = DMatrix::identity(industries, industries) - coefficients;
    let made = system.lu().solve(&spending);
    let own = national.household_pay / income;
    let earned = made.map_or(f64::INFINITY, |made| pay.dot(&made) + own);
    // A NaN is no number below 1 either.
    if earned < 1.0 {
        return;
    }
    let column = layout.households.unwrap_or_default();
    let message = format!(
        "{}: each £ that households spend comes back to them as £{}, so that it would never run dry",
        layout.name(layout.head.number, column),
        shown(earned)
    );
    let help = "households spend on home-made goods less than they earn; is their column in the unit of \
                `compensation`, and without imports? Income besides pay is given in a row `household income`";
    problems.push(Problem::nowhere(message).help(help));
}

fn shown(value: f64) -> String {
    crate::sheet::text::told((value * 1e3).round() / 1e3)
}
