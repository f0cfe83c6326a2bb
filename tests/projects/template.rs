//! The empty list.

use std::io::Cursor;

use calamine::{Reader, Xlsx};
use regiocast::projects::{self, Kind, template};
use rust_xlsxwriter::Workbook;

fn cells(bytes: &[u8], sheet: &str) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range(sheet).unwrap();
    range
        .rows()
        .map(|row| row.iter().map(ToString::to_string).collect())
        .collect()
}

/// The template with other rows below its headings.
pub fn filled(rows: &[Vec<&str>]) -> Vec<u8> {
    let headings = cells(&template::workbook(2024).unwrap(), "Projects").remove(0);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Projects").unwrap();
    for (column, heading) in (0..).zip(&headings) {
        sheet.write(0, column, heading).unwrap();
    }
    for (row, cells) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write(row, column, number).unwrap(),
                Err(_) => sheet.write(row, column, *cell).unwrap(),
            };
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn the_empty_list_is_the_same_whenever_it_is_made() {
    let one = template::workbook(2024).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    assert_eq!(one, template::workbook(2024).unwrap());
}

#[test]
fn workbook_and_csv_have_the_same_headings_and_ten_years_of_each_money() {
    let workbook = cells(&template::workbook(2026).unwrap(), "Projects");
    let text = template::csv_text(2026);
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let headings: Vec<String> = reader
        .headers()
        .unwrap()
        .iter()
        .map(str::to_owned)
        .collect();
    assert_eq!(workbook[0], headings);
    let starting = |start: &str| {
        headings
            .iter()
            .filter(|text| text.starts_with(start))
            .count()
    };
    assert_eq!((starting("Capital "), starting("Revenue ")), (10, 10));
    assert!(headings.contains(&"Capital 2026/27, £m".to_owned()));
    assert!(headings.contains(&"Revenue 2035/36, £m".to_owned()));
}

#[test]
fn every_kind_can_be_chosen_and_is_explained() {
    let bytes = template::workbook(2024).unwrap();
    let choices: Vec<String> = cells(&bytes, "Choices").into_iter().flatten().collect();
    assert_eq!(choices, Kind::ALL.map(Kind::word));
    let read_me: Vec<String> = cells(&bytes, "Read me").into_iter().flatten().collect();
    for kind in Kind::ALL {
        assert!(
            read_me.iter().any(|text| text == kind.word()),
            "{}",
            kind.word()
        );
    }
}

#[test]
fn an_empty_list_holds_no_project_since_its_example_is_left_out() {
    for (name, bytes) in [
        ("a.xlsx", template::workbook(2024).unwrap()),
        ("a.csv", template::csv_text(2024).into_bytes()),
    ] {
        let error = projects::read(name, &bytes).unwrap_err().to_string();
        assert!(error.contains("there is no project in it"), "{error}");
    }
}

#[test]
fn an_example_of_which_one_cell_was_changed_is_refused() {
    let text = template::csv_text(2024);
    for (is, written) in [
        ("Combined Authority", "Another Authority"),
        ("Public", "Private"),
        ("2028/29", "2027/28"),
        ("table 4", "table 5"),
        ("Invented", "Ours"),
        (",60,", ",61,"),
        ("EXAMPLE, please delete this row: ", ""),
        ("Riverside", "Quayside"),
    ] {
        let row = text.lines().nth(1).unwrap();
        let changed = text.replace(row, &row.replacen(is, written, 1)) + "Real,Public,,Other,1\r\n";
        let error = projects::read("a.csv", changed.as_bytes()).unwrap_err();
        let error = error.to_string();
        assert!(
            error.contains("row 2") && error.contains("help: delete the row"),
            "{written}: {error}"
        );
    }
}

#[test]
fn an_example_left_in_the_list_is_not_counted_and_that_is_said() {
    let mut text = template::csv_text(2024);
    text.push_str("Harbour,Public,,Other,1.5\r\n");
    let list = projects::read("a.csv", text.as_bytes()).unwrap();
    assert_eq!(list.projects.len(), 1);
    assert_eq!(list.projects[0].title, "Harbour");
    assert!(
        list.remarks
            .contains(&"a.csv, row 2: the example row was left out".to_owned())
    );
}
