//! Are the quantiles those of `SciPy` and mpmath, from a tail of 1e-9 to the other?

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use regiocast::distribution::{Bounds, Distribution, DistributionError};
use regiocast::special::{binomial_quantile, normal_quantile, poisson_quantile};

/// One line of the reference table.
struct Reference {
    family: String,
    parameters: Vec<f64>,
    p: f64,
    value: f64,
}

fn references() -> Vec<Reference> {
    include_str!("data/quantiles.csv")
        .lines()
        .filter(|line| !line.starts_with('#') && !line.starts_with("family"))
        .map(|line| {
            let fields: Vec<&str> = line.split(',').collect();
            Reference {
                family: fields[0].to_owned(),
                parameters: fields[1].split(' ').map(|x| x.parse().unwrap()).collect(),
                p: fields[2].parse().unwrap(),
                value: fields[3].parse().unwrap(),
            }
        })
        .collect()
}

/// The bounds that a line gives from parameter `first` on; `nan` stands for none.
fn bounds(parameters: &[f64], first: usize) -> Bounds {
    let bound = |i: usize| parameters.get(i).copied().filter(|x| !x.is_nan());
    Bounds::new(bound(first), bound(first + 1))
}

fn distribution(family: &str, p: &[f64]) -> Result<Distribution, DistributionError> {
    match family {
        "triangular" => Distribution::triangular(p[0], p[1], p[2]),
        "pert" => Distribution::pert(p[0], p[1], p[2]),
        "normal" => Distribution::normal(p[0], p[1], bounds(p, 2)),
        "lognormal" => Distribution::lognormal(p[0], p[1], bounds(p, 2)),
        "beta" => Distribution::beta(p[0], p[1]),
        "observed" => Distribution::observed(p[0], p[1]),
        "metalog" => Distribution::metalog(p[0], p[1], p[2], bounds(p, 3)),
        other => panic!("no family {other}"),
    }
}

/// By how much a quantile may differ from its reference.
///
/// Relative to the value, except for normal and metalog quantiles, which are sums: there the size of what is added
/// counts too. `SciPy`'s own beta quantiles are good to about 2e-12.
fn tolerance(r: &Reference) -> f64 {
    let added = match r.family.as_str() {
        "normal" => r.parameters[0].abs() + r.parameters[1],
        "metalog" => r.parameters[2] - r.parameters[0],
        _ => 0.0,
    };
    let relative = match r.family.as_str() {
        "beta" | "observed" | "pert" => 2e-12,
        _ => 2e-13,
    };
    relative * r.value.abs() + 4e-15 * added
}

#[test]
fn continuous_quantiles_are_the_reference_values() {
    let mut compared = 0;
    for r in references() {
        if ["poisson", "binomial"].contains(&r.family.as_str()) {
            continue;
        }
        let x = distribution(&r.family, &r.parameters)
            .unwrap()
            .quantile(r.p);
        assert!(
            (x - r.value).abs() <= tolerance(&r),
            "{} {:?} at {:e}: {x:e}, not {:e}",
            r.family,
            r.parameters,
            r.p,
            r.value
        );
        compared += 1;
    }
    assert!(compared > 500);
}

#[test]
fn counts_are_the_reference_counts() {
    let mut compared = 0;
    for r in references() {
        let k = match (r.family.as_str(), r.parameters.as_slice()) {
            ("poisson", &[rate]) => poisson_quantile(r.p, rate),
            ("binomial", &[n, p]) => binomial_quantile(r.p, n, p),
            _ => continue,
        };
        assert!(
            (k - r.value).abs() <= 0.0,
            "{} {:?} at {:e}: {k}, not {}",
            r.family,
            r.parameters,
            r.p,
            r.value
        );
        compared += 1;
    }
    assert!(compared > 400);
}

#[test]
fn compiled_quantiles_are_right_to_a_billionth_of_the_smaller_tail() {
    for r in references() {
        if ["poisson", "binomial"].contains(&r.family.as_str()) {
            continue;
        }
        let distribution = distribution(&r.family, &r.parameters).unwrap();
        let mut x = [0.0];
        distribution
            .compile()
            .fill(&[r.p], &[normal_quantile(r.p)], &mut x);
        // What a billionth of the smaller tail is worth in the unit of the quantity, by a difference quotient.
        let small = 1e-6 * r.p.min(1.0 - r.p);
        let slope = (distribution.quantile(r.p + small) - distribution.quantile(r.p - small)) / 2.0;
        assert!(
            (x[0] - r.value).abs() <= slope * 1e-3 + tolerance(&r),
            "{} {:?} at {:e}: {:e}, not {:e}",
            r.family,
            r.parameters,
            r.p,
            x[0],
            r.value
        );
    }
}
