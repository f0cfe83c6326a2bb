//! The executive summary, in sentences.

use std::fmt::Write as _;

use super::{Material, prose};
use crate::analysis::TargetResult;
use crate::analysis::headline::varies;
use crate::calendar::financial_year;
use crate::document::Block;
use crate::programme::Bound;
use crate::report::page::{basis, bid, in_brackets, limits};
use crate::tables::figure::{calculated, count, frequency, promised, quantity, range};
use crate::tables::markdown::escaped;
use crate::tables::outside::kept_in_words;

pub(super) fn blocks(material: &Material<'_>) -> Vec<Block> {
    let findings = &material.findings;
    let mut blocks = Vec::new();
    blocks.extend(prose(&[opening(material)]));
    blocks.extend(prose(&not_reviewed(material)));
    if !findings.targets.is_empty() {
        blocks.push(Block::Heading("What was promised".to_owned()));
        let targets = findings.targets.iter();
        let lines: Vec<String> = targets.map(|target| promise(target, material)).collect();
        blocks.extend(prose(&lines));
    }
    blocks.push(Block::Heading("What is likely".to_owned()));
    let likely = crate::report::page::delivered::lines(findings, material.run);
    blocks.extend(prose(&likely));
    blocks.extend(
        ["skilled_jobs", "net_jobs"]
            .iter()
            .filter_map(|name| material.figure(name)),
    );
    blocks.push(Block::Heading("Why, and what it rests on".to_owned()));
    let basis: Vec<String> = basis::lines(findings)
        .into_iter()
        .map(|line| line.replace("assumption log", "assumption register"))
        .collect();
    blocks.extend(prose(&basis));
    if let Some((sentence, why)) = bid::forbidden(findings, material.run) {
        blocks.push(Block::Heading("What should not be claimed".to_owned()));
        blocks.extend(prose(&[format!("> ~~“{sentence}”~~"), why]));
    }
    blocks.push(Block::Heading("What these figures do not say".to_owned()));
    blocks.extend(prose(&limits::lines(findings)));
    blocks
}

/// A warning where defaults have not been reviewed.
fn not_reviewed(material: &Material<'_>) -> Vec<String> {
    match super::to_review(&material.findings) {
        0 => Vec::new(),
        some => vec![format!(
            "**Not to be quoted yet.** {} of the assumptions are defaults of the evidence library that nobody who knows the \
             projects has reviewed; many describe life sciences in another place.",
            count(some)
        )],
    }
}

fn opening(material: &Material<'_>) -> String {
    let programme = material.findings.words.programme;
    let calendar = &programme.calendar;
    let kept = match material.findings.targets {
        [] => String::new(),
        targets => {
            let likely = targets
                .iter()
                .filter(|target| target.probability >= 0.5)
                .count();
            let all = targets.len();
            match (likely, all) {
                (0, 1) => " The promise is more likely to be missed than kept.".to_owned(),
                (1, 1) => " The promise is more likely to be kept than missed.".to_owned(),
                (0, all) if targets.iter().all(|target| target.probability <= 0.0) => {
                    format!(" None of the {all} promises is kept in any of them.")
                }
                (0, all) => {
                    format!(" None of the {all} promises is more likely to be kept than missed.")
                }
                (likely, all) => {
                    format!(" Of {all} promises, {likely} are more likely to be kept than missed.")
                }
            }
        }
    };
    format!(
        "This document says what {} is likely to bring from {} to {}, and how sure that is. It rests on {} \
         simulated futures: in each, money comes or does not, buildings are on time or late, firms arrive, jobs \
         are filled and people are trained as one possible course of events has it.{kept} Every headline figure has a \
         range; it is as wide as the assumptions are uncertain, not as wide as the truth may be.",
        escaped(&programme.title),
        financial_year(calendar.start),
        financial_year(calendar.last()),
        count(material.run.draws),
    )
}

/// A promise in one line: how much, by when, how likely, and what it comes to.
fn promise(result: &TargetResult, material: &Material<'_>) -> String {
    let target = &result.target;
    let bound = match target.bound {
        Bound::AtLeast(_) => "",
        Bound::AtMost(_) => "at most ",
    };
    if result.probability.is_nan() {
        return format!(
            "- **{}**: no simulated future has a value for it.",
            escaped(&target.title)
        );
    }
    let mut text = format!(
        "- **{}** ({bound}{} by {}): kept in {}{}",
        escaped(&target.title),
        promised(target.bound.value(), result.measure),
        financial_year(target.by),
        frequency(result.probability, material.run.draws),
        in_brackets(result.probability, result.error),
    );
    if varies(&result.percentiles) {
        let [_, low, _, _, _, high, _] = result.percentiles;
        let [low_error, _, high_error] = result
            .percentile_errors
            .map(|error| error.unwrap_or(f64::NAN));
        text.push_str("; 8 in 10 bring ");
        text.push_str(&range([low, high], [low_error, high_error], result.measure));
    }
    let plan = result.as_promised.0;
    if plan.is_finite()
        && !target.bound.is_met_by(plan)
        && matches!(target.bound, Bound::AtLeast(_))
    {
        let _ = write!(
            text,
            "; even with all money in full and on time and everything working it comes to {}, so that bad luck \
             alone does not explain the shortfall",
            calculated(plan, result.measure)
        );
    }
    if let Some(view) = &result.outside {
        let [low, middle, high] = view.percentiles;
        let unknown = f64::NAN;
        let faring = if view.record.is_some() {
            "and faring as they did, this one"
        } else {
            "and this one"
        };
        let _ = write!(
            text,
            "; {}, {faring} would bring {} (8 in 10: {})",
            kept_in_words(view),
            quantity(middle, unknown, result.measure),
            range([low, high], [unknown, unknown], result.measure)
        );
    }
    text + "."
}
