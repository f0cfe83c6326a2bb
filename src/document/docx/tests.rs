//! Is the package what word processors expect, with every text once?

mod package;
mod words;

use package::{Package, package};

use super::render;
use crate::document::testing::document;
use crate::document::{Block, Document, Section};
use crate::tables::{Cell, Column, Table};

/// A document of one section.
fn of(blocks: Vec<Block>) -> Document {
    let section = Section {
        id: "one".to_owned(),
        title: "One".to_owned(),
        blocks,
    };
    Document {
        title: "A document".to_owned(),
        sections: vec![section],
        ..Document::default()
    }
}

fn table_of(columns: usize, rows: usize) -> Block {
    let columns = (0..columns)
        .map(|place| Column::number("number", &format!("Heading {place}")))
        .collect::<Vec<Column>>();
    let row = vec![Cell::text("1,000,000"); columns.len()];
    let mut table = Table::new("numbers", "Numbers", "", columns);
    table.rows = vec![row; rows];
    Block::Table(table.into())
}

fn prose(text: &str) -> Block {
    Block::Prose(text.to_owned())
}

fn made(document: &Document) -> Package {
    package(&render(document).unwrap())
}

#[test]
fn every_text_is_there_once() {
    let package = made(&document());
    let expected = [
        "Riverside <Zone> & “Friends”",
        "Bid pack: how likely is the promise?",
        "A combined authority",
        "Period\t2024/25 to 2025/26",
        "Simulated futures\t10,000",
        "Contents",
        "Summary",
        "A picture & its numbers",
        "Money",
        "Sentences that may be quoted",
        "Net additional jobs",
        "Summary",
        "By 2025/26 about 510 net additional jobs (250 to 1,100), of all futures, guaranteed. See the \
         guidance and <script>.",
        "First point.",
        "Second & last point.",
        "A quotation.",
        "A picture & its numbers",
        "Figure 1: Net jobs grow",
        "",
        "Numbers behind figure 1: Net additional jobs by year",
        "Year",
        "P50, jobs (FTE)",
        "2024/25",
        "40",
        "2025/26",
        "510",
        "Money",
        "Table 1: Money by source",
        "Source",
        "2024/25, £m",
        "2025/26, £m",
        "All years, £m",
        "=Public()",
        "1.2",
        "2.5",
        "3.8",
        "@Private",
        "0.5",
        "0.2",
        "0.8",
        "Total",
        "1.8",
        "2.8",
        "4.5",
        "Means; they add up.",
        "Sentences that may be quoted",
        "Net additional jobs",
        "By 2025/26, about 510 net additional jobs (80% range: 250 to 1,100).[1]",
    ];
    assert_eq!(package.paragraphs("word/document.xml"), expected);
    assert_eq!(
        package.paragraphs("word/footnotes.xml")[2..],
        [" Full-time equivalents; 10,000 simulated futures; regiocast 0.1.0."]
    );
    assert_eq!(
        package.paragraphs("word/header.xml"),
        ["Riverside <Zone> & “Friends”"]
    );
    assert_eq!(
        package.paragraphs("word/footer.xml"),
        [
            "regiocast 0.1.0, scenario ‘riverside’, seed 1, 10,000 simulated futures",
            "Page 1 of 1"
        ]
    );
}

#[test]
fn the_same_document_makes_the_same_bytes() {
    assert_eq!(render(&document()).unwrap(), render(&document()).unwrap());
}

#[test]
fn styles_are_real_and_none_is_missing() {
    let package = made(&document());
    let styles = package.values("word/styles.xml", "w:style", "w:styleId");
    for part in [
        "word/document.xml",
        "word/footnotes.xml",
        "word/header.xml",
        "word/footer.xml",
    ] {
        for name in ["w:pStyle", "w:rStyle", "w:tblStyle"] {
            for used in package.values(part, name, "w:val") {
                assert!(styles.contains(&used), "{part} uses {used}");
            }
        }
    }
    let used = package.values("word/document.xml", "w:pStyle", "w:val");
    let times = |style: &str| used.iter().filter(|used| *used == style).count();
    let numbers = [
        "Title",
        "Heading1",
        "Heading2",
        "Caption",
        "Statement",
        "Quote",
    ]
    .map(times);
    assert_eq!(numbers, [1, 3, 2, 3, 1, 1]);
}

