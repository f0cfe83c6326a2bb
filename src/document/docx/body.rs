//! A document from its cover to its last section.

use super::flow::{Entry, Page, Paragraph, Piece, Run};
use super::templates::folded;
use super::writer::{References, Writer};
use super::{picture, prose, table};
use crate::document::{Block, Document, RenderError, Section, Statement};

/// Everything that stands in the body, and what it refers to.
#[derive(Debug)]
pub(super) struct Body {
    /// From top to bottom.
    pub(super) pieces: Vec<Piece>,
    /// The kind of the last pages.
    pub(super) last_page: Page,
    /// What the pieces refer to.
    pub(super) references: References,
}

/// The body of a document.
pub(super) fn written(document: &Document) -> Result<Body, RenderError> {
    let mut writer = Writer::default();
    for section in &document.sections {
        write(section, &mut writer)?;
        writer.end_section();
    }
    let mut cover = cover(document);
    let entries = std::mem::take(&mut writer.references.entries);
    if !entries.is_empty() {
        cover.push(Piece::Contents { entries });
    }
    let (pieces, last_page, references) = writer.finished(cover);
    Ok(Body {
        pieces,
        last_page,
        references,
    })
}

fn cover(document: &Document) -> Vec<Piece> {
    let named = [
        ("Title", &document.title),
        ("Subtitle", &document.subtitle),
        ("Lead", &document.lead),
    ];
    let mut pieces: Vec<Piece> = named
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(style, text)| Piece::Paragraph(Paragraph::plain(style, &folded(text))))
        .collect();
    pieces.extend(document.facts.iter().map(|(label, text)| {
        Piece::Paragraph(Paragraph {
            style: "Fact",
            runs: vec![Run::bold(folded(label)), Run::Tab, Run::plain(folded(text))],
            ..Paragraph::default()
        })
    }));
    pieces
}

fn write(section: &Section, writer: &mut Writer) -> Result<(), RenderError> {
    heading(1, &section.title, writer);
    // A statement's heading stands one level below what it is under, so that no level is skipped.
    let mut below = 2;
    for block in &section.blocks {
        match block {
            Block::Prose(text) => {
                for paragraph in prose::paragraphs(text, &mut writer.references) {
                    writer.text(paragraph);
                }
            }
            Block::Heading(text) => {
                heading(2, text, writer);
                below = 3;
            }
            Block::Table(exhibit) if exhibit.annex => {
                let text = markdown_of(&exhibit.left_out());
                for paragraph in prose::paragraphs(&text, &mut writer.references) {
                    writer.text(paragraph);
                }
            }
            Block::Table(exhibit) => {
                writer.references.tables += 1;
                let number = writer.references.tables;
                let caption = table::caption("Table", number, &exhibit.table.title);
                let (pieces, landscape) = table::pieces(&exhibit.table, caption)?;
                writer.exhibit(pieces, landscape);
            }
            Block::Figure(figure) => {
                let pieces = picture::pieces(figure, &mut writer.references)?;
                writer.exhibit(pieces, false);
                if !figure.table.rows.is_empty() {
                    let number = writer.references.pictures.len();
                    let caption = table::caption_of_numbers(number, &figure.table.title);
                    let (pieces, landscape) = table::pieces(&figure.table, caption)?;
                    writer.exhibit(pieces, landscape);
                }
            }
            Block::Statement(said) => statement(said, below, writer),
        }
    }
    Ok(())
}

/// Plain text as prose that says the same.
fn markdown_of(text: &str) -> String {
    crate::tables::markdown::escaped(text)
}

fn heading(level: usize, text: &str, writer: &mut Writer) {
    let text = folded(text);
    if text.is_empty() {
        return;
    }
    let style = match level {
        1 => "Heading1",
        2 => "Heading2",
        _ => "Heading3",
    };
    let mut paragraph = Paragraph {
        keep_next: true,
        ..Paragraph::plain(style, &text)
    };
    if level <= 2 {
        let bookmark = writer.references.entries.len() + 1;
        paragraph.bookmark = Some(bookmark);
        writer.references.entries.push(Entry {
            text,
            level,
            bookmark,
        });
    }
    writer.text(paragraph);
}

fn statement(said: &Statement, level: usize, writer: &mut Writer) {
    heading(level, &said.title, writer);
    let mut paragraph = Paragraph::plain("Statement", &folded(&said.sentence));
    if !said.footnote.is_empty() {
        let number = writer.references.footnote(folded(&said.footnote));
        paragraph.runs.push(Run::Footnote { number });
    }
    writer.text(paragraph);
}
