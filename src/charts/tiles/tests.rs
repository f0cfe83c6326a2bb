//! Tile maps of few and many districts.

use super::face::Steps;
use super::*;
use crate::charts::testing::{assert_legible, caption, says};
use crate::charts::theme::{BLUE, LIGHT_BLUE, NAVY};

fn tile(label: &str, place: (i32, i32), p50: f64) -> Tile {
    Tile {
        label: label.into(),
        place,
        figure: Some([p50 * 0.5, p50, p50 * 1.8]),
    }
}

fn six() -> Tiles {
    Tiles {
        caption: caption("map"),
        axis: "Net additional jobs in 2033/34 (full-time equivalent)".into(),
        nothing: "no activity here".into(),
        tiles: vec![
            tile("Sefton", (2, 1), 14.0),
            tile("Knowsley", (3, 1), 96.0),
            Tile {
                figure: None,
                ..tile("St Helens", (4, 1), 0.0)
            },
            tile("Wirral", (1, 2), 210.0),
            tile("Liverpool", (2, 2), 1_480.0),
            tile("Halton", (3, 2), 640.0),
        ],
        not_placed: Some([3.0, 12.0, 31.0]),
    }
}

#[test]
fn every_district_says_its_numbers_and_what_is_in_none_is_said_beneath() {
    let chart = six().draw().unwrap();
    assert_legible(&chart);
    for words in [
        "Liverpool",
        "1,500",
        "740 to 2,700",
        "St Helens",
        "no activity here",
    ] {
        assert!(says(&chart, words), "{words}");
    }
    assert!(
        chart
            .svg
            .contains("Not placed in any district: 12 (3 to 31)")
    );
    assert_eq!(
        chart.alt,
        "Net additional jobs in 2033/34 (full-time equivalent), median and the range of 8 in 10 simulations: \
         Sefton 14 (7 to 25); Knowsley 96 (48 to 170); St Helens no activity here; Wirral 210 (110 to 380); \
         Liverpool 1,500 (740 to 2,700); Halton 640 (320 to 1,200); not placed 12 (3 to 31)."
    );
}

#[test]
fn shades_follow_the_median_in_three_steps_at_round_numbers() {
    let steps = six().steps();
    assert_eq!(
        steps.words(),
        ["fewer than 500", "500 to 1,000", "1,000 or more"]
    );
    for (median, shade) in [
        (14.0, LIGHT_BLUE),
        (640.0, BLUE),
        (1_480.0, NAVY),
        (-5.0, LIGHT_BLUE),
    ] {
        assert_eq!(steps.of(median).0, shade, "{median}");
    }
    assert_eq!(Steps::up_to(0.0).of(0.0).0, LIGHT_BLUE);
}

#[test]
fn one_district_many_districts_long_names_and_losses_stay_legible() {
    let alone = Tiles {
        tiles: vec![Tile {
            label: "Northshire and the Borough of Upper Riverside".into(),
            place: (3, 7),
            figure: Some([-90.0, -40.0, 5.0]),
        }],
        ..six()
    };
    assert_legible(&alone.draw().unwrap());
    let many = (0..48).map(|place| {
        tile(
            "Bath and North East Somerset",
            (1 + place % 8, 1 + place / 8),
            1_000.0 * f64::from(place),
        )
    });
    let many = Tiles {
        tiles: many.collect(),
        ..six()
    };
    assert_legible(&many.draw().unwrap());
    let nothing = Tiles {
        tiles: vec![tile("Empty", (1, 1), 0.0)],
        not_placed: None,
        ..six()
    };
    assert_legible(&nothing.draw().unwrap());
}

#[test]
fn odd_data_is_an_error() {
    let with = |tiles: Vec<Tile>| Tiles { tiles, ..six() }.draw();
    assert!(with(Vec::new()).is_err());
    assert!(with(vec![tile("Odd", (1, 1), f64::NAN)]).is_err());
    assert!(with(vec![tile("Near", (1, 1), 1.0), tile("Far", (9, 1), 1.0)]).is_err());
}
