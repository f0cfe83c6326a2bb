//! Each printed sum, worked out again.

use std::path::Path;

use regiocast::ensemble::Settings;
use regiocast::scenario::Scenario;
use regiocast::told::{Account, Term, future};

use super::reader::work_out;

/// The shipped scenarios, and some that hold what these do not: delays by events, landings that cost
/// money, safeguarded jobs, survival lists, flat discount rates, known years, things that wait, an
/// inter-industry table, origins of hires, outcomes of their own.
fn scenarios() -> Vec<(String, Scenario)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/independent/scenarios");
    let mut found = Vec::new();
    for name in ["chi-zone", "lsiz"] {
        found.push((name.to_owned(), Scenario::read(name).unwrap()));
    }
    for name in ["everything", "delays", "long"] {
        let path = folder.join(format!("{name}.toml"));
        found.push((
            name.to_owned(),
            Scenario::read(path.to_str().unwrap()).unwrap(),
        ));
    }
    let others = [
        "told/known",
        "told/waiting",
        "told/economy",
        "told/outcomes",
        "labour/six-districts",
    ];
    for name in others {
        let path = folder.join(format!("../../{name}.toml"));
        let scenario = Scenario::read(path.to_str().unwrap());
        found.push((name.to_owned(), scenario.unwrap()));
    }
    found
}

/// In draw 5 of what waits, the hub is cancelled.
const DRAWS: [u64; 5] = [0, 3, 5, 17, 202];

fn accounts(check: impl Fn(&str, &Account)) {
    for (name, scenario) in scenarios() {
        for draw in DRAWS {
            let settings = Settings::new(1_000, 1);
            let account = future(&scenario.programme, &scenario.register, settings, draw).unwrap();
            check(&format!("{name}, draw {draw}"), &account);
        }
    }
}

#[test]
fn every_printed_sum_comes_to_its_printed_result() {
    accounts(|which, account| {
        let mut sums = 0;
        for (item, line) in account.lines() {
            for place in 0..line.workings.len() {
                let example = line.example(place, &account.calendar).unwrap();
                if example.result == "not available" {
                    continue;
                }
                let (again, printed) = (work_out(&example.text), work_out(&example.result));
                // What is printed as nothing may leave a tenth of a penny.
                let close = if printed == 0.0 {
                    1.1e-9
                } else {
                    1e-4 * printed.abs()
                };
                assert!(
                    (again - printed).abs() <= close,
                    "{which}, {}, {} {}: {} is {again}, not {}",
                    item.id,
                    line.symbol,
                    example.when,
                    example.text,
                    example.result
                );
                sums += 1;
            }
        }
        assert!(sums > 200, "{which}: only {sums} sums");
    });
}

#[test]
fn sums_with_all_digits_come_to_what_the_model_has() {
    accounts(|which, account| {
        for (item, line) in account.lines() {
            for (term, value) in line.workings.iter().zip(&line.values) {
                let again = term.value(17);
                assert!(
                    (again - value).abs() <= 1e-9 * (value.abs() + 1.0) || value.is_nan(),
                    "{which}, {}, {}: {} is {again}, not {value}",
                    item.id,
                    line.symbol,
                    term.text(17)
                );
            }
        }
    });
}

fn numbers(term: &Term, found: &mut Vec<f64>) {
    match term {
        Term::Number(x) => found.push(*x),
        Term::Sum(terms) | Term::Product(terms) | Term::Call(_, terms) => {
            for term in terms {
                numbers(term, found);
            }
        }
        Term::Difference(a, b) | Term::Quotient(a, b) | Term::Power(a, b) => {
            numbers(a, found);
            numbers(b, found);
        }
    }
}

/// All numbers that an account tells outside its sums: given ones, coordinates, results.
fn told(account: &Account) -> Vec<f64> {
    let mut told = Vec::new();
    for section in &account.sections {
        for drawn in &section.drawn {
            told.push(drawn.u);
            told.extend(drawn.value);
        }
        for item in &section.items {
            told.extend(item.given.iter().map(|given| given.value));
            for line in &item.lines {
                told.extend(&line.values);
                if line.summed {
                    told.push(line.total());
                }
            }
        }
    }
    // The fraction of a delay is told beside it.
    let parts: Vec<f64> = told.iter().map(|x| x - x.floor()).collect();
    told.extend(parts);
    told.sort_by(f64::total_cmp);
    told
}

#[test]
fn every_number_in_a_sum_is_told_somewhere() {
    accounts(|which, account| {
        let told = told(account);
        let known = |x: f64| {
            let near = told.partition_point(|one| *one < x - 1e-9 * x.abs());
            told.get(near).is_some_and(|one| *one <= x + 1e-9 * x.abs())
        };
        let mut missing = Vec::new();
        for (item, line) in account.lines() {
            let mut used = Vec::new();
            line.workings
                .iter()
                .for_each(|term| numbers(term, &mut used));
            for x in used {
                // Years, ages and half years, and pounds in a million.
                let counted = (2.0 * x).fract() == 0.0 && x.abs() <= 60.0 || x == 1e6;
                if !counted && !known(x) {
                    missing.push(format!("{}, {}: {x}", item.id, line.symbol));
                }
            }
        }
        missing.dedup_by_key(|text| text.split(':').next().unwrap().to_owned());
        assert!(missing.is_empty(), "{which}: told nowhere: {missing:#?}");
    });
}

#[test]
fn readers_may_ask_for_a_part() {
    let (_, scenario) = scenarios().swap_remove(0);
    let settings = Settings::new(1_000, 1);
    let account = future(&scenario.programme, &scenario.register, settings, 5).unwrap();
    let spinouts = account.only(&["activity.spinouts"]);
    let ids: Vec<&str> = spinouts.lines().map(|(item, _)| item.id.as_str()).collect();
    for wanted in [
        "activity.spinouts",
        "activity.spinouts.ventures",
        "fund.grant",
        "skill.digital",
    ] {
        assert!(ids.contains(&wanted), "{wanted} is missing of {ids:?}");
    }
    assert!(!ids.contains(&"activity.design_studio"));
    assert!(
        !ids.iter()
            .any(|id| id.starts_with("activity.design_studio"))
    );
    let drawn = spinouts.sections.iter().flat_map(|section| &section.drawn);
    assert!(
        drawn
            .clone()
            .any(|drawn| drawn.name == "chance.spinouts.ventures.number.2026")
    );
    assert!(
        drawn
            .clone()
            .all(|drawn| !drawn.name.contains("design_studio"))
    );
    let value = account.only(&["value"]);
    assert_eq!(value.sections.len(), 1);
    assert!(account.only(&["nothing.of.this"]).sections.is_empty());
    assert!(account.ids().contains(&"fund.grant".to_owned()));
}

#[test]
fn text_keeps_to_its_width_and_markdown_has_every_thing() {
    accounts(|which, account| {
        for width in [60, 100] {
            let text = account.to_text(width);
            let longest = text.lines().map(|line| line.chars().count()).max().unwrap();
            assert!(longest <= width, "{which}: a line of {longest} in {width}");
        }
        let page = account.to_markdown();
        for (item, line) in account.lines() {
            assert!(
                page.contains(&format!("`{}`", item.id)),
                "{which}: {}",
                item.id
            );
            let nothing = line.values.iter().all(|value| value.abs() < 1e-12);
            assert!(
                nothing || page.contains(&line.symbol),
                "{which}: {}",
                line.symbol
            );
        }
        let mut words = page.split(|c: char| !c.is_alphanumeric());
        assert!(words.all(|word| word != "NaN" && word != "inf"), "{which}");
    });
}
