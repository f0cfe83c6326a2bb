//! The scenario that a list makes.

use regiocast::analysis::summarise;
use regiocast::ensemble::{Settings, run};
use regiocast::programme::Programme;
use regiocast::projects;

use super::{list, made};

fn as_promised(list: &projects::List, metric: &str, year: Option<i32>) -> f64 {
    let (_, scenario) = made(list);
    let ensemble = run(scenario.case(), Settings::new(20, 1), &|_| ()).unwrap();
    let summary = summarise(&ensemble);
    let row = summary.find(metric, year);
    row.unwrap_or_else(|| panic!("there is no {metric}"))
        .as_promised
}

fn near(found: f64, expected: f64) {
    assert!(
        (found / expected - 1.0).abs() < 0.01,
        "{found} is not near {expected}"
    );
}

#[test]
fn money_comes_in_the_years_and_from_the_bodies_of_the_list() {
    let list = list(
        "Harbour,Public,Council,Laboratory space,1,3,,0.5,,,,,,a,\n\
         Harbour,Private,Builder,Laboratory space,,2,,,,,,,,b,\n\
         Advice,Public,Council,Business support,,,0.4,0.6,,,,,,c,",
    );
    let (_, scenario) = made(&list);
    let Programme { funds, .. } = &scenario.programme;
    let found: Vec<(&str, Vec<f64>)> = funds
        .iter()
        .map(|fund| (fund.name.title.as_str(), fund.profile.clone()))
        .collect();
    assert_eq!(
        found,
        [
            ("Council: Harbour (capital)", vec![0.25, 0.75]),
            ("Builder: Harbour (capital)", vec![0.0, 1.0]),
            ("Council: Harbour (revenue)", vec![0.0, 1.0]),
            ("Council: Advice (revenue)", vec![0.4, 0.6]),
        ]
    );
    near(
        as_promised(&list, "investment.public.nominal.total", None),
        5.5,
    );
    near(
        as_promised(&list, "investment.private.nominal.total", None),
        2.0,
    );
}

#[test]
fn as_promised_the_money_builds_the_floorspace_and_helps_the_firms_of_the_list() {
    let list = list(
        "Harbour,Public,,Laboratory space,9,,,,1800,,,,2025/26,a,\n\
         Advice,Public,,Business support,,,0.5,0.5,,25,,,,b,",
    );
    near(as_promised(&list, "premises.m2.total", None), 1800.0);
    near(as_promised(&list, "firms.supported.total", None), 25.0);
}

#[test]
fn a_claim_changes_no_result() {
    let rows = |jobs: &str| format!("Harbour,Public,,Laboratory space,4,5,,,1800,,,{jobs},,a,");
    let filled = |jobs: &str| as_promised(&list(&rows(jobs)), "jobs.filled", Some(2025));
    assert_eq!(filled("10"), filled("10000"));
    let (_, scenario) = made(&list(&rows("75")));
    let target = &scenario.programme.targets[0];
    assert_eq!((target.bound.value(), target.by), (75.0, 2025));
    assert_eq!(target.title, "75 jobs claimed in the list");
    assert!(scenario.resolved.contains("a (list.csv, row 2)"));
}

#[test]
fn learners_that_the_money_pays_for_can_start_and_more_are_not_believed() {
    let starts = |learners: &str| {
        let rows = format!("Course,Public,,Training: bootcamp,,,1,,,,{learners},,,a,");
        as_promised(&list(&rows), "training.starts.total", None)
    };
    let remarks = |learners: &str| {
        let rows = format!("Course,Public,,Training: bootcamp,,,1,,,,{learners},,,a,");
        made(&list(&rows)).0.remarks.join("")
    };
    near(starts("100"), 100.0);
    assert!(!remarks("100").contains("claims"), "{}", remarks("100"));
    let expected = format!("brings some {:.0}, and so", starts("100000"));
    assert!(
        remarks("100000").contains(&expected),
        "{expected}: {}",
        remarks("100000")
    );
    assert_eq!(starts("100000"), starts(""));
    assert!(starts("100000") < 600.0, "{}", starts("100000"));
}

#[test]
fn every_default_says_in_the_register_that_it_is_to_be_reviewed() {
    let bytes = include_bytes!("twelve.csv");
    let (made, scenario) = made(&projects::read("twelve.csv", bytes).unwrap());
    let register = &scenario.register.assumptions;
    let waiting = register.iter().filter(|one| {
        one.provenance
            .note
            .contains(regiocast::register::TO_BE_REVIEWED)
    });
    let told: usize = made.defaults.iter().map(|(_, many)| many).sum();
    assert!(told > 100, "{told}");
    assert_eq!(waiting.count(), told);
    // Beside the money and sizes of the list there is nothing that neither is reviewed nor has a source.
    for one in register {
        let about = &one.provenance;
        assert!(
            !about.source.is_empty() && about.rating.is_some(),
            "{} has no source or rating",
            one.name
        );
    }
}

#[test]
fn a_promise_says_that_it_is_claimed_in_the_list() {
    let list = list("Course,Public,,Training: bootcamp,,,1,,,,100,,,Bid 6,");
    let (_, scenario) = made(&list);
    let target = &scenario.programme.targets[0];
    assert_eq!(target.title, "100 learners claimed in the list");
    assert_eq!(target.note, "Claimed in a list of projects");
    assert_eq!(
        target.source,
        "Claimed in the list: Bid 6 (list.csv, row 2)"
    );
}

