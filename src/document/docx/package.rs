//! The parts in one file.

use std::io::{Cursor, Write};

use minijinja::value::{Serde, Value};
use serde::Serialize;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::body::Body;
use super::failed;
use super::flow::{Numbered, Page, Piece};
use super::templates::{PARTS, environment, folded};
use crate::document::{Document, RenderError};

/// The most characters of a text in a margin: about two lines.
const IN_A_MARGIN: usize = 240;

/// What the parts are filled with.
#[derive(Serialize)]
struct Contents<'a> {
    document: Front,
    pieces: &'a [Piece],
    last_page: Page,
    links: &'a [String],
    footnotes: &'a [String],
    numbered: &'a [Numbered],
    /// Their numbers, from 1.
    pictures: Vec<usize>,
}

/// What is said of the document as a whole.
#[derive(Serialize)]
struct Front {
    title: String,
    subtitle: String,
    lead: String,
    /// The title as it stands at the head of each page.
    head: String,
    source: String,
}

impl<'a> Contents<'a> {
    fn of(document: &Document, body: &'a Body) -> Self {
        let references = &body.references;
        Self {
            document: Front {
                title: folded(&document.title),
                subtitle: folded(&document.subtitle),
                lead: folded(&document.lead),
                head: shortened(&folded(&document.title)),
                source: shortened(&folded(&document.source)),
            },
            pieces: &body.pieces,
            last_page: body.last_page,
            links: &references.links,
            footnotes: &references.footnotes,
            numbered: &references.numbered,
            pictures: (1..=references.pictures.len()).collect(),
        }
    }
}

/// The package of a document with its body.
pub(super) fn zipped(document: &Document, body: &Body) -> Result<Vec<u8>, RenderError> {
    let environment = environment();
    let contents = Value::from(Serde(Contents::of(document, body)));
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for part in &PARTS {
        let text = part.filled(&environment, &contents)?;
        let packed = options().compression_method(CompressionMethod::Deflated);
        package
            .start_file(part.path, packed)
            .map_err(|e| failed(&e))?;
        package.write_all(text.as_bytes()).map_err(|e| failed(&e))?;
    }
    for (number, picture) in (1..).zip(&body.references.pictures) {
        // A PNG is packed already.
        let as_it_is = options().compression_method(CompressionMethod::Stored);
        package
            .start_file(format!("word/media/picture{number}.png"), as_it_is)
            .map_err(|e| failed(&e))?;
        package.write_all(picture).map_err(|e| failed(&e))?;
    }
    Ok(package.finish().map_err(|e| failed(&e))?.into_inner())
}

/// A text that leaves room for a page between its head and its foot.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(IN_A_MARGIN) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text)),
        None => text.to_owned(),
    }
}

/// Of every file in the package: a date and a system that do not change.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .last_modified_time(DateTime::DEFAULT)
        .system(System::Unix)
}
