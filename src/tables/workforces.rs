//! `workforces`: what staff can do, the share of each workforce at each level or above.

use super::indicators::{figure_cells, figure_columns};
use super::words::Words;
use super::{Cell, Column, Published, Table};
use crate::analysis::Summary;
use crate::analysis::capability::Followed;
use crate::analysis::headline::rough_errors;
use crate::calendar::financial_year;

/// What the change from today is, and is not.
pub const NOTE: &str = "Shares of the staff at the level or above. “Today” is before the first year, as the scenario has it. \
The change from today need not be the programme’s doing alone: staff leave and join, practice lifts them, and what is not used is lost. What the \
programme adds is seen beside a plan without it (regiocast compare).";

/// One row a workforce, level and year for machines; for people one row a workforce and level, with the middle of
/// each year and the range in the last. Nothing where no workforce is followed.
#[must_use]
pub fn table(summary: &Summary, words: &Words) -> Option<Published> {
    let all = Followed::all(words.programme);
    if all.is_empty() {
        return None;
    }
    Some(Published {
        data: data(&all, summary, words),
        page: Some(page(&all, summary, words)),
    })
}

fn data(all: &[Followed], summary: &Summary, words: &Words) -> Table {
    let mut columns = vec![
        Column::text("metric", "Metric"),
        Column::text("workforce", "Workforce"),
        Column::text("level", "Level or above"),
        Column::number("today", "Today"),
    ];
    columns.extend(figure_columns());
    let mut table = Table::new("workforces", "What staff can do", NOTE, columns);
    for one in all {
        for (level, name, today) in one.reached() {
            for row in summary.years(&one.metric(level)) {
                let mut cells = vec![
                    Cell::text(&row.metric),
                    Cell::text(&one.title),
                    Cell::text(name),
                    Cell::figure(today, 0.0),
                ];
                cells.extend(figure_cells(row, words));
                table.rows.push(cells);
            }
        }
    }
    table
}

fn page(all: &[Followed], summary: &Summary, words: &Words) -> Table {
    let calendar = words.programme.calendar;
    let last = financial_year(calendar.last());
    let mut columns = vec![
        Column::text("workforce", "Workforce"),
        Column::text("level", "At the level or above"),
        Column::number("today", "Today"),
    ];
    columns.extend(calendar.all().map(|year| {
        let heading = format!("{}: middle", financial_year(year));
        Column::number(&year.to_string(), &heading)
    }));
    columns.push(Column::number("p10", &format!("{last}: 1 in 10 below")));
    columns.push(Column::number("p90", &format!("{last}: 1 in 10 above")));
    let title = format!("{}: what staff can do", words.programme.title);
    let mut table = Table::new("workforces", &title, NOTE, columns);
    for one in all {
        for (level, name, today) in one.reached() {
            let metric = one.metric(level);
            let mut cells = vec![
                Cell::text(&one.title),
                Cell::text(name),
                Cell::share(today, f64::NAN),
            ];
            cells.extend(calendar.all().map(|year| {
                summary
                    .find(&metric, Some(year))
                    .map_or(Cell::Empty, |row| {
                        let [_, middle, _] = rough_errors(row);
                        Cell::share(row.p50(), middle)
                    })
            }));
            cells.extend(ends(summary, &metric, calendar.last()));
            table.rows.push(cells);
        }
    }
    table
}

/// Today and the last year alone, which is what fits beside a chart. Nothing where no workforce is followed.
#[must_use]
pub fn at_the_end(all: &[Followed], summary: &Summary, words: &Words) -> Option<Table> {
    let calendar = words.programme.calendar;
    let last = financial_year(calendar.last());
    let columns = vec![
        Column::text("workforce", "Workforce"),
        Column::text("level", "At the level or above"),
        Column::number("today", "Today"),
        Column::number("p50", &format!("{last}: middle")),
        Column::number("p10", "1 in 10 below"),
        Column::number("p90", "1 in 10 above"),
    ];
    let title = format!("What staff can do, today and at the end of {last}");
    let mut table = Table::new("capability", &title, NOTE, columns);
    for one in all {
        for (level, name, today) in one.reached() {
            let metric = one.metric(level);
            let Some(row) = summary.find(&metric, Some(calendar.last())) else {
                continue;
            };
            let [_, middle, _] = rough_errors(row);
            let mut cells = vec![
                Cell::text(&one.title),
                Cell::text(name),
                Cell::share(today, f64::NAN),
                Cell::share(row.p50(), middle),
            ];
            cells.extend(ends(summary, &metric, calendar.last()));
            table.rows.push(cells);
        }
    }
    (!table.rows.is_empty()).then_some(table)
}

/// Where 8 in 10 lie in a year.
fn ends(summary: &Summary, metric: &str, year: i32) -> [Cell; 2] {
    let row = summary.find(metric, Some(year));
    row.map_or([Cell::Empty, Cell::Empty], |row| {
        let [low, _, high] = rough_errors(row);
        [Cell::share(row.p10(), low), Cell::share(row.p90(), high)]
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcomes::Measure;
    use crate::tables::testing::{programme, register, row, workforce};

    #[test]
    fn each_level_of_each_workforce_stands_with_today_and_the_last_year() {
        let (mut programme, register) = (programme(), register());
        programme.workforces = vec![workforce("staff", None, [60.0, 30.0, 10.0])];
        let rows = (2024..2034).flat_map(|year| {
            [
                ("workforce.staff.at_least.2", 0.5),
                ("workforce.staff.at_least.3", 0.2),
            ]
            .map(|(metric, share)| row(metric, Some(year), Measure::Share, share))
        });
        let summary = Summary {
            rows: rows.collect(),
        };
        let words = Words {
            programme: &programme,
            register: &register,
        };
        let all = Followed::all(&programme);
        let table = at_the_end(&all, &summary, &words).unwrap().to_markdown();
        assert!(
            table.contains("| People of staff | works alone | 40% | 50% | 43% | 57% |"),
            "{table}"
        );
        assert!(
            table.contains("| People of staff | helps others | 10% | 20% | 17% | 23% |"),
            "{table}"
        );
        let published = super::table(&summary, &words).unwrap();
        assert_eq!(published.data.rows.len(), 20);
        assert_eq!(published.page.unwrap().rows[0].len(), 15);
    }
}
