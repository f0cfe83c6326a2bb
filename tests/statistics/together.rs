//! What moves together: places that share evidence, and inputs whose correlation is stated.

use super::K;
use crate::common::draws::{assert_mean, assert_sd, assert_share, count, draw_input, run_draws};
use crate::common::{plan, scenario};
use regiocast::analysis::drivers::correlation;

const DRAWS: usize = 40_000;

/// Three places that refer to one piece of evidence, N(5,000, 1,000), which says how much luck they
/// share; the third says otherwise.
fn places(evidence: &str, third: &str) -> [Vec<f64>; 3] {
    let course = |pathway: &str, more: &str| {
        format!(
            "[[activity.plan.training]]\npathway = \"{pathway}\"\ngroup = \"lab\"\nshare = 0.3\n\
             cost_per_start = 1_000\ncompletion = 1\n\
             earnings_gain = {{ evidence = \"gain\"{more} }}\n"
        )
    };
    let text = plan(
        &[1.0],
        &format!(
            "{}{}{}[skill.lab]\ncandidates = 0\nsupply = 0\n\
             [evidence.gain]\ntitle = \"Gain\"\nunit = \"£\"\nsource = \"Invented\"\n\
             rating = \"red\"\nnormal = [5_000, 1_000]\n{evidence}\n",
            course("a", ""),
            course("b", ""),
            course("c", third)
        ),
    );
    ["a", "b", "c"].map(|pathway| {
        let name = format!("activity.plan.training.{pathway}.earnings_gain");
        draw_input(&text, &name, DRAWS, 12)
    })
}

/// Is the correlation of two samples `expected`, within `K` standard errors?
#[track_caller]
fn assert_correlation(a: &[f64], b: &[f64], expected: f64) {
    let found = correlation(a, b);
    let error = (1.0 - expected * expected) / count(a).sqrt();
    assert!(
        (found - expected).abs() <= K * error + 1e-12,
        "{found} is not {expected}"
    );
}

#[test]
fn places_share_as_much_luck_as_the_evidence_says() {
    for shared in [0.25, 0.6] {
        let [a, b, c] = places(&format!("describes = \"mean\"\nshared = {shared}"), "");
        for (one, other) in [(&a, &b), (&a, &c), (&b, &c)] {
            assert_correlation(one, other, shared);
        }
        // However much they share, each is spread as the evidence says.
        for place in [&a, &b, &c] {
            assert_mean(place, 5_000.0, K);
            assert_sd(place, 1_000.0, K);
        }
    }
}

#[test]
fn a_common_value_is_one_and_the_same_everywhere() {
    let [a, b, c] = places("describes = \"mean\"", "");
    assert!(a == b && b == c);
}

#[test]
fn cases_have_nothing_in_common() {
    let [a, b, c] = places("describes = \"case\"", "");
    for (one, other) in [(&a, &b), (&a, &c), (&b, &c)] {
        assert_correlation(one, other, 0.0);
    }
}

#[test]
fn another_spelling_at_a_place_keeps_the_shared_luck() {
    // The third place has its own numbers, N(100, 7), and the same coordinate.
    let [a, _, c] = places("describes = \"mean\"\nshared = 0.6", ", normal = [100, 7]");
    assert_correlation(&a, &c, 0.6);
    assert_mean(&c, 100.0, K);
    assert_sd(&c, 7.0, K);
}

/// Two anchors, each of which comes in half of the draws; r = 2·sin(π·ρ/6) between their scores, so
/// both come with probability 1/4 + asin(r)/2π.
#[test]
fn two_anchors_come_together_as_often_as_their_correlation_says() {
    let fund = |id: &str| {
        format!(
            "[fund.{id}]\nkind = \"private\"\namount = 1\nprices = \"real\"\nprofile = \"even\"\n\
             arrives = 0.5\n"
        )
    };
    for spearman in [0.6_f64, -0.4] {
        let text = scenario(
            1,
            &format!(
                "{}{}[activity.plan]\nfunded_by = {{ a = 1, b = 1 }}\n\
                 [[correlation]]\nbetween = [\"chance.fund.a\", \"chance.fund.b\"]\n\
                 spearman = {spearman:?}\n",
                fund("a"),
                fund("b")
            ),
        );
        let pi = std::f64::consts::PI;
        let r = 2.0 * (pi * spearman / 6.0).sin();
        let both = 0.25 + r.asin() / (2.0 * pi);
        let money = run_draws(&text, DRAWS, 13).of("investment.total", Some(2024));
        assert_share(&money, both, K, |total| total > 1.5);
        assert_share(&money, both, K, |total| total < 0.5);
        assert_mean(&money, 1.0, K);
    }
}

#[test]
fn three_correlated_inputs_keep_their_spread_and_every_stated_correlation() {
    let gain = |pathway: &str| {
        format!(
            "[[activity.plan.training]]\npathway = \"{pathway}\"\ngroup = \"lab\"\nshare = 0.3\n\
             cost_per_start = 1_000\ncompletion = 1\nearnings_gain = {{ normal = [0, 1] }}\n"
        )
    };
    let name = |pathway: &str| format!("activity.plan.training.{pathway}.earnings_gain");
    let pair = |a: &str, b: &str, spearman: f64| {
        format!(
            "[[correlation]]\nbetween = [\"{}\", \"{}\"]\nspearman = {spearman:?}\n",
            name(a),
            name(b)
        )
    };
    let text = plan(
        &[1.0],
        &[
            gain("a"),
            gain("b"),
            gain("c"),
            "[skill.lab]\ncandidates = 0\nsupply = 0\n".to_owned(),
            pair("a", "b", 0.5),
            pair("b", "c", -0.3),
        ]
        .concat(),
    );
    let [a, b, c] = ["a", "b", "c"].map(|one| draw_input(&text, &name(one), DRAWS, 14));
    // Scores are the values themselves: METHODS UQ-08 gives their correlation.
    assert_correlation(&a, &b, 0.517_638_090);
    assert_correlation(&b, &c, -0.312_868_930);
    // What is not stated is none.
    assert_correlation(&a, &c, 0.0);
    for one in [&a, &b, &c] {
        assert_mean(one, 0.0, K);
        assert_sd(one, 1.0, K);
    }
}
