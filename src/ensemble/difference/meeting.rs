//! Which columns of a programme and of its reference meet: settled once, before any draw.

use super::{Difference, Ratio, Span, Sum};
use crate::inputs::Inputs;
use crate::outcomes::net::{ANYWAY, THERE_ANYWAY, is_difference, ratios};
use crate::outcomes::{Directory, Nature, Outcomes};
use crate::programme::Case;

impl<'a> Difference<'a> {
    /// Gets the reference of a case ready; gives the programme's metrics with columns for all that
    /// something may be taken off.
    pub fn of(case: Case<'a>, outcomes: Outcomes) -> (Outcomes, Option<Self>) {
        let Some((reference, register)) = case.reference else {
            return (outcomes, None);
        };
        let of_reference = Outcomes::only(reference, is_difference);
        let is_live = |name: &str| {
            let found = of_reference.directory.find(name);
            found.is_some_and(|metric| metric.column.is_some())
        };
        let gains = |name: &str| {
            is_difference(name) && is_live(name) || name == ANYWAY && is_live(THERE_ANYWAY)
        };
        let outcomes = outcomes.with_columns_for(case.programme, gains);
        let directory = outcomes.written();
        let wanted: Vec<_> = ratios()
            .filter(|ratio| directory.find(ratio.name).is_some())
            .collect();
        let is_part = |name: &str| {
            let mut wanted = wanted.iter();
            wanted.any(|ratio| [ratio.above, ratio.below].contains(&name))
        };
        let parts = (!wanted.is_empty()).then(|| {
            Outcomes::only(case.programme, is_part).with_columns_for(case.programme, gains)
        });
        let mut taken_off = Vec::new();
        for metric in &directory.metrics {
            if is_difference(&metric.name) {
                taken_off.extend(span(directory, &of_reference.directory, [&metric.name; 2]));
            }
        }
        let put = span(directory, &of_reference.directory, [ANYWAY, THERE_ANYWAY]);
        let ratios = wanted.iter().filter_map(|ratio| {
            let parts = &parts.as_ref()?.directory;
            let sum = |name: &str| Sum {
                of_parts: at_the_end(parts, name),
                of_reference: at_the_end(&of_reference.directory, name),
            };
            Some(Ratio {
                column: directory.find(ratio.name)?.column?,
                above: sum(ratio.above),
                below: sum(ratio.below),
                scale: ratio.scale,
            })
        });
        let difference = Self {
            reference,
            inputs: Inputs::beside(register, &[case.register]),
            taken_off,
            put: put.into_iter().collect(),
            ratios: ratios.collect(),
            parts,
            outcomes: of_reference,
        };
        (outcomes, Some(difference))
    }
}

/// The columns of a metric of the programme and of one of the reference; `None` where either is
/// nothing in every draw.
fn span(programme: &Directory, reference: &Directory, [to, from]: [&str; 2]) -> Option<Span> {
    let to = programme.find(to)?;
    let count = match to.nature {
        Nature::Whole => 1,
        Nature::Stock | Nature::Flow => programme.calendar.years,
    };
    Some(Span {
        of_programme: to.column?,
        of_reference: reference.find(from)?.column?,
        count,
    })
}

/// The columns that add up to a metric's figure at the end; none where it is nothing.
fn at_the_end(directory: &Directory, name: &str) -> std::ops::Range<usize> {
    let found = directory.find(name);
    let Some((metric, first)) = found.and_then(|metric| Some((metric, metric.column?))) else {
        return 0..0;
    };
    let years = directory.calendar.years;
    match metric.nature {
        Nature::Whole => first..first + 1,
        Nature::Stock => first + years - 1..first + years,
        Nature::Flow => first..first + years,
    }
}
