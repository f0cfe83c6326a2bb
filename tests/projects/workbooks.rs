//! Workbooks that are not as they should be.

use regiocast::projects;
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};

use super::refused;

const HEADINGS: [&str; 5] = [
    "Project title",
    "Whose money",
    "Kind of project",
    "Capital 2024/25, £m",
    "Source",
];

fn with_headings(sheet: &mut Worksheet) {
    for (column, heading) in (0..).zip(HEADINGS) {
        sheet.write(0, column, heading).unwrap();
    }
    for (column, text) in (0..).zip(["Harbour", "Public", "Other"]) {
        sheet.write(6, column, text).unwrap();
    }
    sheet.write(6, 3, 2.5).unwrap();
}

fn workbook(name: &str, fill: impl Fn(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(name).unwrap();
    with_headings(sheet);
    fill(sheet);
    book.save_to_buffer().unwrap()
}

#[test]
fn empty_rows_are_skipped_and_rows_keep_their_numbers() {
    let bytes = workbook("projects", |_| {});
    let list = projects::read("a.xlsx", &bytes).unwrap();
    assert_eq!(list.projects.len(), 1);
    assert_eq!(list.projects[0].row(), 7);
    assert_eq!(list.projects[0].capital(), [2.5]);
}

#[test]
fn a_formula_counts_by_its_result() {
    let bytes = workbook("Projects", |sheet| {
        let formula = Formula::new("=1+2").set_result("3");
        sheet.write_formula(6, 3, formula).unwrap();
    });
    let list = projects::read("a.xlsx", &bytes).unwrap();
    assert_eq!(list.projects[0].capital(), [3.0]);
}

#[test]
fn a_formula_that_ends_in_an_error_is_named_by_its_cell() {
    let bytes = workbook("Projects", |sheet| {
        let formula = Formula::new("=#REF!+1").set_result("#REF!");
        sheet.write_formula(6, 3, formula).unwrap();
    });
    assert_eq!(
        refused("a.xlsx", &bytes),
        "error: a.xlsx, sheet Projects, row 7, column D “Capital 2024/25, £m”: the formula here ends in #REF!\n |\n = help: put the formula right, or write the amount in £m"
    );
}

#[test]
fn dates_and_truths_are_no_numbers() {
    let bytes = workbook("Projects", |sheet| {
        let date = Format::new().set_num_format("yyyy-mm-dd");
        sheet.write_with_format(6, 3, 45_000, &date).unwrap();
        sheet.write(6, 0, true).unwrap();
    });
    let message = refused("a.xlsx", &bytes);
    assert!(
        message.contains("row 7, column D “Capital 2024/25, £m”: this is a date"),
        "{message}"
    );
    assert!(
        message.contains("row 7, column A “Project title”: this is TRUE or FALSE"),
        "{message}"
    );
}

#[test]
fn merged_headings_are_named_by_their_cells() {
    let bytes = workbook("Projects", |sheet| {
        let plain = Format::new();
        sheet
            .merge_range(0, 3, 0, 5, "Capital 2024/25, £m", &plain)
            .unwrap();
    });
    let message = refused("a.xlsx", &bytes);
    assert!(
        message.contains("a.xlsx, sheet Projects: the cells D1:F1 are merged"),
        "{message}"
    );
}

#[test]
fn a_wrong_sheet_name_is_answered_with_the_sheets_there_are() {
    let message = refused("a.xlsx", &workbook("Project list", |_| {}));
    assert_eq!(
        message,
        "error: a.xlsx: there is no sheet called “Projects”; it has “Project list”\n |\n = help: name “Project list” “Projects”, if the list is there"
    );
}

#[test]
fn what_is_no_workbook_is_said_to_be_none() {
    for (name, bytes) in [
        ("a.xlsx", &b"not a workbook"[..]),
        ("a.xlsx", &b"PK\x03\x04 and then nothing"[..]),
        (
            "a.XLSX",
            &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..],
        ),
    ] {
        let message = refused(name, bytes);
        assert!(
            message.contains("this is no workbook that can be read"),
            "{message}"
        );
    }
    assert!(refused("a.xlsx", b"").contains("the file is empty"));
    for name in ["a.xls", "a.ods", "list", "a.docx"] {
        let message = refused(name, b"something");
        assert!(message.contains("ends in .xlsx or .csv"), "{message}");
    }
}

#[test]
fn a_cut_off_or_damaged_workbook_never_panics() {
    let bytes = workbook("Projects", |_| {});
    for end in (0..bytes.len()).step_by(97) {
        assert!(projects::read("a.xlsx", &bytes[..end]).is_err());
    }
    for place in (0..bytes.len()).step_by(61) {
        let mut damaged = bytes.clone();
        damaged[place] ^= 0x55;
        // It may still read, where the damage lies in what nobody looks at.
        let _ = projects::read("a.xlsx", &damaged);
    }
}

#[test]
fn a_stray_cell_at_the_end_of_the_sheet_takes_no_memory() {
    let bytes = workbook("Projects", |sheet| {
        sheet.write(1_048_575, 16_383, "x").unwrap();
    });
    let message = refused("a.xlsx", &bytes);
    assert!(
        message.contains("something stands beyond row 5000"),
        "{message}"
    );
}
