//! What must hold where a group says where its people come from.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::sketch::{Sketch, sketches};
use crate::common::Answer;
use crate::common::draws::answers;

const ORIGINS: [&str; 5] = ["trained", "residents", "graduates", "movers", "commuters"];

/// Shares of graduates, movers and commuters that may be everybody.
fn shares() -> impl Strategy<Value = [f64; 3]> {
    let each = || prop_oneof![1 => Just(0.0), 5 => 0.0..1.0];
    (each(), each(), each()).prop_map(|(graduates, movers, commuters)| {
        let sum: f64 = graduates + movers + commuters;
        let most = sum.max(1.0);
        [graduates / most, movers / most, commuters / most].map(|share| share * 0.999_999_999)
    })
}

fn table(key: &str, [graduates, movers, commuters]: [f64; 3]) -> String {
    format!(
        "{key} = {{ graduates = {graduates:?}, movers = {movers:?}, commuters = {commuters:?} }}\n"
    )
}

fn says(supply: [f64; 3], candidates: [f64; 3]) -> String {
    table("supply_from", supply) + &table("candidates_from", candidates)
}

fn drawn(sketch: &Sketch) -> Vec<Answer> {
    answers(&sketch.text(), 16, 7)
}

/// Agreement to nine digits.
fn near(a: f64, b: f64, scale: f64) -> bool {
    (a - b).abs() <= 1e-9 * (1e-9 + a.abs().max(b.abs()).max(scale))
}

/// What of the answers must not depend on where people come from: the market and all before it.
fn of_the_market(name: &str) -> bool {
    let after = [
        "net", "walk", "gva", "wages", "value", "knock", "hires", "from", "openings",
    ];
    !name.split(['.', '_']).any(|word| after.contains(&word))
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 64,
        rng_seed: RngSeed::Fixed(2025),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn all_origins_together_hold_every_filled_job(
        mut sketch in sketches(),
        supply in shares(),
        candidates in shares(),
    ) {
        sketch.origins = says(supply, candidates);
        for answer in drawn(&sketch) {
            let all: Vec<Vec<f64>> = ORIGINS
                .iter()
                .map(|origin| answer.years(&format!("jobs.skilled.from.{origin}")))
                .collect();
            let filled = answer.years("jobs.skilled.skill.lab");
            for (year, filled) in filled.iter().enumerate() {
                let held: f64 = all.iter().map(|years| years[year]).sum();
                prop_assert!(near(held, *filled, 0.0), "{held} of {filled} in year {year}");
            }
            let hired = answer.years("hires.from.trained");
            prop_assert_eq!(hired, answer.years("training.into_skilled_jobs"));
        }
    }

    #[test]
    fn the_market_is_the_same_whoever_is_hired(
        mut sketch in sketches(),
        supply in shares(),
        candidates in shares(),
    ) {
        let silent = drawn(&sketch);
        sketch.origins = says(supply, candidates);
        for (said, silent) in drawn(&sketch).iter().zip(&silent) {
            for metric in silent.metrics().iter().filter(|metric| of_the_market(&metric.name)) {
                let bits = |answer: &Answer| -> Vec<u64> {
                    answer.years(&metric.name).iter().map(|value| value.to_bits()).collect()
                };
                prop_assert_eq!(bits(said), bits(silent), "{}", metric.name);
            }
        }
    }

    #[test]
    fn the_walk_adds_up_whoever_is_hired(
        mut sketch in sketches(),
        supply in shares(),
        candidates in shares(),
    ) {
        sketch.origins = says(supply, candidates);
        for answer in drawn(&sketch) {
            let step = |step: &str| answer.years(&format!("jobs.walk.{step}"));
            let losses = [
                "unfilled", "no_effect", "deadweight", "leakage", "displacement", "substitution",
                "poaching",
            ].map(step);
            for (year, demanded) in step("demanded").into_iter().enumerate() {
                let left = demanded - losses.iter().map(|loss| loss[year]).sum::<f64>();
                let direct = answer.years("jobs.net_direct")[year];
                prop_assert!(near(left, direct, demanded), "{left} is not {direct}");
                for loss in &losses {
                    prop_assert!(loss[year] >= -1e-9, "a loss of {}", loss[year]);
                }
            }
        }
    }

    #[test]
    fn vacancies_by_reason_add_up_to_what_is_demanded_and_not_held_by_those_who_stay(
        mut sketch in sketches(),
        supply in shares(),
    ) {
        sketch.origins = says(supply, supply);
        let turnover = sketch.group.turnover;
        for answer in drawn(&sketch) {
            let [all, new, replaced, open] = ["", ".expansion", ".replacement", ".left_open"]
                .map(|part| answer.years(&format!("jobs.openings{part}.skill.lab")));
            let demanded = answer.years("jobs.demanded.skill.lab");
            let filled = answer.years("jobs.skilled.skill.lab");
            for year in 0..demanded.len() {
                let before = if year == 0 { 0.0 } else { filled[year - 1] };
                let vacant = demanded[year] - (before * (1.0 - turnover)).min(demanded[year]);
                let sum = new[year] + replaced[year] + open[year];
                prop_assert!(near(sum, vacant, demanded[year] + before), "{sum} of {vacant}");
                prop_assert!(near(all[year], vacant, demanded[year] + before));
                for part in [&new, &replaced, &open] {
                    prop_assert!(part[year] >= 0.0);
                }
            }
        }
    }

    #[test]
    fn more_commuters_never_leave_more_net_jobs(
        mut sketch in sketches(),
        [graduates, movers, commuters] in shares(),
    ) {
        let fewer = [graduates, movers, commuters / 2.0];
        sketch.origins = says([graduates, movers, commuters], [graduates, movers, commuters]);
        let many = drawn(&sketch);
        sketch.origins = says(fewer, fewer);
        for (many, few) in many.iter().zip(drawn(&sketch)) {
            for metric in ["jobs.net_skilled", "jobs.net_direct", "jobs.net"] {
                for (more, less) in few.years(metric).iter().zip(many.years(metric)) {
                    prop_assert!(less <= more + 1e-9 * (1.0 + more), "{metric}: {less} over {more}");
                }
            }
        }
    }

    #[test]
    fn without_commuters_and_assumed_leakage_net_jobs_are_the_same(
        mut sketch in sketches(),
        [graduates, movers, _] in shares(),
    ) {
        sketch.profile[2] = 0.0;
        let silent = drawn(&sketch);
        sketch.origins = says([graduates, movers, 0.0], [graduates, movers, 0.0]);
        for (said, silent) in drawn(&sketch).iter().zip(&silent) {
            for metric in ["jobs.net_skilled", "jobs.net_direct", "wages.premium", "gva.net"] {
                for (a, b) in said.years(metric).iter().zip(silent.years(metric)) {
                    prop_assert!(near(*a, b, 1.0), "{metric}: {a} is not {b}");
                }
            }
        }
    }
}
