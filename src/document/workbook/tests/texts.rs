//! Does text stay text, whatever it says?

use super::super::*;
use super::{Opened, money, part, with_table};
use crate::document::testing::{document as full, filled_with};
use crate::document::{Figure, Section, Statement};
use crate::tables::{Cell, Column, Table};

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
    document.quoted = full().quoted;
    document.quoted[0].title = "=quoted()".to_owned();
    document.series = full().series;
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
fn charts_have_words_for_those_who_cannot_see_them() {
    let drawings = part(&full(), "drawings/drawing").concat();
    assert!(
        drawings.contains("In 2025/26 the median is 510; 9 in 10"),
        "{drawings}"
    );
    let chart = part(&full(), "charts/chart").concat();
    assert!(chart.contains("symbol val=\"diamond\""), "{chart}");
    assert!(chart.contains("'Net additional jobs'!$E$"), "{chart}");
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
    // A figure without numbers has no sheet, but still its words.
    Opened::of(&document).find("Notes", "A picture.");
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

#[test]
fn titles_are_headings_by_style_and_the_language_is_named() {
    let styles = part(&full(), "xl/styles").concat();
    for style in ["Heading 1\" xfId=\"1\"", "Heading 2\" xfId=\"2\""] {
        assert!(styles.contains(style), "{styles}");
    }
    let sheet = part(&full(), "worksheets/sheet1.xml").concat();
    let (_, rest) = sheet.split_once("r=\"A1\" s=\"").unwrap();
    let place: usize = rest.split_once('"').unwrap().0.parse().unwrap();
    let (_, formats) = styles.split_once("<cellXfs").unwrap();
    let format = formats.split("<xf ").nth(place + 1).unwrap();
    assert!(format.contains("xfId=\"1\""), "{format}");
    let core = part(&full(), "docProps/core.xml").concat();
    assert!(core.contains("<dc:language>en-GB</dc:language>"), "{core}");
    assert!(core.contains("<dc:title>Riverside &lt;Zone&gt;"), "{core}");
    assert!(!part(&full(), "charts/chart").concat().contains("en-US"));
}

#[test]
fn whatever_an_author_writes_becomes_a_workbook_without_formulas() {
    let long = "long words ".repeat(5_000);
    let texts = [
        "=1+1",
        "'",
        "",
        "Sheet1!A1",
        "\u{0}\u{fffe}",
        "line\r\nbreak",
        "_x000D_",
        "&P & <b>",
        long.as_str(),
    ];
    for text in texts {
        let mut document = filled_with(text);
        document.series = full().series;
        document.series[0].title = text.to_owned();
        document.series[0].unit = text.to_owned();
        document.quoted = full().quoted;
        document.quoted[0].name = text.to_owned();
        let book = Opened::of(&document);
        for (_, formula) in book.formulas() {
            let sides = formula.split_once('-');
            let is_width = sides.is_some_and(|(high, low)| high.len() <= 3 && low.len() <= 3);
            assert!(is_width, "{formula} of {text:?}");
        }
    }
}
