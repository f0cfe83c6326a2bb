//! Why there is no updated forecast, and which figures are likely to blame.

use std::fmt::Write as _;

use crate::analysis::updated::rows::{VERY, told as beside};
use crate::calendar::financial_year;
use crate::monitoring::{Kind, Returns};
use crate::tables::figure::told as rounded;
use crate::tasks::Refused;
use crate::updating::{Futures, Refusal};

/// The refusal, with the rows that hardly any forecast had: `values` is what the model says of each row in
/// each draw before anything is known.
pub fn told(
    refusal: &Refusal,
    returns: &Returns,
    (futures, values): (&Futures<'_>, &[Vec<f64>]),
) -> Refused {
    let mut text = format!("{}: {refusal}", returns.name);
    let rows = beside(futures, values, values);
    let odd = rows
        .iter()
        .zip(futures.observations())
        .filter(|(row, _)| row.surprise < VERY);
    let mut found = String::new();
    for (row, one) in odd {
        let share = |value: f64| match one.kind {
            Kind::Share | Kind::Event => format!("{}%", rounded(100.0 * value, f64::NAN)),
            _ => rounded(value, f64::NAN),
        };
        let [low, middle, high] = row.before.map(share);
        let when = one
            .year
            .map_or_else(String::new, |year| format!(" of {}", financial_year(year)));
        let _ = write!(
            found,
            "\n  row {}, `{}`{when}: {} reported, {middle} expected (8 in 10: {low} to {high})",
            returns.rows[one.row].number,
            one.metric,
            match one.kind {
                Kind::Share | Kind::Event => share(one.value),
                _ => crate::tables::figure::given(one.value),
            },
        );
    }
    if !found.is_empty() {
        let _ = write!(
            text,
            "\nFigures that fewer than one in 200 forecasts had; check their unit, year and metric first:{found}"
        );
    }
    Refused::Asked(text)
}

/// How many times the largest or smallest simulated figure a reported one may be.
const BEYOND: f64 = 5.0;

/// Refuses figures that are of another order than everything simulated: an update would explain them by luck that
/// nobody has.
///
/// # Errors
///
/// With each such row.
pub fn absurd(
    returns: &Returns,
    (futures, values): (&Futures<'_>, &[Vec<f64>]),
) -> Result<(), Refused> {
    let mut found = String::new();
    for (one, values) in futures.observations().iter().zip(values) {
        if matches!(one.kind, Kind::Share | Kind::Event) {
            continue;
        }
        let most = values.iter().copied().fold(0.0, f64::max) * one.reported_share;
        // Where hardly anything is expected, one or two of it are no slip of the pen.
        if one.value > BEYOND * most.max(1.0) {
            let _ = write!(
                found,
                "\n  row {}, `{}`{}: {} reported, and no simulated future has more than {}",
                returns.rows[one.row].number,
                one.metric,
                one.year
                    .map_or_else(String::new, |year| format!(" of {}", financial_year(year))),
                crate::tables::figure::given(one.value),
                rounded(most, f64::NAN),
            );
        }
    }
    if found.is_empty() {
        return Ok(());
    }
    Err(Refused::Asked(format!(
        "{}: figures of another order than everything that was simulated; look for a wrong unit (£ for £m), year or \
         metric:{found}",
        returns.name
    )))
}
