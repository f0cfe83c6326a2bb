//! How differences are told: on the screen, in files and on the page alike.
//!
//! Jobs, people and firms are counted in whole ones: a third of a job more or less is nothing that anybody
//! could see, so a difference of them is told in whole numbers, and a clear one that rounds to nothing as less
//! than one. Data files keep every digit.

use super::{TINY_RATIO, bare, calculated, told_to, with_unit};
use crate::analysis::precision::{range_units, supported_unit};
use crate::outcomes::Measure;

/// The finest unit that a difference of a measure is told in; 0 where its error and its size alone decide.
const fn finest(measure: Measure) -> f64 {
    match measure {
        Measure::Jobs | Measure::JobYears | Measure::People | Measure::Firms => 1.0,
        Measure::Ratio => TINY_RATIO,
        _ => 0.0,
    }
}

/// The unit that a difference is told to, no finer than its measure allows.
#[must_use]
pub fn unit(value: f64, error: f64, measure: Measure) -> f64 {
    supported_unit(value, error).max(finest(measure))
}

/// Whether a difference is less than the finest that is told, though there is one beyond chance.
fn is_under_one(value: f64, error: f64, measure: Measure) -> bool {
    let size = value.abs();
    finest(measure) > 0.0
        && size > 0.0
        && size < 0.5 * finest(measure)
        && !is_within_chance(size, error)
}

fn is_within_chance(size: f64, error: f64) -> bool {
    size <= 2.0 * error
}

/// Whether nothing is left of a difference in the digits that it is told in.
fn is_nothing(value: f64, error: f64, measure: Measure) -> bool {
    let digits = match measure {
        Measure::Share => bare(100.0 * value, 100.0 * error, Measure::Jobs),
        _ => told_to(value, unit(value, error, measure), error),
    };
    value == 0.0 || digits == "0"
}

/// A difference to a settled unit; that of two shares is in percentage points, which a per cent sign would not
/// say.
fn to_unit(value: f64, unit: f64, error: f64, measure: Measure) -> String {
    match measure {
        Measure::Share => {
            let points = bare(100.0 * value, 100.0 * error, Measure::Jobs);
            let noun = if points == "1" { "point" } else { "points" };
            format!("{points} percentage {noun}")
        }
        _ => with_unit(&told_to(value, unit, error), measure),
    }
}

fn under_one(measure: Measure) -> String {
    if measure == Measure::Ratio {
        return format!("less than {}", calculated(TINY_RATIO, measure));
    }
    format!(
        "less than one {}",
        calculated(1.0, measure).trim_start_matches("1 ")
    )
}

/// Whether a range of differences lies within less than the finest that is told, on either side.
#[must_use]
pub fn is_slight(ends: [f64; 2], measure: Measure) -> bool {
    ends.iter().all(|end| end.abs() < 0.5 * finest(measure))
}

/// A size, such as a regret: `12 jobs`, `less than one job`, `£3.1m`.
#[must_use]
pub fn size(value: f64, error: f64, measure: Measure) -> String {
    if is_under_one(value, error, measure) {
        under_one(measure)
    } else {
        to_unit(value, unit(value, error, measure), error, measure)
    }
}

/// How much more or less: `120 jobs more`, `less than one job fewer`, `£3.1m less`, `no more and no less`.
#[must_use]
pub fn more(value: f64, error: f64, measure: Measure) -> String {
    let less = if finest(measure) >= 1.0 {
        "fewer"
    } else {
        "less"
    };
    let way = if value > 0.0 { "more" } else { less };
    if is_under_one(value, error, measure) {
        format!("{} {way}", under_one(measure))
    } else if is_nothing(value, error, measure) {
        "no more and no less".to_owned()
    } else {
        let size = value.abs();
        let size = to_unit(size, unit(size, error, measure), error, measure);
        format!("{size} {way}")
    }
}

/// A difference with its sign: `+120 jobs`, `−£3.1m`; in words where it is clear but less than one: `less than one
/// job more`.
#[must_use]
pub fn signed(value: f64, error: f64, measure: Measure) -> String {
    if is_under_one(value, error, measure) {
        return more(value, error, measure);
    }
    let size = to_unit(value, unit(value, error, measure), error, measure);
    if value > 0.0 && !is_nothing(value, error, measure) {
        format!("+{size}")
    } else {
        size
    }
}

