//! What a comparison says in sentences, on pages and on the screen alike.

use super::{Compared, dominance};
use crate::analysis::compare::{Better, Brought, Gap, Outcome};
use crate::analysis::headline::Chance;
use crate::analysis::reading::Moments;
use crate::calendar::financial_year;
use crate::outcomes::{Measure, Nature};
use crate::tables::figure::apart::{self, more, signed};
use crate::tables::figure::{chance, count, in_hundred, quantity, range};
use crate::tables::words::inside;

/// What is said where nobody could choose among the plans.
pub const NO_CHOICE: &str = "These plans are no alternatives: nobody could choose one in place of another, so \
their order means nothing. They stand as they were given.";

/// What settings do together, as a step of a bridge.
pub const TOGETHER: &str = "Together, beyond the sum of these";

/// Where more futures than this are the same in two plans, the middle of the difference says little.
const MANY_ALIKE: f64 = 0.3;

/// A percentage point.
const POINT: f64 = 0.01;

/// How titles are written: a scenario may come from anybody, and Markdown has marks of its own.
pub type Write = fn(&str) -> String;

/// What is compared, and in what prices.
#[must_use]
pub fn basis(compared: &Compared<'_>) -> String {
    let comparison = compared.comparison;
    let calendar = &compared.words.programme.calendar;
    format!(
        "{} plans, each in the same {} simulated futures with the same luck, {} to {}. Money is in {} prices unless \
said otherwise. A difference is taken in each future; its range is its own.",
        comparison.plans.len(),
        count(comparison.draws),
        financial_year(calendar.start),
        financial_year(calendar.last()),
        financial_year(calendar.price_year)
    )
}

/// The year of an outcome, as it stands in a sentence: ` in 2033/34`, ` by the end of 2033/34`.
#[must_use]
pub fn when(outcome: &Outcome) -> String {
    match (outcome.year, outcome.nature) {
        (Some(year), Nature::Stock) => format!(" in {}", financial_year(year)),
        (Some(year), _) => format!(" by the end of {}", financial_year(year)),
        (None, _) => String::new(),
    }
}

/// An outcome in the middle of a sentence, with its year.
#[must_use]
pub fn named(compared: &Compared<'_>, outcome: &Outcome, write: Write) -> String {
    let title = inside(&write(&compared.outcome(outcome)));
    format!("{title}{}", when(outcome))
}

/// A difference: its middle, or its mean where many futures are the same, and in brackets the range of 8 in 10 futures;
/// in words where there is none, or none that could be told from chance.
#[must_use]
pub fn gap(gap: &Gap, measure: Measure) -> String {
    if gap.is_nothing() {
        return "the same".to_owned();
    }
    if gap.moments.mean.is_nan() {
        return "not known".to_owned();
    }
    if gap.moments.mean.abs() <= 2.0 * gap.moments.error {
        return "no clear difference".to_owned();
    }
    let [low, middle, high] = gap.range();
    let range = apart::range([low, high], [gap.errors[0], gap.errors[2]], measure);
    if gap.equal.share > MANY_ALIKE {
        let mean = signed(gap.moments.mean, gap.moments.error, measure);
        let alike = in_hundred(gap.equal.share);
        return format!("{mean} on average ({range}; the same in {alike})");
    }
    let middle = signed(middle, gap.errors[1], measure);
    // “Less than one job more (less than one job either way)” says nothing more.
    if apart::is_slight([low, high], measure) {
        return middle;
    }
    format!("{middle} ({range})")
}

/// What explains the difference of a plan, before the steps: the whole of it.
#[must_use]
pub fn explained(compared: &Compared<'_>, (plan, outcome): (usize, usize), write: Write) -> String {
    let of = &compared.comparison.outcomes[outcome];
    let gap = &compared.comparison.plans[plan][outcome].gap.moments;
    let first = compared.bridges[plan]
        .as_ref()
        .map(|one| one.bridges[outcome].first);
    format!(
        "brings {} on average than “{}” ({}: {}).",
        more(gap.mean, gap.error, of.measure),
        write(compared.first()),
        named(compared, of, write),
        quantity(first.unwrap_or(f64::NAN), f64::NAN, of.measure)
    )
}

