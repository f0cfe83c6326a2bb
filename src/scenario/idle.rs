//! What is written but does nothing: a warning each, since a misspelt id looks just like this.

use std::collections::BTreeSet;

use crate::problem::{Place, did_you_mean};
use crate::programme::{ActivityId, Arrivals, Programme, block::Landings};

use super::context::Context;
use super::ids::{JOB_BLOCKS, tables_in};
use super::legal::shown;
use super::tree::{Entry, Node, Table, Value};

/// The share of an activity's money that may buy nothing without a word: room for overheads, and
/// for shares that were rounded.
const LEFT_OVER: f64 = 0.1;

/// What is said of an activity without any block.
pub(super) const BUYS_NOTHING: &str = "this activity buys nothing";

/// What is said of a table that nothing refers to.
pub(super) const USED_NOWHERE: &str = "is used nowhere";

/// How far shares may exceed that by rounding.
const ROUNDING: f64 = 1e-9;

/// A section of tables that others refer to by id.
struct Kind {
    section: &'static str,
    help: &'static str,
}

// Not districts: a map shows those where nothing is as well, and an unknown one is an error.
const KINDS: [Kind; 4] = [
    Kind {
        section: "skill",
        help: "name it on an activity or block, or leave it out",
    },
    Kind {
        section: "sector",
        help: "name it on an activity or block, or leave it out",
    },
    Kind {
        section: "additionality",
        help: "name it on an activity or block, or leave it out",
    },
    Kind {
        section: "workforce",
        help: "name it on a training or a gate, or leave it out",
    },
];

/// Warns of all that does nothing in a scenario without errors.
pub(super) fn check(
    cx: &mut Context<'_>,
    tree: &Table,
    evidence: Option<&Table>,
    programme: &Programme,
) {
    let named = named(tree);
    for kind in &KINDS {
        let ids: Vec<&str> = tables_in(tree, kind.section).map(|(id, _)| id).collect();
        for entry in entries(tree, kind.section) {
            if !named.contains(&(kind.section, entry.key.as_str())) {
                nowhere(cx, kind.section, entry, &ids, kind.help);
            }
        }
    }
    for entry in evidence.into_iter().flat_map(|table| &table.entries) {
        if entry.node.table().is_some() && !cx.shelf.was_asked_for(&entry.key) {
            let ids = cx.shelf.ids();
            let help = "refer to it with `evidence = \"…\"`, or leave it out";
            nowhere(cx, "evidence", entry, &ids, help);
        }
    }
    let activities = tree.table("activity");
    for (index, activity) in programme.activities.iter().enumerate() {
        let id = activity.name.id.as_str();
        if let Some(entry) = activities.and_then(|table| table.entry(id)) {
            check_activity(cx, programme, ActivityId(index), &entry.node.place);
        }
    }
}

/// Tables within a section.
fn entries<'t>(tree: &'t Table, section: &str) -> impl Iterator<Item = &'t Entry> + use<'t> {
    let section = tree.table(section);
    section
        .into_iter()
        .flat_map(|table| &table.entries)
        .filter(|entry| entry.node.table().is_some())
}

/// Whether a user of the scenario can change a text: not if it is the program's, unless that is
/// the scenario itself.
fn is_ones_own(place: &Place) -> bool {
    place.source.order == 0 || place.source.folder.is_some()
}

fn nowhere(cx: &mut Context<'_>, section: &str, entry: &Entry, ids: &[&str], help: &str) {
    if !is_ones_own(&entry.place) {
        return;
    }
    let others = ids.iter().copied().filter(|id| *id != entry.key);
    let help = did_you_mean(&entry.key, others).map_or_else(
        || help.to_owned(),
        |meant| format!("did you mean `{meant}`?"),
    );
    let path = format!("{section}.{}", entry.key);
    cx.warn(&entry.node.place, &path, USED_NOWHERE.to_owned(), help);
}

