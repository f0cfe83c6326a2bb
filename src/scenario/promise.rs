//! Targets: `[[target]]`.

use crate::calendar::Calendar;
use crate::problem::Place;
use crate::programme::{Bound, PriceBasis, Target};

use super::block::one_of;
use super::context::Context;
use super::fields::Fields;
use super::tree::{Node, Value};

/// Reads all targets, in file order, each with the place of its metric.
pub(super) fn read(
    cx: &mut Context<'_>,
    top: &mut Fields<'_>,
    calendar: &Calendar,
) -> (Vec<Target>, Vec<Place>) {
    let mut targets = Vec::new();
    let mut places = Vec::new();
    for node in tables_of(cx, top, "target") {
        let path = format!("target[{}]", targets.len() + 1);
        let Some(fields) = Fields::of_node(cx, node, path) else {
            continue;
        };
        let (target, place) = one(cx, fields, calendar);
        targets.push(target);
        places.push(place);
    }
    (targets, places)
}

/// The tables of an array of tables.
pub(super) fn tables_of<'t>(
    cx: &mut Context<'_>,
    top: &mut Fields<'t>,
    key: &'static str,
) -> Vec<&'t Node> {
    let Some(entry) = top.get(key) else {
        return Vec::new();
    };
    if let Value::List(items) = &entry.node.value {
        return items.iter().collect();
    }
    let message = "should be a list of tables".to_owned();
    let help = format!("write [[{key}]] with two brackets");
    cx.error(&entry.node.place, key, message, help);
    Vec::new()
}

fn one(cx: &mut Context<'_>, mut fields: Fields<'_>, calendar: &Calendar) -> (Target, Place) {
    if !fields.has("metric") {
        fields.missing(
            cx,
            "metric",
            "name an outcome such as metric = \"jobs.skilled\"",
        );
    }
    if !fields.has("by") {
        fields.missing(cx, "by", "the year by which the promise is due");
    }
    let metric = fields.text_or_empty(cx, "metric");
    let place = fields.place_of("metric");
    one_of(cx, &fields, ["at_least", "at_most"]);
    let at_least = fields.plain(cx, "at_least").map(Bound::AtLeast);
    let at_most = fields.plain(cx, "at_most").map(Bound::AtMost);
    let prices = [("real", PriceBasis::Real), ("nominal", PriceBasis::Nominal)];
    let by = super::shock::year(cx, &mut fields, "by", calendar);
    let target = Target {
        title: fields.text(cx, "title").unwrap_or(&metric).to_owned(),
        by: by.map_or(calendar.start, |index| calendar.year(index)),
        bound: at_least.or(at_most).unwrap_or(Bound::AtLeast(0.0)),
        prices: fields
            .word(cx, "prices", &prices)
            .unwrap_or(PriceBasis::Real),
        reference_class: reference_class(cx, &mut fields),
        owner: fields.text_or_empty(cx, "owner"),
        source: fields.text_or_empty(cx, "source"),
        note: fields.text_or_empty(cx, "note"),
        metric,
    };
    fields.finish(cx);
    (target, place)
}

fn reference_class(cx: &mut Context<'_>, fields: &mut Fields<'_>) -> Option<String> {
    let id = fields.text(cx, "reference_class")?;
    let place = fields.place_of("reference_class");
    let path = fields.at("reference_class");
    super::evidence::find(cx, id, &place, &path)?;
    Some(id.to_owned())
}
