//! Scores of forecasts: UP-10 and UP-11.

use regiocast::analysis::score::coverage::at_most;
use regiocast::analysis::score::crps::{
    interval, log_score_of_normal, of_normal, of_sorted, pinball,
};
use regiocast::analysis::score::{Light, pit};

fn near(found: f64, expected: f64, within: f64) {
    assert!(
        (found - expected).abs() <= within,
        "{found}, not {expected}"
    );
}

#[test]
fn normal_forecasts_score_as_in_up_10() {
    for (outturn, score) in [
        (0.0, 0.233_694_977_255),
        (0.5, 0.331_403_531_255),
        (1.0, 0.602_441_357_628),
        (2.0, 1.452_791_821_686),
        (3.0, 2.436_574_725_086),
    ] {
        near(of_normal(0.0, 1.0, outturn), score, 1e-12);
    }
    near(of_normal(10.0, 2.0, 13.0), 1.988_848_008, 1e-9);
    near(
        log_score_of_normal(0.0, 1.0, 1.0).unwrap_or(0.0),
        1.418_938_533,
        1e-9,
    );
}

#[test]
fn draws_score_plain_and_fair_as_in_up_10() {
    let three = of_sorted(&[0.0, 1.0, 2.0], 1.0);
    near(three.plain, 0.222_222, 1e-6);
    near(three.fair, 0.0, 1e-12);
    let five = [1.0, 2.0, 3.0, 4.0, 5.0];
    for (outturn, plain, fair) in [(6.0, 2.2, 2.0), (2.5, 0.5, 0.3)] {
        let found = of_sorted(&five, outturn);
        near(found.plain, plain, 1e-12);
        near(found.fair, fair, 1e-12);
    }
}

#[test]
fn many_draws_score_as_their_distribution_does_in_up_10() {
    let places = (0..100_000).map(|place| (f64::from(place) + 0.5) / 100_000.0);
    let uniform: Vec<f64> = places.clone().collect();
    near(of_sorted(&uniform, 0.3).plain, 0.123_333, 1e-6);
    let exponential: Vec<f64> = places.map(|place| -libm::log1p(-place)).collect();
    near(of_sorted(&exponential, 1.0).plain, 0.235_758_882, 1e-5);
}

#[test]
fn ranges_and_quantiles_score_as_in_up_10() {
    near(interval([-1.645, 1.645], 0.9, 2.0), 10.39, 1e-9);
    near(pinball(10.0, 0.9, 14.0), 3.6, 1e-12);
    near(pinball(10.0, 0.9, 6.0), 0.4, 1e-12);
}

#[test]
fn hits_of_twenty_ranges_warn_as_in_up_11() {
    near(at_most(15, 20, 0.9), 0.043_174, 5e-7);
    near(at_most(14, 20, 0.9), 0.011_253, 5e-7);
    let lights = [16, 15, 14].map(|hits| Light::at(at_most(hits, 20, 0.9)));
    assert_eq!(lights, [Light::Green, Light::Amber, Light::Red]);
}

#[test]
fn gaps_that_luck_rarely_passes_are_those_of_up_11() {
    near(pit::critical(10, 0.05), 0.409_246, 5e-7);
    near(pit::critical(20, 0.05), 0.294_075, 5e-7);
    near(pit::critical(50, 0.05), 0.188_406, 5e-7);
}
