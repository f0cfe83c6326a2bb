//! Which of many plans does best by one outcome, and which others cannot be told apart from it.
//!
//! Whatever is picked for looking best was helped by luck: its own figure is a little too good. So it is
//! never said to be best without those that may be as good, and is to be measured again elsewhere.

use super::{Better, Comparison};
use crate::analysis::reading::Moments;

/// By what a plan is the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judged {
    /// By its mean.
    Mean,
    /// By the chance that the promise of the outcome is kept; of equal chances, by the mean.
    Kept,
}

/// How the plan that others are compared with stands to the best of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It does better by more than chance explains.
    Ahead,
    /// The two cannot be told apart.
    Alike,
    /// It does worse by more than chance explains.
    Behind,
}

/// The best of some plans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lead {
    /// Its place.
    pub best: usize,
    /// The places of the others that cannot be told apart from it; the plan compared with is not among them.
    pub alike: Vec<usize>,
    /// How the plan compared with stands to it.
    pub first: Standing,
    /// Whether all of them, and the plan compared with, are exactly the same by what they are judged by, in every
    /// future.
    pub same: bool,
}

/// The place of the plan that does best by the first outcome, the plan compared with left out; of several that are
/// equally good, the first. Nothing where no plan has a value.
#[must_use]
pub fn best(comparison: &Comparison, judged: Judged) -> Option<usize> {
    let better = comparison.outcomes.first()?.better;
    let score = |place: usize| {
        let brought = comparison.plans[place].first()?;
        let mean = better.turned(brought.moments.mean);
        let kept = match judged {
            Judged::Mean => 0.0,
            Judged::Kept => brought.kept?.share,
        };
        (!mean.is_nan() && !kept.is_nan()).then_some([kept, mean])
    };
    let scored = (0..comparison.plans.len()).filter(|place| *place != comparison.with);
    let scored = scored.filter_map(|place| Some((place, score(place)?)));
    let found = scored.reduce(|best, one| if one.1 > best.1 { one } else { best });
    found.map(|(place, _)| place)
}

/// How others stand to the best of them. `beside` compares the same plans with the best one; `first` is the place of
/// the plan that they were compared with before.
#[must_use]
pub fn lead(beside: &Comparison, first: usize, judged: Judged) -> Lead {
    let better = beside
        .outcomes
        .first()
        .map_or(Better::More, |outcome| outcome.better);
    let standing = |place: usize| standing(&more(beside, place, judged), better, judged);
    let others = (0..beside.plans.len()).filter(|place| *place != beside.with);
    let same = others
        .clone()
        .all(|place| is_the_same(beside, place, judged));
    Lead {
        best: beside.with,
        alike: others
            .filter(|place| *place != first && standing(*place) != Standing::Behind)
            .collect(),
        first: standing(first),
        same,
    }
}

/// What a plan does more than the one compared with, by what they are judged by.
#[must_use]
pub fn more(beside: &Comparison, place: usize, judged: Judged) -> Moments {
    const UNKNOWN: Moments = Moments {
        mean: f64::NAN,
        sd: f64::NAN,
        error: f64::NAN,
    };
    let Some(brought) = beside.plans[place].first() else {
        return UNKNOWN;
    };
    match judged {
        Judged::Mean => brought.gap.moments,
        Judged::Kept => brought.kept_more.unwrap_or(UNKNOWN),
    }
}

/// How a plan stands to another that it does so much more than. What has no value is behind whatever has one.
#[must_use]
pub fn standing(more: &Moments, better: Better, judged: Judged) -> Standing {
    let lead = match judged {
        Judged::Mean => better.turned(more.mean),
        Judged::Kept => more.mean,
    };
    if lead.is_nan() {
        Standing::Behind
    } else if lead.abs() <= 2.0 * more.error {
        Standing::Alike
    } else if lead > 0.0 {
        Standing::Ahead
    } else if lead < 0.0 {
        Standing::Behind
    } else {
        Standing::Alike
    }
}

