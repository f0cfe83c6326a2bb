use super::super::Likelihoods;
use super::*;
use crate::inputs::{Coordinate, stream};
use crate::points::Seeded;
use crate::special::normal_cdf;

/// A likelihood that is a formula of the scores.
struct Formula<F>(F);

impl<F: Fn(&[f64]) -> f64 + Sync> Reported for Formula<F> {
    fn log_likelihoods(&self, cloud: &Arc<Cloud>) -> Likelihoods {
        let count = cloud.coordinates.len();
        let at =
            |draw: usize| -> Vec<f64> { (0..count).map(|place| cloud.row(place)[draw]).collect() };
        Likelihoods::of((0..cloud.draws).map(|draw| (self.0)(&at(draw))).collect())
    }
}

fn prior(count: usize, draws: usize, seed: u64) -> Cloud {
    let named = |place: usize| {
        let name = format!("c{place}");
        Coordinate {
            stream: stream(&name),
            name,
        }
    };
    Cloud::drawn((0..count).map(named).collect(), draws, &Seeded::new(seed))
}

fn updated(count: usize, seed: u64, log: impl Fn(&[f64]) -> f64 + Sync) -> Updated {
    update(&Formula(log), prior(count, 8_192, seed), seed, &|_| ()).unwrap()
}

/// Checks a mean of the draws by the spread of the eight islands: within four of their errors, which
/// eight right answers in ten thousand are not (t with seven degrees of freedom: 0.5%).
fn holds(values: &[f64], known: f64) {
    let islands: Vec<f64> = (0..ISLANDS)
        .map(|island| {
            moments(
                &values
                    .iter()
                    .skip(island)
                    .step_by(ISLANDS)
                    .copied()
                    .collect::<Vec<_>>(),
            )
            .0
        })
        .collect();
    let (mean, variance) = moments(&islands);
    let error = (variance / ISLANDS as f64).sqrt();
    assert!(
        (mean - known).abs() < 4.0 * error + 1e-9,
        "{mean} for {known}, error {error}"
    );
    assert!(error < 0.05 * known.abs().max(0.3), "{error}");
}

/// Case UP-06: prior N(1, 4), d = 2m + e, variance of e 1, d = 5.
#[test]
fn a_linear_observation_leaves_the_mean_and_variance_of_up_06() {
    let found = updated(1, 1, |z| {
        let m = 1.0 + 2.0 * z[0];
        -0.5 * (5.0 - 2.0 * m) * (5.0 - 2.0 * m)
    });
    let m: Vec<f64> = found.cloud.row(0).iter().map(|z| 1.0 + 2.0 * z).collect();
    holds(&m, 2.411_764_706);
    let squares: Vec<f64> = m
        .iter()
        .map(|m| (m - 2.411_764_706) * (m - 2.411_764_706))
        .collect();
    holds(&squares, 0.235_294_118);
    assert_eq!(found.method, Method::Tempered);
}

/// Case UP-07: prior mean (0, 1), covariance [[1, .5], [.5, 2]], the sum observed as 3 with variance 0.5.
#[test]
fn a_sum_of_two_leaves_the_means_and_covariance_of_up_07() {
    let factor = [1.0, 0.5, (2.0_f64 - 0.25).sqrt()];
    let both = |z: &[f64]| (factor[0] * z[0], 1.0 + factor[1] * z[0] + factor[2] * z[1]);
    let found = updated(2, 2, |z| {
        let (a, b) = both(z);
        -(3.0 - a - b) * (3.0 - a - b)
    });
    let pairs: Vec<(f64, f64)> = (0..found.cloud.draws)
        .map(|draw| both(&[found.cloud.row(0)[draw], found.cloud.row(1)[draw]]))
        .collect();
    let of = |f: &dyn Fn(f64, f64) -> f64| -> Vec<f64> {
        pairs.iter().map(|(a, b)| f(*a, *b)).collect()
    };
    let (ma, mb) = (0.666_666_667, 2.111_111_111);
    holds(&of(&|a, _| a), ma);
    holds(&of(&|_, b| b), mb);
    holds(&of(&|a, _| (a - ma) * (a - ma)), 0.5);
    holds(&of(&|a, b| (a - ma) * (b - mb)), -0.333_333_333);
    holds(&of(&|_, b| (b - mb) * (b - mb)), 0.611_111_111);
}

