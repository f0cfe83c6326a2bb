//! A total and its parts as numbers: whether a sheet may hold them in full digits.

use super::super::page::Digits;
use super::Compared;
use crate::tables::Cell;
use crate::tables::number::Number;

/// How far a sum may be from its total by the last digits of binary numbers, as a share of the largest.
const LAST_DIGITS: f64 = 1e-9;

/// A total and the sum of its parts.
#[derive(Debug)]
pub(super) struct Addition {
    parts: Vec<Part>,
    total: Part,
}

/// A sum as it stands on a sheet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Outcome {
    /// What the cells of the parts add up to.
    pub(super) sum: f64,
    /// Whether the total may be a formula: it results in what people are told.
    pub(super) is_formula: bool,
    /// How far the sum may be from the total.
    pub(super) tolerance: f64,
}

impl Addition {
    /// Of the cells of parts and total, without those that are empty; `None` where one of them is no number.
    pub(super) fn of(parts: &[&Cell], total: &Cell) -> Option<Self> {
        let filled = parts.iter().filter(|cell| !matches!(cell, Cell::Empty));
        let parts: Vec<Part> = filled.map(|cell| Part::of(cell)).collect::<Option<_>>()?;
        let total = Part::of(total)?;
        let alike = parts
            .iter()
            .all(|part| part.told.percent == total.told.percent);
        (!parts.is_empty() && alike).then_some(Self { parts, total })
    }

    /// The total as it was simulated.
    pub(super) const fn simulated(&self) -> f64 {
        self.total.exact
    }

    /// The total's digits.
    pub(super) const fn digits(&self) -> Digits {
        super::super::exhibit::digits(self.total.told)
    }

    /// Whether every cell shows what people are told when it holds full digits.
    pub(super) fn may_be_full(&self) -> bool {
        self.all().all(|part| shows(part.exact, part.told))
    }

    /// Whether its table rounded every number itself before it was added up.
    pub(super) fn is_of_rounded(&self) -> bool {
        let is_rounded = |part: &Part| part.own_rounding > 0.0 && same(part.exact, part.told.value);
        self.all().all(is_rounded)
    }

    /// What the sum comes to.
    pub(super) fn outcome(&self, compared: Compared) -> Outcome {
        if compared == Compared::Rounded {
            return self.as_told();
        }
        let sum: f64 = self.parts.iter().map(|part| part.exact).sum();
        let largest = self.all().fold(0.0_f64, |most, p| most.max(p.exact.abs()));
        let tolerance = LAST_DIGITS * largest;
        Outcome {
            sum,
            is_formula: (sum - self.total.exact).abs() <= tolerance && shows(sum, self.total.told),
            tolerance,
        }
    }

    /// The sum of the numbers that people are told, which may differ from the total by rounding.
    fn as_told(&self) -> Outcome {
        let places = self.all().map(|part| places(part.told)).max();
        let scale = power(places.unwrap_or_default());
        let whole = |number: Number| (number.value * scale).round();
        let sum: f64 = self.parts.iter().map(|part| whole(part.told)).sum();
        let rounding = |part: &Part| (part.told.value - part.exact).abs().max(part.own_rounding);
        Outcome {
            sum: sum / scale,
            is_formula: same(sum, whole(self.total.told)),
            tolerance: self.all().map(rounding).sum(),
        }
    }

    fn all(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().chain([&self.total])
    }
}

/// A number that is added up.
#[derive(Debug)]
struct Part {
    told: Number,
    exact: f64,
    /// How far its table may have rounded it before.
    own_rounding: f64,
}

impl Part {
    fn of(cell: &Cell) -> Option<Self> {
        let own_rounding = match cell {
            Cell::Rounded { decimals, .. } => 0.5 / power(*decimals),
            _ => 0.0,
        };
        Some(Self {
            told: cell.number()?,
            exact: cell.exact()?,
            own_rounding,
        })
    }
}

/// Whether a cell that holds a value in full digits shows the number that people are told. Values about
/// halfway between two numbers do not count, for programs round them either way; nor does what would be
/// shown as `-0`.
fn shows(value: f64, told: Number) -> bool {
    const HALFWAY: f64 = 1e-6;
    let scale = power(places(told));
    let size = (value * scale).abs();
    let is_halfway = (size.fract() - 0.5).abs() < HALFWAY;
    let is_minus_nothing = value < 0.0 && told.value == 0.0;
    !is_halfway && !is_minus_nothing && same((value * scale).round(), (told.value * scale).round())
}

/// Digits after the point of a number's value: those of a percentage are two more than it tells.
const fn places(number: Number) -> usize {
    number.decimals + if number.percent { 2 } else { 0 }
}

fn power(places: usize) -> f64 {
    10_f64.powi(i32::try_from(places).unwrap_or_default())
}

/// Whether two numbers are the very same.
fn same(one: f64, other: f64) -> bool {
    one.total_cmp(&other).is_eq() || (one == 0.0 && other == 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shows_told(value: f64, told: &str) -> bool {
        shows(value, Number::read(told).unwrap())
    }

    #[test]
    fn a_cell_shows_what_is_told_unless_programs_may_round_it_otherwise() {
        assert!(shows_told(6.413_875_9, "6"));
        assert!(shows_told(-41.26, "−41.3"));
        assert!(shows_told(0.030_9, "3.1%"));
        // Told to tens, which no format does.
        assert!(!shows_told(251.3, "250"));
        assert!(!shows_told(1.25, "1.2"));
        // A cell would show `-0`.
        assert!(!shows_told(-0.2, "0"));
    }
}
