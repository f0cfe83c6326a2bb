//! `update.md`: is the programme on track, what is the forecast now, and how far can that be trusted?

use std::fmt::Write as _;

mod doubts;
mod headline;
mod overlaps;
mod rows;
mod verdict;

use super::super::page::part;
use super::super::run::Run;
use crate::analysis::updated::{Nature, Update};
use crate::calendar::financial_year;
use crate::monitoring::Kind;
use crate::tables::figure::{count, percent, told};
use crate::tables::markdown::escaped;
use crate::tables::updated::{Updating, tables};
use crate::tables::words::capitalised;
use crate::updating::Method;

pub use doubts::told as doubts;
pub use headline::{Promise, headline, promises, ranges, title, unit};
pub use verdict::of as verdict;

use headline::measure;

/// How many things a list names.
const NAMED: usize = 5;

/// The page.
#[must_use]
pub fn text(updating: &Updating<'_>, run: &Run) -> String {
    let update = updating.update;
    let mut page = format!(
        "# {}: the forecast after the return to {}\n",
        escaped(&updating.words.programme.title),
        financial_year(update.as_of)
    );
    let _ = write!(page, "\n{}\n", set_against(updating, run.draws));
    for (title, text) in parts(updating, &IN_THE_FOLDER) {
        part(&mut page, title, &text);
    }
    for table in tables(updating) {
        let shown = table.page.filter(|page| !page.rows.is_empty());
        if let Some(shown) = shown.filter(|page| page.name != "forecast_updated") {
            let _ = write!(page, "\n{}", shown.to_markdown().replacen("# ", "## ", 1));
        }
    }
    let _ = write!(
        page,
        "\n---\n\nregiocast {} ({}), seed {}, {} futures, digest {}. The forecast as it is now is in `summary.md` and \
`tables/`; the draws that are left are in `posterior.parquet`, and any scenario can be run on them with `--given`.\n",
        run.version,
        run.git,
        run.seed,
        count(run.draws),
        run.digest.get(..12).unwrap_or(&run.digest)
    );
    page
}

/// How much was reported, and against how many futures it is set.
#[must_use]
pub fn set_against(updating: &Updating<'_>, draws: usize) -> String {
    let update = updating.update;
    let left_out = match update.left_out {
        0 => String::new(),
        1 => " One figure of a later year was left out.".to_owned(),
        several => format!(" {several} figures of later years were left out."),
    };
    format!(
        "{} from `{}` set against {} simulated futures.{left_out} Money is in {} prices unless said otherwise.",
        figures(update.observations.len()),
        escaped(&update.monitoring),
        count(draws),
        financial_year(updating.words.programme.calendar.price_year)
    )
}

/// Where a reader finds what the page leaves out, and how the model's own error is set.
#[derive(Debug, Clone, Copy)]
pub struct Elsewhere {
    /// Where all assumptions that moved are.
    pub moved: &'static str,
    /// What sets how far the model may be off: one or several things, with their verb.
    pub discrepancy: &'static str,
}

/// Beside `update.md`.
const IN_THE_FOLDER: Elsewhere = Elsewhere {
    moved: "`tables/moved.csv`",
    discrepancy: "`--discrepancy` and the column of that name set it",
};

/// What is said of a return, part by part, each with its heading: Markdown of a small kind.
#[must_use]
pub fn parts(updating: &Updating<'_>, elsewhere: &Elsewhere) -> [(&'static str, String); 6] {
    [
        ("On track?", on_track(updating)),
        ("What was surprising", rows::surprising(updating)),
        ("What each figure decides", rows::decides(updating)),
        ("What was learnt", learnt(updating, elsewhere.moved)),
        ("What to monitor next", next(updating)),
        (
            "How far this can be trusted",
            trust(updating, elsewhere.discrepancy),
        ),
    ]
}

fn figures(count: usize) -> String {
    if count == 1 {
        "One reported figure".to_owned()
    } else {
        format!("{count} reported figures")
    }
}

fn on_track(updating: &Updating<'_>) -> String {
    let mut text = headline(updating);
    let verdict = verdict::of(updating.update);
    let verdict = match doubts(updating) {
        Some(doubts) => {
            let _ = write!(text, "\n{doubts}");
            format!("If that is right, {verdict}")
        }
        None => capitalised(verdict),
    };
    let _ = write!(
        text,
        "\n{verdict} That the forecast moved does not mean that the plan did: a promise that was out of reach before stays so \
unless something surprising was reported.\n"
    );
    text
}

