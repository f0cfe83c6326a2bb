//! Does a workbook say what the document says, and nothing that its cells make of it?

use std::collections::HashMap;
use std::io::{Cursor, Read};

use calamine::{Data, Range, Reader, Xlsx};

use super::*;
use crate::document::{Section, Sum};
use crate::tables::{Cell, Column, Table};

mod formulas;
mod sheets;
mod texts;

/// A workbook that was read back.
struct Opened {
    names: Vec<String>,
    cells: HashMap<String, Range<Data>>,
    formulas: HashMap<String, Range<String>>,
    defined: Vec<(String, String)>,
}

impl Opened {
    fn of(document: &Document) -> Self {
        let bytes = render(document).unwrap();
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        let names = book.sheet_names();
        let mut cells = HashMap::new();
        let mut formulas = HashMap::new();
        for name in &names {
            cells.insert(name.clone(), book.worksheet_range(name).unwrap());
            formulas.insert(name.clone(), book.worksheet_formula(name).unwrap());
        }
        let defined = book.defined_names().to_vec();
        Self {
            names,
            cells,
            formulas,
            defined,
        }
    }

    /// What stands in a cell: `B7`.
    fn at(&self, sheet: &str, address: &str) -> Data {
        let found = self.cells[sheet].get_value(place(address));
        found.cloned().unwrap_or(Data::Empty)
    }

    fn formula(&self, sheet: &str, address: &str) -> String {
        let found = self.formulas[sheet].get_value(place(address));
        found.cloned().unwrap_or_default()
    }

    /// The address of the first cell of a sheet that has a text.
    fn find(&self, sheet: &str, text: &str) -> (usize, usize) {
        let range = &self.cells[sheet];
        let (top, left) = range.start().unwrap();
        let found = range
            .used_cells()
            .find(|(_, _, data)| **data == Data::String(text.to_owned()));
        let (row, column, _) = found.unwrap_or_else(|| panic!("{text} is not on {sheet}"));
        (row + top as usize, column + left as usize)
    }

    fn formulas(&self) -> Vec<(String, String)> {
        let all = self.names.iter().flat_map(|name| {
            self.formulas[name]
                .used_cells()
                .filter(|(_, _, formula)| !formula.is_empty())
                .map(|(_, _, formula)| (name.clone(), formula.clone()))
        });
        all.collect()
    }

    fn texts(&self) -> Vec<String> {
        let all = self.names.iter().flat_map(|name| {
            self.cells[name]
                .used_cells()
                .filter_map(|(_, _, data)| match data {
                    Data::String(text) => Some(text.clone()),
                    _ => None,
                })
        });
        all.collect()
    }
}

fn place(address: &str) -> (u32, u32) {
    let split = address.find(|c: char| c.is_ascii_digit()).unwrap();
    let (letters, row) = address.split_at(split);
    let column = letters
        .bytes()
        .fold(0, |sum, letter| sum * 26 + u32::from(letter - b'A') + 1);
    (row.parse::<u32>().unwrap() - 1, column - 1)
}

/// A part of the file.
fn part(document: &Document, ending: &str) -> Vec<String> {
    let bytes = render(document).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    let mut parts = Vec::new();
    for name in names.into_iter().filter(|name| name.contains(ending)) {
        let mut text = String::new();
        archive
            .by_name(&name)
            .unwrap()
            .read_to_string(&mut text)
            .unwrap();
        parts.push(text);
    }
    parts
}

fn money(parts: [f64; 2], total: f64) -> Exhibit {
    let columns = vec![
        Column::text("source", "Source"),
        Column::number("2024", "2024/25").in_unit("£m"),
    ];
    let mut table = Table::new("money", "Money by source", "Means.", columns);
    let cell = |value| Cell::Rounded { value, decimals: 1 };
    table.rows = vec![
        vec![Cell::text("Public"), cell(parts[0])],
        vec![Cell::text("Private"), cell(parts[1])],
        vec![Cell::text("Total"), cell(total)],
    ];
    Exhibit {
        table,
        sums: vec![Sum::Row {
            row: 2,
            of: vec![0, 1],
        }],
        annex: false,
    }
}

fn with_table(exhibit: Exhibit) -> Document {
    Document {
        title: "A park".to_owned(),
        sections: vec![Section {
            id: "money".to_owned(),
            title: "Money".to_owned(),
            blocks: vec![Block::Table(exhibit)],
        }],
        ..Document::default()
    }
}
