//! What stands in the document from top to bottom, in the terms of a word processor.

use serde::Serialize;

/// A part of the body.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Piece {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Grid),
    /// A picture in a line of its own.
    Picture(Picture),
    /// The list of headings.
    Contents {
        /// Headings in their order.
        entries: Vec<Entry>,
    },
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub(super) struct Paragraph {
    /// The id of its style.
    pub(super) style: &'static str,
    /// Its words.
    pub(super) runs: Vec<Run>,
    /// Its place in a list.
    pub(super) list: Option<Item>,
    /// How far it stands in, in twips (twentieths of a point); none where its style says so.
    pub(super) indent: Option<usize>,
    /// Whether it stays on the page of what follows.
    pub(super) keep_next: bool,
    /// Whether it begins a page.
    pub(super) new_page: bool,
    /// Whether it needs room above, because a table has none below.
    pub(super) after_table: bool,
    /// The number of its bookmark, which contents link to.
    pub(super) bookmark: Option<usize>,
    /// The pages that end with it.
    pub(super) page: Option<Page>,
}

/// Words of a line, or what stands among them.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Run {
    /// Words.
    Words(Words),
    /// What a word processor counts: `SEQ Table`.
    Field {
        /// What it is told to do.
        instruction: &'static str,
        /// What is shown until it does.
        shown: String,
    },
    /// The mark of a footnote.
    Footnote {
        /// Its number, from 1.
        number: usize,
    },
    /// A step to the next tab stop.
    Tab,
    /// A new line in the same paragraph.
    LineBreak,
}

/// Words of one look.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub(super) struct Words {
    /// Plain text.
    pub(super) text: String,
    /// Bold.
    pub(super) bold: bool,
    /// In italics.
    pub(super) italic: bool,
    /// Struck out.
    pub(super) strike: bool,
    /// The number of the address they lead to, from 1.
    pub(super) link: Option<usize>,
}

/// A place in a list.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(super) struct Item {
    /// The list's number; 1 for every list of points.
    pub(super) number: usize,
    /// How deep, from 0.
    pub(super) level: usize,
}

/// A list that counts.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(super) struct Numbered {
    /// How deep, from 0.
    pub(super) level: usize,
    /// The number of its first item.
    pub(super) start: u64,
}

/// The pages of a part of the document.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(super) struct Page {
    /// Whether they are broader than high.
    pub(super) landscape: bool,
    /// Whether the cover is among them, which has no header.
    pub(super) first: bool,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Grid {
    /// What it shows, for those who cannot see it.
    pub(super) caption: String,
    /// What a reader has to know. Empty where there is nothing.
    pub(super) description: String,
    /// Its width in twips.
    pub(super) width: usize,
    /// The size of its letters in half points; none where its styles say so.
    pub(super) size: Option<usize>,
    /// Its columns.
    pub(super) columns: Vec<GridColumn>,
    /// Its rows below the heading.
    pub(super) rows: Vec<GridRow>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct GridColumn {
    /// Its heading with the unit.
    pub(super) heading: String,
    /// Its width in twips.
    pub(super) width: usize,
    /// Whether its cells stand on the right.
    pub(super) right: bool,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct GridRow {
    /// What its cells tell.
    pub(super) cells: Vec<String>,
    /// Whether it stands on one page.
    pub(super) whole: bool,
    /// Whether it stays on the page of what follows.
    pub(super) keep_next: bool,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Picture {
    /// Its number, from 1.
    pub(super) number: usize,
    /// Its text alternative.
    pub(super) alt: String,
    /// Its width on the page, in English metric units (914,400 to the inch).
    pub(super) width: u64,
    /// Its height, in the same.
    pub(super) height: u64,
}

/// A line of the contents.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Entry {
    /// The heading.
    pub(super) text: String,
    /// Its level: 1 or 2.
    pub(super) level: usize,
    /// The number of its bookmark.
    pub(super) bookmark: usize,
}

impl Paragraph {
    /// Plain words in a style.
    pub(super) fn plain(style: &'static str, text: &str) -> Self {
        Self {
            style,
            runs: vec![Run::plain(text)],
            ..Self::default()
        }
    }

    /// How many characters of text it has.
    pub(super) fn characters(&self) -> usize {
        let length = |run: &Run| match run {
            Run::Words(words) => words.text.chars().count(),
            _ => 0,
        };
        self.runs.iter().map(length).sum()
    }

    /// Whether it is a short line in bold, which heads what follows.
    pub(super) fn is_bold_line(&self) -> bool {
        const LONGEST: usize = 100;
        let is_bold = |run: &Run| matches!(run, Run::Words(words) if words.bold);
        self.characters() <= LONGEST && self.runs.iter().all(is_bold)
    }
}

impl Run {
    /// Words without any look.
    pub(super) fn plain(text: impl Into<String>) -> Self {
        Self::Words(Words {
            text: text.into(),
            ..Words::default()
        })
    }

    /// Words in bold.
    pub(super) fn bold(text: impl Into<String>) -> Self {
        Self::Words(Words {
            text: text.into(),
            bold: true,
            ..Words::default()
        })
    }
}

impl Piece {
    /// How many characters of running text it has; none for what is no text.
    pub(super) fn characters(&self) -> usize {
        match self {
            Self::Paragraph(paragraph) => paragraph.characters(),
            _ => 0,
        }
    }

    /// Whether it is a heading.
    pub(super) fn is_heading(&self) -> bool {
        matches!(self, Self::Paragraph(paragraph) if paragraph.style.starts_with("Heading"))
    }
}
