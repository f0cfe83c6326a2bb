//! The sheets of words: cover and notes.

use rust_xlsxwriter::{Format, Url, Workbook, Worksheet, XlsxError};

use super::looks;
use super::names::beginning;
use super::prose::{Line, lines, plain};
use super::width::height_of;
use super::write::{CONTENTS, TITLE, printed, put};
use crate::document::{Block, Document, Exhibit, Section};
use crate::tables::Table;

/// How wide the column of words is, in characters.
const WORDS: f64 = 80.0;
/// Room between paragraphs, in points.
const BETWEEN: f64 = 4.0;
/// How long the words of a link may be.
const LONGEST_WORDS: usize = 200;
/// How long a link may be.
const LONGEST_LINK: usize = 2_000;

/// The cover.
pub(super) fn cover(workbook: &mut Workbook, document: &Document) -> Result<(), XlsxError> {
    let mut writer = Writer::on(workbook.add_worksheet(), "Cover")?;
    writer.put(&document.title, &looks::title())?;
    for line in [&document.subtitle, &document.lead] {
        writer.put(line, &looks::wrapped())?;
    }
    for (label, text) in &document.facts {
        writer.put(&format!("{label}: {text}"), &looks::wrapped())?;
    }
    writer.put("What this workbook is", &looks::heading())?;
    for line in WHAT {
        writer.put(line, &looks::wrapped())?;
    }
    writer.put("How to cite it", &looks::heading())?;
    writer.put(&citation(document), &looks::wrapped())?;
    if !document.source.is_empty() {
        writer.put("Source", &looks::heading())?;
        writer.put(&document.source, &looks::wrapped())?;
    }
    writer.lead_to(CONTENTS, "To the contents")?;
    writer.end(&document.source);
    Ok(())
}

/// What a reader has to know of the whole.
const WHAT: [&str; 4] = [
    "Projections by simulation: what may happen if the assumptions hold, not what will happen. Whoever \
     quotes a figure should quote its range as well.",
    "Numbers in tables are shown rounded, as they are told: the simulation supports no more digits. Where cells \
     are added up to totals they hold more digits than they show; quote what is shown. Every figure in full \
     digits stands on the sheet ‘Data’, where there is one.",
    "P10, P50 and P90 are percentiles over all simulated futures: one in ten lies below P10, half below \
     P50, one in ten above P90.",
    "Each sheet has a title in cell A1, its notes below, and one table. Rounded headline figures \
     are live formulas, and so are totals wherever what is shown is their sum; the sheet ‘Checks’, where there \
     is one, compares sums with totals.",
];

fn citation(document: &Document) -> String {
    let parts = [
        &document.lead,
        &document.title,
        &document.subtitle,
        &document.source,
    ];
    let said: Vec<&str> = parts
        .into_iter()
        .map(|part| part.trim())
        .filter(|part| !part.is_empty())
        .collect();
    let mut out = String::new();
    for part in said {
        if !out.is_empty() {
            out.push_str(if out.ends_with(['.', '?', '!']) {
                " "
            } else {
                ". "
            });
        }
        out.push_str(part);
    }
    if !out.ends_with(['.', '?', '!']) {
        out.push('.');
    }
    out
}

/// The prose of all sections, with the notes of their tables.
pub(super) fn notes(workbook: &mut Workbook, document: &Document) -> Result<(), XlsxError> {
    let mut writer = Writer::on(workbook.add_worksheet(), "Notes")?;
    writer.put("Notes", &looks::title())?;
    writer.lead_to(CONTENTS, "Back to the contents")?;
    for section in &document.sections {
        writer.section(section)?;
    }
    writer.end(&document.source);
    Ok(())
}

/// Writes words into the first column, a row each.
struct Writer<'a> {
    sheet: &'a mut Worksheet,
    row: u32,
}

impl<'a> Writer<'a> {
    fn on(sheet: &'a mut Worksheet, name: &str) -> Result<Self, XlsxError> {
        sheet.set_name(name)?.set_column_width(0, WORDS)?;
        Ok(Self { sheet, row: 0 })
    }

    /// A row, unless there are no words.
    fn put(&mut self, text: &str, format: &Format) -> Result<(), XlsxError> {
        if text.is_empty() {
            return Ok(());
        }
        put(self.sheet, self.row, 0, text, format)?;
        let height = if self.row == 0 {
            TITLE
        } else {
            height_of([(text, WORDS)].into_iter()) + BETWEEN
        };
        self.sheet.set_row_height(self.row, height)?;
        self.row += 1;
        Ok(())
    }

    fn lead_to(&mut self, sheet: &str, words: &str) -> Result<(), XlsxError> {
        let url = Url::new(format!("internal:'{sheet}'!A1")).set_text(words);
        self.link(url)
    }

    fn link(&mut self, url: Url) -> Result<(), XlsxError> {
        self.sheet
            .write_url_with_format(self.row, 0, url, &looks::link())?;
        self.row += 1;
        Ok(())
    }

    fn section(&mut self, section: &Section) -> Result<(), XlsxError> {
        self.put(&section.title, &looks::heading())?;
        for block in &section.blocks {
            match block {
                Block::Prose(text) => self.prose(text)?,
                Block::Heading(text) => self.put(text, &looks::subheading())?,
                Block::Table(Exhibit { table, .. }) => self.note(table)?,
                Block::Figure(figure) => {
                    self.put(&figure.chart.title, &looks::subheading())?;
                    self.put(&figure.chart.alt, &looks::wrapped())?;
                    self.note(&figure.table)?;
                }
                // Statements have a sheet of their own.
                Block::Statement(_) => {}
            }
        }
        Ok(())
    }

    fn prose(&mut self, text: &str) -> Result<(), XlsxError> {
        for line in lines(text) {
            match line {
                Line::Text(text) => self.put(&text, &looks::wrapped())?,
                Line::Link(words, target) if leads_out(&target) => {
                    self.link(
                        Url::new(&target)
                            .set_text(format!("Link: {}", beginning(&words, LONGEST_WORDS))),
                    )?;
                }
                Line::Link(..) => {}
            }
        }
        Ok(())
    }

    /// The note of a table.
    fn note(&mut self, table: &Table) -> Result<(), XlsxError> {
        let note = plain(&table.note);
        if note.is_empty() {
            return Ok(());
        }
        self.put(&format!("Table: {}", table.title), &looks::subheading())?;
        for paragraph in note {
            self.put(&paragraph, &looks::wrapped())?;
        }
        Ok(())
    }

    fn end(self, source: &str) {
        printed(self.sheet, source, false);
    }
}

/// Whether a link leads to a page or an address that a reader can open.
fn leads_out(target: &str) -> bool {
    let known = ["https://", "http://", "mailto:"];
    known.iter().any(|start| target.starts_with(start)) && target.len() <= LONGEST_LINK
}
