//! `summary.md` of a comparison: which plan, by how much, how sure, and why.

use std::fmt::Write as _;

mod brought;
mod choices;
mod explained;
mod settings;

use super::super::page::{inside, knows, part};
use super::super::run::Run;
use crate::analysis::compare::{Better, Brought, Outcome};
use crate::calendar::financial_year;
use crate::outcomes::{Measure, Nature};
use crate::tables::comparison::Compared;
use crate::tables::figure::{bare, count, in_hundred, quantity, range};
use crate::tables::markdown::escaped;

/// How many plans are told one by one.
const TOLD: usize = 12;

/// The page.
#[must_use]
pub fn text(compared: &Compared<'_>, run: &Run) -> String {
    let comparison = compared.comparison;
    let calendar = &compared.words.programme.calendar;
    let mut page = if compared.is_a_choice() {
        format!(
            "# Beside “{}”: what would change?\n",
            escaped(compared.first())
        )
    } else {
        format!("# {} programmes side by side\n", comparison.plans.len())
    };
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
    if let Some(given) = &run.given {
        let _ = write!(page, "\n**{}**\n", knows(given));
    }
    part(&mut page, "Net of what", &net_of(compared));
    let promised = brought::promises(compared);
    // What stands side by side without being a choice is read by its own promise, and not by its place.
    if !compared.is_a_choice() {
        part(&mut page, "No alternatives", NO_CHOICE);
        part(&mut page, "What was promised", &promised);
    }
    part(&mut page, "In short", &in_short(compared));
    part(
        &mut page,
        "What each plan brings",
        &brought::brought(compared),
    );
    if compared.is_a_choice() {
        part(&mut page, "What was promised", &promised);
    }
    part(
        &mut page,
        "What explains the difference",
        &explained::lines(compared),
    );
    if compared.is_a_choice() && compared.differs() {
        part(&mut page, "Which plan to choose", &choices::lines(compared));
    }
    part(
        &mut page,
        "In what the plans differ",
        &settings::settings(compared),
    );
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

const NO_CHOICE: &str = "These plans are no alternatives: nobody could choose one in place of another, so \
their order means nothing. They stand as they were given.\n";

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

/// A difference without its sign; that of two shares is in percentage points, which a per cent sign would not say.
fn apart(value: f64, error: f64, measure: Measure) -> String {
    match measure {
        Measure::Share => {
            let points = bare(100.0 * value, 100.0 * error, Measure::Jobs);
            let noun = if points == "1" { "point" } else { "points" };
            format!("{points} percentage {noun}")
        }
        _ => quantity(value, error, measure),
    }
}

/// Where 8 in 10 differences lie.
fn apart_range(ends: [f64; 2], errors: [f64; 2], measure: Measure) -> String {
    match measure {
        Measure::Share => {
            let [low, high] = ends.map(|end| 100.0 * end);
            let [low_error, high_error] = errors.map(|error| 100.0 * error);
            let low = bare(low, low_error, Measure::Jobs);
            let high = bare(high, high_error, Measure::Jobs);
            format!("{low} to {high} points")
        }
        _ => range(ends, errors, measure),
    }
}

/// How much more or less: `120 jobs more`, `5.9 jobs fewer`, `£3.1m less`, `no more and no less`.
fn more(value: f64, error: f64, measure: Measure) -> String {
    let size = apart(value.abs(), error, measure);
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

/// What is compared in the place of the usual outcome, where that is the same everywhere.
fn passed_over(compared: &Compared<'_>) -> String {
    let comparison = compared.comparison;
    if !compared.differs() {
        return "Nothing that is compared here differs between these plans in any simulated future.\n\n"
            .to_owned();
    }
    comparison.passed_over.as_ref().map_or_else(String::new, |usual| {
        format!(
            "The usual measure, {}, is the same in all of these plans and in every simulated future. They are compared by \
the first outcome that differs.\n\n",
            named(compared, usual)
        )
    })
}

fn in_short(compared: &Compared<'_>) -> String {
    let Some(outcome) = compared.comparison.outcomes.first() else {
        return String::new();
    };
    let mut plans: Vec<usize> = compared.others().collect();
    let ranked = compared.is_a_choice();
    let mean = |plan: &usize| {
        let gap = &compared.comparison.plans[*plan][0].gap;
        outcome.better.turned(gap.moments.mean)
    };
    let order = if ranked {
        plans.sort_by(|a, b| mean(b).total_cmp(&mean(a)));
        "in the order of the average difference"
    } else {
        "in the order in which they were given"
    };
    let mut text = passed_over(compared);
    let _ = write!(
        text,
        "By {}, beside “{}”, {order}:\n\n",
        named(compared, outcome),
        escaped(compared.first())
    );
    for plan in plans.iter().take(TOLD) {
        let found = &compared.comparison.plans[*plan][0];
        let title = escaped(&compared.names[*plan].1);
        let _ = writeln!(text, "- **{title}**: {}", told(found, outcome, ranked));
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
fn told(found: &Brought, outcome: &Outcome, ranked: bool) -> String {
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
    let mut text = format!(
        "{} on average; {} in the middle of the futures (8 in 10: {}){edge}.",
        more(gap.moments.mean, gap.moments.error, outcome.measure),
        more(middle, gap.errors[1], outcome.measure),
        apart_range([low, high], [gap.errors[0], gap.errors[2]], outcome.measure),
    );
    // What is no alternative does neither better nor worse.
    if ranked {
        let _ = write!(
            text,
            " It {better} in {}, {worse} in {}{same}.",
            in_hundred(gap.better.share),
            in_hundred(worse_in),
        );
    }
    text
}
