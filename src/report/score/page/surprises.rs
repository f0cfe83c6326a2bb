//! Which figures nobody would have expected, and which could not be scored.

use std::fmt::Write as _;

use crate::analysis::score::Scored;
use crate::tables::figure::{frequency, percent, promised, range};
use crate::tables::markdown::escaped;
use crate::tables::scores::{Marked, Reported, Told};

/// How many surprises are told.
const TOLD: usize = 5;

/// What is as far out as this is told: outside the range of 8 in 10.
const OUTSIDE: f64 = 0.2;

/// The most surprising figures.
pub(super) fn lines(marked: &Marked<'_>, forecast: &Told<'_>) -> String {
    let mut rows: Vec<&Scored> = forecast.scores.rows.iter().collect();
    rows.sort_by(|a, b| {
        let far = |row: &Scored| row.crps.fair / row.scale.unwrap_or(f64::INFINITY);
        a.surprise
            .total_cmp(&b.surprise)
            .then(far(b).total_cmp(&far(a)))
    });
    let mut text = String::new();
    for row in rows.iter().filter(|row| row.surprise < OUTSIDE).take(TOLD) {
        let figure = marked.figure(forecast, row);
        let _ = writeln!(text, "- {}", told(figure, row));
    }
    if text.is_empty() && !rows.is_empty() {
        text.push_str(
            "Nothing: every figure was well within what the forecast thought possible.\n",
        );
    }
    text
}

fn told(figure: &Reported, row: &Scored) -> String {
    let label = escaped(&figure.label());
    if row.is_event {
        let yes = frequency(row.mean, row.draws);
        let happened = if figure.value > 0.0 { "yes" } else { "no" };
        return format!("{label}: {happened}; it happens in {yes}.");
    }
    let far = if row.surprise <= 0.0 {
        "no simulated future is as far out".to_owned()
    } else {
        format!("{} are as far out", frequency(row.surprise, row.draws))
    };
    let part = if figure.share < 1.0 {
        format!(
            " of the {} that is in the report",
            percent(figure.share, 0.0)
        )
    } else {
        String::new()
    };
    format!(
        "{label}: **{}** reported, {} forecast{part} (8 in 10); {far}.",
        promised(figure.value, figure.measure),
        forecast_range(figure, row)
    )
}

fn forecast_range(figure: &Reported, row: &Scored) -> String {
    let [_, low, _, _, _, high, _] = row.percentiles;
    range([low, high], [f64::NAN, f64::NAN], figure.measure)
}

/// The figures that were not scored, and why.
pub(super) fn left_out(marked: &Marked<'_>, forecast: &Told<'_>) -> String {
    let mut text = String::new();
    for (place, why) in forecast.left_out {
        let figure = &marked.figures[*place];
        let _ = writeln!(
            text,
            "- {} ({} reported, row {}): {why}.",
            escaped(&figure.label()),
            promised(figure.value, figure.measure),
            figure.row
        );
    }
    text
}
