//! Every figure of the run in full digits, and where each of them stands.

use std::collections::HashMap;

use super::names::Names;
use super::page::{Digits, Entry, Grid, Heading, Page};
use crate::calendar::financial_year;
use crate::tables::{Align, Cell, Readers, Table};

/// The sheet of full digits, and where its figures stand.
pub(super) struct Data {
    /// The sheet.
    pub(super) page: Page,
    rows: HashMap<(String, Option<i32>), usize>,
    columns: HashMap<String, usize>,
}

impl Data {
    /// The sheet of a table.
    pub(super) fn of(names: &mut Names, table: &Table, source: &str) -> Self {
        let shown: Vec<usize> = (0..table.columns.len())
            .filter(|place| table.columns[*place].readers != Readers::People)
            .collect();
        let shown_columns = || shown.iter().map(|place| &table.columns[*place]);
        let headings = shown_columns()
            .map(|column| Heading {
                text: column.told(),
                right: column.align == Align::Right,
            })
            .collect();
        let keys = shown_columns().enumerate();
        let columns: HashMap<String, usize> = keys
            .map(|(place, column)| (column.key.clone(), place))
            .collect();
        let full = |row: &Vec<Cell>| {
            let cells = shown.iter().map(|place| row.get(*place));
            cells.map(|cell| cell.map_or(Entry::Blank, entry)).collect()
        };
        let of_key = |row: &Vec<Cell>, key: &str| -> Option<Cell> {
            let place = table.columns.iter().position(|column| column.key == key)?;
            row.get(place).cloned()
        };
        let places = table.rows.iter().enumerate().filter_map(|(place, row)| {
            let Some(Cell::Text(metric)) = of_key(row, "metric") else {
                return None;
            };
            let year = match of_key(row, "year") {
                Some(Cell::Year(year)) => Some(year),
                _ => None,
            };
            Some(((metric, year), place))
        });
        let name = names.sheet("Data", "Data");
        let grid = Grid {
            name: names.word("Every_figure", ""),
            headings,
            rows: table.rows.iter().map(full).collect(),
            totals: Vec::new(),
            filter: true,
        };
        let mut lines = vec![
            "In full digits, to calculate on. What may be quoted stands on the sheet ‘Headline figures’."
                .to_owned(),
        ];
        if grid.has_blanks() {
            lines.push(
                "Blank cells: not known, or does not apply; a blank year: the whole period."
                    .to_owned(),
            );
        }
        if !source.is_empty() {
            lines.push(format!("Source: {source}"));
        }
        Self {
            rows: places.collect(),
            columns,
            page: Page {
                name,
                title: table.title.clone(),
                shows: "Every figure of the run in full digits, to calculate on".to_owned(),
                lines,
                grid: grid.with_distinct_headings(),
                chart: None,
            },
        }
    }

    /// The address of a figure, if it stands here with the very same digits.
    pub(super) fn find(
        &self,
        metric: &str,
        year: Option<i32>,
        key: &str,
        value: f64,
    ) -> Option<String> {
        let row = *self.rows.get(&(metric.to_owned(), year))?;
        let column = *self.columns.get(key)?;
        match self.page.grid.rows.get(row)?.get(column)? {
            Entry::Number(found, _) if *found == value => Some(self.page.anywhere(row, column)),
            _ => None,
        }
    }
}

/// A number in full digits: a reference where the sheet of data has it, else the number itself.
pub(super) fn full(
    data: Option<&Data>,
    (metric, year): (&str, Option<i32>),
    key: &str,
    value: f64,
    digits: Digits,
) -> Entry {
    if !value.is_finite() {
        return Entry::Blank;
    }
    data.and_then(|data| data.find(metric, year, key, value))
        .map_or(Entry::Number(value, digits), |address| {
            Entry::Formula(format!("={address}"), value, digits)
        })
}

fn entry(cell: &Cell) -> Entry {
    match cell {
        Cell::Text(text) => Entry::words(text),
        Cell::Year(year) => Entry::Text(financial_year(*year)),
        number => number
            .exact()
            .map_or(Entry::Blank, |value| Entry::Number(value, Digits::Full)),
    }
}
