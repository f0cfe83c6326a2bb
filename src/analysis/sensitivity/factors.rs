//! What counts as one input when it is asked which inputs matter.
//!
//! A coordinate is too fine: the luck of a block of jobs has one a year. An assumption is not always
//! the right thing either: places that share a piece of evidence share its luck. So a factor is
//!
//! - what is not known: an assumption's own coordinate, or that of a piece of evidence; and whether a kind
//!   of intervention works at all, which is drawn like a chance but is a fact of the world that an
//!   evaluation could find out;
//! - what luck decides: one event, whether one fund comes, all recession years, all years of one
//!   block's numbers and sizes, all years of one pathway's completions.

use crate::inputs::{Inputs, Source};
use crate::special::{normal_cdf, normal_quantile};

/// Whether an input could be learnt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Nature {
    /// What is not known: evidence could be bought.
    Unknown,
    /// What luck will decide: no evidence helps.
    Luck,
}

/// One input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Factor {
    /// Its name: an assumption's place, `evidence.<id>`, or `chance.…` without the year.
    pub name: String,
    /// Whether it could be learnt.
    pub nature: Nature,
    /// Its coordinates.
    pub coordinates: Vec<usize>,
    /// The rows of the assumptions that follow it.
    pub rows: Vec<usize>,
    /// Whether it is correlated with another input.
    pub correlated: bool,
}

/// All inputs of a scenario: assumptions in their order, then chances in theirs.
#[must_use]
pub fn factors(inputs: &Inputs) -> Vec<Factor> {
    let mut factors: Vec<Factor> = Vec::new();
    let mut add = |name: &str, nature, coordinate: usize, row: Option<usize>| {
        let known = factors.iter().position(|factor| factor.name == name);
        let place = known.unwrap_or_else(|| {
            factors.push(Factor {
                name: name.to_owned(),
                nature,
                coordinates: Vec::new(),
                rows: Vec::new(),
                correlated: false,
            });
            factors.len() - 1
        });
        let factor = &mut factors[place];
        if !factor.coordinates.contains(&coordinate) {
            factor.coordinates.push(coordinate);
        }
        factor.rows.extend(row);
        let copula = inputs.copula.as_ref();
        factor.correlated |= copula.is_some_and(|copula| copula.members.contains(&coordinate));
    };
    for (row, input) in inputs.assumptions.iter().enumerate() {
        let places = match &input.source {
            Source::Own(place) | Source::Common(place) => vec![*place],
            Source::Mixed { common, own, .. } => vec![*common, *own],
        };
        for place in places {
            let name = &inputs.coordinates[place].name;
            add(name, Nature::Unknown, place, Some(row));
        }
    }
    for chance in &inputs.chances {
        let name = &inputs.coordinates[chance.coordinate].name;
        let nature = if name.starts_with("chance.additionality.") {
            Nature::Unknown
        } else {
            Nature::Luck
        };
        add(family(name), nature, chance.coordinate, None);
    }
    factors
}

impl Factor {
    /// Where each coordinate has to be for the input to lie at one percentile in all places that it is
    /// used in. Places that share a piece of evidence in part also have luck of their own: with w the
    /// part in common and z the score, √w·z in common and the rest in each place make z.
    #[must_use]
    pub fn held_at(&self, luck: f64, inputs: &Inputs) -> Vec<(usize, f64)> {
        let score = normal_quantile(luck);
        let mut held: Vec<(usize, f64)> = Vec::new();
        // Where some place shares all of its luck, what is in common is the whole of it.
        let source = |row: &usize| &inputs.assumptions[*row].source;
        let wholly = self
            .rows
            .iter()
            .any(|row| matches!(source(row), Source::Common(_)));
        let mut in_common = wholly.then_some(score);
        for row in &self.rows {
            if let Source::Mixed {
                common,
                own,
                shared,
            } = inputs.assumptions[*row].source
            {
                let together = *in_common.get_or_insert(shared.sqrt() * score);
                let rest = (score - shared.sqrt() * together) / (1.0 - shared).sqrt();
                held.push((common, normal_cdf(together)));
                held.push((own, normal_cdf(rest)));
            }
        }
        if held.is_empty() {
            held.extend(self.coordinates.iter().map(|one| (*one, luck)));
        }
        held
    }

    /// Whether this is the part of a shared piece of evidence that is one place's own.
    #[must_use]
    pub fn is_own_part(&self, inputs: &Inputs) -> bool {
        self.rows
            .iter()
            .any(|row| match &inputs.assumptions[*row].source {
                Source::Mixed { own, .. } => self.coordinates.contains(own),
                _ => false,
            })
    }
}

/// A chance's name without its year and without what of a block it decides.
fn family(name: &str) -> &str {
    let is_year = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let Some((before, _)) = name.rsplit_once('.').filter(|(_, last)| is_year(last)) else {
        return name;
    };
    match before.rsplit_once('.') {
        Some((thing, "number" | "luck" | "completions")) => thing,
        _ => before,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_luck_of_one_thing_is_one_input_over_all_its_years() {
        assert_eq!(family("chance.recession.2027"), "chance.recession");
        assert_eq!(
            family("chance.spinouts.ventures.number.2030"),
            "chance.spinouts.ventures"
        );
        assert_eq!(
            family("chance.spinouts.ventures.luck.2030"),
            "chance.spinouts.ventures"
        );
        let training = "chance.skills.training.msc.completions.2026";
        assert_eq!(family(training), "chance.skills.training.msc");
        assert_eq!(family("chance.event.cut"), "chance.event.cut");
        assert_eq!(family("chance.fund.hmg2024"), "chance.fund.hmg2024");
    }
}
