//! Charts of scored forecasts: every figure beside its range, and how many outturns the ranges held.

use crate::analysis::score::{Scored, Summary};
use crate::charts::{Caption, Chart, ChartError, coverage, outturns};
use crate::outcomes::Measure;
use crate::tables::scores::{Marked, Told};

/// The most forecasts that get a picture of every figure, and rows of their own among ranges.
const FEW: usize = 5;

/// The most figures on a picture.
const MOST: usize = 20;

/// What ranges of 50, 80 and 90% are called.
const RANGES: [&str; 3] = ["half", "8 in 10", "9 in 10"];

/// Draws every chart. Sources: of each forecast, and of all together.
#[must_use]
pub fn draw_all(
    marked: &Marked<'_>,
    (own, together): (&[String], &str),
) -> Vec<Result<Chart, ChartError>> {
    let few = &marked.forecasts[..marked.forecasts.len().min(FEW)];
    let mut charts: Vec<Result<Chart, ChartError>> = few
        .iter()
        .zip(own)
        .enumerate()
        .filter_map(|(place, (forecast, source))| figures(marked, (place, forecast), source))
        .collect();
    charts.extend(ranges(marked, few, together));
    charts
}

fn figures(
    marked: &Marked<'_>,
    (place, forecast): (usize, &Told<'_>),
    source: &str,
) -> Option<Result<Chart, ChartError>> {
    let scored = &forecast.scores.rows;
    // What has no median above nothing has no multiple of it; events have no range.
    let mut rows: Vec<&Scored> = scored
        .iter()
        .filter(|row| !row.is_event && row.percentiles[3] > 0.0)
        .collect();
    rows.sort_by(|a, b| a.surprise.total_cmp(&b.surprise));
    rows.truncate(MOST);
    rows.sort_by_key(|row| row.forecast);
    if rows.is_empty() {
        return None;
    }
    let left = scored.len() - rows.len();
    let note = match left {
        0 => String::new(),
        1 => "One more figure is in the tables.".to_owned(),
        more => format!("{more} more figures are in the tables."),
    };
    let name = if marked.forecasts.len() > 1 {
        format!("outturns_{}", place + 1)
    } else {
        "outturns".to_owned()
    };
    let lay = rows.iter().filter(|row| row.inside[1]).count();
    let chart = outturns::Outturns {
        caption: Caption {
            name,
            title: format!(
                "{lay} of {} reported figures lay where 8 in 10 simulations do",
                rows.len()
            ),
            subtitle: format!("{}, beside {}", forecast.title, marked.monitoring),
            source: source.to_owned(),
        },
        note,
        rows: rows
            .iter()
            .map(|row| {
                let figure = marked.figure(forecast, row);
                outturns::Outturn {
                    label: format!("{}{}", figure.label(), unit(figure.measure)),
                    percentiles: row.percentiles,
                    reported: figure.value,
                }
            })
            .collect(),
    };
    Some(chart.draw())
}

/// The unit of a figure behind its label; nothing where the label says what is counted.
fn unit(measure: Measure) -> String {
    match measure {
        Measure::Money | Measure::NominalMoney | Measure::FundMoney => ", £m".to_owned(),
        Measure::Pounds | Measure::Ratio => ", £".to_owned(),
        Measure::SquareMetres => ", m²".to_owned(),
        Measure::Own(unit) => format!(", {}", unit.words()),
        Measure::Jobs | Measure::JobYears | Measure::People | Measure::Firms | Measure::Share => {
            String::new()
        }
    }
}

fn ranges(
    marked: &Marked<'_>,
    few: &[Told<'_>],
    source: &str,
) -> Option<Result<Chart, ChartError>> {
    let several = few.len() > 1;
    let rows: Vec<coverage::Held> = few
        .iter()
        .flat_map(|forecast| held(&forecast.scores.overall, forecast.title, several))
        .collect();
    let first = few.first()?;
    let found = &first.scores.overall.coverage[1];
    if rows.is_empty() {
        return None;
    }
    let title = if several {
        "How many outturns the forecasts’ ranges held".to_owned()
    } else {
        format!(
            "The range of 8 in 10 held {} of {} outturns",
            found.hits, found.of
        )
    };
    let chart = coverage::Coverage {
        caption: Caption {
            name: "coverage".to_owned(),
            title,
            subtitle: if several {
                format!("{} forecasts, beside {}", few.len(), marked.monitoring)
            } else {
                format!("{}, beside {}", first.title, marked.monitoring)
            },
            source: source.to_owned(),
        },
        rows,
    };
    Some(chart.draw())
}

/// The ranges of one forecast.
fn held(overall: &Summary, title: &str, several: bool) -> Vec<coverage::Held> {
    let ranges = overall.coverage.iter().zip(RANGES);
    ranges
        .filter(|(range, _)| range.of > 0)
        .map(|(range, name)| coverage::Held {
            label: if several {
                format!("{title}: {name}")
            } else {
                crate::tables::words::capitalised(name)
            },
            // Sums of probabilities may pass the whole by a rounding error.
            expected: (range.expected / range.of as f64).min(1.0),
            hits: range.hits,
            of: range.of,
            by_luck: range.luck.range(0.9),
        })
        .collect()
}