/// Every section with an id that activities, blocks and training name there.
fn named(tree: &Table) -> BTreeSet<(&'static str, &str)> {
    let mut found = BTreeSet::new();
    for (_, activity) in tables_in(tree, "activity") {
        let blocks = JOB_BLOCKS.iter().filter_map(|block| activity.table(block));
        for table in blocks.chain([activity]) {
            let skills = table.table("skills");
            found.extend(
                skills
                    .into_iter()
                    .flat_map(Table::keys)
                    .map(|id| ("skill", id)),
            );
            found.extend(text_at(table, "sector").map(|id| ("sector", id)));
            found.extend(text_at(table, "additionality").map(|id| ("additionality", id)));
        }
        let gate = activity.table("gate");
        found.extend(gate.and_then(|gate| Some(("workforce", text_at(gate, "workforce")?))));
        for training in trainings(activity) {
            found.extend(text_at(training, "group").map(|id| ("skill", id)));
            found.extend(text_at(training, "workforce").map(|id| ("workforce", id)));
        }
    }
    found
}

fn text_at<'t>(table: &'t Table, key: &str) -> Option<&'t str> {
    table.get(key).and_then(Node::text)
}

fn trainings(activity: &Table) -> Vec<&Table> {
    match activity.get("training").map(|node| &node.value) {
        Some(Value::List(items)) => items.iter().filter_map(Node::table).collect(),
        Some(Value::Table(table)) => vec![table],
        _ => Vec::new(),
    }
}

/// What an activity buys.
#[derive(Default)]
struct Bought {
    things: usize,
    share: f64,
    lands_by_year: bool,
    jobs_without_additionality: bool,
}

impl Bought {
    fn by(programme: &Programme, id: ActivityId) -> Self {
        let mut bought = Self::default();
        for block in programme.blocks.iter().filter(|one| one.activity == id) {
            bought.add(block.share.share);
            bought.lands_by_year |= matches!(
                block.arrivals,
                Arrivals::Inward {
                    landings: Landings::PerYear(_),
                    ..
                }
            );
            bought.jobs_without_additionality |=
                !block.safeguarded && block.additionality.is_none();
        }
        for training in programme.trainings.iter().filter(|one| one.activity == id) {
            bought.add(training.share.share);
        }
        for works in programme
            .constructions
            .iter()
            .filter(|one| one.activity == id)
        {
            bought.add(works.share);
        }
        bought
    }

    fn add(&mut self, share: f64) {
        self.things += 1;
        self.share += share;
    }
}

fn check_activity(cx: &mut Context<'_>, programme: &Programme, id: ActivityId, place: &Place) {
    let Some(activity) = programme.activities.get(id.0) else {
        return;
    };
    let bought = Bought::by(programme, id);
    let path = format!("activity.{}", activity.name.id);
    if bought.things == 0 {
        if !activity.reputation {
            let message = BUYS_NOTHING.to_owned();
            let help = "give it a job block, training or construction, or leave it out";
            cx.warn(place, &path, message, help);
        }
        return;
    }
    if !is_ones_own(place) {
        return;
    }
    let is_brought = programme.moves.iter().any(|one| one.to == id);
    let has_money = is_brought || activity.given().next().is_some();
    let left = 1.0 - bought.share;
    if has_money && !bought.lands_by_year && left > LEFT_OVER + ROUNDING {
        let message = format!(
            "its blocks use {} of its money; the other {} buys nothing",
            shown(bought.share),
            shown(left)
        );
        let help = "let the `share` of its blocks add up to 1; what is left brings no jobs, learners or building work";
        cx.warn(place, &path, message, help);
    }
    if bought.jobs_without_additionality {
        let message = "its jobs name no additionality, so every one of them counts as net";
        let help = "write additionality = \"…\", the id of an [additionality.<id>]";
        cx.warn(place, &path, message.to_owned(), help);
    }
}
