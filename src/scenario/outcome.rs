//! Outcomes that a scenario defines: `[outcome.<id>]`.
//!
//! Whether the metrics of a formula are there is known to those who know the metrics; everything
//! else is checked here.

mod names;

use std::ops::Range;
use std::sync::Arc;

use crate::number::Number;
use crate::problem::Place;
use crate::programme::outcome::Formula;
use crate::programme::{Name, Nature, OwnOutcome, Unit};
use crate::register::Rating;

use super::assumption;
use super::context::Context;
use super::fields::Fields;
use super::formula::{self, is_taken};
use super::legal::Legal;

/// What an outcome is read into where something is wrong with it.
struct Around<'a> {
    id: &'a str,
    place: Place,
    path: String,
    /// The outcomes that stand before it, and those that stand behind it.
    before: &'a [String],
    behind: &'a [String],
}

/// Reads all of them, in file order. Each comes with the place of its formula.
pub(super) fn read(cx: &mut Context<'_>, top: &mut Fields<'_>) -> (Vec<OwnOutcome>, Vec<Place>) {
    let tables = top.tables(cx, "outcome");
    let ids: Vec<String> = tables.iter().map(|(id, _)| (*id).to_owned()).collect();
    let (mut outcomes, mut places) = (Vec::new(), Vec::new());
    for (place, (id, mut fields)) in tables.into_iter().enumerate() {
        let (before, rest) = ids.split_at(place);
        let around = Around {
            id,
            place: fields.place_of("formula"),
            path: fields.at("formula"),
            before,
            behind: rest.get(1..).unwrap_or_default(),
        };
        let outcome = one(cx, &mut fields, &around);
        fields.finish(cx);
        if let Some(outcome) = outcome {
            outcomes.push(outcome);
            places.push(around.place);
        }
    }
    (outcomes, places)
}

fn one(cx: &mut Context<'_>, fields: &mut Fields<'_>, around: &Around<'_>) -> Option<OwnOutcome> {
    let provenance = assumption::provenance(cx, fields);
    if !fields.has("rating") {
        let help = "write rating = \"red\" for a judgement, \"amber\" for some evidence, \"green\" for a formula \
                    that was measured at a comparable programme";
        fields.missing(cx, "rating", help);
    }
    let natures = Nature::ALL.map(|nature| (nature.word(), nature));
    let nature = fields.must_word(cx, "nature", &natures);
    let unit = unit(cx, fields, nature);
    let assumptions = assumptions(cx, fields, around);
    let formula = formula(cx, fields, around, nature, &assumptions)?;
    let title = match provenance.title {
        title if title.is_empty() => around.id.to_owned(),
        title => title,
    };
    Some(OwnOutcome {
        name: Name {
            id: around.id.to_owned(),
            title,
        },
        unit: unit?,
        nature: nature?,
        rating: provenance.rating.unwrap_or(Rating::Red),
        texts: [provenance.source, provenance.note, provenance.owner],
        formula,
        assumptions: assumptions
            .into_iter()
            .map(|(key, number, _)| (key, number))
            .collect(),
    })
}

/// The unit, in words of the scenario's own.
fn unit(cx: &mut Context<'_>, fields: &mut Fields<'_>, nature: Option<Nature>) -> Option<Unit> {
    let Some(words) = fields.text(cx, "unit").map(str::trim) else {
        if !fields.has("unit") {
            fields.missing(cx, "unit", "say what it counts, such as unit = \"hours\"");
        }
        return None;
    };
    let (place, path) = (fields.place_of("unit"), fields.at("unit"));
    let Some(unit) = Unit::of(words).filter(|_| !words.is_empty()) else {
        let message = match words.len() {
            0 => "is empty".to_owned(),
            length => format!("has {length} letters; {} is the most", Unit::LONGEST),
        };
        let help = "say what it counts in a word or two, such as unit = \"hours\"";
        cx.error(&place, &path, message, help);
        return None;
    };
    let is_yearly = ["a year", "per year", "/year", "p.a.", "each year"]
        .iter()
        .any(|end| words.ends_with(end));
    if is_yearly && nature == Some(Nature::Flow) {
        let message =
            "a flow is what happens within a year, and its total is added up over years".to_owned();
        let help = "leave the year out of the unit: unit = \"hours\"";
        cx.error(&place, &path, message, help);
    }
    if words.contains('%') {
        let message = "a percentage is told of a share".to_owned();
        let help = "write unit = \"share\": 0.25 is told as 25%";
        cx.error(&place, &path, message, help);
    }
    Some(unit)
}