fn learnt(updating: &Updating<'_>, all: &str) -> String {
    let update = updating.update;
    if update.moved.is_empty() {
        return "The return says nothing of the assumptions that could be told from luck."
            .to_owned();
    }
    let mut text = String::new();
    let of = |nature: Nature| update.moved.iter().filter(move |one| one.nature == nature);
    for one in of(Nature::Assumption).take(NAMED) {
        let _ = writeln!(
            text,
            "- {}: median {} before, {} now (8 in 10: {} to {}){}.",
            escaped(&updating.words.input(&one.name)),
            told(one.before[1], f64::NAN),
            told(one.after[1], f64::NAN),
            told(one.after[0], f64::NAN),
            told(one.after[2], f64::NAN),
            match updating.unit(&one.name) {
                "" => String::new(),
                unit => format!(", {}", escaped(unit)),
            }
        );
    }
    if let Some(luck) = of(Nature::Chance).next() {
        let _ = write!(
            text,
            "\nOf what is luck and no assumption, {} moved too, “{}” most.\n",
            of(Nature::Chance).count(),
            escaped(&updating.words.input(&luck.name))
        );
    }
    let more = of(Nature::Assumption).count().saturating_sub(NAMED);
    if more > 0 {
        let _ = write!(text, "\n{more} more assumptions moved; all are in {all}.\n");
    }
    text
}

fn next(updating: &Updating<'_>) -> String {
    let update = updating.update;
    let mut text = String::new();
    for one in update.next.iter().take(NAMED) {
        let _ = writeln!(
            text,
            "- {}, {}: would narrow the headline by {}.",
            escaped(&updating.metric(&one.metric)),
            financial_year(one.year),
            percent(one.narrower, 0.005)
        );
    }
    if text.is_empty() {
        text.push_str("No single figure of the next year would narrow the headline by much.\n");
    }
    text
}

fn trust(updating: &Updating<'_>, discrepancy: &str) -> String {
    let update: &Update = updating.update;
    let found = &update.found;
    let way = match found.method {
        Method::Weighed => format!(
            "The run’s own futures were weighed by how likely they make the return; the weights hold (Pareto k {}, worth {} of {} \
futures).",
            told(found.k_hat, f64::NAN),
            told(found.effective, f64::NAN),
            count(found.draws)
        ),
        Method::Tempered => format!(
            "Weighing the run’s own futures would not have been enough (Pareto k {}, and only as good as {} of {} futures), so the return \
was let count in {} steps while the futures moved.",
            told(found.k_hat, f64::NAN),
            told(found.effective, f64::NAN),
            count(found.draws),
            found.path.len()
        ),
    };
    let mut spreads: Vec<(Kind, f64)> = Vec::new();
    for (one, report) in update.observations.iter().zip(&update.reports) {
        if one.kind != Kind::Event {
            match spreads.iter_mut().find(|known| known.0 == one.kind) {
                Some(known) => known.1 = known.1.max(report.discrepancy),
                None => spreads.push((one.kind, report.discrepancy)),
            }
        }
    }
    let spreads: Vec<String> = spreads
        .into_iter()
        .map(|(kind, most)| format!("{} {}", kind.word(), percent(most, f64::NAN)))
        .collect();
    let overlaps = overlaps::told(updating);
    format!(
        "- {way} Eight independent parts of the calculation differ by R-hat {:.3} at the worst (1 is perfect, above 1.1 there would be \
no answer).\n\
- The model itself is held to be off, in two of three cases by no more than this: {}. Several rows of one metric share that error, so \
that each of them counts less; a row of an early year then takes weight from the last. It is a judgement; {discrepancy}, and the answer should be looked at with twice as much.\n\
- The ranges do not contain the model’s own error: it was allowed for in learning from the return, not added to what is forecast.\n\
{overlaps}\
- The update knows only what the scenario holds possible. What nobody thought of is neither in the forecast before nor in the one now.\n\
- Net figures are never observed: what was learnt of them is learnt through gross ones.\n",
        found.r_hat,
        spreads.join(", ")
    )
}
