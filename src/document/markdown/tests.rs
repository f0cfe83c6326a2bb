//! Does the page read back as what it was made of?

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::render;
use crate::document::testing::document;
use crate::document::{Block, Document};
use crate::tables::Table;

const DIALECT: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH);

/// Texts that mean something in Markdown, or in HTML, or nowhere.
const HOSTILE: [&str; 12] = [
    "<script>alert(1)</script>",
    "a | b",
    "*bold* _em_ ~~out~~ `code`",
    "[link](https://example.org) ![x](y)",
    "&lt; &amp; & R&D",
    "1. not a list",
    "- nor this",
    "# nor a heading #",
    "=== ---",
    "back\\slash \\",
    "[^1]: no footnote",
    "🎓 emoji £ m²",
];

/// What a page says, by where it says it.
#[derive(Debug, Default, PartialEq)]
struct Read {
    headings: Vec<(usize, String)>,
    cells: Vec<String>,
    quotes: Vec<String>,
    footnotes: Vec<String>,
    pictures: Vec<(String, String)>,
    paragraphs: Vec<String>,
    items: Vec<String>,
}

fn read(page: &str) -> Read {
    let mut read = Read::default();
    let mut text = String::new();
    let (mut in_quote, mut in_note) = (false, false);
    for event in Parser::new_ext(page, DIALECT) {
        match event {
            Event::Text(words) => text.push_str(&words),
            Event::SoftBreak => text.push(' '),
            Event::Start(Tag::Image { dest_url, .. }) => {
                text.clear();
                read.pictures.push((dest_url.to_string(), String::new()));
            }
            Event::End(TagEnd::Image) => {
                if let Some(last) = read.pictures.last_mut() {
                    last.1 = std::mem::take(&mut text);
                }
            }
            Event::Start(Tag::BlockQuote(_)) => in_quote = true,
            Event::End(TagEnd::BlockQuote(_)) => in_quote = false,
            Event::Start(Tag::FootnoteDefinition(_)) => in_note = true,
            Event::End(TagEnd::FootnoteDefinition) => in_note = false,
            Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::TableCell | Tag::Item) => {
                text.clear();
            }
            Event::End(TagEnd::Heading(level)) => {
                read.headings
                    .push((level as usize, std::mem::take(&mut text)));
            }
            Event::End(TagEnd::TableCell) => read.cells.push(std::mem::take(&mut text)),
            Event::End(TagEnd::Item) => read.items.push(std::mem::take(&mut text)),
            Event::End(TagEnd::Paragraph) => {
                let words = std::mem::take(&mut text);
                match (in_quote, in_note) {
                    (true, _) => read.quotes.push(words),
                    (_, true) => read.footnotes.push(words),
                    _ => read.paragraphs.push(words),
                }
            }
            Event::Html(html) | Event::InlineHtml(html) => panic!("markup: {html}"),
            _ => {}
        }
    }
    read
}

fn told(table: &Table) -> Vec<String> {
    let shown = table.for_people();
    let headings = shown.iter().map(|place| table.columns[*place].told());
    let cells = table
        .rows
        .iter()
        .flat_map(|row| shown.iter().map(|place| row[*place].told()));
    headings.chain(cells).collect()
}

fn cells_of(document: &Document) -> Vec<String> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    blocks
        .flat_map(|block| match block {
            Block::Table(exhibit) => told(&exhibit.table),
            Block::Figure(figure) => told(&figure.table),
            _ => Vec::new(),
        })
        .collect()
}

#[test]
fn every_cell_is_there_once_and_in_its_order() {
    let document = document();
    assert_eq!(read(&render(&document).unwrap()).cells, cells_of(&document));
}

#[test]
fn headings_have_their_levels_and_statements_their_footnotes() {
    let page = render(&document()).unwrap();
    let read = read(&page);
    let heading = |level, text: &str| (level, text.to_owned());
    assert_eq!(
        read.headings,
        [
            heading(1, "Riverside <Zone> & “Friends”"),
            heading(2, "Summary"),
            heading(3, "A picture & its numbers"),
            heading(2, "Money"),
            heading(2, "Sentences that may be quoted"),
            heading(3, "Net additional jobs"),
        ]
    );
    assert_eq!(
        read.quotes,
        [
            "A quotation.",
            "By 2025/26, about 510 net additional jobs (80% range: 250 to 1,100)."
        ]
    );
    assert_eq!(
        read.footnotes,
        ["Full-time equivalents; 10,000 simulated futures; regiocast 0.1.0."]
    );
    assert_eq!(page.matches("[^1]").count(), 2);
}

#[test]
fn pictures_have_captions_and_alternatives_and_facts_are_a_list() {
    let read = read(&render(&document()).unwrap());
    assert_eq!(
        read.pictures,
        [(
            "charts/net_jobs.png".to_owned(),
            "Net jobs grow from 40 to 510 <median>.".to_owned()
        )]
    );
    for caption in [
        "Figure 1: Net jobs grow",
        "Numbers behind figure 1: Net additional jobs by year",
        "Table 1: Money by source",
        "Means; they add up.",
    ] {
        let times = read
            .paragraphs
            .iter()
            .filter(|text| *text == caption)
            .count();
        assert_eq!(times, 1, "{caption}: {:?}", read.paragraphs);
    }
    assert_eq!(
        read.items[..2],
        ["Period: 2024/25 to 2025/26", "Simulated futures: 10,000"]
    );
}

#[test]
fn texts_that_try_to_break_out_read_back_as_they_were_written() {
    for text in HOSTILE {
        let document = crate::document::testing::filled_with(text);
        let read = read(&render(&document).unwrap());
        assert!(
            read.headings.iter().all(|(_, heading)| heading == text),
            "{:?}",
            read.headings
        );
        assert_eq!(read.headings.len(), 4);
        assert_eq!(read.cells, [text; 2]);
        assert_eq!(read.quotes, [text]);
        assert_eq!(read.footnotes, [text]);
        assert_eq!(read.items, [format!("{text}: {text}")]);
        assert_eq!(read.pictures.len(), 1);
        assert_eq!(read.pictures[0].1, text);
        let captions = [
            text.to_owned(),
            format!("Table 1: {text}"),
            format!("Figure 1: {text}"),
        ];
        for paragraph in &read.paragraphs {
            assert!(
                paragraph.is_empty() || captions.contains(paragraph),
                "{paragraph}"
            );
        }
    }
}

#[test]
fn an_empty_document_is_an_empty_page() {
    assert_eq!(render(&Document::default()).unwrap(), "\n");
}
