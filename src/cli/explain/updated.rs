//! Explaining an updated forecast.

use std::path::Path;

use crate::cli::Failure;
use crate::cli::given::{self, Draws};
use crate::scenario::Scenario;

/// The draws that a return has left, where they were named; the explanation is to be written to `target`.
///
/// # Errors
///
/// If there are none, they say nothing of the scenario, or the target is where they are.
pub fn draws(
    folder: Option<&Path>,
    scenario: &Scenario,
    target: &Path,
) -> Result<Option<Draws>, Failure> {
    let Some(folder) = folder else {
        return Ok(None);
    };
    if scenario.reference.is_some() {
        return Err(Failure::Input(
                "--given cannot be asked for where a reference is run: what was learnt of the programme says nothing \
                 of it; explain the programme without `reference`"
                    .to_owned(),
            ));
    }
    let draws = given::read(folder)?;
    draws.check(scenario)?;
    given::apart(folder, target)?;
    Ok(Some(draws))
}
