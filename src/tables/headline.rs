//! `headline`: promised, delivered gross, net additional, people trained; money and cost.

use super::words::Words;
use super::{Cell, Column, Table};
use crate::analysis::headline::{Headline, Ledger, Line};
use crate::analysis::precision::range_units;
use crate::analysis::{PERCENTILES, TargetResult};
use crate::outcomes::Measure;

/// What a ledger is called.
#[must_use]
pub const fn ledger(ledger: Ledger) -> &'static str {
    match ledger {
        Ledger::Gross => "Delivered, gross",
        Ledger::Net => "Net additional",
        Ledger::People => "People",
        Ledger::Investment => "Investment",
        Ledger::Cost => "Cost to the public",
        Ledger::Place => "Place outputs",
        Ledger::Welfare => "UK welfare",
    }
}

/// Why the value added for each £1 and the benefit–cost ratio lie so far apart, where both stand.
pub const WHY_APART: &str = "The benefit–cost ratio and the value added for each £1 answer different questions: value \
added is counted where it happens, and much of it is no gain to the UK, because it would arise elsewhere in the UK or \
takes people and money that would be of use elsewhere.";

const NOTE: &str = "P10, P50 and P90: in 10, 50 and 90 of 100 simulated futures the figure is \
lower. The error is the Monte Carlo standard error of the mean: it shrinks with more simulated \
futures, the range does not. The mean of a ratio is the ratio of the means. “Central” takes every \
assumption at its median and leaves luck out; “as promised” also lets all money come in full and \
on time and everything work; beside each stands the share of simulated futures that lie below it. \
Ledgers answer different questions and are never added up.";

/// The headline figures as a table: the promises first.
#[must_use]
pub fn table(headline: &Headline, targets: &[TargetResult], words: &Words) -> Table {
    let columns = vec![
        Column::text("ledger", "Ledger"),
        Column::text("metric", "Metric").for_machines(),
        Column::text("title", "Figure"),
        Column::number("year", "By"),
        Column::text("unit", "Unit"),
        Column::number("promised", "Promised"),
        Column::number("p10", "P10"),
        Column::number("p50", "P50"),
        Column::number("p90", "P90"),
        Column::number("mean", "Mean"),
        Column::number("mcse", "Error"),
        Column::number("central", "Central"),
        Column::number("central_above", "Central lies above"),
        Column::number("as_promised", "As promised"),
        Column::number("as_promised_above", "As promised lies above"),
        Column::number("not_available", "Draws without a value"),
    ];
    let title = format!("{}: the headline figures", words.programme.title);
    let mut table = Table::new("headline", &title, NOTE, columns);
    let last = words.programme.calendar.last();
    table
        .rows
        .extend(targets.iter().map(|target| promise(target, words)));
    for line in &headline.lines {
        table
            .rows
            .push(figures(line, promised(line, targets, last), words));
    }
    if let Some(gain) = headline.gain {
        let mut cells = vec![
            Cell::text(ledger(Ledger::Welfare)),
            Cell::text("value.npsv.positive"),
            Cell::text("Chance that the net present social value is positive"),
            Cell::Empty,
            Cell::text(words.unit(Measure::Share)),
        ];
        cells.resize(table.columns.len(), Cell::Empty);
        cells[9] = Cell::chance(gain.share, gain.error, gain.draws);
        cells[10] = Cell::share(gain.error, 0.1 * gain.error);
        table.rows.push(cells);
    }
    table
}

fn promise(result: &TargetResult, words: &Words) -> Vec<Cell> {
    let [_, low, _, middle, _, high, _] = result.percentiles;
    let errors = result
        .percentile_errors
        .map(|error| error.unwrap_or(f64::NAN));
    let units = range_units([low, middle, high], errors);
    let percentile = |value: f64, place: usize| Cell::ToUnit {
        value,
        unit: units[place],
        error: errors[place],
    };
    vec![
        Cell::text("Promised"),
        Cell::text(result.target.answered_by()),
        Cell::text(&result.target.title),
        Cell::Year(result.target.by),
        Cell::text(words.unit(result.measure)),
        Cell::Given(result.target.bound.value()),
        percentile(low, 0),
        percentile(middle, 1),
        percentile(high, 2),
        Cell::Empty,
        Cell::Empty,
        // The special cases are calculated once and have no error.
        Cell::figure(result.central.0, f64::NAN),
        below(result.central.1, result.draws),
        Cell::figure(result.as_promised.0, f64::NAN),
        below(result.as_promised.1, result.draws),
        Cell::Empty,
    ]
}

