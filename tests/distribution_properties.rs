//! What must hold for every distribution, whatever its numbers.

#![expect(clippy::expect_used, reason = "a test may stop at the first surprise")]

use proptest::prelude::*;
use regiocast::distribution::{Bounds, Distribution};
use regiocast::special::{normal_quantile, normal_quantiles};

/// Distributions of every family, with numbers of all sizes.
fn distributions() -> impl Strategy<Value = Distribution> {
    let amount = || (-3.0..6.0).prop_map(|e: f64| libm::pow(10.0, e));
    let share = || 0.02..0.98;
    let bounds = || (any::<bool>(), any::<bool>());
    prop_oneof![
        (amount(), amount()).prop_map(|(a, w)| Distribution::uniform(a, a + w)),
        (amount(), amount(), 0.0..1.0)
            .prop_map(|(a, w, m): (f64, f64, f64)| Distribution::triangular(a, a + m * w, a + w)),
        (amount(), amount(), 0.0..1.0).prop_map(|(a, w, m): (f64, f64, f64)| Distribution::pert(
            a,
            a + m * w,
            a + w
        )),
        (amount(), amount(), bounds(), share(), share()).prop_map(
            |(mean, sd, (low, high), a, b)| {
                let (a, b) = (normal_quantile(a * 0.5), normal_quantile(1.0 - b * 0.5));
                let min = low.then_some(mean + sd * a);
                let max = high.then_some(mean + sd * b);
                Distribution::normal(mean, sd, Bounds::new(min, max))
            }
        ),
        (amount(), 0.01..3.0, bounds(), share(), share()).prop_map(
            |(median, sigma, (low, high), a, b)| {
                let min = low.then_some(median * a);
                let max = high.then_some(median / b);
                Distribution::lognormal(median, sigma, Bounds::new(min, max))
            }
        ),
        (-1.3..4.0, -1.3..4.0)
            .prop_map(|(a, b)| Distribution::beta(libm::pow(10.0, a), libm::pow(10.0, b))),
        (0..40u32, 1..200u32)
            .prop_map(|(s, n)| Distribution::observed(f64::from(s.min(n)), f64::from(n))),
        (amount(), amount(), 0.35..0.65, bounds()).prop_map(|(a, w, m, (low, high))| {
            let min = low.then_some(a - 0.7 * w);
            let max = high.then_some(a + 1.8 * w);
            Distribution::metalog(a, a + m * w, a + w, Bounds::new(min, max))
        }),
        prop::collection::vec((amount(), 0.1..5.0), 1..12)
            .prop_map(|pairs| Distribution::discrete(&pairs)),
        prop::collection::vec(amount(), 1..30).prop_map(|x| Distribution::samples(&x)),
    ]
    .prop_map(|made| made.expect("the numbers make a distribution"))
}

/// Coordinates of which many are close to 0 or 1.
fn coordinate() -> impl Strategy<Value = f64> {
    prop_oneof![
        1e-9..(1.0 - 1e-9),
        (-15.0..-1.0).prop_map(|e: f64| libm::pow(10.0, e)),
        (-15.0..-1.0).prop_map(|e: f64| 1.0 - libm::pow(10.0, e)),
    ]
}

fn compiled(distribution: &Distribution, u: &[f64]) -> Vec<f64> {
    let mut z = vec![0.0; u.len()];
    normal_quantiles(u, &mut z);
    let mut out = vec![f64::NAN; u.len()];
    distribution.compile().fill(u, &z, &mut out);
    out
}

/// A few units in the last place of the numbers involved.
fn crumbs(distribution: &Distribution, x: f64) -> f64 {
    let support = distribution.support();
    let ends = [support.low, support.high].map(|end| if end.is_finite() { end.abs() } else { 0.0 });
    let spread = distribution.quantile(0.9) - distribution.quantile(0.1);
    4.0 * f64::EPSILON * (x.abs().max(ends[0]).max(ends[1]) + spread)
}

fn is_stepped(distribution: &Distribution) -> bool {
    matches!(
        distribution,
        Distribution::Fixed(_) | Distribution::Discrete(_) | Distribution::Samples(_)
    )
}

