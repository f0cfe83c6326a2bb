//! `walk`: from jobs on offer to net additional jobs, step by step, in means.
//!
//! Means add up, percentiles do not. On the page numbers are rounded as in [`crate::analysis::walk`],
//! so that the printed steps add up too.

use super::markdown::escaped;
use super::words::Words;
use super::{Cell, Column, Published, Table};
use crate::analysis::walk::{self, KINDS, Kind};
use crate::analysis::{Row, Summary};
use crate::calendar::financial_year;
use crate::outcomes::jobs::WALK;
use crate::programme::Programme;

/// The walk: one row a step and year for machines, years side by side (the last first) for people.
#[must_use]
pub fn table(summary: &Summary, words: &Words) -> Published {
    Published {
        data: data(summary, words),
        page: Some(page(summary, words)),
    }
}

fn data(summary: &Summary, words: &Words) -> Table {
    let columns = vec![
        Column::number("year", "Year"),
        Column::text("step", "Step"),
        Column::text("title", "Title"),
        Column::text("kind", "Kind"),
        Column::text("unit", "Unit"),
        Column::number("mean", "Mean"),
        Column::number("mcse", "Error"),
    ];
    let mut table = Table::new("walk", "From gross to net", "", columns);
    for year in words.programme.calendar.all() {
        let Some(rows) = walk::rows(summary, year) else {
            continue;
        };
        for ((step, kind), row) in WALK.iter().zip(KINDS).zip(rows) {
            let (kind, sign) = match kind {
                Kind::Level => ("level", 1.0),
                Kind::Loss => ("step", -1.0),
                Kind::Gain => ("step", 1.0),
            };
            table.rows.push(vec![
                Cell::Year(year),
                Cell::text(*step),
                Cell::text(words.metric(&row.metric)),
                Cell::text(kind),
                Cell::text(words.unit(row.measure)),
                Cell::figure(sign * row.mean, row.mcse),
                Cell::figure(row.mcse, 0.0),
            ]);
        }
    }
    table
}

const NOTE: &str = "Means over all simulated futures, jobs in post at the end of the year. Each \
step is taken off what the step before has left, in the order of the table; printed steps add up \
exactly. “Interventions without effect” are jobs of activities that change nothing in that future.";

/// Which leakage is modelled and which is assumed, where any of it is modelled.
#[must_use]
pub fn leakage(programme: &Programme) -> Option<String> {
    let groups = programme.skills.iter();
    let modelled: Vec<&str> = groups
        .filter(|group| group.origins.is_some())
        .map(|group| group.name.title.as_str())
        .collect();
    let in_row = match modelled.as_slice() {
        [] => return None,
        [only] => (*only).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    };
    Some(format!(
        "Leakage of skilled jobs in {}: modelled, the share held by commuters (people who live elsewhere and go on \
         living there). Of all other jobs: assumed.",
        escaped(&in_row)
    ))
}

/// What a reader of the walk has to know: which leakage is modelled and, where a reference is run, which
/// one.
fn note(words: &Words) -> String {
    let leakage = leakage(words.programme).map_or_else(String::new, |said| format!(" {said}"));
    net_of(words) + &leakage
}

/// What the steps are, and what they are net of.
fn net_of(words: &Words) -> String {
    words.programme.reference.as_ref().map_or_else(
        || NOTE.to_owned(),
        |title| {
            format!(
                "{NOTE} Net of a reference run (“{}”), not of assumed deadweight: the jobs that \
                 would be there without the programme are those of the reference, after its own \
                 losses; its knock-on jobs are taken off the programme’s.",
                escaped(title)
            )
        },
    )
}

fn page(summary: &Summary, words: &Words) -> Table {
    let mut columns = vec![Column::text("step", "Step").in_unit("jobs (FTE)")];
    let mut sheets: Vec<Vec<Cell>> = Vec::new();
    let mut years: Vec<i32> = words.programme.calendar.all().collect();
    let unit = walk::unit(summary, years.iter().copied());
    years.reverse();
    for year in years {
        let Some(rows) = walk::rows(summary, year) else {
            continue;
        };
        let heading = financial_year(year);
        columns.push(Column::number(&heading, &heading));
        sheets.push(rounded_steps(&rows, unit));
    }
    let title = format!("{}: from gross to net jobs", words.programme.title);
    let mut table = Table::new("walk", &title, &note(words), columns);
    if !sheets.iter().flatten().any(is_something) {
        return table;
    }
    for (place, step) in WALK.iter().enumerate() {
        let mut cells = vec![Cell::text(words.metric(&format!("jobs.walk.{step}")))];
        cells.extend(sheets.iter().filter_map(|sheet| sheet.get(place).cloned()));
        table.rows.push(cells);
    }
    table
}

fn is_something(cell: &Cell) -> bool {
    matches!(cell, Cell::Rounded { value, .. } if *value != 0.0)
}

/// The steps of a year, rounded as on the chart.
fn rounded_steps(rows: &[&Row], unit: f64) -> Vec<Cell> {
    let decimals = walk::decimals(unit);
    walk::rounded(rows, unit)
        .into_iter()
        .map(|(_, value)| Cell::Rounded { value, decimals })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcomes::Measure;
    use crate::tables::testing::{programme, register, row};

    #[test]
    fn the_walk_adds_up_in_both_shapes_and_shows_the_last_year_first() -> Result<(), csv::Error> {
        let (mut programme, register) = (programme(), register());
        programme.calendar.years = 2;
        let words = Words {
            programme: &programme,
            register: &register,
        };
        let means = [
            1000.4, 100.3, 50.2, 200.1, 30.4, 60.4, 10.4, 5.4, 543.2, 54.4, 597.6,
        ];
        let mut summary = Summary { rows: Vec::new() };
        for (year, factor) in [(2024, 0.0), (2025, 1.0)] {
            summary
                .rows
                .extend(WALK.iter().zip(means).map(|(step, mean)| {
                    row(
                        &format!("jobs.walk.{step}"),
                        Some(year),
                        Measure::Jobs,
                        factor * mean,
                    )
                }));
        }
        let Published { data, page } = table(&summary, &words);
        let data = data.to_csv()?;
        let lines: Vec<&str> = data.lines().skip(12).take(3).collect();
        assert_eq!(
            lines,
            [
                "2025,demanded,Jobs on offer,level,jobs (FTE),1000.4,1.0004",
                "2025,unfilled,Left unfilled,step,jobs (FTE),-100.3,0.10030000000000001",
                "2025,no_effect,Interventions without effect,step,jobs (FTE),-50.2,0.0502",
            ]
        );
        assert_eq!(
            page.map(|page| page.to_markdown()).unwrap_or_default(),
            format!(
                "# A park and a college: from gross to net jobs\n\n\
                 | Step, jobs (FTE) | 2025/26 | 2024/25 |\n\
                 | :--- | ---: | ---: |\n\
                 | Jobs on offer | 1,000 | 0 |\n\
                 | Left unfilled | −100 | 0 |\n\
                 | Interventions without effect | −50 | 0 |\n\
                 | Would have happened anyway (deadweight) | −200 | 0 |\n\
                 | Benefits people elsewhere (leakage) | −31 | 0 |\n\
                 | Lost by other local firms (displacement) | −60 | 0 |\n\
                 | Replaces other workers (substitution) | −10 | 0 |\n\
                 | Hired from local employers who do not refill | −6 | 0 |\n\
                 | Net additional, direct | 543 | 0 |\n\
                 | Knock-on jobs | 55 | 0 |\n\
                 | Net additional jobs | 598 | 0 |\n\
                 \n{NOTE}\n"
            )
        );
        Ok(())
    }
}
