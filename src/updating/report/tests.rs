use super::*;

fn report(kind: Kind, value: f64) -> Report {
    Report {
        kind,
        value,
        sd: 0.0,
        of: None,
        reported_share: 1.0,
        discrepancy: 0.1,
        usual: 20.0,
    }
}

/// Case UP-01: 5 Poisson counts after Gamma(3, 0.05) and a sum of 70 in 4: the next count is negative
/// binomial with mean 18.024691358 and variance 22.475232434; P(at most 25) is 0.935145127.
#[test]
fn a_count_has_the_tail_of_up_01() {
    let counted = Counted::new(18.024_691_358, 22.475_232_434 - 18.024_691_358);
    let tail = counted.tail(26.0);
    assert!((tail.below - 0.935_145_127).abs() < 1e-8, "{tail:?}");
}

/// Case UP-01: beta-binomial(5; 9, 5) has P(3) 0.288865546.
#[test]
fn a_share_of_five_has_the_probability_of_up_01() {
    // A mean of 9/14 with α + β = 14 is a discrepancy of 1/√15.
    let shared = Shared::new(9.0 / 14.0, (1.0_f64 / 15.0).sqrt(), (Some(5.0), 0.0));
    let mass = libm::exp(shared.log_probability(0.6));
    assert!((mass - 0.288_865_546).abs() < 1e-8, "{mass}");
    assert!((shared.tail(0.6).at - mass).abs() < 1e-12);
}

#[test]
fn the_mean_and_variance_of_a_count_are_as_stated() {
    let report = Report {
        sd: 3.0,
        ..report(Kind::Count, 0.0)
    };
    let (mut mean, mut square, mut all) = (0.0, 0.0, 0.0);
    for count in 0..400 {
        let count = f64::from(count);
        let p = libm::exp(
            Report {
                value: count,
                ..report
            }
            .log_likelihood(20.0),
        );
        all += p;
        mean += p * count;
        square += p * count * count;
    }
    assert!((all - 1.0).abs() < 1e-9);
    assert!((mean - 20.0).abs() < 1e-6);
    assert!((square - mean * mean - (20.0 + 4.0 + 9.0)).abs() < 1e-5);
}

#[test]
fn a_figure_drawn_at_u_lies_where_its_tail_says() {
    for kind in [Kind::Count, Kind::Money, Kind::Share] {
        for of in [None, Some(40.0)] {
            for u in [0.02, 0.4, 0.83, 0.995] {
                let sd = if kind == Kind::Share { 0.05 } else { 2.0 };
                let model = if kind == Kind::Share { 0.6 } else { 17.0 };
                let shown = Report {
                    sd,
                    of,
                    ..report(kind, 17.0)
                };
                // The error of money is relative to what is reported: the same figure twice.
                let value = shown.drawn(model, u);
                let told = Report { value, ..shown };
                let tail = if kind == Kind::Money {
                    let z =
                        told.log_distance(model, value) * told.log_spread() / shown.log_spread();
                    Tail {
                        below: crate::special::normal_cdf(z),
                        at: 0.0,
                    }
                } else {
                    told.tail(model)
                };
                assert!(tail.below <= u + 1e-9, "{kind:?} {u} {tail:?}");
                assert!(tail.below + tail.at >= u - 1e-9, "{kind:?} {u} {tail:?}");
            }
        }
    }
}

#[test]
fn part_of_a_year_is_expected_to_be_a_part() {
    for kind in [Kind::Count, Kind::Money] {
        let part = Report {
            reported_share: 0.5,
            ..report(kind, 10.0)
        };
        let best = |model: f64| part.log_likelihood(model);
        assert!(best(20.0) > best(10.0), "{}", kind.word());
        assert!(best(20.0) > best(40.0), "{}", kind.word());
        // As many reports lie below as above, and the middle of what would be reported is half.
        let tail = part.tail(20.0);
        assert!((tail.below + 0.5 * tail.at - 0.5).abs() < 0.05, "{tail:?}");
        let middle = part.drawn(20.0, 0.5);
        assert!((9.0..=10.1).contains(&middle), "{middle}");
    }
}

#[test]
fn a_future_with_nothing_is_unlikely_but_not_impossible() {
    for kind in [Kind::Count, Kind::Money] {
        let something = report(kind, 15.0).log_likelihood(0.0);
        assert!(something.is_finite() && something < -20.0, "{something}");
        let nothing = report(kind, 0.0);
        assert!(nothing.log_likelihood(0.0) > nothing.log_likelihood(5.0));
    }
}

#[test]
fn an_event_is_believed() {
    let happened = report(Kind::Event, 1.0);
    assert!(happened.log_likelihood(1.0) > -1e-5);
    assert!(happened.log_likelihood(0.0) < -13.0);
    assert_eq!(happened.drawn(1.0, 0.5), 1.0);
}

#[test]
fn a_larger_discrepancy_makes_an_odd_figure_likelier() {
    for kind in [Kind::Count, Kind::Money] {
        let firm = report(kind, 40.0);
        let loose = Report {
            discrepancy: 0.4,
            ..firm
        };
        assert!(loose.log_likelihood(20.0) > firm.log_likelihood(20.0) + 1.0);
    }
}
