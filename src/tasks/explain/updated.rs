//! Explaining an updated forecast.

use crate::analysis::updated::range;
use crate::ensemble::Engine;
use crate::outcomes::Gauge;
use crate::scenario::Scenario;
use crate::tables::figure::told;
use crate::tasks::Refused;
use crate::tasks::given::Draws;

/// An engine with what was learnt of its inputs.
pub fn believed<'a>(engine: Engine<'a>, given: Option<&Draws>) -> Engine<'a> {
    let cloud = given.map(|draws| draws.coordinates.cloud());
    let learnt = cloud.and_then(|cloud| {
        engine.believing(|inputs| crate::updating::belief::believing(inputs, cloud))
    });
    learnt.unwrap_or(engine)
}

/// By how much the range of 8 in 10 may differ where what was learnt is taken to be normal.
const ALIKE: f64 = 1.3;

/// Makes sure that the answer is much the same where what was learnt is taken to be normal: `taken` are its
/// draws then.
///
/// # Errors
///
/// If it is not; shares of a spread that is not there would be plausible and wrong.
pub fn check(
    draws: &Draws,
    (scenario, engine): (&Scenario, &Engine<'_>),
    (gauge, taken): (Gauge, &[f64]),
) -> Result<(), Refused> {
    let outcomes = engine.outcomes.clone();
    let known = Engine::at(scenario.case(), outcomes, draws.settings, draws.luck());
    let known = known.first_draws(&[gauge], draws.settings.draws);
    let known = known.first().map_or([f64::NAN; 3], |values| range(values));
    let taken = range(taken);
    let width = |range: [f64; 3]| range[2] - range[0];
    let ratio = width(taken) / width(known);
    let shift = (taken[1] - known[1]).abs() / width(known);
    if width(known) == 0.0 || ((1.0 / ALIKE..=ALIKE).contains(&ratio) && shift < ALIKE - 1.0) {
        return Ok(());
    }
    let shown = |range: [f64; 3]| {
        let [low, middle, high] = range.map(|value| told(value, f64::NAN));
        format!("{middle} (8 in 10: {low} to {high})")
    };
    Err(Refused::Asked(format!(
        "--given: this answer cannot be explained after the return. What was learnt would be taken to be normal, and then it would be \
         {}, where it is {}; explain an outcome of a later year, or the forecast before the return",
        shown(taken),
        shown(known)
    )))
}
