//! Does a workbook say what the document says, and nothing that its cells make of it?

use std::collections::HashMap;
use std::io::{Cursor, Read};

use calamine::{Data, Range, Reader, Xlsx};

use super::*;
use crate::document::testing::document;
use crate::document::{Figure, Quoted, Section, Statement, Sum};
use crate::tables::{Cell, Column, Table};

/// A workbook that was read back.
struct Opened {
    names: Vec<String>,
    cells: HashMap<String, Range<Data>>,
    formulas: HashMap<String, Range<String>>,
    defined: Vec<(String, String)>,
}

impl Opened {
    fn of(document: &Document) -> Self {
        let bytes = render(document).unwrap();
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        let names = book.sheet_names();
        let mut cells = HashMap::new();
        let mut formulas = HashMap::new();
        for name in &names {
            cells.insert(name.clone(), book.worksheet_range(name).unwrap());
            formulas.insert(name.clone(), book.worksheet_formula(name).unwrap());
        }
        let defined = book.defined_names().to_vec();
        Self {
            names,
            cells,
            formulas,
            defined,
        }
    }

    /// What stands in a cell: `B7`.
    fn at(&self, sheet: &str, address: &str) -> Data {
        let found = self.cells[sheet].get_value(place(address));
        found.cloned().unwrap_or(Data::Empty)
    }

    fn formula(&self, sheet: &str, address: &str) -> String {
        let found = self.formulas[sheet].get_value(place(address));
        found.cloned().unwrap_or_default()
    }

    /// The address of the first cell of a sheet that has a text.
    fn find(&self, sheet: &str, text: &str) -> (usize, usize) {
        let range = &self.cells[sheet];
        let (top, left) = range.start().unwrap();
        let found = range
            .used_cells()
            .find(|(_, _, data)| **data == Data::String(text.to_owned()));
        let (row, column, _) = found.unwrap_or_else(|| panic!("{text} is not on {sheet}"));
        (row + top as usize, column + left as usize)
    }

    fn formulas(&self) -> Vec<(String, String)> {
        let all = self.names.iter().flat_map(|name| {
            self.formulas[name]
                .used_cells()
                .filter(|(_, _, formula)| !formula.is_empty())
                .map(|(_, _, formula)| (name.clone(), formula.clone()))
        });
        all.collect()
    }

    fn texts(&self) -> Vec<String> {
        let all = self.names.iter().flat_map(|name| {
            self.cells[name]
                .used_cells()
                .filter_map(|(_, _, data)| match data {
                    Data::String(text) => Some(text.clone()),
                    _ => None,
                })
        });
        all.collect()
    }
}

fn place(address: &str) -> (u32, u32) {
    let split = address.find(|c: char| c.is_ascii_digit()).unwrap();
    let (letters, row) = address.split_at(split);
    let column = letters
        .bytes()
        .fold(0, |sum, letter| sum * 26 + u32::from(letter - b'A') + 1);
    (row.parse::<u32>().unwrap() - 1, column - 1)
}

/// A part of the file.
fn part(document: &Document, ending: &str) -> Vec<String> {
    let bytes = render(document).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    let mut parts = Vec::new();
    for name in names.into_iter().filter(|name| name.contains(ending)) {
        let mut text = String::new();
        archive
            .by_name(&name)
            .unwrap()
            .read_to_string(&mut text)
            .unwrap();
        parts.push(text);
    }
    parts
}

fn money(parts: [f64; 2], total: f64) -> Exhibit {
    let columns = vec![
        Column::text("source", "Source"),
        Column::number("2024", "2024/25").in_unit("£m"),
    ];
    let mut table = Table::new("money", "Money by source", "Means.", columns);
    let cell = |value| Cell::Rounded { value, decimals: 1 };
    table.rows = vec![
        vec![Cell::text("Public"), cell(parts[0])],
        vec![Cell::text("Private"), cell(parts[1])],
        vec![Cell::text("Total"), cell(total)],
    ];
    Exhibit {
        table,
        sums: vec![Sum::Row {
            row: 2,
            of: vec![0, 1],
        }],
        annex: false,
    }
}

fn with_table(exhibit: Exhibit) -> Document {
    Document {
        title: "A park".to_owned(),
        sections: vec![Section {
            id: "money".to_owned(),
            title: "Money".to_owned(),
            blocks: vec![Block::Table(exhibit)],
        }],
        ..Document::default()
    }
}

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
            "Net additional jobs by year 2",
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
fn tables_hold_the_numbers_that_people_are_told() {
    let book = Opened::of(&document());
    let sheet = "Net additional jobs by year";
    let (row, column) = book.find(sheet, "P50, jobs (FTE)");
    let at = |down: usize| book.at(sheet, &page::cell(row + down, column));
    assert_eq!(at(1), Data::Float(40.0));
    assert_eq!(at(2), Data::Float(510.0));
    assert_eq!(
        book.at(sheet, &page::cell(row + 2, 0)),
        Data::String("2025/26".to_owned())
    );
}