proptest! {
    #[test]
    fn values_lie_in_the_support(distribution in distributions(), u in coordinate()) {
        let support = distribution.support();
        for x in [distribution.quantile(u), compiled(&distribution, &[u])[0]] {
            prop_assert!(x.is_finite());
            prop_assert!(support.low <= x && x <= support.high, "{x} outside {support:?}");
        }
    }

    #[test]
    fn values_rise_with_the_coordinate(
        distribution in distributions(), a in coordinate(), b in coordinate()
    ) {
        let (a, b) = (a.min(b), a.max(b));
        // A neighbour so close that only rounding can tell is the hardest case.
        for b in [b, a + 1e-12 * (1.0 - a)] {
            let (low, high) = (distribution.quantile(a), distribution.quantile(b));
            let wobble = crumbs(&distribution, high) + 1e-12 * (high - low).abs();
            prop_assert!(low <= high + wobble, "{low} at {a}, {high} at {b}");
            let x = compiled(&distribution, &[a, b]);
            prop_assert!(x[0] <= x[1] + wobble, "compiled: {} at {a}, {} at {b}", x[0], x[1]);
        }
    }

    #[test]
    fn the_probability_below_a_quantile_is_its_coordinate(
        distribution in distributions(), u in coordinate()
    ) {
        let x = distribution.quantile(u);
        let crumbs = crumbs(&distribution, x);
        let (low, high) = (distribution.cdf(x - crumbs), distribution.cdf(x + crumbs));
        if is_stepped(&distribution) {
            prop_assert!(high >= u - 1e-15);
        } else {
            let slack = 1e-9 * u.min(1.0 - u) + 4e-15;
            prop_assert!(low - slack <= u && u <= high + slack, "{low} {u} {high}");
        }
    }

    #[test]
    fn compiled_values_are_the_reference_values(
        distribution in distributions(), u in coordinate()
    ) {
        let (x, reference) = (compiled(&distribution, &[u])[0], distribution.quantile(u));
        if matches!(distribution, Distribution::Beta(_) | Distribution::Pert(_)) {
            let crumbs = crumbs(&distribution, x);
            let small = 1e-9 * u.min(1.0 - u);
            let (low, high) = (distribution.cdf(x - crumbs), distribution.cdf(x + crumbs));
            prop_assert!(low - small <= u && u <= high + small + 1e-15, "{low} {u} {high}");
        } else {
            prop_assert_eq!(x.to_bits(), reference.to_bits());
        }
    }

    #[test]
    fn cutting_draws_into_blocks_changes_no_bit(
        distribution in distributions(),
        u in prop::collection::vec(coordinate(), 2..50),
        cut in 0..50usize,
    ) {
        let whole = compiled(&distribution, &u);
        let (first, second) = u.split_at(cut.min(u.len()));
        let parts = [compiled(&distribution, first), compiled(&distribution, second)].concat();
        let bits = |x: Vec<f64>| x.into_iter().map(f64::to_bits).collect::<Vec<_>>();
        prop_assert_eq!(bits(whole), bits(parts));
    }

    #[test]
    fn scaling_multiplies_every_quantile_and_moment(
        distribution in distributions(), u in coordinate(), e in -3.0..3.0
    ) {
        let factor = libm::pow(10.0, e);
        let scaled = distribution.scaled(factor).expect("a positive factor");
        let (x, expected) = (scaled.quantile(u), factor * distribution.quantile(u));
        // Factors enter metalogs as logarithms, which cost a few digits more.
        let tolerance = 10.0 * crumbs(&scaled, expected);
        prop_assert!((x - expected).abs() <= tolerance, "{x} {expected}");
        if let (Some(mean), Some(expected)) = (scaled.mean(), distribution.mean()) {
            prop_assert!((mean - factor * expected).abs() <= 1e-9 * mean.abs().max(factor));
        }
        prop_assert_eq!(scaled.support().low_reached, distribution.support().low_reached);
    }

    #[test]
    fn moments_exist_or_say_so(distribution in distributions()) {
        prop_assert_eq!(distribution.has_finite_mean(), distribution.mean().is_some());
        prop_assert_eq!(distribution.has_finite_variance(), distribution.sd().is_some());
        let support = distribution.support();
        if let Some(mean) = distribution.mean() {
            prop_assert!(support.low <= mean && mean <= support.high);
        }
        if let Some(sd) = distribution.sd() {
            prop_assert!(sd.is_finite() && sd >= 0.0);
        }
    }

    #[test]
    fn every_distribution_can_be_put_in_words(distribution in distributions()) {
        let words = distribution.in_words();
        prop_assert!(!words.is_empty() && !words.contains("NaN") && !words.contains("inf"));
    }

    #[test]
    fn no_numbers_whatever_make_a_constructor_or_quantile_fail_badly(
        a in any::<f64>(), b in any::<f64>(), c in any::<f64>(), d in any::<f64>(), u in any::<f64>()
    ) {
        let bounds = Bounds::new(Some(c), Some(d));
        let made = [
            Distribution::fixed(a),
            Distribution::uniform(a, b),
            Distribution::triangular(a, b, c),
            Distribution::pert(a, b, c),
            Distribution::normal(a, b, Bounds::NONE),
            Distribution::normal(a, b, bounds),
            Distribution::lognormal(a, b, Bounds::NONE),
            Distribution::lognormal(a, b, Bounds::new(Some(c), None)),
            Distribution::beta(a, b),
            Distribution::observed(a, b),
            Distribution::metalog(a, b, c, Bounds::NONE),
            Distribution::metalog(a, b, c, Bounds::new(Some(d), None)),
            Distribution::discrete(&[(a, b), (c, d)]),
            Distribution::samples(&[a, b, c, d]),
        ];
        for result in made {
            match result {
                Ok(distribution) => prop_assert!(!distribution.quantile(u).is_nan()),
                Err(error) => prop_assert!(error.to_string().len() > 20),
            }
        }
    }
}
