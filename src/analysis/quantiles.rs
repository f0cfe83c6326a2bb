//! Moments and percentiles of draws.
//!
//! Percentiles are order statistics interpolated linearly (Hyndman and Fan's type 7, the default of
//! most tools), and exact: the draws are put into classes of equal width, and only the classes that
//! hold a wanted rank are sorted.
//!
//! # References
//! Hyndman, R. J. and Fan, Y. (1996), "Sample quantiles in statistical packages", The American
//! Statistician 50(4), 361–365, doi 10.1080/00031305.1996.10473566.

/// Mean and standard deviation (n − 1), in two passes so that large means lose no digits.
#[must_use]
pub fn mean_and_sd(values: &[f64]) -> (f64, f64) {
    let count = values.len() as f64;
    let Some(origin) = values.first() else {
        return (f64::NAN, f64::NAN);
    };
    // Taking the first value off keeps the sum small: one million draws of ten million jobs.
    let [total] = in_order(values, |value| [value - origin]);
    let mean = origin + total / count;
    if values.len() < 2 {
        return (mean, f64::NAN);
    }
    let [squares, drift] = in_order(values, |value| {
        let distance = value - mean;
        [distance * distance, distance]
    });
    let variance = (squares - drift * drift / count) / (count - 1.0);
    (mean, variance.max(0.0).sqrt())
}

/// Adds up in eight interleaved sums that depend on a draw's number alone.
#[inline]
fn in_order<const N: usize>(values: &[f64], terms: impl Fn(f64) -> [f64; N]) -> [f64; N] {
    let mut sums = [[0.0; 8]; N];
    let (packets, rest) = values.as_chunks::<8>();
    for packet in packets {
        for (lane, value) in packet.iter().enumerate() {
            for (sum, term) in sums.iter_mut().zip(terms(*value)) {
                sum[lane] += term;
            }
        }
    }
    for (lane, value) in rest.iter().enumerate() {
        for (sum, term) in sums.iter_mut().zip(terms(*value)) {
            sum[lane] += term;
        }
    }
    sums.map(|lanes| lanes.iter().sum())
}

/// The percentiles of draws, at ascending probabilities between 0 and 1.
#[must_use]
pub fn quantiles<const N: usize>(values: &[f64], probabilities: [f64; N]) -> [f64; N] {
    let count = values.len();
    if count == 0 {
        return [f64::NAN; N];
    }
    let (low, high) = ends(values);
    if low >= high {
        return [low; N];
    }
    let ranked = Classes::sort(values, low, high, &wanted_ranks(count, &probabilities));
    probabilities.map(|probability| {
        let (rank, part) = position(count, probability);
        let here = ranked.at(rank);
        if part == 0.0 {
            here
        } else {
            here + part * (ranked.at(rank + 1) - here)
        }
    })
}

/// The lowest and the highest draw, eight at a time.
fn ends(values: &[f64]) -> (f64, f64) {
    let (mut low, mut high) = ([f64::INFINITY; 8], [f64::NEG_INFINITY; 8]);
    let (packets, rest) = values.as_chunks::<8>();
    for packet in packets {
        for lane in 0..8 {
            low[lane] = if packet[lane] < low[lane] {
                packet[lane]
            } else {
                low[lane]
            };
            high[lane] = if packet[lane] > high[lane] {
                packet[lane]
            } else {
                high[lane]
            };
        }
    }
    let low = low
        .iter()
        .chain(rest)
        .copied()
        .fold(f64::INFINITY, f64::min);
    (
        low,
        high.iter()
            .chain(rest)
            .copied()
            .fold(f64::NEG_INFINITY, f64::max),
    )
}

/// The rank (from 0) and the part towards the next at which a quantile lies.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a position lies between 0 and the number of draws"
)]
fn position(count: usize, probability: f64) -> (usize, f64) {
    let place = probability.clamp(0.0, 1.0) * (count - 1) as f64;
    (place as usize, place.fract())
}

fn wanted_ranks(count: usize, probabilities: &[f64]) -> Vec<usize> {
    let mut ranks: Vec<usize> = probabilities
        .iter()
        .flat_map(|probability| {
            let (rank, part) = position(count, *probability);
            [Some(rank), (part > 0.0).then_some(rank + 1)]
        })
        .flatten()
        .collect();
    ranks.sort_unstable();
    ranks.dedup();
    ranks
}

/// Draws in classes of equal width, those that hold a wanted rank sorted.
struct Classes {
    sorted: Vec<(usize, Vec<f64>)>,
}

const CLASSES: usize = 2048;

/// Marks a class that holds no wanted rank.
const NOT_WANTED: u16 = u16::MAX;

/// The class of a draw: its distance from the lowest in classes, rounded.
///
/// Adding 2⁵² leaves the rounded number in the last bits, which is several times faster than a
/// conversion and just as exact.
#[inline]
#[expect(
    clippy::cast_possible_truncation,
    reason = "the last bits are what is wanted"
)]
fn class(value: f64, low: f64, scale: f64) -> u16 {
    const ROUNDING: f64 = (1_u64 << 52) as f64;
    ((value - low) * scale + ROUNDING).to_bits() as u16
}

