//! A system of equations in eight futures at once: I − A, taken apart into triangles.
//!
//! Every column of A adds up to less than 1 and no entry is negative, so that I − A is dominated by its
//! diagonal, column by column: elimination needs no pivots, its order never changes, and each future
//! takes the same steps in the same order on every machine.
//!
//! # References
//! Higham, N. J. (2002), Accuracy and Stability of Numerical Algorithms, 2nd edition, section 9.5.

use crate::lanes::Lanes;

/// I − A of so many industries, and its triangles once it is taken apart.
#[derive(Debug, Clone)]
pub struct System {
    order: usize,
    /// Row by row. Taken apart: multipliers of rows below the diagonal, what is left on and above it.
    entries: Vec<Lanes>,
}

impl System {
    /// Room for so many industries.
    #[must_use]
    pub fn new(order: usize) -> Self {
        Self {
            order,
            entries: vec![Lanes::ZERO; order * order],
        }
    }

    /// Writes I − A, entry by entry, and takes it apart.
    #[inline(always)]
    pub fn take_apart(&mut self, coefficient: impl Fn(usize) -> Lanes) {
        for (place, entry) in self.entries.iter_mut().enumerate() {
            *entry = -coefficient(place);
        }
        for place in 0..self.order {
            self.entries[place * self.order + place] += Lanes::ONE;
        }
        for step in 0..self.order {
            let (above, below) = self.entries.split_at_mut((step + 1) * self.order);
            let pivot_row = &above[step * self.order + step..];
            let Some((pivot, rest)) = pivot_row.split_first() else {
                continue;
            };
            for row in below.chunks_exact_mut(self.order) {
                let Some((first, others)) = row[step..].split_first_mut() else {
                    continue;
                };
                *first /= *pivot;
                let times = *first;
                for (entry, above) in others.iter_mut().zip(rest) {
                    *entry -= times * *above;
                }
            }
        }
    }

    /// One row, taken apart: what stands before the diagonal, on it and behind it.
    #[inline(always)]
    fn row(&self, place: usize) -> (&[Lanes], Lanes, &[Lanes]) {
        let row = &self.entries[place * self.order..][..self.order];
        (&row[..place], row[place], &row[place + 1..])
    }

    /// Turns a row r into r·(I − A)⁻¹.
    #[inline(always)]
    pub fn solve_row(&self, row: &mut [Lanes]) {
        for column in 0..self.order {
            let (_, pivot, behind) = self.row(column);
            let done = row[column] / pivot;
            row[column] = done;
            for (entry, times) in row[column + 1..].iter_mut().zip(behind) {
                *entry -= done * *times;
            }
        }
        for column in (0..self.order).rev() {
            let (before, ..) = self.row(column);
            let done = row[column];
            for (entry, times) in row.iter_mut().zip(before) {
                *entry -= done * *times;
            }
        }
    }

    /// Turns a column c into (I − A)⁻¹·c.
    #[inline(always)]
    pub fn solve_column(&self, column: &mut [Lanes]) {
        for place in 0..self.order {
            let (before, ..) = self.row(place);
            let mut left = column[place];
            for (entry, times) in column.iter().zip(before) {
                left -= *times * *entry;
            }
            column[place] = left;
        }
        for place in (0..self.order).rev() {
            let (_, pivot, behind) = self.row(place);
            let mut left = column[place];
            for (entry, times) in column[place + 1..].iter().zip(behind) {
                left -= *times * *entry;
            }
            column[place] = left / pivot;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Case IO-01: Miller and Blair (2009), chapter 2.
    #[test]
    fn a_row_and_a_column_of_the_inverse_are_those_of_miller_and_blair() {
        let coefficients = [0.15, 0.25, 0.20, 0.05];
        let mut system = System::new(2);
        system.take_apart(|place| Lanes::splat(coefficients[place]));
        let mut row = [Lanes::ONE, Lanes::ZERO];
        system.solve_row(&mut row);
        let mut column = [Lanes::ONE, Lanes::ZERO];
        system.solve_column(&mut column);
        let near = |found: Lanes, known: f64| (found.0[0] - known).abs() < 5e-9;
        assert!(near(row[0], 1.254_125_41) && near(row[1], 0.330_033_00));
        assert!(near(column[0], 1.254_125_41) && near(column[1], 0.264_026_40));
    }
}
