//! Checks of what figures are given.

use super::ChartError;
use super::axis::Axis;

/// Largest number drawn.
const LARGEST: f64 = 1e12;

/// Checks the lists of the chart called `name`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Check<'a> {
    /// The chart's name, for messages.
    pub(crate) name: &'a str,
}

impl Check<'_> {
    /// `list` has between 1 and `most` entries.
    pub(crate) fn count<T>(self, what: &str, list: &[T], most: usize) -> Result<(), ChartError> {
        if list.is_empty() {
            return Err(ChartError::Empty {
                chart: self.name.into(),
                what: what.into(),
            });
        }
        if list.len() > most {
            return Err(ChartError::TooMany {
                chart: self.name.into(),
                what: what.into(),
                most,
                found: list.len(),
            });
        }
        Ok(())
    }

    /// At least one year, and each later than the one before.
    pub(crate) fn years(self, years: &[i32]) -> Result<(), ChartError> {
        self.count("years", years, 60)?;
        let falls = years.windows(2).position(|pair| pair[1] <= pair[0]);
        self.rising("years", falls)
    }

    /// `values` are drawable numbers, `expected` in number.
    pub(crate) fn series(
        self,
        what: &str,
        values: &[f64],
        expected: usize,
    ) -> Result<(), ChartError> {
        if values.len() != expected {
            return Err(ChartError::Lengths {
                chart: self.name.into(),
                what: what.into(),
                expected,
                found: values.len(),
            });
        }
        self.numbers(what, values)
    }

    /// `values` are drawable numbers.
    pub(crate) fn numbers(self, what: &str, values: &[f64]) -> Result<(), ChartError> {
        match values.iter().position(|v| v.is_nan() || v.abs() > LARGEST) {
            None => Ok(()),
            Some(place) => Err(ChartError::NotDrawable {
                chart: self.name.into(),
                what: what.into(),
                position: place + 1,
                value: values[place].to_string(),
            }),
        }
    }

    /// `values` are drawable numbers from zero up.
    pub(crate) fn not_below_zero(self, what: &str, values: &[f64]) -> Result<(), ChartError> {
        self.within(what, values, LARGEST)
    }

    /// `values` are shares: from 0 to 1.
    pub(crate) fn shares(self, what: &str, values: &[f64]) -> Result<(), ChartError> {
        self.within(what, values, 1.0)
    }

    /// `values` are numbers from 0 to `most`.
    fn within(self, what: &str, values: &[f64], most: f64) -> Result<(), ChartError> {
        match values.iter().position(|v| !(0.0..=most).contains(v)) {
            None => Ok(()),
            Some(place) => Err(ChartError::OutOfRange {
                chart: self.name.into(),
                what: what.into(),
                position: place + 1,
                value: values[place].to_string(),
            }),
        }
    }

    /// No value of `higher` lies below its fellow in `lower`.
    pub(crate) fn ordered(
        self,
        what: &str,
        lower: &[f64],
        higher: &[f64],
    ) -> Result<(), ChartError> {
        let crossed = lower
            .iter()
            .zip(higher)
            .position(|(low, high)| *low > high + 1e-9 * high.abs().max(1.0));
        match crossed {
            None => Ok(()),
            Some(place) => Err(ChartError::Order {
                chart: self.name.into(),
                what: what.into(),
                position: place + 1,
            }),
        }
    }

    /// `axis`, after making sure that it covers all `values`.
    pub(crate) fn covering(
        self,
        axis: Axis,
        values: impl IntoIterator<Item = f64>,
    ) -> Result<Axis, ChartError> {
        match values.into_iter().find(|value| !axis.covers(*value)) {
            None => Ok(axis),
            Some(value) => Err(ChartError::OffAxis {
                chart: self.name.into(),
                value,
            }),
        }
    }

    /// An error if there is a place where `what` falls.
    pub(crate) fn rising(self, what: &str, falls: Option<usize>) -> Result<(), ChartError> {
        match falls {
            None => Ok(()),
            Some(place) => Err(ChartError::Order {
                chart: self.name.into(),
                what: what.into(),
                position: place + 2,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHECK: Check<'static> = Check { name: "jobs" };

    #[test]
    fn numbers_that_cannot_be_drawn_are_named_with_their_place() {
        for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300] {
            let error = CHECK.series("median", &[1.0, bad], 2).unwrap_err();
            assert!(error.to_string().contains("median has"), "{error}");
            assert!(error.to_string().contains("position 2"), "{error}");
        }
        assert!(CHECK.series("median", &[1.0, -2.0], 2).is_ok());
        assert!(CHECK.series("median", &[1.0], 2).is_err());
    }

    #[test]
    fn shares_lie_between_none_and_all() {
        assert!(CHECK.shares("shares", &[0.0, 0.4, 1.0]).is_ok());
        for bad in [-0.01, 1.01, 12.0, f64::NAN] {
            let error = CHECK.shares("shares", &[0.5, bad]).unwrap_err();
            assert!(error.to_string().contains("position 2"), "{error}");
        }
        assert!(CHECK.not_below_zero("margins", &[12.0]).is_ok());
        assert!(CHECK.not_below_zero("margins", &[-12.0]).is_err());
    }

    #[test]
    fn years_must_rise() {
        assert!(CHECK.years(&[2024, 2025, 2030]).is_ok());
        assert!(CHECK.years(&[]).is_err());
        let error = CHECK.years(&[2024, 2024]).unwrap_err();
        assert!(error.to_string().contains("position 2"), "{error}");
    }

    #[test]
    fn values_off_the_axis_are_refused() {
        let axis = Axis::from_zero([70.0]);
        assert!(CHECK.covering(axis, [0.0, 70.0]).is_ok());
        let error = CHECK.covering(axis, [70.0, 416.0]).unwrap_err();
        assert!(error.to_string().contains("416"), "{error}");
    }

    #[test]
    fn bands_must_not_cross() {
        assert!(CHECK.ordered("bands", &[1.0, 2.0], &[1.0, 3.0]).is_ok());
        assert!(CHECK.ordered("bands", &[1.0, 4.0], &[1.0, 3.0]).is_err());
    }
}
