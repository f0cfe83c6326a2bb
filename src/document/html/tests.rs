use super::render;
use crate::document::testing::document;
use crate::document::{Block, Document, Section};
use crate::tables::{Cell, Column, Table};

mod data;
mod reading;
mod safety;

use reading::{Element, elements, markup};

fn page() -> String {
    render(&document()).unwrap()
}

/// A document of one section with these blocks.
fn of(blocks: Vec<Block>) -> Document {
    let section = Section {
        id: "only".to_owned(),
        title: "Only".to_owned(),
        blocks,
    };
    Document {
        title: "Title".to_owned(),
        sections: vec![section],
        ..Document::default()
    }
}

/// The exhibits' tables and those of figures, in their order.
fn tables(document: &Document) -> Vec<&Table> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    blocks
        .filter_map(|block| match block {
            Block::Table(exhibit) => Some(&exhibit.table),
            Block::Figure(figure) => Some(&figure.table),
            _ => None,
        })
        .collect()
}

#[test]
fn every_text_arrives_escaped_and_once() {
    let page = page();
    let found = elements(&page);
    let times = |name: &str, text: &str| {
        let same = |element: &&Element| element.name == name && element.text.trim() == text;
        found.iter().filter(same).count()
    };
    for (name, text) in [
        ("h1", "Riverside <Zone> & “Friends”"),
        ("p", "Bid pack: how likely is the promise?"),
        ("p", "A combined authority"),
        ("dt", "Period"),
        ("dd", "2024/25 to 2025/26"),
        ("dt", "Simulated futures"),
        ("dd", "10,000"),
        ("h2", "Summary"),
        ("h2", "Money"),
        ("h2", "Sentences that may be quoted"),
        ("strong", "510 net additional jobs"),
        ("em", "all"),
        ("del", "guaranteed"),
        ("li", "Second & last point."),
        ("blockquote", "A quotation."),
        ("h3", "A picture & its numbers"),
        ("figcaption", "Figure 1. Net jobs grow"),
        ("desc", "From 40 to 510."),
        ("caption", "Net additional jobs by year"),
        ("caption", "Table 1. Money by source"),
        ("p", "Means; they add up."),
        ("h3", "Net additional jobs"),
        (
            "p",
            "By 2025/26, about 510 net additional jobs (80% range: 250 to 1,100).",
        ),
        (
            "p",
            "Full-time equivalents; 10,000 simulated futures; regiocast 0.1.0.",
        ),
        (
            "p",
            "regiocast 0.1.0, scenario ‘riverside’, seed 1, 10,000 simulated futures",
        ),
    ] {
        assert_eq!(times(name, text), 1, "{name}: {text}");
    }
    assert!(!markup(&page).contains("<Zone>"));
}

#[test]
fn cells_are_those_of_the_markdown_form() {
    let columns = vec![
        Column::text("id", "Id").for_machines(),
        Column::text("what", "What").for_people(),
        Column::number("p50", "P50").in_unit("£m (money of the day)"),
    ];
    let mut table = Table::new("kinds", "Kinds of cells", "", columns);
    let kinds = [
        Cell::text("on two\n  lines, *starred* & <b>"),
        Cell::Year(2033),
        Cell::Given(1_250.5),
        Cell::Known(12_345.6),
        Cell::figure(-3_312.7, 6.0),
        Cell::figure(f64::NAN, 1.0),
        Cell::share(0.031, 0.001_7),
        Cell::chance(0.0, 0.0, 10_000),
        Cell::Count(10_000),
        Cell::Empty,
    ];
    let row = |cell| vec![Cell::text("id"), Cell::text("kind"), cell];
    table.rows.extend(kinds.map(row));
    let mut document = document();
    document.sections[1].blocks.push(Block::Table(table.into()));
    let found = elements(&render(&document).unwrap());
    let shown: Vec<&str> = found
        .iter()
        .filter(|element| matches!(element.name.as_str(), "th" | "td"))
        .map(|element| element.text.as_str())
        .collect();
    let mut expected = Vec::new();
    for table in tables(&document) {
        let text = table.to_markdown();
        let rows = text
            .lines()
            .filter(|line| line.starts_with('|') && !line.contains("---"));
        for row in rows {
            let cells = row.trim_matches('|').split('|');
            expected.extend(cells.map(|cell| cell.trim().replace('\\', "")));
        }
    }
    assert_eq!(shown, expected);
}

#[test]
fn cells_know_their_heading_and_stand_on_their_side() {
    let found = elements(&page());
    for element in &found {
        if element.name == "th" {
            assert!(element.attribute("scope").is_some(), "{element:?}");
        }
        if element.name == "td" {
            assert_eq!(element.attribute("class"), Some("number"), "{element:?}");
        }
    }
    let sources = found.iter().find(|element| element.text == "@Private");
    assert_eq!(sources.unwrap().attribute("scope"), Some("row"));
}

