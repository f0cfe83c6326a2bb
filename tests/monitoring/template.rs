//! The empty return: is it what a monitoring officer can count, and does it read back once filled?

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use proptest::prelude::*;
use regiocast::monitoring::template::{Line, Wording, csv_text, lines, workbook};
use regiocast::monitoring::{Kind, Returns, Row, Spread};
use regiocast::outcomes::Outcomes;
use regiocast::scenario::Scenario;

use super::directory;

fn empty(scenario: &str, as_of: i32, everything: bool) -> Vec<Line> {
    let scenario = Scenario::read(scenario).unwrap_or_else(|error| panic!("{error}"));
    let directory = Outcomes::of(&scenario.programme).directory;
    let wording = Wording {
        title: &str::to_owned,
        unit: &|measure| regiocast::tables::words::unit(measure, 2024),
    };
    lines(&scenario.programme, &directory, &wording, as_of, everything)
}

fn both(lines: &[Line]) -> [(&'static str, Vec<u8>); 2] {
    let book = workbook(lines, ("lsiz", "The zone"), 2024).unwrap();
    [("a.csv", csv_text(lines).into_bytes()), ("a.xlsx", book)]
}

fn cells(bytes: &[u8], sheet: &str) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range(sheet).unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

#[test]
fn an_untouched_return_is_answered_with_nothing_was_reported_yet() {
    for (name, bytes) in both(&empty("lsiz", 2026, false)) {
        let error = Returns::parse(name, &bytes).unwrap_err().to_string();
        assert!(
            error.contains("nothing was reported yet: no row has a value"),
            "{error}"
        );
    }
}

#[test]
fn every_row_that_is_asked_for_can_be_observed_once_it_is_filled() {
    for scenario in [
        "lsiz",
        "chi-zone",
        "tests/independent/scenarios/everything.toml",
    ] {
        let known = directory(scenario);
        for everything in [false, true] {
            let mut all = empty(scenario, known.calendar.start + 1, everything);
            assert!(all.len() > 20, "{scenario}");
            for line in &mut all {
                line.is_reported = true;
                line.row.value = 1.0;
                line.row.of = (line.row.kind == Some(Kind::Share)).then_some(10.0);
                assert!(
                    !line.definition.is_empty(),
                    "{} has no definition",
                    line.row.metric
                );
            }
            for (name, bytes) in both(&all) {
                let read = Returns::parse(name, &bytes).unwrap_or_else(|error| panic!("{error}"));
                assert_eq!(read.rows.len(), all.len());
                let found = read
                    .against(&known)
                    .unwrap_or_else(|error| panic!("{error}"));
                assert!(found.len() > all.len() / 2);
            }
        }
    }
}

#[test]
fn what_officers_count_is_asked_for_and_what_nobody_can_count_is_not() {
    let names = |everything: bool| -> Vec<String> {
        let all = empty("lsiz", 2025, everything);
        all.into_iter().map(|line| line.row.metric).collect()
    };
    let (usual, all) = (names(false), names(true));
    for metric in [
        "investment.public.nominal",
        "investment.fund.hmg_capital.nominal",
        "investment.activity.daresbury.nominal",
        "fund.hmg_capital.received.nominal",
        "fund.anchor_a.comes",
        "jobs.filled",
        "jobs.skilled",
        "jobs.created",
        "premises.m2",
        "firms.supported",
        "ventures.formed",
        "inward.landings",
        "training.starts.pathway.bootcamp",
        "training.completions.pathway.bootcamp",
        "training.outcomes.pathway.bootcamp",
        "workforce.nhs_digital.level.1",
        "workforce.nhs_digital.level.3",
        "event.hemisphere_slips.has_happened",
    ] {
        assert!(
            usual.iter().any(|name| name == metric),
            "{metric} is missing"
        );
        assert!(all.iter().any(|name| name == metric), "{metric} is missing");
    }
    assert!(
        all.iter()
            .any(|name| name == "jobs.filled.activity.daresbury")
    );
    for name in &all {
        let is_net =
            name.contains(".net") || name.starts_with("value.") || name.contains("knock_on");
        assert!(!is_net && !name.contains(".at_least."), "{name}");
    }
    // Money of the day is what was paid: constant prices would be worked out by hand.
    assert!(!all.iter().any(|name| name == "investment.public"));
}

#[test]
fn years_run_from_the_first_to_the_one_asked_for_and_surveys_stay_together() {
    let all = empty("lsiz", 2026, false);
    let of = |metric: &str| -> Vec<Option<i32>> {
        let rows = all.iter().filter(|line| line.row.metric == metric);
        rows.map(|line| line.row.year).collect()
    };
    assert_eq!(of("jobs.filled"), [Some(2024), Some(2025), Some(2026)]);
    assert_eq!(of("fund.anchor_a.comes"), [None]);
    let survey: Vec<(Option<i32>, &str)> = all
        .iter()
        .filter(|line| line.row.metric.starts_with("workforce."))
        .map(|line| (line.row.year, line.row.metric.rsplit('.').next().unwrap()))
        .take(4)
        .collect();
    assert_eq!(
        survey,
        [
            (Some(2024), "1"),
            (Some(2024), "2"),
            (Some(2024), "3"),
            (Some(2025), "1")
        ]
    );
}

#[test]
fn the_workbook_is_the_same_whenever_it_is_made_and_has_its_three_sheets() {
    let lines = empty("chi-zone", 2025, false);
    let make = || workbook(&lines, ("chi-zone", "The zone"), 2024).unwrap();
    let one = make();
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    assert_eq!(one, make());
    let book: Xlsx<_> = Xlsx::new(Cursor::new(&one[..])).unwrap();
    assert_eq!(book.sheet_names(), ["Monitoring", "Read me", "Example"]);
    assert_eq!(cells(&one, "Monitoring").len(), lines.len() + 1);
    let read_me = cells(&one, "Read me").concat();
    for heading in cells(&one, "Monitoring").remove(0) {
        assert!(read_me.contains(&heading), "{heading} is not explained");
    }
    let sources: Vec<String> = cells(&one, "Example")[1..]
        .iter()
        .map(|row| row[11].to_string())
        .collect();
    assert!(sources.len() >= 5 && sources.iter().all(|source| source == "made-up example"));
}

fn figure() -> impl Strategy<Value = f64> {
    prop_oneof![
        (1_u32..90_000).prop_map(f64::from),
        (1_u32..1_000_000).prop_map(|value| f64::from(value) / 1_000.0),
        1e-9_f64..9e4,
    ]
}

/// Any figure that makes sense, of any kind.
fn row() -> impl Strategy<Value = Row> {
    let spread = prop_oneof![
        Just(None),
        (0.01_f64..0.5).prop_map(|part| Some((part, false))),
        (0.01_f64..0.5).prop_map(|part| Some((part, true))),
    ];
    (
        "[a-z]{1,8}\\.[a-z_]{1,8}",
        prop::option::of(2009_i32..2099),
        figure(),
        0_usize..4,
        spread,
        (0.01_f64..1.0, any::<bool>()),
        prop::option::of(0.001_f64..1.0),
        ("[ -~£“”é]{0,20}", "[ -~²£]{0,12}"),
    )
        .prop_map(
            |(metric, year, size, kind, spread, (share, whole), discrepancy, texts)| {
                let kind = Kind::ALL[kind];
                let value = match kind {
                    Kind::Share => share,
                    Kind::Event => f64::from(u8::from(whole)),
                    _ => size,
                };
                let spread = spread
                    .filter(|_| kind != Kind::Event)
                    .map(|(part, is_range)| {
                        if is_range {
                            Spread::Range(
                                value * (1.0 - part),
                                (value * (1.0 + part)).min(value.max(1.0) * 2.0),
                            )
                        } else {
                            Spread::Sd(value * part)
                        }
                    });
                let spread = match (kind, spread) {
                    (Kind::Share, Some(Spread::Range(lower, upper))) if upper > 1.0 => {
                        Some(Spread::Range(lower, 1.0))
                    }
                    (_, spread) => spread,
                };
                let of = (kind == Kind::Share && spread.is_none()).then_some(size.ceil());
                let in_part = !whole && matches!(kind, Kind::Count | Kind::Money);
                let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
                Row {
                    number: 0,
                    metric,
                    year,
                    value,
                    spread,
                    kind: Some(kind),
                    of,
                    reported_share: if in_part { share } else { 1.0 },
                    discrepancy,
                    unit: one_line(&texts.1),
                    source: one_line(&texts.0),
                    note: String::new(),
                }
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_return_is_written_reads_back_the_same(rows in prop::collection::vec(row(), 1..12)) {
        let mut lines: Vec<Line> = Vec::new();
        for (place, mut row) in rows.into_iter().enumerate() {
            row.metric = format!("{}.{place}", row.metric);
            row.number = place + 2;
            row.note = "=1+1".to_owned();
            lines.push(Line {
                title: "A title, \"quoted\"".to_owned(),
                definition: "What is counted; no more".to_owned(),
                note: "=1+1".to_owned(),
                row,
                is_reported: true,
            });
        }
        let written: Vec<&Row> = lines.iter().map(|line| &line.row).collect();
        for (name, bytes) in both(&lines) {
            let read = Returns::parse(name, &bytes);
            prop_assert!(read.is_ok(), "{name}: {}", read.unwrap_err());
            let read = read.unwrap();
            prop_assert_eq!(read.rows.iter().collect::<Vec<_>>(), written.clone(), "{}", name);
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC*|([,;\"\n\r£m²%0-9.a-z]{0,60}\n?){0,6}") {
        let _ = Returns::parse("l.csv", text.as_bytes());
        let text = format!("Metric,Year,Value,Of,SD,Kind\n{text}");
        let _ = Returns::parse("l.csv", text.as_bytes());
    }
}
