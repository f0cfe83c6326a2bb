//! Rules of decision, by the functions that `compare` calls.

use regiocast::analysis::compare::rules::{Rule, verdicts};

/// Case RB-01 (computed): three options in three scenarios.
#[test]
fn the_rules_disagree_as_in_rb_01() {
    let payoffs = [
        vec![120.0, 60.0, 20.0],
        vec![90.0, 80.0, 50.0],
        vec![60.0, 60.0, 60.0],
    ];
    let found = verdicts(&payoffs, Some(55.0));
    let column = |value: fn(&regiocast::analysis::compare::Verdict) -> f64| {
        found.iter().map(value).collect::<Vec<f64>>()
    };
    let close = |found: Vec<f64>, expected: [f64; 3]| {
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 5e-3, "{found} is not {expected}");
        }
    };
    close(column(|one| one.most_regret), [40.0, 30.0, 60.0]);
    close(column(|one| one.mean_regret), [20.0, 13.333, 26.667]);
    close(column(|one| one.worst), [20.0, 50.0, 60.0]);
    close(column(|one| one.hurwicz), [70.0, 70.0, 60.0]);
    close(column(|one| one.mean), [66.667, 73.333, 60.0]);
    close(column(|one| one.reached), [0.6667, 0.6667, 1.0]);
    let choice = |rule: Rule| rule.choice(&found);
    assert_eq!(choice(Rule::MinimaxRegret), [1]);
    assert_eq!(choice(Rule::Laplace), [1]);
    assert_eq!(choice(Rule::Maximin), [2]);
    assert_eq!(choice(Rule::Domain), [2]);
    assert_eq!(choice(Rule::Hurwicz), [0, 1]);
    // What knowing the future is worth is the mean regret of the plan with the best mean.
    assert!((found[1].mean_regret - 13.333_333).abs() < 1e-5);
    // Each scenario has one best plan.
    close(column(|one| one.best), [1.0 / 3.0; 3]);
}
