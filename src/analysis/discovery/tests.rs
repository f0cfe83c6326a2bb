//! What must hold for any draws, and how often noise is taken for a condition.

use proptest::prelude::*;

use super::*;
use crate::inputs::{Coordinate, stream};
use crate::points::{Coordinates, Seeded};

/// Even luck of a name in so many draws.
fn luck(seed: u64, name: &str, draws: usize) -> Vec<f64> {
    let coordinate = Coordinate {
        name: name.to_owned(),
        stream: stream(name),
    };
    let mut values = vec![0.0; draws];
    Seeded::new(seed).fill(&coordinate, 0, &mut values);
    values
}

/// Columns of all kinds by turns: switches, counts from 0 to 10, shares.
fn mixed(seed: u64, draws: usize, count: usize) -> Vec<Vec<f64>> {
    let column = |place: usize| {
        let comes = 0.1 + 0.8 * place as f64 / count as f64;
        let kind = move |luck: f64| match place % 3 {
            0 => f64::from(u8::from(luck < comes)),
            1 => (luck * luck * 11.0).floor(),
            _ => luck,
        };
        let values = luck(seed, &format!("column {place}"), draws);
        values.into_iter().map(kind).collect()
    };
    (0..count).map(column).collect()
}

fn columns(values: &[Vec<f64>]) -> Vec<Column<'_>> {
    values.iter().map(|values| Column { values }).collect()
}

fn found(columns: &[Column], of_interest: &[bool], settings: &Settings) -> Region {
    let peeling = peel(columns, of_interest, settings).unwrap();
    choose(columns, of_interest, &peeling, settings)
}

/// Of interest with this chance in each draw.
fn decided(seed: u64, draws: usize, chance: impl Fn(usize) -> f64) -> Vec<bool> {
    let luck = luck(seed, "outcome", draws);
    (luck.into_iter().enumerate())
        .map(|(draw, luck)| luck < chance(draw))
        .collect()
}

const AT_LEAST: End = End::AtLeast;
const AT_MOST: End = End::AtMost;

fn limit(column: usize, end: End, value: f64) -> Limit {
    Limit { column, end, value }
}

#[test]
fn where_every_draw_is_of_interest_the_box_has_no_limit() {
    let values = mixed(1, 500, 6);
    let columns = columns(&values);
    let of_interest = [true; 500];
    let peeling = peel(&columns, &of_interest, &Settings::default()).unwrap();
    assert_eq!(peeling.steps.len(), 1);
    let chosen = choose(&columns, &of_interest, &peeling, &Settings::default());
    assert_eq!(chosen, peeling.steps[0]);
    assert_eq!(chosen.limits, []);
    let shares = [chosen.coverage(), chosen.density(), chosen.mass()];
    assert_eq!(shares, [1.0; 3]);
    let telling = tell(&columns, &of_interest, &chosen.limits);
    assert_eq!((telling.score, telling.conditions), (0.0, vec![]));
}

#[test]
fn where_no_draw_is_of_interest_that_is_said() {
    let values = mixed(1, 50, 3);
    let refused = peel(&columns(&values), &[false; 50], &Settings::default());
    assert_eq!(refused, Err(Unfit::NothingOfInterest));
    let refused = peel(&[], &[], &Settings::default());
    assert_eq!(refused, Err(Unfit::NothingOfInterest));
}

#[test]
fn a_column_of_another_length_is_refused() {
    let values = [vec![1.0; 50], vec![1.0; 49]];
    let refused = peel(&columns(&values), &[true; 50], &Settings::default());
    assert_eq!(refused, Err(Unfit::Length(1)));
}

#[test]
fn a_column_with_anything_but_finite_numbers_gets_no_limit() {
    let switch: Vec<f64> = (0..100).map(|draw| f64::from(draw % 2)).collect();
    let mut holes = switch.clone();
    holes[7] = f64::NAN;
    let mut endless = switch.clone();
    endless[7] = f64::INFINITY;
    let of_interest: Vec<bool> = switch.iter().map(|value| *value > 0.5).collect();
    let values = [holes, endless, switch];
    let columns = columns(&values);
    let peeling = peel(&columns, &of_interest, &Settings::default()).unwrap();
    assert_eq!(peeling.passed_over, [0, 1]);
    let chosen = choose(&columns, &of_interest, &peeling, &Settings::default());
    assert_eq!(chosen.limits, [limit(2, AT_LEAST, 1.0)]);
}

#[test]
fn of_two_columns_that_say_the_same_the_first_is_told() {
    let switch: Vec<f64> = (0..200).map(|draw| f64::from(draw % 2)).collect();
    let of_interest: Vec<bool> = switch.iter().map(|value| *value < 0.5).collect();
    let values = [vec![3.0; 200], switch.clone(), switch];
    let chosen = found(&columns(&values), &of_interest, &Settings::default());
    assert_eq!(chosen.limits, [limit(1, AT_MOST, 0.0)]);
}