#[test]
fn links_bookmarks_pictures_and_footnotes_lead_somewhere() {
    let package = made(&document());
    let body = "word/document.xml";
    let known = package.values("word/_rels/document.xml.rels", "Relationship", "Id");
    for (element, attribute) in [
        ("w:hyperlink", "r:id"),
        ("a:blip", "r:embed"),
        ("w:headerReference", "r:id"),
        ("w:footerReference", "r:id"),
    ] {
        let used = package.values(body, element, attribute);
        assert!(!used.is_empty(), "{element}");
        assert!(
            used.iter().all(|id| known.contains(id)),
            "{element}: {used:?}"
        );
    }
    let bookmarks = package.values(body, "w:bookmarkStart", "w:name");
    assert_eq!(package.values(body, "w:hyperlink", "w:anchor"), bookmarks);
    assert_eq!(bookmarks.len(), 5);
    assert_eq!(package.values(body, "w:footnoteReference", "w:id"), ["1"]);
    assert_eq!(
        package.values("word/footnotes.xml", "w:footnote", "w:id"),
        ["-1", "0", "1"]
    );
    let targets = package.values("word/_rels/document.xml.rels", "Relationship", "Target");
    assert!(targets.contains(&"https://example.org/a?b=1&c=2".to_owned()));
    for target in targets.iter().filter(|target| !target.contains(':')) {
        assert!(package.has(&format!("word/{target}")), "{target}");
    }
}

#[test]
fn tables_repeat_their_heading_and_pictures_have_a_text() {
    let package = made(&document());
    let body = "word/document.xml";
    assert_eq!(package.count(body, "w:tbl"), 2);
    assert_eq!(package.count(body, "w:tblHeader"), 2);
    assert_eq!(
        package.values(body, "w:tblCaption", "w:val"),
        ["Net additional jobs by year", "Money by source"]
    );
    assert_eq!(
        package.values(body, "w:tblDescription", "w:val"),
        ["Means; they add up."]
    );
    assert_eq!(
        package.values(body, "wp:docPr", "descr"),
        ["Net jobs grow from 40 to 510 <median>."]
    );
    let size = ["cx", "cy"].map(|side| package.values(body, "wp:extent", side)[0].clone());
    assert_eq!(size, ["6120130", "3808080"]);
}

#[test]
fn columns_are_as_broad_as_the_grid_says_and_rows_are_full() {
    let package = made(&of(vec![table_of(5, 3), table_of(14, 3)]));
    let number = |text: &String| text.parse::<usize>().unwrap();
    let widths = |element| -> usize {
        let all = package.values("word/document.xml", element, "w:w");
        all.iter().map(number).sum()
    };
    assert_eq!(widths("w:gridCol"), widths("w:tblW"));
    assert_eq!(widths("w:tcW"), 4 * widths("w:tblW"));
}

#[test]
fn broad_tables_and_their_headings_stand_on_broad_pages() {
    let upright = || prose("A paragraph that stands on an upright page. ");
    let document = Document {
        sections: [
            vec![upright()],
            vec![upright(), table_of(14, 3)],
            vec![upright()],
        ]
        .map(|blocks| of(blocks).sections.remove(0))
        .to_vec(),
        ..Document::default()
    };
    let package = made(&document);
    let xml = package.text("word/document.xml");
    let orientations: Vec<bool> = xml
        .split("<w:sectPr>")
        .skip(1)
        .map(|page| {
            page.split("</w:sectPr>")
                .next()
                .unwrap()
                .contains("landscape")
        })
        .collect();
    assert_eq!(orientations, [false, true, false]);
    // The properties of pages stand in front of the last words on them.
    let broad = xml.split("</w:sectPr>").nth(1).unwrap();
    let broad = broad.split_once("</w:p>").unwrap().1;
    assert_eq!(broad.matches("\"Heading1\"").count(), 1);
    assert_eq!(broad.matches("A paragraph that stands").count(), 1);
}

#[test]
fn what_introduces_a_table_stays_with_it_unless_it_is_long() {
    let long = "A long paragraph. ".repeat(40);
    let kept = |text: &str| {
        let package = made(&of(vec![prose(text), table_of(3, 3)]));
        let body = package.text("word/document.xml");
        let before = body.split("The last words").next().unwrap();
        let paragraph = before.rsplit_once("<w:p>").unwrap().1;
        paragraph.contains("<w:keepNext/>")
    };
    assert!(kept("Other words.\n\nThe last words are short."));
    assert!(kept("- A point.\n- The last words of a list."));
    assert!(!kept(&format!("The last words. {long}")));
    assert!(kept(&format!("**The last words**\n\n{long}")));
}

#[test]
fn a_table_without_rows_says_so_and_one_without_end_is_refused() {
    let paragraphs = made(&of(vec![table_of(3, 0)])).paragraphs("word/document.xml");
    assert_eq!(
        paragraphs[4..],
        ["Table 1: Numbers", "There is nothing to show."]
    );
    let error = render(&of(vec![table_of(64, 1)])).unwrap_err().to_string();
    assert_eq!(
        error,
        "the word-processor document could not be made: the table ‘Numbers’ has 64 columns; a page takes \
         63 at most"
    );
    assert!(
        made(&Document::default())
            .paragraphs("word/document.xml")
            .len()
            <= 1
    );
}
