//! Axes with round ticks that cover every value.

use super::number::thousands;

/// Values that all lie on one side of zero and within this share of the largest are too close to be told apart on a
/// scale from zero.
const CLOSE: f64 = 0.3;
/// What is said of a scale for such values.
pub(crate) const NOT_FROM_ZERO: &str = "The scale does not start at zero.";

/// Whether `values` are too close to be told apart on a scale from zero.
pub(crate) fn are_close(values: impl IntoIterator<Item = f64>) -> bool {
    let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
    for value in values {
        least = least.min(value);
        most = most.max(value);
    }
    let largest = least.abs().max(most.abs());
    least * most > 0.0 && most > least && most - least < CLOSE * largest
}

/// A scale from `low` to `high` with a tick at each `step`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Axis {
    /// Lowest tick.
    pub(crate) low: f64,
    /// Highest tick.
    pub(crate) high: f64,
    /// Distance between ticks.
    step: f64,
}

impl Axis {
    /// An axis with zero on it that covers all `values`.
    pub(crate) fn from_zero(values: impl IntoIterator<Item = f64>) -> Self {
        Self::around(values.into_iter().chain([0.0]))
    }

    /// The shortest axis with round ends that covers all `values`; values that are not numbers are passed over.
    pub(crate) fn around(values: impl IntoIterator<Item = f64>) -> Self {
        let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in values.into_iter().filter(|v| v.is_finite()) {
            least = least.min(value);
            most = most.max(value);
        }
        if least > most {
            (least, most) = (0.0, 0.0);
        }
        let span = most - least;
        if span <= 1e-9 * most.abs() {
            return Self::at(least);
        }
        let step = round_step(span / 5.0);
        let mut axis = Self {
            low: (least / step).floor() * step,
            high: (most / step).ceil() * step,
            step,
        };
        if axis.high < most {
            axis.high += step;
        }
        if axis.low > least {
            axis.low -= step;
        }
        axis
    }

    /// An axis for a single value: room on both sides, or from 0 to 1 for zero.
    fn at(value: f64) -> Self {
        if value == 0.0 {
            return Self {
                low: 0.0,
                high: 1.0,
                step: 1.0,
            };
        }
        let step = round_step(value.abs() / 10.0);
        let low = (value / step).floor() * step - step;
        Self {
            low,
            high: low + 3.0 * step,
            step,
        }
    }

    /// Shares from none to all, ticked at each fifth.
    pub(crate) const fn shares() -> Self {
        Self {
            low: 0.0,
            high: 1.0,
            step: 0.2,
        }
    }

    /// Whether `value` lies on the axis.
    pub(crate) fn covers(&self, value: f64) -> bool {
        let slack = self.step * 1e-9;
        self.low - slack <= value && value <= self.high + slack
    }

    /// The ticks from the lowest to the highest.
    pub(crate) fn ticks(&self) -> Vec<f64> {
        let first = (self.low / self.step).round();
        (0..200_u8)
            .map(|tick| (first + f64::from(tick)) * self.step)
            .take_while(|tick| self.covers(*tick))
            .collect()
    }

    /// How a tick is written: no more decimals than the step needs.
    pub(crate) fn written(&self, tick: f64) -> String {
        let decimals = (0..6_i32)
            .find(|d| {
                let scaled = self.step * 10_f64.powi(*d);
                (scaled - scaled.round()).abs() < 1e-6
            })
            .unwrap_or(6);
        thousands(tick, usize::try_from(decimals).unwrap_or(0))
    }

    /// Where `value` lies between the pixels `from` (lowest) and `to` (highest).
    pub(crate) fn place(&self, value: f64, from: f64, to: f64) -> f64 {
        from + (value - self.low) / (self.high - self.low) * (to - from)
    }
}

/// The smallest round number that is at least `raw`: 1, 2, 2.5 (25 and above) or 5 times a power of ten.
fn round_step(raw: f64) -> f64 {
    let mut unit = 10_f64.powi(-9);
    while unit * 10.0 <= raw * (1.0 + 1e-9) {
        unit *= 10.0;
    }
    // Exact powers of ten: repeated multiplication drifts below one.
    let unit = if unit >= 0.5 {
        unit.round()
    } else {
        1.0 / (1.0 / unit).round()
    };
    let factors: &[f64] = if unit >= 10.0 {
        &[1.0, 2.0, 2.5, 5.0]
    } else {
        &[1.0, 2.0, 5.0]
    };
    factors
        .iter()
        .find(|factor| unit * **factor >= raw * (1.0 - 1e-9))
        .map_or(unit * 10.0, |factor| unit * factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_start_at_zero() {
        let axis = Axis::from_zero([120.0, 7350.0]);
        assert_eq!(
            axis.ticks(),
            [0.0, 2000.0, 4000.0, 6000.0, 8000.0],
            "jobs up to 7,350"
        );
        assert_eq!(axis.written(4000.0), "4,000");
        let small = Axis::from_zero([0.61]);
        assert_eq!(small.written(small.high), "0.8");
        assert_eq!(Axis::shares().ticks().len(), 6);
    }

    #[test]
    fn negative_values_keep_zero_on_a_tick() {
        let axis = Axis::from_zero([-320.0, 910.0]);
        assert_eq!((axis.low, axis.high), (-500.0, 1000.0));
        assert!(axis.ticks().iter().any(|t| t.abs() < 1e-9));
    }

    #[test]
    fn every_value_is_covered_whatever_its_size() {
        for power in -5..11 {
            for digits in [1.0, 1.3, 2.0, 2.4999, 3.0, 4.2, 5.0001, 7.7, 9.99, 10.0] {
                let value = digits * 10_f64.powi(power);
                for axis in [
                    Axis::from_zero([value]),
                    Axis::from_zero([-value, value / 3.0]),
                    Axis::around([value, value * 1.1]),
                    Axis::around([value]),
                ] {
                    let ticks = axis.ticks();
                    assert!((2..=12).contains(&ticks.len()), "{value}: {axis:?}");
                    assert!(axis.covers(value) || axis.covers(-value), "{value}");
                    assert!(axis.place(value.min(axis.high), 100.0, 0.0) >= -1e-6);
                }
                assert!(Axis::from_zero([value]).covers(value));
            }
        }
    }

    #[test]
    fn values_close_to_each_other_but_far_from_zero_are_close() {
        assert!(are_close([4312.0, 4400.0]) && are_close([-90.0, -100.0]));
        assert!(!are_close([30.0, 100.0]) && !are_close([-1.0, 1.0]));
        assert!(!are_close([0.0, 0.0]) && !are_close([7.0]) && !are_close([]));
    }

    #[test]
    fn nothing_and_zero_still_make_an_axis() {
        assert_eq!(Axis::from_zero([0.0, 0.0]).ticks(), [0.0, 1.0]);
        assert_eq!(Axis::from_zero([]).ticks(), [0.0, 1.0]);
        assert!(Axis::from_zero([f64::NAN, 3.0]).covers(3.0));
    }
}
