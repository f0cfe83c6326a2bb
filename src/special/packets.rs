//! Quantiles of counts for a packet of eight draws at once.
//!
//! The same method as for one count (module `count`), with all lanes taking the same steps: where few events are
//! expected, probabilities are added up until every lane has reached its coordinate; where many are, the expansion and
//! its doubt are worked out for all lanes. A lane whose answer is not certain (and one in a thin tail, or with a huge
//! number of trials) goes the way of a single count. What a lane gets depends on that lane alone.

use super::count::{FEW, Moments, THIN_TAIL, inside_unit_interval};
use super::exponential::quick_exp;
use super::logarithm::quick_ln;
use super::normal::normal_quantiles_here;
use super::{binomial_quantile, poisson_quantile};

/// How many counts are worked out at once.
const LANES: usize = 8;

/// Numbers of eight lanes.
type Packet = [f64; LANES];

/// Trials up to which ln(1 − p) has digits enough to be multiplied with their number.
const FEW_TRIALS: f64 = 1e5;

/// More steps than any lane takes that is neither in a thin tail nor has more than [`FEW`] events.
const MOST_STEPS: usize = 100;

/// What the lanes have found: their counts, and which of them must be looked for one by one.
struct Found {
    counts: Packet,
    open: [bool; LANES],
}

/// The Poisson quantile of each lane; see [`poisson_quantile`].
#[must_use]
#[inline(always)]
pub fn poisson_quantiles(u: &Packet, rate: &Packet) -> Packet {
    let u = each(|lane| inside_unit_interval(u[lane]));
    let few = which(|lane| rate[lane] <= FEW);
    let mut found = Found {
        counts: [0.0; LANES],
        open: [false; LANES],
    };
    if any(few) {
        // Rates that are not above zero give 0, and NaN is not few.
        let events = each(|lane| if rate[lane] > 0.0 { rate[lane] } else { 0.0 });
        let first = each(|lane| quick_exp(-events[lane]));
        let counted = add_up(&u, few, &first, |lane, k| events[lane] / (k + 1.0));
        found.take(few, &counted, |lane| 1.0 - u[lane] < THIN_TAIL);
    }
    let many = which(|lane| rate[lane] > FEW);
    if any(many) {
        let most = [f64::INFINITY; LANES];
        expand((&u, &most), many, &mut found, |lane| Moments {
            mean: rate[lane],
            variance: rate[lane],
            p: 0.0,
            q: 1.0,
        });
    }
    found.finish(|lane| poisson_quantile(u[lane], rate[lane]))
}

/// The binomial quantile of each lane for whole numbers of trials; see [`binomial_quantile`].
#[must_use]
#[inline(always)]
pub fn binomial_quantiles(u: &Packet, n: &Packet, p: &Packet) -> Packet {
    let u = each(|lane| inside_unit_interval(u[lane]));
    let mean = each(|lane| n[lane] * p[lane]);
    let possible = which(|lane| n[lane] >= 1.0 && p[lane] > 0.0 && p[lane] < 1.0);
    let few = which(|lane| possible[lane] && mean[lane] <= FEW && n[lane] <= FEW_TRIALS);
    let many = which(|lane| {
        possible[lane] && mean[lane] > FEW && n[lane] * (1.0 - p[lane]) > FEW && n[lane] < 1e15
    });
    let mut found = Found {
        counts: [0.0; LANES],
        open: which(|lane| {
            let nothing = n[lane] < 1.0 || p[lane] <= 0.0;
            !few[lane] && !many[lane] && !nothing
        }),
    };
    if any(few) {
        let share = each(|lane| if few[lane] { p[lane] } else { 0.0 });
        let first = each(|lane| quick_exp(n[lane] * quick_ln(1.0 - share[lane])));
        let odds = each(|lane| share[lane] / (1.0 - share[lane]));
        let counted = add_up(&u, few, &first, |lane, k| {
            (n[lane] - k) * odds[lane] / (k + 1.0)
        });
        found.take(few, &counted, |lane| 1.0 - u[lane] < THIN_TAIL);
    }
    if any(many) {
        expand((&u, n), many, &mut found, |lane| Moments {
            mean: mean[lane],
            variance: mean[lane] * (1.0 - p[lane]),
            p: p[lane],
            q: 1.0 - p[lane],
        });
    }
    found.finish(|lane| binomial_quantile(u[lane], n[lane], p[lane]))
}

impl Found {
    /// Takes the counts of some lanes, but for those that are in doubt.
    #[inline(always)]
    fn take(&mut self, lanes: [bool; LANES], counts: &Packet, doubt: impl Fn(usize) -> bool) {
        for lane in 0..LANES {
            if lanes[lane] {
                self.counts[lane] = counts[lane];
                self.open[lane] = doubt(lane);
            }
        }
    }

