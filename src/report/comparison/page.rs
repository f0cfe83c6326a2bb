//! `summary.md` of a comparison: which plan, by how much, how sure, and why.

use std::fmt::Write as _;

mod brought;
mod choices;
mod explained;
mod settings;

use super::super::page::{knows, part};
use super::super::run::Run;
use crate::analysis::compare::Outcome;
use crate::tables::comparison::sentences::{self, differs};
use crate::tables::comparison::{Compared, NetOf};
use crate::tables::figure::count;
use crate::tables::markdown::escaped;

/// How many plans are told one by one.
const TOLD: usize = 12;

/// The page.
#[must_use]
pub fn text(compared: &Compared<'_>, run: &Run) -> String {
    let comparison = compared.comparison;
    let mut page = if compared.is_a_choice() {
        format!(
            "# Beside “{}”: what would change?\n",
            escaped(compared.first())
        )
    } else {
        format!("# {} programmes side by side\n", comparison.plans.len())
    };
    let _ = writeln!(page, "\n{}", sentences::basis(compared));
    if let Some(given) = &run.given {
        let _ = write!(page, "\n**{}**\n", knows(given));
    }
    part(&mut page, "Net of what", &net_of(compared));
    let promised = brought::promises(compared);
    // What stands side by side without being a choice is read by its own promise, and not by its place.
    if !compared.is_a_choice() {
        part(
            &mut page,
            "No alternatives",
            &format!("{}\n", sentences::NO_CHOICE),
        );
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
    part(
        &mut page,
        "What these figures do not say",
        &limits(compared),
    );
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

const MODEL: &str = "- Whether the model is right: a difference is only as good as the way in which the \
scenarios say that money turns into jobs and skills. What is wrong in both plans alike mostly cancels; what \
is wrong in the setting that differs does not.\n";

const WORTH: &str = "- That a plan which does better in most futures is worth what it costs: look at its cost, and at \
the futures in which it does worse.\n";

const OTHERS: &str = "- Anything about plans that are not here.\n";

/// What is not said; of plans that are no alternatives, none does better.
fn limits(compared: &Compared<'_>) -> String {
    let worth = if compared.is_a_choice() { WORTH } else { "" };
    format!("{MODEL}{worth}{OTHERS}")
}

/// What net figures are net of, where a reference is run in some plan.
fn net_of(compared: &Compared<'_>) -> String {
    let Some(net) = NetOf::of(compared, escaped) else {
        return String::new();
    };
    let mut text = String::new();
    for line in &net.lines {
        let _ = writeln!(text, "- {line}");
    }
    if let Some((first, rest)) = net.unlike {
        let _ = write!(text, "\n**{first}** {rest}\n");
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
    let mut text = sentences::passed_over(compared, escaped)
        .map_or_else(String::new, |said| format!("{said}\n\n"));
    let _ = write!(
        text,
        "By {}, beside “{}”, {order}:\n\n",
        named(compared, outcome),
        escaped(compared.first())
    );
    for plan in plans.iter().take(TOLD) {
        let found = &compared.comparison.plans[*plan][0];
        let title = escaped(&compared.names[*plan].1);
        let _ = writeln!(text, "- **{title}**: {}", differs(found, outcome, ranked));
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
