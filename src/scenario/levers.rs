//! What a planner can move in a scenario: how much money comes and when, what it is spent on, places on
//! courses, delays, and whether the lines of the risk register come true.
//!
//! A lever is a key of the scenario file with its published value. What is moved becomes a scenario over
//! the one it was moved in (see [`super::changes`]), so that there is no second way of changing a plan.

mod activities;
mod funds;
mod moves;
mod risks;

use super::Scenario;
use super::changes::Judgement;
use super::differences::tree_of;
use super::tree::{Node, Table, Value};
use crate::register::Register;

pub use super::money::PROFILES;

/// The beginning of the ids of events that stand for a delay which a planner sets.
pub const PLANNED_DELAY: &str = "planned_delay_";

/// Something that a planner can move.
#[derive(Debug, Clone, PartialEq)]
pub struct Lever {
    /// The dotted key that a change names: `fund.grant.amount`.
    pub path: String,
    /// What it is called beside the others of its group.
    pub title: String,
    /// What it belongs to.
    pub group: Group,
    /// How it is moved.
    pub kind: Kind,
    /// What stands in the scenario; `None` where nothing does, such as for a course without a limit.
    pub published: Option<Setting>,
    /// The range behind the published value, in words; empty where it is one number.
    pub spread: String,
    /// The unit of its number, in words.
    pub unit: String,
    /// The highest number that can be set; `None` where there is none.
    pub most: Option<f64>,
    /// What moving it means, in a sentence.
    pub help: String,
}

/// What levers belong to: a fund, an activity or a risk, by its dotted name and its title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The dotted name: `fund.grant`.
    pub id: String,
    /// The scenario's own title.
    pub title: String,
    /// The part of the plan.
    pub section: Section,
}

/// The parts of a plan, in the order in which they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Where money comes from.
    Money,
    /// What it is spent on.
    Spending,
    /// Money moved from one activity to another.
    Moves,
    /// What may go wrong.
    Risks,
}

/// How a lever is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An amount of 0 or more; where the published one is a range, the whole range moves with its median.
    Amount,
    /// A share from 0 to 1.
    Share,
    /// A share from 0 to 1 whose published range moves with its median.
    Part,
    /// A chance from 0 to 1.
    Chance,
    /// Years, 0 or more.
    Years,
    /// Shares of years: a word, or one share for each year.
    Profile,
}

/// What a lever is set to.
#[derive(Debug, Clone, PartialEq)]
pub enum Setting {
    /// A number.
    Number(f64),
    /// One share for each year.
    Shares(Vec<f64>),
    /// A word, such as `even`.
    Word(String),
    /// A whole assumption, with the reason for it.
    Judgement(Judgement),
}

/// Every lever of a scenario, in the order of its file.
#[must_use]
pub fn levers(scenario: &Scenario) -> Vec<Lever> {
    of_tree(scenario, &tree_of(scenario))
}

/// The same where the scenario's tree is at hand.
pub(super) fn of_tree(scenario: &Scenario, tree: &Table) -> Vec<Lever> {
    let look = Look { scenario, tree };
    let mut all = funds::levers(&look);
    all.extend(activities::levers(&look));
    all.extend(moves::levers(&look));
    all.extend(risks::levers(&look));
    all
}

/// A scenario with the tree that it was read from.
struct Look<'a> {
    scenario: &'a Scenario,
    tree: &'a Table,
}

impl Look<'_> {
    /// What stands at a key of a thing: its number, the median where it is a range, and the range in words.
    fn number(&self, path: &str) -> Option<(f64, String)> {
        let keys: Vec<&str> = path.split('.').collect();
        let node = node_at(self.tree, &keys)?;
        match node.number() {
            Some(plain) => Some((plain, String::new())),
            None => assumed(&self.scenario.register, path),
        }
    }

    /// A lever whose number must stand in the scenario.
    fn lever(&self, path: String, group: &Group, kind: Kind, words: [&str; 3]) -> Option<Lever> {
        let (published, spread) = self.number(&path)?;
        let [title, unit, help] = words.map(str::to_owned);
        Some(Lever {
            path,
            title,
            group: group.clone(),
            kind,
            published: Some(Setting::Number(published)),
            spread,
            unit,
            most: match kind {
                Kind::Chance | Kind::Share => Some(1.0),
                _ => None,
            },
            help,
        })
    }

    /// How many years late a thing is made by whoever plans; nothing unless a plan says so.
    fn delay(&self, of: &str, group: &Group, help: &str) -> Lever {
        let path = format!("event.{}.delay", delay_id(of));
        let planned = self.number(&path).map_or(0.0, |(years, _)| years);
        Lever {
            path,
            title: "Comes later by".to_owned(),
            group: group.clone(),
            kind: Kind::Years,
            published: Some(Setting::Number(planned)),
            spread: String::new(),
            unit: "years".to_owned(),
            most: None,
            help: help.to_owned(),
        }
    }
}

/// The number of the register at a name, and its range in words.
fn assumed(register: &Register, name: &str) -> Option<(f64, String)> {
    let distribution = &register.find(name)?.distribution;
    let spread = match distribution.fixed_value() {
        Some(_) => String::new(),
        None => distribution.in_words(),
    };
    Some((distribution.median(), spread))
}

/// The id of the event that stands for a planned delay of a fund or an activity.
pub(super) fn delay_id(of: &str) -> String {
    format!("{PLANNED_DELAY}{}", of.replace('.', "_"))
}

/// What stands at a dotted key; a pathway of training by its id, however the training is written.
pub(super) fn node_at<'t>(tree: &'t Table, keys: &[&str]) -> Option<&'t Node> {
    // `activity.<id>.training.<pathway>`: the id may be `training` as well.
    match keys {
        ["activity", id, "training", pathway, rest @ ..] => {
            let training = tree.table("activity")?.table(id)?.get("training")?;
            let table = pathways(training).find(|table| pathway_id(table) == *pathway)?;
            Some(&table.at(rest)?.node)
        }
        _ => Some(&tree.at(keys)?.node),
    }
}

/// The tables of a training: one, or a list of them.
fn pathways(training: &Node) -> impl Iterator<Item = &Table> {
    let items = match &training.value {
        Value::List(items) => items.as_slice(),
        _ => std::slice::from_ref(training),
    };
    items.iter().filter_map(Node::table)
}

fn pathway_id(training: &Table) -> &str {
    training
        .get("pathway")
        .and_then(Node::text)
        .unwrap_or_default()
}

/// The table of a pathway in a training, which is one table or a list of them, to change it.
pub(super) fn pathway_mut<'t>(training: &'t mut Node, pathway: &str) -> Option<&'t mut Table> {
    let is_it = |table: &&mut Table| pathway_id(table) == pathway;
    if training.table().is_some() {
        return training.table_mut().filter(is_it);
    }
    let Value::List(items) = &mut training.value else {
        return None;
    };
    items.iter_mut().filter_map(Node::table_mut).find(is_it)
}
