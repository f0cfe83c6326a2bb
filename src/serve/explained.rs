//! What is said of what drives an answer: the figures and sentences of the explanation's folder.

mod promises;
mod shares;
mod swings;

use super::wire::{Explanation, Worth};
use crate::report::explanation::page::inputs::{
    CHECK_FIRST, leading, learnt, long_tail, nothing_to_explain, spread, together, told, weak,
};
use crate::report::explanation::page::worth::{surveys, worth_of};
use crate::tables::explanation::Explained;
use crate::tables::figure::frequency;
use crate::tables::markdown::unmarked;

/// How it was found out.
pub struct Basis<'a> {
    /// The plan's digest.
    pub digest: &'a str,
    /// The seed.
    pub seed: u64,
    /// In how many draws inputs were changed.
    pub draws: usize,
}

/// Says what was found out.
pub fn explanation(explained: &Explained<'_>, basis: &Basis<'_>) -> Explanation {
    let found = explained.found;
    let question = &found.questions[0];
    let (sentences, remarks) = sentences(explained);
    let weak: Vec<String> = weak(explained).iter().map(|one| unmarked(one)).collect();
    Explanation {
        question: explained.question(question),
        unit: explained.unit(question),
        digest: basis.digest.to_owned(),
        seed: basis.seed,
        draws: basis.draws,
        evaluations: found.study.evaluations,
        futures: found.draws,
        sentences,
        remarks,
        kinds: shares::kinds(explained),
        inputs: shares::inputs(explained),
        groups: shares::groups(explained),
        tornado: swings::swings(explained),
        turning: promises::turning(explained),
        failing: promises::failing(explained),
        worth: found
            .knowing
            .iter()
            .map(|one| Worth {
                sentence: unmarked(&worth_of(explained, one)),
                surveys: surveys(explained, one)
                    .iter()
                    .map(|survey| unmarked(survey))
                    .collect(),
            })
            .collect(),
        check_first_title: if weak.is_empty() {
            String::new()
        } else {
            CHECK_FIRST.to_owned()
        },
        check_first: weak,
    }
}

/// The answer, and what else is to be said of it.
fn sentences(explained: &Explained<'_>) -> (Vec<String>, Vec<String>) {
    let Some(figure) = &explained.found.study.figures[0] else {
        let why = nothing_to_explain(explained, 0);
        return (vec![why.trim().to_owned()], Vec::new());
    };
    let ranked = told(explained);
    let sentences = leading(explained)
        .into_iter()
        .chain([learnt(figure)])
        .map(|one| unmarked(&one))
        .collect();
    let tail = long_tail(explained).map(|tail| {
        let help = "Take a closer look, with more futures, before you quote them.";
        format!("{} {help}", unmarked(tail))
    });
    let found = explained.found;
    let answer = match &found.questions[0].promise {
        Some(_) => format!(
            "The promise is kept in {}.",
            frequency(found.answers[0].mean, found.draws)
        ),
        None => spread(explained, figure),
    };
    let remarks = [format!("{}.", together(&ranked)), answer];
    (sentences, remarks.into_iter().chain(tail).collect())
}
