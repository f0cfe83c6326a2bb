//! What a scenario asks for: value that nobody asked for is not told.

use crate::programme::Programme;

/// What a scenario asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asks {
    /// Some sector values its jobs.
    pub gva: bool,
    /// Some gain counts as UK welfare.
    pub welfare: bool,
}

impl Asks {
    /// Looks at a programme.
    #[must_use]
    pub fn of(programme: &Programme) -> Self {
        let learners = programme
            .trainings
            .iter()
            .any(|training| !training.earnings_gain.is(0.0));
        let premiums = programme
            .sectors
            .iter()
            .any(|sector| !sector.wage_premium.is(0.0));
        Self {
            gva: programme.appraisal.asks_for_gva,
            welfare: learners || (premiums && !programme.appraisal.welfare_share.is(0.0)),
        }
    }
}
