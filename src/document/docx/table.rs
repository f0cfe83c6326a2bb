//! A table with its caption and note.

use super::failed;
use super::flow::{Grid, GridColumn, GridRow, Paragraph, Piece, Run};
use super::grid::{Breadth, Layout, USUAL};
use super::templates::folded;
use crate::document::RenderError;
use crate::tables::{Align, Cell, Table};

/// The most columns that word processors take.
const MOST_COLUMNS: usize = 63;

/// The most lines of a table that is kept on one upright page.
const UPRIGHT_LINES: usize = 38;

/// The same on a broad page.
const BROAD_LINES: usize = 24;

/// The caption, the table and its note, and whether they need broad pages.
pub(super) fn pieces(table: &Table, caption: Piece) -> Result<(Vec<Piece>, bool), RenderError> {
    let places = table.for_people();
    if places.len() > MOST_COLUMNS {
        return Err(failed(&format!(
            "the table ‘{}’ has {} columns; a page takes {MOST_COLUMNS} at most",
            table.title,
            places.len()
        )));
    }
    let mut pieces = vec![caption];
    if table.rows.is_empty() || places.is_empty() {
        let nothing = Paragraph::plain("Normal", "There is nothing to show.");
        pieces.push(Piece::Paragraph(nothing));
        return Ok((pieces, false));
    }
    let has_note = !table.note.is_empty();
    let (grid, landscape) = grid(table, &places, has_note);
    pieces.push(Piece::Table(grid));
    if has_note {
        let note = Paragraph::plain("Note", &folded(&table.note));
        pieces.push(Piece::Paragraph(note));
    }
    Ok((pieces, landscape))
}

/// A caption that a word processor counts and can list.
pub(super) fn caption(label: &str, number: usize, title: &str) -> Piece {
    let instruction = match label {
        "Table" => "SEQ Table \\* ARABIC",
        _ => "SEQ Figure \\* ARABIC",
    };
    Piece::Paragraph(Paragraph {
        style: "Caption",
        runs: vec![
            Run::plain(format!("{label} ")),
            Run::Field {
                instruction,
                shown: number.to_string(),
            },
            Run::plain(format!(": {}", folded(title))),
        ],
        keep_next: true,
        ..Paragraph::default()
    })
}

/// The caption of the numbers behind a figure, which are counted with it and not among the tables.
pub(super) fn caption_of_numbers(figure: usize, title: &str) -> Piece {
    let words = format!("Numbers behind figure {figure}: {}", folded(title));
    Piece::Paragraph(Paragraph {
        keep_next: true,
        ..Paragraph::plain("Caption", &words)
    })
}

fn grid(table: &Table, places: &[usize], has_note: bool) -> (Grid, bool) {
    let told: Vec<Vec<String>> = table
        .rows
        .iter()
        .map(|row| places.iter().map(|place| text(row.get(*place))).collect())
        .collect();
    let headings: Vec<String> = places
        .iter()
        .map(|place| folded(&table.columns[*place].told()))
        .collect();
    let breadths: Vec<Breadth> = headings
        .iter()
        .enumerate()
        .map(|(column, heading)| {
            told.iter()
                .filter_map(|row| row.get(column))
                .fold(Breadth::default(), |all, cell| all.with_cell(cell))
                .with_heading(heading)
        })
        .collect();
    let layout = Layout::of(&breadths);
    let columns = places
        .iter()
        .zip(headings)
        .zip(&layout.widths)
        .map(|((place, heading), width)| GridColumn {
            heading,
            width: *width,
            right: table.columns[*place].align == Align::Right,
        })
        .collect();
    let grid = Grid {
        caption: folded(&table.title),
        description: folded(&table.note),
        width: layout.widths.iter().sum(),
        size: (layout.points != USUAL).then_some(2 * layout.points),
        columns,
        rows: rows(told, &layout, has_note),
    };
    (grid, layout.landscape)
}

/// A short table stands on one page; of a long one, the first row stays with the heading and the last
/// one with the note.
fn rows(told: Vec<Vec<String>>, layout: &Layout, has_note: bool) -> Vec<GridRow> {
    let lines = |row: &Vec<String>| {
        let cells = row.iter().enumerate();
        cells.map(|(place, text)| layout.lines(place, text)).max()
    };
    let lines: Vec<usize> = told.iter().map(|row| lines(row).unwrap_or(1)).collect();
    let most = if layout.landscape {
        BROAD_LINES
    } else {
        UPRIGHT_LINES
    };
    let on_one_page = lines.iter().sum::<usize>() <= most;
    let last = told.len().saturating_sub(1);
    told.into_iter()
        .zip(lines)
        .enumerate()
        .map(|(place, (cells, lines))| GridRow {
            cells,
            whole: lines <= BROAD_LINES,
            keep_next: if place == last { has_note } else { on_one_page },
        })
        .collect()
}

fn text(cell: Option<&Cell>) -> String {
    folded(&cell.map_or_else(String::new, Cell::told))
}
