//! Whether outturns fall everywhere in the forecasts alike.
//!
//! The share of futures below the outturn (the probability integral transform) is as likely to be any
//! number between 0 and 1 as any other if forecasts are right. Kolmogorov and Smirnov’s distance is the
//! largest gap between the shares found and that; its exact distribution for so many independent
//! figures tells whether the gap is more than luck.
//!
//! # References
//! Marsaglia, G., Tsang, W. W. and Wang, J. (2003), "Evaluating Kolmogorov’s distribution", Journal of
//! Statistical Software 8(18), doi 10.18637/jss.v008.i18 (recalled). Stephens, M. A. (1970), "Use of the
//! Kolmogorov–Smirnov, Cramér–von Mises and related statistics without extensive tables", Journal of
//! the Royal Statistical Society B 32(1), 115–122 (recalled), beyond so many figures as the exact
//! distribution is worked out for.

use super::one::Scored;

/// With so few figures the test has almost no power: forecasts that are badly wrong pass it.
pub const FEW: usize = 10;

/// Up to so many figures the exact distribution is worked out.
const EXACT: usize = 140;

/// How evenly outturns fall.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Uniformity {
    /// How many figures there are; events, which have only two places to fall, are left out.
    pub of: usize,
    /// The largest gap; `None` without figures.
    pub distance: Option<f64>,
    /// The gap that 1 of 20 sets of so many independent figures passes by luck.
    pub critical: Option<f64>,
}

impl Uniformity {
    /// Whether there are enough figures for the test to find anything.
    #[must_use]
    pub const fn has_power(&self) -> bool {
        self.of > FEW
    }

    /// Whether the gap is larger than luck explains in 19 of 20 cases.
    #[must_use]
    pub fn is_uneven(&self) -> bool {
        matches!((self.distance, self.critical), (Some(gap), Some(most)) if gap > most)
    }
}

/// How evenly some outturns fall.
#[must_use]
pub fn of(rows: &[&Scored]) -> Uniformity {
    let rows = rows.iter().filter(|row| !row.is_event);
    let mut shares: Vec<f64> = rows.map(|row| row.pit).collect();
    shares.sort_unstable_by(f64::total_cmp);
    let count = shares.len();
    Uniformity {
        of: count,
        distance: (count > 0).then(|| distance(&shares)),
        critical: (count > 0).then(|| critical(count, 0.05)),
    }
}

/// The largest gap between ascending shares and the even ones.
#[must_use]
pub fn distance(shares: &[f64]) -> f64 {
    let count = shares.len() as f64;
    shares
        .iter()
        .enumerate()
        .map(|(place, share)| {
            let (before, after) = (place as f64 / count, (place + 1) as f64 / count);
            (share - before).max(after - share)
        })
        .fold(0.0, f64::max)
}

/// The distance that so many independent even shares pass with a probability.
#[must_use]
pub fn critical(count: usize, probability: f64) -> f64 {
    if count > EXACT {
        let root = (count as f64).sqrt();
        let limit = (-0.5 * libm::log(probability / 2.0)).sqrt();
        return limit / (root + 0.12 + 0.11 / root);
    }
    let (mut low, mut high) = (0.5 / count as f64, 1.0);
    while high - low > 1e-10 {
        let middle = f64::midpoint(low, high);
        if at_most(count, middle) < 1.0 - probability {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

/// The probability that so many independent even shares have a distance below `distance`.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a distance lies between 0 and 1"
)]
fn at_most(count: usize, distance: f64) -> f64 {
    let reach = count as f64 * distance;
    let whole = reach as usize + 1;
    let rest = whole as f64 - reach;
    let size = 2 * whole - 1;
    let base = steps(size, rest);
    let mut power = Scaled::one(size);
    // Squares from the highest bit of the number down.
    for bit in (0..usize::BITS - count.leading_zeros()).rev() {
        power = power.times(&power.cells, power.exponent);
        if count >> bit & 1 == 1 {
            power = power.times(&base, 0);
        }
    }
    let mut value = power.cells[(whole - 1) * size + whole - 1];
    let mut exponent = power.exponent;
    for number in 1..=count {
        value *= number as f64 / count as f64;
        if value > 0.0 && value < 1e-140 {
            value *= 1e140;
            exponent -= 140;
        }
    }
    value * libm::pow(10.0, f64::from(exponent))
}

/// The matrix whose power has the probability in its middle.
fn steps(size: usize, rest: f64) -> Vec<f64> {
    let power = |number: usize| libm::pow(rest, number as f64);
    let mut cells = vec![0.0; size * size];
    for row in 0..size {
        for column in 0..size.min(row + 2) {
            cells[row * size + column] = 1.0;
        }
    }
    for place in 0..size {
        cells[place * size] -= power(place + 1);
        cells[(size - 1) * size + place] -= power(size - place);
    }
    let over = 2.0 * rest - 1.0;
    if over > 0.0 {
        cells[(size - 1) * size] += libm::pow(over, size as f64);
    }
    for row in 0..size {
        for column in 0..size.min(row + 1) {
            for number in 1..=row + 1 - column {
                cells[row * size + column] /= number as f64;
            }
        }
    }
    cells
}

/// A square matrix times a power of ten.
struct Scaled {
    cells: Vec<f64>,
    size: usize,
    exponent: i32,
}

impl Scaled {
    /// The matrix that changes nothing.
    fn one(size: usize) -> Self {
        let mut cells = vec![0.0; size * size];
        for cell in cells.iter_mut().step_by(size + 1) {
            *cell = 1.0;
        }
        Self {
            cells,
            size,
            exponent: 0,
        }
    }

    /// The product with another matrix; its middle is kept from growing without end.
    fn times(&self, other: &[f64], exponent: i32) -> Self {
        let size = self.size;
        let mut cells = vec![0.0; size * size];
        for row in 0..size {
            for between in 0..size {
                let factor = self.cells[row * size + between];
                for column in 0..size {
                    cells[row * size + column] += factor * other[between * size + column];
                }
            }
        }
        let mut exponent = self.exponent + exponent;
        if cells[size / 2 * size + size / 2] > 1e140 {
            for cell in &mut cells {
                *cell *= 1e-140;
            }
            exponent += 140;
        }
        Self {
            cells,
            size,
            exponent,
        }
    }
}
