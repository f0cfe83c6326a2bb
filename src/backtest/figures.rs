//! The charts of back-tests: every outturn beside its forecast, and how many the ranges held.

use super::manifest::Kind;
use super::results::{Point, Results, Test};
use super::tables::eight_in_ten;
use crate::analysis::score::Summary;
use crate::charts::{Caption, Chart, ChartError, coverage, outturns};
use crate::tables::figure::count;

/// The most figures on a picture.
const MOST: usize = 20;

/// Draws every chart.
#[must_use]
pub fn draw_all(results: &Results) -> Vec<Result<Chart, ChartError>> {
    let of_kind = |kind: Kind, name: &str, what: &str| outturns_of(results, kind, (name, what));
    [
        of_kind(Kind::Forecast, "forecast_tests", "forecast tests"),
        of_kind(
            Kind::Plausibility,
            "plausibility_checks",
            "plausibility checks",
        ),
        held(results),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn source(results: &Results) -> String {
    format!(
        "regiocast back-tests, {} futures each, seed {}",
        count(results.settings.draws),
        results.settings.seed
    )
}

fn outturns_of(
    results: &Results,
    kind: Kind,
    (name, what): (&str, &str),
) -> Option<Result<Chart, ChartError>> {
    let of_kind = || results.tests.iter().filter(|test| test.entry.kind == kind);
    let all: Vec<(&Test, &Point)> = of_kind()
        .flat_map(|test| test.points.iter().map(move |point| (test, point)))
        .collect();
    let lay = all.iter().filter(|(_, point)| point.within_eight()).count();
    let of = all.len();
    // What has no median above nothing has no multiple of it.
    let (shown, hidden): (Vec<_>, Vec<_>) = all
        .into_iter()
        .partition(|(_, point)| point.scored.percentiles[3] > 0.0);
    let shown = &shown[..shown.len().min(MOST)];
    let note = match hidden.as_slice() {
        [] => String::new(),
        hidden => format!(
            "Not shown, because the middle of its forecast is nothing: {}.",
            hidden
                .iter()
                .map(|(test, point)| label(test, point))
                .collect::<Vec<_>>()
                .join("; ")
        ),
    };
    let row = |(test, point): &(&Test, &Point)| outturns::Outturn {
        label: label(test, point),
        percentiles: point.scored.percentiles,
        reported: point.outturn,
    };
    (!shown.is_empty()).then(|| {
        outturns::Outturns {
            caption: Caption {
                name: name.to_owned(),
                title: format!("{lay} of {of} outturns of {what} lay where 8 in 10 simulations do"),
                subtitle: "Programmes that are over, set up with what was known before".to_owned(),
                source: source(results),
            },
            note,
            rows: shown.iter().map(row).collect(),
        }
        .draw()
    })
}

/// A programme’s title before its first comma, what is counted, and when.
fn label(test: &Test, point: &Point) -> String {
    let title = test.title.split(',').next().unwrap_or_default();
    let what = point.what.split(',').next().unwrap_or_default();
    match test.when(point) {
        when if when.is_empty() => format!("{title}: {what}"),
        when => format!("{title}: {what}, {when}"),
    }
}

fn held(results: &Results) -> Option<Result<Chart, ChartError>> {
    let found = eight_in_ten(&results.forecasts);
    let groups = [
        ("Forecast tests", &results.forecasts),
        ("Plausibility checks", &results.checks),
    ];
    let rows: Vec<coverage::Held> = groups
        .into_iter()
        .flat_map(|(title, summary)| rows(title, summary))
        .collect();
    (!rows.is_empty()).then(|| {
        coverage::Coverage {
            caption: Caption {
                name: "coverage".to_owned(),
                title: format!(
                    "In forecast tests the range of 8 in 10 held {} of {} outturns",
                    found.hits, found.of
                ),
                subtitle: "Outturns held by the ranges, beside what luck alone gives".to_owned(),
                source: source(results),
            },
            rows,
        }
        .draw()
    })
}

fn rows(title: &str, summary: &Summary) -> Vec<coverage::Held> {
    let ranges = summary.coverage.iter().zip(["half", "8 in 10", "9 in 10"]);
    ranges
        .filter(|(range, _)| range.of > 0)
        .map(|(range, name)| coverage::Held {
            label: format!("{title}: {name}"),
            // Sums of probabilities may pass the whole by a rounding error.
            expected: (range.expected / range.of as f64).min(1.0),
            hits: range.hits,
            of: range.of,
            by_luck: range.luck.range(0.9),
        })
        .collect()
}
