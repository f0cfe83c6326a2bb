//! The headline figures, ledger by ledger.

use super::Found;
use crate::analysis::headline::{Ledger as Side, Line as Figure};
use crate::analysis::precision::supported_unit;
use crate::outcomes::Measure;
use crate::report::page::value::spends_other_money;
use crate::serve::wire::{Ledger, Line, Told, known};
use crate::tables::figure::{percent, ratio_to, told_to};
use crate::tables::headline::{WHY_APART, ledger as title};

/// Why gains less the cost to the public are not the net present social value.
const OTHER_MONEY: &str = "The net present social value takes off what universities and others spend, as well as the cost to the \
public, which alone the benefit–cost ratio is over.";

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
    if has("value.npsv") && spends_other_money(found.words.programme) {
        let welfare = ledgers.iter_mut().find(|one| one.id == id(Side::Welfare));
        if let Some(welfare) = welfare {
            let note = format!("{OTHER_MONEY} {}", welfare.note);
            note.trim_end().clone_into(&mut welfare.note);
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
    let told = |value: f64, unit: f64, error: f64| match row.measure {
        Measure::Share => percent(value, error),
        Measure::Ratio => ratio_to(value, unit, error),
        _ => told_to(value, unit, error),
    };
    let end = |value: f64, place: usize| told(value, figure.units[place], figure.errors[place]);
    // The middle of a ratio is that of the pack: the mean above the line over the mean below it.
    let (title, middle) = if figure.ratio {
        let unit = supported_unit(row.mean, row.mcse);
        (", mean over mean", told(row.mean, unit, row.mcse))
    } else {
        ("", end(row.p50(), 1))
    };
    let own = row.metric.strip_suffix(".total").filter(|name| {
        let directory = &found.ensemble.outcomes.directory;
        directory.find(&row.metric).is_none() && directory.find(name).is_some()
    });
    let metric = own.unwrap_or(&row.metric);
    Line {
        metric: row.metric.clone(),
        title: format!("{}{title}", found.words.metric(&row.metric)),
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
            p10: end(row.p10(), 0),
            p50: middle,
            p90: end(row.p90(), 2),
        },
        difference: found
            .beside
            .and_then(|beside| beside.headline(metric, row.measure)),
    }
}