/// Whether a plan is the same as the one compared with in every future.
fn is_the_same(beside: &Comparison, place: usize, judged: Judged) -> bool {
    match judged {
        Judged::Mean => beside.plans[place]
            .first()
            .is_some_and(|brought| brought.gap.is_nothing()),
        Judged::Kept => {
            let more = more(beside, place, judged);
            more.mean == 0.0 && more.sd == 0.0
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::compare::plans::{Drawn, Outcome, compare};
    use crate::outcomes::{Measure, Nature};
    use crate::programme::Bound;

    fn outcome(better: Better) -> Outcome {
        Outcome {
            metric: "jobs.net".to_owned(),
            measure: Measure::Jobs,
            nature: Nature::Stock,
            year: Some(2033),
            better,
            level: Some(Bound::AtLeast(100.0)),
            promise: "A hundred jobs".to_owned(),
        }
    }

    /// A hundred futures, each a little different, plus what a plan adds and how much it wobbles.
    fn plan(adds: f64, wobbles: f64) -> Drawn {
        Drawn::wobbling(100, adds, wobbles)
    }

    fn found(plans: &[Drawn], better: Better, judged: Judged) -> Option<Lead> {
        let beside = |with| compare(vec![outcome(better)], plans, with, false);
        let best = best(&beside(0), judged)?;
        Some(lead(&beside(best), 0, judged))
    }

    #[test]
    fn the_best_is_told_apart_from_what_is_behind_and_not_from_what_may_be_as_good() {
        let plans = [
            plan(0.0, 0.0),
            plan(5.0, 0.0),
            plan(9.9, 4.0),
            plan(10.0, 0.0),
        ];
        let lead = found(&plans, Better::More, Judged::Mean).expect("a best one");
        assert_eq!((lead.best, lead.alike.as_slice()), (3, &[2][..]));
        assert_eq!((lead.first, lead.same), (Standing::Behind, false));
        let less = found(&plans, Better::Less, Judged::Mean).expect("a best one");
        assert_eq!((less.best, less.first), (1, Standing::Ahead));
    }

    #[test]
    fn a_promise_is_judged_by_its_chance_and_then_by_the_mean() {
        let plans = [
            plan(5.0, 0.0),
            plan(30.0, 0.0),
            plan(10.0, 0.0),
            plan(10.0, 0.5),
        ];
        let kept = found(&plans, Better::More, Judged::Kept).expect("a best one");
        assert_eq!(
            (kept.best, kept.alike.len(), kept.first),
            (1, 0, Standing::Behind)
        );
        // Never kept: the same by the promise, and the higher mean leads.
        let never = [plan(-9.0, 0.0), plan(-8.0, 0.0), plan(-7.0, 0.0)];
        let never = found(&never, Better::More, Judged::Kept).expect("a best one");
        assert_eq!((never.best, never.same), (2, true));
        assert_eq!(
            (never.alike.as_slice(), never.first),
            (&[1][..], Standing::Alike)
        );
    }

    #[test]
    fn what_is_the_same_in_every_future_is_no_better_than_the_first() {
        let plans = [plan(3.0, 0.0), plan(3.0, 0.0), plan(3.0, 0.0)];
        let lead = found(&plans, Better::More, Judged::Mean).expect("a best one");
        assert_eq!(
            (lead.best, lead.alike.as_slice(), lead.same),
            (1, &[2][..], true)
        );
        assert_eq!(lead.first, Standing::Alike);
    }

    #[test]
    fn a_plan_without_a_value_is_never_the_best_and_nothing_is_best_of_none() {
        let unknown = Drawn {
            outcomes: vec![vec![f64::NAN; 100]],
            ..plan(0.0, 0.0)
        };
        let plans = [plan(0.0, 0.0), unknown.clone(), plan(1.0, 0.0)];
        let lead = found(&plans, Better::More, Judged::Mean).expect("a best one");
        assert_eq!((lead.best, lead.alike.len()), (2, 0));
        let none = found(&[plan(0.0, 0.0), unknown], Better::More, Judged::Mean);
        assert_eq!(none, None);
        assert_eq!(found(&[plan(0.0, 0.0)], Better::More, Judged::Mean), None);
    }
}
