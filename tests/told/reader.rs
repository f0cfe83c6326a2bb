//! A reader with a pocket calculator: works out printed arithmetic, knowing nothing of the code that
//! printed it.

use std::iter::Peekable;
use std::str::Chars;

/// What a printed sum comes to.
pub fn work_out(text: &str) -> f64 {
    let mut reader = Reader {
        rest: text.chars().peekable(),
    };
    let value = reader.sum();
    let left: String = reader.rest.collect();
    assert!(
        left.trim().is_empty(),
        "“{text}” cannot be read from “{left}”"
    );
    value
}

struct Reader<'a> {
    rest: Peekable<Chars<'a>>,
}

impl Reader<'_> {
    fn next_is(&mut self, sign: char) -> bool {
        while self.rest.peek() == Some(&' ') {
            self.rest.next();
        }
        self.rest.next_if_eq(&sign).is_some()
    }

    fn sum(&mut self) -> f64 {
        let mut value = self.product();
        loop {
            if self.next_is('+') {
                value += self.product();
            } else if self.next_is('−') {
                value -= self.product();
            } else {
                return value;
            }
        }
    }

    fn product(&mut self) -> f64 {
        let mut value = self.power();
        loop {
            if self.next_is('·') {
                value *= self.power();
            } else if self.next_is('/') {
                value /= self.power();
            } else {
                return value;
            }
        }
    }

    fn power(&mut self) -> f64 {
        let base = self.atom();
        if self.next_is('^') {
            base.powf(self.atom())
        } else {
            base
        }
    }

    fn atom(&mut self) -> f64 {
        if self.next_is('−') {
            return -self.atom();
        }
        if self.next_is('(') {
            let value = self.sum();
            assert!(self.next_is(')'), "a bracket is not closed");
            return value;
        }
        if self.rest.peek().is_some_and(char::is_ascii_digit) {
            return self.number();
        }
        let mut word = String::new();
        while let Some(c) = self.rest.next_if(|c| c.is_alphanumeric() || *c == '⁻') {
            word.push(c);
        }
        assert!(self.next_is('('), "“{word}” is no function");
        let mut values = vec![self.sum()];
        while self.next_is(',') {
            values.push(self.sum());
        }
        assert!(self.next_is(')'), "a bracket is not closed");
        function(&word, &values)
    }

    fn number(&mut self) -> f64 {
        let mut digits = String::new();
        while let Some(c) = self
            .rest
            .next_if(|c| c.is_ascii_digit() || matches!(c, '.' | 'e' | '-'))
        {
            digits.push(c);
        }
        digits.parse().unwrap()
    }
}

fn function(word: &str, values: &[f64]) -> f64 {
    match (word, values) {
        ("min", _) => values.iter().copied().fold(f64::INFINITY, f64::min),
        ("max", _) => values.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        ("exp", [x]) => x.exp(),
        ("ln", [x]) => x.ln(),
        ("floor", [x]) => x.floor(),
        ("round", [x]) => x.round_ties_even(),
        ("Poisson⁻¹", [u, rate]) => {
            // P(n) = P(n − 1)·λ/n
            count(*u, -rate, |n| rate / n)
        }
        ("Binomial⁻¹", [u, trials, p]) => {
            if *p >= 1.0 {
                return *trials;
            }
            let none = trials * (1.0 - p).ln();
            count(*u, none, |n| (trials - n + 1.0) / n * p / (1.0 - p))
        }
        _ => panic!("“{word}” of {} numbers is no function", values.len()),
    }
}

/// The smallest count whose probability of at most so many reaches u; in logarithms, as the
/// probability of none may be too small for a number.
fn count(u: f64, none: f64, next: impl Fn(f64) -> f64) -> f64 {
    let (mut probability, mut reached, mut n) = (none, none.exp(), 0.0);
    while reached < u && next(n + 1.0) > 0.0 {
        n += 1.0;
        probability += next(n).ln();
        reached += probability.exp();
    }
    n
}

#[test]
fn the_reader_works_out_what_a_hand_would() {
    let cases = [
        (
            "26·((1 − 0.25)·0.1 + 0.25·0.2)/(1 + 0.05)",
            26.0 * 0.125 / 1.05,
        ),
        ("8 − (3 − 1) − 2/(4·0.5)", 5.0),
        ("1.5·2^3", 12.0),
        ("1 − exp((−0.5)/2)", 1.0 - (-0.25_f64).exp()),
        ("min(3, 2 + 2, 7)", 3.0),
        ("−2.5 + 1e-12", -2.5 + 1e-12),
        ("Poisson⁻¹(0.5, 3)", 3.0),
        ("Binomial⁻¹(0.5, round(10.5), 0.5)", 5.0),
    ];
    for (text, value) in cases {
        assert!((work_out(text) - value).abs() < 1e-12, "{text}");
    }
}
