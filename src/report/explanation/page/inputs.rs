//! Which inputs matter, how much of that could be learnt, and which evidence to check first.

use std::fmt::Write as _;

use crate::analysis::sensitivity::{Estimate, Explained as Shares, Nature};
use crate::tables::explanation::Explained;
use crate::tables::figure::{frequency, percent, quantity};
use crate::tables::markdown::escaped;

/// How many inputs are told one by one.
pub const TOLD: usize = 10;

/// Inputs that explain less are not told.
const LEAST: f64 = 0.000_5;

/// A share with its interval: `21% (18% to 24%)`.
#[must_use]
pub fn share(estimate: Estimate) -> String {
    let [low, high] = estimate.interval();
    let told = |value: f64| percent(value.clamp(0.0, 1.0), estimate.error);
    format!("{} ({} to {})", told(estimate.value), told(low), told(high))
}

/// The inputs that explain most.
#[must_use]
pub fn matter(explained: &Explained<'_>) -> String {
    let found = explained.found;
    let Some(figure) = &found.study.figures[0] else {
        return nothing_to_explain(explained, 0);
    };
    let mut text = String::from(
        "The share of the answer’s spread that each input explains (Shapley shares, which add up to 100% \
and stay right where inputs are correlated; in brackets the 95% interval):\n\n",
    );
    let ranked = told(explained);
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
    let _ = write!(
        text,
        "\n{}; all others are in `tables/inputs.md`. {}\n",
        together(&ranked),
        spread(explained, figure)
    );
    if let Some(tail) = long_tail(explained) {
        let _ = write!(text, "\n{tail} Ask for more `--draws`.\n");
    }
    text
}

/// The inputs that are told one by one, those that explain most first.
#[must_use]
pub fn told(explained: &Explained<'_>) -> Vec<(usize, Estimate)> {
    let ranked = explained.found.ranked(0).into_iter();
    let told = ranked.filter(|(_, share)| share.value >= LEAST);
    told.take(TOLD).collect()
}

/// What matters most, in a sentence.
#[must_use]
pub fn leading(explained: &Explained<'_>) -> Option<String> {
    let (factor, estimate) = told(explained).into_iter().next()?;
    Some(format!(
        "What matters most: “{}”. It explains **{}** of the answer’s spread.",
        escaped(&explained.input(factor)),
        share(estimate)
    ))
}

/// What inputs explain together, without a full stop.
#[must_use]
pub fn together(ranked: &[(usize, Estimate)]) -> String {
    let told: f64 = ranked.iter().map(|(_, share)| share.value).sum();
    format!(
        "These {} explain {} together",
        ranked.len(),
        percent(told, 0.01)
    )
}

/// Where the answer lies and how far it spreads.
#[must_use]
pub fn spread(explained: &Explained<'_>, figure: &Shares) -> String {
    let found = explained.found;
    let measure = explained.measure(&found.questions[0]);
    format!(
        "The answer’s mean is {} and its standard deviation {}.",
        quantity(figure.mean, f64::NAN, measure),
        quantity(found.answers[0].sd, f64::NAN, measure),
    )
}

/// A warning where shares may be off by more than their intervals say.
#[must_use]
pub fn long_tail(explained: &Explained<'_>) -> Option<&'static str> {
    let found = explained.found;
    let figure = found.study.figures[0].as_ref()?;
    // Were all well, the variance of the draws for the effects would be that of the draws at hand.
    let ratio = (figure.sd / found.answers[0].sd).powi(2);
    let steady = (STEADY..=1.0 / STEADY).contains(&ratio);
    (!steady).then_some(
        "**The answer has a long tail**: a few futures carry so much of its spread that shares still move \
with the seed, by more than the brackets say.",
    )
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

/// The ways of putting inputs together that are told, and the words for them.
pub const GROUPINGS: [(&str, &str); 3] = [
    ("rating", "By strength of evidence"),
    ("mechanism", "By what the inputs do"),
    ("activity", "By activity"),
];

/// How much could be learnt, and how much is luck.
#[must_use]
pub fn learnt(figure: &Shares) -> String {
    format!(
        "**{}** of the spread is what is not known: evidence could make it smaller. **{}** is plain luck, \
which no study can take away.",
        share(figure.natures[Nature::Unknown as usize]),
        share(figure.natures[Nature::Luck as usize])
    )
}

/// What can be learnt, what is luck, and the shares of groups.
#[must_use]
pub fn kinds(explained: &Explained<'_>) -> String {
    let found = explained.found;
    let Some(figure) = &found.study.figures[0] else {
        return String::new();
    };
    let mut text = format!("{}\n", learnt(figure));
    for (by, words) in GROUPINGS {
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

/// Assumptions that matter and have weak evidence, most first.
#[must_use]
pub fn weak(explained: &Explained<'_>) -> Vec<String> {
    let found = explained.found;
    found
        .ranked(0)
        .into_iter()
        .filter(|(factor, share)| {
            found.study.factors[*factor].nature == Nature::Unknown && share.value >= 0.02
        })
        .filter(|(factor, _)| explained.rating(*factor) != "green")
        .take(6)
        .map(|(factor, share)| {
            format!(
                "{} ({}, {} of the spread)",
                escaped(&explained.input(factor)),
                match explained.rating(factor) {
                    "" => "not rated",
                    rating => rating,
                },
                percent(share.value, share.error)
            )
        })
        .collect()
}

/// Assumptions to check first.
#[must_use]
pub fn check_first(explained: &Explained<'_>) -> String {
    let weak = weak(explained);
    if weak.is_empty() {
        return String::new();
    }
    format!(
        "{CHECK_FIRST}; the whole log, so \
sorted, is `tables/assumptions.md`:\n\n- {}\n",
        weak.join("\n- ")
    )
}

/// What these assumptions are.
pub const CHECK_FIRST: &str =
    "Assumptions with weak evidence that explain at least 2% of the spread, most first";
