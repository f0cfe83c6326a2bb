//! `targets`: is each promise kept, seen from inside and from outside, and what decides it.

use super::outside::kept;
use super::words::Words;
use super::{Cell, Column, Table};
use crate::analysis::precision::range_units;
use crate::analysis::{Driver, TargetResult};
use crate::outcomes::Measure;
use crate::programme::Bound;

const NOTE: &str = "The chance is the share of simulated futures that keep the promise, with its \
Monte Carlo error in percentage points. The gap is the median of what is missing where the promise \
is missed. The outside view is what comparable programmes delivered of what they had promised, \
applied to this promise; it knows nothing of this programme. Inputs are ordered by how closely \
the outcome follows them (from −1 to +1, a rank correlation), a first look at what decides it.";

/// How many inputs a page names.
const STRONGEST: usize = 3;

/// The targets as a table.
#[must_use]
pub fn table(targets: &[TargetResult], words: &Words) -> Table {
    let columns = vec![
        Column::text("title", "Promise"),
        Column::text("metric", "Metric").for_machines(),
        Column::text("answered_by", "Measured by").for_people(),
        Column::number("by", "By"),
        Column::text("unit", "Unit"),
        Column::text("bound", "At least or at most"),
        Column::number("promised", "Promised"),
        Column::number("probability", "Chance"),
        Column::number("mcse", "Error of the chance"),
        Column::number("median_shortfall", "Median gap where missed"),
        Column::number("p10", "P10"),
        Column::number("p50", "P50"),
        Column::number("p90", "P90"),
        Column::number("central", "Central"),
        Column::number("central_above", "Central lies above").for_machines(),
        Column::number("as_promised", "As promised"),
        Column::number("as_promised_above", "As promised lies above").for_machines(),
        Column::number("outside_probability", "Outside view: chance").for_machines(),
        Column::number("outside_kept", "Outside view: kept in").for_people(),
        Column::number("outside_p10", "Outside view: P10").for_machines(),
        Column::number("outside_p50", "Outside view: P50"),
        Column::number("outside_p90", "Outside view: P90").for_machines(),
        Column::text("drivers", "What it goes with").for_machines(),
        Column::text("strongest", "What it goes with most").for_people(),
        Column::text("source", "Source"),
    ];
    let title = format!("{}: are the promises kept?", words.programme.title);
    let mut table = Table::new("targets", &title, NOTE, columns);
    table.rows = targets.iter().map(|target| line(target, words)).collect();
    table
}

fn line(result: &TargetResult, words: &Words) -> Vec<Cell> {
    let target = &result.target;
    let number = |value: f64, error: f64| match result.measure {
        Measure::Share => Cell::share(value, error),
        _ => Cell::figure(value, error),
    };
    // The special cases are calculated once and have no error.
    let exact = |value: f64| match result.measure {
        Measure::Share => Cell::share(value, f64::NAN),
        _ => Cell::figure(value, f64::NAN),
    };
    let promised = match result.measure {
        Measure::Share => Cell::share(target.bound.value(), 0.0),
        _ => Cell::Given(target.bound.value()),
    };
    let [low, middle, high] = result
        .percentile_errors
        .map(|error| error.unwrap_or(f64::NAN));
    let [_, p10, _, p50, _, p90, _] = result.percentiles;
    let units = range_units([p10, p50, p90], [low, middle, high]);
    let ranged = |value: f64, place: usize| match result.measure {
        Measure::Share => Cell::share(value, [low, middle, high][place]),
        _ => Cell::ToUnit {
            value,
            unit: units[place],
            error: [low, middle, high][place],
        },
    };
    let outside = |figure: usize| {
        let view = result.outside.as_ref();
        view.map_or(Cell::Empty, |view| {
            number(view.percentiles[figure], f64::NAN)
        })
    };
    vec![
        Cell::text(&target.title),
        Cell::text(target.answered_by()),
        Cell::text(words.metric(&target.answered_by())),
        Cell::Year(target.by),
        Cell::text(words.unit(result.measure)),
        Cell::text(match target.bound {
            Bound::AtLeast(_) => "at least",
            Bound::AtMost(_) => "at most",
        }),
        promised,
        Cell::chance(result.probability, result.error, result.draws),
        // An error is told to one digit.
        Cell::share(result.error, 0.1 * result.error),
        result
            .shortfall
            .map_or(Cell::Empty, |gap| number(gap, middle)),
        ranged(result.percentiles[1], 0),
        ranged(result.percentiles[3], 1),
        ranged(result.percentiles[5], 2),
        exact(result.central.0),
        Cell::share(result.central.1, f64::NAN),
        exact(result.as_promised.0),
        Cell::share(result.as_promised.1, f64::NAN),
        result
            .outside
            .as_ref()
            .map_or(Cell::Empty, |view| Cell::share(view.probability, 0.005)),
        result
            .outside
            .as_ref()
            .map_or(Cell::Empty, |view| Cell::text(kept(view))),
        outside(0),
        outside(1),
        outside(2),
        Cell::text(drivers(&result.drivers, words)),
        Cell::text(drivers(
            &result.drivers[..result.drivers.len().min(STRONGEST)],
            words,
        )),
        Cell::text(&target.source),
    ]
}

/// The inputs that an outcome goes with: `Jobs lost each year −0.53; …`.
#[must_use]
pub fn drivers(drivers: &[Driver], words: &Words) -> String {
    let texts: Vec<String> = drivers
        .iter()
        .map(|driver| {
            let sign = match driver.correlation {
                // The coordinate of a chance has no direction that a reader could know.
                _ if driver.name.starts_with("chance.") => "",
                correlation if correlation < 0.0 => "−",
                _ => "+",
            };
            let size = driver.correlation.abs();
            format!("{} {sign}{size:.2}", words.input(&driver.name))
        })
        .collect();
    texts.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::testing::{programme, register, result};

    #[test]
    fn a_target_shows_its_chance_from_inside_and_from_outside() -> Result<(), csv::Error> {
        let (programme, register) = (programme(), register());
        let words = Words {
            programme: &programme,
            register: &register,
        };
        let table = table(&[result(0.0312)], &words);
        let page = table.to_markdown();
        assert_eq!(
            page.lines().nth(4),
            Some(
                "| 2,000 new jobs | Jobs filled (gross) | 2033/34 | jobs (FTE) | at least | 2,000 \
                 | 3.1% | 0.17% | 810 | 600 | 1,200 | 1,700 | 1,100 | 2,000 | 12% | 1,200 \
                 | Jobs lost each year −0.53; Share that arrives (Government grant) +0.31 \
                 | Prospectus, page 3 |"
            )
        );
        let data = table.to_csv()?;
        assert!(data.contains("at least,2000,0.0312,0.00173"), "{data}");
        let never = super::table(&[result(0.0)], &words);
        assert!(never.to_markdown().contains("| 0 of 10,000 |"));
        assert!(never.to_csv()?.contains("at least,2000,0,0,"));
        Ok(())
    }
}
