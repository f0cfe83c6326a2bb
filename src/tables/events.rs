//! `events`: the risk register beside what the simulation made of it; funds that may not come;
//! recessions.

use super::words::Words;
use super::{Cell, Column, Published, Table};
use crate::analysis::Summary;
use crate::analysis::precision::share_error;
use crate::calendar::financial_year;
use crate::programme::{Event, Recession};

const NOTE: &str = "The stated probability is an assumption; the share of simulated futures shows \
what it came to. “What is left” multiplies what the event strikes, while it lasts. A recession year \
is counted in the year it falls in.";

/// The risk register as a table.
#[must_use]
pub fn table(summary: &Summary, words: &Words) -> Published {
    let columns = vec![
        Column::text("id", "Id").for_machines(),
        Column::text("kind", "Kind"),
        Column::text("title", "Risk"),
        Column::text("owner", "Owner"),
        Column::text("mitigation", "Mitigation"),
        Column::text("strikes", "Strikes"),
        Column::text("effect", "Effect"),
        Column::text("when", "When"),
        Column::text("stated_probability", "Stated probability"),
        Column::number("share_of_draws", "Share of simulated futures"),
        Column::number("mcse", "Error").for_machines(),
    ];
    let title = format!("{}: risk register", words.programme.title);
    let mut table = Table::new("events", &title, NOTE, columns);
    let programme = words.programme;
    let events = programme.events.iter();
    table
        .rows
        .extend(events.map(|event| struck(event, summary, words)));
    for fund in &programme.funds {
        if fund.surely_comes() {
            continue;
        }
        let metric = format!("fund.{}.comes", fund.name.id);
        let mut cells = vec![
            Cell::text(format!("fund.{}", fund.name.id)),
            Cell::text("Fund"),
            Cell::text(format!("{}: the money stays away", fund.name.title)),
            Cell::Empty,
            Cell::Empty,
            Cell::text("all of its money"),
            Cell::Empty,
            Cell::Empty,
            Cell::text(format!("that it comes: {}", words.number(fund.arrives))),
        ];
        cells.extend(stayed_away(summary, &metric));
        table.rows.push(cells);
    }
    if let Some(recession) = &programme.recession {
        for year in programme.calendar.all() {
            table
                .rows
                .push(recession_in(year, recession, summary, words));
        }
    }
    Published {
        page: Some(without_repeats(table.clone())),
        data: table,
    }
}

/// Words that stand in the row above already are not told again.
fn without_repeats(mut table: Table) -> Table {
    for row in (1..table.rows.len()).rev() {
        for column in 5..9 {
            let repeated = table.rows[row - 1][column] == table.rows[row][column];
            if repeated && table.rows[row][0] == Cell::text("recession") {
                table.rows[row][column] = Cell::text("as above");
            }
        }
    }
    table
}

fn struck(event: &Event, summary: &Summary, words: &Words) -> Vec<Cell> {
    let calendar = &words.programme.calendar;
    let (from, to) = (calendar.year(event.window.0), calendar.year(event.window.1));
    let when = if from == to {
        format!("in {}", financial_year(from))
    } else {
        format!(
            "once, from {} to {}",
            financial_year(from),
            financial_year(to)
        )
    };
    let mut cells = vec![
        Cell::text(format!("event.{}", event.name.id)),
        Cell::text("Event"),
        Cell::text(&event.name.title),
        Cell::text(&event.owner),
        Cell::text(&event.mitigation),
        Cell::text(words.struck(event.on)),
        Cell::text(effect(event, words)),
        Cell::text(when),
        Cell::text(words.number(event.probability)),
    ];
    let metric = format!("event.{}.happens", event.name.id);
    cells.extend(happened(summary, &metric, None));
    cells
}

/// What an event does, in words.
fn effect(event: &Event, words: &Words) -> String {
    let mut texts: Vec<String> = Vec::new();
    if !event.factor.is(1.0) {
        let lasts = match event.years {
            Some(years) if years.is(1.0) => "for 1 year".to_owned(),
            Some(years) => format!("for {} years", words.number(years)),
            None => "to the end".to_owned(),
        };
        texts.push(format!(
            "what is left: {}, {lasts}",
            words.number(event.factor)
        ));
    }
    if !event.delay.is(0.0) {
        texts.push(format!("years later: {}", words.number(event.delay)));
    }
    if !event.cost.is(0.0) {
        texts.push(format!(
            "cost to the public, £m: {}",
            words.number(event.cost)
        ));
    }
    texts.join("; ")
}

fn recession_in(year: i32, recession: &Recession, summary: &Summary, words: &Words) -> Vec<Cell> {
    let mut cells = vec![
        Cell::text("recession"),
        Cell::text("Recession"),
        Cell::text(format!("Recession in {}", financial_year(year))),
        Cell::Empty,
        Cell::Empty,
        Cell::text("private money, landings and jobs"),
        Cell::text(format!(
            "private money and landings lost: {}; jobs lost: {}",
            words.number(recession.depth),
            words.number(recession.jobs_depth)
        )),
        Cell::text(financial_year(year)),
        Cell::text(format!(
            "{} after a normal year, {} after a recession",
            words.number(recession.enter),
            words.number(recession.stay)
        )),
    ];
    cells.extend(happened(summary, "recession", Some(year)));
    cells
}

/// The share of draws in which something happened, and its error.
fn happened(summary: &Summary, metric: &str, year: Option<i32>) -> [Cell; 2] {
    summary
        .find(metric, year)
        .map_or([Cell::Empty, Cell::Empty], |row| {
            let error = share_error(row.mean, row.available);
            [Cell::share(row.mean, error), Cell::share(error, 0.0)]
        })
}

/// The share of draws in which a fund does not come, and its error.
fn stayed_away(summary: &Summary, metric: &str) -> [Cell; 2] {
    summary
        .find(metric, None)
        .map_or([Cell::Empty, Cell::Empty], |row| {
            let share = 1.0 - row.mean;
            let error = share_error(share, row.available);
            [Cell::share(share, error), Cell::share(error, 0.0)]
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcomes::Measure;
    use crate::tables::testing::{programme, register, row};

    #[test]
    fn a_risk_shows_what_was_stated_and_how_often_it_happened() {
        let (programme, register) = (programme(), register());
        let words = Words {
            programme: &programme,
            register: &register,
        };
        let summary = Summary {
            rows: vec![
                row("event.flood.happens", None, Measure::Share, 0.2034),
                row("fund.grant.comes", None, Measure::Share, 0.8975),
                row("recession", Some(2024), Measure::Share, 0.1011),
            ],
        };
        let page = table(&summary, &words).page.map(|page| page.to_markdown());
        let page = page.unwrap_or_default();
        let lines: Vec<&str> = page.lines().skip(4).take(4).collect();
        assert_eq!(
            lines,
            [
                "| Event | Flood of the site | Council | Flood wall | spending on Science park \
                 | what is left: 0.5, for 1 year | once, from 2026/27 to 2029/30 | 0.2 | 20% |",
                "| Fund | Government grant: the money stays away |  |  | all of its money |  |  | that \
                 it comes: 0.9 | 10% |",
                "| Recession | Recession in 2024/25 |  |  | private money, landings and jobs \
                 | private money and landings lost: 0.2; jobs lost: 0.05 | 2024/25 | 0.1 after a \
                 normal year, 0.4 after a recession | 10% |",
                "| Recession | Recession in 2025/26 |  |  | as above | as above | 2025/26 | as above \
                 |  |",
            ]
        );
    }
}
