//! What the template is filled with: the document's blocks, numbered and ready to be shown.

use serde::Serialize;

use super::table::Grid;
use super::{escape, explore, paper, picture, policy, prose, quoted};
use crate::document::{Block, Document, Section, Statement};

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// A page ready for the template.
#[derive(Serialize)]
pub(super) struct Page<'a> {
    title: &'a str,
    subtitle: &'a str,
    lead: &'a str,
    facts: &'a [(String, String)],
    source: &'a str,
    generator: &'static str,
    policy: String,
    style: &'static str,
    paper: String,
    script: &'static str,
    sections: Vec<Part<'a>>,
    /// The quoted figures, as data.
    quoted: String,
    /// Outcomes year by year, as data; empty where there are none.
    explore: String,
}

#[derive(Serialize)]
struct Part<'a> {
    id: String,
    title: &'a str,
    blocks: Vec<Piece<'a>>,
    /// Whether its heading stands with a table on a sheet turned round.
    turned: bool,
}

/// A block as the template tells them apart.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Piece<'a> {
    Prose {
        html: String,
        /// Whether it stands with a table on a sheet turned round.
        turned: bool,
    },
    Heading {
        text: &'a str,
        /// Whether it stands with a table on a sheet turned round.
        turned: bool,
    },
    Table {
        table: Grid,
        /// Of an annex: what it unfolds by, and what stands in its place on paper; else empty.
        summary: String,
        left_out: String,
    },
    Figure {
        number: usize,
        picture: String,
        title: &'a str,
        /// Its numbers, if there are any.
        table: Option<Grid>,
    },
    Statement {
        id: String,
        level: u8,
        title: &'a str,
        sentence: &'a str,
        footnote: &'a str,
        figures: String,
    },
}

/// How many of each kind there have been.
#[derive(Default)]
struct Numbers {
    tables: usize,
    annexes: usize,
    figures: usize,
    statements: usize,
}

impl<'a> Page<'a> {
    /// The page of a document.
    ///
    /// # Errors
    ///
    /// If a chart is not a picture that a page can hold, or data cannot be written.
    pub(super) fn of(document: &'a Document) -> Result<Self, String> {
        let mut numbers = Numbers::default();
        let sections: Result<Vec<Part<'a>>, String> = document
            .sections
            .iter()
            .map(|section| part(section, &mut numbers))
            .collect();
        let outcomes = explore::outcomes(document);
        let paper = paper::rules(document);
        Ok(Self {
            title: &document.title,
            subtitle: &document.subtitle,
            lead: &document.lead,
            facts: &document.facts,
            source: &document.source,
            generator: concat!("regiocast ", env!("CARGO_PKG_VERSION")),
            policy: policy::policy(&[STYLE, &paper], SCRIPT),
            style: STYLE,
            paper,
            script: SCRIPT,
            sections: sections?,
            quoted: escape::data(&quoted::entries(&document.quoted))?,
            explore: if outcomes.is_empty() {
                String::new()
            } else {
                escape::data(&outcomes)?
            },
        })
    }
}

fn part<'a>(section: &'a Section, numbers: &mut Numbers) -> Result<Part<'a>, String> {
    // A statement's heading stands below the last heading, whichever that is.
    let mut level = 3;
    let mut blocks = Vec::with_capacity(section.blocks.len());
    for block in &section.blocks {
        if matches!(block, Block::Heading(_)) {
            level = 4;
        }
        blocks.push(piece(block, level, numbers)?);
    }
    let turned = turn_around(&mut blocks);
    Ok(Part {
        // The prefix keeps it apart from every other id of the page.
        id: format!("section-{}", section.id),
        title: &section.title,
        blocks,
        turned,
    })
}

/// The most characters of prose that go with a table on a sheet turned round: a sheet for them alone would be
/// nearly empty.
const SHORT: usize = 700;

/// Turns headings and short prose around a turned table, so that they are not left behind on a sheet of
/// their own; says whether the section's own heading has to go with its first block.
fn turn_around(blocks: &mut [Piece<'_>]) -> bool {
    let mut before = false;
    for block in blocks.iter_mut() {
        before = match block {
            Piece::Prose { html, turned } => {
                *turned = before && html.len() <= SHORT;
                *turned
            }
            other => other.is_turned_table(),
        };
    }
    let mut next = false;
    for block in blocks.iter_mut().rev() {
        next = match block {
            Piece::Heading { turned, .. } => {
                *turned = next;
                next
            }
            Piece::Prose { html, turned } if next && html.len() <= SHORT => {
                *turned = true;
                true
            }
            other => other.is_turned_table(),
        };
    }
    next
}

impl Piece<'_> {
    /// Whether it is a table that is printed on a sheet turned round.
    fn is_turned_table(&self) -> bool {
        matches!(self, Self::Table { table, summary, .. } if summary.is_empty() && table.is_turned())
    }
}

fn piece<'a>(block: &'a Block, level: u8, numbers: &mut Numbers) -> Result<Piece<'a>, String> {
    Ok(match block {
        Block::Prose(markdown) => Piece::Prose {
            html: prose::html(markdown),
            turned: false,
        },
        Block::Heading(text) => Piece::Heading {
            text,
            turned: false,
        },
        Block::Table(exhibit) => {
            // An annex has no number, because formats that leave it out count the same tables.
            let (id, label, summary, left_out) = if exhibit.annex {
                numbers.annexes += 1;
                let rows = crate::tables::figure::count(exhibit.table.rows.len());
                let summary = format!("Show all {rows} rows of “{}”", exhibit.table.title);
                let id = format!("annex-{}", numbers.annexes);
                (id, String::new(), summary, exhibit.left_out())
            } else {
                numbers.tables += 1;
                let number = numbers.tables;
                let (id, label) = (format!("table-{number}"), format!("Table {number}"));
                (id, label, String::new(), String::new())
            };
            Piece::Table {
                summary,
                left_out,
                table: Grid::of(&exhibit.table, id, label),
            }
        }
        Block::Figure(figure) => {
            numbers.figures += 1;
            let number = numbers.figures;
            Piece::Figure {
                number,
                picture: picture::inline(&figure.chart.svg, &format!("figure-{number}"))?,
                title: &figure.chart.title,
                table: (!figure.table.rows.is_empty()).then(|| {
                    let id = format!("figure-{number}-numbers");
                    Grid::of(&figure.table, id, String::new())
                }),
            }
        }
        Block::Statement(statement) => {
            numbers.statements += 1;
            said(statement, level, numbers.statements)
        }
    })
}

fn said(statement: &Statement, level: u8, number: usize) -> Piece<'_> {
    Piece::Statement {
        id: format!("statement-{number}"),
        level,
        title: &statement.title,
        sentence: &statement.sentence,
        footnote: &statement.footnote,
        figures: statement.figures.join(" "),
    }
}