/// Noise of 3 and of 60 columns with 1 draw in 20, 1 in 5 and 1 in 2 of interest. At most 1 search in
/// 20 may tell a box. Searches tell one in 250 (226 of 60,000 of 1 to 12 columns), these 300 just one.
#[test]
fn noise_is_not_told() {
    let mut told = 0;
    for (seeds, count) in [(80, 3), (20, 60)] {
        for seed in 0..seeds {
            let values = mixed(seed, 1_000, count);
            for chance in [0.05, 0.2, 0.5] {
                let of_interest = decided(seed, 1_000, |_| chance);
                let chosen = found(&columns(&values), &of_interest, &Settings::default());
                told += usize::from(!chosen.limits.is_empty());
            }
        }
    }
    assert!(told <= 3, "{told}");
}

/// A switch and a share decide: 9 draws in 10 where both hold, 1 in 10 elsewhere. Neither the 28
/// columns of noise nor a third limit are ever told, and the share's limit is found to within a peel.
#[test]
fn conditions_that_decide_are_told_and_noise_beside_them_is_not() {
    for seed in 0..20 {
        let values = mixed(seed, 2_000, 30);
        let of_interest = decided(seed, 2_000, |draw| {
            let both = values[15][draw] > 0.5 && values[17][draw] < 0.4;
            if both { 0.9 } else { 0.1 }
        });
        let chosen = found(&columns(&values), &of_interest, &Settings::default());
        let [anchor, share] = chosen.limits[..] else {
            panic!("{seed}: {chosen:?}");
        };
        assert_eq!(anchor, limit(15, AT_LEAST, 1.0));
        assert_eq!((share.column, share.end), (17, AT_MOST));
        assert!((share.value - 0.4).abs() < 0.05, "{seed}: {share:?}");
        assert!((chosen.density() - 0.9).abs() < 0.06, "{seed}");
    }
}

/// Seven draws in ten are of interest, and all where a switch and a share hold. The F-measure would
/// tell the switch alone, because wide boxes have a good one where most draws are of interest.
#[test]
fn what_is_common_is_explained_too() {
    let values = mixed(3, 4_000, 30);
    let of_interest = decided(3, 4_000, |draw| {
        let both = values[15][draw] > 0.5 && values[17][draw] < 0.5;
        if both { 1.0 } else { 0.6 }
    });
    let chosen = found(&columns(&values), &of_interest, &Settings::default());
    let restricted: Vec<usize> = chosen.limits.iter().map(|l| l.column).collect();
    assert_eq!(restricted, [15, 17], "{chosen:?}");
}

#[test]
fn counts_have_limits_at_their_own_values() {
    let values = mixed(5, 4_000, 3);
    let of_interest = decided(
        5,
        4_000,
        |draw| {
            if values[1][draw] >= 3.0 { 0.8 } else { 0.1 }
        },
    );
    let chosen = found(&columns(&values), &of_interest, &Settings::default());
    assert_eq!(chosen.limits, [limit(1, AT_LEAST, 3.0)]);
}

/// Four draws lie below 5, three of them of interest, and all three below 4: chance does that with
/// 0.75³.
#[test]
fn quasi_p_is_that_of_the_box_without_the_limit() {
    let values = [vec![1.0, 2.0, 3.0, 4.0, 5.0, 6.0]];
    let of_interest = [true, true, true, false, false, false];
    let limits = [limit(0, AT_LEAST, 0.0), limit(0, AT_MOST, 3.0)];
    let chances = quasi_p(&columns(&values), &of_interest, &limits);
    assert!((chances[0] - 1.0).abs() < 1e-12, "{chances:?}");
    assert!((chances[1] - 0.125).abs() < 1e-12, "{chances:?}");
    let tally = |draws, of_interest| Tally { draws, of_interest };
    assert!((quasi_p_of(tally(3, 3), tally(4, 3)) - 0.421_875).abs() < 1e-12);
    assert!((quasi_p_of(tally(3, 0), tally(4, 3)) - 1.0).abs() < 1e-12);
    assert!((quasi_p_of(tally(3, 3), tally(4, 4)) - 1.0).abs() < 1e-12);
}

