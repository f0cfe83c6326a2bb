//! Are the distributions those of the methods note (UQ-07), and of statrs where statrs is right?

use regiocast::distribution::{Bounds, Distribution, DistributionError};
use regiocast::special::beta_cdf;
use statrs::distribution::{Beta, ContinuousCDF};

/// `actual` agrees with `expected` to the ten digits that the note gives.
fn assert_close(actual: f64, expected: f64) {
    assert!(
        (actual - expected).abs() <= 1e-10 * expected.abs().max(1.0),
        "{actual} is not {expected}"
    );
}

#[test]
fn triangular_10_20_60() -> Result<(), DistributionError> {
    let d = Distribution::triangular(10.0, 20.0, 60.0)?;
    assert_close(d.mean().unwrap(), 30.0);
    assert_close(d.sd().unwrap(), (350.0_f64 / 3.0).sqrt());
    for (u, x) in [
        (0.05, 15.0),
        (0.10, 17.071_067_811_9),
        (0.50, 28.377_223_398_3),
        (0.80, 40.0),
        (0.90, 45.857_864_376_3),
        (0.95, 50.0),
    ] {
        assert_close(d.quantile(u), x);
    }
    Ok(())
}

#[test]
fn pert_10_20_60() -> Result<(), DistributionError> {
    let d = Distribution::pert(10.0, 20.0, 60.0)?;
    assert_close(d.mean().unwrap(), 25.0);
    assert_close(d.sd().unwrap(), 75_f64.sqrt());
    for (u, x) in [
        (0.05, 12.948_869_380_6),
        (0.50, 23.833_612_969_6),
        (0.80, 32.512_930_690_8),
        (0.95, 41.063_836_200_8),
    ] {
        assert_close(d.quantile(u), x);
    }
    Ok(())
}

#[test]
fn lognormal_from_percentiles_80_and_200() -> Result<(), DistributionError> {
    let d = Distribution::lognormal(126.491_106_406_735, 0.357_492_728_544_548_94, Bounds::NONE)?;
    assert_close(d.quantile(0.1), 80.0);
    assert_close(d.quantile(0.9), 200.0);
    assert_close(d.mean().unwrap(), 134.837_793_459_377);
    Ok(())
}

#[test]
fn beta_with_mean_30_percent_and_sd_10_points() -> Result<(), DistributionError> {
    let d = Distribution::beta(6.0, 14.0)?;
    assert_close(d.mean().unwrap(), 0.3);
    assert_close(d.sd().unwrap(), 0.1);
    for (u, x) in [
        (0.05, 0.147_469_565_6),
        (0.50, 0.293_220_179_9),
        (0.95, 0.475_797_110_4),
    ] {
        assert_close(d.quantile(u), x);
    }
    Ok(())
}

/// statrs is right for shapes up to 10,000 (its own error there is 3e-11).
#[test]
fn beta_probabilities_are_those_of_statrs() {
    for alpha in [0.05, 0.5, 1.0, 1.8, 6.0, 80.0, 1000.0, 1e4] {
        for beta in [0.05, 0.5, 1.0, 4.2, 14.0, 300.0, 1e4] {
            let reference = Beta::new(alpha, beta).unwrap();
            for i in 1..100 {
                let x = f64::from(i) / 100.0;
                let (ours, theirs) = (beta_cdf(x, alpha, beta), reference.cdf(x));
                assert!(
                    (ours - theirs).abs() <= 1e-9 * theirs + 1e-300,
                    "Beta({alpha}, {beta}) at {x}: {ours:e}, {theirs:e}"
                );
            }
        }
    }
}
