//! What luck decides: counts, sizes, recessions, events, and whether money comes.

use super::K;
use crate::common::draws::{Draws, assert_mean, assert_sd, assert_share, count, run_draws, share};
use crate::common::{plan, scenario};
use regiocast::analysis::drivers::correlation;

/// Ventures at an expected number in each of two years.
fn ventures(rate: f64, size_cv: f64) -> Draws {
    let text = plan(
        &[rate, rate],
        &format!(
            "[activity.plan.ventures]\ncost_per_venture = 1_000_000\ninitial_jobs = 4\n\
             annual_failure = 1\nsize_cv = {size_cv:?}\n"
        ),
    );
    run_draws(&text, 40_000, 5)
}

#[test]
fn numbers_of_firms_are_poisson_at_small_and_large_rates() {
    for rate in [0.03_f64, 0.8, 3.7, 45.0, 12_000.0] {
        let formed = ventures(rate, 0.0).of("ventures.formed", Some(2024));
        assert_mean(&formed, rate, K);
        assert_sd(&formed, rate.sqrt(), K);
        if rate < 10.0 {
            assert_share(&formed, (-rate).exp(), K, |number| number < 0.5);
            let one_or_none = (-rate).exp() * (1.0 + rate);
            assert_share(&formed, one_or_none, K, |number| number < 1.5);
        }
        assert!(formed.iter().all(|number| number.fract() == 0.0));
    }
}

#[test]
fn numbers_of_one_year_say_nothing_about_the_next() {
    let draws = ventures(6.0, 0.0);
    let (first, second) = (
        draws.of("ventures.formed", Some(2024)),
        draws.of("ventures.formed", Some(2025)),
    );
    assert!(correlation(&first, &second).abs() < K / count(&first).sqrt());
}

#[test]
fn sizes_add_their_own_variance_to_that_of_numbers() {
    // N·m·ξ with E ξ = 1 and CV² = cv²/N: mean λm, variance λm²(1 + cv²).
    for (rate, cv) in [(5.0_f64, 1.0_f64), (30.0, 2.5)] {
        let draws = ventures(rate, cv);
        let jobs = draws.of("jobs.demanded", Some(2024));
        assert_mean(&jobs, 4.0 * rate, K);
        assert_sd(&jobs, 4.0 * (rate * (1.0 + cv * cv)).sqrt(), K);
        // Each draw's luck, freed of its number, is a standard normal score.
        let formed = draws.of("ventures.formed", Some(2024));
        let scores: Vec<f64> = jobs
            .iter()
            .zip(&formed)
            .filter(|(_, formed)| **formed > 0.0)
            .map(|(jobs, formed)| {
                let s = (cv * cv / formed).ln_1p().sqrt();
                ((jobs / (4.0 * formed)).ln() + 0.5 * s * s) / s
            })
            .collect();
        assert_mean(&scores, 0.0, K);
        assert_sd(&scores, 1.0, K);
        assert_share(&scores, 0.05, K, |score| score < -1.644_853_626_951_472_6);
    }
}

/// Learners due for certain, in whole numbers.
fn completions(due: f64, completion: f64) -> Vec<f64> {
    let text = plan(
        &[due],
        &format!(
            "[activity.plan.training]\npathway = \"course\"\ngroup = \"lab\"\n\
             cost_per_start = 1_000_000\nduration = 0\ncompletion = {completion:?}\n\
             [skill.lab]\ncandidates = 0\nsupply = 0\n"
        ),
    );
    run_draws(&text, 40_000, 6).of("training.completions", Some(2024))
}

#[test]
fn completions_are_binomial() {
    for (due, p) in [
        (3.0_f64, 0.5_f64),
        (37.0, 0.62),
        (20_000.0, 0.9),
        (400.0, 0.004),
    ] {
        let completed = completions(due, p);
        assert_mean(&completed, due * p, K);
        assert_sd(&completed, (due * p * (1.0 - p)).sqrt(), K);
        assert!(completed.iter().all(|number| (0.0..=due).contains(number)));
    }
    assert_share(&completions(3.0, 0.5), 0.125, K, |number| number < 0.5);
    assert_share(
        &completions(400.0, 0.004),
        0.996_f64.powi(400),
        K,
        |number| number < 0.5,
    );
}

