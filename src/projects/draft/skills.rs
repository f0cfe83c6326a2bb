//! Which share of a project's jobs asks for which skills.

use super::parts::{Buys, Part};
use crate::projects::Kind;

/// The mix of skills, taken from a like activity of the shipped scenarios.
pub(super) fn mix(part: &Part<'_>) -> &'static str {
    match (part.buys, part.project.kind) {
        (Buys::Posts, _) => {
            "{ research = 0.60, digital = 0.20, process = 0.02, leadership = 0.12 }"
        }
        (Buys::Support, _) => {
            "{ research = 0.28, digital = 0.25, process = 0.12, leadership = 0.18 }"
        }
        (Buys::Ventures, _) => "{ digital = 0.42, research = 0.25, leadership = 0.20 }",
        (Buys::Landings, _) => {
            "{ research = 0.25, digital = 0.18, process = 0.22, leadership = 0.13 }"
        }
        (_, Kind::TaxSite) => {
            "{ research = 0.18, digital = 0.10, process = 0.35, leadership = 0.12 }"
        }
        (_, Kind::Business) => {
            "{ research = 0.20, digital = 0.15, process = 0.30, leadership = 0.12 }"
        }
        (_, Kind::Research) => {
            "{ research = 0.60, digital = 0.15, process = 0.08, leadership = 0.10 }"
        }
        (Buys::Laboratories, _) => {
            "{ research = 0.35, digital = 0.20, process = 0.10, leadership = 0.15 }"
        }
        _ => "{ research = 0.30, digital = 0.30, process = 0.02, leadership = 0.25 }",
    }
}
