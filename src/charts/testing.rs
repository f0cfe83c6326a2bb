//! Sample captions, and what every chart must hold.

use super::canvas::{Canvas, Shape, corners};
use super::{Caption, Chart};

/// A caption with everything filled in.
pub(crate) fn caption(name: &str) -> Caption {
    Caption {
        name: name.into(),
        title: "Half of simulations fall short of the promise".into(),
        subtitle: "Skilled jobs, Northshire Combined Authority, 2024/25 to 2033/34".into(),
        source: "Source: regiocast 0.1.0, scenario 'northshire', seed 42, 10,000 simulations".into(),
    }
}
