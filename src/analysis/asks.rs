//! What a scenario asks for: value that nobody asked for is not told.

use crate::programme::{Block, Programme};

/// What a scenario asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asks {
    /// Some sector values its jobs.
    pub gva: bool,
    /// Some gain counts as UK welfare.
    pub welfare: bool,
    /// There are jobs, and all of them are taken as posts that would be there anyway: none is additional by
    /// definition.
    pub posts_anyway: bool,
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
            posts_anyway: are_posts_anyway(programme),
        }
    }
}

/// Whether no job can be additional, whatever a draw brings: each has a deadweight of 1. A reference decides it
/// by a run and not by definition.
fn are_posts_anyway(programme: &Programme) -> bool {
    let would_be_there = |block: &Block| {
        let rule = block.additionality.map(|rule| rule.0);
        let rule = rule.and_then(|place| programme.additionality.get(place));
        rule.is_some_and(|rule| rule.deadweight.is(1.0))
    };
    let mut jobs = programme.blocks.iter().filter(|block| !block.safeguarded);
    let first = jobs.next();
    programme.reference.is_none() && first.is_some_and(would_be_there) && jobs.all(would_be_there)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Number;
    use crate::tables::testing::programme;

    #[test]
    fn no_job_is_additional_where_every_one_would_be_there_anyway() {
        let mut programme = programme();
        assert!(!Asks::of(&programme).posts_anyway);
        programme.additionality[0].deadweight = Number::ONE;
        assert!(Asks::of(&programme).posts_anyway);
        let mut more = programme.blocks[0].clone();
        more.additionality = None;
        programme.blocks.push(more);
        assert!(!Asks::of(&programme).posts_anyway);
        programme.blocks.clear();
        assert!(!Asks::of(&programme).posts_anyway);
    }

    #[test]
    fn a_reference_decides_by_a_run_and_not_by_definition() {
        let mut programme = programme();
        programme.additionality[0].deadweight = Number::ONE;
        programme.reference = Some("Without it".to_owned());
        assert!(!Asks::of(&programme).posts_anyway);
    }
}
