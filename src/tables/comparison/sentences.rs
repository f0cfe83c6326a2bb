//! What a comparison says in sentences, on pages and on the screen alike.

use super::{Compared, dominance};
use crate::analysis::compare::{Better, Brought, Outcome};
use crate::analysis::reading::Moments;
use crate::calendar::financial_year;
use crate::outcomes::{Measure, Nature};
use crate::tables::figure::{bare, chance, in_hundred, quantity, range};
use crate::tables::words::inside;

/// How titles are written: a scenario may come from anybody, and Markdown has marks of its own.
pub type Write = fn(&str) -> String;

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

/// How much more or less: `120 jobs more`, `5.9 jobs fewer`, `£3.1m less`, `no more and no less`.
#[must_use]
pub fn more(value: f64, error: f64, measure: Measure) -> String {
    let size = quantity(value.abs(), error, measure);
    let less = match measure {
        Measure::Jobs | Measure::JobYears | Measure::People | Measure::Firms => "fewer",
        _ => "less",
    };
    if value == 0.0 || bare(value, error, measure) == "0" {
        "no more and no less".to_owned()
    } else if value > 0.0 {
        format!("{size} more")
    } else {
        format!("{size} {less}")
    }
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

/// In how many futures the promise of an outcome is kept, and in brackets how much more often than in the plan
/// compared with, in percentage points; empty where nothing is promised of it.
#[must_use]
pub fn kept(brought: &Brought) -> String {
    let kept = brought.kept.map_or_else(String::new, |kept| {
        chance(kept.share, kept.error, kept.draws)
    });
    let more = brought.kept_more.filter(|more| more.mean != 0.0);
    let more = more.map_or_else(String::new, |more| format!(" ({})", points(&more)));
    format!("{kept}{more}")
}

/// A difference of two chances in percentage points, with its sign.
fn points(more: &Moments) -> String {
    let sign = if more.mean > 0.0 { "+" } else { "" };
    let points = bare(100.0 * more.mean, 100.0 * more.error, Measure::Jobs);
    format!("{sign}{points}")
}

/// How a plan differs from the one compared with.
#[must_use]
pub fn differs(found: &Brought, outcome: &Outcome) -> String {
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
    let edge = if gap.equal.share > 0.3 {
        "; the middle says little where so many futures are the same"
    } else {
        ""
    };
    format!(
        "{} on average; {} in the middle of the futures (8 in 10: {}){edge}. It {better} in {}, {worse} in \
{}{same}.",
        more(gap.moments.mean, gap.moments.error, outcome.measure),
        more(middle, gap.errors[1], outcome.measure),
        range([low, high], [gap.errors[0], gap.errors[2]], outcome.measure),
        in_hundred(gap.better.share),
        in_hundred(worse_in),
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
