//! Which values a key may take.

use crate::distribution::{Distribution, Support};
use crate::problem::{Place, Problem};

use super::spelling::{Spelled, only_value};

/// The legal range of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Legal {
    /// From 0 to 1.
    Share,
    /// Above 0, to 1.
    ShareAboveZero,
    /// Above 0.
    AboveZero,
    /// From 0, below 1.
    BelowOne,
    /// 0 or more.
    ZeroOrMore,
    /// Above −1.
    AboveMinusOne,
    /// 1 or more.
    OneOrMore,
    /// From −1 to 1, without the ends.
    Correlation,
    /// Any number.
    Any,
}

impl Legal {
    /// The range of a key: a key means the same kind of thing wherever it stands.
    pub fn of(key: &str) -> Self {
        match key {
            "arrives" | "realised" | "share" | "local_share" | "net_to_gross" | "occupancy"
            | "annual_exit" | "annual_failure" | "take_up" | "completion" | "outcome"
            | "incumbent_share" | "retained" | "deadweight" | "gain_fade" | "level_up"
            | "carry_over" | "turnover" | "returners" | "poached" | "backfill" | "works"
            | "leakage" | "displacement" | "substitution" | "depreciation" | "enter" | "stay"
            | "graduates" | "movers" | "commuters" | "residents" | "depth" | "jobs_depth"
            | "probability" | "welfare_share" | "shared" | "before" | "displacement_uk"
            | "weight" => Self::Share,
            "flq_delta" => Self::BelowOne,
            "m2_per_job" | "matching" | "half" => Self::AboveZero,
            "overrun"
            | "annual_growth"
            | "capacity_growth"
            | "supply_growth"
            | "productivity_growth"
            | "inflation"
            | "discount_rate" => Self::AboveMinusOne,
            "multiplier" => Self::OneOrMore,
            "spearman" => Self::Correlation,
            "earnings_gain" | "wage_premium" | "at_least" | "at_most" => Self::Any,
            key if key.starts_with("cost_per_") => Self::AboveZero,
            _ => Self::ZeroOrMore,
        }
    }

    /// What is legal, in words that follow "must be".
    const fn words(self) -> &'static str {
        match self {
            Self::Share => "from 0 to 1",
            Self::ShareAboveZero => "above 0 and no more than 1",
            Self::BelowOne => "from 0 to less than 1",
            Self::AboveZero => "above 0",
            Self::ZeroOrMore => "0 or more",
            Self::AboveMinusOne => "above -1",
            Self::OneOrMore => "1 or more",
            Self::Correlation => "between -1 and 1",
            Self::Any => "a number",
        }
    }

    /// The lowest value, and whether it is legal itself.
    const fn low(self) -> (f64, bool) {
        match self {
            Self::Share | Self::BelowOne | Self::ZeroOrMore => (0.0, true),
            Self::AboveZero | Self::ShareAboveZero => (0.0, false),
            Self::AboveMinusOne | Self::Correlation => (-1.0, false),
            Self::OneOrMore => (1.0, true),
            Self::Any => (f64::NEG_INFINITY, true),
        }
    }

    /// The highest value, and whether it is legal itself.
    const fn high(self) -> (f64, bool) {
        match self {
            Self::Share | Self::ShareAboveZero => (1.0, true),
            Self::BelowOne | Self::Correlation => (1.0, false),
            _ => (f64::INFINITY, true),
        }
    }

    fn is_too_low(self, value: f64) -> bool {
        let (low, legal) = self.low();
        value < low || (!legal && value <= low)
    }

    fn is_too_high(self, value: f64) -> bool {
        let (high, legal) = self.high();
        value > high || (!legal && value >= high)
    }

    /// The problem with one number, if it is outside.
    pub fn problem_with(self, value: f64, place: &Place, path: &str) -> Option<Problem> {
        if !self.is_too_low(value) && !self.is_too_high(value) {
            return None;
        }
        let message = format!("must be {}, but is {}", self.words(), shown(value));
        Some(Problem::error(place, path, message).help(self.help_for(value)))
    }

    fn help_for(self, value: f64) -> String {
        if self == Self::Share && value > 1.0 && value <= 100.0 {
            percent_slip(value)
        } else {
            format!("write {}", self.number_words())
        }
    }

    fn number_words(self) -> String {
        match self {
            Self::ZeroOrMore | Self::OneOrMore => self.words().to_owned(),
            _ => format!("a number {}", self.words()),
        }
    }

    /// The problem with a range that can leave what is legal.
    pub fn problem_with_range(
        self,
        distribution: &Distribution,
        spelled: &Spelled,
        place: &Place,
        path: &str,
    ) -> Option<Problem> {
        if let Some(value) = only_value(distribution) {
            return self.problem_with(value, place, path);
        }
        let Support {
            low,
            high,
            low_reached,
            high_reached,
        } = distribution.support();
        let too_low = self.is_too_low(low) && (low_reached || low < self.low().0);
        let too_high = self.is_too_high(high) && (high_reached || high > self.high().0);
        if !too_low && !too_high {
            return None;
        }
        let low_reach = too_low.then(|| reach(low, "lower", "low"));
        let high_reach = too_high.then(|| reach(high, "upper", "high"));
        let reaches: Vec<String> = low_reach.into_iter().chain(high_reach).collect();
        let message = format!(
            "must be {}, but this {}",
            self.words(),
            reaches.join(" and ")
        );
        let help = if self == Self::Share && distribution.median() > 1.0 && high <= 100.0 {
            format!("{}, and the others likewise", percent_slip(high))
        } else if spelled.shape.takes_bounds() {
            self.cure(too_low, too_high)
        } else {
            format!("keep every number in it {}", self.words())
        };
        Some(Problem::error(place, path, message).help(help))
    }

    fn cure(self, too_low: bool, too_high: bool) -> String {
        let (low, low_is_legal) = self.low();
        let (high, _) = self.high();
        let min = if low_is_legal {
            format!("`min = {}`", shown(low))
        } else {
            format!("a `min` above {}", shown(low))
        };
        let max = format!("`max = {}`", shown(high));
        match (too_low, too_high) {
            (true, true) => format!("set {min} and {max}"),
            (true, false) => format!("set {min}"),
            _ => format!("set {max}"),
        }
    }
}

fn reach(end: f64, side: &str, how: &str) -> String {
    if end.is_finite() {
        format!("can be as {how} as {}", shown(end))
    } else {
        format!("has no {side} end")
    }
}

fn percent_slip(value: f64) -> String {
    let (share, percent) = (shown(value / 100.0), shown(value));
    if value < 2.0 {
        format!("write a number from 0 to 1; if it is {percent} %, write {share}")
    } else {
        format!("write {share} for {percent} %")
    }
}

/// A number for people: no more than six digits after the leading ones.
pub(super) fn shown(value: f64) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    let size = libm::log10(value.abs());
    if !(-6.0..15.0).contains(&size) {
        return format!("{value:e}");
    }
    let rounded = format!("{value:.6}");
    let trimmed = rounded.trim_end_matches('0').trim_end_matches('.');
    trimmed.to_owned()
}
