//! Which plan the rules of decision would choose, where they differ, and what they leave out.

use std::fmt::Write as _;

use super::named;
use crate::analysis::compare::Verdict;
use crate::analysis::compare::rules::Rule;
use crate::tables::comparison::{Compared, dominance, rule};
use crate::tables::figure::{percent, quantity};
use crate::tables::markdown::escaped;

/// Plans that are the best in fewer futures than this are left out of the list of best plans.
const SELDOM: f64 = 0.005;

/// The rules by the first outcome.
pub(super) fn lines(compared: &Compared<'_>) -> String {
    let Some(outcome) = compared.comparison.outcomes.first() else {
        return String::new();
    };
    let comparison = compared.comparison;
    let verdicts: Vec<Verdict> = comparison
        .plans
        .iter()
        .map(|plan| plan[0].verdict)
        .collect();
    let title = |plan: usize| format!("“{}”", escaped(&compared.names[plan].1));
    let titles = |plans: &[usize]| {
        if plans.len() == verdicts.len() {
            return "all alike".to_owned();
        }
        let names: Vec<String> = plans.iter().map(|plan| title(*plan)).collect();
        names.join(" and ")
    };
    let mut text = format!(
        "By {} alone, whatever a plan costs. The rules choose among plans that somebody could choose; a \
misfortune beside them (a recession, an investor who leaves) is a stress test, and its row says what it \
would do.\n\n",
        named(compared, outcome)
    );
    let chosen: Vec<(Rule, Vec<usize>)> = Rule::ALL
        .into_iter()
        .map(|rule| (rule, rule.choice(&verdicts)))
        // A rule to which all plans are alike chooses none.
        .filter(|(_, chosen)| !chosen.is_empty() && chosen.len() < verdicts.len())
        .collect();
    // Where some rule has several best plans, rules agree on those that all of them have.
    let by_all: Vec<usize> = (0..verdicts.len())
        .filter(|plan| chosen.iter().all(|(_, plans)| plans.contains(plan)))
        .collect();
    if chosen.is_empty() {
        text.push_str("To every rule of decision, all plans are alike.\n");
    } else if !by_all.is_empty() {
        let _ = writeln!(
            text,
            "All rules of decision that can tell the plans apart choose {}.",
            titles(&by_all)
        );
    } else {
        text.push_str("The rules of decision disagree:\n\n");
        for (one, plans) in &chosen {
            let _ = writeln!(text, "- {}: {}", rule(*one), titles(plans));
        }
    }
    let best = Rule::Laplace.choice(&verdicts).first().copied();
    let knowing = best.map_or(0.0, |best| verdicts[best].mean_regret);
    let scale = verdicts
        .iter()
        .map(|one| one.mean.abs())
        .fold(0.0, f64::max);
    if knowing <= 0.001 * scale {
        let _ = writeln!(
            text,
            "\nThe best plan in how many futures (plans that are equally good share a future): {}. Whoever takes the plan with the best mean hardly ever \
regrets it.",
            best_in(compared, &verdicts)
        );
        text.push_str(&dominances(compared));
        return text;
    }
    let _ = write!(
        text,
        "\nThe best plan in how many futures (plans that are equally good share a future): {}. Whoever takes the plan with the best mean regrets {} on \
average: so much would knowing the future be worth, at the most.\n",
        best_in(compared, &verdicts),
        quantity(knowing, f64::NAN, outcome.measure)
    );
    text.push_str(&dominances(compared));
    text
}

/// Which plans are better or worse whatever one's taste for risk.
fn dominances(compared: &Compared<'_>) -> String {
    let comparison = compared.comparison;
    let title = |plan: usize| format!("“{}”", escaped(&compared.names[plan].1));
    let mut text = String::new();
    for plan in compared.others() {
        let word = dominance(&comparison.plans[plan][0]);
        let (subject, rest) = (title(plan), title(comparison.with));
        let _ = match word {
            "neither" | "the same" => Ok(()),
            word if word.starts_with("is") => write!(text, "\n{subject} {word} by {rest}.\n"),
            word => {
                let order = word.trim_start_matches("dominates ");
                write!(text, "\n{subject} dominates {rest} {order}.\n")
            }
        };
    }
    text
}

fn best_in(compared: &Compared<'_>, verdicts: &[Verdict]) -> String {
    let mut order: Vec<usize> = (0..verdicts.len())
        .filter(|plan| verdicts[*plan].best >= SELDOM)
        .collect();
    order.sort_by(|a, b| verdicts[*b].best.total_cmp(&verdicts[*a].best));
    let told: Vec<String> = order
        .iter()
        .map(|plan| {
            let share = percent(verdicts[*plan].best, 0.005);
            format!("{} {share}", escaped(&compared.names[*plan].1))
        })
        .collect();
    told.join(", ")
}