#[test]
fn headline_figures_are_rounded_from_full_digits_by_formulas() {
    let book = Opened::of(&document());
    let sheet = "Headline figures";
    let (row, _) = book.find(sheet, "jobs.net@2025");
    let line = |column: usize| page::cell(row, column);
    let told: Vec<Data> = (4..7).map(|column| book.at(sheet, &line(column))).collect();
    assert_eq!(told, [250.0, 510.0, 1_100.0].map(Data::Float));
    let (data, _) = book.find("Data", "jobs.net");
    assert_eq!(
        [4, 5, 6, 9].map(|column| book.formula(sheet, &line(column))),
        [
            format!("ROUND('Data'!D{},-1)", data + 1),
            format!("ROUND('Data'!E{},-1)", data + 1),
            format!("ROUND('Data'!F{},-2)", data + 1),
            format!("'Data'!F{}", data + 1),
        ]
    );
    assert_eq!(book.at("Data", &page::cell(data, 5)), Data::Float(1_093.4));
    let p90 = (
        "jobs_net_2025_p90".to_owned(),
        format!("'Headline figures'!$G${}", row + 1),
    );
    assert!(book.defined.contains(&p90), "{:?}", book.defined);
}

#[test]
fn a_figure_that_data_does_not_have_is_a_number() {
    let mut document = document();
    document.data = None;
    document.quoted.push(Quoted {
        told: ["under 1%", "4.6%", ""].map(str::to_owned),
        values: [0.002, 0.0457, f64::NAN],
        units: [0.0, 0.1, 0.0],
        name: "value.bcr".to_owned(),
        ..document.quoted[0].clone()
    });
    let book = Opened::of(&document);
    let (row, _) = book.find("Headline figures", "value.bcr");
    let at = |column| book.at("Headline figures", &page::cell(row, column));
    assert_eq!(at(4), Data::String("under 1%".to_owned()));
    assert_eq!(at(5), Data::Float(0.046));
    assert_eq!(at(6), Data::Empty);
    let (row, _) = book.find("Headline figures", "jobs.net@2025");
    assert_eq!(
        book.at("Headline figures", &page::cell(row, 6)),
        Data::Float(1_100.0)
    );
    assert!(book.formulas["Headline figures"].is_empty());
    let names: Vec<&str> = book.defined.iter().map(|(name, _)| name.as_str()).collect();
    assert!(names.contains(&"value_bcr_p50") && !names.contains(&"value_bcr_p10"));
}

#[test]
fn totals_that_add_up_as_told_are_formulas() {
    let book = Opened::of(&with_table(money([1.2, 2.5], 3.7)));
    let (row, _) = book.find("Money by source", "Total");
    let total = page::cell(row, 1);
    let parts = format!("{}:{}", page::cell(row - 2, 1), page::cell(row - 1, 1));
    assert_eq!(book.at("Money by source", &total), Data::Float(3.7));
    assert_eq!(
        book.formula("Money by source", &total),
        format!("SUM({parts})")
    );
    let (check, _) = book.find("Checks", "Money by source: Total, 2024/25, £m");
    assert_eq!(
        book.formula("Checks", &page::cell(check, 1)),
        format!("SUM('Money by source'!{parts})")
    );
    assert_eq!(
        book.at("Checks", &page::cell(check, 5)),
        Data::String("agrees".to_owned())
    );
}

#[test]
fn totals_that_do_not_add_up_as_told_stay_the_number_that_people_are_told() {
    let book = Opened::of(&with_table(money([1.24, 2.44], 3.68)));
    let (row, _) = book.find("Money by source", "Total");
    assert_eq!(
        book.at("Money by source", &page::cell(row, 1)),
        Data::Float(3.7)
    );
    assert!(book.formulas["Money by source"].is_empty());
    let check = |parts, total| {
        let book = Opened::of(&with_table(money(parts, total)));
        let (row, _) = book.find("Checks", "Money by source: Total, 2024/25, £m");
        book.at("Checks", &page::cell(row, 5))
    };
    assert_eq!(check([1.24, 2.44], 3.68), Data::String("agrees".to_owned()));
    assert_eq!(check([1.2, 2.5], 4.7), Data::String("differs".to_owned()));
}

