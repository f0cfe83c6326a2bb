//! Districts: `[district.<id>]`, and in which of them an activity is.

use crate::programme::{District, DistrictId};

use super::activity::Known;
use super::context::Context;
use super::fields::Fields;
use super::tree::{Node, Value};

/// What is not in any district is told under this word, so no district may be called so.
const NOWHERE: &str = "not_placed";

/// The farthest column and row of the tile map: as many as have room for words on a page.
const FARTHEST: [i32; 2] = [8, 12];

/// Reads all districts, in file order.
pub(super) fn read(cx: &mut Context<'_>, top: &mut Fields<'_>) -> Vec<District> {
    let mut districts: Vec<District> = Vec::new();
    for (id, mut fields) in top.tables(cx, "district") {
        if id == NOWHERE {
            let message = format!("`{NOWHERE}` cannot be the id of a district");
            let help = "activities without a district are told under that word; call it otherwise";
            cx.error(&fields.place, &fields.path, message, help);
        }
        let name = fields.name(cx, id);
        let tile = tile(cx, &mut fields);
        let taken = districts.iter().find(|other| Some(other.tile) == tile);
        if let Some(other) = taken {
            let message = format!("`{}` stands on this tile already", other.name.id);
            let help = "give each district a column and a row of its own";
            cx.error(&fields.place_of("tile"), &fields.at("tile"), message, help);
        }
        districts.push(District {
            name,
            tile: tile.unwrap_or_default(),
        });
        fields.finish(cx);
    }
    districts
}

/// Reads column and row.
fn tile(cx: &mut Context<'_>, fields: &mut Fields<'_>) -> Option<(i32, i32)> {
    const USUAL: &str =
        "write tile = [column, row], counted from 1 at the top left, such as [2, 1]";
    if !fields.has("tile") {
        fields.missing(cx, "tile", USUAL);
    }
    let node = &fields.get("tile")?.node;
    let numbers: Vec<f64> = match &node.value {
        Value::List(items) => items.iter().filter_map(Node::number).collect(),
        _ => Vec::new(),
    };
    let [columns, rows] = FARTHEST;
    let whole = |number: f64, most: i32| (1..=most).find(|whole| f64::from(*whole) == number);
    if let [column, row] = numbers.as_slice()
        && let (Some(column), Some(row)) = (whole(*column, columns), whole(*row, rows))
    {
        return Some((column, row));
    }
    let message = format!(
        "should be two whole numbers: a column from 1 to {columns} and a row from 1 to {rows}"
    );
    cx.error(&node.place, &fields.at("tile"), message, USUAL);
    None
}

/// Reads in which district an activity is: what it is called and, where the scenario names its
/// districts, which of them it is.
pub(super) fn of_activity(
    cx: &mut Context<'_>,
    fields: &mut Fields<'_>,
    known: &Known<'_>,
) -> (Option<String>, Option<DistrictId>) {
    if known.districts.is_empty() {
        return (fields.text(cx, "district").map(str::to_owned), None);
    }
    let ids = &known.ids.districts;
    let Some(place) = fields.id(cx, "district", ids, "district") else {
        return (None, None);
    };
    let title = known.districts.get(place);
    let title = title.map(|district| district.name.title.clone());
    (title, Some(DistrictId(place)))
}