#[test]
fn everybody_or_nobody_completes_where_that_is_certain() {
    assert!(
        completions(12.0, 1.0)
            .iter()
            .all(|number| number.to_bits() == 12.0_f64.to_bits())
    );
    assert!(completions(12.0, 0.0).iter().all(|number| *number == 0.0));
}

/// Entered with probability 0.15, stayed in with 0.6: stationary 0.15/(0.15 + 0.4) = 3/11. From a
/// normal start the share in recession is 3/11·(1 − 0.45^{y+1}).
#[test]
fn recession_years_follow_their_chain() {
    let text = plan(
        &[1.0; 12],
        "[recession]\nenter = 0.15\nstay = 0.6\ndepth = 0.2\n",
    );
    let draws = run_draws(&text, 40_000, 7);
    let mut gap = 1.0;
    let mut before: Option<Vec<f64>> = None;
    for year in 2024..2036 {
        gap *= 0.45;
        let now = draws.of("recession", Some(year));
        assert_share(&now, 3.0 / 11.0 * (1.0 - gap), K, |state| state > 0.5);
        if let Some(before) = before {
            let pairs = before.iter().zip(&now);
            let (in_it, normal): (Vec<(&f64, &f64)>, Vec<_>) =
                pairs.partition(|(before, _)| **before > 0.5);
            let next = |pairs: Vec<(&f64, &f64)>| -> Vec<f64> {
                pairs.into_iter().map(|(_, now)| *now).collect()
            };
            assert_share(&next(in_it), 0.6, K, |state| state > 0.5);
            assert_share(&next(normal), 0.15, K, |state| state > 0.5);
        }
        before = Some(now);
    }
}

#[test]
fn the_year_of_an_event_is_spread_evenly_over_its_window() {
    let text = plan(
        &[1.0; 6],
        "[event.flood]\nprobability = 0.7\nfrom = 2025\nto = 2028\ncost = 1\n",
    );
    let draws = run_draws(&text, 40_000, 8);
    assert_share(&draws.of("event.flood.happens", None), 0.7, K, |x| x > 0.5);
    for year in 2024..2030 {
        let struck = draws.of("cost.events", Some(year));
        if (2025..=2028).contains(&year) {
            assert_share(&struck, 0.175, K, |cost| cost > 0.5);
        } else {
            assert!(struck.iter().all(|cost| *cost == 0.0));
        }
    }
}

#[test]
fn a_fund_and_an_intervention_work_out_as_often_as_they_are_said_to() {
    let text = scenario(
        1,
        "[fund.anchor]\nkind = \"private\"\namount = 1\nprices = \"real\"\nprofile = \"even\"\n\
         arrives = 0.35\n\
         [activity.plan]\nfunded_by = { anchor = 1 }\nadditionality = \"all\"\n\
         [activity.plan.jobs]\ncost_per_job = 10_000\n\
         [additionality.all]\nworks = 0.8\ndeadweight = 0.5\nleakage = 0\ndisplacement = 0\n",
    );
    let draws = run_draws(&text, 40_000, 9);
    assert_share(&draws.of("fund.anchor.comes", None), 0.35, K, |x| x > 0.5);
    // Both must be: 0.28 of the draws have net jobs, 50 of them.
    let net = draws.of("jobs.net", Some(2024));
    assert_share(&net, 0.28, K, |jobs| jobs > 0.0);
    assert_mean(&net, 14.0, K);
}

/// A probability may itself be uncertain: then its mean counts.
#[test]
fn an_uncertain_probability_strikes_as_often_as_its_mean() {
    let text = plan(
        &[1.0],
        "[event.flood]\nprobability = { beta = [2, 6] }\ncost = 1\n",
    );
    let happens = run_draws(&text, 40_000, 10).of("event.flood.happens", None);
    assert_share(&happens, 0.25, K, |x| x > 0.5);
    assert!((share(&happens, |x| x > 0.5) - 0.25).abs() < 0.01);
}