/// What a plan brings: the median, and in brackets the range of 8 in 10 futures.
#[must_use]
pub fn brings(brought: &Brought, measure: Measure) -> String {
    let [_, low, _, middle, _, high, _] = brought.percentiles;
    let [low_error, error, high_error] = brought.errors;
    format!(
        "{} ({})",
        quantity(middle, error, measure),
        range([low, high], [low_error, high_error], measure)
    )
}

/// In what share of futures the promise of an outcome is kept, and in brackets how much more often than in the plan
/// compared with, in percentage points, where plans are ranked and the difference is clear; empty where nothing is
/// promised of it.
#[must_use]
pub fn kept(brought: &Brought, ranked: bool) -> String {
    let kept = brought
        .kept
        .map_or_else(String::new, |kept| in_percent(&kept));
    let more = brought
        .kept_more
        .filter(|more| ranked && kept_is_clear(more));
    let more = more.map_or_else(String::new, |more| {
        let sign = if more.mean > 0.0 { "+" } else { "−" };
        format!(" ({sign}{:.0})", 100.0 * more.mean.abs())
    });
    format!("{kept}{more}")
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
fn kept_is_clear(more: &Moments) -> bool {
    more.mean.abs() >= POINT.max(2.0 * more.error)
}

/// How a plan differs from the one compared with. What is no alternative does neither better nor worse.
#[must_use]
pub fn differs(found: &Brought, outcome: &Outcome, ranked: bool) -> String {
    let gap = &found.gap;
    if gap.is_nothing() {
        return "exactly the same in every future.".to_owned();
    }
    let [low, middle, high] = gap.range();
    let (better, worse) = match outcome.better {
        Better::More => ("does better", "worse"),
        Better::Less => ("costs or loses less", "more"),
    };
    let same = if gap.equal.share > 0.0 {
        format!(", and in {} nothing differs", in_hundred(gap.equal.share))
    } else {
        String::new()
    };
    let worse_in = (1.0 - gap.better.share - gap.equal.share).max(0.0);
    let edge = if gap.equal.share > MANY_ALIKE {
        "; the middle says little where so many futures are the same"
    } else {
        ""
    };
    let verdict = if ranked {
        format!(
            " It {better} in {}, {worse} in {}{same}.",
            in_hundred(gap.better.share),
            in_hundred(worse_in),
        )
    } else if gap.equal.share > MANY_ALIKE {
        format!(" Nothing differs in {}.", in_hundred(gap.equal.share))
    } else {
        String::new()
    };
    format!(
        "{} on average; {} in the middle of the futures (8 in 10: {}){edge}.{verdict}",
        more(gap.moments.mean, gap.moments.error, outcome.measure),
        more(middle, gap.errors[1], outcome.measure),
        apart::range([low, high], [gap.errors[0], gap.errors[2]], outcome.measure),
    )
}

/// How a plan stands to the one compared with whatever one's taste for risk; `None` where neither is better.
#[must_use]
pub fn dominates(
    compared: &Compared<'_>,
    (plan, outcome): (usize, usize),
    write: Write,
) -> Option<String> {
    let title = |plan: usize| format!("“{}”", write(&compared.names[plan].1));
    let (subject, rest) = (title(plan), title(compared.comparison.with));
    match dominance(&compared.comparison.plans[plan][outcome]) {
        "neither" | "the same" => None,
        word if word.starts_with("is") => Some(format!("{subject} {word} by {rest}.")),
        word => {
            let order = word.trim_start_matches("dominates ");
            Some(format!("{subject} dominates {rest} {order}."))
        }
    }
}

/// What is compared in the place of the usual outcome, where that is the same everywhere.
#[must_use]
pub fn passed_over(compared: &Compared<'_>, write: Write) -> Option<String> {
    if !compared.differs() {
        let nothing =
            "Nothing that is compared here differs between these plans in any simulated future.";
        return Some(nothing.to_owned());
    }
    let usual = compared.comparison.passed_over.as_ref()?;
    Some(format!(
        "The usual measure, {}, is the same in all of these plans and in every simulated future. They are compared by \
the first outcome that differs.",
        named(compared, usual, write)
    ))
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
        assert!(!kept_is_clear(&more(0.001, 0.0001)) && !kept_is_clear(&more(-0.0013, 0.0001)));
        assert!(!kept_is_clear(&more(0.02, 0.015)));
        assert!(kept_is_clear(&more(0.02, 0.005)) && kept_is_clear(&more(-0.12, 0.01)));
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
