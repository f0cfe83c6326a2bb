//! In how many digits numbers are printed.

use std::fmt::Write as _;

use super::term::Term;

/// Digits that a reader checks by hand with.
pub const DIGITS: usize = 6;

/// How far printed arithmetic may be from the result before it is given more digits: half of what a
/// reader who checks to four digits sees.
const CLOSE: f64 = 5e-5;

/// What printed arithmetic may leave where the result is nothing: a tenth of a penny in £ million.
const AS_GOOD_AS_NOTHING: f64 = 1e-9;

/// The fewest digits, six or more, with which a term gives its result again.
#[must_use]
pub fn digits_for(term: &Term, result: f64) -> usize {
    let near = |digits: &usize| {
        let again = term.value(*digits);
        let close = if is_nothing(result) {
            AS_GOOD_AS_NOTHING
        } else {
            CLOSE * result.abs()
        };
        (again - result).abs() <= close || again == result
    };
    [DIGITS, 8, 10, 12, 14]
        .into_iter()
        .find(near)
        .unwrap_or(ALL)
}

/// Digits that tell any two machine numbers apart.
const ALL: usize = 17;

/// A number rounded to significant digits. Whole numbers below a thousand million stay as they are.
#[must_use]
pub fn significant(x: f64, digits: usize) -> f64 {
    if is_count(x) {
        return x;
    }
    format!("{x:.*e}", digits.saturating_sub(1))
        .parse()
        .unwrap_or(x)
}

fn is_count(x: f64) -> bool {
    x.fract() == 0.0 && x.abs() < 1e9
}

/// A number as a result: what rounding in the machine leaves of nothing is nothing.
#[must_use]
pub fn result(x: f64) -> String {
    number(if is_nothing(x) { 0.0 } else { x }, DIGITS)
}

/// Whether a number is what rounding in the machine leaves of nothing: a millionth of a pound, or of
/// a millionth of a job.
#[must_use]
pub const fn is_nothing(x: f64) -> bool {
    x.abs() < 1e-12
}

/// A number in so many significant digits, without zeros at the end: `0.0375`, `1234.57`.
#[must_use]
pub fn number(x: f64, digits: usize) -> String {
    if !x.is_finite() {
        return "not available".to_owned();
    }
    let near = significant(x, digits);
    let size = near.abs();
    let mut text = String::new();
    if near < 0.0 {
        text.push('−');
    }
    // Writing to a text cannot fail.
    let _ = if size == 0.0 || (1e-7..1e15).contains(&size) {
        write!(text, "{size}")
    } else {
        write!(text, "{size:e}")
    };
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_six_digits_and_counts_have_all() {
        let cases = [
            (1_234_567.0, "1234567"),
            (1_234_567.89, "1234570"),
            (-0.012_345_678, "−0.0123457"),
            (0.0, "0"),
            (2e-12, "2e-12"),
        ];
        for (x, text) in cases {
            assert_eq!(number(x, 6), text);
        }
    }
}
