//! The tables of back-tests.

use super::results::{Point, Results, Test};
use crate::analysis::precision::range_units;
use crate::analysis::score::{Coverage, Summary};
use crate::tables::figure::in_hundred;
use crate::tables::{Cell, Column, Table};

/// All tables, for files.
#[must_use]
pub fn all(results: &Results) -> Vec<Table> {
    vec![programmes(results), outturns(results), coverage(results)]
}

/// One row for each back-test.
#[must_use]
pub fn programmes(results: &Results) -> Table {
    let columns = vec![
        Column::text("id", "Id").for_machines(),
        Column::text("programme", "Programme"),
        Column::text("kind", "Kind"),
        Column::number("outturns", "Outturns"),
        Column::number("in_half", "In the range of half"),
        Column::number("in_8_of_10", "Of 8 in 10"),
        Column::number("in_9_of_10", "Of 9 in 10"),
        Column::text("verdict", "Verdict"),
        Column::text("known_at", "Known at").for_machines(),
        Column::text("independence", "Independence").for_machines(),
        Column::text("reason", "Why it fails").for_machines(),
    ];
    let title = "Back-tests";
    let mut table = Table::new("backtests", title, "", columns);
    let row = |test: &Test| {
        vec![
            Cell::text(&test.entry.id),
            Cell::text(&test.title),
            Cell::text(test.entry.kind.word()),
            Cell::Count(test.points.len()),
            Cell::Count(test.hits(0)),
            Cell::Count(test.hits(1)),
            Cell::Count(test.hits(2)),
            Cell::text(if test.holds() { "holds" } else { "fails" }),
            Cell::text(&test.entry.known_at),
            Cell::text(&test.entry.independence),
            Cell::text(&test.entry.reason),
        ]
    };
    table.rows = results.tests.iter().map(row).collect();
    table
}

/// One row for each outturn.
#[must_use]
pub fn outturns(results: &Results) -> Table {
    let columns = vec![
        Column::text("id", "Id"),
        Column::text("kind", "Kind"),
        Column::text("metric", "Metric"),
        Column::text("what", "What"),
        Column::number("year", "Year"),
        Column::number("outturn", "Happened"),
        Column::number("p5", "P5"),
        Column::number("p10", "P10"),
        Column::number("p25", "P25"),
        Column::number("p50", "P50"),
        Column::number("p75", "P75"),
        Column::number("p90", "P90"),
        Column::number("p95", "P95"),
        Column::number("plan", "As promised"),
        Column::number("lies_above", "Lies above"),
        Column::text("in_half", "In the range of half"),
        Column::text("in_8_of_10", "Of 8 in 10"),
        Column::text("in_9_of_10", "Of 9 in 10"),
        Column::number("crps", "Score (CRPS)"),
        Column::text("source", "Source"),
        Column::text("note", "Note"),
    ];
    let title = "Back-tests: outturns and forecasts";
    let mut table = Table::new("backtest_outturns", title, "", columns);
    for test in &results.tests {
        for point in &test.points {
            let scored = &point.scored;
            let mut row = vec![
                Cell::text(&test.entry.id),
                Cell::text(test.entry.kind.word()),
                Cell::text(&point.metric),
                Cell::text(&point.what),
                point
                    .year
                    .map_or(Cell::Empty, |year| Cell::text(year.to_string())),
                Cell::Given(point.outturn),
            ];
            let plain = |value: &f64| Cell::figure(*value, f64::NAN);
            row.extend(scored.percentiles.iter().map(plain));
            row.extend([plain(&point.plan), Cell::share(scored.pit, f64::NAN)]);
            let yes = |inside: &bool| Cell::text(if *inside { "yes" } else { "no" });
            row.extend(scored.inside.iter().map(yes));
            row.extend([
                plain(&scored.crps.fair),
                Cell::text(&point.source),
                Cell::text(&point.note),
            ]);
            table.rows.push(row);
        }
    }
    table
}

/// How many outturns the ranges held, of what groups, and what luck alone would give.
#[must_use]
pub fn coverage(results: &Results) -> Table {
    let columns = vec![
        Column::text("group", "Outturns"),
        Column::text("range", "Range"),
        Column::number("held", "Held"),
        Column::number("of", "Of"),
        Column::number("expected", "Expected"),
        Column::number(
            "so_few_by_luck",
            "So few or fewer by luck, programmes together",
        ),
        Column::number("so_few_if_apart", "If outturns were independent (binomial)"),
        Column::text("light", "Light"),
    ];
    let title = "Back-tests: how many outturns the ranges held";
    let mut table = Table::new("backtest_coverage", title, "", columns);
    let draws = results.settings.draws;
    let groups = [
        ("forecast tests, all", &results.forecasts),
        ("forecast tests, the last of each", &results.last),
        ("plausibility checks, all", &results.checks),
    ];
    for (group, summary) in groups {
        let ranges = ["half", "8 in 10", "9 in 10"];
        let rows = ranges.iter().zip(&summary.coverage);
        table
            .rows
            .extend(rows.map(|(range, coverage)| held((group, range), coverage, draws)));
    }
    table
}

fn held((group, range): (&str, &str), coverage: &Coverage, draws: usize) -> Vec<Cell> {
    vec![
        Cell::text(group),
        Cell::text(range),
        Cell::Count(coverage.hits),
        Cell::Count(coverage.of),
        Cell::Rounded {
            value: coverage.expected,
            decimals: 1,
        },
        Cell::chance(coverage.so_few(), 0.005, draws),
        Cell::chance(coverage.apart, 0.005, draws),
        Cell::text(coverage.light().word()),
    ]
}

/// The outturns of one back-test, for people.
#[must_use]
pub fn of_one(test: &Test) -> Table {
    let columns = vec![
        Column::text("what", "What"),
        Column::number("year", "When"),
        Column::number("p10", "P10"),
        Column::number("p50", "P50"),
        Column::number("p90", "P90"),
        Column::number("outturn", "Happened"),
        Column::text("lies_above", "Lies above"),
        Column::text("in_8_of_10", "In the range of 8 in 10"),
    ];
    let mut table = Table::new("backtest", &test.title, "", columns);
    let row = |point: &Point| {
        let [_, p10, _, p50, _, p90, _] = point.scored.percentiles;
        let units = range_units([p10, p50, p90], point.errors);
        let told = |value: f64, place: usize| Cell::ToUnit {
            value,
            unit: units[place],
            error: point.errors[place],
        };
        vec![
            Cell::text(&point.what),
            Cell::text(test.when(point)),
            told(p10, 0),
            told(p50, 1),
            told(p90, 2),
            Cell::Given(point.outturn),
            Cell::text(above(point.scored.pit)),
            Cell::text(if point.within_eight() {
                "yes"
            } else if point.scored.inside[2] {
                "no, but of 9 in 10"
            } else {
                "no"
            }),
        ]
    };
    table.rows = test.points.iter().map(row).collect();
    table
}

/// Where an outturn lies among the futures.
fn above(share: f64) -> String {
    if share <= 0.0 {
        "no future".to_owned()
    } else if share >= 1.0 {
        "every future".to_owned()
    } else {
        format!("{} futures", in_hundred(share))
    }
}

/// Whether so few hits are explained by luck, in a summary’s range of 8 in 10.
#[must_use]
pub fn eight_in_ten(summary: &Summary) -> &Coverage {
    &summary.coverage[1]
}
