//! A number known exactly: the distribution whose every quantile is that number.

use super::bounds::Support;
use super::quantile::{Kind, Quantile};
use super::words::exact_number;
use super::{Distribution, Family};

impl Family for f64 {
    fn quantile(&self, _: f64) -> f64 {
        *self
    }

    fn cdf(&self, x: f64) -> f64 {
        if x < *self { 0.0 } else { 1.0 }
    }

    fn mean(&self) -> Option<f64> {
        Some(*self)
    }

    fn sd(&self) -> Option<f64> {
        Some(0.0)
    }

    fn support(&self) -> Support {
        Support::closed(*self, *self)
    }

    fn scaled(&self, factor: f64) -> Distribution {
        Distribution::Fixed(self * factor)
    }

    fn in_words(&self) -> String {
        exact_number(*self)
    }

    fn compile(&self) -> Quantile {
        Quantile::new(Kind::Fixed(*self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::distribution::DistributionError;

    #[test]
    fn a_fixed_value_is_certain() -> Result<(), DistributionError> {
        let d = Distribution::fixed(123_456.0)?;
        assert!((d.quantile(0.01) - 123_456.0).abs() <= 0.0);
        assert_eq!((d.mean(), d.sd()), (Some(123_456.0), Some(0.0)));
        assert_eq!((d.cdf(123_455.0), d.cdf(123_456.0)), (0.0, 1.0));
        assert_eq!(d.in_words(), "123,456");
        assert!(Distribution::fixed(f64::NAN).is_err());
        Ok(())
    }
}
