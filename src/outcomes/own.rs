//! Outcomes that a scenario defines: worked out from the columns of other metrics.
//!
//! They are further metrics, behind all others. A formula reads the columns that the walk over the
//! metrics has written, and writes its own; where a reference run is taken off net metrics, it is
//! worked out again, from the differences. See `docs/model/outcomes.md`.

pub mod faults;
mod work;

use std::collections::BTreeSet;

use super::metric::{Directory, Measure, Recorder};
use super::{When, net};
use crate::lanes::Lanes;
use crate::model::Trajectory;
use crate::number::Number;
use crate::programme::outcome::{Formula, Reference};
use crate::programme::{Nature, OwnOutcome, Programme};

/// Whether an outcome's assumption is written among the metrics, for the formula to read: those that
/// differ from draw to draw are.
const fn is_written(number: &Number) -> bool {
    matches!(number, Number::Uncertain(_))
}

/// Reports the assumptions of each outcome, then a place for the outcome itself.
pub(super) fn report(programme: &Programme, t: &Trajectory, to: &mut impl Recorder) {
    let mut stated = t.stated.iter();
    for own in &programme.outcomes {
        for ((key, number), value) in own.assumptions.iter().zip(stated.by_ref()) {
            if is_written(number) {
                to.whole(|| own.input(key), Measure::Share, || *value);
            }
        }
        let measure = Measure::of(own.unit);
        let later = Lanes::ZERO;
        match own.nature {
            Nature::Whole => to.whole(|| own.metric(), measure, || later),
            nature => to.yearly(|| own.metric(), (measure, nature), true, |_| later),
        }
    }
}

/// Whether a name among the metrics is that of an assumption, which is told with the inputs.
pub(super) fn is_assumption(programme: &Programme, name: &str) -> bool {
    let rest = name.strip_prefix(OwnOutcome::BEGINNING);
    rest.and_then(|rest| rest.split_once('.')).is_some()
        && !programme.outcomes.iter().any(|own| own.metric() == name)
}

/// All that formulas are made of whose outcome a test lets through.
pub(super) fn needed(programme: &Programme, test: impl Fn(&str) -> bool) -> BTreeSet<String> {
    let mut needed = BTreeSet::new();
    // A formula names only outcomes that stand before it.
    for own in programme.outcomes.iter().rev() {
        let metric = own.metric();
        if !test(&metric) && !needed.contains(&metric) {
            continue;
        }
        needed.insert(metric);
        for one in &own.formula.references {
            needed.insert(one.name.clone());
            needed.extend(one.summed().map(str::to_owned));
        }
        let assumptions = own.assumptions.iter();
        needed.extend(assumptions.map(|(key, _)| own.input(key)));
    }
    needed
}

/// What a reference stands for in a directory; `None` where there is no such value.
#[must_use]
pub fn meaning(directory: &Directory, reference: &Reference) -> Option<(usize, Nature, bool)> {
    let find = |name: &str| {
        let place = directory.metrics.iter().position(|it| it.name == name)?;
        Some((place, directory.metrics[place].nature))
    };
    if let Some((place, nature)) = find(&reference.name) {
        return Some((place, nature, false));
    }
    let (place, nature) = find(reference.summed()?)?;
    (nature == Nature::Flow).then_some((place, nature, true))
}

/// The outcomes of a scenario that are wanted.
#[derive(Debug, Clone, Default)]
pub(super) struct Own {
    formulas: Vec<Ready>,
    years: usize,
}

/// A formula that knows its columns.
#[derive(Debug, Clone)]
struct Ready {
    metric: String,
    /// Whether it rests on net metrics.
    of_net: bool,
    nature: Nature,
    /// Its first column.
    column: usize,
    formula: Formula,
    /// For each reference, what is read.
    taken: Vec<Taken>,
    /// For each assumption, what it is.
    stated: Vec<Stated>,
}

/// What a formula reads of a metric.
#[derive(Debug, Clone, Copy)]
enum Taken {
    /// Columns from here on.
    Columns(usize, Reading),
    /// The same in every draw: 0 of a metric that is nothing, unknown where there is no such metric.
    Always(f64),
}

/// Which of a metric's columns are read.
#[derive(Debug, Clone, Copy)]
enum Reading {
    /// That of the year.
    Year,
    /// All up to the year.
    UpTo,
    /// One, whatever the year.
    One(When),
}

/// What an assumption of a formula is.
#[derive(Debug, Clone, Copy)]
enum Stated {
    /// The same in every draw.
    Fixed(f64),
    /// A column.
    Column(usize),
}

impl Own {
    /// Gets the outcomes ready that have a column.
    pub fn of(programme: &Programme, written: &Directory) -> Self {
        let mut formulas: Vec<Ready> = Vec::new();
        for own in &programme.outcomes {
            let metric = own.metric();
            let Some(column) = written.find(&metric).and_then(|metric| metric.column) else {
                continue;
            };
            let is_of_net = |name: &str| {
                let earlier = formulas.iter().find(|ready| ready.metric == name);
                net::is_net(name) || earlier.is_some_and(|ready| ready.of_net)
            };
            let of_net = own
                .formula
                .references
                .iter()
                .any(|one| is_of_net(&one.name) || one.summed().is_some_and(is_of_net));
            let references = own.formula.references.iter();
            let ready = Ready {
                of_net,
                nature: own.nature,
                column,
                taken: references
                    .map(|one| taken(written, one, own.nature))
                    .collect(),
                stated: stated(own, written),
                formula: own.formula.clone(),
                metric,
            };
            formulas.push(ready);
        }
        Self {
            formulas,
            years: programme.calendar.years,
        }
    }

    /// Whether a metric is one of these and rests on net metrics.
    pub fn is_of_net(&self, metric: &str) -> bool {
        let mut formulas = self.formulas.iter();
        formulas.any(|ready| ready.of_net && ready.metric == metric)
    }
}

fn taken(written: &Directory, reference: &Reference, nature: Nature) -> Taken {
    let Some((place, of, total)) = meaning(written, reference) else {
        return Taken::Always(f64::NAN);
    };
    let Some(first) = written.metrics[place].column else {
        return Taken::Always(0.0);
    };
    let last = written.calendar.years.saturating_sub(1);
    let reading = match (nature, of) {
        (_, Nature::Whole) => Reading::One(When::Whole),
        (Nature::Whole, Nature::Stock) => Reading::One(When::Year(last)),
        (Nature::Whole, Nature::Flow) => Reading::One(When::UpTo(last)),
        _ if total => Reading::UpTo,
        _ => Reading::Year,
    };
    Taken::Columns(first, reading)
}

fn stated(own: &OwnOutcome, written: &Directory) -> Vec<Stated> {
    let assumptions = own.assumptions.iter();
    let stated = assumptions.map(|(key, number)| match number {
        Number::Fixed(value) => Stated::Fixed(*value),
        Number::Uncertain(_) => {
            let metric = written.find(&own.input(key));
            let column = metric.and_then(|metric| metric.column);
            column.map_or(Stated::Fixed(f64::NAN), Stated::Column)
        }
    });
    stated.collect()
}
