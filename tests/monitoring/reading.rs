//! What is read from a return.

use regiocast::monitoring::{Kind, Returns, Spread, discrepancy, shipped};
use rust_xlsxwriter::Workbook;

use super::returns;

#[test]
fn a_return_is_read_as_people_write_it() {
    let text = "Our return of June,,,\n\nKind,financial year,Metric,Value,Lower (80%),Upper (80%),standard error,out of,Reported share,Discrepancy,Unit,Source,Comments\n\
        count,2024/25,jobs.filled,\"1,234\",\"1,100\",\"1,300\",,,,,,Survey,mind the gap\n\
        ,2025-26,jobs.filled,1300,,,40,,60%,5%,jobs (FTE),,\n\
        share,2026,workforce.x.at_least.2,62.5%,,,,80,,,,,\n\
        ,,fund.x.comes,yes,,,,,,,,,\n\
        ,2027,jobs.filled,,,,,,,,,,not yet\n\
        ,2027,investment.public.nominal,£1.5m,,,,,,,,,\n";
    let found = returns(text);
    assert_eq!(found.name, "r.csv");
    let rows = &found.rows;
    assert_eq!(rows.len(), 5);
    assert_eq!(
        (rows[0].number, rows[0].year, rows[0].value),
        (4, Some(2024), 1234.0)
    );
    assert_eq!(rows[0].spread, Some(Spread::Range(1100.0, 1300.0)));
    assert_eq!(
        (rows[0].kind, rows[0].source.as_str()),
        (Some(Kind::Count), "Survey")
    );
    assert_eq!(rows[1].spread, Some(Spread::Sd(40.0)));
    assert_eq!((rows[1].year, rows[1].reported_share), (Some(2025), 0.6));
    assert_eq!(
        (rows[1].discrepancy, rows[1].unit.as_str()),
        (Some(0.05), "jobs (FTE)")
    );
    assert_eq!((rows[2].value, rows[2].of), (0.625, Some(80.0)));
    assert_eq!(
        (rows[3].value, rows[3].kind, rows[3].year),
        (1.0, Some(Kind::Event), None)
    );
    assert_eq!((rows[4].value, rows[4].kind), (1.5, Some(Kind::Money)));
}

fn workbook(sheets: &[&str]) -> Vec<u8> {
    let mut book = Workbook::new();
    for name in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (column, heading) in (0..).zip(["Metric", "Year", "Value", "Reported share"]) {
            sheet.write(0, column, heading).unwrap();
        }
        sheet.write(2, 0, "jobs.filled").unwrap();
        sheet.write(2, 1, 2025).unwrap();
        sheet.write(2, 2, 12.5).unwrap();
        sheet.write(2, 3, 0.6).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_is_read_from_its_sheet_monitoring_or_its_only_one() {
    for (sheets, name) in [
        (vec!["Read me", "monitoring"], "a.xlsx, sheet monitoring"),
        (vec!["2025 return"], "a.xlsx, sheet 2025 return"),
    ] {
        let found = Returns::parse("a.xlsx", &workbook(&sheets)).unwrap();
        assert_eq!(found.name, name);
        assert_eq!((found.rows[0].number, found.rows[0].year), (3, Some(2025)));
        assert_eq!(
            (found.rows[0].value, found.rows[0].reported_share),
            (12.5, 0.6)
        );
    }
    let error = Returns::parse("a.xlsx", &workbook(&["One", "Two"])).unwrap_err();
    assert_eq!(
        error.to_string(),
        "error: a.xlsx: there is no sheet called “Monitoring”; it has “One” and “Two”\n |\n = help: give the sheet with the return the name “Monitoring”"
    );
}

#[test]
fn a_workbook_with_dates_and_truths_is_told_by_cell() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0..).zip(["Metric", "Year", "Value"]) {
        sheet.write(0, column, heading).unwrap();
    }
    sheet.write(1, 0, "event.x.happens").unwrap();
    sheet.write(1, 2, true).unwrap();
    let error = Returns::parse("a.xlsx", &book.save_to_buffer().unwrap()).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("a.xlsx, sheet Sheet1, row 2, column C “Value”: this is TRUE or FALSE"),
        "{error}"
    );
}

#[test]
fn a_return_that_is_not_there_is_answered_with_those_that_are() {
    let error = Returns::read("lsiz-exampel").unwrap_err().to_string();
    assert!(error.contains("did you mean `lsiz-example`?"), "{error}");
    let folder = Returns::read("tests").unwrap_err().to_string();
    assert!(folder.contains("is a folder"), "{folder}");
    let other = Returns::read("Cargo.toml").unwrap_err().to_string();
    assert!(other.contains("ends in .xlsx or .csv"), "{other}");
}

#[test]
fn shipped_returns_are_found_by_name() {
    assert!(shipped().contains(&"lsiz-example".to_owned()));
    for name in shipped() {
        let by_name = Returns::read(&name).unwrap_or_else(|error| panic!("{error}"));
        let path = format!("scenarios/returns/{name}.csv");
        let by_path = Returns::read(&path).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(by_name, by_path);
        assert!(
            by_name
                .rows
                .iter()
                .all(|row| row.source == "made-up example")
        );
    }
}

#[test]
fn the_discrepancy_is_the_shipped_evidence() {
    let text = std::fs::read_to_string("scenarios/evidence/monitoring.toml").unwrap();
    let table: toml::Table = toml::from_str(&text).unwrap();
    for (kind, id) in [
        (Kind::Count, "model_discrepancy_count"),
        (Kind::Money, "model_discrepancy_money"),
        (Kind::Share, "model_discrepancy_share"),
    ] {
        assert_eq!(table[id]["value"].as_float(), Some(discrepancy(kind)));
        assert_eq!(table[id]["rating"].as_str(), Some("red"));
    }
}