/// From the lower to the upper end of where differences lie, the unit once where it follows the number.
#[must_use]
pub fn range(ends: [f64; 2], errors: [f64; 2], measure: Measure) -> String {
    if measure == Measure::Share {
        let point = |place: usize| bare(100.0 * ends[place], 100.0 * errors[place], Measure::Jobs);
        return format!("{} to {} points", point(0), point(1));
    }
    if finest(measure) < 1.0 {
        return super::range(ends, errors, measure);
    }
    let ([low, high], [low_error, high_error]) = (ends, errors);
    let units = range_units([low, low, high], [low_error, low_error, high_error]);
    let units = units.map(|unit| unit.max(finest(measure)));
    let texts = [
        told_to(low, units[0], low_error),
        told_to(high, units[2], high_error),
    ];
    let most = with_unit(&texts[1], measure);
    if texts[0] != texts[1] {
        format!("{} to {most}", texts[0])
    } else if texts[1] == "0" {
        format!("{} either way", under_one(measure))
    } else {
        format!("about {most}")
    }
}

/// Where 8 in 10 differences lie, each end with its sign and its unit, and the middle between them.
#[must_use]
pub fn signed_range(values: [f64; 3], errors: [f64; 3], measure: Measure) -> [String; 3] {
    let units = range_units(values, errors).map(|unit| unit.max(finest(measure)));
    let told = |place: usize| {
        let (value, error) = (values[place], errors[place]);
        let text = to_unit(value, units[place], error, measure);
        if value > 0.0 && text.chars().any(|sign| ('1'..='9').contains(&sign)) {
            format!("+{text}")
        } else {
            text
        }
    };
    [0, 1, 2].map(told)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jobs_and_people_differ_by_whole_ones() {
        assert_eq!(signed(12.4, 0.01, Measure::Jobs), "+12 jobs");
        assert_eq!(signed(7.7, 0.04, Measure::Jobs), "+8 jobs");
        assert_eq!(more(-5.9, 0.02, Measure::People), "6 people fewer");
        assert_eq!(more(0.7, 0.02, Measure::Firms), "1 firm more");
        assert_eq!(more(312.7, 6.0, Measure::Jobs), "310 jobs more");
        assert_eq!(more(3.24, 0.001, Measure::Money), "£3.2m more");
        assert_eq!(more(0.33, 0.001, Measure::Money), "£0.33m more");
        assert_eq!(
            more(0.012, 0.0001, Measure::Share),
            "1.2 percentage points more"
        );
    }

    #[test]
    fn a_clear_difference_that_rounds_to_nought_is_less_than_one() {
        assert_eq!(signed(0.33, 0.01, Measure::Jobs), "less than one job more");
        assert_eq!(
            more(-0.33, 0.01, Measure::People),
            "less than one person fewer"
        );
        assert_eq!(more(0.33, 0.2, Measure::Jobs), "no more and no less");
        assert_eq!(signed(0.33, 0.2, Measure::Jobs), "0 jobs");
        assert_eq!(signed(0.0, 0.0, Measure::Jobs), "0 jobs");
        assert_eq!(more(0.0, f64::NAN, Measure::Share), "no more and no less");
    }

    #[test]
    fn a_size_is_told_in_whole_ones() {
        assert_eq!(size(0.002, f64::NAN, Measure::Jobs), "less than one job");
        assert_eq!(size(12.3, f64::NAN, Measure::Jobs), "12 jobs");
        assert_eq!(size(0.0, f64::NAN, Measure::Jobs), "0 jobs");
        assert_eq!(size(0.33, f64::NAN, Measure::Money), "£0.33m");
        assert!(is_slight([-0.3, 0.4], Measure::Jobs) && !is_slight([-0.3, 0.6], Measure::Jobs));
        assert!(!is_slight([0.0, 0.1], Measure::Money));
    }

    #[test]
    fn a_range_of_whole_ones_does_not_repeat_itself() {
        let told = |low, high| range([low, high], [0.01, 0.01], Measure::Jobs);
        assert_eq!(told(-4.6, 12.3), "−5 to 12 jobs");
        assert_eq!(told(0.2, 0.9), "0 to 1 job");
        assert_eq!(told(-0.3, 0.4), "less than one job either way");
        assert_eq!(told(2.7, 3.4), "about 3 jobs");
        let signed = signed_range([-0.2, 0.4, 3.7], [0.01; 3], Measure::Jobs);
        assert_eq!(signed, ["0 jobs", "0 jobs", "+4 jobs"]);
    }
}
