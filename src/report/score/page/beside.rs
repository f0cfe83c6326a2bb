//! Several forecasts side by side.

use std::fmt::Write as _;

use super::figures;
use crate::tables::figure::percent;
use crate::tables::markdown::escaped;
use crate::tables::scores::Marked;

/// A row for each forecast, best first; nothing where there is only one.
pub(super) fn lines(marked: &Marked<'_>) -> String {
    if marked.forecasts.len() < 2 {
        return String::new();
    }
    let mut order: Vec<usize> = (0..marked.forecasts.len()).collect();
    let score = |place: &usize| {
        let relative = marked.forecasts[*place].common.relative;
        relative.unwrap_or(f64::INFINITY)
    };
    order.sort_by(|a, b| score(a).total_cmp(&score(b)));
    let mut text = String::from(
        "| Forecast | Score (relative CRPS) | Within 50% | Within 80% | Within 90% |\n| :--- | ---: | ---: | ---: | ---: |\n",
    );
    let mut over = 0;
    for place in order {
        let forecast = &marked.forecasts[place];
        let common = forecast.common;
        over = common.of;
        let score = common.relative;
        let _ = write!(
            text,
            "| {} | {} |",
            escaped(forecast.title),
            score.map_or_else(String::new, |score| percent(score, f64::NAN))
        );
        for range in &common.coverage {
            let _ = write!(text, " {} of {} |", range.hits, range.of);
        }
        text.push('\n');
    }
    let _ = write!(
        text,
        "\nOver {} that every forecast has; best first. Lower scores are better. Small differences over few figures \
may be luck.\n",
        figures(over, "")
    );
    text
}