/// Assumptions that were read, each with its place.
type Assumptions = Vec<(String, Number, Place)>;

fn assumptions(cx: &mut Context<'_>, fields: &mut Fields<'_>, around: &Around<'_>) -> Assumptions {
    let Some(section) = fields.table(cx, "assumptions") else {
        return Vec::new();
    };
    let mut assumptions = Vec::new();
    for entry in section.ids() {
        let name = format!("{}{}.{}", OwnOutcome::BEGINNING, around.id, entry.key);
        let is_name = entry
            .key
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '_')
            && entry.key.starts_with(|c: char| c.is_ascii_alphabetic());
        if !is_name || is_taken(&entry.key) || super::spelling::is_word(&entry.key) {
            let message = if is_name {
                format!("`{}` has a meaning of its own", entry.key)
            } else {
                format!("`{}` cannot stand in a formula", entry.key)
            };
            let help = "name an assumption with letters, digits and _, such as hours_saved";
            cx.error(&entry.place, &section.path, message, help);
            continue;
        }
        let number = assumption::read(cx, entry, name, Legal::Any);
        assumptions.push((entry.key.clone(), number, entry.place.clone()));
    }
    assumptions
}

/// Reads the formula, and says of each name whether it is the year, an assumption or a metric.
fn formula(
    cx: &mut Context<'_>,
    fields: &mut Fields<'_>,
    around: &Around<'_>,
    nature: Option<Nature>,
    assumptions: &Assumptions,
) -> Option<Formula> {
    let Some(text) = fields.text(cx, "formula") else {
        if !fields.has("formula") {
            let help = "write it over metrics and assumptions, such as formula = \"{training.completions} * hours_saved\"";
            fields.missing(cx, "formula", help);
        }
        return None;
    };
    let mut formula = match formula::read(text) {
        Ok(formula) => formula,
        Err(slip) => {
            let place = within(&around.place, text, &slip.at);
            cx.error(&place, &around.path, slip.message, slip.help);
            return None;
        }
    };
    let keys: Vec<&str> = assumptions.iter().map(|(key, ..)| key.as_str()).collect();
    let is_whole = nature == Some(Nature::Whole);
    let (used, slips) = names::sort(&mut formula, around, &keys, is_whole);
    for slip in slips {
        let place = within(&around.place, text, &slip.at);
        cx.error(&place, &around.path, slip.message, slip.help);
    }
    for ((key, _, place), used) in assumptions.iter().zip(used) {
        if !used {
            let path = format!("outcome.{}.assumptions", around.id);
            let message = format!("`{key}` is not in the formula");
            let help = "use it in the formula, or leave it out";
            cx.error(place, &path, message, help);
        }
    }
    Some(formula)
}

/// The place of some bytes of a text that stands at a place; all of it where it is not written there
/// as it reads.
pub(super) fn within(place: &Place, text: &str, at: &Range<usize>) -> Place {
    let written = place.source.text.get(place.span.clone());
    let Some(start) = written.and_then(|written| written.find(text)) else {
        return place.clone();
    };
    if at.end > text.len() {
        return place.clone();
    }
    let first = place.span.start + start;
    Place {
        source: Arc::clone(&place.source),
        span: first + at.start..first + at.end,
    }
}
