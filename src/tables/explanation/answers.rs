//! What would turn an answer, and when a promise fails.

use super::{Explained, asked, asked_cells};
use crate::analysis::discovery::{End, Limit};
use crate::analysis::explanation::{Mover, Told, Turn};
use crate::analysis::switching::Crossing;
use crate::tables::figure::known;
use crate::tables::{Cell, Column, Table};

/// What is moved, in words.
#[must_use]
pub fn moved(explained: &Explained<'_>, mover: &Mover) -> String {
    let titled = |kind, id: &str| explained.words.titled(kind, id);
    match mover {
        Mover::Input(factor) => explained.input(*factor),
        Mover::Budget(id) => format!("Budget of {}", titled("activity", id)),
        Mover::Slippage(id) => format!("Delay of {}", titled("activity", id)),
        Mover::Delay(id) => format!("Delay of the money: {}", titled("fund", id)),
    }
}

/// A value of an input in words, with its unit where that is short: `£280,000`, `14%`, `1.5 years`.
#[must_use]
pub fn value_of(explained: &Explained<'_>, factor: usize, value: f64) -> String {
    let unit = explained.found.about[factor].unit.trim();
    let first = unit.split([' ', ',']).next().unwrap_or_default();
    match first {
        "£m" => format!("£{}m", known(value)),
        "£" => format!("£{}", known(value)),
        "share" | "probability" => format!("{}%", known(100.0 * value)),
        "years" => format!("{} years", known(value)),
        _ => known(value),
    }
}

/// The value at which the answer turns, in words.
#[must_use]
pub fn moved_value(explained: &Explained<'_>, turn: &Turn) -> String {
    match (&turn.crossing, &turn.mover) {
        (Crossing::At(_), Mover::Budget(_)) => format!("{} times today’s", known(turn.value)),
        (Crossing::At(_), Mover::Slippage(_) | Mover::Delay(_)) => {
            format!("{} years", known(turn.value))
        }
        (Crossing::At(_), Mover::Input(factor)) => value_of(explained, *factor, turn.value),
        (Crossing::Above, _) => "nowhere: always above".to_owned(),
        (Crossing::Below, _) => "nowhere: never reached".to_owned(),
    }
}

/// Switching values.
pub(super) fn turns(explained: &Explained<'_>) -> Table {
    const NOTE: &str = "How far one thing would have to move, all others as they are, for the chance of \
the promise to cross the level. Inputs are moved between their P0.5 and P99.5; budgets between none and \
three times today’s, as money that nobody has promised; delays between 0 and 5 years, in place of what the \
scenario says. Beyond is the chance that the input really lies on the better side. A crossing is as exact \
as the Monte Carlo error of the chance allows.";
    let mut columns = asked();
    columns.extend([
        Column::text("mover", "Name").for_machines(),
        Column::text("title", "What is moved"),
        Column::number("level", "Chance aimed at"),
        Column::text("where", "Crossed at"),
        Column::number("value", "Value").for_machines(),
        Column::number("beyond", "Beyond"),
        Column::number("chance_low", "Chance at its low end"),
        Column::number("chance_high", "Chance at its high end"),
        Column::number("p5", "P5"),
        Column::number("p50", "P50"),
        Column::number("p95", "P95"),
    ]);
    let title = format!(
        "{}: what would turn the answer",
        explained.words.programme.title
    );
    let mut table = Table::new("switching_values", &title, NOTE, columns);
    for turn in &explained.found.turns {
        let question = &explained.found.questions[turn.question];
        let name = match &turn.mover {
            Mover::Input(factor) => explained.found.study.factors[*factor].name.clone(),
            Mover::Budget(id) => format!("activity.{id}.budget"),
            Mover::Slippage(id) => format!("activity.{id}.slippage"),
            Mover::Delay(id) => format!("fund.{id}.delay"),
        };
        let is_input = matches!(turn.mover, Mover::Input(_));
        let mut line = asked_cells(explained, question);
        line.extend([
            Cell::text(name),
            Cell::text(moved(explained, &turn.mover)),
            Cell::share(turn.level, 0.0),
            Cell::text(moved_value(explained, turn)),
            Cell::Known(turn.value),
            Cell::share(turn.beyond, 0.005),
            Cell::share(turn.ends[0], 0.005),
            Cell::share(turn.ends[1], 0.005),
        ]);
        line.extend(turn.range.map(|value| {
            if is_input {
                Cell::Known(value)
            } else {
                Cell::Empty
            }
        }));
        table.rows.push(line);
    }
    table
}

