//! Training: `[activity.<id>.training]`, one table or an array of them.

use crate::problem::Place;
use crate::programme::{ActivityId, Name, SkillId, Training, UpskilledInto};
use crate::register::ChanceKind;

use super::activity::{Known, share};
use super::actual;
use super::anyway::deadweight;
use super::context::Context;
use super::fields::Fields;
use super::tree::{Node, Value};
use super::value::position;
use super::workforce::areas;

/// Reads the pathways of an activity, each with the place of its table.
pub(super) fn read(
    cx: &mut Context<'_>,
    activity: &mut Fields<'_>,
    (id, name): (ActivityId, &str),
    known: &Known<'_>,
) -> Vec<(Training, Place)> {
    let Some(entry) = activity.get("training") else {
        return Vec::new();
    };
    let nodes: Vec<&Node> = match &entry.node.value {
        Value::List(items) => items.iter().collect(),
        _ => vec![&entry.node],
    };
    let mut trainings: Vec<(Training, Place)> = Vec::new();
    for node in nodes {
        let path = activity.at("training");
        let Some(mut fields) = Fields::of_node(cx, node, path) else {
            continue;
        };
        let pathway = pathway(cx, &mut fields);
        let place = fields.place_of("pathway");
        if trainings
            .iter()
            .any(|(other, _)| other.pathway.id == pathway.id)
        {
            let message = format!("there are two pathways `{}`", pathway.id);
            cx.error(
                &place,
                &fields.path,
                message,
                "give each pathway of an activity its own id",
            );
        }
        let training = one(cx, &mut fields, (id, name), pathway, known);
        fields.finish(cx);
        trainings.push((training, node.place.clone()));
    }
    trainings
}

/// Reads id and title, and makes the id part of the table's dotted name.
fn pathway(cx: &mut Context<'_>, fields: &mut Fields<'_>) -> Name {
    if !fields.has("pathway") {
        fields.missing(cx, "pathway", "write an id such as pathway = \"bootcamp\"");
    }
    let id = fields.text(cx, "pathway").unwrap_or("pathway");
    let is_legal = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if id.is_empty() || !id.chars().all(is_legal) {
        let message = format!("`{id}` cannot be an id");
        let help = "an id has letters, digits, _ and - only; put the words into `title`";
        cx.error(
            &fields.place_of("pathway"),
            &fields.at("pathway"),
            message,
            help,
        );
    }
    fields.path = fields.at(id);
    fields.name(cx, id)
}

fn one(
    cx: &mut Context<'_>,
    fields: &mut Fields<'_>,
    (activity, id): (ActivityId, &str),
    pathway: Name,
    known: &Known<'_>,
) -> Training {
    let chance = format!("chance.{id}.training.{}.completions", pathway.id);
    let incumbent_share = fields.number_or(cx, "incumbent_share", 0.0);
    if !fields.has("group") && !incumbent_share.is(1.0) {
        let help = "name the skill group that learners join, or set incumbent_share = 1";
        fields.missing(cx, "group", help);
    }
    let group = fields.id(cx, "group", &known.ids.skills, "skill");
    Training {
        activity,
        pathway,
        level: fields.text_or_empty(cx, "level"),
        group: group.map(SkillId),
        share: share(cx, fields),
        cost_per_start: fields.must_number(cx, "cost_per_start"),
        capacity: fields.number(cx, "capacity"),
        capacity_growth: fields.number_or(cx, "capacity_growth", 0.0),
        take_up: fields.number_or(cx, "take_up", 1.0),
        actual: actual::read(cx, fields, known.years),
        duration: fields.number_or(cx, "duration", 1.0),
        completion: fields.must_number(cx, "completion"),
        chance: cx.register.chance_each_year(
            &chance,
            known.years.iter().copied(),
            ChanceKind::Coordinate,
        ),
        outcome: fields.number_or(cx, "outcome", 0.0),
        incumbent_share,
        retained: fields.number_or(cx, "retained", 1.0),
        deadweight: deadweight(cx, fields, false),
        earnings_gain: fields.number_or(cx, "earnings_gain", 0.0),
        gain_fade: fields.number_or(cx, "gain_fade", 0.0),
        forgone: fields.number_or(cx, "forgone", 0.0),
        upskills: upskills(cx, fields, known),
    }
}

fn upskills(
    cx: &mut Context<'_>,
    fields: &mut Fields<'_>,
    known: &Known<'_>,
) -> Vec<UpskilledInto> {
    let followed = fields.has("workforce");
    let workforce = fields.id(cx, "workforce", &known.ids.workforces, "workforce");
    if !followed {
        for key in ["from_level", "level_up", "area"] {
            if fields.get(key).is_some() {
                let message = format!("`{key}` says nothing without a workforce");
                let help = "add `workforce = \"...\"`, or leave it out";
                cx.error(&fields.place_of(key), &fields.path, message, help);
            }
        }
        return Vec::new();
    }
    let level_up = fields.number_or(cx, "level_up", 1.0);
    let entry = fields.get("from_level");
    if entry.is_none() {
        fields.missing(
            cx,
            "from_level",
            "the level that completing staff leave, by name or number",
        );
    }
    let workforce = workforce.and_then(|workforce| known.followed.get(workforce));
    let Some(workforce) = workforce else {
        fields.get("area");
        return Vec::new();
    };
    let path = fields.at("from_level");
    let from_level =
        entry.and_then(|entry| below_the_top(cx, &entry.node, &path, &workforce.levels));
    let taught = areas::taught(cx, fields, workforce);
    let moves = taught.into_iter().filter_map(|workforce| {
        Some(UpskilledInto {
            workforce,
            from_level: from_level?,
            level_up,
        })
    });
    moves.collect()
}

/// A level that people can move up from: any but the top one.
fn below_the_top(
    cx: &mut Context<'_>,
    node: &Node,
    path: &str,
    levels: &[String],
) -> Option<usize> {
    let found = level(cx, node, path, levels)?;
    if found + 1 == levels.len() {
        let message = "nobody can move up from the top level".to_owned();
        let help = format!("name a level below `{}`", levels[found]);
        cx.error(&node.place, path, message, help);
        return None;
    }
    Some(found)
}

/// A level by its name, or by its number from 1.
pub(super) fn level(
    cx: &mut Context<'_>,
    node: &Node,
    path: &str,
    levels: &[String],
) -> Option<usize> {
    if levels.is_empty() {
        return None;
    }
    match &node.value {
        Value::Text(name) => position(cx, (name, &node.place), path, levels, "level"),
        Value::Whole(number) => {
            let place = usize::try_from(*number).ok().and_then(|n| n.checked_sub(1));
            let Some(place) = place.filter(|place| *place < levels.len()) else {
                let message = format!("there is no level {number}");
                let help = format!("levels are numbered from 1 to {}", levels.len());
                cx.error(&node.place, path, message, help);
                return None;
            };
            Some(place)
        }
        _ => {
            let message = format!("should be a level, but is {}", node.kind());
            cx.error(
                &node.place,
                path,
                message,
                "write its name, or its number from 1",
            );
            None
        }
    }
}
