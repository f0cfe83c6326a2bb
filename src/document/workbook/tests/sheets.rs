//! Does every part of a document have a sheet, laid out as the guidance asks?

use super::super::*;
use super::{Opened, part};
use crate::document::Section;
use crate::document::testing::document;
use crate::tables::{Cell, Column, Table};

#[test]
fn every_part_of_the_document_has_its_sheet() {
    assert_eq!(
        Opened::of(&document()).names,
        [
            "Cover",
            "Contents",
            "Notes",
            "Headline figures",
            "Statements",
            "Net additional jobs by year",
            "Money by source",
            "Net additional jobs",
            "Checks",
            "Data"
        ]
    );
}

#[test]
fn an_empty_document_is_a_workbook() {
    assert_eq!(
        Opened::of(&Document::default()).names,
        ["Cover", "Contents", "Notes"]
    );
}

#[test]
fn odd_titles_have_sheets_of_their_own() {
    let mut document = Document::default();
    let titles = [
        "History",
        "history",
        "a/b\\c: [d]*?",
        "A title that is far too long for the tab of any sheet",
        "A title that is far too long for the tab of any sheet",
        "",
        "Cover",
        "Data",
        "'",
    ];
    let table = |title: &str| {
        let mut table = Table::new("odd_one", title, "", vec![Column::text("a", "A")]);
        table.rows.push(vec![Cell::text("x")]);
        Block::Table(table.into())
    };
    document.sections.push(Section {
        blocks: titles.map(table).to_vec(),
        ..Section::default()
    });
    let names = Opened::of(&document).names;
    assert_eq!(
        names[3..],
        [
            "History table",
            "Odd one",
            "A-b-c, d",
            "Odd one 2",
            "Odd one 3",
            "Odd one 4",
            "Cover 2",
            "Data",
            "’"
        ]
    );
}

#[test]
fn tables_of_other_folders_go_by_section_and_title() {
    let table = |title: &str| {
        let mut table = Table::new("brought", title, "", vec![Column::text("a", "A")]);
        table.rows.push(vec![Cell::text("x")]);
        Block::Table(table.into())
    };
    let mut document = Document::default();
    document.sections.push(Section {
        id: "compared".to_owned(),
        blocks: [
            "By outcome",
            "By outcome",
            "By a heading that is far too long",
        ]
        .map(table)
        .to_vec(),
        ..Section::default()
    });
    assert_eq!(
        Opened::of(&document).names[3..],
        [
            "Compared 1 by outcome",
            "Compared 2 by outcome",
            "Compared 3"
        ]
    );
}

#[test]
fn a_title_is_not_cut_within_a_quotation() {
    let mut document = Document::default();
    let title = "‘Zone, with a long name: a plan’ compared: everything by year";
    let mut table = Table::new("uk_welfare", title, "", vec![Column::text("a", "A")]);
    table.rows.push(vec![Cell::text("x")]);
    document.sections.push(Section {
        blocks: vec![Block::Table(table.into())],
        ..Section::default()
    });
    assert_eq!(Opened::of(&document).names[3..], ["UK welfare"]);
}

#[test]
fn a_figure_without_numbers_has_no_sheet() {
    let mut document = document();
    for block in &mut document.sections[0].blocks {
        if let Block::Figure(figure) = block {
            figure.table.rows.clear();
        }
    }
    let names = Opened::of(&document).names;
    let before = Opened::of(&crate::document::testing::document()).names;
    assert_eq!(names.len(), before.len() - 1, "{names:?}");
}

#[test]
fn the_same_document_is_the_same_file() {
    assert!(render(&document()).unwrap() == render(&document()).unwrap());
}

#[test]
fn no_cells_are_merged_and_every_table_is_marked_up() {
    let document = document();
    for sheet in part(&document, "worksheets/sheet") {
        assert!(!sheet.contains("mergeCell"), "{sheet}");
    }
    let tables = part(&document, "xl/tables/table");
    // Contents, headlines, statements, two tables, a series, checks and data.
    assert_eq!(tables.len(), 8);
    let frozen = part(&document, "worksheets/sheet");
    let frozen = frozen
        .iter()
        .filter(|sheet| sheet.contains("state=\"frozen\""));
    assert_eq!(frozen.count(), 8);
}
