//! Labour markets and skill levels.

use crate::common::{central, plan};

/// METHODS LM-06 (computed): 50 vacancies, 100 seekers and the matching function of den Haan, Ramey
/// and Watson (2000) at their exponent of 1.27 give 38.049274385 matches.
#[test]
fn lm_06_fifty_vacancies_meet_a_hundred_seekers() {
    let text = plan(
        &[1.0],
        "skills = { lab = 1 }\n[activity.plan.jobs]\ncost_per_job = 20_000\n\
         [skill.lab]\ncandidates = 100\nsupply = 0\nmatching = 1.27\n",
    );
    let answer = central(&text);
    answer.is("jobs.demanded", &[50.0]);
    assert!((answer.at("jobs.skilled", 2024) - 38.049_274_385).abs() < 1e-9);
}

/// METHODS LM-03 (computed): a chain of three skill levels.
#[test]
fn lm_03_a_workforce_drifts_through_three_levels() {
    let text = plan(
        &[1.0; 10],
        "[workforce.staff]\nlevels = [\"low\", \"middle\", \"high\"]\nheadcount = [500, 300, 200]\n\
         drift = [[0.90, 0.09, 0.01], [0.02, 0.90, 0.08], [0, 0.03, 0.97]]\n",
    );
    let answer = central(&text);
    for (year, low, high) in [
        (2024, 456.0, 223.0),
        (2025, 416.82, 246.55),
        (2028, 322.688_287, 316.931_274),
        (2033, 220.203_552, 421.576_748),
    ] {
        let at_least = |level: u32| answer.at(&format!("workforce.staff.at_least.{level}"), year);
        assert!((1_000.0 * (1.0 - at_least(2)) - low).abs() < 1e-6, "{year}");
        assert!((1_000.0 * at_least(3) - high).abs() < 1e-6, "{year}");
    }
}
