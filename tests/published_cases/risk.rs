//! Additionality and risk registers.

use crate::common::draws::{assert_mean, assert_sd, assert_share, run_draws};
use crate::common::{assert_close, central, plan, with_luck};
use regiocast::analysis::quantiles::quantiles;
use regiocast::special::{normal_cdf, normal_density};

/// A hundred gross jobs, and what is taken off them.
fn hundred_jobs(profile: &str, multiplier: &str) -> String {
    plan(
        &[1.0],
        &format!(
            "additionality = \"profile\"\nsector = \"all\"\n\
             [activity.plan.jobs]\ncost_per_job = 10_000\n\
             [additionality.profile]\n{profile}\n[sector.all]\nmultiplier = {multiplier}\n\
             [region]\ngva_per_knock_on_job = 1\n"
        ),
    )
}

/// METHODS AD-01 (computed), the one-line form of the Additionality Guide (formula read).
#[test]
fn ad_01_a_hundred_gross_jobs_are_52_and_a_half_net() {
    let text = hundred_jobs(
        "deadweight = 0.30\nleakage = 0.20\ndisplacement = 0.25",
        "1.25",
    );
    assert_close(central(&text).at("jobs.net", 2024), 52.5);
}

/// METHODS AD-03 (computed): 1,000 → 900 → 675 → 654.75, and 851.175 with the multiplier. Adding
/// the losses up instead would give 806.
#[test]
fn ad_03_losses_are_taken_one_off_the_other() {
    let profile = "deadweight = 0\nleakage = 0.10\ndisplacement = 0.25\nsubstitution = 0.03";
    let answer = central(&hundred_jobs(profile, "1.3").replace("10_000", "1_000"));
    let step = |name: &str| answer.at(&format!("jobs.walk.{name}"), 2024);
    assert_close(step("demanded") - step("leakage"), 900.0);
    assert_close(900.0 - step("displacement"), 675.0);
    assert_close(675.0 - step("substitution"), 654.75);
    assert_close(step("net"), 851.175);
}

/// METHODS AD-04 (computed): the factors .70 ± .10, .80 ± .05, .75 ± .10 and 1.25 ± .10, all
/// independent, give mean 52.5 and sd 11.654321 for any shape. Here each takes the two values one
/// sd from its mean, and all sixteen cases are gone through.
#[test]
fn ad_04_two_valued_factors_have_the_exact_mean_and_sd() {
    let two = |low: f64, high: f64| format!("{{ discrete = [[{low}, 1], [{high}, 1]] }}");
    let profile = format!(
        "deadweight = {}\nleakage = {}\ndisplacement = {}",
        two(0.20, 0.40),
        two(0.15, 0.25),
        two(0.15, 0.35)
    );
    let text = hundred_jobs(&profile, &two(1.15, 1.35));
    let names = [
        "additionality.profile.deadweight",
        "additionality.profile.leakage",
        "additionality.profile.displacement",
        "sector.all.multiplier",
    ];
    let (mut sum, mut squares) = (0.0, 0.0);
    for case in 0..16_u32 {
        let luck = |place: u32| if case & (1 << place) == 0 { 0.25 } else { 0.75 };
        let luck: Vec<(&str, f64)> = names.into_iter().zip((0..4).map(luck)).collect();
        let net = with_luck(&text, &luck).at("jobs.net", 2024);
        sum += net;
        squares += net * net;
    }
    let mean = sum / 16.0;
    assert_close(mean, 52.5);
    assert!(((squares / 16.0 - mean * mean).sqrt() - 11.654_321).abs() < 1e-6);
}

/// The same with evenly spread factors (mean ± √3·sd), drawn.
#[test]
fn ad_04_evenly_spread_factors_are_drawn_to_the_same_mean_and_sd() {
    let even = |mean: f64, sd: f64| {
        let half = 3.0_f64.sqrt() * sd;
        format!("{{ uniform = [{}, {}] }}", mean - half, mean + half)
    };
    let profile = format!(
        "deadweight = {}\nleakage = {}\ndisplacement = {}",
        even(0.30, 0.10),
        even(0.20, 0.05),
        even(0.25, 0.10)
    );
    let text = hundred_jobs(&profile, &even(1.25, 0.10));
    let draws = run_draws(&text, 50_000, 4).of("jobs.net", Some(2024));
    assert_mean(&draws, 52.5, 3.0);
    assert_sd(&draws, 11.654_321, 3.0);
}

/// Mean and sd of a normal distribution kept within bounds.
fn truncated(mean: f64, sd: f64, low: f64, high: f64) -> (f64, f64) {
    let (a, b) = ((low - mean) / sd, (high - mean) / sd);
    let mass = normal_cdf(b) - normal_cdf(a);
    let (da, db) = (normal_density(a), normal_density(b));
    let edge = |z: f64, density: f64| if z.is_finite() { z * density } else { 0.0 };
    let shift = (da - db) / mass;
    let variance = 1.0 + (edge(a, da) - edge(b, db)) / mass - shift * shift;
    (mean + sd * shift, sd * variance.sqrt())
}

