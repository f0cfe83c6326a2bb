//! Does the updater find the truth as often as it says? Ranks of truths among the draws that are left must be
//! even. `benches/calibration.rs` does the same at full size.
//!
//! The limit is Kolmogorov's 1.95, which even ranks pass in 999 of 1,000 cases, and 3.29 standard errors for the
//! spread of ranks, likewise; with about ten questions a scenario, a right updater fails one in fifty seeds, and the
//! seeds are fixed.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
#![expect(clippy::cast_precision_loss, reason = "small counts")]

#[path = "calibration/programmes.rs"]
mod programmes;
#[path = "calibration/ranks.rs"]
mod ranks;

use programmes::{LIMIT, OVERSPREAD};
use ranks::{Study, overspread, unevenness};

fn even(study: &Study<'_>) {
    let (found, refused) = study.ranks(&|_| ());
    assert!(
        refused * 20 <= study.truths,
        "{refused} of {} updates were refused",
        study.truths
    );
    for (question, ranks) in found {
        let uneven = unevenness(&ranks);
        assert!(uneven < LIMIT, "{question}: {uneven:.2}, ranks {ranks:?}");
        let spread = overspread(&ranks);
        assert!(
            spread.abs() < OVERSPREAD,
            "{question}: {spread:.2}, ranks {ranks:?}"
        );
    }
}

#[test]
fn truths_rank_evenly_in_a_small_programme() {
    even(&programmes::of_small(&programmes::small(), 80));
}

#[test]
fn truths_rank_evenly_in_the_chi_zone() {
    even(&programmes::of_chi_zone(&programmes::chi_zone(), 32));
}
