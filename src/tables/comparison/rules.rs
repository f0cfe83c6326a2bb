//! What the rules of decision say.

use super::{Compared, heading, number, row};
use crate::analysis::compare::rules::Rule;
use crate::tables::{Cell, Column, Table};

/// What a rule of decision is called.
#[must_use]
pub const fn rule(rule: Rule) -> &'static str {
    match rule {
        Rule::Laplace => "highest mean",
        Rule::MinimaxRegret => "least regret at worst",
        Rule::Maximin => "best worst future",
        Rule::Hurwicz => "best middle of worst and best future",
        Rule::Domain => "most futures at the promised level",
    }
}

/// What the rules of decision say.
pub(super) fn rules(compared: &Compared<'_>) -> Table {
    let draws = crate::tables::figure::count(compared.comparison.draws);
    let note = format!(
        "A plan’s regret in a future is what the best plan of that future would have brought more. Each \
rule chooses the plan that is best by its own column; where the rules differ, the choice is one of taste \
for risk, and no rule is right for everybody. Worst, best and largest regret are those of {draws} futures \
and move as futures are added. Of costs, payoffs are counted as losses. The mean regret of the plan with \
the highest mean is what knowing the future would be worth."
    );
    let mut columns = heading();
    columns.extend([
        Column::number("mean", "Mean"),
        Column::number("worst", "Worst future"),
        Column::number("hurwicz", "Middle of worst and best"),
        Column::number("reached", "Futures at the promised level"),
        Column::number("max_regret", "Largest regret"),
        Column::number("mean_regret", "Mean regret"),
        Column::number("best", "Best plan in"),
        Column::text("chosen_by", "Chosen by"),
    ]);
    let title = "What each rule of decision would choose";
    let mut table = Table::new("rules", title, &note, columns);
    for (place, outcome) in compared.comparison.outcomes.iter().enumerate() {
        let plans = &compared.comparison.plans;
        let verdicts: Vec<_> = plans.iter().map(|plan| plan[place].verdict).collect();
        for (plan, verdict) in verdicts.iter().enumerate() {
            let chosen: Vec<&str> = Rule::ALL
                .into_iter()
                .filter(|rule| rule.choice(&verdicts).contains(&plan))
                .map(rule)
                .collect();
            let figure =
                |value: f64| number(outcome.measure, outcome.better.turned(value), f64::NAN);
            let regret = |value: f64| number(outcome.measure, value, f64::NAN);
            let share = |value: f64| {
                if value.is_nan() {
                    Cell::Empty
                } else {
                    Cell::chance(value, f64::NAN, compared.comparison.draws)
                }
            };
            let mut line = row(compared, outcome, plan);
            line.extend([
                figure(verdict.mean),
                figure(verdict.worst),
                figure(verdict.hurwicz),
                share(verdict.reached),
                regret(verdict.most_regret),
                regret(verdict.mean_regret),
                share(verdict.best),
                Cell::text(chosen.join("; ")),
            ]);
            table.rows.push(line);
        }
    }
    table
}