/// The same with normal factors. Shares must stay in [0, 1] and multipliers at 1 or more, so they
/// are cut there, which moves the mean from 52.5 to 52.42 and the sd from 11.65 to 11.48.
#[test]
fn ad_04_normal_factors_within_their_bounds() {
    let share = |mean: f64, sd: f64| format!("{{ normal = [{mean}, {sd}], min = 0, max = 1 }}");
    let profile = format!(
        "deadweight = {}\nleakage = {}\ndisplacement = {}",
        share(0.30, 0.10),
        share(0.20, 0.05),
        share(0.25, 0.10)
    );
    let text = hundred_jobs(&profile, "{ normal = [1.25, 0.1], min = 1 }");
    let kept = |mean: f64, sd: f64| {
        let (lost, sd) = truncated(mean, sd, 0.0, 1.0);
        (1.0 - lost, sd)
    };
    let factors = [
        kept(0.30, 0.10),
        kept(0.20, 0.05),
        kept(0.25, 0.10),
        truncated(1.25, 0.10, 1.0, f64::INFINITY),
    ];
    let mean = factors
        .iter()
        .fold(100.0, |product, (mean, _)| product * mean);
    let square = factors
        .iter()
        .fold(1e4, |product, (mean, sd)| product * (mean * mean + sd * sd));
    let sd = (square - mean * mean).sqrt();
    let draws = run_draws(&text, 50_000, 4).of("jobs.net", Some(2024));
    assert_mean(&draws, mean, 3.0);
    assert_sd(&draws, sd, 3.0);
    assert!(
        (mean - 52.5).abs() < 0.1 && (sd - 11.654_321).abs() < 0.25,
        "{mean} {sd}"
    );
}

/// METHODS RR-01 (inputs read in the R package `greenbook`, distribution computed): three risks.
const REGISTER: &str = "[event.a]\nprobability = 0.3\ncost = 2\n\
                        [event.b]\nprobability = 0.5\ncost = 5\n\
                        [event.c]\nprobability = 0.2\ncost = 10\n";

#[test]
fn rr_01_the_exact_distribution_of_a_risk_register() {
    let text = plan(&[1.0], REGISTER);
    // All eight cases, each with its probability.
    let mut cases: Vec<(f64, f64)> = (0..8_u32)
        .map(|case| {
            let mut weight = 1.0;
            let mut luck = Vec::new();
            let risks = [("a", 0.3), ("b", 0.5), ("c", 0.2)];
            for (place, (id, probability)) in risks.into_iter().enumerate() {
                let happens = case & (1 << place) != 0;
                weight *= if happens {
                    probability
                } else {
                    1.0 - probability
                };
                let u = if happens {
                    probability - 1e-9
                } else {
                    probability + 1e-9
                };
                luck.push((format!("chance.event.{id}"), u));
            }
            let luck: Vec<(&str, f64)> = luck.iter().map(|(id, u)| (id.as_str(), *u)).collect();
            (with_luck(&text, &luck).total("cost.events"), weight)
        })
        .collect();
    cases.sort_by(|a, b| a.0.total_cmp(&b.0));
    let expected = [
        (0.0, 0.28),
        (2.0, 0.12),
        (5.0, 0.28),
        (7.0, 0.12),
        (10.0, 0.07),
        (12.0, 0.03),
        (15.0, 0.07),
        (17.0, 0.03),
    ];
    for ((cost, weight), (expected_cost, expected_weight)) in cases.iter().zip(expected) {
        assert_close(*cost, expected_cost);
        assert_close(*weight, expected_weight);
    }
    let mean: f64 = cases.iter().map(|(cost, weight)| cost * weight).sum();
    let square: f64 = cases
        .iter()
        .map(|(cost, weight)| cost * cost * weight)
        .sum();
    assert_close(mean, 5.1);
    assert_close(square - mean * mean, 23.09);
    // The smallest cost that is enough with probability p.
    let enough = |p: f64| {
        let mut below = 0.0;
        let found = cases.iter().find(|(_, weight)| {
            below += weight;
            below >= p - 1e-12
        });
        found.map(|(cost, _)| cost.round())
    };
    assert_eq!(
        [enough(0.5), enough(0.8), enough(0.9)],
        [Some(5.0), Some(7.0), Some(12.0)]
    );
}

#[test]
fn rr_01_the_risk_register_drawn() {
    let draws = run_draws(&plan(&[1.0], REGISTER), 50_000, 1);
    let costs = draws.of("cost.events", Some(2024));
    assert_mean(&costs, 5.1, 4.0);
    assert_sd(&costs, 4.805_205_51, 4.0);
    for (cost, probability) in [(0.0, 0.28), (5.0, 0.28), (12.0, 0.03), (17.0, 0.03)] {
        assert_share(&costs, probability, 4.0, |x| (x - cost).abs() < 1e-9);
    }
    assert_share(&costs, 0.32, 4.0, |cost| cost > 5.5);
    // P90 stands on the edge of a step (exactly 90 % of cases cost 12 or less), so that draws may
    // give 12 or 15; P50 and the 0.79 quantile stand inside theirs, as P80 (0.68 to 0.80) would not.
    let [p50, p79, p90] = quantiles(&costs, [0.5, 0.79, 0.9]);
    assert_close(p50, 5.0);
    assert_close(p79, 7.0);
    assert!((12.0..=15.0).contains(&p90));
}
