//! Discount factors from published schedules. The rates are data: `scenarios/schedules/discount.toml`.

use crate::programme::Discount;

use super::block::one_of;
use super::context::Context;
use super::fields::Fields;
use super::library;
use super::tree::{self, Table, Value};

const SCHEDULES: &str = "schedules/discount.toml";
const DEFAULT: &str = "green-book";

/// Reads `discount` or `discount_rate`.
pub(super) fn read(cx: &mut Context<'_>, appraisal: &mut Fields<'_>, horizon: usize) -> Discount {
    let schedules = schedules();
    let keys = ["discount", "discount_rate"];
    if keys.iter().all(|key| appraisal.has(key)) {
        one_of(cx, appraisal, keys);
    }
    let words: Vec<(&str, &str)> = schedules.keys().map(|name| (name, name)).collect();
    let name = appraisal.word(cx, "discount", &words).unwrap_or(DEFAULT);
    if let Some(rate) = appraisal.number(cx, "discount_rate") {
        return Discount::Flat(rate);
    }
    Discount::Schedule {
        name: name.to_owned(),
        factors: factors(&bands(&schedules, name), horizon),
    }
}

fn schedules() -> Table {
    tree::of_text(SCHEDULES, library::text(SCHEDULES).unwrap_or_default())
}

/// The bands of a schedule: last year and rate.
fn bands(schedules: &Table, name: &str) -> Vec<(f64, f64)> {
    let bands = schedules.table(name).and_then(|table| table.get("bands"));
    let Some(Value::List(bands)) = bands.map(|node| &node.value) else {
        return Vec::new();
    };
    let number = |band: &Table, key: &str| band.get(key).and_then(tree::Node::number);
    bands
        .iter()
        .filter_map(|band| {
            let band = band.table()?;
            Some((
                number(band, "to").unwrap_or(f64::INFINITY),
                number(band, "rate")?,
            ))
        })
        .collect()
}

/// Discount factors of years 0, 1, …: each year's rate acts on top of the years before.
fn factors(bands: &[(f64, f64)], horizon: usize) -> Vec<f64> {
    let mut factor = 1.0;
    let mut year = 0.0;
    (0..horizon)
        .map(|_| {
            if year > 0.0 {
                let band = bands.iter().find(|(to, _)| year <= *to);
                factor /= 1.0 + band.map_or(0.0, |(_, rate)| *rate);
            }
            year += 1.0;
            factor
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// GB-01: discount factors of the Green Book, checked against the tests of the R package
    /// `greenbook`.
    #[test]
    fn factors_follow_the_green_book_through_its_bands() {
        const YEARS: [usize; 13] = [0, 1, 2, 3, 5, 10, 30, 31, 60, 75, 76, 125, 126];
        const STANDARD: [f64; 13] = [
            1.0,
            0.966_183_574_9,
            0.933_510_700_4,
            0.901_942_705_7,
            0.841_973_166_9,
            0.708_918_813_7,
            0.356_278_410_6,
            0.345_901_369_5,
            0.146_781_987_9,
            0.094_213_772_6,
            0.091_915_875_7,
            0.027_410_763_0,
            0.026_873_297_1,
        ];
        const HEALTH: [f64; 13] = [
            1.0,
            0.985_221_674_9,
            0.970_661_748_6,
            0.956_316_993_7,
            0.928_260_325_4,
            0.861_667_231_7,
            0.639_762_429_9,
            0.631_614_601_5,
            0.435_533_533_3,
            0.359_354_453_6,
            0.355_550_067_8,
            0.211_061_852_9,
            0.209_262_198_0,
        ];
        for (name, expected) in [("green-book", STANDARD), ("health", HEALTH)] {
            let factors = factors(&bands(&schedules(), name), 127);
            for (year, value) in YEARS.into_iter().zip(expected) {
                assert!((factors[year] - value).abs() < 1e-9, "{name}, year {year}");
            }
        }
    }

    #[test]
    fn the_bands_reach_beyond_year_300() {
        let factors = factors(&bands(&schedules(), "green-book"), 303);
        assert!((factors[300] / factors[299] - 1.0 / 1.015).abs() < 1e-12);
        assert!((factors[301] / factors[300] - 1.0 / 1.01).abs() < 1e-12);
    }
}
