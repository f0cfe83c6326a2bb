//! Numbers as people are told them, for formats that calculate on.

use super::Cell;

/// A number as it is told.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    /// The number that the words say: 3,300 of `3,300`, 0.031 of `3.1%`.
    pub value: f64,
    /// How many digits after the point are told: 1 of `3.1%`.
    pub decimals: usize,
    /// Whether it is told as a percentage.
    pub percent: bool,
}

impl Number {
    /// Reads a number as it is told. `None` for words, such as `under 1%` or `0 of 10,000`.
    #[must_use]
    pub fn read(told: &str) -> Option<Self> {
        let (digits, percent) = match told.strip_suffix('%') {
            Some(digits) => (digits, true),
            None => (told, false),
        };
        let (sign, size) = match digits.strip_prefix('−') {
            Some(size) => ("-", size),
            None => ("", digits),
        };
        let only_digits = size.chars().all(|c| c.is_ascii_digit() || ",.".contains(c));
        if !only_digits || !size.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let decimals = size.split_once('.').map_or(0, |(_, rest)| rest.len());
        // The exponent rather than a division: 3.1 / 100 need not be the nearest number to 0.031.
        let exponent = if percent { -2 } else { 0 };
        let text = format!("{sign}{}e{exponent}", size.replace(',', ""));
        text.parse().ok().map(|value| Self {
            value,
            decimals,
            percent,
        })
    }
}

impl Cell {
    /// The number that people are told, read from what they are told, so that the two cannot differ.
    /// `None` for words, years and what is not known.
    #[must_use]
    pub fn number(&self) -> Option<Number> {
        match self {
            Self::Text(_) | Self::Year(_) | Self::Empty => None,
            told => Number::read(&told.told()),
        }
    }

    /// The number in full digits. `None` for words, years and what is not known.
    #[must_use]
    pub fn exact(&self) -> Option<f64> {
        match self {
            Self::Given(value)
            | Self::Known(value)
            | Self::Figure { value, .. }
            | Self::ToUnit { value, .. }
            | Self::Ratio { value, .. }
            | Self::Rounded { value, .. }
            | Self::Share { value, .. }
            | Self::Chance { value, .. } => Some(*value).filter(|value| value.is_finite()),
            Self::Count(count) => Some(*count as f64),
            Self::Text(_) | Self::Year(_) | Self::Empty => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_what_people_are_told() {
        let read = |cell: Cell| cell.number().map(|n| (n.value, n.decimals, n.percent));
        assert_eq!(read(Cell::figure(3_312.7, 6.0)), Some((3_300.0, 0, false)));
        assert_eq!(read(Cell::figure(-41.26, 0.02)), Some((-41.0, 0, false)));
        assert_eq!(read(Cell::figure(1.0, 0.01)), Some((1.0, 1, false)));
        assert_eq!(read(Cell::share(0.0312, 0.0017)), Some((0.031, 1, true)));
        assert_eq!(read(Cell::Count(10_000)), Some((10_000.0, 0, false)));
        assert_eq!(
            read(Cell::Given(0.000_123_4)),
            Some((0.000_123_4, 7, false))
        );
    }

    #[test]
    fn words_are_no_numbers() {
        let none = [
            Cell::chance(0.004, 0.0006, 10_000),
            Cell::chance(0.0, 0.0, 10_000),
            Cell::share(0.9998, 0.000_14),
            Cell::text("12"),
            Cell::Year(2033),
            Cell::figure(f64::NAN, 1.0),
            Cell::Empty,
        ];
        assert!(none.iter().all(|cell| cell.number().is_none()));
        assert_eq!(Number::read("1,2x"), None);
        assert_eq!(Number::read(""), None);
    }

    #[test]
    fn full_digits_are_those_of_data_files() {
        assert_eq!(Cell::figure(3_312.7, 6.0).exact(), Some(3_312.7));
        assert_eq!(Cell::figure(f64::NAN, 6.0).exact(), None);
        assert_eq!(Cell::Year(2033).exact(), None);
    }
}
