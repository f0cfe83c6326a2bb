//! The cases of a reference class: what comparable programmes promised, and what came of it.

/// One account of what a programme delivered of what it had promised.
#[derive(Debug, Clone, PartialEq)]
pub struct Precedent {
    /// The programme. Several accounts may be of one.
    pub programme: String,
    /// Whose account it is: a count, a claim.
    pub account: String,
    /// What was promised, in `unit`.
    pub promised: f64,
    /// What came, in `unit`.
    pub delivered: f64,
    /// What both are counted in.
    pub unit: String,
    /// When that was found, and when it was due.
    pub at: String,
    /// Where it was published.
    pub source: String,
    /// How far the figures have been checked, in words.
    pub status: String,
    /// How like the programme is to those that are looked at, from 0 to 1.
    pub likeness: f64,
    /// How good the evidence is, from 0 to 1.
    pub evidence: f64,
    /// How recent it is, from 0 to 1.
    pub recency: f64,
    /// Why these weights.
    pub why: String,
}

impl Precedent {
    /// Delivered over promised.
    #[must_use]
    pub fn ratio(&self) -> f64 {
        self.delivered / self.promised
    }

    /// The weight that it would have if it were its programme's only account.
    fn own_weight(&self) -> f64 {
        self.likeness * self.evidence * self.recency
    }
}

/// The weight of each case: likeness times evidence times recency, where the accounts of one programme
/// share the weight of its best account. A programme that is counted three times counts once.
#[must_use]
pub fn weights(cases: &[Precedent]) -> Vec<f64> {
    let weight = |case: &Precedent| {
        let accounts = || {
            let all = cases.iter();
            all.filter(|other| other.programme == case.programme)
                .map(Precedent::own_weight)
        };
        let together: f64 = accounts().sum();
        if together > 0.0 {
            case.own_weight() * accounts().fold(0.0, f64::max) / together
        } else {
            0.0
        }
    };
    cases.iter().map(weight).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(programme: &str, evidence: f64) -> Precedent {
        Precedent {
            programme: programme.to_owned(),
            account: String::new(),
            promised: 4.0,
            delivered: 1.0,
            unit: String::new(),
            at: String::new(),
            source: String::new(),
            status: String::new(),
            likeness: 1.0,
            evidence,
            recency: 0.5,
            why: String::new(),
        }
    }

    #[test]
    fn a_programme_counted_three_times_counts_once() {
        let cases = [
            case("zones", 1.0),
            case("zones", 0.5),
            case("fund", 0.5),
            case("zones", 0.5),
        ];
        let weights = weights(&cases);
        assert_eq!(weights, [0.25, 0.125, 0.25, 0.125]);
        assert_eq!(cases[0].ratio(), 0.25);
    }
}
