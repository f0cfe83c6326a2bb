//! The years of a programme: financial years, named by the calendar year in which they start.

use serde::Serialize;

/// Which years a scenario covers, and in which prices it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Calendar {
    /// First financial year: 2024 is 2024/25.
    pub start: i32,
    /// Number of years in which money is spent and outcomes are reported.
    pub years: usize,
    /// The year in whose prices money is counted.
    pub price_year: i32,
    /// Number of years over which value is appraised, at least `years`.
    pub horizon: usize,
}

impl Calendar {
    /// The calendar year of a year counted from 0.
    #[must_use]
    pub fn year(&self, index: usize) -> i32 {
        self.start + i32::try_from(index).unwrap_or(i32::MAX - self.start)
    }

    /// The last financial year.
    #[must_use]
    pub fn last(&self) -> i32 {
        self.year(self.years.saturating_sub(1))
    }

    /// Counts a calendar year from 0; `None` outside the programme.
    #[must_use]
    pub fn index(&self, year: i32) -> Option<usize> {
        usize::try_from(year.checked_sub(self.start)?)
            .ok()
            .filter(|index| *index < self.years)
    }

    /// All calendar years of the programme, in order.
    pub fn all(&self) -> impl Iterator<Item = i32> + use<> {
        let calendar = *self;
        (0..self.years).map(move |index| calendar.year(index))
    }
}

/// A financial year as people write it: `2024/25`.
#[must_use]
pub fn financial_year(start: i32) -> String {
    format!("{start}/{:02}", (start + 1).rem_euclid(100))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_year_of_a_century_is_written_with_two_digits() {
        assert_eq!(financial_year(2024), "2024/25");
        assert_eq!(financial_year(2099), "2099/00");
    }

    #[test]
    fn a_year_outside_the_programme_has_no_index() {
        let calendar = Calendar {
            start: 2024,
            years: 10,
            price_year: 2024,
            horizon: 10,
        };
        assert_eq!(calendar.index(2033), Some(9));
        assert_eq!(calendar.index(2034), None);
        assert_eq!(calendar.index(2023), None);
    }
}