#[test]
fn text_that_looks_like_a_formula_stays_text() {
    let hostile = [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "=HYPERLINK(\"https://example.org\")",
        "_x003D_1",
        "a\u{1}b",
        "<b>&amp;",
    ];
    let mut document = with_table(money([1.0, 2.0], 3.0));
    let columns = vec![
        Column::text("a", "=heading()"),
        Column::text("b", "=HEADING()"),
    ];
    let mut table = Table::new("odd", "=title()", "=note()", columns);
    table.rows = hostile
        .iter()
        .map(|text| vec![Cell::text(*text), Cell::text(*text)])
        .collect();
    document.sections[0].blocks.extend([
        Block::Table(table.into()),
        Block::Prose("=prose()".to_owned()),
        Block::Heading("@heading".to_owned()),
        Block::Statement(Statement {
            title: "=about()".to_owned(),
            sentence: "=sentence()".to_owned(),
            footnote: "+footnote".to_owned(),
            figures: vec!["-figure".to_owned()],
        }),
    ]);
    document.title = "=cover()".to_owned();
    document.subtitle = "@subtitle".to_owned();
    document.lead = "-lead".to_owned();
    document.quoted = super::super::testing::document().quoted;
    document.quoted[0].title = "=quoted()".to_owned();
    document.series = super::super::testing::document().series;
    document.series[0].title = "=series()".to_owned();
    let book = Opened::of(&document);
    let texts = book.texts();
    for text in hostile.iter().chain(&[
        "=heading()",
        "=title()",
        "=note()",
        "=prose()",
        "@heading",
        "=about()",
        "=sentence()",
        "+footnote",
        "-figure",
        "=cover()",
        "@subtitle",
        "-lead",
        "=quoted()",
    ]) {
        assert!(texts.iter().any(|found| found == text), "{text:?} is lost");
    }
    let ours = ["SUM(", "ROUND(", "IF(ABS("];
    for (sheet, formula) in book.formulas() {
        let is_ours = ours.iter().any(|start| formula.starts_with(start))
            || sheet.ends_with("by year") && formula.contains('-')
            || formula.starts_with("'Data'!");
        assert!(is_ours, "{formula} on {sheet}");
    }
}

#[test]
fn every_formula_carries_a_result() {
    let book = Opened::of(&document());
    assert!(book.formulas().len() > 10);
    for name in &book.names {
        let formulas = &book.formulas[name];
        let Some((top, left)) = formulas.start() else {
            continue;
        };
        for (row, column, formula) in formulas.used_cells().filter(|(.., text)| !text.is_empty()) {
            let address = page::cell(row + top as usize, column + left as usize);
            let found = book.at(name, &address);
            assert!(
                matches!(found, Data::Float(_)) || found == Data::String("agrees".to_owned()),
                "{formula} of {name} results in {found:?}"
            );
        }
    }
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
            "History table 2",
            "A-b-c, d",
            "Odd one",
            "Odd one 2",
            "Odd one 3",
            "Cover 2",
            "Data",
            "’"
        ]
    );
}

#[test]
fn the_same_document_is_the_same_file() {
    assert!(render(&document()).unwrap() == render(&document()).unwrap());
}

#[test]
fn a_text_longer_than_a_cell_is_cut_and_says_so() {
    let mut document = with_table(money([1.0, 2.0], 3.0));
    let long = "£".repeat(40_000);
    document.sections[0].blocks.push(Block::Prose(long));
    let texts = Opened::of(&document).texts();
    let longest = texts.iter().map(|text| text.chars().count()).max();
    assert_eq!(longest, Some(32_767));
    assert!(
        texts
            .iter()
            .any(|text| text.ends_with("more than 32,767 characters)"))
    );
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

#[test]
fn charts_have_words_for_those_who_cannot_see_them() {
    let drawings = part(&document(), "drawings/drawing").concat();
    assert!(
        drawings.contains("In 2025/26 the median is 510; 9 in 10"),
        "{drawings}"
    );
    let chart = part(&document(), "charts/chart").concat();
    assert!(chart.contains("Promise: 2,000"), "{chart}");
    assert!(
        chart.contains("'Net additional jobs by year 2'!$E$"),
        "{chart}"
    );
}

#[test]
fn an_empty_table_says_so() {
    let table = Table::new("none", "Nothing", "", vec![Column::text("a", "A")]);
    let book = Opened::of(&with_table(table.into()));
    book.find("Nothing", "There is nothing to show.");
    let none = Table::new("none", "No columns", "", Vec::new());
    let picture = Figure {
        chart: crate::charts::Chart {
            name: "x".to_owned(),
            title: "A finding".to_owned(),
            svg: String::new(),
            alt: "A picture.".to_owned(),
        },
        table: none,
    };
    let mut document = Document::default();
    document.sections.push(Section {
        blocks: vec![Block::Figure(picture)],
        ..Section::default()
    });
    Opened::of(&document).find("No columns", "A picture.");
}

#[test]
fn blanks_are_explained_where_they_are() {
    let columns = vec![Column::text("a", "A"), Column::number("b", "B")];
    let mut table = Table::new("t", "With a gap", "", columns);
    table
        .rows
        .push(vec![Cell::text("x"), Cell::figure(f64::NAN, 1.0)]);
    let book = Opened::of(&with_table(table.into()));
    book.find("With a gap", "Blank cells: not known, or does not apply.");
    let full = Opened::of(&with_table(money([1.0, 2.0], 3.0)));
    assert!(!full.texts().iter().any(|text| text.starts_with("Blank")));
}
