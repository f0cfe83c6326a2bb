//! Whether ranges held what they should, and which way forecasts leaned.

use std::fmt::Write as _;

use crate::analysis::precision::share_error;
use crate::analysis::score::{Coverage, Light};
use crate::tables::figure::{chance, count, percent, told};
use crate::tables::scores::Told;

/// The hits of every range, the lean, and how evenly outturns fell.
pub(super) fn lines(forecast: &Told<'_>) -> String {
    let overall = &forecast.scores.overall;
    let mut text = String::new();
    // The range that people quote comes first.
    for range in [1, 0, 2] {
        if let Some(said) = hits(&overall.coverage[range], forecast.draws) {
            let _ = writeln!(text, "- {said}{}", light(&overall.coverage[range]));
        }
    }
    if let Some(said) = leaning(forecast) {
        let _ = writeln!(text, "- {said}");
    }
    if let Some(relative) = overall.relative {
        let _ = writeln!(
            text,
            "- On average the forecast was off by {} of what the figures are on average, its doubt taken into \
account (CRPS; a forecast without doubt has its absolute error).",
            percent(relative, f64::NAN)
        );
    }
    text.push_str(&evenness(forecast));
    text
}

/// The hits of one range in a sentence; `None` without figures that have a range.
#[must_use]
pub fn hits(coverage: &Coverage, draws: usize) -> Option<String> {
    if coverage.of == 0 {
        return None;
    }
    let share = |value: f64| chance(value, share_error(value, draws), draws);
    let luck = if (coverage.hits as f64) < coverage.expected {
        format!(
            "luck alone gives {} or fewer in {}",
            coverage.hits,
            share(coverage.so_few())
        )
    } else {
        format!(
            "luck alone gives {} or more in {}",
            coverage.hits,
            share(coverage.so_many())
        )
    };
    Some(format!(
        "Of {} {} lay within the {:.0}% range ({} expected; {luck} of the forecast’s own futures).",
        outturns(coverage.of),
        count(coverage.hits),
        100.0 * coverage.stated,
        expected_hits(coverage.expected)
    ))
}

/// What the light says, after its sentence.
fn light(coverage: &Coverage) -> String {
    match coverage.light() {
        Light::Red => " **Red**: the ranges are too narrow, or the forecast is off.".to_owned(),
        Light::Amber => " **Amber**: the ranges look too narrow, or the forecast off.".to_owned(),
        Light::Green if coverage.looks_wide() => {
            " The ranges may be wider than they need be.".to_owned()
        }
        Light::Green => String::new(),
    }
}

/// Which way the forecast leaned; `None` without figures.
#[must_use]
pub fn leaning(forecast: &Told<'_>) -> Option<String> {
    let bias = &forecast.scores.overall.bias;
    if bias.of == 0 {
        return None;
    }
    let (number, word) = if bias.lower >= bias.higher {
        (bias.lower, "lower")
    } else {
        (bias.higher, "higher")
    };
    let so_lopsided = bias.so_lopsided();
    let mut text = format!(
        "Outturns were {word} than forecast (the median) in {} of {}; luck alone gives so many or more in {}.",
        count(number),
        count(bias.of),
        chance(
            so_lopsided,
            share_error(so_lopsided, forecast.draws),
            forecast.draws
        )
    );
    if let (Some(mean), Some(median)) = (bias.relative_mean_error, bias.relative_median_error) {
        let side = |error: f64| {
            let size = percent(error.abs(), f64::NAN);
            if error >= 0.0 {
                format!("{size} above")
            } else {
                format!("{size} below")
            }
        };
        let _ = write!(
            text,
            " The forecast’s mean lay {} what was reported on average, and {} it in the median.",
            side(mean),
            side(median)
        );
    }
    Some(text)
}

fn evenness(forecast: &Told<'_>) -> String {
    let even = &forecast.scores.overall.uniformity;
    let (Some(distance), Some(critical)) = (even.distance, even.critical) else {
        return String::new();
    };
    let numbers = format!(
        "Kolmogorov and Smirnov’s distance from even places is {distance:.2}, and luck passes {critical:.2} in 1 of 20 \
cases if figures have nothing to do with each other"
    );
    if !even.has_power() {
        return format!(
            "- Whether outturns fell everywhere in the ranges alike cannot be told: with ten outturns or fewer a PIT \
has almost no power ({numbers}).\n"
        );
    }
    let verdict = if even.is_uneven() {
        "Outturns did not fall everywhere in the ranges alike"
    } else {
        "Outturns fell in the ranges as evenly as luck would have it"
    };
    format!("- {verdict}: {numbers}.\n")
}

/// `12 outturns`, `one outturn`.
pub(super) fn outturns(number: usize) -> String {
    if number == 1 {
        "1 outturn".to_owned()
    } else {
        format!("{} outturns", count(number))
    }
}

/// An expected number of hits, in two significant digits.
fn expected_hits(expected: f64) -> String {
    told(expected, f64::NAN)
}
