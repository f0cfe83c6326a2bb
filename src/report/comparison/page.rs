//! `summary.md` of a comparison: which plan, by how much, how sure, and why.

use std::fmt::Write as _;

mod choices;
mod explained;

use super::super::page::inside;
use super::super::run::Run;
use crate::analysis::compare::{Better, Brought, Outcome};
use crate::calendar::financial_year;
use crate::outcomes::{Measure, Nature};
use crate::tables::comparison::Compared;
use crate::tables::figure::{bare, chance, count, in_hundred, quantity, range};
use crate::tables::markdown::escaped;

/// How many plans are told one by one.
const TOLD: usize = 12;

/// How many plans stand in the columns of a table.
const IN_COLUMNS: usize = 5;

/// How many settings of a plan are listed.
const LISTED: usize = 12;

/// The page.
#[must_use]
pub fn text(compared: &Compared<'_>, run: &Run) -> String {
    let comparison = compared.comparison;
    let calendar = &compared.words.programme.calendar;
    let mut page = format!(
        "# Beside “{}”: what would change?\n",
        escaped(compared.first())
    );
    let _ = write!(
        page,
        "\n{} plans, each in the same {} simulated futures with the same luck, {} to {}. Money is in {} \
prices unless said otherwise. A difference is taken in each future; its range is its own.\n",
        comparison.plans.len(),
        count(comparison.draws),
        financial_year(calendar.start),
        financial_year(calendar.last()),
        financial_year(calendar.price_year)
    );
    part(&mut page, "Net of what", &net_of(compared));
    part(&mut page, "In short", &in_short(compared));
    part(&mut page, "What each plan brings", &brought(compared));
    part(&mut page, "What was promised", &promises(compared));
    part(
        &mut page,
        "What explains the difference",
        &explained::lines(compared),
    );
    part(&mut page, "Which plan to choose", &choices::lines(compared));
    part(&mut page, "In what the plans differ", &settings(compared));
    part(&mut page, "What these figures do not say", LIMITS);
    let _ = write!(
        page,
        "\n---\n\nregiocast {} ({}), seed {}, {} futures, sampler {}, digest {}. The tables are in `tables/`, \
every plan as it was read in `scenarios/`.\n",
        run.version,
        run.git,
        run.seed,
        count(run.draws),
        run.sampler,
        run.digest.get(..12).unwrap_or(&run.digest)
    );
    page
}

/// A part of the page under its heading, unless there is nothing to say.
fn part(page: &mut String, heading: &str, text: &str) {
    if !text.is_empty() {
        let _ = write!(page, "\n## {heading}\n\n{}\n", text.trim_end());
    }
}

const LIMITS: &str = "- Whether the model is right: a difference is only as good as the way in which the \
scenarios say that money turns into jobs and skills. What is wrong in both plans alike mostly cancels; what \
is wrong in the setting that differs does not.\n\
- That a plan which does better in most futures is worth what it costs: look at its cost, and at the \
futures in which it does worse.\n\
- Anything about plans that are not here.\n";

/// What net figures are net of, where a reference is run in some plan.
fn net_of(compared: &Compared<'_>) -> String {
    let references: Vec<Option<&str>> = compared
        .own_words
        .iter()
        .map(|words| words.programme.reference.as_deref())
        .collect();
    if references.iter().all(Option::is_none) {
        return String::new();
    }
    let mut text = String::new();
    for (one, (_, title)) in references.iter().zip(compared.names) {
        let what = one.map_or_else(
            || "assumed deadweight".to_owned(),
            |reference| format!("a reference run, “{}”", escaped(reference)),
        );
        let _ = writeln!(text, "- {}: net of {what}", escaped(title));
    }
    if references.windows(2).any(|pair| pair[0] != pair[1]) {
        text.push_str(
            "\n**These plans are not net of the same thing.** Differences of net figures, of value and of cost \
between them are mostly a matter of bookkeeping, not of what the plans do: compare gross figures, or give all \
plans the same reference.\n",
        );
    }
    text
}

