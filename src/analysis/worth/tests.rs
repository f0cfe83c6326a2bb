use super::*;
use crate::inputs::{Coordinate, stream};
use crate::points::{Coordinates, Seeded};
use crate::special::{beta_quantile, normal_quantile};

const DRAWS: usize = 8_192;

fn uniform(name: &str) -> Vec<f64> {
    let mut values = vec![0.0; DRAWS];
    let coordinate = Coordinate {
        stream: stream(name),
        name: name.to_owned(),
    };
    Seeded::new(9).fill(&coordinate, 0, &mut values);
    values
}

fn normal(name: &str) -> Vec<f64> {
    uniform(name).into_iter().map(normal_quantile).collect()
}

/// Three options of two inputs.
fn three_options() -> (Vec<Vec<f64>>, [Vec<f64>; 2]) {
    let (a, b) = (normal("a"), normal("b"));
    let first: Vec<f64> = a.iter().map(|a| 0.2 + a).collect();
    let second: Vec<f64> = a.iter().zip(&b).map(|(a, b)| a * a - 1.0 + b).collect();
    (vec![vec![0.0; DRAWS], first, second], [a, b])
}

#[test]
fn knowing_never_pays_less_than_nothing_nor_more_than_knowing_everything() {
    let (benefits, [a, b]) = three_options();
    let decision = Decision::new(&benefits).unwrap();
    assert_eq!(decision.best(), 1);
    let all = decision.of_everything();
    let both = decision.of_inputs(&[&a, &b]).unwrap();
    let one = decision.of_inputs(&[&a]).unwrap();
    assert!(both.value <= all.value, "{both:?} {all:?}");
    assert!(one.value < both.value && one.value > 0.0, "{one:?}");
    // The benefits are functions of both inputs: hardly anything is lost.
    assert!(both.value > 0.97 * all.value, "{both:?} {all:?}");
}

#[test]
fn an_input_that_changes_nothing_is_worth_nothing() {
    let (benefits, _) = three_options();
    let decision = Decision::new(&benefits).unwrap();
    let names: Vec<Vec<f64>> = (0..50).map(|k| uniform(&format!("dummy{k}"))).collect();
    let inputs: Vec<&[f64]> = names.iter().map(Vec::as_slice).collect();
    let mut below = 0;
    for worth in decision.of_each(&inputs) {
        let worth = worth.unwrap();
        assert!(worth.value <= 4.0 * worth.error, "{worth:?}");
        assert_eq!(
            worth.below_nothing.is_some(),
            worth.value == 0.0 && worth.error > 0.0
        );
        below += usize::from(worth.value == 0.0);
    }
    // Where options are clearly apart, no rule that luck suggests beats the best on average.
    assert!(below > 20, "{below}");
}

#[test]
fn what_all_options_share_changes_nothing() {
    let (benefits, [a, b]) = three_options();
    let shared = normal("weather");
    let shifted: Vec<Vec<f64>> = benefits
        .iter()
        .map(|option| {
            option
                .iter()
                .zip(&shared)
                .map(|(x, s)| x + 1e3 + 50.0 * s)
                .collect()
        })
        .collect();
    let near = |one: Worth, other: Worth| {
        assert!((one.value - other.value).abs() < 1e-9, "{one:?} {other:?}");
        assert!((one.error - other.error).abs() < 1e-9, "{one:?} {other:?}");
    };
    near(evpi(&benefits).unwrap(), evpi(&shifted).unwrap());
    for inputs in [vec![&a[..]], vec![&b[..]], vec![&a[..], &b[..]]] {
        let found = evppi(&benefits, &inputs).unwrap();
        near(found, evppi(&shifted, &inputs).unwrap());
    }
}

#[test]
fn values_are_in_the_unit_of_the_benefits_and_in_any_order_of_options() {
    let (benefits, [a, _]) = three_options();
    let found = evppi(&benefits, &[&a]).unwrap();
    let reversed: Vec<Vec<f64>> = benefits
        .iter()
        .rev()
        .map(|option| option.iter().map(|x| 1_024.0 * x).collect())
        .collect();
    let other = evppi(&reversed, &[&a]).unwrap();
    assert!(
        (other.value - 1_024.0 * found.value).abs() < 1e-6,
        "{found:?} {other:?}"
    );
    assert!((other.error - 1_024.0 * found.error).abs() < 1e-6);
}

