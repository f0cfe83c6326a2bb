//! The outside view: what comparable programmes delivered of what they promised.
//!
//! A reference class that lists its cases is told by its cases: how many programmes it holds, and how
//! many of them kept their promise. Its percentiles are those of a handful of values, of which none lies
//! between or beyond the cases.
//!
//! # References
//! Kahneman, D. and Tversky, A. (1979), "Intuitive prediction: biases and corrective procedures",
//! TIMS Studies in Management Science 12, 313–327. Flyvbjerg, B. (2006), "From Nobel Prize to
//! project management", Project Management Journal 37(3), 5–15, doi 10.1177/875697280603700302.

use std::collections::BTreeMap;

use crate::distribution::Distribution;
use crate::programme::Bound;
use crate::register::{Precedent, weights};
use crate::scenario::Evidence;

/// Comparable programmes.
#[derive(Debug, Clone, PartialEq)]
pub struct ReferenceClass {
    /// Its id in the evidence library.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Delivered over promised.
    pub ratios: Distribution,
    /// The cases it rests on; empty where it lists none.
    pub cases: Vec<Precedent>,
}

impl ReferenceClass {
    /// The class that an entry of the evidence library is.
    #[must_use]
    pub fn of(evidence: &Evidence) -> Self {
        Self {
            id: evidence.id.clone(),
            title: evidence.provenance.title.clone(),
            ratios: evidence.distribution.clone(),
            cases: evidence.cases.clone(),
        }
    }

    /// The classes of a library, by their ids.
    #[must_use]
    pub fn all(library: &[Evidence]) -> BTreeMap<String, Self> {
        let entries = library.iter();
        entries
            .map(|entry| (entry.id.clone(), Self::of(entry)))
            .collect()
    }

    /// Where its cases come from, in a sentence: each account with its source; nothing where it lists
    /// none.
    #[must_use]
    pub fn sources(&self) -> String {
        let told = |case: &Precedent| {
            let account = case.account.replace(';', ",");
            format!("{} ({account}): {}", case.programme, case.source)
        };
        let told: Vec<String> = self.cases.iter().map(told).collect();
        told.join("; ")
    }
}

/// What a reference class says of a promise.
#[derive(Debug, Clone, PartialEq)]
pub struct OutsideView {
    /// Share of comparable programmes that kept such a promise, by weight.
    pub probability: f64,
    /// The promise times the 10th, 50th and 90th percentile of delivered over promised.
    pub percentiles: [f64; 3],
    /// The programmes behind it; `None` where the class lists no cases.
    pub record: Option<Record>,
}

/// The programmes of a reference class.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The class.
    pub class: ReferenceClass,
    /// How many programmes it holds.
    pub programmes: usize,
    /// How many of them kept their promise by most of the accounts of them.
    pub kept: usize,
}

impl OutsideView {
    /// Looks at a promise from outside.
    #[must_use]
    pub fn of(class: &ReferenceClass, bound: Bound) -> Self {
        let ratios = &class.ratios;
        Self {
            probability: match bound {
                Bound::AtLeast(_) => share_reaching(ratios, 1.0),
                Bound::AtMost(_) => 1.0 - share_above(ratios, 1.0),
            },
            percentiles: [0.1, 0.5, 0.9].map(|p| bound.value() * ratios.quantile(p)),
            record: (!class.cases.is_empty()).then(|| Record::of(class, bound)),
        }
    }
}

impl Record {
    fn of(class: &ReferenceClass, bound: Bound) -> Self {
        let programmes = programmes(&class.cases);
        let kept = programmes.iter().filter(|accounts| {
            let is_kept = |case: &Precedent| match bound {
                Bound::AtLeast(_) => case.ratio() >= 1.0,
                Bound::AtMost(_) => case.ratio() <= 1.0,
            };
            let weight = |only_kept: bool| -> f64 {
                let accounts = accounts.iter();
                let counted = accounts.filter(|(case, _)| !only_kept || is_kept(case));
                counted.map(|(_, weight)| weight).sum()
            };
            weight(true) > 0.5 * weight(false)
        });
        Self {
            kept: kept.count(),
            programmes: programmes.len(),
            class: class.clone(),
        }
    }
}

