//! Do formulas result in the numbers that people are told?

use calamine::Data;

use super::super::*;
use super::{Opened, money, part, with_table};
use crate::document::Quoted;
use crate::document::testing::document;
use crate::tables::Cell;

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
        [4, 5, 6, 10].map(|column| book.formula(sheet, &line(column))),
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
        column: "mean",
        ..document.quoted[0].clone()
    });
    let book = Opened::of(&document);
    let (row, _) = book.find("Headline figures", "value.bcr");
    let at = |column| book.at("Headline figures", &page::cell(row, column));
    assert_eq!(at(7), Data::String("mean".to_owned()));
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
    assert!(names.contains(&"value_bcr_mean") && !names.contains(&"value_bcr_p10"));
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
        book.formula("Checks", &page::cell(check, 2)),
        format!("SUM('Money by source'!{parts})")
    );
    assert_eq!(checked(&book)[6], Data::String("agrees".to_owned()));
}

/// The row of the check of the total of [`money`].
fn checked(book: &Opened) -> Vec<Data> {
    let (row, _) = book.find("Checks", "Money by source: Total, 2024/25, £m");
    let cells = (0..7).map(|column| book.at("Checks", &page::cell(row, column)));
    cells.collect()
}

#[test]
fn parts_hold_full_digits_and_totals_are_their_sums() {
    let document = with_table(money([1.24, 2.44], 3.68));
    let book = Opened::of(&document);
    let (row, _) = book.find("Money by source", "Total");
    let cells = [row - 2, row - 1, row].map(|row| page::cell(row, 1));
    let values = cells.clone().map(|cell| book.at("Money by source", &cell));
    assert_eq!(values, [1.24, 2.44, 1.24 + 2.44].map(Data::Float));
    assert_eq!(
        book.formula("Money by source", &cells[2]),
        format!("SUM({}:{})", cells[0], cells[1])
    );
    // They are shown as told, 1.2 + 2.4 = 3.7, and compared with what was simulated.
    assert!(part(&document, "styles.xml")[0].contains("formatCode=\"#,##0.0\""));
    let check = checked(&book);
    assert_eq!(
        check[1],
        Data::String("Full digits with the simulated total".to_owned())
    );
    assert_eq!(check[3], Data::Float(3.68));
    assert_eq!(check[6], Data::String("agrees".to_owned()));
}

#[test]
fn a_total_that_is_not_the_sum_of_its_parts_is_no_formula_and_differs() {
    for (parts, total) in [([1.2, 2.5], 4.7), ([1.24, 2.44], 3.69)] {
        let book = Opened::of(&with_table(money(parts, total)));
        assert!(book.formulas["Money by source"].is_empty());
        assert_eq!(checked(&book)[6], Data::String("differs".to_owned()));
    }
}

#[test]
fn what_is_told_to_tens_is_added_up_as_told() {
    let mut exhibit = money([0.0, 0.0], 0.0);
    for (row, value) in exhibit.table.rows.iter_mut().zip([251.3, 323.9, 575.2]) {
        row[1] = Cell::ToUnit {
            value,
            unit: 10.0,
            error: 1.0,
        };
    }
    let book = Opened::of(&with_table(exhibit));
    let (row, _) = book.find("Money by source", "Total");
    let values = [row - 2, row - 1, row].map(|row| book.at("Money by source", &page::cell(row, 1)));
    // No format shows 250 of 251.3; and 250 + 320 is not 580, so that no formula may say it.
    assert_eq!(values, [250.0, 320.0, 580.0].map(Data::Float));
    assert!(book.formulas["Money by source"].is_empty());
    let check = checked(&book);
    assert_eq!(
        check[1],
        Data::String("Rounded numbers with the simulated total".to_owned())
    );
    assert_eq!(check[6], Data::String("agrees".to_owned()));
}

#[test]
fn steps_that_were_rounded_to_add_up_are_not_said_to_be_checked() {
    let book = Opened::of(&with_table(money([1.0, 2.5], 3.5)));
    let check = checked(&book);
    assert_eq!(
        check[1],
        Data::String("Rounded steps add up by construction".to_owned())
    );
    assert_eq!(check[5], Data::Float(0.000_001));
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
