//! What a monitoring return has left: draws to run other scenarios on.

use std::sync::Arc;

use super::Refused;
use crate::ensemble::Settings;
use crate::points::{Conditioned, Coordinates};
use crate::report::Given;
use crate::scenario::Scenario;

/// The draws of an updated forecast.
#[derive(Debug, Clone)]
pub struct Draws {
    /// What the forecast was given.
    pub given: Given,
    /// How a run on them is done.
    pub settings: Settings,
    /// Where luck comes from.
    pub coordinates: Arc<Conditioned>,
}

impl Draws {
    /// Where luck comes from, to be shared.
    #[must_use]
    pub fn luck(&self) -> Arc<dyn Coordinates> {
        Arc::clone(&self.coordinates) as Arc<dyn Coordinates>
    }

    /// Makes sure that the draws say something of a scenario.
    ///
    /// # Errors
    ///
    /// If it has none of their inputs.
    pub fn check(&self, scenario: &Scenario) -> Result<(), Refused> {
        let inputs = crate::inputs::Inputs::of(&scenario.register);
        let known = self.coordinates.cloud().coordinates.iter();
        let shared = known.filter(|one| {
            inputs
                .coordinates
                .iter()
                .any(|other| other.name == one.name)
        });
        let (shared, all) = (shared.count(), self.coordinates.cloud().coordinates.len());
        // Options of one programme share nearly all, other programmes what they take from the evidence library.
        if 2 * shared < all {
            return Err(Refused::Asked(format!(
                "--given: `{}` has only {shared} of the {all} inputs of the forecast that was updated: it is another programme, of \
                 which the return says nothing; name a plan that builds on the one that was updated",
                scenario.name
            )));
        }
        Ok(())
    }
}
