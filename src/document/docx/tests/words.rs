//! Does prose keep its shape, and do hostile texts stay texts?

use super::{made, of, prose};
use crate::document::testing::filled_with;

#[test]
fn lists_count_from_where_they_begin_and_nest() {
    let text =
        "Before:\n\n3. three\n4. four\n   - deeper\n\n   More of four.\n\nBetween.\n\n1. one";
    let package = made(&of(vec![prose(text)]));
    let values = |part: &str, element: &str| package.values(part, element, "w:val");
    assert_eq!(values("word/document.xml", "w:numId"), ["2", "2", "1", "3"]);
    assert_eq!(values("word/document.xml", "w:ilvl"), ["0", "0", "1", "0"]);
    assert_eq!(values("word/numbering.xml", "w:startOverride"), ["3", "1"]);
    assert_eq!(
        package.paragraphs("word/document.xml")[4..],
        [
            "Before:",
            "three",
            "four",
            "deeper",
            "More of four.",
            "Between.",
            "one"
        ]
    );
}

#[test]
fn raw_html_and_addresses_that_are_no_links_are_text() {
    let text =
        "<b>bold</b> [x](javascript:alert(1)) `code`\n\n<script>alert(1)</script>\n\n![a](b)";
    let package = made(&of(vec![prose(text)]));
    assert_eq!(
        package.paragraphs("word/document.xml")[4..],
        [
            "<b>bold</b> x (javascript:alert(1)) code",
            "<script>alert(1)</script> ",
            "a"
        ]
    );
    let modes = package.values("word/_rels/document.xml.rels", "Relationship", "TargetMode");
    assert_eq!(modes, [""; 0]);
}

#[test]
fn hostile_texts_are_text() {
    let long = "x".repeat(10_000);
    let broken = "</w:t></w:r></w:p> {{ 1 + 1 }} {% if %} \u{0}\u{8}\u{1B}[1m]]>";
    for (text, read) in [
        ("<b> & \"quoted\" 'so' 🎓", "<b> & \"quoted\" 'so' 🎓"),
        (broken, "</w:t></w:r></w:p> {{ 1 + 1 }} {% if %} [1m]]>"),
        (&long, &long),
    ] {
        let document = filled_with(text);
        let package = made(&document);
        let paragraphs = package.paragraphs("word/document.xml");
        let times = paragraphs
            .iter()
            .filter(|paragraph| *paragraph == read)
            .count();
        // Title, subtitle, lead; contents and headings twice; statement's heading; heading, cell and note.
        assert_eq!(times, 11, "{paragraphs:?}");
        assert!(paragraphs.contains(&format!("{read}[1]")));
        assert_eq!(
            package.values("word/document.xml", "wp:docPr", "descr"),
            [read]
        );
        assert_eq!(package.paragraphs("docProps/core.xml"), [""; 0]);
        let title = package.text("docProps/core.xml");
        assert!(title.contains("<dc:title>"), "{title}");
    }
}

#[test]
fn a_long_title_leaves_room_between_the_margins_of_a_page() {
    let title = "a title without end ".repeat(500);
    let package = made(&filled_with(&title));
    for part in ["word/header.xml", "word/footer.xml"] {
        let longest = package.paragraphs(part)[0].chars().count();
        assert_eq!(longest, 241, "{part}");
    }
    let paragraphs = package.paragraphs("word/document.xml");
    assert!(paragraphs.iter().any(|text| text == title.trim_end()));
}
