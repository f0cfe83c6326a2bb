//! The one delay operator: a stream that comes later.
//!
//! ```text
//! D(x, δ)_y = (1 − φ)·x_{y−k} + φ·x_{y−k−1},   δ = k + φ, k whole, 0 ≤ φ < 1
//! ```
//!
//! What passes the horizon is returned as slipped, never lost. See `docs/model/delay.md`.

use crate::lanes::{Lanes, WIDTH};
use crate::units::{Quantity, Series};

/// Writes the stream, `delay` years later, over `later`, and returns what passed the horizon.
#[inline(always)]
pub fn delayed<K: Copy>(stream: &Series<K>, delay: Lanes, later: &mut Series<K>) -> Quantity<K> {
    if delay == Lanes::ZERO {
        later.copy_from(stream);
        return Quantity::ZERO;
    }
    let whole = delay.floor();
    let part = delay - whole;
    if let Some(same) = whole.uniform() {
        shift_together(stream, steps(same, stream.years()), part, later);
    } else {
        shift_each(stream, whole, part, later);
    }
    stream.total() - later.total()
}

/// A whole number of years; anything past the horizon is the horizon.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a delay is never negative, and is capped at the number of years first"
)]
#[inline(always)]
fn steps(whole: f64, years: usize) -> usize {
    whole.min(years as f64) as usize
}

#[inline(always)]
fn shift_together<K: Copy>(stream: &Series<K>, steps: usize, part: Lanes, later: &mut Series<K>) {
    for year in 0..stream.years() {
        let from = |lag: usize| match year.checked_sub(lag) {
            Some(source) => stream[source],
            None => Quantity::ZERO,
        };
        later[year] = from(steps) * part.rest() + from(steps + 1) * part;
    }
}

#[inline(always)]
fn shift_each<K: Copy>(stream: &Series<K>, whole: Lanes, part: Lanes, later: &mut Series<K>) {
    let years = stream.years();
    let lags: [usize; WIDTH] = whole.0.map(|lag| steps(lag, years));
    for year in 0..years {
        let mut arrived = Lanes::ZERO;
        for (lane, (arrived, lag)) in arrived.0.iter_mut().zip(lags).enumerate() {
            let from = |lag: usize| match year.checked_sub(lag) {
                Some(source) => stream[source].lanes().0[lane],
                None => 0.0,
            };
            let share = part.0[lane];
            *arrived = (1.0 - share) * from(lag) + share * from(lag + 1);
        }
        later[year] = Quantity::of(arrived);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::kind;

    fn series(values: &[f64]) -> Series<kind::Money> {
        let mut series = Series::zero(values.len());
        for (year, value) in values.iter().enumerate() {
            series[year] = Quantity::of(Lanes::splat(*value));
        }
        series
    }

    #[test]
    fn a_year_and_a_quarter_late_splits_three_to_one() {
        // 8 in year 0: three quarters come in year 1, one quarter in year 2.
        let mut later = Series::zero(4);
        let slipped = delayed(
            &series(&[8.0, 0.0, 0.0, 4.0]),
            Lanes::splat(1.25),
            &mut later,
        );
        assert_eq!(later, series(&[0.0, 6.0, 2.0, 0.0]));
        assert_eq!(slipped.lanes(), Lanes::splat(4.0));
    }

    #[test]
    fn draws_with_different_delays_are_shifted_each_by_its_own() {
        let mut delay = Lanes::splat(0.5);
        delay.0[3] = 2.0;
        delay.0[4] = 1e9;
        let mut later = Series::zero(3);
        let slipped = delayed(&series(&[2.0, 0.0, 0.0]), delay, &mut later);
        assert_eq!(later[0].lanes().0[..5], [1.0, 1.0, 1.0, 0.0, 0.0]);
        assert_eq!(later[2].lanes().0[..5], [0.0, 0.0, 0.0, 2.0, 0.0]);
        assert_eq!(slipped.lanes().0[..5], [0.0, 0.0, 0.0, 0.0, 2.0]);
    }
}
