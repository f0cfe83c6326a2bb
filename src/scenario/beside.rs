//! Files that a scenario names: beside it, shipped ones, or a sheet's own text.

use std::fs;
use std::path::Path;

use crate::problem::{Place, Problem};
use crate::sheet::problems::Problems;
use crate::sheet::{self, Cell, Sheet, Wanted};

use super::context::Context;
use super::library;

/// Reads the sheet that a key names, relative to the file in which it is written. A text of several lines is
/// the sheet itself, as a scenario that stands alone holds it.
pub(super) fn sheet(
    cx: &mut Context<'_>,
    named: &str,
    (asked, path): (&Place, &str),
    wanted: &Wanted,
) -> Option<Sheet> {
    let mut problems = Problems::default();
    let found = if named.contains('\n') {
        let name = format!("{path}.csv");
        sheet::read(&name, named.as_bytes(), wanted, &mut problems)
    } else {
        let (_, bytes) = file(cx, named, asked, path)?;
        sheet::read(named, &bytes, wanted, &mut problems)
    };
    tell(cx, problems.in_order(), asked, path);
    found
}

/// Notes what is wrong with a sheet at the key that names it.
pub(super) fn tell(cx: &mut Context<'_>, problems: Vec<Problem>, asked: &Place, path: &str) {
    let at_key = problems.into_iter().map(|problem| Problem {
        place: Some(asked.clone()),
        path: path.to_owned(),
        ..problem
    });
    cx.problems.extend(at_key);
}

/// A file beside the text that names it, or a shipped file where there is none: its name for people, and
/// what it holds.
pub(super) fn file(
    cx: &mut Context<'_>,
    named: &str,
    asked: &Place,
    path: &str,
) -> Option<(String, Vec<u8>)> {
    let source = &asked.source;
    let full = source.folder.as_ref().map(|folder| folder.join(named));
    let found = full.as_ref().filter(|full| full.exists());
    if let Some(full) = found {
        let shown = full.display().to_string();
        return match fs::read(full) {
            Ok(bytes) => Some((shown, bytes)),
            Err(error) => {
                let message = format!("`{shown}` cannot be read: {error}");
                cx.error(asked, path, message, "is it a file that you may read?");
                None
            }
        };
    }
    let shipped = source.name.strip_prefix("shipped/");
    let folder = shipped.and_then(|name| Path::new(name).parent());
    let within = folder.unwrap_or(Path::new("")).join(named);
    if let Some(text) = within.to_str().and_then(library::text) {
        let shown = format!("shipped/{}", within.display());
        return Some((shown, text.as_bytes().to_vec()));
    }
    let help = "name a file relative to the scenario's own folder";
    let message = full.map_or_else(
        || format!("there is no file `{named}`"),
        |full| format!("there is no file `{}`", full.display()),
    );
    cx.error(asked, path, message, help);
    None
}

/// The text of a sheet, which reads to the same sheet again.
pub(super) fn text(sheet: &Sheet) -> String {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .from_writer(Vec::new());
    for row in &sheet.rows {
        let cells = row.cells.iter().map(|cell| match cell {
            Cell::Text(text) => text.clone(),
            Cell::Number(number) => number.to_string(),
            _ => String::new(),
        });
        // Writing into memory does not fail; a row that did would be missed at once on reading.
        let _ = writer.write_record(cells.collect::<Vec<String>>());
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}
