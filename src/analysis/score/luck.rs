//! How many of several statements come true by luck alone, if the forecasts are right.
//!
//! Each future of a run is tried as what happens: in it, so many of the run’s statements are true.
//! That keeps what goes together together. Different runs are independent of each other, so that
//! their numbers are added as independent numbers are.

use super::Forecast;
use super::one::Scored;

/// How likely each number of true statements is.
#[derive(Debug, Clone, PartialEq)]
pub struct Luck {
    /// The probability of none, one, two and so on.
    pub chances: Vec<f64>,
}

impl Luck {
    /// Counts, in every future, of how many forecasts a statement about the row and its draw is true.
    #[must_use]
    pub fn of(
        rows: &[&Scored],
        forecasts: &[Forecast<'_>],
        statement: impl Fn(&Scored, f64) -> bool,
    ) -> Self {
        // Draws of another number cannot be of the same futures.
        let key = |row: &Scored| {
            let forecast = &forecasts[row.forecast];
            (forecast.run, forecast.draws.len())
        };
        let mut runs: Vec<((&str, usize), Vec<&Scored>)> = Vec::new();
        for row in rows {
            match runs.iter_mut().find(|(known, _)| *known == key(row)) {
                Some((_, members)) => members.push(row),
                None => runs.push((key(row), vec![row])),
            }
        }
        let mut chances = vec![1.0];
        for ((_, draws), members) in runs {
            let mut counts = vec![0_u32; draws];
            for row in &members {
                let values = forecasts[row.forecast].draws;
                for (count, draw) in counts.iter_mut().zip(values) {
                    *count += u32::from(statement(row, *draw));
                }
            }
            let mut own = vec![0.0; members.len() + 1];
            for count in counts {
                own[count as usize] += 1.0 / draws as f64;
            }
            chances = added(&chances, &own);
        }
        Self { chances }
    }

    /// The probability of at most so many.
    #[must_use]
    pub fn at_most(&self, number: usize) -> f64 {
        let lower = self.chances.iter().take(number.saturating_add(1));
        if number + 1 >= self.chances.len() {
            1.0
        } else {
            lower.sum()
        }
    }

    /// The probability of at least so many.
    #[must_use]
    pub fn at_least(&self, number: usize) -> f64 {
        if number == 0 {
            1.0
        } else {
            self.chances.iter().skip(number).sum()
        }
    }

    /// The number on average.
    #[must_use]
    pub fn mean(&self) -> f64 {
        let numbers = self.chances.iter().enumerate();
        numbers.map(|(number, chance)| number as f64 * chance).sum()
    }

    /// The fewest and the most of a central range that holds at least `stated` of what luck gives.
    #[must_use]
    pub fn range(&self, stated: f64) -> [usize; 2] {
        let tail = (1.0 - stated) / 2.0;
        let last = self.chances.len() - 1;
        let low = (0..=last).find(|number| self.at_most(*number) > tail);
        let high = (0..=last)
            .rev()
            .find(|number| self.at_least(*number) > tail);
        [low.unwrap_or(0), high.unwrap_or(last)]
    }
}

/// The distribution of the sum of two independent numbers.
fn added(one: &[f64], other: &[f64]) -> Vec<f64> {
    let mut sum = vec![0.0; one.len() + other.len() - 1];
    for (first, a) in one.iter().enumerate() {
        for (second, b) in other.iter().enumerate() {
            sum[first + second] += a * b;
        }
    }
    sum
}
