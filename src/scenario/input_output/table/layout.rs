//! The heading row of a table: which industries buy, and where.

use crate::problem::Problem;
use crate::programme::Name;
use crate::sheet::problems::Problems;
use crate::sheet::text::folded;
use crate::sheet::{Row, Sheet};

/// What the column of households may be called.
const HOUSEHOLDS: [&str; 3] = ["households", "household consumption", "household spending"];

/// Where columns and rows stand.
pub(in crate::scenario::input_output) struct Layout<'s> {
    pub sheet: &'s Sheet,
    pub head: &'s Row,
    /// The column of each industry.
    pub columns: Vec<usize>,
    /// The column of households.
    pub households: Option<usize>,
}

impl Layout<'_> {
    /// A cell's name.
    pub fn name(&self, row: usize, column: usize) -> String {
        self.sheet
            .cell(row, column, &self.head.cell(column).shown())
    }
}

/// The heading row: the first column names rows, a `title` may stand beside it, then come the industries.
pub(super) fn layout<'s>(
    sheet: &'s Sheet,
    problems: &mut Problems,
) -> Option<(Layout<'s>, Vec<Name>)> {
    let head = sheet.rows.first()?;
    let mut layout = Layout {
        sheet,
        head,
        columns: Vec::new(),
        households: None,
    };
    let mut names: Vec<Name> = Vec::new();
    for column in 1..head.cells.len() {
        let heading = head.cell(column).shown();
        let word = folded(&heading);
        if word.is_empty() || (column == 1 && word == "title") {
            continue;
        }
        if HOUSEHOLDS.contains(&word.as_str()) {
            layout.households = Some(column);
            continue;
        }
        let id = word.replace(|sign: char| !sign.is_ascii_alphanumeric(), "_");
        if let Some(twin) = names.iter().position(|name| name.id == id) {
            let twin = layout.columns.get(twin).copied().unwrap_or_default();
            let message = format!(
                "{}: this industry has column {} already",
                layout.name(head.number, column),
                crate::sheet::letters(twin)
            );
            problems.push(Problem::nowhere(message).help("give each industry a name of its own"));
        }
        layout.columns.push(column);
        names.push(Name { id, title: heading });
    }
    if names.is_empty() {
        let message = format!(
            "{}: here the industries should stand, and there is none",
            sheet.row(head.number)
        );
        let help = "the first row holds `industry` and then the names of the buying industries";
        problems.push(Problem::nowhere(message).help(help));
        return None;
    }
    Some((layout, names))
}
