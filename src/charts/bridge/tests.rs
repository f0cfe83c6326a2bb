use super::*;
use crate::charts::testing::{assert_legible, caption};

fn step(label: &str, value: f64) -> Step {
    Step {
        label: label.into(),
        value,
        margin: Some(value.abs() * 0.1),
    }
}

fn bridge(from: f64, changes: &[f64]) -> Bridge {
    let names = ["Rent", "Grant rate", "Training places", "Opening year"];
    let changes: Vec<Step> = changes
        .iter()
        .zip(names.iter().cycle())
        .map(|(value, name)| step(name, *value))
        .collect();
    let together = step("Together beyond the sum of the parts", -12.0);
    let to = from + changes.iter().map(|c| c.value).sum::<f64>() - 12.0;
    Bridge {
        caption: caption("bridge"),
        axis: "Skilled jobs in 2033/34 (mean)".into(),
        from: step("As planned", from),
        changes,
        together: Some(together),
        to: step("Slower start", to),
        whisker: "how far chance in the simulations could move it (19 times in 20)".into(),
    }
}

#[test]
fn the_text_alternative_reads_like_a_calculation() {
    let chart = bridge(431.0, &[220.0, -90.0, 0.0]).draw().unwrap();
    assert_legible(&chart);
    assert_eq!(
        chart.alt,
        "Skilled jobs in 2033/34 (mean), step by step: As planned 431 (give or take 43); Rent +220 (give or take \
         22); Grant rate −90 (give or take 9); Training places 0 (give or take 0); Together beyond the sum of the \
         parts −12 (give or take 1); Slower start 549 (give or take 55)."
    );
    assert!(!chart.svg.contains("rounded by itself"));
    assert!(chart.svg.contains("only together") && chart.svg.contains("19 times in 20"));
}

#[test]
fn steps_must_lead_to_the_last_total() {
    let mut wrong = bridge(431.0, &[220.0, -90.0]);
    wrong.to.value += 0.01;
    assert!(matches!(wrong.draw(), Err(ChartError::DoesNotAddUp { .. })));
    let thirds = bridge(0.1, &[0.2, 1.0 / 3.0]);
    assert!(thirds.draw().is_ok(), "sums of floating-point numbers");
}

#[test]
fn rounded_numbers_that_miss_the_last_digit_say_so() {
    let chart = bridge(431.4, &[220.4, 30.4]).draw().unwrap();
    assert!(chart.svg.contains("rounded by itself"));
    assert_legible(&chart);
}

#[test]
fn changes_small_beside_the_totals_are_drawn_on_a_scale_of_their_own() {
    let chart = bridge(43_120.0, &[22.0, -9.0]).draw().unwrap();
    assert!(chart.svg.contains("does not start at zero"));
    assert!(chart.alt.contains("Rent +22"), "{}", chart.alt);
    assert_legible(&chart);
    let chart = bridge(431.0, &[220.0, -90.0]).draw().unwrap();
    assert!(!chart.svg.contains("does not start at zero"));
}

#[test]
fn long_many_negative_and_empty_steps_stay_legible() {
    let mut long = bridge(5000.0, &[-400.0; 11]);
    for change in &mut long.changes {
        change.label = "Share of laboratory space that is let within two years of opening: 45% \
                        instead of 60%, as in the second business case"
            .into();
    }
    assert_legible(&long.draw().unwrap());
    assert_legible(&bridge(100.0, &[-400.0, 90.0]).draw().unwrap());
    assert_legible(&bridge(-5000.0, &[1.0]).draw().unwrap());
    let mut nothing = bridge(0.0, &[0.0]);
    nothing.together = None;
    nothing.to.value = 0.0;
    let chart = nothing.draw().unwrap();
    assert_legible(&chart);
    assert!(chart.svg.contains("Every value is zero"));
}

#[test]
fn odd_data_is_an_error() {
    assert!(bridge(1.0, &[]).draw().is_err());
    assert!(bridge(1.0, &[1.0; 12]).draw().is_err());
    assert!(bridge(1.0, &[f64::NAN]).draw().is_err());
    let mut odd = bridge(1.0, &[1.0]);
    odd.changes[0].margin = Some(-1.0);
    assert!(odd.draw().is_err());
}
