//! How each promise fares, in sentences.

use std::fmt::Write as _;

use super::{Found, beside, year};
use crate::analysis::TargetResult;
use crate::analysis::headline::varies;
use crate::analysis::reading::Moments;
use crate::figures::likelihood;
use crate::programme::Bound;
use crate::serve::wire::{Target, known};
use crate::tables::figure::{frequency, in_hundred, promised, quantity, range, told};
use crate::tables::outside::kept_in_words;
use crate::tables::words::{capitalised, in_prices};

pub(super) fn all(found: &Found<'_>) -> Vec<Target> {
    found
        .targets
        .iter()
        .map(|result| one(found, result))
        .collect()
}

fn one(found: &Found<'_>, result: &TargetResult) -> Target {
    let target = &result.target;
    let more = found.beside.and_then(|beside| beside.kept_more(target));
    Target {
        title: target.title.clone(),
        metric: target.answered_by(),
        measured_by: found.words.metric(&target.answered_by()),
        by: year(target.by),
        bound: match target.bound {
            Bound::AtLeast(_) => "at_least",
            Bound::AtMost(_) => "at_most",
        },
        promised: target.bound.value(),
        promised_told: promised(target.bound.value(), result.measure),
        probability: known(result.probability),
        error: known(result.error),
        sentence: sentence(result, found.ensemble.settings.draws),
        range_sentence: range_sentence(result, found.words.programme.calendar.price_year),
        outside_sentence: outside(result),
        more_often: more.and_then(|more| known(more.mean)),
        more_often_error: more.and_then(|more| known(more.error)),
        difference_sentence: more
            .map_or_else(String::new, |more| difference(&more, result.probability)),
    }
}

fn sentence(result: &TargetResult, draws: usize) -> String {
    if result.probability.is_nan() {
        return "No simulated future has a value for it.".to_owned();
    }
    format!(
        "{}: kept in {}.",
        capitalised(likelihood(result.probability)),
        frequency(result.probability, draws)
    )
}

fn range_sentence(result: &TargetResult, price_year: i32) -> String {
    let prices = in_prices(result.measure, price_year);
    let [_, p10, _, p50, _, p90, _] = result.percentiles;
    let [low, middle, high] = result
        .percentile_errors
        .map(|error| error.unwrap_or(f64::NAN));
    if !varies(&result.percentiles) {
        return format!(
            "Every simulated future brings {}{prices}.",
            quantity(p50, middle, result.measure)
        );
    }
    let mut text = format!(
        "8 in 10 simulated futures bring {}{prices}",
        range([p10, p90], [low, high], result.measure)
    );
    let all = |gap: f64| matches!(result.target.bound, Bound::AtLeast(most) if gap >= most);
    if result.shortfall.is_some_and(all) {
        text.push_str(". In at least half of the futures that miss it, nothing of it comes at all");
    } else if let Some(gap) = result.shortfall {
        let gap = quantity(gap, middle, result.measure);
        let _ = write!(
            text,
            ". In the futures that miss it, half miss by more than {gap}"
        );
    }
    text + "."
}

fn outside(result: &TargetResult) -> String {
    let Some(view) = &result.outside else {
        return String::new();
    };
    if view.record.is_some() {
        return format!("Comparable programmes: {}.", kept_in_words(view));
    }
    format!(
        "By the record of comparable programmes such a promise would be kept in {}.",
        in_hundred(view.probability)
    )
}

/// How much more often a promise is kept than in the pinned plan.
fn difference(more: &Moments, kept: f64) -> String {
    if more.mean == 0.0 && more.error == 0.0 {
        if kept == 0.0 {
            return "Missed in every simulated future, as in the pinned plan.".to_owned();
        }
        return "Kept in the same simulated futures as in the pinned plan.".to_owned();
    }
    if !beside::is_clear(more) {
        return "No difference from the pinned plan that could be told from chance.".to_owned();
    }
    let points = told(100.0 * more.mean.abs(), 100.0 * more.error);
    let error = told(200.0 * more.error, f64::NAN);
    let way = if more.mean > 0.0 {
        "more often"
    } else {
        "less often"
    };
    format!(
        "Kept {way} than in the pinned plan: in about {points} of 100 futures (give or take {error})."
    )
}
