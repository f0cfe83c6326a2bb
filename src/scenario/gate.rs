//! What an activity needs before it has its whole effect: `[activity.<id>.gate]`.

use crate::number::Number;
use crate::programme::CapabilityGate;

use super::activity::Known;
use super::assumption;
use super::context::Context;
use super::fields::Fields;
use super::ids::JOB_BLOCKS;
use super::legal::Legal;
use super::training::level;
use super::workforce::areas::{self, Followed};

/// Reads the gate of an activity, if it has one.
pub(super) fn read(
    cx: &mut Context<'_>,
    activity: &mut Fields<'_>,
    known: &Known<'_>,
) -> Option<CapabilityGate> {
    let mut fields = activity.table(cx, "gate")?;
    for (key, help) in [
        ("workforce", "name the workforce whose capability counts"),
        (
            "level",
            "the level that counts, by name or number; those above it count too",
        ),
        (
            "at_least",
            "the share of the workforce at this level or above at which all of the effect comes",
        ),
    ] {
        if !fields.has(key) {
            fields.missing(cx, key, help);
        }
    }
    let workforce = fields.id(cx, "workforce", &known.ids.workforces, "workforce");
    let at_least = fields.get("at_least").map_or(Number::ONE, |entry| {
        assumption::read(cx, entry, fields.at("at_least"), Legal::ShareAboveZero)
    });
    let before = fields.number_or(cx, "before", 0.0);
    let workforce = workforce.and_then(|workforce| known.followed.get(workforce));
    let Some(workforce) = workforce else {
        fields.get("level");
        fields.get("area");
        fields.finish(cx);
        return None;
    };
    let level = needed(cx, &mut fields, workforce);
    let counts = areas::taught(cx, &mut fields, workforce);
    if counts.len() > 1 && fields.has("area") {
        let help = "name the one area that counts";
        let message = "a gate looks at one area".to_owned();
        cx.error(&fields.place_of("area"), &fields.at("area"), message, help);
    }
    let mut blocks = JOB_BLOCKS.into_iter();
    if !blocks.any(|block| block != "posts" && activity.has(block)) {
        let message = "this gate holds nothing back: the activity has no block that it acts on";
        let help = "posts, training and building work are paid for and there; leave the gate out";
        cx.error(&fields.place, &fields.path, message.to_owned(), help);
    }
    fields.finish(cx);
    Some(CapabilityGate {
        workforce: *counts.first()?,
        level: level?,
        at_least,
        before,
    })
}

/// The level that counts: any but the lowest, at which everybody is.
fn needed(cx: &mut Context<'_>, fields: &mut Fields<'_>, workforce: &Followed) -> Option<usize> {
    let entry = fields.get("level")?;
    let path = fields.at("level");
    let levels = &workforce.levels;
    let found = level(cx, &entry.node, &path, levels)?;
    if found == 0 {
        let message = "everybody is at the lowest level or above".to_owned();
        let above = levels.get(1).map_or("", String::as_str);
        let help = format!("name a level above `{}`, such as `{above}`", levels[found]);
        cx.error(&entry.node.place, &path, message, help);
        return None;
    }
    Some(found)
}