/// The year of an outcome, as it stands in a sentence.
fn when(outcome: &Outcome) -> String {
    match (outcome.year, outcome.nature) {
        (Some(year), Nature::Stock) => format!(" in {}", financial_year(year)),
        (Some(year), _) => format!(" by the end of {}", financial_year(year)),
        (None, _) => String::new(),
    }
}

/// An outcome in the middle of a sentence, with its year.
fn named(compared: &Compared<'_>, outcome: &Outcome) -> String {
    let title = inside(&escaped(&compared.outcome(outcome)));
    format!("{title}{}", when(outcome))
}

/// How much more or less: `120 jobs more`, `5.9 jobs fewer`, `£3.1m less`, `no more and no less`.
fn more(value: f64, error: f64, measure: Measure) -> String {
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

fn in_short(compared: &Compared<'_>) -> String {
    let Some(outcome) = compared.comparison.outcomes.first() else {
        return String::new();
    };
    let mut plans: Vec<usize> = compared.others().collect();
    let mean = |plan: &usize| {
        let gap = &compared.comparison.plans[*plan][0].gap;
        outcome.better.turned(gap.moments.mean)
    };
    plans.sort_by(|a, b| mean(b).total_cmp(&mean(a)));
    let mut text = format!(
        "By {}, beside “{}”, in the order of the average difference:\n\n",
        named(compared, outcome),
        escaped(compared.first())
    );
    for plan in plans.iter().take(TOLD) {
        let found = &compared.comparison.plans[*plan][0];
        let title = escaped(&compared.names[*plan].1);
        let _ = writeln!(text, "- **{title}**: {}", told(found, outcome));
    }
    let more = plans.len().saturating_sub(TOLD);
    if more > 0 {
        let _ = writeln!(
            text,
            "- and {more} further plans in `tables/differences.md`"
        );
    }
    text
}

/// One difference in a sentence.
fn told(found: &Brought, outcome: &Outcome) -> String {
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

/// Every outcome of few plans; of many, a plan in each row and the first outcome.
fn brought(compared: &Compared<'_>) -> String {
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
        for place in 0..comparison.outcomes.len() {
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
fn promises(compared: &Compared<'_>) -> String {
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
            let kept = found.kept.map_or_else(String::new, |kept| {
                chance(kept.share, kept.error, kept.draws)
            });
            let more = found.kept_more.filter(|more| more.mean != 0.0);
            let more = more.map_or_else(String::new, |more| {
                let sign = if more.mean > 0.0 { "+" } else { "" };
                let points = bare(100.0 * more.mean, 100.0 * more.error, Measure::Jobs);
                format!(" ({sign}{points})")
            });
            let _ = write!(text, " {kept}{more} |");
        }
    }
    format!(
        "{text}\n\nIn how many futures each promise is kept; in brackets, beside “{}”, in percentage \
points.\n",
        escaped(compared.first())
    )
}

fn settings(compared: &Compared<'_>) -> String {
    let mut text = String::new();
    for plan in compared.others().take(TOLD) {
        let settings = &compared.settings[plan];
        let _ = writeln!(text, "**{}**:\n", escaped(&compared.names[plan].1));
        if settings.is_empty() {
            text.push_str("- nothing: the two are the same plan\n");
        }
        for setting in settings.iter().take(LISTED) {
            let told = |value: &Option<String>| match value {
                Some(text) => format!("`{}`", shortened(text)),
                None => "not there".to_owned(),
            };
            let _ = writeln!(
                text,
                "- {} (`{}`): {} → {}",
                escaped(&compared.what(plan, setting)),
                setting.path,
                told(&setting.first),
                told(&setting.second)
            );
        }
        let more = settings.len().saturating_sub(LISTED);
        if more > 0 {
            let _ = writeln!(text, "- and {more} more in `tables/settings.md`");
        }
        text.push('\n');
    }
    text
}

/// A long value, cut.
fn shortened(text: &str) -> String {
    const LONG: usize = 80;
    let text = text.replace('`', "'");
    if text.chars().count() <= LONG {
        return text;
    }
    let cut: String = text.chars().take(LONG).collect();
    format!("{cut}…")
}
