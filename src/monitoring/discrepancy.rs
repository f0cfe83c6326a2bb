//! How far the model itself may be off, beyond what luck and assumptions explain.
//!
//! The figures are assumptions with a source, not code: `scenarios/evidence/monitoring.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Kind;

#[derive(Deserialize)]
struct Entry {
    value: f64,
}

/// The usual discrepancy of the model, by the kind of figure.
///
/// For counts and money it is the standard deviation of the true figure around the model's, as a share
/// of the model's: 0.1 for a tenth. For shares it is a factor d: the standard deviation around a model's
/// share m is d·√(m·(1 − m)), the overdispersion of answers whose intra-class correlation is d²; however
/// many are asked, a share then tells no more than 1/d² independent answers would. What happened or did
/// not happen is a fact that every simulated future either has or has not: 0.
#[must_use]
pub fn discrepancy(kind: Kind) -> f64 {
    let id = match kind {
        Kind::Count => "model_discrepancy_count",
        Kind::Money => "model_discrepancy_money",
        Kind::Share => "model_discrepancy_share",
        Kind::Event => return 0.0,
    };
    let text = include_str!("../../scenarios/evidence/monitoring.toml");
    let entries: BTreeMap<String, Entry> = toml::from_str(text).unwrap_or_default();
    // A test reads the shipped file, so that the figure is never missing; nothing is made up for it.
    entries.get(id).map_or(f64::NAN, |entry| entry.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_model_is_never_taken_to_be_exact() {
        for kind in [Kind::Count, Kind::Money, Kind::Share] {
            let found = discrepancy(kind);
            assert!(found > 0.0 && found < 0.5, "{kind:?}: {found}");
        }
    }
}