#[test]
fn an_opening_is_an_error_a_remark_or_a_time_of_building() {
    let row = |capital: &str, opens: &str| {
        format!("Harbour,Public,,Laboratory space,{capital},,,900,,,,{opens},a,")
    };
    let read = |capital: &str, opens: &str| {
        let text = format!("{}\n{}\n", super::HEADINGS, row(capital, opens));
        projects::read("list.csv", text.as_bytes())
    };
    for (capital, opens, words) in [
        (",4", "2024/25", "its first capital comes in 2025/26"),
        (
            "1,3",
            "2024/25",
            "£3m of its £4m of capital, more than half",
        ),
    ] {
        let error = read(capital, opens).unwrap_err().to_string();
        assert!(error.contains(words), "{error}");
    }
    let early = read("3,1", "2024/25").unwrap();
    assert!(
        early.remarks[0].contains("£1m of its £4m of capital come after it opens"),
        "{:?}",
        early.remarks
    );
    let text = made(&early).0.text;
    let line = text.lines().find(|line| line.starts_with("build_years"));
    assert!(!line.unwrap().contains("Computed"), "{line:?}");
    assert!(read("3,1", "2025/26").unwrap().remarks.is_empty());
    let course = list("Course,Public,,Training: bootcamp,,,1,,,,100,,2025/26,a,");
    assert!(course.remarks[0].contains("its opening year is not used"));
}

#[test]
fn a_cost_that_is_out_of_all_proportion_is_remarked_on() {
    let remarks = |floorspace: &str| {
        let rows = format!("Harbour,Public,,Laboratory space,4,,,,{floorspace},,,,,a,");
        made(&list(&rows)).0.remarks
    };
    assert!(remarks("800").is_empty());
    let remark = remarks("20000").join("");
    assert!(
        remark.contains("costs £200 for each m², far below"),
        "{remark}"
    );
    assert!(remarks("40").join("").contains("far above"));
}

#[test]
fn hostile_texts_stay_texts() {
    let list = list(
        "\"\"\"\"\"\"\"\n[fund.evil]\namount = 9\",Public,=cmd|' /C calc'!A0,Other,1,,,,,,,,,\"'''\\u0041\u{1b}[31m\",\"x\r\ny\"\n\
         ../../etc,Private,\"]\ntitle = \"\"no\",Other,1,,,,,,,,,a,",
    );
    let (made, scenario) = made(&list);
    assert_eq!(scenario.programme.funds.len(), 2);
    assert_eq!(list.projects[0].title, "\"\"\" [fund.evil] amount = 9");
    assert_eq!(
        scenario.programme.activities[0].name.title,
        list.projects[0].title
    );
    assert!(!made.text.contains('\u{1b}') && !made.text.contains('\r'));
    let long = format!("A,Public,,Other,1,,,,,,,,,a,{}", "word ".repeat(2_000));
    assert_eq!(
        super::made(&super::list(&long))
            .1
            .programme
            .activities
            .len(),
        1
    );
}

#[test]
fn what_is_odd_is_a_remark_and_no_error() {
    let list = list(
        "Course,Public,,Training: bootcamp,,,1,,,,,,,,\n\
         Harbour,Public,,Laboratory space,4,,,,,,,,,a,\n\
         Big,Public,,Other,900,£1500m,,,,,,,,a,\n\
         Late,Public,,Laboratory space,4,,,,900,,,9,2031,a,",
    );
    for words in [
        "row 2: Training: bootcamp, and no learners",
        "list.csv: no source is given in row 2, so its money is rated red",
        "list.csv: the list adds up to £2,409 million",
        "row 3: Laboratory space, and no floorspace",
        "row 4, column E “Capital 2024/25, £m”: £900m in one year is a great deal",
        "row 5: it opens in 2031/32, after the last year of the list",
    ] {
        assert!(
            list.remarks.iter().any(|remark| remark.contains(words)),
            "{words}: {:#?}",
            list.remarks
        );
    }
}

#[test]
fn every_kind_makes_a_scenario_with_and_without_what_it_builds() {
    for kind in projects::Kind::ALL {
        for [floorspace, firms, learners] in [
            ["", "", ""],
            ["700", "", ""],
            ["", "12", ""],
            ["700", "", "90"],
        ] {
            let rows = format!(
                "One,Public,,{},2,1,0.5,,{floorspace},{firms},{learners},,,a,",
                kind.word()
            );
            let text = format!("{}\n{rows}\n", super::HEADINGS);
            // Contradictions are refused; whatever is accepted has to read.
            if let Ok(list) = projects::read("list.csv", text.as_bytes()) {
                made(&list);
            }
        }
    }
}

#[test]
fn semicolons_marks_and_windows_line_ends_are_read() {
    let text = format!(
        "\u{feff}{}\nA,Public,,Other,1.5,,,,,,,,,a,\n",
        super::HEADINGS
    );
    let plain = projects::read("l.csv", text.as_bytes()).unwrap();
    let windows = text.replace('\n', "\r\n");
    assert_eq!(projects::read("l.csv", windows.as_bytes()).unwrap(), plain);
    let semicolons = text
        .replace(", £m", "## £m")
        .replace(", m²", "## m²")
        .replace(',', ";")
        .replace("##", ",");
    assert_eq!(
        projects::read("l.csv", semicolons.as_bytes()).unwrap(),
        plain
    );
}