    /// Looks for the counts that are still open.
    #[inline(always)]
    fn finish(mut self, one: impl Fn(usize) -> f64) -> Packet {
        for lane in 0..LANES {
            if self.open[lane] {
                self.counts[lane] = one(lane);
            }
        }
        self.counts
    }
}

/// Adds up probabilities, the first of which is known and each other is a multiple of the one before,
/// until each of some lanes has reached its coordinate.
#[inline(always)]
fn add_up(
    u: &Packet,
    lanes: [bool; LANES],
    first: &Packet,
    ratio: impl Fn(usize, f64) -> f64,
) -> Packet {
    let wanted = each(|lane| if lanes[lane] { u[lane] } else { 0.0 });
    let (mut probability, mut sum, mut counts) = (*first, *first, [0.0; LANES]);
    for _ in 0..MOST_STEPS {
        let below = which(|lane| sum[lane] < wanted[lane]);
        if !any(below) {
            break;
        }
        // Lanes that have arrived go on adding, which cannot take them back below.
        for lane in 0..LANES {
            probability[lane] *= ratio(lane, counts[lane]);
        }
        for lane in 0..LANES {
            sum[lane] += probability[lane];
            counts[lane] += if below[lane] { 1.0 } else { 0.0 };
        }
    }
    counts
}

/// Counts by the expansion, for lanes where many events are expected.
#[inline(always)]
fn expand(
    (u, most): (&Packet, &Packet),
    lanes: [bool; LANES],
    found: &mut Found,
    moments: impl Fn(usize) -> Moments,
) {
    let mut z = [0.0; LANES];
    normal_quantiles_here(u, &mut z);
    let mut counts = [0.0; LANES];
    let mut certain = [false; LANES];
    for lane in 0..LANES {
        let moments = moments(lane);
        let x = moments.expansion(z[lane]);
        let doubt = moments.doubt(z[lane]);
        let (low, high) = ((x - doubt).floor(), (x + doubt).floor());
        counts[lane] = low;
        // Close to either end, the answer is looked for.
        certain[lane] = low == high && low >= 0.0 && x + doubt < most[lane];
    }
    found.take(lanes, &counts, |lane| !certain[lane]);
}

#[inline(always)]
fn each(of: impl Fn(usize) -> f64) -> Packet {
    let mut packet = [0.0; LANES];
    for (lane, value) in packet.iter_mut().enumerate() {
        *value = of(lane);
    }
    packet
}

#[inline(always)]
fn which(test: impl Fn(usize) -> bool) -> [bool; LANES] {
    let mut lanes = [false; LANES];
    for (lane, holds) in lanes.iter_mut().enumerate() {
        *holds = test(lane);
    }
    lanes
}

#[inline(always)]
fn any(lanes: [bool; LANES]) -> bool {
    lanes.into_iter().fold(false, |any, lane| any | lane)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Eight numbers from one, spread over the range in steps that never repeat.
    fn spread(from: f64, low: f64, high: f64) -> Packet {
        std::array::from_fn(|lane| low + (high - low) * (from + 0.618_034 * lane as f64).fract())
    }

    proptest! {
        #[test]
        fn a_packet_of_poisson_counts_is_eight_single_ones(
            u in 0.0..1.0_f64, ln_rate in -9.0..9.0_f64, tail in 1.0..14.0_f64
        ) {
            let mut luck = spread(u, 1e-12, 1.0 - 1e-12);
            luck[3] = libm::pow(10.0, -tail);
            luck[5] = 1.0 - luck[3];
            let mut rate = spread(u, 0.0, 2.0).map(|x| x * libm::exp(ln_rate));
            rate[7] = 0.0;
            let counts = poisson_quantiles(&luck, &rate);
            for lane in 0..LANES {
                prop_assert_eq!(counts[lane].to_bits(), poisson_quantile(luck[lane], rate[lane]).to_bits());
            }
        }

        #[test]
        fn a_packet_of_binomial_counts_is_eight_single_ones(
            u in 0.0..1.0_f64, ln_n in 0.0..10.0_f64, tail in 1.0..14.0_f64
        ) {
            let mut luck = spread(u, 1e-12, 1.0 - 1e-12);
            luck[2] = libm::pow(10.0, -tail);
            luck[6] = 1.0 - luck[2];
            let n = spread(u, 0.0, 2.0).map(|x| (x * libm::exp(ln_n)).floor());
            let mut p = spread(1.0 - u, 0.0, 1.0);
            (p[1], p[4]) = (0.0, 1.0);
            let counts = binomial_quantiles(&luck, &n, &p);
            for lane in 0..LANES {
                let one = binomial_quantile(luck[lane], n[lane], p[lane]);
                prop_assert_eq!(counts[lane].to_bits(), one.to_bits(), "{} {} {}", luck[lane], n[lane], p[lane]);
            }
        }
    }
}
