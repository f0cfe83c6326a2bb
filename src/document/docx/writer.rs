//! The body as it grows: upright pages, broad pages for broad tables, and what is numbered.

use super::flow::{Entry, Numbered, Page, Paragraph, Piece};

/// The most characters before a broad table that stand on its broad page, where lines are long.
const LEAD_IN: usize = 1_500;

/// The most characters after a broad table that do not begin a page of their own.
const TAIL: usize = 600;

/// The most characters of a paragraph that stays with the table or picture that it introduces.
const INTRODUCTION: usize = 400;

/// What parts of the body refer to.
#[derive(Debug, Default)]
pub(super) struct References {
    /// Addresses of links.
    pub(super) links: Vec<String>,
    /// Footnotes, plain text.
    pub(super) footnotes: Vec<String>,
    /// Lists that count.
    pub(super) numbered: Vec<Numbered>,
    /// Pictures as PNG.
    pub(super) pictures: Vec<Vec<u8>>,
    /// Headings of the contents.
    pub(super) entries: Vec<Entry>,
    /// How many tables have a caption.
    pub(super) tables: usize,
}

impl References {
    /// The number of an address, from 1.
    pub(super) fn link(&mut self, address: String) -> usize {
        let known = self.links.iter().position(|link| *link == address);
        let place = known.unwrap_or_else(|| {
            self.links.push(address);
            self.links.len() - 1
        });
        place + 1
    }

    /// The number of a list that counts; 1 is that of every list of points.
    pub(super) fn numbered(&mut self, list: Numbered) -> usize {
        self.numbered.push(list);
        self.numbered.len() + 1
    }

    /// The number of a footnote, from 1.
    pub(super) fn footnote(&mut self, text: String) -> usize {
        self.footnotes.push(text);
        self.footnotes.len()
    }
}

/// Pieces on pages of one kind.
#[derive(Debug)]
struct Part {
    landscape: bool,
    pieces: Vec<Piece>,
}

/// The body as it grows.
#[derive(Debug, Default)]
pub(super) struct Writer {
    /// What its pieces refer to.
    pub(super) references: References,
    parts: Vec<Part>,
    /// Text whose pages depend on what follows it.
    waiting: Vec<Piece>,
}

impl Writer {
    /// Text.
    pub(super) fn text(&mut self, paragraph: Paragraph) {
        self.waiting.push(Piece::Paragraph(paragraph));
    }

    /// A table or a picture with its caption and note, and whether it needs broad pages.
    pub(super) fn exhibit(&mut self, pieces: Vec<Piece>, landscape: bool) {
        if let Some(Piece::Paragraph(last)) = self.waiting.last_mut() {
            last.keep_next |= last.characters() <= INTRODUCTION;
        }
        let lead_in = if landscape { self.lead_in() } else { 0 };
        let with_it = self.waiting.split_off(lead_in);
        self.end_section();
        self.push(with_it, landscape);
        self.push(pieces, landscape);
    }

    /// Text that waits belongs to no table that follows.
    pub(super) fn end_section(&mut self) {
        let text = std::mem::take(&mut self.waiting);
        let is_tail = text.iter().map(Piece::characters).sum::<usize>() <= TAIL
            && !text.iter().any(Piece::is_heading);
        let landscape = is_tail && self.parts.last().is_some_and(|part| part.landscape);
        self.push(text, landscape);
    }

    /// Where the text begins that stands on the page of a broad table: at the first heading above it from
    /// which the text is not too long.
    fn lead_in(&self) -> usize {
        let mut first = self.headings_before(self.waiting.len());
        let mut characters = 0;
        for (place, piece) in self.waiting.iter().enumerate().rev() {
            characters += piece.characters();
            if characters > LEAD_IN {
                break;
            }
            if piece.is_heading() || place == 0 {
                first = place;
            }
        }
        self.headings_before(first)
    }

    /// Where the headings begin that stand directly above a place.
    fn headings_before(&self, place: usize) -> usize {
        let above = self.waiting.get(..place).unwrap_or_default();
        let headings = above.iter().rev().take_while(|piece| piece.is_heading());
        place - headings.count()
    }

    fn push(&mut self, pieces: Vec<Piece>, landscape: bool) {
        if pieces.is_empty() {
            return;
        }
        match self.parts.last_mut() {
            Some(part) if part.landscape == landscape => part.pieces.extend(pieces),
            _ => self.parts.push(Part { landscape, pieces }),
        }
    }

    /// All pieces below the cover, the kind of the last pages, and what they refer to.
    pub(super) fn finished(mut self, cover: Vec<Piece>) -> (Vec<Piece>, Page, References) {
        self.end_section();
        match self.parts.first_mut() {
            Some(Part {
                landscape: false,
                pieces,
            }) => {
                if let Some(Piece::Paragraph(first)) = pieces.first_mut() {
                    first.new_page = true;
                }
                pieces.splice(0..0, cover);
            }
            _ => self.parts.insert(
                0,
                Part {
                    landscape: false,
                    pieces: cover,
                },
            ),
        }
        let last = self.parts.len() - 1;
        let mut all = Vec::new();
        let mut page = Page {
            landscape: false,
            first: true,
        };
        for (place, mut part) in self.parts.into_iter().enumerate() {
            page = Page {
                landscape: part.landscape,
                first: place == 0,
            };
            room_after_tables(&mut part.pieces);
            if place < last {
                end(&mut part.pieces, Some(page));
            } else if !matches!(part.pieces.last(), Some(Piece::Paragraph(_))) {
                end(&mut part.pieces, None);
            }
            all.extend(part.pieces);
        }
        (all, page, self.references)
    }
}

fn room_after_tables(pieces: &mut [Piece]) {
    let mut after_table = false;
    for piece in pieces {
        match piece {
            Piece::Paragraph(paragraph) => {
                paragraph.after_table = after_table && !has_room(paragraph.style);
                after_table = false;
            }
            other => after_table = matches!(other, Piece::Table(_)),
        }
    }
}

/// Whether a style has room above of its own.
fn has_room(style: &str) -> bool {
    style.starts_with("Heading") || matches!(style, "Caption" | "Note")
}

/// Pages end with a paragraph: the last one, or one that nobody sees.
fn end(pieces: &mut Vec<Piece>, page: Option<Page>) {
    if let Some(Piece::Paragraph(last)) = pieces.last_mut() {
        last.page = page;
    } else {
        pieces.push(Piece::Paragraph(Paragraph {
            style: "PageEnd",
            page,
            ..Paragraph::default()
        }));
    }
}