#[test]
fn pasting_wins_back_what_a_tight_limit_cut_off() {
    let values = [(0..100).map(f64::from).collect(), vec![0.5; 100]];
    let columns = columns(&values);
    let of_interest: Vec<bool> = (0..100).map(|draw| draw < 40).collect();
    let tight = vec![limit(0, AT_MOST, 21.5), limit(1, AT_LEAST, 0.5)];
    let tight = Region::of(&columns, &of_interest, tight);
    let wide = paste(&columns, &of_interest, &tight, &Settings::default());
    assert_eq!(wide.inside.draws, wide.inside.of_interest);
    assert!(wide.inside.draws > 37, "{wide:?}");
    // Where all draws beyond a limit are of interest it goes.
    let wide = paste(&columns, &[true; 100], &tight, &Settings::default());
    assert_eq!(wide.limits, [limit(1, AT_LEAST, 0.5)]);
}

#[test]
fn a_box_is_told_with_what_each_limit_does() {
    let values = [vec![0.0, 0.0, 1.0, 1.0, 1.0], vec![1.0, 2.0, 1.0, 2.0, 3.0]];
    let of_interest = [false, false, false, true, true];
    let limits = [limit(1, AT_LEAST, 2.0), limit(0, AT_LEAST, 1.0)];
    let told = tell(&columns(&values), &of_interest, &limits);
    let tally = |draws, of_interest| Tally { draws, of_interest };
    assert_eq!(
        (told.region.inside, told.region.all),
        (tally(2, 2), tally(5, 2))
    );
    assert!((told.score - 1.0).abs() < 1e-12);
    let conditions: Vec<_> = (told.conditions.iter())
        .map(|c| (c.limit.column, c.without, c.alone))
        .collect();
    let expected = [(0, tally(3, 2), tally(3, 2)), (1, tally(3, 2), tally(3, 2))];
    assert_eq!(conditions, expected);
    assert!((told.conditions[0].quasi_p - 4.0 / 9.0).abs() < 1e-12);
}

/// Columns with many ties or none, and which draws are of interest.
fn cases() -> impl Strategy<Value = (Vec<Vec<f64>>, Vec<bool>)> {
    (20_usize..200, 1_usize..6).prop_flat_map(|(draws, count)| {
        let column = prop_oneof![
            prop::collection::vec((0..2_u8).prop_map(f64::from), draws),
            prop::collection::vec((0..9_u8).prop_map(f64::from), draws),
            prop::collection::vec((0..60_u8).prop_map(|x| f64::from(x) / 7.0), draws),
            prop::collection::vec(-1e3..1e3, draws),
        ];
        let columns = prop::collection::vec(column, count);
        (columns, prop::collection::vec(any::<bool>(), draws))
    })
}

proptest! {
    #[test]
    fn boxes_shrink_and_hold_exactly_what_keeps_their_limits(
        (values, mut of_interest) in cases(), alpha in 0.01..0.3
    ) {
        of_interest[0] = true;
        let columns = columns(&values);
        let settings = Settings { peel_alpha: alpha, ..Settings::default() };
        let peeling = peel(&columns, &of_interest, &settings).unwrap();
        for step in &peeling.steps {
            prop_assert_eq!(step, &Region::of(&columns, &of_interest, step.limits.clone()));
            let (all, n) = (step.all.of_interest as f64, step.all.draws as f64);
            let by_density = step.density() * step.mass() * n;
            prop_assert!((step.coverage() * all - by_density).abs() < 1e-9);
            prop_assert!(step.mass() >= settings.least_mass);
        }
        for pair in peeling.steps.windows(2) {
            prop_assert!(pair[1].mass() < pair[0].mass());
            prop_assert!(pair[1].density() > pair[0].density());
            prop_assert!(pair[1].coverage() <= pair[0].coverage());
        }
    }

    #[test]
    fn the_order_of_the_draws_does_not_matter((mut values, mut of_interest) in cases()) {
        of_interest[0] = true;
        let run = |values: &[Vec<f64>], of_interest: &[bool]| {
            let columns = columns(values);
            let peeling = peel(&columns, of_interest, &Settings::default()).unwrap();
            let chosen = choose(&columns, of_interest, &peeling, &Settings::default());
            let pasted = paste(&columns, of_interest, &chosen, &Settings::default());
            (peeling, chosen, pasted)
        };
        let forwards = run(&values, &of_interest);
        for values in &mut values {
            values.reverse();
        }
        of_interest.reverse();
        prop_assert_eq!(forwards, run(&values, &of_interest));
    }

    #[test]
    fn pasting_never_costs_density_or_coverage((values, mut of_interest) in cases()) {
        of_interest[0] = true;
        let columns = columns(&values);
        let peeling = peel(&columns, &of_interest, &Settings::default()).unwrap();
        for step in &peeling.steps {
            let wide = paste(&columns, &of_interest, step, &Settings::default());
            prop_assert_eq!(&wide, &Region::of(&columns, &of_interest, wide.limits.clone()));
            prop_assert!(wide.density() >= step.density());
            prop_assert!(wide.coverage() >= step.coverage());
        }
    }
}
