//! The headline figures, ledger by ledger.

use super::Found;
use crate::analysis::headline::{Ledger as Side, Line as Figure};
use crate::outcomes::Measure;
use crate::serve::wire::{Ledger, Line, Told, known};
use crate::tables::figure::{percent, ratio_to, told_to};
use crate::tables::headline::{WHY_APART, ledger as title};

/// All ledgers that have a figure, in their order.
pub(super) fn all(found: &Found<'_>, lines: &[Figure]) -> Vec<Ledger> {
    let mut ledgers: Vec<Ledger> = Vec::new();
    for figure in lines {
        let id = id(figure.ledger);
        if ledgers.last().is_none_or(|last| last.id != id) {
            ledgers.push(Ledger {
                id,
                title: title(figure.ledger).to_owned(),
                note: String::new(),
                lines: Vec::new(),
            });
        }
        if let Some(ledger) = ledgers.last_mut() {
            ledger.lines.push(line(found, figure));
        }
    }
    let has = |metric: &str| {
        let mut lines = lines.iter();
        lines.any(|line| line.row.metric == metric && line.row.mean.is_finite())
    };
    if has("value.bcr") && has("value.gva_per_public_pound") {
        let welfare = ledgers.iter_mut().find(|one| one.id == id(Side::Welfare));
        if let Some(welfare) = welfare {
            WHY_APART.clone_into(&mut welfare.note);
        }
    }
    ledgers
}

const fn id(side: Side) -> &'static str {
    match side {
        Side::Gross => "gross",
        Side::Net => "net",
        Side::People => "people",
        Side::Investment => "investment",
        Side::Cost => "cost",
        Side::Place => "place",
        Side::Welfare => "welfare",
    }
}

fn line(found: &Found<'_>, figure: &Figure) -> Line {
    let row = &figure.row;
    let [p5, p10, p25, p50, p75, p90, p95] = row.percentiles.map(known);
    let told = |value: f64, place: usize| match row.measure {
        Measure::Share => percent(value, figure.errors[place]),
        Measure::Ratio => ratio_to(value, figure.units[place], figure.errors[place]),
        _ => told_to(value, figure.units[place], figure.errors[place]),
    };
    let own = row.metric.strip_suffix(".total").filter(|name| {
        let directory = &found.ensemble.outcomes.directory;
        directory.find(&row.metric).is_none() && directory.find(name).is_some()
    });
    let metric = own.unwrap_or(&row.metric);
    Line {
        metric: row.metric.clone(),
        title: found.words.metric(&row.metric),
        unit: found.words.unit(row.measure),
        p5,
        p10,
        p25,
        p50,
        p75,
        p90,
        p95,
        mean: known(row.mean),
        mcse: known(row.mcse),
        central: known(row.central),
        as_promised: known(row.as_promised),
        told: Told {
            p10: told(row.p10(), 0),
            p50: told(row.p50(), 1),
            p90: told(row.p90(), 2),
        },
        difference: found
            .beside
            .and_then(|beside| beside.headline(metric, row.measure)),
    }
}
