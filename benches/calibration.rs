//! The updater's self-test at full size: does it find truths as often as it says?
//!
//! `cargo bench --bench calibration -- 400 200` draws 400 truths of a small programme and 200 of chi-zone, reports
//! each with all errors, and looks for it by an update (`tests/calibration.rs` does the same with fewer). Printed is
//! how far the ranks of the truths among the draws that are left are from even ones, and how much more spread out (ranges too narrow) or less (too wide), beside the limits. Of these
//! numbers the later may be left out, and 0 leaves a programme out; a third is the number of the first truth, so that
//! further truths are other luck. The numbers stand after `--`.

#![expect(
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    reason = "a benchmark of a broken scenario should stop, and its counts are small"
)]

#[path = "../tests/calibration/programmes.rs"]
mod programmes;
#[path = "../tests/calibration/ranks.rs"]
mod ranks;

use std::process::ExitCode;
use std::time::Instant;

use programmes::{LIMIT, OVERSPREAD};
use ranks::{RANKED, Study, overspread, unevenness};

/// Truths of the small programme and of chi-zone and the number of the first of them, where nothing is said.
const USUAL: [usize; 3] = [400, 200, 0];

fn main() -> ExitCode {
    let mut truths = USUAL;
    // Cargo adds `--bench` of its own.
    let asked = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with("--"));
    for (place, argument) in asked.enumerate() {
        if let (Some(truths), Ok(count)) = (truths.get_mut(place), argument.parse()) {
            *truths = count;
        } else {
            eprintln!(
                "`{argument}` is no number of truths; write three at the most, as in `-- 400 200 0`"
            );
            return ExitCode::from(2);
        }
    }
    let (small, chi_zone) = (programmes::small(), programmes::chi_zone());
    let report = |name: &str, mut study: Study<'_>| {
        study.first = truths[2];
        report(name, &study)
    };
    let even = [
        report("small programme", programmes::of_small(&small, truths[0])),
        report("chi-zone", programmes::of_chi_zone(&chi_zone, truths[1])),
    ];
    if even.into_iter().all(|even| even) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Prints a study, and says whether all ranks are even.
fn report(name: &str, study: &Study<'_>) -> bool {
    if study.truths == 0 {
        return true;
    }
    let started = Instant::now();
    let (found, refused) = study.ranks(&|truth| {
        if truth > 0 && truth % 50 == 0 {
            eprintln!("{name}: {truth} of {}", study.truths);
        }
    });
    println!(
        "\n{name}: {} truths, {} draws each, {refused} refused, {:.0} s",
        study.truths,
        study.draws,
        started.elapsed().as_secs_f64()
    );
    println!(
        "{:>10}  {:>10}  {:>9}  question",
        "unevenness", "overspread", "mean rank"
    );
    let mut even = true;
    for (question, ranks) in found {
        let (uneven, spread) = (unevenness(&ranks), overspread(&ranks));
        let is_even = uneven < LIMIT && spread.abs() < OVERSPREAD;
        even &= is_even;
        let mean = ranks.iter().sum::<f64>() / ranks.len() as f64;
        println!(
            "{uneven:>10.2}  {spread:>10.2}  {mean:>9.2}  {question}{}",
            if is_even { "" } else { ": UNEVEN" }
        );
    }
    println!(
        "limits {LIMIT} and ±{OVERSPREAD} (even ranks keep each in 999 of 1,000 cases); an even mean rank is {}",
        RANKED as f64 / 2.0
    );
    even
}
