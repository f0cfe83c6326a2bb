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
                source: folded(&document.source),
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

/// Of every file in the package: a date and a system that do not change.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .last_modified_time(DateTime::DEFAULT)
        .system(System::Unix)
}
