//! A document as a workbook, after the guidance of the Government Analysis Function on releasing
//! statistics in spreadsheets: one marked-up table a sheet from column A, no merged cells, titles and
//! notes above, links with words, and numbers that can be calculated on.
//!
//! Every number is shown as people are told it ([`crate::tables::number`]); full digits stand behind
//! what is added up, and on a sheet of their own, to which rounded figures refer by formulas. Formulas
//! carry their results, so that programs which do not calculate show the same.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use self::data::Data;
use self::exhibit::About;
use self::names::Names;
use self::page::Page;
use self::sums::Check;
use super::{Block, Document, Exhibit, RenderError};

mod checks;
mod data;
mod exhibit;
mod fan;
mod front;
mod headline;
mod lists;
mod looks;
mod marks;
mod names;
mod page;
mod prose;
mod sums;
#[cfg(test)]
mod tests;
mod width;
mod write;

/// The file.
///
/// # Errors
///
/// If the library that writes the format refuses.
pub fn render(document: &Document) -> Result<Vec<u8>, RenderError> {
    let failed = |reason: String| RenderError {
        format: "the workbook",
        reason,
    };
    let bytes = bytes(document).map_err(|error| failed(error.to_string()))?;
    marks::marked(bytes).map_err(|error| failed(error.to_string()))
}

fn bytes(document: &Document) -> Result<Vec<u8>, XlsxError> {
    // Height and width of cells in the default font, in pixels.
    const CELL: (u32, u32) = (20, 72);
    let source = document.source.as_str();
    let mut book = Book::of(document);
    let mut workbook = Workbook::new();
    let font = Format::new().set_font_name(looks::FONT).set_font_size(11);
    workbook.set_default_format(&font, CELL.0, CELL.1)?;
    workbook.set_properties(&properties(document)?);
    front::cover(&mut workbook, document)?;
    let contents = book.contents();
    write::page(&mut workbook, &contents, source)?;
    front::notes(&mut workbook, document)?;
    for page in &book.pages {
        write::page(&mut workbook, page, source)?;
    }
    for (name, address) in &book.cells {
        workbook.define_name(name, &format!("={address}"))?;
    }
    workbook.save_to_buffer()
}

fn properties(document: &Document) -> Result<DocProperties, XlsxError> {
    // The same document is the same file, so it cannot carry the day on which it was made.
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    Ok(DocProperties::new()
        .set_title(&document.title)
        .set_subject(&document.subtitle)
        .set_author(&document.lead)
        .set_comment(&document.source)
        .set_creation_datetime(&day))
}

/// All sheets with tables, and the names of cells.
#[derive(Default)]
struct Book {
    names: Names,
    pages: Vec<Page>,
    cells: Vec<(String, String)>,
}

impl Book {
    fn of(document: &Document) -> Self {
        let mut book = Self::default();
        for taken in ["Cover", write::CONTENTS, "Notes"] {
            book.names.sheet(&[taken]);
        }
        let (names, source) = (&mut book.names, document.source.as_str());
        // Named first, so that what refers to it knows where its figures stand; it comes last.
        let data = document.data.as_ref();
        let data = data.map(|table| Data::of(names, table, source));
        if !document.quoted.is_empty() {
            let (page, cells) = headline::page(names, &document.quoted, data.as_ref(), source);
            book.pages.push(page);
            book.cells = cells;
        }
        book.pages
            .extend(lists::statements(names, document, source));
        let (tables, checks) = tables(names, document);
        book.pages.extend(tables);
        let series = document.series.iter();
        let fans = series.map(|series| fan::page(names, series, data.as_ref(), source));
        book.pages.extend(fans);
        book.pages.extend(checks::page(names, &checks, source));
        book.pages.extend(data.map(|data| data.page));
        book
    }

    fn contents(&mut self) -> Page {
        let line = |name: &str, shows: &str| (name.to_owned(), shows.to_owned());
        let mut sheets = vec![
            line("Cover", "What this workbook is, and how to cite it"),
            line("Notes", "All notes and explanations, in words"),
        ];
        sheets.extend(self.pages.iter().map(|page| line(&page.name, &page.shows)));
        lists::contents(&mut self.names, &sheets)
    }
}

/// Whether a table holds what is quoted, which the sheet of headline figures has.
fn is_quoted(document: &Document, exhibit: &Exhibit) -> bool {
    !document.quoted.is_empty() && exhibit.table.name == "headline_figures"
}

/// A sheet for each table of the document, and what is checked about their sums.
fn tables(names: &mut Names, document: &Document) -> (Vec<Page>, Vec<Check>) {
    let mut pages = Vec::new();
    let mut checks = Vec::new();
    for section in &document.sections {
        let mut brought = 0;
        for block in &section.blocks {
            let (exhibit, picture) = match block {
                // These figures have a sheet of their own, with formulas back to their full digits.
                Block::Table(exhibit) if is_quoted(document, exhibit) => continue,
                Block::Table(exhibit) => (exhibit.clone(), None),
                Block::Figure(figure) if figure.table.rows.is_empty() => continue,
                Block::Figure(figure) => (figure.table.clone().into(), Some(&figure.chart)),
                Block::Prose(_) | Block::Heading(_) | Block::Statement(_) => continue,
            };
            let title = without(&document.title, &exhibit.table.title);
            let (sheet, short) = if exhibit.table.name == BROUGHT {
                brought += 1;
                let short = format!("{} {brought}", section.id);
                (format!("{short} {}", lowered(title)), short)
            } else {
                (title.to_owned(), exhibit::in_words(exhibit.table.name))
            };
            let about = About {
                sheet,
                short,
                title: exhibit.table.title.clone(),
                shows: picture.map_or(title.to_owned(), |chart| {
                    format!("{}: {title}", chart.title)
                }),
                picture: picture.map_or(String::new(), |chart| chart.alt.clone()),
            };
            let (page, checked) = exhibit::page(names, &exhibit, &about, &document.source);
            pages.push(page);
            checks.extend(checked);
        }
    }
    (pages, checks)
}

/// What tables of other folders are called: all alike, so that their sheets go by section and title.
const BROUGHT: &str = "brought";

/// A title within a longer name: `by outcome` of `By outcome`.
fn lowered(title: &str) -> String {
    match title.strip_prefix("By ") {
        Some(rest) => format!("by {rest}"),
        None => title.to_owned(),
    }
}

/// A title without the programme's name before it, which every sheet would repeat.
fn without<'a>(programme: &str, title: &'a str) -> &'a str {
    let rest = title.strip_prefix(programme);
    rest.and_then(|rest| rest.strip_prefix(": "))
        .filter(|rest| !rest.is_empty())
        .unwrap_or(title)
}