/// The accounts of each programme with their weights, programmes in the order of their first account.
fn programmes(cases: &[Precedent]) -> Vec<Vec<(&Precedent, f64)>> {
    let mut found: Vec<Vec<(&Precedent, f64)>> = Vec::new();
    for (case, weight) in cases.iter().zip(weights(cases)) {
        let known = found
            .iter_mut()
            .find(|accounts| accounts[0].0.programme == case.programme);
        match known {
            Some(accounts) => accounts.push((case, weight)),
            None => found.push(vec![(case, weight)]),
        }
    }
    found
}

/// The share of a distribution at or above a value, by halving the probability.
fn share_reaching(ratios: &Distribution, value: f64) -> f64 {
    1.0 - share(|u| ratios.quantile(u) < value)
}

/// The share of a distribution above a value.
fn share_above(ratios: &Distribution, value: f64) -> f64 {
    1.0 - share(|u| ratios.quantile(u) <= value)
}

/// The largest probability up to which a statement about a quantile holds, which does not hold again
/// beyond it.
fn share(holds: impl Fn(f64) -> bool) -> f64 {
    let (mut below, mut above) = (0.0, 1.0);
    for _ in 0..60 {
        let middle = f64::midpoint(below, above);
        if middle <= 0.0 || middle >= 1.0 {
            break;
        }
        if holds(middle) {
            below = middle;
        } else {
            above = middle;
        }
    }
    above
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(programme: &str, delivered: f64, evidence: f64) -> Precedent {
        Precedent {
            programme: programme.to_owned(),
            account: String::new(),
            promised: 10.0,
            delivered,
            unit: "jobs".to_owned(),
            at: String::new(),
            source: String::new(),
            status: String::new(),
            likeness: 1.0,
            evidence,
            recency: 1.0,
            why: String::new(),
        }
    }

    fn class(cases: Vec<Precedent>) -> ReferenceClass {
        let ratios = cases.iter().map(Precedent::ratio).zip(weights(&cases));
        let ratios = Distribution::discrete(&ratios.collect::<Vec<_>>());
        ReferenceClass {
            id: "jobs".to_owned(),
            title: "Jobs".to_owned(),
            ratios: ratios.unwrap_or(Distribution::Fixed(f64::NAN)),
            cases,
        }
    }

    #[test]
    fn a_programme_is_kept_by_most_of_what_is_told_of_it() {
        let class = class(vec![
            case("zones", 2.5, 1.0),
            case("zones", 12.0, 0.5),
            case("courses", 10.0, 1.0),
        ]);
        let view = OutsideView::of(&class, Bound::AtLeast(800.0));
        let record = view.record.as_ref();
        assert_eq!(record.map(|it| (it.kept, it.programmes)), Some((1, 2)));
        // The claim of the zones has a third of their weight.
        assert!((view.probability - f64::midpoint(1.0 / 3.0, 1.0)).abs() < 1e-12);
        assert_eq!(view.percentiles, [200.0, 800.0, 960.0]);
    }

    #[test]
    fn a_limit_that_is_met_exactly_is_kept() {
        let class = class(vec![case("building", 10.0, 1.0), case("bridge", 12.0, 1.0)]);
        let view = OutsideView::of(&class, Bound::AtMost(5.0));
        assert!((view.probability - 0.5).abs() < 1e-12);
        assert_eq!(view.record.map(|record| record.kept), Some(1));
    }

    #[test]
    fn a_class_without_cases_has_no_record() {
        let class = ReferenceClass {
            cases: Vec::new(),
            ..class(vec![case("zones", 2.5, 1.0), case("fund", 20.0, 1.0)])
        };
        let view = OutsideView::of(&class, Bound::AtLeast(1.0));
        assert!((view.probability - 0.5).abs() < 1e-12);
        assert_eq!(view.record, None);
    }
}
