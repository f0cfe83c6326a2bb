//! What was promised, and how likely it is: inside view, outside view, where the special cases lie.

use std::fmt::Write as _;

use super::super::{Findings, Run};
use super::{in_brackets, inside, standing};
use crate::analysis::headline::varies;
use crate::analysis::{OutsideView, TargetResult};
use crate::calendar::financial_year;
use crate::figures::likelihood;
use crate::outcomes::Measure;
use crate::programme::{Bound, PriceBasis};
use crate::tables::figure::{
    calculated, frequency, in_hundred, percent, promised, quantity, range,
};
use crate::tables::markdown::escaped;
use crate::tables::outside::kept_in_words;

pub(crate) fn lines(findings: &Findings, run: &Run) -> Vec<String> {
    if findings.targets.is_empty() {
        return vec![
            "The scenario states no targets, so nothing here is measured against a promise."
                .to_owned(),
        ];
    }
    let targets = findings.targets.iter();
    let mut lines: Vec<String> = targets.map(|target| one(target, findings, run)).collect();
    let unlikely = findings
        .targets
        .iter()
        .filter(|target| target.probability < 0.5)
        .count();
    let all = findings.targets.len();
    if all > 1 {
        let kept = match all - unlikely {
            0 if findings.targets.iter().all(|one| one.probability <= 0.0) => {
                format!("None of the {all} promises is kept in any simulated future.")
            }
            0 => format!("None of the {all} promises is more likely to be kept than missed."),
            1 => format!("One of the {all} promises is more likely to be kept than missed."),
            kept if kept == all => {
                format!("All {all} promises are more likely to be kept than missed.")
            }
            kept => format!("{kept} of the {all} promises are more likely to be kept than missed."),
        };
        lines.insert(0, kept);
    }
    lines.extend(explained(findings));
    lines
}

/// What the special cases are, and which promises have no outside view.
fn explained(findings: &Findings) -> Vec<String> {
    let without = findings
        .targets
        .iter()
        .filter(|target| target.outside.is_none());
    let titles: Vec<String> = without
        .map(|target| escaped(&target.target.title))
        .collect();
    let mut lines = vec![
        "“The plan as promised” is the scenario with all money coming in full and on time and \
         everything working; “the central case” takes every assumption at its median and leaves \
         luck out. The outside view asks what comparable programmes delivered of their promises."
            .to_owned(),
    ];
    let mut views = findings
        .targets
        .iter()
        .filter_map(|one| one.outside.as_ref());
    if views.any(|view| view.record.is_some()) {
        lines.push(
            "A handful of programmes is not a distribution: that none of them kept a promise does not mean that none can. The table of \
             the outside view lists them, with what each promised and delivered, its weight and its source."
                .to_owned(),
        );
    }
    if !titles.is_empty() {
        lines.push(format!(
            "No outside view, because no comparable programmes are named: {}.",
            titles.join("; ")
        ));
    }
    lines
}

fn one(result: &TargetResult, findings: &Findings, run: &Run) -> String {
    let mut sentences = vec![what(result, findings)];
    if result.probability.is_nan() {
        sentences.push("No simulated future has a value for it.".to_owned());
        return format!("- {}", sentences.join(" "));
    }
    sentences.push(format!(
        "**Kept in {}**{}, {}.",
        frequency(result.probability, run.draws),
        in_brackets(result.probability, result.error),
        likelihood(result.probability)
    ));
    sentences.extend(range_and_gap(result));
    sentences.extend(special_cases(result));
    sentences.extend(
        result
            .outside
            .as_ref()
            .map(|view| outside(view, result.measure)),
    );
    format!("- {}", sentences.join(" "))
}

/// The promise: its title, its number, its year and what measures it.
fn what(result: &TargetResult, findings: &Findings) -> String {
    let target = &result.target;
    let bound = match target.bound {
        Bound::AtLeast(_) => "at least",
        Bound::AtMost(_) => "at most",
    };
    let is_money = matches!(
        result.measure,
        Measure::Money | Measure::NominalMoney | Measure::FundMoney
    );
    let prices = match target.prices {
        PriceBasis::Nominal if is_money => " in the money of the day",
        _ => "",
    };
    let measured = inside(&findings.words.metric(&target.metric));
    format!(
        "**{}**: {bound} {}{prices} by the end of {}, measured as “{}”.",
        escaped(&target.title),
        promised(target.bound.value(), result.measure),
        financial_year(target.by),
        escaped(&measured),
    )
}

fn range_and_gap(result: &TargetResult) -> Option<String> {
    let [_, p10, _, _, _, p90, _] = result.percentiles;
    let [low, middle, high] = result
        .percentile_errors
        .map(|error| error.unwrap_or(f64::NAN));
    if !varies(&result.percentiles) {
        return None;
    }
    let mut text = format!(
        "8 in 10 simulated futures bring {}",
        range([p10, p90], [low, high], result.measure)
    );
    if let Some(gap) = result.shortfall {
        let where_missed = match result.target.bound {
            Bound::AtLeast(_) => "where it is missed, the median shortfall is",
            Bound::AtMost(_) => "where it is missed, the median excess is",
        };
        let gap = quantity(gap, middle, result.measure);
        let _ = write!(text, "; {where_missed} {gap}");
    }
    Some(text + ".")
}

/// Where the plan as promised and the central case lie.
fn special_cases(result: &TargetResult) -> Option<String> {
    let (plan, above_plan) = result.as_promised;
    let (central, above_central) = result.central;
    if !varies(&result.percentiles) || above_plan.is_nan() || above_central.is_nan() {
        return None;
    }
    Some(format!(
        "The plan as promised ({}) {}; the central case ({}) {}.",
        calculated(plan, result.measure),
        standing(above_plan),
        calculated(central, result.measure),
        standing(above_central),
    ))
}

fn outside(view: &OutsideView, measure: Measure) -> String {
    let [low, middle, high] = view.percentiles;
    let unknown = f64::NAN;
    if view.record.is_some() {
        return format!(
            "Outside view: {}; faring as they did, this one would bring {} (8 in 10 by the weight of the cases: {}).",
            kept_in_words(view),
            quantity(middle, unknown, measure),
            range([low, high], [unknown, unknown], measure),
        );
    }
    let share = in_hundred(view.probability);
    format!(
        "Outside view: by the record of comparable programmes, as the evidence puts it, such a promise would be kept in {share} \
         ({}), and this one would bring {} (8 in 10: {}).",
        percent(view.probability, 0.005),
        quantity(middle, unknown, measure),
        range([low, high], [unknown, unknown], measure),
    )
}
