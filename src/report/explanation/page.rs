//! `summary.md` of an explanation: what drives the answer, what would turn it, and what to find out.

use std::fmt::Write as _;

use super::super::run::Run;
use crate::analysis::explanation::{Failing, Known, Mover};
use crate::analysis::sensitivity::{Estimate, Nature};
use crate::analysis::switching::Crossing;
use crate::tables::explanation::{Explained, moved, moved_value};
use crate::tables::figure::{count, frequency, in_hundred, percent, quantity};
use crate::tables::markdown::escaped;

/// How many inputs are told one by one.
const TOLD: usize = 10;

/// Inputs that explain less are not told.
const LEAST: f64 = 0.000_5;

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
    if let Some(reference) = &programme.reference {
        let _ = write!(
            page,
            "\nNet figures are net of a reference run, “{}”, not of assumed deadweight.\n",
            escaped(reference)
        );
    }
    part(&mut page, "Which inputs matter", &matter(explained));
    part(
        &mut page,
        "What can be learnt, and what is luck",
        &kinds(explained),
    );
    part(&mut page, "When does it fail?", &fails(explained));
    part(&mut page, "What would turn the answer", &turns(explained));
    part(&mut page, "What it is worth to know", &worth(explained));
    part(&mut page, "What to check first", &check_first(explained));
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

const LIMITS: &str = "- What causes what in the world: they say what moves the answer of this model, with \
these ranges. An input whose range is too narrow looks less important than it is.\n\
- What would happen if several inputs moved at once on purpose: compare scenarios for that.\n\
- Anything of inputs that are not in the scenario.\n";

/// A part of the page under its heading, unless there is nothing to say.
fn part(page: &mut String, heading: &str, text: &str) {
    if !text.is_empty() {
        let _ = write!(page, "\n## {heading}\n\n{}\n", text.trim_end());
    }
}

/// A share with its interval: `21% (18% to 24%)`.
fn share(estimate: Estimate) -> String {
    let [low, high] = estimate.interval();
    let told = |value: f64| percent(value.clamp(0.0, 1.0), estimate.error);
    format!("{} ({} to {})", told(estimate.value), told(low), told(high))
}

fn matter(explained: &Explained<'_>) -> String {
    let found = explained.found;
    let Some(figure) = &found.study.figures[0] else {
        return nothing_to_explain(explained, 0);
    };
    let mut text = String::from(
        "The share of the answer’s spread that each input explains (Shapley shares, which add up to 100% \
and stay right where inputs are correlated; in brackets the 95% interval):\n\n",
    );
    let ranked: Vec<(usize, Estimate)> = found
        .ranked(0)
        .into_iter()
        .filter(|(_, share)| share.value >= LEAST)
        .take(TOLD)
        .collect();
    for (place, (factor, value)) in ranked.iter().copied().enumerate() {
        let rating = match explained.rating(factor) {
            "" => String::new(),
            rating => format!(", evidence rated {rating}"),
        };
        let _ = writeln!(
            text,
            "{}. {}: **{}** ({}{rating})",
            place + 1,
            escaped(&explained.input(factor)),
            share(value),
            explained.nature(factor)
        );
    }
    let told: f64 = ranked.iter().map(|(_, share)| share.value).sum();
    let _ = write!(
        text,
        "\nThese {} explain {} together; all others are in `tables/inputs.md`. The answer’s mean is {} \
and its standard deviation {}.\n",
        ranked.len(),
        percent(told, 0.01),
        quantity(
            figure.mean,
            f64::NAN,
            explained.measure(&found.questions[0])
        ),
        quantity(
            found.answers[0].sd,
            f64::NAN,
            explained.measure(&found.questions[0])
        ),
    );
    // Were all well, the variance of the draws for the effects would be that of the draws at hand.
    let ratio = (figure.sd / found.answers[0].sd).powi(2);
    if !(STEADY..=1.0 / STEADY).contains(&ratio) {
        text.push_str(
            "\n**The answer has a long tail**: a few futures carry so much of its spread that shares still move \
with the seed, by more than the brackets say. Ask for more `--draws`.\n",
        );
    }
    text
}

