//! Which jobs sit in which building: `houses` of `[activity.<id>.premises]`.

use crate::programme::{Block, BlockId};

use super::context::Context;
use super::fields::Fields;
use super::ids::Ids;
use super::tree::{Node, Value};
use super::value::{position, text_of};

/// Reads every `houses`; this needs all blocks to be read.
pub(super) fn read(cx: &mut Context<'_>, top: &mut Fields<'_>, blocks: &mut [Block], ids: &Ids) {
    let activities = top.get("activity").and_then(|entry| entry.node.table());
    let mut housing = Housing {
        ids,
        building_of: vec![None; ids.blocks.len()],
    };
    for (building, name) in ids.blocks.iter().enumerate() {
        let premises = name
            .strip_suffix(".premises")
            .and_then(|activity| activities?.table(activity)?.table("premises"));
        let Some(houses) = premises.and_then(|premises| premises.get("houses")) else {
            continue;
        };
        let path = format!("activity.{name}.houses");
        let Value::List(items) = &houses.value else {
            let message = format!("should be a list, but is {}", houses.kind());
            let help = "write houses = [\"activity.block\"]";
            cx.error(&houses.place, &path, message, help);
            continue;
        };
        for item in items {
            if let Some(housed) = housing.one(cx, item, &path, building)
                && let Some(block) = blocks.get_mut(building)
            {
                block.houses.push(housed);
            }
        }
    }
}

/// The building that each block sits in so far.
struct Housing<'a> {
    ids: &'a Ids,
    building_of: Vec<Option<usize>>,
}

impl Housing<'_> {
    /// Reads one housed block.
    fn one(
        &mut self,
        cx: &mut Context<'_>,
        item: &Node,
        path: &str,
        building: usize,
    ) -> Option<BlockId> {
        let block = text_of(cx, item, path)?;
        let known = &self.ids.blocks;
        let place = position(cx, (block, &item.place), path, known, "job block")?;
        if block.ends_with(".premises") {
            let message = format!("`{block}` is a building itself");
            let help = "name the blocks whose jobs sit in it";
            cx.error(&item.place, path, message, help);
            return None;
        }
        if let Some(other) = self.building_of[place] {
            let message = format!("`{block}` sits in `{}` already", known[other]);
            cx.error(&item.place, path, message, "jobs sit in one building");
            return None;
        }
        self.building_of[place] = Some(building);
        Some(BlockId(place))
    }
}
