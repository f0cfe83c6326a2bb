//! How numbers are written, in one place.
//!
//! Data files carry every digit. People are told no more digits than the Monte Carlo error supports,
//! and two significant ones at most.

pub mod apart;

use crate::analysis::precision::{range_units, rounded, supported_unit};
use crate::outcomes::Measure;

/// A number for a data file: the shortest text that reads back as the same number. What is not
/// known has no text.
#[must_use]
pub fn exact(value: f64) -> String {
    let size = value.abs();
    if !value.is_finite() {
        String::new()
    } else if size == 0.0 {
        "0".to_owned()
    } else if (1e-7..1e17).contains(&size) {
        value.to_string()
    } else {
        format!("{value:e}")
    }
}

/// A simulated number for people: `3,300` of 3,312.7 with an error of 6.
#[must_use]
pub fn told(value: f64, error: f64) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let text = grouped(
        rounded(value, error),
        decimals(supported_unit(value, error)),
    );
    if error > 0.0 { text } else { trimmed(&text) }
}

/// A simulated number for people to a power of ten that was settled beforehand.
#[must_use]
pub fn told_to(value: f64, unit: f64, error: f64) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let near = if unit > 0.0 {
        (value / unit).round() * unit
    } else {
        value
    };
    let text = grouped(near, decimals(unit));
    if error > 0.0 { text } else { trimmed(&text) }
}

/// Below this, the digits of a ratio of two sums of money mean nothing.
pub const TINY_RATIO: f64 = 0.01;

/// A ratio of two sums of money to a settled power of ten: `0.42`, or `under 0.01`.
#[must_use]
pub fn ratio_to(value: f64, unit: f64, error: f64) -> String {
    if value > 0.0 && value < TINY_RATIO {
        format!("under {TINY_RATIO}")
    } else {
        told_to(value, unit, error)
    }
}

/// The same with its unit of measurement.
#[must_use]
pub fn quantity_to(value: f64, unit: f64, error: f64, measure: Measure) -> String {
    match measure {
        Measure::Share => percent(value, error),
        Measure::Ratio => with_unit(&ratio_to(value, unit, error), measure),
        _ => with_unit(&told_to(value, unit, error), measure),
    }
}

/// Without zeros at the end of a fraction: they speak of an error, and say nothing where none is known.
fn trimmed(text: &str) -> String {
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text.to_owned()
    }
}

/// A number that a person has set: up to four digits after the point, or four significant ones.
#[must_use]
pub fn given(value: f64) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let places = if value.abs() >= 1.0 || value == 0.0 {
        4
    } else {
        decimals(value.abs()) + 3
    };
    trimmed(&grouped(value, places))
}

/// An assumption that follows from what a person has set: three significant digits.
#[must_use]
pub fn known(value: f64) -> String {
    if !value.is_finite() {
        return String::new();
    }
    // A tenth of the unit that two digits support supports three.
    let unit = supported_unit(value, 0.0) / 10.0;
    let near = if unit > 0.0 {
        (value / unit).round() * unit
    } else {
        value
    };
    trimmed(&grouped(near, decimals(unit)))
}

/// A count: `10,000`.
#[must_use]
pub fn count(number: usize) -> String {
    with_commas(&number.to_string())
}

/// A share of draws as a percentage: `3.1%`. Only the whole is told as `100%`.
#[must_use]
pub fn percent(share: f64, error: f64) -> String {
    if !share.is_finite() {
        return String::new();
    }
    let text = told(100.0 * share, 100.0 * error);
    let rounds_to_all = rounded(100.0 * share, 100.0 * error) >= 100.0;
    match share {
        share if share < 1.0 && share > 0.999 && rounds_to_all => "over 99.9%".to_owned(),
        share if share < 1.0 && rounds_to_all => "over 99%".to_owned(),
        _ => format!("{text}%"),
    }
}

/// A share of simulated futures as a percentage: none and all are counts, and what is nearly none or
/// nearly all is told as such.
#[must_use]
pub fn chance(share: f64, error: f64, draws: usize) -> String {
    match share {
        share if share <= 0.0 => format!("0 of {}", count(draws)),
        share if share >= 1.0 => format!("all of {}", count(draws)),
        share if share < 0.01 => "under 1%".to_owned(),
        share if share > 0.99 => "over 99%".to_owned(),
        _ => percent(share, error),
    }
}

/// How often in a run: `about 3 in 100 simulated futures`.
#[must_use]
pub fn frequency(share: f64, draws: usize) -> String {
    let hits = nearest(share * draws as f64);
    let all = count(draws);
    let futures = "simulated futures";
    if hits == 0 {
        format!("none of {all} {futures}")
    } else if hits == draws {
        format!("all of {all} {futures}")
    } else if draws < 100 {
        format!("{hits} of {draws} {futures}")
    } else if share < 0.01 {
        format!("fewer than 1 in 100 {futures}")
    } else if share > 0.99 {
        format!("more than 99 in 100 {futures}")
    } else {
        format!("about {} in 100 {futures}", nearest(share * 100.0))
    }
}

