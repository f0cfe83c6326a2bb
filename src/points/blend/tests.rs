//! Is a blend the draw that it says it is?

use super::*;
use crate::distribution::Distribution;
use crate::points::{Points, Seeded};
use crate::register::{Assumption, ChanceKind, Correlation, EvidenceLink, Provenance, Register};

fn register() -> Register {
    let mut register = Register::default();
    let mut assume = |name: &str, evidence: Option<(&str, f64)>| {
        register.assume(Assumption {
            name: name.to_owned(),
            distribution: Distribution::normal(0.0, 1.0, crate::distribution::Bounds::NONE)
                .unwrap(),
            input: None,
            evidence: evidence.map(|(id, shared)| EvidenceLink {
                id: id.to_owned(),
                shared,
            }),
            uprating: None,
            provenance: Provenance::default(),
        });
    };
    for name in ["a", "b", "c", "d"] {
        assume(name, None);
    }
    assume("shared", Some(("rate", 1.0)));
    assume("mixed", Some(("rate", 0.4)));
    register.chance("chance.recession.2024".to_owned(), ChanceKind::Coordinate);
    register.chance("chance.luck".to_owned(), ChanceKind::Score);
    for (pair, spearman) in [(["a", "b"], 0.5), (["b", "c"], 0.3)] {
        register.correlations.push(Correlation {
            between: pair.map(str::to_owned).to_vec(),
            spearman,
        });
    }
    register
}

fn place(inputs: &Inputs, name: &str) -> usize {
    let mut names = inputs.coordinates.iter();
    names.position(|one| one.name == name).unwrap()
}

#[test]
fn all_of_one_side_are_the_points_of_that_side() {
    let inputs = Inputs::of(&register());
    let again = second(&inputs);
    let seeded = Seeded::new(7);
    let mut points = Points::new(&inputs, WIDTH);
    points.draw(&inputs, &seeded, 16);
    let mut blend = Blend::new(&inputs);
    blend.draw(&seeded, &again, 16);
    let whole = points.packet(0, Luck::Drawn);
    let all: Vec<usize> = (0..inputs.coordinates.len()).collect();
    for _ in 0..2 {
        let blended = blend.packet(Luck::Drawn);
        for row in 0..inputs.assumptions.len() {
            let row = crate::number::InputId(row);
            assert_eq!(whole.assumption(row), blended.assumption(row));
        }
        for row in 0..inputs.chances.len() {
            let row = crate::number::ChanceId(row);
            assert_eq!(whole.chance(row), blended.chance(row));
        }
        // There and back again.
        for one in &all {
            blend.take(&[*one], Side::Second);
        }
        let there = blend.clone();
        blend.all_from(Side::Second);
        assert_eq!(there.assumptions, blend.assumptions);
        assert_eq!(there.chances, blend.chances);
        blend.take(&all, Side::First);
    }
}

#[test]
fn changing_one_input_leaves_all_others_alone() {
    let inputs = Inputs::of(&register());
    let mut blend = Blend::new(&inputs);
    blend.draw(&Seeded::new(1), &second(&inputs), 0);
    let before = blend.clone();
    blend.take(&[place(&inputs, "evidence.rate")], Side::Second);
    let changed = |row: usize| {
        let row = row * WIDTH..(row + 1) * WIDTH;
        blend.assumptions[row.clone()] != before.assumptions[row]
    };
    assert_eq!(
        [0, 1, 2, 3, 4, 5].map(changed),
        [false, false, false, false, true, true]
    );
    assert_eq!(blend.chances, before.chances);
    blend.take(&[place(&inputs, "evidence.rate")], Side::First);
    assert_eq!(blend.assumptions, before.assumptions);
    blend.fix(place(&inputs, "d"), 0.5);
    assert_eq!(blend.assumptions[3 * WIDTH..4 * WIDTH], [0.0; WIDTH]);
}

/// 40,000 futures; every correlation within 0.02 of what theory says, which is four standard errors
/// (so an unlucky seed would fail about one time in three thousand for each of the figures).
#[test]
fn a_correlated_input_drawn_anew_still_goes_with_the_others() {
    let inputs = Inputs::of(&register());
    let again = second(&inputs);
    let seeded = Seeded::new(3);
    let names = ["a", "b", "c"].map(|name| place(&inputs, name));
    let mut blend = Blend::new(&inputs);
    let mut rows: Vec<[f64; 6]> = Vec::new();
    for packet in 0..5_000 {
        blend.draw(&seeded, &again, packet * 8);
        let before = blend.now.scores.clone();
        blend.take(&[names[1]], Side::Second);
        for lane in 0..WIDTH {
            let old = names.map(|name| before[name * WIDTH + lane]);
            let new = names.map(|name| blend.now.scores[name * WIDTH + lane]);
            rows.push([old[0], old[1], old[2], new[0], new[1], new[2]]);
        }
    }
    let r = |a: usize, b: usize| {
        rows.iter().map(|row| row[a] * row[b]).sum::<f64>() / rows.len() as f64
    };
    let (ab, bc) = (r(0, 1), r(1, 2));
    assert!((ab - crate::inputs::score_correlation(0.5)).abs() < 0.02);
    // The new one stands to the others as the old one did …
    assert!((r(3, 4) - ab).abs() < 0.02 && (r(4, 5) - bc).abs() < 0.02);
    assert!((r(4, 4) - 1.0).abs() < 0.03);
    // … and goes with the old one only as far as these explain it: a and c are independent.
    assert!((r(1, 4) - (ab * ab + bc * bc)).abs() < 0.02);
}

/// At one percentile, evidence that places share in part has that percentile's value in every place.
#[test]
fn shared_evidence_can_be_held_at_one_value_in_all_places() {
    use crate::analysis::sensitivity::factors::factors;
    let inputs = Inputs::of(&register());
    let factors = factors(&inputs);
    let shared = factors
        .iter()
        .find(|one| one.name == "evidence.rate")
        .unwrap();
    let mut blend = Blend::new(&inputs);
    for luck in [0.1, 0.5, 0.97] {
        for (place, luck) in shared.held_at(luck, &inputs) {
            blend.fix(place, luck);
        }
        let known = normal_quantile(luck);
        for row in &shared.rows {
            let value = blend.values(*row).unwrap()[0];
            assert!((value - known).abs() < 1e-12, "{luck}: {value} {known}");
        }
    }
    assert!(
        factors
            .iter()
            .any(|one| one.name == "mixed" && one.is_own_part(&inputs))
    );
    assert!(!shared.is_own_part(&inputs));
}