/// Two samples whose variances are no closer than this differ by their few largest futures.
const STEADY: f64 = 0.8;

/// Why an answer has nothing to explain.
#[must_use]
pub fn nothing_to_explain(explained: &Explained<'_>, question: usize) -> String {
    let found = explained.found;
    if found.questions[question].promise.is_none() {
        return "The answer is the same in every future: there is nothing to explain.\n".to_owned();
    }
    format!(
        "The promise is kept in {}: too nearly always the same to say what decides it. Explain how much \
there is of what was promised instead.\n",
        frequency(found.answers[question].mean, found.draws)
    )
}

fn kinds(explained: &Explained<'_>) -> String {
    let found = explained.found;
    let Some(figure) = &found.study.figures[0] else {
        return String::new();
    };
    let mut text = format!(
        "**{}** of the spread is what is not known: evidence could make it smaller. **{}** is plain luck, \
which no study can take away.\n",
        share(figure.natures[Nature::Unknown as usize]),
        share(figure.natures[Nature::Luck as usize])
    );
    for (by, words) in [
        ("rating", "By strength of evidence"),
        ("mechanism", "By what the inputs do"),
        ("activity", "By activity"),
    ] {
        let Some(grouping) = found.groupings.iter().find(|one| one.by == by) else {
            continue;
        };
        let told: Vec<String> = grouping
            .groups
            .iter()
            .filter_map(|(name, shares)| Some((name, shares[0]?)))
            .filter(|(_, share)| share.value > 0.005)
            .take(6)
            .map(|(name, share)| format!("{} {}", escaped(name), percent(share.value, share.error)))
            .collect();
        let _ = write!(text, "\n{words}: {}.\n", told.join(", "));
    }
    text
}

fn fails(explained: &Explained<'_>) -> String {
    let found = explained.found;
    let mut text = String::new();
    for one in &found.failing {
        let _ = writeln!(text, "- {}", failing(explained, one));
    }
    let told = |question: usize| found.failing.iter().any(|one| one.question == question);
    for (place, question) in found.questions.iter().enumerate() {
        let Some((title, _)) = &question.promise else {
            continue;
        };
        if told(place) {
            continue;
        }
        let kept = frequency(found.answers[place].mean, found.draws);
        let why = match &found.study.figures[place] {
            None => "nothing more can be said of what decides it",
            Some(_) => {
                "no simple conditions tell the futures that miss it from those that keep it, or too \
few do either"
            }
        };
        let _ = writeln!(text, "- “{}” is kept in {kept}: {why}.", escaped(title));
    }
    text
}

/// A box in a sentence.
#[must_use]
pub fn failing(explained: &Explained<'_>, failing: &Failing) -> String {
    let question = &explained.found.questions[failing.question];
    let title = question
        .promise
        .as_ref()
        .map_or("", |(title, _)| title.as_str());
    let region = &failing.telling.region;
    let conditions: Vec<String> = failing
        .telling
        .conditions
        .iter()
        .map(|one| {
            let told = &failing.columns[one.limit.column];
            escaped(&explained.condition(told, &one.limit))
        })
        .collect();
    let (verb, noun) = if failing.missed {
        ("miss", "missed")
    } else {
        ("keep", "kept")
    };
    let (all, cases) = failing.counted;
    format!(
        "**{}** is {noun} in {} futures. In {} of the futures that {verb} it, {}; of all futures like that, \
{} {verb} it.",
        escaped(title),
        in_hundred(cases as f64 / all as f64),
        percent(region.coverage(), 0.005),
        conditions.join(" and "),
        percent(region.density(), 0.005),
    )
}