impl Classes {
    fn sort(values: &[f64], low: f64, high: f64, ranks: &[usize]) -> Self {
        // Rounded, the highest draw falls into the last class.
        let scale = (CLASSES - 1) as f64 / (high - low);
        if !scale.is_finite() {
            let mut all = values.to_vec();
            all.sort_unstable_by(f64::total_cmp);
            return Self {
                sorted: vec![(0, all)],
            };
        }
        let (classes, counts) = classify(values, low, scale);
        let (slot, mut sorted) = wanted_classes(&counts, ranks);
        for (value, class) in values.iter().zip(&classes) {
            let slot = slot[usize::from(*class) % CLASSES];
            if slot != NOT_WANTED {
                sorted[usize::from(slot)].1.push(*value);
            }
        }
        for (_, members) in &mut sorted {
            members.sort_unstable_by(f64::total_cmp);
        }
        Self { sorted }
    }

    fn at(&self, rank: usize) -> f64 {
        self.sorted
            .iter()
            .find_map(|(before, members)| members.get(rank.checked_sub(*before)?).copied())
            .unwrap_or(f64::NAN)
    }
}

/// The class of every draw, and how many draws each class holds.
///
/// Draws are taken a few hundred at a time, so that they are still at hand when they are counted;
/// neighbours are counted apart, because one count after the other in the same place would have to
/// wait.
fn classify(values: &[f64], low: f64, scale: f64) -> (Vec<u16>, [u32; CLASSES]) {
    const AT_A_TIME: usize = 512;
    let mut classes = vec![0_u16; values.len()];
    let mut apart = [[0_u32; CLASSES]; 2];
    let chunks = values.chunks(AT_A_TIME).zip(classes.chunks_mut(AT_A_TIME));
    for (values, classes) in chunks {
        for (class_of, value) in classes.iter_mut().zip(values) {
            *class_of = class(*value, low, scale);
        }
        let (pairs, rest) = classes.as_chunks::<2>();
        for [one, other] in pairs {
            apart[0][usize::from(*one) % CLASSES] += 1;
            apart[1][usize::from(*other) % CLASSES] += 1;
        }
        for one in rest {
            apart[0][usize::from(*one) % CLASSES] += 1;
        }
    }
    let [mut counts, others] = apart;
    for (count, other) in counts.iter_mut().zip(others) {
        *count += other;
    }
    (classes, counts)
}

/// The classes that hold a wanted rank: for each class its place among them, and for each of them
/// how many draws lie below it.
fn wanted_classes(
    counts: &[u32; CLASSES],
    ranks: &[usize],
) -> ([u16; CLASSES], Vec<(usize, Vec<f64>)>) {
    let mut slot = [NOT_WANTED; CLASSES];
    let mut sorted: Vec<(usize, Vec<f64>)> = Vec::with_capacity(ranks.len());
    let (mut before, mut next) = (0, ranks.iter().peekable());
    for (place, count) in counts.iter().enumerate() {
        let (count, mut holds) = (*count as usize, false);
        while next.next_if(|rank| **rank < before + count).is_some() {
            holds = true;
        }
        if holds {
            // At most as many classes as ranks are wanted, and these are few.
            slot[place] = u16::try_from(sorted.len()).unwrap_or(NOT_WANTED);
            sorted.push((before, Vec::with_capacity(count)));
        }
        before += count;
    }
    (slot, sorted)
}

/// The share of draws that lie below a value, from 0 to 1, those at it counted half.
#[must_use]
pub fn percentile_of(values: &[f64], value: f64) -> f64 {
    let below = values.iter().filter(|draw| **draw < value).count() as f64;
    let at = values.iter().filter(|draw| **draw == value).count() as f64;
    (below + 0.5 * at) / values.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Case UQ-01 (NIST `StRD`, `NumAcc1` and `NumAcc4`): certified means and standard deviations.
    #[test]
    fn the_nist_accuracy_sets_keep_their_digits_as_in_uq_01() {
        let (mean, sd) = mean_and_sd(&[10_000_001.0, 10_000_003.0, 10_000_002.0]);
        assert_eq!((mean, sd), (10_000_002.0, 1.0));
        let mut values = vec![10_000_000.2];
        for _ in 0..500 {
            values.extend([10_000_000.1, 10_000_000.3]);
        }
        let (mean, sd) = mean_and_sd(&values);
        assert!((mean - 10_000_000.2).abs() < 1e-8);
        assert!((sd - 0.1).abs() < 1e-8, "{sd}");
    }

    #[test]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "ranks are small and positive"
    )]
    fn quantiles_equal_those_of_a_full_sort() {
        let mut state = 1_u64;
        let values: Vec<f64> = (0..5_001)
            .map(|_| {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                let uniform = (state >> 11) as f64 / (1_u64 << 53) as f64;
                libm::exp(8.0 * uniform) - if uniform < 0.2 { 5.0 } else { 0.0 }
            })
            .collect();
        let mut sorted = values.clone();
        sorted.sort_unstable_by(f64::total_cmp);
        let probabilities = [0.0, 0.05, 0.1, 0.25, 0.5, 0.501_3, 0.9, 1.0];
        let found = quantiles(&values, probabilities);
        for (probability, quantile) in probabilities.iter().zip(found) {
            let place = probability * 5_000.0;
            let rank = place as usize;
            let next = sorted[(rank + 1).min(5_000)];
            let expected = sorted[rank] + place.fract() * (next - sorted[rank]);
            assert!((quantile - expected).abs() < 1e-9, "{probability}");
        }
    }

    #[test]
    fn draws_that_are_all_alike_have_that_value_at_every_percentile() {
        assert_eq!(quantiles(&[3.0; 7], [0.1, 0.9]), [3.0, 3.0]);
    }
}