/// The promise that a figure answers, if one names the same metric and the last year.
fn promised(line: &Line, targets: &[TargetResult], last: i32) -> Option<f64> {
    let metric = line.row.metric.as_str();
    let stated = metric.strip_suffix(".total").unwrap_or(metric);
    let answers = |target: &&TargetResult| {
        let name = target.target.answered_by();
        target.target.by == last && (name == metric || name == stated)
    };
    targets
        .iter()
        .find(answers)
        .map(|target| target.target.bound.value())
}

fn figures(line: &Line, promised: Option<f64>, words: &Words) -> Vec<Cell> {
    let row = &line.row;
    let ranged = |value, place: usize| match row.measure {
        Measure::Share => Cell::share(value, line.errors[place]),
        _ => Cell::to_unit(value, line.units[place], line.errors[place], row.measure),
    };
    let figure = |value, error| match row.measure {
        Measure::Share => Cell::share(value, error),
        _ => Cell::measured(value, error, row.measure),
    };
    let error = match row.measure {
        Measure::Share => Cell::share(row.mcse, 0.1 * row.mcse),
        _ => Cell::figure(row.mcse, 0.1 * row.mcse),
    };
    vec![
        Cell::text(ledger(line.ledger)),
        Cell::text(&row.metric),
        Cell::text(words.metric(&row.metric)),
        Cell::Year(words.programme.calendar.last()),
        Cell::text(words.unit(row.measure)),
        Cell::given(promised),
        ranged(row.p10(), 0),
        ranged(row.p50(), 1),
        ranged(row.p90(), 2),
        figure(row.mean, row.mcse),
        // An error is told to one digit.
        error,
        figure(row.central, f64::NAN),
        below(line.central_above, row.available),
        figure(row.as_promised, f64::NAN),
        below(line.as_promised_above, row.available),
        Cell::Count(line.not_available),
    ]
}

/// Where a case lies is told in whole percents.
const fn below(share: f64, draws: usize) -> Cell {
    Cell::chance(share, 0.005, draws)
}

const _: () = assert!(
    PERCENTILES.len() == 7,
    "P10, P50 and P90 are the second, fourth and sixth"
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::testing::{line, programme, register};

    #[test]
    fn ledgers_stand_side_by_side_with_range_error_and_the_special_cases() -> Result<(), csv::Error>
    {
        let (programme, register) = (programme(), register());
        let words = Words {
            programme: &programme,
            register: &register,
        };
        let headline = Headline {
            lines: vec![
                line(Ledger::Gross, "jobs.filled", Measure::Jobs, 1_234.0),
                line(Ledger::Net, "jobs.net", Measure::Jobs, 700.0),
                line(
                    Ledger::Cost,
                    "value.public_cost_per_net_job",
                    Measure::Pounds,
                    140_000.0,
                ),
            ],
            gain: None,
            drivers: Vec::new(),
            under_each: Vec::new(),
        };
        let table = table(&headline, &[], &words);
        let page = table.to_markdown();
        let lines: Vec<&str> = page.lines().skip(4).take(3).collect();
        assert_eq!(
            lines,
            [
                "| Delivered, gross | Jobs filled (gross) | 2033/34 | jobs (FTE) |  | 1,000 | 1,200 | 1,400 | 1,200 | 1.2 | 1,200 | 25% | 2,500 | all of 10,000 | 0 |",
                "| Net additional | Net additional jobs | 2033/34 | jobs (FTE) |  | 600 | 700 | 810 | 700 | 0.7 | 670 | 25% | 1,400 | all of 10,000 | 0 |",
                "| Cost to the public | Public cost of a net additional job | 2033/34 | £ (2024/25 prices) |  | 120,000 | 140,000 | 160,000 | 140,000 | 140 | 130,000 | 25% | 280,000 | all of 10,000 | 0 |",
            ]
        );
        assert!(
            table
                .to_csv()?
                .starts_with("ledger,metric,title,year,unit,promised,p10,")
        );
        Ok(())
    }
}
