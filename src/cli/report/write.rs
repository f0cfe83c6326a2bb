//! The files of a pack.

use std::fmt::Write as _;
use std::path::Path;

use rayon::prelude::*;

use super::Format;
use crate::charts::{self, Chart};
use crate::cli::Failure;
use crate::cli::publish::outside;
use crate::document::{Block, Document, RenderError, docx, html, markdown, workbook};
use crate::report::{Folder, PACK, RUN, Run};

fn failed(error: &RenderError) -> Failure {
    Failure::Outside(error.to_string())
}

/// Renders the pack in each format, and the pictures that Markdown refers to.
///
/// # Errors
///
/// If a file cannot be made or written.
pub fn write(
    folder: &Folder,
    pack: &Document,
    name: &str,
    formats: &[Format],
) -> Result<(), Failure> {
    formats.par_iter().try_for_each(|format| {
        let bytes = match format {
            Format::Html => html::render(pack).map(String::into_bytes),
            Format::Xlsx => workbook::render(pack),
            Format::Docx => docx::render(pack),
            Format::Md => markdown::render(pack).map(String::into_bytes),
            // Refused before.
            Format::Pdf => return Ok(()),
        }
        .map_err(|error| failed(&error))?;
        let file = format!("{name}.{}", format.ending());
        folder.write(&file, &bytes).map_err(|error| outside(&error))
    })?;
    if !formats.contains(&Format::Md) {
        return Ok(());
    }
    let figures: Vec<&Chart> = pack
        .sections
        .iter()
        .flat_map(|section| &section.blocks)
        .filter_map(|block| match block {
            Block::Figure(figure) => Some(&figure.chart),
            _ => None,
        })
        .collect();
    figures.par_iter().try_for_each(|chart| {
        let picture =
            charts::png(&chart.svg).map_err(|error| Failure::Outside(error.to_string()))?;
        let file = format!("charts/{}.png", chart.name);
        folder
            .write(&file, &picture)
            .map_err(|error| outside(&error))
    })
}

/// Says what made the pack.
///
/// # Errors
///
/// If the file cannot be written.
pub fn run(folder: &Folder, run: &Run, reader: &str) -> Result<(), Failure> {
    let options = vec![PACK.to_owned(), format!("--for {reader}")];
    let text = run
        .clone()
        .asked(options)
        .to_toml()
        .map_err(|error| outside(&error))?;
    folder
        .write(RUN, text.as_bytes())
        .map_err(|error| outside(&error))
}

/// What is said on the terminal.
#[must_use]
pub fn told(pack: &Document, name: &str, formats: &[Format], written: &Path) -> String {
    let what = |format: &Format| match format {
        Format::Html => "web page, stands alone; “Print” makes a PDF of it",
        Format::Xlsx => "workbook with live totals and the registers",
        Format::Docx => "document for word processors",
        Format::Md => "text for those who paste, with its pictures in charts",
        Format::Pdf => "",
    };
    let mut text = format!("\n{}: {}\n\n", pack.title, pack.subtitle);
    for figure in pack.quoted.iter().filter(|one| one.column == "p50").take(6) {
        let [low, middle, high] = &figure.told;
        let _ = writeln!(
            text,
            "  {}: {middle} ({low} to {high}), {}",
            figure.title, figure.unit
        );
    }
    let _ = write!(text, "\nThe pack is in {}:\n", written.display());
    for format in formats {
        let _ = writeln!(text, "  {name}.{}  {}", format.ending(), what(format));
    }
    text.push_str("Every figure in it is the same in each file, and the same as in tables/summary.csv of the run.\n");
    text
}