impl Explained<'_> {
    /// A condition in a sentence: `deadweight is at least 0.42`, `the anchor investor’s money does not come`.
    #[must_use]
    pub fn condition(&self, told: &Told, limit: &Limit) -> String {
        let least = limit.end == End::AtLeast;
        let titled = |kind, id: &str| self.words.titled(kind, id);
        let bound = |what: &str, value: String| {
            let words = if least { "at least" } else { "at most" };
            format!("{what} is {words} {value}")
        };
        let number = |words: [&str; 2]| {
            let count = known(limit.value.round());
            let bound = if least { "at least" } else { "at most" };
            if !least && limit.value < 1.0 {
                format!("there is no {}", words[0])
            } else {
                format!("there are {bound} {count} {}", words[1])
            }
        };
        match told {
            Told::Input(factor) => {
                let value = value_of(self, *factor, limit.value);
                bound(&format!("“{}”", self.input(*factor)), value)
            }
            Told::Comes(id) if least => format!("“{}” comes", titled("fund", id)),
            Told::Comes(id) => format!("“{}” stays away", titled("fund", id)),
            Told::Happens(id) if least => format!("“{}” happens", titled("event", id)),
            Told::Happens(id) => format!("“{}” does not happen", titled("event", id)),
            Told::Works(id) if least => format!("“{}” has an effect", titled("additionality", id)),
            Told::Works(id) => format!("“{}” has no effect", titled("additionality", id)),
            Told::Recessions => number(["recession year", "recession years"]),
            Told::Landings(id) => {
                let title = titled("activity", id);
                let bound = if least { "at least" } else { "at most" };
                let count = known(limit.value.round());
                if !least && limit.value < 1.0 {
                    format!("no firm lands at “{title}” in any year")
                } else {
                    format!("{bound} {count} firms land at “{title}” over all years")
                }
            }
        }
    }
}

/// When promises are missed or kept.
pub(super) fn failing(explained: &Explained<'_>) -> Table {
    const NOTE: &str = "The simplest conditions that tell the futures in which a promise is missed (or \
kept) from the others, found by peeling (PRIM: Friedman and Fisher 1999). Coverage is the share of such \
futures that meet all conditions; density, the share of futures meeting them all that are such. Quasi-p \
says how often chance would do as much as the condition does. Conditions are looked for in one half of the \
futures and counted in the other.";
    let mut columns = asked();
    columns.extend([
        Column::text("about", "Futures that"),
        Column::text("condition", "Condition"),
        Column::text("input", "Name").for_machines(),
        Column::text("end", "End").for_machines(),
        Column::number("limit", "Limit"),
        Column::number("quasi_p", "Quasi-p"),
        Column::number("coverage", "Coverage"),
        Column::number("density", "Density"),
        Column::number("density_without", "Density without this condition"),
        Column::number("share_of_all", "Of all futures"),
    ]);
    let title = format!("{}: when does it fail?", explained.words.programme.title);
    let mut table = Table::new("when_it_fails", &title, NOTE, columns);
    for failing in &explained.found.failing {
        let question = &explained.found.questions[failing.question];
        let region = &failing.telling.region;
        let (all, cases) = failing.counted;
        for condition in &failing.telling.conditions {
            let told = &failing.columns[condition.limit.column];
            let name = match told {
                Told::Input(factor) => explained.found.study.factors[*factor].name.clone(),
                Told::Comes(id) => format!("fund.{id}.comes"),
                Told::Happens(id) => format!("event.{id}.happens"),
                Told::Works(id) => format!("additionality.{id}.works"),
                Told::Recessions => "recession".to_owned(),
                Told::Landings(id) => format!("inward.landings.activity.{id}"),
            };
            let share = |value: f64| Cell::share(value, 0.005);
            let mut line = asked_cells(explained, question);
            line.extend([
                Cell::text(if failing.missed { "miss it" } else { "keep it" }),
                Cell::text(explained.condition(told, &condition.limit)),
                Cell::text(name),
                Cell::text(match condition.limit.end {
                    End::AtLeast => "at least",
                    End::AtMost => "at most",
                }),
                Cell::Known(condition.limit.value),
                Cell::Known(condition.quasi_p),
                share(region.coverage()),
                share(region.density()),
                share(condition.without.density()),
                share(cases as f64 / all as f64),
            ]);
            table.rows.push(line);
        }
    }
    table
}
