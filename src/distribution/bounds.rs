//! How far a quantity can reach: the bounds that a scenario sets, and the support that follows.

use super::DistributionError;
use super::words::{number, numbers};

/// The largest absolute value of any number in a distribution; squares of it are still far from overflow.
const LARGEST: f64 = 1e100;

/// `value`, if it is an ordinary number of less than astronomical size.
pub(super) fn checked(what: &'static str, value: f64) -> Result<f64, DistributionError> {
    if !value.is_finite() {
        return Err(DistributionError::NotFinite { what, value });
    }
    if value.abs() > LARGEST {
        return Err(DistributionError::TooLarge { what, value });
    }
    Ok(value)
}

/// The optional `min` and `max` beside a distribution: values beyond them cannot occur.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Bounds {
    /// The smallest possible value, in the unit of the quantity.
    pub min: Option<f64>,
    /// The largest possible value, in the unit of the quantity.
    pub max: Option<f64>,
}

impl Bounds {
    /// No bound on either side.
    pub const NONE: Self = Self {
        min: None,
        max: None,
    };

    /// Bounds on one side, both or none.
    #[must_use]
    pub const fn new(min: Option<f64>, max: Option<f64>) -> Self {
        Self { min, max }
    }

    /// Whether there is no bound at all.
    #[must_use]
    pub const fn is_none(&self) -> bool {
        self.min.is_none() && self.max.is_none()
    }

    /// The lower end, −∞ if there is none.
    pub(super) fn low(&self) -> f64 {
        self.min.unwrap_or(f64::NEG_INFINITY)
    }

    /// The upper end, ∞ if there is none.
    pub(super) fn high(&self) -> f64 {
        self.max.unwrap_or(f64::INFINITY)
    }

    /// Both bounds are ordinary numbers and the right way round.
    pub(super) fn checked(self) -> Result<Self, DistributionError> {
        if let Some(min) = self.min {
            checked("min", min)?;
        }
        if let Some(max) = self.max {
            checked("max", max)?;
        }
        match (self.min, self.max) {
            (Some(min), Some(max)) if min > max => {
                Err(DistributionError::RangeReversed { min, max })
            }
            _ => Ok(self),
        }
    }

    /// The only value that the bounds allow, if they meet.
    pub(super) fn only_value(&self) -> Option<f64> {
        match (self.min, self.max) {
            (Some(min), Some(max)) if min >= max => Some(min),
            _ => None,
        }
    }

    /// Whether `value` lies inside the bounds or on one of them.
    pub(super) fn allow(&self, value: f64) -> bool {
        self.low() <= value && value <= self.high()
    }

    /// Both bounds times `factor`.
    pub(super) fn scaled(&self, factor: f64) -> Self {
        Self {
            min: self.min.map(|v| v * factor),
            max: self.max.map(|v| v * factor),
        }
    }

    /// For example `between 0 and 5`.
    pub(super) fn in_words(&self) -> String {
        match (self.min, self.max) {
            (None, None) => "without bounds".to_owned(),
            (Some(min), None) => format!("above {}", number(min)),
            (None, Some(max)) => format!("below {}", number(max)),
            (Some(min), Some(max)) => {
                let [min, max] = numbers([min, max]);
                format!("between {min} and {max}")
            }
        }
    }

    /// For example `, never below 0`; empty without bounds.
    pub(super) fn as_afterthought(&self) -> String {
        match (self.min, self.max) {
            (None, None) => String::new(),
            (Some(min), None) => format!(", never below {}", number(min)),
            (None, Some(max)) => format!(", never above {}", number(max)),
            (Some(min), Some(max)) => {
                let [min, max] = numbers([min, max]);
                format!(", never below {min} or above {max}")
            }
        }
    }
}

/// Where a quantity can lie. A scenario's legal ranges are checked against it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Support {
    /// The lower end; −∞ if there is none.
    pub low: f64,
    /// The upper end; ∞ if there is none.
    pub high: f64,
    /// Whether the lower end itself can occur: yes for a range that was written with it, no for a lognormal's 0.
    pub low_reached: bool,
    /// Whether the upper end itself can occur.
    pub high_reached: bool,
}

impl Support {
    /// From `low` to `high`, both included.
    pub(super) const fn closed(low: f64, high: f64) -> Self {
        Self {
            low,
            high,
            low_reached: true,
            high_reached: true,
        }
    }

    /// From `low` to `high`, both excluded.
    pub(super) const fn open(low: f64, high: f64) -> Self {
        Self {
            low,
            high,
            low_reached: false,
            high_reached: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_the_wrong_way_round_are_refused() {
        let error = Bounds::new(Some(9.0), Some(4.0)).checked();
        assert_eq!(
            error,
            Err(DistributionError::RangeReversed { min: 9.0, max: 4.0 })
        );
    }

    #[test]
    fn infinite_bounds_are_refused_because_leaving_them_out_says_the_same() {
        assert!(
            Bounds::new(Some(f64::NEG_INFINITY), None)
                .checked()
                .is_err()
        );
        assert!(Bounds::new(None, Some(f64::NAN)).checked().is_err());
    }

    #[test]
    fn astronomical_numbers_are_refused() {
        assert!(checked("max", 1e101).is_err());
        assert!(checked("max", -1e100).is_ok());
    }
}
