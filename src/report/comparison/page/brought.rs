//! What each plan brings, and how often each promise is kept.

use std::fmt::Write as _;

use super::{named, when};
use crate::analysis::headline::Chance;
use crate::analysis::reading::Moments;
use crate::tables::comparison::Compared;
use crate::tables::figure::{chance, count, quantity, range};
use crate::tables::markdown::escaped;

/// A percentage point.
const POINT: f64 = 0.01;

/// How many plans stand in the columns of a table.
const IN_COLUMNS: usize = 5;

/// Every outcome of few plans; of many, a plan in each row and the first outcome.
pub fn brought(compared: &Compared<'_>) -> String {
    let comparison = compared.comparison;
    let cell = |plan: usize, place: usize| {
        let found = &comparison.plans[plan][place];
        let outcome = &comparison.outcomes[place];
        let [_, low, _, middle, _, high, _] = found.percentiles;
        format!(
            "{} ({})",
            quantity(middle, found.errors[1], outcome.measure),
            range(
                [low, high],
                [found.errors[0], found.errors[2]],
                outcome.measure
            )
        )
    };
    let heading = |place: usize| {
        let outcome = &comparison.outcomes[place];
        format!("{}{}", escaped(&compared.outcome(outcome)), when(outcome))
    };
    let plans = comparison.plans.len();
    let mut text = String::new();
    if plans > IN_COLUMNS {
        let _ = write!(text, "| Plan | {} |\n| :--- | ---: |", heading(0));
        for plan in 0..plans {
            let title = escaped(&compared.names[plan].1);
            let _ = write!(text, "\n| {title} | {} |", cell(plan, 0));
        }
        text.push_str("\n\nThe other outcomes are in `tables/plans.md`.");
    } else {
        text.push_str("| Outcome |");
        for (_, title) in compared.names {
            let _ = write!(text, " {} |", escaped(title));
        }
        text.push_str("\n| :--- |");
        text.push_str(&" ---: |".repeat(plans));
        // What no plan brings in any future is not compared.
        let something = |place: &usize| {
            let plans = comparison.plans.iter();
            let mut found = plans.filter_map(|plan| plan.get(*place));
            found.any(|one| one.moments.mean != 0.0 || one.percentiles != [0.0; 7])
        };
        for place in (0..comparison.outcomes.len()).filter(something) {
            let _ = write!(text, "\n| {} |", heading(place));
            for plan in 0..plans {
                let _ = write!(text, " {} |", cell(plan, place));
            }
        }
        text.push('\n');
    }
    text.push_str("\nMedian, and in brackets the range of 8 in 10 futures.\n");
    text
}

/// How often each promise is kept.
pub fn promises(compared: &Compared<'_>) -> String {
    let comparison = compared.comparison;
    let promised: Vec<usize> = (0..comparison.outcomes.len())
        .filter(|place| comparison.outcomes[*place].level.is_some())
        .collect();
    if promised.is_empty() {
        return String::new();
    }
    let title = |place: usize| {
        let outcome = &comparison.outcomes[place];
        if outcome.promise.is_empty() {
            named(compared, outcome)
        } else {
            escaped(&outcome.promise)
        }
    };
    let ranked = compared.is_a_choice();
    let mut text = String::from("| Plan |");
    for place in &promised {
        let _ = write!(text, " {} |", title(*place));
    }
    text.push_str("\n| :--- |");
    text.push_str(&" ---: |".repeat(promised.len()));
    for (plan, (_, name)) in compared.names.iter().enumerate() {
        let _ = write!(text, "\n| {} |", escaped(name));
        for place in &promised {
            let found = &comparison.plans[plan][*place];
            let kept = found
                .kept
                .map_or_else(String::new, |kept| in_percent(&kept));
            let more = found.kept_more.filter(|more| is_clear(more) && ranked);
            let more = more.map_or_else(String::new, |more| {
                let sign = if more.mean > 0.0 { "+" } else { "−" };
                format!(" ({sign}{:.0})", 100.0 * more.mean.abs())
            });
            let _ = write!(text, " {kept}{more} |");
        }
    }
    let brackets = if ranked {
        format!(
            " In brackets, beside “{}”, in percentage points; no bracket where there is no clear difference (less than one \
point, or no more than chance in the simulation could make).",
            escaped(compared.first())
        )
    } else {
        String::new()
    };
    format!(
        "{text}\n\nIn what share of the {} futures each promise is kept: 0% is none of them, 100% all.{brackets}\n",
        count(comparison.draws),
    )
}

/// A share of futures in the one form that fits a column.
fn in_percent(kept: &Chance) -> String {
    match kept.share {
        share if share <= 0.0 => "0%".to_owned(),
        share if share >= 1.0 => "100%".to_owned(),
        share => chance(share, kept.error.max(0.005), kept.draws),
    }
}

/// Whether a difference of two chances is more than the shares beside it could show, and more than noise.
fn is_clear(more: &Moments) -> bool {
    more.mean.abs() >= POINT.max(2.0 * more.error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_finer_than_the_shares_it_stands_between_is_not_told() {
        let more = |mean: f64, error: f64| Moments {
            mean,
            error,
            sd: 0.1,
        };
        assert!(!is_clear(&more(0.001, 0.0001)) && !is_clear(&more(-0.0013, 0.0001)));
        assert!(!is_clear(&more(0.02, 0.015)));
        assert!(is_clear(&more(0.02, 0.005)) && is_clear(&more(-0.12, 0.01)));
    }

    #[test]
    fn shares_have_one_form() {
        let told = |share: f64| {
            in_percent(&Chance {
                share,
                error: 0.001,
                draws: 10_000,
            })
        };
        let shares = [0.0, 0.0004, 0.0312, 0.995, 1.0].map(told);
        assert_eq!(shares, ["0%", "under 1%", "3%", "over 99%", "100%"]);
    }
}
