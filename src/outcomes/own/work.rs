//! A formula worked out, eight draws at once.
//!
//! What has no value (a quotient by 0, a root of less than 0, a number that is not finite) is NaN,
//! and so is all that rests on it: it is told as not available, and counted.

use super::{Own, Reading, Ready, Stated, Taken};
use crate::lanes::{Lanes, WIDTH};
use crate::outcomes::When;
use crate::programme::Nature;
use crate::programme::outcome::{Expression, Function, Operator};

/// Columns of some draws: each `stride` draws long, looked at from `place` on.
struct Columns<'a> {
    values: &'a [f64],
    stride: usize,
    place: usize,
    draws: usize,
}

impl Columns<'_> {
    fn read(&self, column: usize) -> Lanes {
        let start = column * self.stride + self.place;
        let own = self.values.get(start..start + self.draws);
        Lanes::load(own.unwrap_or_default())
    }
}

impl Own {
    /// Works out every outcome for some draws: years in order, since a formula may look back; figures
    /// of the whole period last.
    pub(in crate::outcomes) fn work_out(
        &self,
        columns: &mut [f64],
        (stride, first): (usize, usize),
        draws: usize,
    ) {
        let yearly = |ready: &&Ready| ready.nature != Nature::Whole;
        for place in (first..first + draws).step_by(WIDTH) {
            let draws = (first + draws - place).min(WIDTH);
            let mut put = |ready: &Ready, year: usize, column: usize| {
                let read = Columns {
                    values: columns,
                    stride,
                    place,
                    draws,
                };
                let value = finite(ready.value(&ready.formula.root, year, &read));
                let start = column * stride + place;
                columns[start..start + draws].copy_from_slice(&value.0[..draws]);
            };
            for year in 0..self.years {
                for ready in self.formulas.iter().filter(yearly) {
                    put(ready, year, ready.column + year);
                }
            }
            for ready in self.formulas.iter().filter(|ready| !yearly(ready)) {
                put(ready, self.years.saturating_sub(1), ready.column);
            }
        }
    }
}

impl Ready {
    fn value(&self, expression: &Expression, year: usize, columns: &Columns<'_>) -> Lanes {
        let of = |part: &Expression| self.value(part, year, columns);
        match expression {
            Expression::Number(value) => Lanes::splat(*value),
            Expression::Year => Lanes::splat(year as f64),
            Expression::Assumption(place) => match self.stated.get(*place) {
                Some(Stated::Fixed(value)) => Lanes::splat(*value),
                Some(Stated::Column(column)) => columns.read(*column),
                None => Lanes::splat(f64::NAN),
            },
            Expression::Metric(place) => match self.taken.get(*place) {
                Some(taken) => taken.value(year, columns),
                None => Lanes::splat(f64::NAN),
            },
            Expression::Previous(part) => match year.checked_sub(1) {
                Some(last) => self.value(part, last, columns),
                None => Lanes::ZERO,
            },
            Expression::Negative(part) => -of(part),
            Expression::Operation(operator, parts) => {
                operated(*operator, of(&parts[0]), of(&parts[1]))
            }
            Expression::Function(function, parts) => match (function, parts.as_slice()) {
                (Function::Min, [first, rest @ ..]) => {
                    rest.iter().fold(of(first), |least, part| {
                        known(least, of(part), |a, b| if b < a { b } else { a })
                    })
                }
                (Function::Max, [first, rest @ ..]) => rest.iter().fold(of(first), |most, part| {
                    known(most, of(part), |a, b| if b > a { b } else { a })
                }),
                (Function::If, [test, then, otherwise]) => {
                    chosen(of(test), of(then), of(otherwise))
                }
                (Function::Pow, [base, exponent]) => known(of(base), of(exponent), libm::pow),
                (Function::Abs, [part]) => of(part).map(f64::abs),
                (Function::Sqrt, [part]) => of(part).sqrt(),
                (Function::Exp, [part]) => of(part).map(libm::exp),
                (Function::Ln, [part]) => of(part).map(libm::log),
                _ => Lanes::splat(f64::NAN),
            },
        }
    }
}

impl Taken {
    fn value(self, year: usize, columns: &Columns<'_>) -> Lanes {
        let up_to = |first: usize, year: usize| {
            let later = first + 1..=first + year;
            later.fold(columns.read(first), |total, column| {
                total + columns.read(column)
            })
        };
        match self {
            Self::Always(value) => Lanes::splat(value),
            Self::Columns(first, Reading::Year) => columns.read(first + year),
            Self::Columns(first, Reading::UpTo) => up_to(first, year),
            Self::Columns(first, Reading::One(when)) => match when {
                When::Whole => columns.read(first),
                When::Year(year) => columns.read(first + year),
                When::UpTo(year) => up_to(first, year),
            },
        }
    }
}

/// Joins two numbers where both are known.
fn known(a: Lanes, b: Lanes, join: impl Fn(f64, f64) -> f64) -> Lanes {
    a.zip(b, |a, b| {
        if a.is_nan() || b.is_nan() {
            f64::NAN
        } else {
            join(a, b)
        }
    })
}

fn operated(operator: Operator, a: Lanes, b: Lanes) -> Lanes {
    let test = |holds: fn(f64, f64) -> bool| known(a, b, |a, b| f64::from(u8::from(holds(a, b))));
    match operator {
        Operator::Plus => a + b,
        Operator::Minus => a - b,
        Operator::Times => a * b,
        Operator::Over => a.over_or(b, f64::NAN),
        Operator::Power => known(a, b, libm::pow),
        Operator::Below => test(|a, b| a < b),
        Operator::AtMost => test(|a, b| a <= b),
        Operator::Above => test(|a, b| a > b),
        Operator::AtLeast => test(|a, b| a >= b),
        Operator::Same => test(|a, b| a == b),
        Operator::Different => test(|a, b| a != b),
    }
}

/// The second where the first is not 0, else the third.
fn chosen(test: Lanes, then: Lanes, otherwise: Lanes) -> Lanes {
    let mut chosen = then;
    for lane in 0..WIDTH {
        let test = test.0[lane];
        if test.is_nan() {
            chosen.0[lane] = f64::NAN;
        } else if test == 0.0 {
            chosen.0[lane] = otherwise.0[lane];
        }
    }
    chosen
}

/// Numbers that are not finite are no numbers to tell.
fn finite(lanes: Lanes) -> Lanes {
    lanes.map(|value| if value.is_finite() { value } else { f64::NAN })
}
