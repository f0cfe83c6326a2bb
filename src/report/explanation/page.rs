//! `summary.md` of an explanation: what drives the answer, what would turn it, and what to find out.

use std::fmt::Write as _;

pub mod inputs;
pub mod turning;
pub mod worth;

pub use inputs::nothing_to_explain;
pub use turning::failing;

use super::super::page::{knows, part};
use super::super::run::Run;
use crate::analysis::asks::Asks;
use crate::tables::explanation::Explained;
use crate::tables::figure::count;
use crate::tables::markdown::escaped;

/// The page.
#[must_use]
pub fn text(explained: &Explained<'_>, run: &Run) -> String {
    let found = explained.found;
    let programme = explained.words.programme;
    let mut page = format!("# {}: what drives the answer?\n", escaped(&programme.title));
    let _ = write!(
        page,
        "\nWhat is explained first: **{}**. Further outcomes and promises are in the tables.\n",
        escaped(&explained.question(&found.questions[0]))
    );
    if Asks::of(programme).posts_anyway {
        page.push_str(
            "\nNet jobs are none in every future, by definition, and have nothing to explain: the scenario takes all jobs as \
             posts that would be there anyway.\n",
        );
    }
    if let Some(given) = &run.given {
        let _ = write!(page, "\n**{}** {BELIEVED}\n", knows(given));
    }
    if let Some(reference) = &programme.reference {
        let _ = write!(
            page,
            "\nNet figures are net of a reference run, “{}”, not of assumed deadweight.\n",
            escaped(reference)
        );
    }
    part(&mut page, "Which inputs matter", &inputs::matter(explained));
    part(
        &mut page,
        "What can be learnt, and what is luck",
        &inputs::kinds(explained),
    );
    part(&mut page, "When does it fail?", &turning::fails(explained));
    part(
        &mut page,
        "What would turn the answer",
        &turning::turns(explained),
    );
    part(
        &mut page,
        "What it is worth to know",
        &worth::worth(explained),
    );
    part(
        &mut page,
        "What to check first",
        &inputs::check_first(explained),
    );
    part(&mut page, "What these figures do not say", LIMITS);
    let _ = write!(
        page,
        "\n---\n\nregiocast {} ({}), seed {}, {} evaluations of the model for the shares, {} futures for the \
cross-check and the conditions. The tables are in `tables/`.\n",
        run.version,
        run.git,
        run.seed,
        count(found.study.evaluations),
        count(found.draws)
    );
    page
}

/// How an updated forecast is explained.
const BELIEVED: &str = "Questions that change one input and leave the others need to know how these hang together: what was \
learnt is taken to be a normal distribution of the inputs’ normal scores, which is an approximation. What turns the answer \
is left out, because the places of inputs in their ranges are no longer what they were.";

const LIMITS: &str = "- What causes what in the world: they say what moves the answer of this model, with \
these ranges. An input whose range is too narrow looks less important than it is.\n\
- What would happen if several inputs moved at once on purpose: compare scenarios for that.\n\
- Anything of inputs that are not in the scenario.\n";
