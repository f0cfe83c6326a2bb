//! A document as Markdown, for those who paste.
//!
//! Pictures are named as they lie in an output folder, `charts/NAME.png`, with their numbers in a table
//! below. Footnotes stand at the end, where every dialect that knows them looks.

use std::fmt::{self, Write as _};

use super::{Block, Document, Figure, RenderError, Section, Statement};
use crate::tables::Table;
use crate::tables::markdown::escaped;

#[cfg(test)]
mod tests;

/// The page.
///
/// # Errors
///
/// None that is known: writing into memory does not fail.
pub fn render(document: &Document) -> Result<String, RenderError> {
    let mut page = Page::default();
    page.document(document).map_err(|e| RenderError {
        format: "the Markdown page",
        reason: e.to_string(),
    })?;
    Ok(page.text)
}

/// The page as it grows. Every part ends with an empty line.
#[derive(Default)]
struct Page {
    text: String,
    footnotes: Vec<String>,
    tables: usize,
    figures: usize,
}

impl Page {
    fn document(&mut self, document: &Document) -> fmt::Result {
        self.heading(1, &document.title)?;
        self.paragraph(&document.subtitle)?;
        self.paragraph(&document.lead)?;
        for (label, text) in &document.facts {
            writeln!(self.text, "- **{}**: {}", escaped(label), escaped(text))?;
        }
        if !document.facts.is_empty() {
            self.text.push('\n');
        }
        for section in &document.sections {
            self.section(section)?;
        }
        if !document.source.is_empty() {
            self.text.push_str("---\n\n");
            self.paragraph(&document.source)?;
        }
        for (number, text) in (1..).zip(&self.footnotes) {
            writeln!(self.text, "[^{number}]: {text}\n")?;
        }
        self.text.truncate(self.text.trim_end().len());
        self.text.push('\n');
        Ok(())
    }

    fn section(&mut self, section: &Section) -> fmt::Result {
        self.heading(2, &section.title)?;
        // A statement's heading stands one level below what it is under, so that no level is skipped.
        let mut below = 3;
        for block in &section.blocks {
            match block {
                Block::Prose(text) => writeln!(self.text, "{}\n", text.trim_matches('\n'))?,
                Block::Heading(text) => {
                    self.heading(3, text)?;
                    below = 4;
                }
                Block::Table(exhibit) if exhibit.annex => self.paragraph(&exhibit.left_out())?,
                Block::Table(exhibit) => self.table(&exhibit.table)?,
                Block::Figure(figure) => self.figure(figure)?,
                Block::Statement(said) => self.statement(said, below)?,
            }
        }
        Ok(())
    }

    fn heading(&mut self, level: usize, text: &str) -> fmt::Result {
        let mut text = opening(text);
        // A `#` at the end would close the heading.
        if text.ends_with('#') {
            text.insert(text.len() - 1, '\\');
        }
        if text.is_empty() {
            return Ok(());
        }
        writeln!(self.text, "{} {text}\n", "#".repeat(level))
    }

    fn paragraph(&mut self, text: &str) -> fmt::Result {
        let text = opening(text);
        if text.is_empty() {
            return Ok(());
        }
        writeln!(self.text, "{text}\n")
    }

    fn table(&mut self, table: &Table) -> fmt::Result {
        self.tables += 1;
        let label = format!("Table {}", self.tables);
        self.grid(&label, table)
    }

    fn grid(&mut self, label: &str, table: &Table) -> fmt::Result {
        writeln!(self.text, "**{label}: {}**\n", escaped(&table.title))?;
        writeln!(self.text, "{}", table.grid_to_markdown())?;
        if table.rows.is_empty() {
            return Ok(());
        }
        self.paragraph(&table.note)
    }

    fn figure(&mut self, figure: &Figure) -> fmt::Result {
        self.figures += 1;
        let (number, chart) = (self.figures, &figure.chart);
        writeln!(
            self.text,
            "**Figure {number}: {}**\n",
            escaped(&figure.chart.title)
        )?;
        writeln!(
            self.text,
            "![{}](charts/{}.png)\n",
            escaped(&chart.alt),
            chart.name
        )?;
        if figure.table.rows.is_empty() {
            return Ok(());
        }
        // Counted with the figure and not among the tables, as in every other format.
        self.grid(&format!("Numbers behind figure {number}"), &figure.table)
    }

    fn statement(&mut self, said: &Statement, level: usize) -> fmt::Result {
        self.heading(level, &said.title)?;
        write!(self.text, "> {}", opening(&said.sentence))?;
        if !said.footnote.is_empty() {
            self.footnotes.push(opening(&said.footnote));
            write!(self.text, "[^{}]", self.footnotes.len())?;
        }
        self.text.push_str("\n\n");
        Ok(())
    }
}

/// A text that means itself at the beginning of a line, where marks of lists and headings are read.
fn opening(text: &str) -> String {
    let mut text = escaped(text);
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let place = match text.get(digits..).and_then(|rest| rest.chars().next()) {
        Some('-' | '+' | '#' | '=') if digits == 0 => 0,
        Some('.' | ')') if digits > 0 => digits,
        _ => return text,
    };
    text.insert(place, '\\');
    text
}
