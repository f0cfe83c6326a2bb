//! What was learnt of the assumptions, and what to look at next.

use super::Updating;
use crate::analysis::updated::Nature;
use crate::tables::{Cell, Column, Published, Table};

const MOVED: &str = "Inputs of which the return says something, those most is learnt of first. Before is what the scenario holds \
possible; now is what is left of it. ‘Place’ says where the median now lies in the range before: 50% is where it was. What \
is chance has no value of its own: its place says whether luck was good or bad.";

const NEXT: &str = "If this figure were reported for the next year, with the usual errors, by how much would the spread of the \
headline be expected to shrink? Figures that tell the same are not worth twice as much.";

/// A figure that narrows the headline by less is not told on a page.
const WORTH_TELLING: f64 = 0.01;

/// How many inputs a page tells.
const MOST: usize = 15;

/// The inputs that moved.
pub(super) fn inputs(updating: &Updating<'_>) -> Published {
    let columns = vec![
        Column::text("input", "Input").for_machines(),
        Column::text("title", "Assumption or chance").for_people(),
        Column::text("nature", "Kind"),
        Column::text("unit", "Unit"),
        Column::number("p10_before", "P10 before"),
        Column::number("p50_before", "Median before"),
        Column::number("p90_before", "P90 before"),
        Column::number("p10_after", "P10 now"),
        Column::number("p50_after", "Median now"),
        Column::number("p90_after", "P90 now"),
        Column::number("place_p10", "Place of P10").for_machines(),
        Column::number("place", "Place of the median"),
        Column::number("place_p90", "Place of P90").for_machines(),
        Column::number("learnt", "Learnt (nats)").for_machines(),
    ];
    let title = format!(
        "{}: what the return says of the assumptions",
        updating.words.programme.title
    );
    let mut table = Table::new("moved", &title, MOVED, columns);
    for one in &updating.update.moved {
        let chance = one.nature == Nature::Chance;
        let value = |value: f64| {
            if chance {
                Cell::Empty
            } else {
                Cell::Known(value)
            }
        };
        let unit = updating.unit(&one.name);
        table.rows.push(vec![
            Cell::text(&one.name),
            Cell::text(updating.words.input(&one.name)),
            Cell::text(if chance { "chance" } else { "assumption" }),
            Cell::text(unit),
            value(one.before[0]),
            value(one.before[1]),
            value(one.before[2]),
            value(one.after[0]),
            value(one.after[1]),
            value(one.after[2]),
            Cell::share(one.places[0], 0.005),
            Cell::share(one.places[1], 0.005),
            Cell::share(one.places[2], 0.005),
            Cell::figure(one.learnt, f64::NAN),
        ]);
    }
    let mut page = table.clone();
    if page.rows.len() > MOST {
        page.note = format!(
            "{} The {MOST} most learnt of {} are shown; all are in moved.csv.",
            page.note,
            page.rows.len()
        );
        page.rows.truncate(MOST);
    }
    Published {
        data: table,
        page: Some(page),
    }
}

/// What to look at next.
pub(super) fn next(updating: &Updating<'_>) -> Published {
    let columns = vec![
        Column::text("metric", "Metric").for_machines(),
        Column::text("title", "Figure").for_people(),
        Column::number("year", "Year"),
        Column::number("explained", "Share of the variance it would explain"),
        Column::number("narrower", "Narrower by"),
    ];
    let title = format!("{}: what to monitor next", updating.words.programme.title);
    let mut table = Table::new("monitor_next", &title, NEXT, columns);
    for one in &updating.update.next {
        table.rows.push(vec![
            Cell::text(&one.metric),
            Cell::text(updating.metric(&one.metric)),
            Cell::Year(one.year),
            Cell::share(one.explained, 0.005),
            Cell::share(one.narrower, 0.005),
        ]);
    }
    let mut page = table.clone();
    let worth = updating.update.next.iter();
    let shown = worth.filter(|one| one.narrower >= WORTH_TELLING).count();
    page.rows.truncate(shown.min(MOST));
    if page.rows.len() < table.rows.len() {
        page.note = format!(
            "{} Of {} figures the {} that would tell most are shown; all are in monitor_next.csv.",
            page.note,
            table.rows.len(),
            page.rows.len()
        );
    }
    Published {
        data: table,
        page: Some(page),
    }
}
