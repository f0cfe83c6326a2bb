//! Tables and prose, in the words of the files.

use serde::Serialize;
use utoipa::ToSchema;

use crate::tables::{Align, Table};

/// A table as a page of the files has it.
#[derive(Debug, Serialize, ToSchema)]
pub struct TableTold {
    /// Its name, as files are called: `reported`.
    pub name: String,
    /// What it shows.
    pub title: String,
    /// What a reader has to know.
    pub note: String,
    /// Its columns.
    pub columns: Vec<ColumnTold>,
    /// Its rows, a text for each column.
    pub rows: Vec<Vec<String>>,
}

/// A column of a table.
#[derive(Debug, Serialize, ToSchema)]
pub struct ColumnTold {
    /// Its heading, with the unit.
    pub heading: String,
    /// Whether numbers stand in it.
    pub number: bool,
}

impl TableTold {
    /// What people are shown of a table.
    pub fn of(table: &Table) -> Self {
        let shown = table.for_people();
        let column = |place: &usize| {
            let column = &table.columns[*place];
            ColumnTold {
                heading: column.told(),
                number: column.align == Align::Right,
            }
        };
        let rows = table.rows.iter().map(|row| {
            let cells = shown.iter().map(|place| row.get(*place));
            cells
                .map(|cell| cell.map_or_else(String::new, crate::tables::Cell::told))
                .collect()
        });
        Self {
            name: table.name.to_owned(),
            title: table.title.clone(),
            note: table.note.clone(),
            columns: shown.iter().map(column).collect(),
            rows: rows.collect(),
        }
    }
}

/// A part of what is said, with its heading.
#[derive(Debug, Serialize, ToSchema)]
pub struct PartTold {
    /// Its heading.
    pub title: String,
    /// Its paragraphs.
    pub paragraphs: Vec<ParagraphTold>,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ParagraphTold {
    /// Whether it is a point of a list.
    pub point: bool,
    /// Its pieces, one after the other.
    pub pieces: Vec<PieceTold>,
}

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PieceTold {
    /// Its text.
    pub text: String,
    /// Whether it weighs more than what stands around it.
    pub strong: bool,
}
