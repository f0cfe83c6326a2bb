//! What is known of the years that are over.

/// One figure for each year that is over, from the first year of the programme on without gaps; it
/// stands in place of what would be drawn. Empty where nothing is known yet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Actuals(pub Vec<f64>);

impl Actuals {
    /// Whether nothing is known yet.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many years are known.
    #[must_use]
    pub const fn years(&self) -> usize {
        self.0.len()
    }

    /// What is known of a year, counted from 0.
    #[must_use]
    pub fn in_year(&self, year: usize) -> Option<f64> {
        self.0.get(year).copied()
    }

    /// All known years added up.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.0.iter().sum()
    }

    /// Whether there was anything in any known year.
    #[must_use]
    pub fn has_come(&self) -> bool {
        self.0.iter().any(|value| *value > 0.0)
    }
}

/// What becomes of the difference between what a fund was to bring in known years and what came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ActualRule {
    /// It is late or early: made up for in the years after the last known one.
    #[default]
    Carried,
    /// It is gone: later years stay as they are drawn.
    Lost,
}

impl ActualRule {
    /// The word for it in scenario files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Carried => "carried",
            Self::Lost => "lost",
        }
    }
}
