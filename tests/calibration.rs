//! Does the updater find the truth as often as it says? Ranks of truths among the draws that are left must be
//! even. `benches/calibration.rs` does the same at full size.
//!
//! The limit is Kolmogorov's 1.95, which even ranks pass in 999 of 1,000 cases; with about ten questions a
//! scenario, a right updater fails one in a hundred seeds, and the seeds are fixed.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
#![expect(clippy::cast_precision_loss, reason = "small counts")]

#[path = "calibration/ranks.rs"]
mod ranks;

use ranks::{Figure, Study, unevenness};
use regiocast::monitoring::Kind;
use regiocast::scenario::Scenario;

const LIMIT: f64 = 1.95;

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
    }
}

const SMALL: &str = r#"
title = "Small"
start = 2024
years = 5
price_year = 2024

[fund.grant]
kind = "public"
prices = "real"
amount = { lognormal = [10.0, 0.3] }
profile = "even"
delay = { uniform = [0.0, 2.0] }

[fund.firm]
kind = "private"
prices = "real"
amount = { lognormal = [6.0, 0.6] }
profile = "front-loaded"
arrives = 0.5

[activity.park]
funded_by = { grant = 0.7, firm = 1.0 }
slippage = { uniform = [0.0, 1.5] }
[activity.park.jobs]
cost_per_job = { lognormal = [90000, 0.4] }
annual_exit = { uniform = [0.02, 0.2] }
skills = { tech = 0.5 }
[activity.courses]
funded_by = { grant = 0.3 }
[activity.courses.training]
pathway = "course"
title = "Course"
level = "RQF 4"
group = "tech"
cost_per_start = { lognormal = [6000, 0.3] }
completion = { beta = [6, 3] }
duration = 0

[skill.tech]
title = "Technicians"
definition = "SOC 2020 major group 3"
candidates = { uniform = [50, 300] }
supply = { uniform = [10, 60] }

[[target]]
title = "100 jobs"
metric = "jobs.filled"
by = 2028
at_least = 100
"#;

const OF_SMALL: [Figure; 6] = [
    ("jobs.filled", 1, Kind::Count, None),
    ("jobs.filled", 2, Kind::Count, None),
    ("training.starts", 1, Kind::Count, None),
    ("training.completions", 2, Kind::Count, None),
    ("investment.total", 2, Kind::Money, None),
    ("fund.firm.comes", 0, Kind::Event, None),
];

#[test]
fn truths_rank_evenly_in_a_small_programme() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("small.toml");
    std::fs::write(&path, SMALL).unwrap();
    let scenario = Scenario::read(&path.to_string_lossy()).unwrap();
    even(&Study {
        scenario: &scenario,
        figures: &OF_SMALL,
        asked: &["jobs.filled", "jobs.net"],
        truths: 80,
        draws: 1_024,
    });
}

const OF_CHI_ZONE: [Figure; 7] = [
    ("investment.public", 1, Kind::Money, None),
    ("jobs.filled", 1, Kind::Count, None),
    ("jobs.filled", 2, Kind::Count, None),
    ("training.starts", 1, Kind::Count, None),
    ("training.completions", 2, Kind::Count, None),
    (
        "workforce.nhs_digital.at_least.2",
        2,
        Kind::Share,
        Some(180.0),
    ),
    ("ventures.formed", 2, Kind::Count, None),
];

#[test]
fn truths_rank_evenly_in_the_chi_zone() {
    let scenario = Scenario::read("chi-zone").unwrap();
    even(&Study {
        scenario: &scenario,
        figures: &OF_CHI_ZONE,
        asked: &["jobs.net", "training.completions"],
        truths: 32,
        draws: 1_024,
    });
}
