//! An existing workforce: drift, turnover, joiners, and who moves up.

use crate::common::{central, plan};

/// 160 people on three levels.
fn workforce(lines: &str, level_up: &str) -> String {
    plan(
        &[1.0, 1.0],
        &format!(
            "[activity.plan.training]\npathway = \"course\"\ncost_per_start = 50_000\nduration = 0\n\
             completion = 1\nincumbent_share = 1\nworkforce = \"staff\"\nfrom_level = \"able\"\n\
             {level_up}\n\
             [workforce.staff]\nlevels = [\"new\", \"able\", \"expert\"]\n\
             headcount = [100, 50, 10]\n{lines}\n"
        ),
    )
}

#[test]
fn incumbents_who_complete_move_up_one_level() {
    // £1m a year at £50,000: 20 complete; three quarters of them move up: 15 a year.
    let answer = central(&workforce("", "level_up = 0.75"));
    answer.is("training.upskilled", &[20.0, 20.0]);
    answer.is("workforce.staff.at_least.3", &[25.0 / 160.0, 40.0 / 160.0]);
    answer.is("workforce.staff.at_least.2", &[60.0 / 160.0; 2]);
}

#[test]
fn no_more_can_move_up_than_are_there() {
    // Twenty a year from the ten that are there at first.
    let text = workforce("", "").replace("[100, 50, 10]", "[140, 10, 10]");
    central(&text).is("workforce.staff.at_least.3", &[20.0 / 160.0; 2]);
}

#[test]
fn drift_comes_first_then_turnover_then_learning() {
    // Drift: 10 of the 100 rise, 5 of the 50 rise: 90, 55, 15. Turnover a tenth: 81, 49.5, 13.5,
    // and 16 join on the first level: 97, 49.5, 13.5. Twenty learn: 97, 29.5, 33.5.
    // Year 1: 87.3, 36.25, 36.45; 78.57 + 16, 32.625, 32.805; then 20 learn.
    let lines = "drift = [[0.9, 0.1, 0], [0, 0.9, 0.1], [0, 0, 1]]\nturnover = 0.1";
    let answer = central(&workforce(lines, ""));
    answer.is(
        "workforce.staff.at_least.3",
        &[33.5 / 160.0, 52.805 / 160.0],
    );
    answer.is(
        "workforce.staff.at_least.2",
        &[63.0 / 160.0, (12.625 + 52.805) / 160.0],
    );
}

#[test]
fn joiners_bring_the_levels_they_are_said_to_bring() {
    // Half of the staff leave, and a quarter of those who come are experts: 50 + 40, 25 + 20,
    // 5 + 20; twenty learn.
    let lines = "turnover = 0.5\njoiners = [0.5, 0.25, 0.25]";
    let answer = central(&workforce(lines, ""));
    assert!((answer.at("workforce.staff.at_least.3", 2024) - 45.0 / 160.0).abs() < 1e-12);
    assert!((answer.at("workforce.staff.at_least.2", 2024) - 70.0 / 160.0).abs() < 1e-12);
}
