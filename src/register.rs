//! The register of everything uncertain in a scenario, with its provenance.
//!
//! An *assumption* is what we do not know: one coordinate a draw. A *chance* is what luck decides:
//! one coordinate a year, or one a draw. Both have a stable dotted name, their place in the
//! scenario, and the name is all that their luck depends on.

mod precedent;

use serde::{Deserialize, Serialize};

use crate::distribution::Distribution;
use crate::number::{ChanceId, InputId, Number};

pub use precedent::{Precedent, weights};

/// What the note of an assumption says that is a default which nobody has reviewed yet. A list of projects is
/// turned into a scenario with it, and a pack counts it.
pub const TO_BE_REVIEWED: &str = "to be reviewed";

/// An assumption: a number of the scenario, with what is known about it.
#[derive(Debug, Clone)]
pub struct Assumption {
    /// Its place in the scenario: `fund.hmg.amount`.
    pub name: String,
    /// What it may be. A fixed value is a distribution too.
    pub distribution: Distribution,
    /// Its row in every point; `None` where it is fixed.
    pub input: Option<InputId>,
    /// The evidence it is taken from, if any.
    pub evidence: Option<EvidenceLink>,
    /// What drawn inflation does to it, if it is in the prices of another year.
    pub uprating: Option<Uprating>,
    /// Where it comes from and how far it can be trusted.
    pub provenance: Provenance,
}

/// A number in the prices of another year, where inflation is uncertain: the distribution is at the
/// median of inflation, and each draw carries it on with its own.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Uprating {
    /// The row of inflation.
    pub inflation: InputId,
    /// The median of inflation.
    pub median: f64,
    /// Years of inflation from the price year to the number's own year (negative: before it).
    pub years: i32,
}

/// How a place takes its luck from the evidence library.
#[derive(Debug, Clone, PartialEq)]
pub struct EvidenceLink {
    /// Which entry.
    pub id: String,
    /// Share of its luck that places referring to the entry have in common, from 0 to 1.
    pub shared: f64,
}

/// Where a number comes from and how far it can be trusted. Empty texts are unknown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Provenance {
    /// What it is called, in words.
    pub title: String,
    /// Its unit.
    pub unit: String,
    /// Where it was published, or whose judgement it is.
    pub source: String,
    /// Strength of the evidence for this use.
    pub rating: Option<Rating>,
    /// What a reader should know.
    pub note: String,
    /// Who answers for it.
    pub owner: String,
    /// When it was set.
    pub date: String,
    /// Until when it may be used.
    pub valid_until: String,
    /// Who signed it off.
    pub signed_off: String,
}

/// Strength of the evidence for the use at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Rating {
    /// A measured outturn of a comparable programme and place.
    Green,
    /// Some evidence.
    Amber,
    /// A judgement, or a recalled figure.
    Red,
}

impl Rating {
    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Amber => "amber",
            Self::Red => "red",
        }
    }
}

/// A chance: something luck decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chance {
    /// Its dotted name: `chance.recession.2027`.
    pub name: String,
    /// What the model is given.
    pub kind: ChanceKind,
}

/// What the model is given of a chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChanceKind {
    /// The coordinate in (0, 1).
    Coordinate,
    /// Its normal score.
    Score,
}

/// A rank correlation between every two of the named inputs.
#[derive(Debug, Clone, PartialEq)]
pub struct Correlation {
    /// Names of assumptions, of evidence (`evidence.<id>`) or of chances.
    pub between: Vec<String>,
    /// Spearman's rank correlation.
    pub spearman: f64,
}

/// Everything uncertain in a scenario, and everything fixed with its source.
#[derive(Debug, Clone, Default)]
pub struct Register {
    /// Every number of the scenario that is not plain, in file order.
    pub assumptions: Vec<Assumption>,
    /// Every chance; those of one thing stand together, year by year.
    pub chances: Vec<Chance>,
    /// Stated correlations.
    pub correlations: Vec<Correlation>,
    uncertain: usize,
}

impl Register {
    /// Enters an assumption, gives it a row if it is uncertain, and says how the model finds it.
    pub fn assume(&mut self, mut assumption: Assumption) -> Number {
        let fixed = assumption.distribution.fixed_value();
        let number = if let Some(value) = fixed.filter(|_| assumption.uprating.is_none()) {
            Number::Fixed(value)
        } else {
            let input = InputId(self.uncertain);
            self.uncertain += 1;
            assumption.input = Some(input);
            Number::Uncertain(input)
        };
        self.assumptions.push(assumption);
        number
    }

    /// Takes the last assumption out again: it was read, but is not used.
    pub fn take_back(&mut self) -> Option<Assumption> {
        let last = self.assumptions.pop()?;
        if last.input.is_some() {
            self.uncertain -= 1;
        }
        Some(last)
    }

    /// Enters one chance.
    pub fn chance(&mut self, name: String, kind: ChanceKind) -> ChanceId {
        self.chances.push(Chance { name, kind });
        ChanceId(self.chances.len() - 1)
    }

    /// Enters one chance a year, named by the calendar year, and gives the first.
    pub fn chance_each_year(
        &mut self,
        name: &str,
        years: impl Iterator<Item = i32>,
        kind: ChanceKind,
    ) -> ChanceId {
        let first = ChanceId(self.chances.len());
        for year in years {
            self.chance(format!("{name}.{year}"), kind);
        }
        first
    }

    /// The assumption of a name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Assumption> {
        self.assumptions.iter().find(|known| known.name == name)
    }

    /// The uncertain assumptions, in the order of their rows.
    pub fn uncertain(&self) -> impl Iterator<Item = &Assumption> {
        self.assumptions
            .iter()
            .filter(|assumption| assumption.input.is_some())
    }

    /// How many assumptions are uncertain.
    #[must_use]
    pub const fn uncertain_count(&self) -> usize {
        self.uncertain
    }
}
