//! `summary.md` of a comparison: which plan, by how much, how sure, and why.

use std::fmt::Write as _;

mod brought;
mod choices;
mod explained;
mod settings;

use super::super::page::{knows, part};
use super::super::run::Run;
use crate::analysis::compare::Outcome;
use crate::calendar::financial_year;
use crate::tables::comparison::Compared;
use crate::tables::comparison::sentences::{self, differs};
use crate::tables::figure::count;
use crate::tables::markdown::escaped;

/// How many plans are told one by one.
const TOLD: usize = 12;

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
    if let Some(given) = &run.given {
        let _ = write!(page, "\n**{}**\n", knows(given));
    }
    part(&mut page, "Net of what", &net_of(compared));
    part(&mut page, "In short", &in_short(compared));
    part(
        &mut page,
        "What each plan brings",
        &brought::brought(compared),
    );
    part(&mut page, "What was promised", &brought::promises(compared));
    part(
        &mut page,
        "What explains the difference",
        &explained::lines(compared),
    );
    part(&mut page, "Which plan to choose", &choices::lines(compared));
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

/// An outcome in the middle of a sentence, with its year.
fn named(compared: &Compared<'_>, outcome: &Outcome) -> String {
    sentences::named(compared, outcome, escaped)
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
        let _ = writeln!(text, "- **{title}**: {}", differs(found, outcome));
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
