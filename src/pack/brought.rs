//! Comparisons and explanations that were handed in: their own pages and charts, as they were published.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::Material;
use crate::charts::Chart;
use crate::document::{Block, Figure};
use crate::tables::markdown::escaped;
use crate::tables::{Align, Cell, Column, Table};

/// What kind of folder was handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Of `regiocast compare`.
    Comparison,
    /// Of `regiocast explain`.
    Explanation,
}

/// A folder that was handed in.
#[derive(Debug, Clone, PartialEq)]
pub struct Brought {
    /// Which kind.
    pub kind: Kind,
    /// Its page, in Markdown, as it was published.
    pub page: String,
    /// Its charts.
    pub charts: Vec<Chart>,
    /// A remark where it is of another plan or another version than this document.
    pub remark: String,
    /// What made it.
    pub source: String,
}

pub(super) fn blocks(material: &Material<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (place, one) in material.brought.iter().enumerate() {
        let (title, mut parts) = parts(&one.page);
        blocks.push(Block::Heading(title));
        if !one.remark.is_empty() {
            blocks.push(Block::Prose(format!("**{}**", escaped(&one.remark))));
        }
        blocks.push(Block::Prose(
            "What follows is taken from the folder that was handed in, as it is there; unlike the run of this document, it was \
             not simulated again."
                .to_owned(),
        ));
        blocks.append(&mut parts);
        if one.charts.is_empty() {
            blocks.push(Block::Prose("That folder holds no charts.".to_owned()));
        }
        blocks.push(Block::Prose(format!("*{}*", escaped(&one.source))));
        for chart in &one.charts {
            blocks.push(Block::Figure(figure(chart, place)));
        }
    }
    blocks
}

/// A published page taken apart: its title, and below it prose and tables. Headings become bold lines, so that
/// the page can stand as one part among others; what stands below a rule, which says what made the page, is left
/// out.
fn parts(page: &str) -> (String, Vec<Block>) {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let (mut title, mut blocks) = (String::new(), Vec::new());
    let mut depth = 0_usize;
    let mut reading: Option<Reading> = None;
    for (event, range) in Parser::new_ext(page, options).into_offset_iter() {
        match &event {
            Event::Rule if depth == 0 => break,
            Event::Start(tag) => {
                if depth == 0 {
                    reading = Some(Reading::new(tag));
                }
                depth += 1;
            }
            Event::End(_) => depth -= 1,
            _ => {}
        }
        let Some(block) = &mut reading else { continue };
        block.take(&event);
        if depth == 0 {
            match reading.take() {
                Some(Reading::Heading(text)) if title.is_empty() => title = text,
                Some(Reading::Heading(text)) => {
                    blocks.push(Block::Prose(format!("**{}**", escaped(&text))));
                }
                Some(Reading::Table(table)) => blocks.push(Block::Table(table.into())),
                Some(Reading::Prose) => {
                    let text = page.get(range).unwrap_or_default().trim();
                    blocks.push(Block::Prose(text.to_owned()));
                }
                None => {}
            }
        }
    }
    (title, blocks)
}

/// A block that is being read.
enum Reading {
    Heading(String),
    Table(Table),
    Prose,
}

impl Reading {
    fn new(tag: &Tag<'_>) -> Self {
        match tag {
            Tag::Heading { .. } => Self::Heading(String::new()),
            Tag::Table(sides) => {
                let columns = sides.iter().enumerate().map(|(place, side)| {
                    let key = format!("column{place}");
                    let column = Column::text(&key, "");
                    Column {
                        align: if *side == pulldown_cmark::Alignment::Right {
                            Align::Right
                        } else {
                            Align::Left
                        },
                        ..column
                    }
                });
                Self::Table(Table::new("brought", "", "", columns.collect()))
            }
            _ => Self::Prose,
        }
    }

    fn take(&mut self, event: &Event<'_>) {
        match (self, event) {
            (Self::Heading(text), Event::Text(words) | Event::Code(words)) => text.push_str(words),
            (Self::Table(table), event) => take_cell(table, event),
            _ => {}
        }
    }
}

/// Words of a table: the heading first, then row by row.
fn take_cell(table: &mut Table, event: &Event<'_>) {
    match event {
        Event::Start(Tag::TableRow) => table.rows.push(Vec::new()),
        Event::Start(Tag::TableCell) => {
            if let Some(row) = table.rows.last_mut() {
                row.push(Cell::text(""));
            } else {
                // A heading is being read: the first column without words takes them.
                table.note.push('\n');
            }
        }
        Event::Text(words) | Event::Code(words) => {
            if let Some(row) = table.rows.last_mut() {
                if let Some(Cell::Text(text)) = row.last_mut() {
                    text.push_str(words);
                }
            } else {
                table.note.push_str(words);
            }
        }
        Event::End(TagEnd::TableHead) => {
            let headings = std::mem::take(&mut table.note);
            let headings = headings.split('\n').skip(1);
            for (column, heading) in table.columns.iter_mut().zip(headings) {
                heading.clone_into(&mut column.heading);
            }
            let first = table.columns.first().map(|column| column.heading.clone());
            table.title = format!("By {}", first.unwrap_or_default().to_lowercase());
        }
        _ => {}
    }
}

/// A chart of a folder; its numbers are in that folder's tables.
fn figure(chart: &Chart, place: usize) -> Figure {
    // Charts of several folders have the same names.
    let name = format!("brought_{}_{}", place + 1, chart.name);
    Figure {
        chart: Chart {
            svg: with_ids(&chart.svg, &chart.name, &name),
            name,
            ..chart.clone()
        },
        table: Table::new("brought", &chart.title, "", Vec::new()),
    }
}

/// The picture with ids of its own.
fn with_ids(svg: &str, old: &str, new: &str) -> String {
    let dashed = |name: &str| -> String {
        name.chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
            .collect()
    };
    let (old, new) = (dashed(old), dashed(new));
    let mut text = svg.to_owned();
    for end in ["title", "desc"] {
        text = text.replace(&format!("{old}-{end}"), &format!("{new}-{end}"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_published_page_comes_apart_into_prose_and_tables_without_its_last_line() {
        let page = "# Beside “A”: what would change?\n\nTwo plans.\n\n## In short\n\n- **B**: more.\n- C \\<b\\>\n\n\
                    | Plan | Brings |\n| :--- | ---: |\n| A | 1 job |\n| B \\| b | 2 jobs |\n\nMedian.\n\n---\n\nregiocast 0.1.0\n";
        let (title, blocks) = parts(page);
        assert_eq!(title, "Beside “A”: what would change?");
        let mut table = Table::new(
            "brought",
            "By plan",
            "",
            vec![
                Column::text("column0", "Plan"),
                Column::number("column1", "Brings"),
            ],
        );
        table.rows = vec![
            vec![Cell::text("A"), Cell::text("1 job")],
            vec![Cell::text("B | b"), Cell::text("2 jobs")],
        ];
        assert_eq!(
            blocks,
            [
                Block::Prose("Two plans.".to_owned()),
                Block::Prose("**In short**".to_owned()),
                Block::Prose("- **B**: more.\n- C \\<b\\>".to_owned()),
                Block::Table(table.into()),
                Block::Prose("Median.".to_owned()),
            ]
        );
    }
}
