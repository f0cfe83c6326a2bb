//! Which plan the rules of decision would choose, where they differ, and what they leave out.

use super::sentences::{Write, dominates, named};
use super::{Compared, rule};
use crate::analysis::compare::Verdict;
use crate::analysis::compare::rules::Rule;
use crate::tables::figure::apart::size;
use crate::tables::figure::percent;

/// Plans that are the best in fewer futures than this are left out of the list of best plans.
const SELDOM: f64 = 0.005;

/// What the rules say by one outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// By what, and among what.
    pub basis: String,
    /// What they say together.
    pub verdict: String,
    /// What each says, where they disagree.
    pub rules: Vec<String>,
    /// In how many futures each plan is the best, and what whoever takes the plan with the best mean regrets.
    pub regret: String,
    /// Plans that are better or worse whatever one's taste for risk.
    pub dominance: Vec<String>,
}

impl Choice {
    /// What the rules say by an outcome.
    #[must_use]
    pub fn of(compared: &Compared<'_>, place: usize, write: Write) -> Self {
        let comparison = compared.comparison;
        let outcome = &comparison.outcomes[place];
        let plans = comparison.plans.iter();
        let verdicts: Vec<Verdict> = plans.map(|plan| plan[place].verdict).collect();
        let titles = |plans: &[usize]| {
            if plans.len() == verdicts.len() {
                return "all alike".to_owned();
            }
            let title = |plan: &usize| format!("“{}”", write(&compared.names[*plan].1));
            plans.iter().map(title).collect::<Vec<_>>().join(" and ")
        };
        let basis = format!(
            "By {} alone, whatever a plan costs. The rules choose among plans that somebody could choose; a \
misfortune beside them (a recession, an investor who leaves) is a stress test, and its row says what it \
would do.",
            named(compared, outcome, write)
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
        let mut rules = Vec::new();
        let verdict = if chosen.is_empty() {
            "To every rule of decision, all plans are alike.".to_owned()
        } else if !by_all.is_empty() {
            format!(
                "All rules of decision that can tell the plans apart choose {}.",
                titles(&by_all)
            )
        } else {
            let told = chosen.iter();
            rules.extend(told.map(|(one, plans)| format!("{}: {}", rule(*one), titles(plans))));
            "The rules of decision disagree:".to_owned()
        };
        let regret = format!(
            "The best plan in how many futures (plans that are equally good share a future): {}. {}",
            best_in(compared, &verdicts, write),
            regretted(&verdicts, |knowing| size(
                knowing,
                f64::NAN,
                outcome.measure
            ))
        );
        let others = compared.others();
        let dominance = others.filter_map(|plan| dominates(compared, (plan, place), write));
        Self {
            basis,
            verdict,
            rules,
            regret,
            dominance: dominance.collect(),
        }
    }
}

/// What whoever takes the plan with the best mean regrets.
fn regretted(verdicts: &[Verdict], told: impl Fn(f64) -> String) -> String {
    let best = Rule::Laplace.choice(verdicts).first().copied();
    let knowing = best.map_or(0.0, |best| verdicts[best].mean_regret);
    let sizes = verdicts.iter().map(|one| one.mean.abs());
    if knowing <= 0.001 * sizes.fold(0.0, f64::max) {
        return "Whoever takes the plan with the best mean hardly ever regrets it.".to_owned();
    }
    format!(
        "Whoever takes the plan with the best mean regrets {} on average: so much would knowing the future be \
worth, at the most.",
        told(knowing)
    )
}

fn best_in(compared: &Compared<'_>, verdicts: &[Verdict], write: Write) -> String {
    let mut order: Vec<usize> = (0..verdicts.len())
        .filter(|plan| verdicts[*plan].best >= SELDOM)
        .collect();
    order.sort_by(|a, b| verdicts[*b].best.total_cmp(&verdicts[*a].best));
    let told = order.iter().map(|plan| {
        let share = percent(verdicts[*plan].best, 0.005);
        format!("{} {share}", write(&compared.names[*plan].1))
    });
    told.collect::<Vec<_>>().join(", ")
}
