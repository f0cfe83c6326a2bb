//! What plans are compared by first, where the usual outcome does not tell them apart.

use super::plans::{Drawn, Outcome};
use crate::programme::OwnOutcome;

/// The place of the outcome that leads in the place of the first: an outcome that the scenarios define, else any
/// that differs. Nothing where the first differs between some of the plans, or nothing does.
#[must_use]
pub fn instead_of_first(outcomes: &[Outcome], drawn: &[Drawn]) -> Option<usize> {
    let differs = |place: usize| {
        let mut plans = drawn.iter().filter_map(|plan| plan.outcomes.get(place));
        let first = plans.next();
        plans.any(|other| first.is_some_and(|first| !alike(first, other)))
    };
    if outcomes.is_empty() || differs(0) {
        return None;
    }
    let is_own = |place: &usize| {
        let outcome = outcomes.get(*place);
        outcome.is_some_and(|one| one.metric.starts_with(OwnOutcome::BEGINNING))
    };
    let mut own = (1..outcomes.len()).filter(is_own);
    own.find(|place| differs(*place))
        .or_else(|| (1..outcomes.len()).find(|place| differs(*place)))
}

/// Whether two plans bring the same in every future; that both have no value is the same.
fn alike(first: &[f64], other: &[f64]) -> bool {
    let pairs = first.iter().zip(other);
    pairs.clone().count() == first.len().max(other.len())
        && pairs
            .into_iter()
            .all(|(a, b)| a == b || a.is_nan() && b.is_nan())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::compare::Better;
    use crate::outcomes::{Measure, Nature};

    fn outcome(metric: &str) -> Outcome {
        Outcome {
            metric: metric.to_owned(),
            measure: Measure::Jobs,
            nature: Nature::Stock,
            year: Some(2033),
            better: Better::More,
            level: None,
            promise: String::new(),
        }
    }

    fn plan(draws: [[f64; 2]; 3]) -> Drawn {
        Drawn {
            outcomes: draws.map(|one| one.to_vec()).to_vec(),
            years: Vec::new(),
            central: vec![0.0; 3],
        }
    }

    #[test]
    fn an_outcome_of_the_scenarios_leads_where_the_usual_one_is_the_same_everywhere() {
        let outcomes = ["jobs.net", "jobs.filled", "outcome.reach"].map(outcome);
        let first = plan([[0.0, f64::NAN], [1.0, 2.0], [0.5, 0.6]]);
        let more = plan([[0.0, f64::NAN], [1.0, 3.0], [0.5, 0.7]]);
        let lead = |other: &Drawn| instead_of_first(&outcomes, &[first.clone(), other.clone()]);
        assert_eq!(lead(&more), Some(2));
        assert_eq!(lead(&first), None);
        let filled = plan([[0.0, f64::NAN], [1.0, 3.0], [0.5, 0.6]]);
        assert_eq!(lead(&filled), Some(1));
        let net = plan([[0.0, 1.0], [1.0, 3.0], [0.5, 0.7]]);
        assert_eq!(lead(&net), None);
    }
}
