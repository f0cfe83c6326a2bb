//! Whatever list passes the checks makes a scenario that reads.

use proptest::prelude::*;
use regiocast::projects::{self, Kind, Payer};

use super::HEADINGS;

/// A row with a title of its own.
#[derive(Debug, Clone)]
struct Row {
    kind: usize,
    payer: usize,
    money: [u32; 4],
    quantities: [u32; 4],
    opens: Option<u16>,
    texts: [String; 4],
}

fn rows() -> impl Strategy<Value = Row> {
    let money = prop_oneof![3 => Just(0), 2 => 1_u32..100_000, 1 => Just(1_000_000)];
    let many = prop_oneof![2 => Just(0_u32), 2 => 1_u32..100_000];
    (
        0..Kind::ALL.len(),
        0..Payer::ALL.len(),
        prop::array::uniform4(money),
        prop::array::uniform4(many),
        prop::option::of(2024_u16..2040),
        prop::array::uniform4("\\PC{0,30}|[\"'\\\\\\[\\]#=\n\r\t,;{}]{0,12}"),
    )
        .prop_map(|(kind, payer, money, quantities, opens, texts)| Row {
            kind,
            payer,
            money,
            quantities,
            opens,
            texts,
        })
}

fn csv_text(rows: &[Row]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for (number, row) in rows.iter().enumerate() {
        let [title, sponsor, source, note] = &row.texts;
        let mut cells = vec![
            format!("{title} {number}"),
            Payer::ALL[row.payer].word().to_owned(),
            sponsor.clone(),
            Kind::ALL[row.kind].word().to_owned(),
        ];
        let filled = |number: u32, unit: f64| match number {
            0 => String::new(),
            number => (f64::from(number) / unit).to_string(),
        };
        cells.extend(row.money.map(|amount| filled(amount, 1_000.0)));
        cells.extend(row.quantities.map(|many| filled(many, 1.0)));
        cells.push(row.opens.map_or_else(String::new, |year| year.to_string()));
        cells.extend([source.clone(), note.clone()]);
        writer.write_record(cells).unwrap();
    }
    format!(
        "{HEADINGS}\n{}",
        String::from_utf8(writer.into_inner().unwrap()).unwrap()
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_list_that_is_accepted_makes_a_scenario_that_reads(rows in prop::collection::vec(rows(), 1..8)) {
        // Rows that are refused are taken out one by one, so that most lists come to a scenario.
        let accepted: Vec<Row> = rows
            .into_iter()
            .filter(|row| projects::read("l.csv", csv_text(std::slice::from_ref(row)).as_bytes()).is_ok())
            .collect();
        if let Ok(list) = projects::read("l.csv", csv_text(&accepted).as_bytes()) {
            let made = projects::scenario(&list, "any");
            prop_assert!(made.is_ok(), "{}", made.unwrap_err());
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC*|([,;\"\n\r£m²0-9.a-z]{0,60}\n?){0,6}") {
        let _ = projects::read("l.csv", text.as_bytes());
        let _ = projects::read("l.csv", format!("{HEADINGS}\n{text}").as_bytes());
    }
}