/// A share in hundredths: `about 6 in 100`.
#[must_use]
pub fn in_hundred(share: f64) -> String {
    if share <= 0.0 {
        "none".to_owned()
    } else if share < 0.01 {
        "fewer than 1 in 100".to_owned()
    } else if share >= 1.0 {
        "all".to_owned()
    } else if share > 0.99 {
        "more than 99 in 100".to_owned()
    } else {
        format!("about {} in 100", nearest(share * 100.0))
    }
}

/// An amount with its unit, as in a sentence: `£120m`, `3,310 jobs`, `1 firm`.
#[must_use]
pub fn quantity(value: f64, error: f64, measure: Measure) -> String {
    match measure {
        Measure::Share => percent(value, error),
        _ => with_unit(&bare(value, error, measure), measure),
    }
}

/// An amount without its unit, in the digits of tables and charts.
#[must_use]
pub fn bare(value: f64, error: f64, measure: Measure) -> String {
    match measure {
        Measure::Share => percent(value, error),
        Measure::Ratio if value > 0.0 && value < TINY_RATIO => format!("under {TINY_RATIO}"),
        _ => told(value, error),
    }
}

/// An amount that was calculated once, without simulation error, with its unit: in two significant
/// digits, as everywhere.
#[must_use]
pub fn calculated(value: f64, measure: Measure) -> String {
    quantity(value, f64::NAN, measure)
}

/// A promised amount with its unit, in the digits of the promise.
#[must_use]
pub fn promised(value: f64, measure: Measure) -> String {
    match measure {
        Measure::Share => format!("{}%", given(100.0 * value)),
        _ => with_unit(&given(value), measure),
    }
}

/// From the lower to the upper end of a range, the unit once where it follows the number.
#[must_use]
pub fn range([low, high]: [f64; 2], [low_error, high_error]: [f64; 2], measure: Measure) -> String {
    let units = range_units([low, low, high], [low_error, low_error, high_error]);
    let low = match measure {
        Measure::Money
        | Measure::NominalMoney
        | Measure::FundMoney
        | Measure::Pounds
        | Measure::Ratio
        | Measure::Share => quantity_to(low, units[0], low_error, measure),
        _ => told_to(low, units[0], low_error),
    };
    format!(
        "{low} to {}",
        quantity_to(high, units[2], high_error, measure)
    )
}

fn with_unit(text: &str, measure: Measure) -> String {
    if let Some(size) = text.strip_prefix("under ") {
        return format!("under {}", with_unit(size, measure));
    }
    let (sign, size) = match text.strip_prefix('−') {
        Some(size) => ("−", size),
        None => ("", text),
    };
    let things = |one: &str, many: &str| {
        let word = if size == "1" { one } else { many };
        format!("{text} {word}")
    };
    match measure {
        Measure::Money | Measure::NominalMoney | Measure::FundMoney => format!("{sign}£{size}m"),
        Measure::Pounds | Measure::Ratio => format!("{sign}£{}", with_pence(size)),
        Measure::Jobs => things("job", "jobs"),
        Measure::JobYears => things("job-year", "job-years"),
        Measure::People => things("person", "people"),
        Measure::Firms => things("firm", "firms"),
        Measure::SquareMetres => format!("{text} m²"),
        Measure::Share => text.to_owned(),
        Measure::Own(unit) => format!("{text} {}", unit.words()),
    }
}

/// Pounds with one digit of pence have two: `£6.20`.
fn with_pence(pounds: &str) -> String {
    match pounds.split_once('.') {
        Some((_, pence)) if pence.len() == 1 => format!("{pounds}0"),
        _ => pounds.to_owned(),
    }
}

/// A number with a comma at thousands and a true minus sign; never a minus before nothing.
#[must_use]
pub fn grouped(value: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", value.abs());
    if text.chars().all(|c| matches!(c, '0' | '.')) {
        return "0".to_owned();
    }
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let sign = if value < 0.0 { "−" } else { "" };
    format!("{sign}{}{rest}", with_commas(whole))
}