fn turns(explained: &Explained<'_>) -> String {
    let found = explained.found;
    let mut text = String::new();
    let promised = found.questions.iter().enumerate();
    for (place, question) in promised.filter(|(_, question)| question.promise.is_some()) {
        let turns: Vec<_> = found
            .turns
            .iter()
            .filter(|turn| turn.question == place)
            .collect();
        let title = question
            .promise
            .as_ref()
            .map_or("", |(title, _)| title.as_str());
        let crossed: Vec<_> = turns
            .iter()
            .filter(|turn| matches!(turn.crossing, Crossing::At(_)))
            .collect();
        let _ = write!(text, "**{}**: ", escaped(title));
        if crossed.is_empty() {
            let ends = turns
                .iter()
                .flat_map(|turn| [(turn, turn.ends[0]), (turn, turn.ends[1])]);
            let Some((turn, most)) = ends.max_by(|a, b| a.1.total_cmp(&b.1)) else {
                continue;
            };
            let most = if most > 0.0 {
                format!(
                    "the most that one change does is about {} ({})",
                    percent(most, 0.01),
                    escaped(&moved(explained, &turn.mover))
                )
            } else {
                "no one change makes it possible".to_owned()
            };
            let _ = writeln!(
                text,
                "no single input within its range, and no budget up to three times today’s or delay, takes \
the chance across the levels asked for; {most}.\n"
            );
            continue;
        }
        text.push_str("the chance crosses\n\n");
        for turn in crossed {
            let beyond = match turn.mover {
                Mover::Input(_) => format!(
                    "; the chance that it lies on the better side is {}",
                    percent(turn.beyond, 0.005)
                ),
                _ => String::new(),
            };
            let _ = writeln!(
                text,
                "- {} at {}: {}{beyond}",
                percent(turn.level, 0.0),
                escaped(&moved(explained, &turn.mover)),
                moved_value(explained, turn)
            );
        }
        text.push('\n');
    }
    text
}

fn worth(explained: &Explained<'_>) -> String {
    let mut text = String::new();
    for knowing in &explained.found.knowing {
        use crate::analysis::explanation::Aim;
        let (Aim::Outcome(outcome) | Aim::Shortfall(outcome, _)) = &knowing.aim;
        let told = |value: f64, error: f64| quantity(value, error, outcome.measure);
        let _ = write!(
            text,
            "**{}**. Best on average: “{}”. Knowing everything beforehand would be worth {} on average.",
            escaped(&explained.aim(&knowing.aim)),
            escaped(&knowing.plans[knowing.best].0),
            told(knowing.everything.value, knowing.everything.error)
        );
        let useful = |worth: &crate::analysis::worth::Worth| worth.value > 2.0 * worth.error;
        let inputs: Vec<String> = knowing
            .inputs
            .iter()
            .filter(|(known, worth)| matches!(known, Known::Input(_)) && useful(worth))
            .take(5)
            .map(|(known, worth)| {
                let value = told(worth.value, worth.error);
                format!("{} ({value})", escaped(&explained.known(known)))
            })
            .collect();
        if inputs.is_empty() {
            text.push_str(
                " No single input is worth so much that it could be told from nothing.\n\n",
            );
        } else {
            let _ = write!(text, " Worth knowing most: {}.\n\n", inputs.join("; "));
        }
        for (name, people, worth) in knowing.surveys.iter().filter(|one| useful(&one.2)) {
            let _ = writeln!(
                text,
                "- A survey of {} on “{}” would be worth {}.",
                count(usize::try_from(*people).unwrap_or(usize::MAX)),
                escaped(&explained.words.input(name)),
                told(worth.value, worth.error)
            );
        }
        text.push('\n');
    }
    text
}

fn check_first(explained: &Explained<'_>) -> String {
    let found = explained.found;
    let weak: Vec<String> = found
        .ranked(0)
        .into_iter()
        .filter(|(factor, share)| {
            found.study.factors[*factor].nature == Nature::Unknown && share.value >= 0.02
        })
        .filter(|(factor, _)| explained.rating(*factor) != "green")
        .take(6)
        .map(|(factor, share)| {
            format!(
                "- {} ({}, {} of the spread)",
                escaped(&explained.input(factor)),
                match explained.rating(factor) {
                    "" => "not rated",
                    rating => rating,
                },
                percent(share.value, share.error)
            )
        })
        .collect();
    if weak.is_empty() {
        return String::new();
    }
    format!(
        "Assumptions with weak evidence that explain at least 2% of the spread, most first; the whole log, so \
sorted, is `tables/assumptions.md`:\n\n{}\n",
        weak.join("\n")
    )
}
