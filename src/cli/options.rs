//! Options that are more than a word or a number.

use std::str::FromStr;

use crate::outcomes::Outcomes;
use crate::problem::help_for_unknown;
use crate::programme::Programme;
use crate::sheet::{self, Cell};

use super::Failure;

/// A part of a run that is shared among machines: `2/8` is the second of eight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// Which, from 1.
    pub number: u64,
    /// Of how many.
    pub of: u64,
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is no part of a run; write 2/8 for the second of eight");
        let (number, of) = text.split_once('/').ok_or_else(wrong)?;
        let count = |text: &str| text.trim().parse::<u64>().map_err(|_| wrong());
        let (number, of) = (count(number)?, count(of)?);
        if number == 0 || number > of {
            return Err(wrong());
        }
        Ok(Self { number, of })
    }
}

/// How exact the headline figures are to be: `1%`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Precision(pub f64);

impl FromStr for Precision {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || {
            format!(
                "`{text}` is no precision; write 1% (the largest Monte Carlo error that a headline \
                 figure may have), between 0.01% and 50%"
            )
        };
        let (number, unit) = match text.trim().strip_suffix('%') {
            Some(number) => (number, 0.01),
            None => (text, 1.0),
        };
        let share = number.trim().parse::<f64>().map_err(|_| wrong())? * unit;
        if (0.000_099..=0.500_001).contains(&share) {
            Ok(Self(share))
        } else {
            Err(wrong())
        }
    }
}

impl std::fmt::Display for Precision {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}%", (self.0 * 1e6).round() / 1e4)
    }
}

/// A chance between none and all: `80%`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Percentage(pub f64);

impl FromStr for Percentage {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is no chance; write 80% (between 1% and 99%)");
        let (number, unit) = match text.trim().strip_suffix('%') {
            Some(number) => (number, 0.01),
            None => (text, 1.0),
        };
        let share = number.trim().parse::<f64>().map_err(|_| wrong())? * unit;
        if (0.01..=0.99).contains(&share) {
            Ok(Self(share))
        } else {
            Err(wrong())
        }
    }
}

impl std::fmt::Display for Percentage {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}%", (self.0 * 1e6).round() / 1e4)
    }
}

/// How far the model itself may be off, as a standard deviation: `10%` of what it says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Discrepancy(pub f64);

impl FromStr for Discrepancy {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || {
            format!(
                "`{text}` is no discrepancy; write 10% for a model that is off by a tenth of what it \
                 says in two of three cases, between 0.1% and 100%"
            )
        };
        let (number, unit) = match text.trim().strip_suffix('%') {
            Some(number) => (number, 0.01),
            None => (text, 1.0),
        };
        let share = number.trim().parse::<f64>().map_err(|_| wrong())? * unit;
        if (0.001..=1.0).contains(&share) {
            Ok(Self(share))
        } else {
            Err(wrong())
        }
    }
}

impl std::fmt::Display for Discrepancy {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}%", (self.0 * 1e6).round() / 1e4)
    }
}

/// A financial year, by the calendar year in which it starts: `2026` or `2026/27`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FinancialYear(pub i32);

impl FromStr for FinancialYear {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || {
            format!(
                "`{text}` is no year; write the financial year as 2026/27, or the calendar year in which it starts, 2026"
            )
        };
        let found = sheet::year::read(&Cell::Text(text.trim().to_owned()));
        found.ok().flatten().map(Self).ok_or_else(wrong)
    }
}

/// The metrics that were asked for, by name or by the beginning of it (`jobs.*`); all where none
/// was named.
///
/// # Errors
///
/// If a name or a beginning fits no metric of the programme.
pub fn outcomes(programme: &Programme, patterns: &[String]) -> Result<Outcomes, Failure> {
    let all = Outcomes::of(programme);
    if patterns.is_empty() {
        return Ok(all);
    }
    let names: Vec<&str> = all
        .directory
        .metrics
        .iter()
        .map(|metric| metric.name.as_str())
        .collect();
    let unknown: Vec<String> = patterns
        .iter()
        .filter(|pattern| !names.iter().any(|name| fits(pattern, name)))
        .map(|pattern| {
            let help = help_for_unknown(pattern, names.iter().copied(), "metrics");
            format!("--metrics: there is no metric called `{pattern}` in this scenario; {help}")
        })
        .collect();
    if !unknown.is_empty() {
        return Err(Failure::Input(unknown.join("\n")));
    }
    let wanted = |name: &str| patterns.iter().any(|pattern| fits(pattern, name));
    Ok(Outcomes::only(programme, wanted))
}

fn fits(pattern: &str, name: &str) -> bool {
    let pattern = pattern.trim();
    match pattern.strip_suffix('*') {
        Some(beginning) => name.starts_with(beginning),
        // Running totals come with their metric.
        None => name == pattern || pattern.strip_suffix(".total") == Some(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_counted_from_one() {
        assert_eq!("2/8".parse(), Ok(Shard { number: 2, of: 8 }));
        for wrong in ["0/8", "9/8", "2", "2/0", "a/b", "-1/2"] {
            assert!(wrong.parse::<Shard>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_precision_is_a_percentage_or_a_share() {
        assert_eq!("1%".parse(), Ok(Precision(0.01)));
        assert_eq!("0.02".parse(), Ok(Precision(0.02)));
        assert_eq!(Precision(0.005).to_string(), "0.5%");
        for wrong in ["0%", "100%", "1", "few", ""] {
            assert!(wrong.parse::<Precision>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_discrepancy_is_a_percentage_and_never_nothing() {
        assert_eq!("10%".parse(), Ok(Discrepancy(0.1)));
        assert_eq!("0.25".parse(), Ok(Discrepancy(0.25)));
        assert_eq!(Discrepancy(0.125).to_string(), "12.5%");
        for wrong in ["0%", "0", "10", "300%", "-5%", "NaN", "some", ""] {
            assert!(wrong.parse::<Discrepancy>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_year_is_written_as_in_a_return() {
        for text in ["2026", "2026/27", " 2026-27 "] {
            assert_eq!(text.parse(), Ok(FinancialYear(2026)), "{text}");
        }
        for wrong in ["2026/28", "26", "n/a", ""] {
            assert!(wrong.parse::<FinancialYear>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_star_stands_for_any_ending() {
        assert!(fits("jobs.*", "jobs.net"));
        assert!(fits("jobs.net", "jobs.net"));
        assert!(!fits("jobs.net", "jobs.net_skilled"));
    }
}
