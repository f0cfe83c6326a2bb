//! Scenario discovery: boxes found by PRIM.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::path::Path;

use regiocast::analysis::discovery::{
    Column, End, Peeling, Region, Settings, choose, peel, quasi_p,
};

/// Peels of a tenth, as in both cases.
fn settings() -> Settings {
    Settings {
        peel_alpha: 0.1,
        ..Settings::default()
    }
}

fn columns(values: &[Vec<f64>]) -> Vec<Column<'_>> {
    values.iter().map(|values| Column { values }).collect()
}

/// The inputs of Bryant and Lempert's runs, and which runs are of interest.
fn biofuel() -> (Vec<Vec<f64>>, Vec<bool>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/discovery");
    let mut reader = csv::Reader::from_path(path.join("bryant_lempert_2010.csv")).unwrap();
    let (mut inputs, mut of_interest) = (vec![Vec::new(); 9], Vec::new());
    for row in reader.records() {
        let row = row.unwrap();
        for (place, input) in inputs.iter_mut().enumerate() {
            input.push(row[2 + place].parse().unwrap());
        }
        of_interest.push(&row[15] == "1");
    }
    (inputs, of_interest)
}

fn peeled(inputs: &[Vec<f64>], of_interest: &[bool]) -> Peeling {
    peel(&columns(inputs), of_interest, &settings()).unwrap()
}

/// Runs in each box, runs of interest among them, and restricted inputs, by `ema_workbench` 2.5.3.
const BIOFUEL: [(usize, usize, usize); 28] = [
    (882, 89, 0),
    (792, 89, 1),
    (710, 89, 2),
    (638, 89, 2),
    (573, 89, 3),
    (513, 89, 3),
    (458, 89, 3),
    (412, 89, 3),
    (368, 89, 3),
    (329, 89, 3),
    (296, 89, 3),
    (264, 88, 3),
    (237, 87, 3),
    (213, 86, 3),
    (191, 85, 4),
    (170, 82, 4),
    (152, 81, 4),
    (136, 78, 4),
    (121, 75, 4),
    (108, 74, 4),
    (97, 71, 4),
    (87, 67, 4),
    (78, 65, 4),
    (70, 61, 4),
    (63, 57, 4),
    (56, 52, 5),
    (50, 48, 6),
    (45, 45, 6),
];

/// METHODS PR-01. Bryant and Lempert's biofuel runs (data read), 882 of them and 89 of interest. The
/// boxes were computed with the Python package `ema_workbench` 2.5.3, peel 0.1, objective lenient1.
#[test]
fn pr_01_the_boxes_of_bryant_and_lempert() {
    let (inputs, of_interest) = biofuel();
    let steps = peeled(&inputs, &of_interest).steps;
    let found: Vec<(usize, usize, usize)> = steps
        .iter()
        .map(|step| {
            let inside = step.inside;
            (inside.draws, inside.of_interest, step.restricted_columns())
        })
        .collect();
    assert_eq!(found, BIOFUEL);
    let shares = |step: &Region| [step.coverage(), step.density(), step.mass()];
    for (step, expected) in [
        (0, [1.0, 0.100_907, 1.0]),
        (15, [0.921_348, 0.482_353, 0.192_744]),
        (21, [0.752_809, 0.770_115, 0.098_639]),
        (27, [0.505_618, 1.0, 0.051_020]),
    ] {
        for (found, expected) in shares(&steps[step]).into_iter().zip(expected) {
            assert!((found - expected).abs() < 5e-7, "{step}: {found}");
        }
    }
}

/// METHODS PR-01: the limits of box 21 and their quasi-p; that of the cellulosic cost says nothing.
#[test]
fn pr_01_the_limits_of_box_21() {
    let (inputs, of_interest) = biofuel();
    let limits = &peeled(&inputs, &of_interest).steps[21].limits;
    let chances = quasi_p(&columns(&inputs), &of_interest, limits);
    let expected = [
        (0, End::AtLeast, 72.65, 0.157_413_335),
        (1, End::AtMost, 755.8, 4.716_968_55e-6),
        (5, End::AtLeast, -0.422, 1.184_929_91e-16),
        (8, End::AtLeast, 150.05, 3.515_112_53e-11),
    ];
    assert_eq!(limits.len(), expected.len());
    for ((limit, chance), (column, end, value, quasi_p)) in limits.iter().zip(chances).zip(expected)
    {
        assert_eq!((limit.column, limit.end), (column, end));
        assert!((limit.value - value).abs() < 1e-4, "{limit:?}");
        assert!((chance / quasi_p - 1.0).abs() < 1e-6, "{limit:?} {chance}");
    }
}

#[test]
fn pr_01_the_box_worth_telling_does_without_the_cellulosic_cost() {
    let (inputs, of_interest) = biofuel();
    let columns = columns(&inputs);
    let peeling = peel(&columns, &of_interest, &settings()).unwrap();
    let chosen = choose(&columns, &of_interest, &peeling, &settings());
    let restricted: Vec<usize> = chosen.limits.iter().map(|limit| limit.column).collect();
    assert_eq!(
        restricted,
        [1, 5, 8],
        "{chosen:?} {} {}",
        chosen.coverage(),
        chosen.density()
    );
}

/// METHODS PR-02. 20 by 20 points in the middle of cells, of interest where x1 > 0.6 and x2 < 0.5.
/// Computed.
#[test]
fn pr_02_twelve_peels_find_the_corner() {
    let cell = |number: usize| (number as f64 + 0.5) / 20.0;
    let inputs = [
        (0..400).map(|point| cell(point / 20)).collect::<Vec<f64>>(),
        (0..400).map(|point| cell(point % 20)).collect(),
    ];
    let of_interest: Vec<bool> = (0..400)
        .map(|point| inputs[0][point] > 0.6 && inputs[1][point] < 0.5)
        .collect();
    let steps = peeled(&inputs, &of_interest).steps;
    let densities = [
        0.2, 0.2222, 0.25, 0.2857, 0.3333, 0.4, 0.4444, 0.5, 0.5556, 0.625, 0.7143, 0.8333, 1.0,
    ];
    assert_eq!(steps.len(), densities.len());
    for (step, density) in steps.iter().zip(densities) {
        assert!((step.density() - density).abs() < 5e-5, "{step:?}");
        assert_eq!(step.inside.of_interest, 80);
    }
    let last = steps.last().unwrap();
    assert_eq!((last.inside.draws, last.all.draws), (80, 400));
    let chosen = choose(
        &columns(&inputs),
        &of_interest,
        &peeled(&inputs, &of_interest),
        &settings(),
    );
    let limits: Vec<_> = chosen
        .limits
        .iter()
        .map(|l| (l.column, l.end, l.value))
        .collect();
    assert_eq!(
        limits,
        [(0, End::AtLeast, cell(12)), (1, End::AtMost, cell(9))]
    );
}