fn with_commas(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// How many digits after the point a power of ten stands for.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to between 0 and 9"
)]
fn decimals(unit: f64) -> usize {
    if unit > 0.0 {
        (-libm::log10(unit).floor()).clamp(0.0, 9.0) as usize
    } else {
        0
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "shares of draws are not negative; what is not known counts as nothing"
)]
fn nearest(value: f64) -> usize {
    value.round() as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_files_carry_every_digit_and_no_text_for_the_unknown() {
        let texts = [0.1 + 0.2, 1.0, -0.0, 1e-9, -2.5e20, f64::NAN, f64::INFINITY].map(exact);
        assert_eq!(
            texts,
            ["0.30000000000000004", "1", "0", "1e-9", "-2.5e20", "", ""]
        );
        for value in [1.0 / 3.0, 123_456_789.123_456_78, 5e-324, f64::MAX] {
            assert_eq!(exact(value).parse(), Ok(value));
        }
    }

    #[test]
    fn people_are_told_the_digits_that_the_error_supports() {
        assert_eq!(told(3_312.7, 6.0), "3,300");
        assert_eq!(told(3_312.7, 60.0), "3,300");
        assert_eq!(told(1_234_567.0, 0.0), "1,200,000");
        assert_eq!(told(0.034_56, 0.0001), "0.035");
        assert_eq!(told(-41.26, 0.2), "−41");
        assert_eq!(told(12.0, 0.0), "12");
        assert_eq!(told(1.0, 0.01), "1.0");
        assert_eq!(told(0.0, 0.4), "0");
        assert_eq!(told(-0.2, 4.0), "0");
        assert_eq!(told(1e-16, 1e-17), "0");
        assert_eq!(told(f64::NAN, 1.0), "");
    }

    #[test]
    fn what_a_person_set_keeps_its_digits() {
        let texts = [8_000.0, 12.5, 0.02, 0.000_123_4, 1.0 / 3.0, 12.345_678, 0.0].map(given);
        assert_eq!(
            texts,
            [
                "8,000",
                "12.5",
                "0.02",
                "0.0001234",
                "0.3333",
                "12.3457",
                "0"
            ]
        );
    }

    #[test]
    fn chances_are_told_as_natural_frequencies() {
        let told = |share| frequency(share, 10_000);
        assert_eq!(told(0.0), "none of 10,000 simulated futures");
        assert_eq!(told(0.0031), "fewer than 1 in 100 simulated futures");
        assert_eq!(told(0.0312), "about 3 in 100 simulated futures");
        assert_eq!(told(0.97), "about 97 in 100 simulated futures");
        assert_eq!(told(0.9998), "more than 99 in 100 simulated futures");
        assert_eq!(told(1.0), "all of 10,000 simulated futures");
        assert_eq!(frequency(0.15, 20), "3 of 20 simulated futures");
        assert_eq!(in_hundred(0.002), "fewer than 1 in 100");
    }

    #[test]
    fn percentages_never_round_to_the_whole() {
        assert_eq!(percent(0.0312, 0.0017), "3.1%");
        assert_eq!(percent(0.0, 0.0), "0%");
        assert_eq!(percent(0.9998, 0.000_14), "over 99.9%");
        assert_eq!(percent(1.0, 0.0), "100%");
    }

    #[test]
    fn chances_of_draws_are_never_none_or_all_of_a_percentage() {
        assert_eq!(chance(0.0, 0.0, 10_000), "0 of 10,000");
        assert_eq!(chance(1.0, 0.0, 10_000), "all of 10,000");
        assert_eq!(chance(0.0042, 0.0006, 10_000), "under 1%");
        assert_eq!(chance(0.9951, 0.0006, 10_000), "over 99%");
        assert_eq!(chance(0.0312, 0.0017, 10_000), "3.1%");
        assert_eq!(chance(f64::NAN, f64::NAN, 10_000), "");
    }

    #[test]
    fn units_stand_where_people_write_them() {
        assert_eq!(quantity(-3.25, 0.001, Measure::Money), "−£3.3m");
        assert_eq!(quantity(45_321.0, 40.0, Measure::Pounds), "£45,000");
        assert_eq!(quantity(6.21, 0.04, Measure::Ratio), "£6.20");
        assert_eq!(quantity(0.002_1, 0.000_1, Measure::Ratio), "under £0.01");
        assert_eq!(quantity(0.0, 0.0, Measure::Ratio), "£0");
        assert_eq!(ratio_to(0.002_1, 0.000_1, 0.000_1), "under 0.01");
        assert_eq!(ratio_to(0.124, 0.01, 0.001), "0.12");
        assert_eq!(quantity(7.7, 0.04, Measure::Jobs), "7.7 jobs");
        assert_eq!(calculated(1_946.0, Measure::Jobs), "1,900 jobs");
        assert_eq!(promised(1.0, Measure::Firms), "1 firm");
        assert_eq!(promised(8_000.0, Measure::Jobs), "8,000 jobs");
        assert_eq!(promised(0.4, Measure::Share), "40%");
        let range = |measure| range([2_104.0, 4_870.0], [20.0, 40.0], measure);
        assert_eq!(range(Measure::Jobs), "2,100 to 4,900 jobs");
        assert_eq!(range(Measure::Money), "£2,100m to £4,900m");
    }

    #[test]
    fn the_ends_of_a_narrow_range_do_not_look_like_one_number() {
        let told = |error| range([1_812.0, 1_849.0], [error, error], Measure::Jobs);
        assert_eq!(told(0.4), "1,810 to 1,850 jobs");
        // Too few futures to tell them apart.
        assert_eq!(told(40.0), "1,800 to 1,800 jobs");
    }
}
