//! What is wrong with a formula for those who know the metrics.

use std::ops::Range;

use super::meaning;
use crate::outcomes::{Directory, Measure};
use crate::programme::outcome::{Expression, Function, Operator, Reference};
use crate::programme::{Nature, OwnOutcome};

/// Something wrong with the formula of an outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where in the formula, in bytes.
    pub at: Range<usize>,
    /// What.
    pub kind: Kind,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// There is no such metric.
    Unknown(String),
    /// A stock has no running total.
    NoTotal(String),
    /// One figure for the whole period, in an outcome of each year.
    WholePeriod(String),
    /// Two metrics that are added up or compared, but count different things.
    Unlike([String; 2], [Measure; 2]),
}

/// All that is wrong with a formula, in the order of its text.
#[must_use]
pub fn of(own: &OwnOutcome, directory: &Directory) -> Vec<Fault> {
    let references = own.formula.references.iter();
    let mut faults: Vec<Fault> = references
        .filter_map(|one| of_reference(own, directory, one))
        .collect();
    if faults.is_empty() {
        unlike(own, directory, &own.formula.root, &mut faults);
    }
    faults.sort_by_key(|fault| fault.at.start);
    faults
}

fn of_reference(own: &OwnOutcome, directory: &Directory, one: &Reference) -> Option<Fault> {
    let name = one.name.clone();
    let kind = match meaning(directory, one) {
        Some((_, Nature::Whole, _)) if own.nature != Nature::Whole => Kind::WholePeriod(name),
        Some(_) => return None,
        None => match one.summed().filter(|name| directory.find(name).is_some()) {
            Some(metric) => Kind::NoTotal(metric.to_owned()),
            None => Kind::Unknown(name),
        },
    };
    Some(Fault {
        at: one.at.clone(),
        kind,
    })
}

/// Finds sums and comparisons of metrics that count different things; gives what a part counts, where
/// it is a metric or a sum of metrics.
fn unlike<'a>(
    own: &'a OwnOutcome,
    directory: &Directory,
    expression: &Expression,
    faults: &mut Vec<Fault>,
) -> Option<(Measure, &'a Reference)> {
    let mut counts: Vec<_> = expression
        .parts()
        .iter()
        .map(|part| unlike(own, directory, part, faults))
        .collect();
    match expression {
        Expression::Metric(place) => {
            let reference = own.formula.references.get(*place)?;
            let (metric, ..) = meaning(directory, reference)?;
            Some((directory.metrics[metric].measure, reference))
        }
        Expression::Previous(_) | Expression::Negative(_) => counts.pop().flatten(),
        Expression::Operation(operator, _) if operator.joins_like_with_like() => {
            let compares = !matches!(operator, Operator::Plus | Operator::Minus);
            let found = together(&counts, faults);
            found.filter(|_| !compares)
        }
        Expression::Function(function, _) => match function {
            Function::Min | Function::Max => together(&counts, faults),
            Function::Abs => counts.pop().flatten(),
            Function::If => together(counts.get(1..)?, faults),
            _ => None,
        },
        _ => None,
    }
}

/// What parts count that are joined; a fault where two of them count different things.
fn together<'a>(
    counts: &[Option<(Measure, &'a Reference)>],
    faults: &mut Vec<Fault>,
) -> Option<(Measure, &'a Reference)> {
    let mut known = counts.iter().flatten();
    let first = *known.next()?;
    for (measure, reference) in known {
        if !is_like(first.0, *measure) {
            faults.push(Fault {
                at: reference.at.clone(),
                kind: Kind::Unlike(
                    [first.1.name.clone(), reference.name.clone()],
                    [first.0, *measure],
                ),
            });
        }
    }
    Some(first)
}

/// Whether two measures may be added up: the same, or heads of one kind and another.
fn is_like(a: Measure, b: Measure) -> bool {
    let heads = |measure| matches!(measure, Measure::Jobs | Measure::People);
    a == b || heads(a) && heads(b)
}