#[test]
fn headings_nest() {
    let mut document = document();
    let again = document.sections[2].blocks.clone();
    document.sections[0].blocks.extend(again);
    let levels: Vec<u32> = elements(&render(&document).unwrap())
        .iter()
        .filter_map(|element| element.name.strip_prefix('h')?.parse().ok())
        .collect();
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
    assert_eq!(levels[0], 1);
    assert!(levels.contains(&4), "{levels:?}");
    for pair in levels.windows(2) {
        assert!(pair[1] <= pair[0] + 1, "{levels:?}");
    }
}

#[test]
fn ids_are_unique_even_of_a_chart_shown_twice_and_every_reference_leads_to_one() {
    let mut document = document();
    let again = document.sections[0].blocks.clone();
    document.sections[1].blocks.extend(again);
    let found = elements(&render(&document).unwrap());
    let ids: Vec<&str> = found
        .iter()
        .filter_map(|element| element.attribute("id"))
        .collect();
    let once: std::collections::HashSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), once.len(), "{ids:?}");
    let labels = found
        .iter()
        .filter_map(|element| element.attribute("aria-labelledby"));
    let links = found
        .iter()
        .filter_map(|element| element.attribute("href")?.strip_prefix('#'));
    for name in labels.flat_map(str::split_whitespace).chain(links) {
        assert!(once.contains(name), "#{name} leads nowhere");
    }
    assert!(once.contains("figure-2-desc"));
}

#[test]
fn a_table_without_rows_says_so_and_a_wide_one_takes_its_heading_along() {
    let empty = Table::new("empty", "Empty", "Note.", vec![Column::text("a", "A")]);
    let page = render(&of(vec![Block::Table(empty.into())])).unwrap();
    assert!(page.contains("<td>There is nothing to show.</td>"));
    assert!(!page.contains("Note."));

    let columns = (0..20).map(|_| Column::number("n", "Thousands")).collect();
    let mut wide = Table::new("wide", "Wide", "", columns);
    wide.rows.push(vec![Cell::Count(1_000_000); 20]);
    let heading = Block::Heading("Wide".to_owned());
    let page = render(&of(vec![heading, Block::Table(wide.into())])).unwrap();
    for turned in [
        "<h2 class=\"turned\">",
        "<h3 class=\"turned\">",
        "<table class=\"landscape",
    ] {
        assert!(page.contains(turned), "{turned}");
    }
}

#[test]
fn a_figure_without_numbers_has_no_table_and_an_annex_no_number() {
    let mut document = document();
    let blocks = document.sections.iter_mut().flat_map(|s| &mut s.blocks);
    for block in blocks {
        match block {
            Block::Figure(figure) => figure.table.rows.clear(),
            Block::Table(exhibit) => exhibit.annex = true,
            _ => {}
        }
    }
    let page = render(&document).unwrap();
    assert!(!page.contains("Numbers behind figure"));
    let found = elements(&page);
    let captions = found.iter().filter(|element| element.name == "caption");
    let captions: Vec<&str> = captions.map(|element| element.text.trim()).collect();
    assert_eq!(captions, ["Money by source"]);
}

#[test]
fn a_negative_amount_of_money_is_not_broken_over_lines() {
    let page = render(&of(vec![Block::Prose(
        "It is **−£6.8m** or <−£5m> of R&D, −3 jobs.".to_owned(),
    )]))
    .unwrap();
    assert!(page.contains("<strong><span class=\"together\">−£6.8m</span></strong>"));
    assert!(page.contains("&lt;<span class=\"together\">−£5m&gt;</span> of R&amp;D, −3 jobs."));
}

#[test]
fn a_table_of_twelve_narrow_columns_is_printed_upright_and_prose_goes_with_one_that_is_not() {
    let wide = |columns: usize| {
        let columns = (0..columns)
            .map(|_| Column::number("n", "2024/25"))
            .collect();
        let mut wide = Table::new("wide", "Wide", "", columns);
        wide.rows.push(vec![Cell::Count(1_000); wide.columns.len()]);
        Block::Table(wide.into())
    };
    let page = |prose: &str, columns| {
        render(&of(vec![Block::Prose(prose.to_owned()), wide(columns)])).unwrap()
    };
    assert!(!page("Short.", 13).contains("<table class=\"landscape"));
    assert!(page("Short.", 24).contains("<div class=\"prose turned\">"));
    let long = "A long paragraph. ".repeat(60);
    assert!(!page(&long, 24).contains("<div class=\"prose turned\">"));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert_eq!(page(), page());
}