/// Case UP-03: a precise observation leaves 2% of weighed draws; the evidence and the posterior stand.
#[test]
fn a_precise_observation_that_weights_cannot_bear_is_reached_all_the_same_as_in_up_03() {
    let found = updated(1, 3, |z| {
        -0.5 * (2.0 - z[0]) * (2.0 - z[0]) / 0.01 - 0.5 * libm::log(std::f64::consts::TAU * 0.01)
    });
    assert!(found.weighed.raw_effective < 0.03 * 8_192.0);
    holds(found.cloud.row(0), 2.0 / 1.01);
    let known = libm::log(0.054_797_44);
    assert!(
        (found.log_evidence - known).abs() < 0.1,
        "{}",
        found.log_evidence
    );
}

/// Case UP-01: Beta(2, 2) and 7 of 10; Gamma(3, 0.05) and 4 Poisson counts with a sum of 70.
#[test]
fn conjugate_posteriors_are_those_of_up_01() {
    let share = |z: f64| crate::special::beta_quantile(normal_cdf(z), 2.0, 2.0);
    let found = updated(1, 4, |z| {
        let p = share(z[0]);
        7.0 * libm::log(p) + 3.0 * libm::log1p(-p)
    });
    let p: Vec<f64> = found.cloud.row(0).iter().map(|z| share(*z)).collect();
    holds(&p, 0.642_857_143);
    let above: Vec<f64> = p.iter().map(|p| f64::from(*p > 0.5)).collect();
    holds(&above, 0.866_577_148);
    // Gamma(3) is the sum of three exponentials.
    let rate = |z: &[f64]| {
        z.iter()
            .map(|z| -libm::log(normal_cdf(-z)) / 0.05)
            .sum::<f64>()
    };
    let found = updated(3, 5, |z| {
        let rate = rate(z);
        70.0 * libm::log(rate) - 4.0 * rate
    });
    let rates: Vec<f64> = (0..found.cloud.draws)
        .map(|draw| rate(&[0, 1, 2].map(|place| found.cloud.row(place)[draw])))
        .collect();
    holds(&rates, 18.024_691_358);
    let low: Vec<f64> = rates
        .iter()
        .map(|rate| f64::from(*rate < 14.700_592_206))
        .collect();
    holds(&low, 0.05);
}

#[test]
fn hundreds_of_coordinates_do_no_harm() {
    // The sum of 300 coordinates and one more, observed five spreads away.
    let found = updated(300, 6, |z| {
        let sum: f64 = z.iter().sum::<f64>() / 300.0_f64.sqrt();
        -0.5 * (5.0 - sum) * (5.0 - sum) / 0.04
    });
    let sums: Vec<f64> = (0..found.cloud.draws)
        .map(|draw| {
            (0..300)
                .map(|place| found.cloud.row(place)[draw])
                .sum::<f64>()
                / 300.0_f64.sqrt()
        })
        .collect();
    holds(&sums, 5.0 / 1.04);
}

#[test]
fn an_event_that_surely_happened_has_happened_in_every_draw_that_is_left() {
    let found = updated(2, 7, |z| {
        let happened = normal_cdf(z[0]) < 0.03;
        libm::log(if happened { 1.0 - 1e-6 } else { 1e-6 })
    });
    let still = found
        .cloud
        .row(0)
        .iter()
        .filter(|z| normal_cdf(**z) >= 0.03)
        .count();
    assert!(still <= 2, "{still}");
    // What the event says nothing of stays as it was.
    holds(
        &found.cloud.row(1).iter().map(|z| z * z).collect::<Vec<_>>(),
        1.0,
    );
}

#[test]
fn weighing_is_enough_for_a_vague_figure_and_says_so() {
    let found = updated(2, 8, |z| -0.5 * z[0] * z[0] / 4.0);
    assert_eq!(found.method, Method::Weighed);
    assert_eq!(found.path.len(), 1);
    holds(
        &found.cloud.row(0).iter().map(|z| z * z).collect::<Vec<_>>(),
        0.8,
    );
}

#[test]
fn the_same_seed_leaves_the_same_draws_on_any_number_of_threads() {
    let of = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        pool.install(|| updated(5, 9, |z| -(2.0 - z[0] * z[1]).abs() * 3.0).cloud)
    };
    assert_eq!(of(1), of(3));
}

#[test]
fn what_is_impossible_is_refused() {
    let refused = update(
        &Formula(|_: &[f64]| f64::NEG_INFINITY),
        prior(1, 256, 1),
        1,
        &|_| (),
    );
    assert_eq!(refused.unwrap_err(), Refusal::Impossible);
}
