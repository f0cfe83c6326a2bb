//! Outcomes that the scenario defines: each formula with numbers put in.

use super::account::{Item, Line, Section};
use super::future::{Future, plain};
use super::term::{Function as Told, Term, call, n};
use super::totals::Metrics;
use crate::outcomes::own::meaning;
use crate::outcomes::{Gauge, Nature, When};
use crate::programme::OwnOutcome;
use crate::programme::outcome::{Expression, Function, Operator};

/// Outcomes that the scenario defines.
pub(super) fn section(future: &Future, metrics: &Metrics) -> Section {
    let outcomes = future.programme.outcomes.iter();
    Section {
        id: "outcomes",
        title: "Outcomes that the scenario defines",
        note: "Each is worked out by the scenario’s own formula, from metrics told above.",
        items: outcomes.map(|own| item(future, metrics, own)).collect(),
        ..Section::default()
    }
}

/// What a formula is made of in this future.
struct Parts {
    assumptions: Vec<f64>,
    /// For each reference, its value in each year; one value in a figure of the whole period.
    rows: Vec<Vec<f64>>,
}

fn item(future: &Future, metrics: &Metrics, own: &OwnOutcome) -> Item {
    let mut item = Item::new(own.metric(), future.words.metric(&own.metric()));
    let assumptions = own.assumptions.iter();
    let parts = Parts {
        assumptions: assumptions
            .map(|(key, number)| future.give(&mut item, key, *number))
            .collect(),
        rows: rows(future, metrics, own, &mut item),
    };
    for constant in constants(&own.formula.root) {
        let symbol = super::digits::number(constant, super::digits::DIGITS);
        plain(&mut item, &symbol, constant, "", "written in the formula");
    }
    let metric = own.metric();
    let unit = own.unit.words();
    let title = item.title.clone();
    let found = metrics.directory.find(&metric);
    let line = if own.nature == Nature::Whole {
        let value = found.and_then(|found| found.column);
        let value = value.map_or(f64::NAN, |column| metrics.values[column]);
        Line::once(
            &title,
            &metric,
            unit,
            value,
            parts.term(&own.formula.root, 0),
        )
    } else {
        let years = found.map_or_else(Vec::new, |found| metrics.years(found));
        Line::yearly(&title, &metric, unit, years, |year| {
            parts.term(&own.formula.root, year)
        })
    };
    item.lines
        .push(line.formula(own.formula.text.clone()).metric(metric));
    item
}

/// The values of every metric in a formula, each told once.
fn rows(future: &Future, metrics: &Metrics, own: &OwnOutcome, item: &mut Item) -> Vec<Vec<f64>> {
    let directory = &metrics.directory;
    let last = future.years().saturating_sub(1);
    let mut rows: Vec<Vec<f64>> = Vec::new();
    for (place, reference) in own.formula.references.iter().enumerate() {
        let Some((metric, nature, total)) = meaning(directory, reference) else {
            rows.push(Vec::new());
            continue;
        };
        let name = reference.name.as_str();
        let unit = future.words.unit(directory.metrics[metric].measure);
        let value = |when: When| {
            let gauge = Gauge { metric, when };
            directory.value(&metrics.values, gauge)
        };
        let at = |year: usize| match nature {
            Nature::Whole => value(When::Whole),
            Nature::Flow if total || own.nature == Nature::Whole => value(When::UpTo(year)),
            Nature::Flow | Nature::Stock => value(When::Year(year)),
        };
        let title = if own.nature == Nature::Whole && nature == Nature::Flow && !total {
            future.words.metric(&format!("{name}.total"))
        } else {
            future.words.metric(name)
        };
        let before = &own.formula.references[..place];
        let is_new = name != own.metric() && before.iter().all(|one| one.name != name);
        let row = if own.nature == Nature::Whole {
            let value = at(last);
            if is_new {
                plain(item, name, value, &unit, &title);
            }
            vec![value]
        } else {
            let row: Vec<f64> = (0..future.years()).map(at).collect();
            if is_new {
                item.lines
                    .push(Line::read(&title, name, &unit, row.clone()));
            }
            row
        };
        rows.push(row);
    }
    rows
}

/// Numbers that stand in a formula itself, each once.
fn constants(expression: &Expression) -> Vec<f64> {
    let mut found: Vec<f64> = Vec::new();
    expression.any(&mut |part| {
        if let Expression::Number(value) = part
            && !found.contains(value)
        {
            found.push(*value);
        }
        false
    });
    found
}

impl Parts {
    fn term(&self, expression: &Expression, year: usize) -> Term {
        let of = |part: &Expression| self.term(part, year);
        match expression {
            Expression::Number(value) => n(*value),
            Expression::Year => n(year as f64),
            Expression::Assumption(place) => n(self.assumptions[*place]),
            Expression::Metric(place) => {
                let row = self.rows.get(*place);
                n(row
                    .and_then(|row| row.get(year))
                    .copied()
                    .unwrap_or(f64::NAN))
            }
            Expression::Previous(part) => match year.checked_sub(1) {
                Some(last) => self.term(part, last),
                None => n(0.0),
            },
            Expression::Negative(part) => n(0.0) - of(part),
            Expression::Operation(operator, parts) => {
                joined(*operator, of(&parts[0]), of(&parts[1]))
            }
            Expression::Function(function, parts) => match (function, parts.as_slice()) {
                (Function::Min, parts) => call(Told::Min, parts.iter().map(of).collect::<Vec<_>>()),
                (Function::Max, parts) => call(Told::Max, parts.iter().map(of).collect::<Vec<_>>()),
                (Function::If, [test, then, otherwise]) => {
                    let holds = of(test).value(ALL);
                    match holds {
                        holds if holds.is_nan() => n(f64::NAN),
                        0.0 => of(otherwise),
                        _ => of(then),
                    }
                }
                (Function::Abs, [part]) => call(Told::Max, [of(part), n(0.0) - of(part)]),
                (Function::Sqrt, [part]) => of(part).to_the(n(0.5)),
                (Function::Exp, [part]) => call(Told::Exp, [of(part)]),
                (Function::Ln, [part]) => call(Told::Ln, [of(part)]),
                (Function::Pow, [base, exponent]) => of(base).to_the(of(exponent)),
                _ => n(f64::NAN),
            },
        }
    }
}

/// All digits.
const ALL: usize = 17;

/// Two terms joined; a comparison is told as what it comes to.
fn joined(operator: Operator, a: Term, b: Term) -> Term {
    let holds = |test: fn(f64, f64) -> bool| {
        let (a, b) = (a.value(ALL), b.value(ALL));
        if a.is_nan() || b.is_nan() {
            n(f64::NAN)
        } else {
            n(f64::from(u8::from(test(a, b))))
        }
    };
    match operator {
        Operator::Plus => a + b,
        Operator::Minus => a - b,
        Operator::Times => a * b,
        Operator::Over => a / b,
        Operator::Power => a.to_the(b),
        Operator::Below => holds(|a, b| a < b),
        Operator::AtMost => holds(|a, b| a <= b),
        Operator::Above => holds(|a, b| a > b),
        Operator::AtLeast => holds(|a, b| a >= b),
        Operator::Same => holds(|a, b| a == b),
        Operator::Different => holds(|a, b| a != b),
    }
}