#[test]
fn a_larger_survey_is_worth_more_up_to_knowing_the_share() {
    let share: Vec<f64> = uniform("share")
        .into_iter()
        .map(|u| beta_quantile(u, 6.0, 14.0))
        .collect();
    // A course for those who say yes: 100 places' worth of costs against 330 for each who comes.
    let course: Vec<f64> = share.iter().map(|p| 330.0 * p - 100.0).collect();
    let decision = Decision::new(&[vec![0.0; DRAWS], course]).unwrap();
    let luck = uniform("luck");
    let values: Vec<f64> = [0, 2, 10, 40, 160, 1_000, 100_000]
        .map(|people| decision.of_survey(&share, &luck, people).unwrap().value)
        .to_vec();
    assert_eq!(values[0], 0.0);
    assert!(
        values.windows(2).all(|pair| pair[0] < pair[1]),
        "{values:?}"
    );
    let known = decision.of_inputs(&[&share]).unwrap().value;
    assert!((values[6] / known - 1.0).abs() < 0.01, "{values:?} {known}");
}

/// Fitted to all draws, 81 columns would promise about 0.4·√(81/8192) = 0.04 of the spread, six standard
/// errors.
#[test]
fn luck_of_many_inputs_is_not_taken_for_gain() {
    let benefit: Vec<f64> = normal("b").iter().map(|z| z - 0.01).collect();
    let decision = Decision::new(&[vec![0.0; DRAWS], benefit]).unwrap();
    let names: Vec<Vec<f64>> = (0..40).map(|k| uniform(&format!("dummy{k}"))).collect();
    let inputs: Vec<&[f64]> = names.iter().map(Vec::as_slice).collect();
    let found = decision.of_inputs(&inputs).unwrap();
    assert!(found.error < 0.009, "{found:?}");
    assert!(found.value < 2.0 * found.error, "{found:?}");
}

#[test]
fn of_many_inputs_the_few_that_matter_are_found() {
    let (benefits, [a, b]) = three_options();
    let names: Vec<Vec<f64>> = (0..40).map(|k| uniform(&format!("dummy{k}"))).collect();
    let mut inputs: Vec<&[f64]> = names.iter().map(Vec::as_slice).collect();
    inputs.extend([&a[..], &b[..]]);
    let found = evppi(&benefits, &inputs).unwrap();
    let all = evpi(&benefits).unwrap();
    assert!(
        found.value <= all.value && found.value > 0.9 * all.value,
        "{found:?} {all:?}"
    );
}

#[test]
fn what_cannot_be_answered_is_refused() {
    let options = |other: f64| vec![vec![0.0; 100], vec![other; 100]];
    assert_eq!(evpi(&options(0.0)[..1]), Err(Refusal::NoChoice));
    assert_eq!(evpi(&options(f64::INFINITY)), Err(Refusal::NotANumber));
    assert_eq!(evpi(&[vec![0.0; 3], vec![0.0; 4]]), Err(Refusal::Unpaired));
    let input: Vec<f64> = (0..100).map(f64::from).collect();
    let unpaired = evppi(&options(1.0), &[&input[..99]]);
    assert_eq!(unpaired, Err(Refusal::Unpaired));
    let few = evppi(&options(1.0), &[&input[..]; 20]);
    let needed = 5 * 41;
    assert_eq!(few, Err(Refusal::TooFew { draws: 100, needed }));
    let misfit = worth(-5.0, 1.0);
    assert_eq!(
        misfit,
        Err(Refusal::Misfit {
            loss: 5.0,
            error: 1.0
        })
    );
}

#[test]
fn luck_below_nothing_is_told_beside_the_value() {
    let raised = Worth {
        value: 0.0,
        error: 1.0,
        below_nothing: Some(-2.0),
    };
    assert_eq!(worth(-2.0, 1.0), Ok(raised));
    assert_eq!(worth(2.0, 1.0).map(|worth| worth.below_nothing), Ok(None));
}

#[test]
fn options_that_are_the_same_leave_nothing_to_know() {
    let (_, [a, b]) = three_options();
    let benefits = [b.clone(), b];
    assert_eq!(evpi(&benefits).unwrap().value, 0.0);
    assert_eq!(evppi(&benefits, &[&a]).unwrap().value, 0.0);
}
