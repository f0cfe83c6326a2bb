//! What drives an answer.

use std::fs;
use std::path::Path;

use super::{number, refused, rows, said};

/// Jobs = 10 · amount · realised; a promise of 50 of them.
const SIMPLE: &str = "title = \"Simple\"\nstart = 2024\nyears = 2\nprice_year = 2024\n\
    [fund.grant]\nkind = \"public\"\nprices = \"real\"\namount = { uniform = [0, 10] }\nprofile = [1, 0]\n\
    realised = { uniform = [0.5, 1] }\n\
    [activity.plan]\ntitle = \"The plan\"\nfunded_by = { grant = 1.0 }\n[activity.plan.jobs]\ncost_per_job = 100000\n\
    [[target]]\ntitle = \"Fifty jobs\"\nmetric = \"jobs.filled\"\nby = 2025\nat_least = 50\n";

fn explained(folder: &Path, rest: &str) -> String {
    fs::write(folder.join("simple.toml"), SIMPLE).unwrap();
    said(
        folder,
        &format!("explain simple.toml --out out --charts none {rest}"),
    )
}

/// With the amount held at a, P(10·a·realised ≥ 50) = (1 − 5/a)/0.5, which is a half at a = 20/3; beyond
/// it lies a third of the amount. With the budget k times as large, a half at the median of the product.
/// 4,096 futures: the chance is known to 0.008, and its slope is 2·5/a² = 0.225, so a to 0.035; k = 4.
#[test]
fn switching_values_lie_where_the_formula_puts_them() {
    let folder = tempfile::tempdir().unwrap();
    explained(folder.path(), "--outcome jobs.filled --levels 50%");
    let found = rows(&folder.path().join("out/tables/switching_values.csv"));
    let of = |name: &str| found.iter().find(|row| row["mover"] == name).unwrap();
    let amount = of("fund.grant.amount");
    assert!(
        (number(amount, "value") - 20.0 / 3.0).abs() < 0.14,
        "{amount:?}"
    );
    assert!(
        (number(amount, "beyond") - 1.0 / 3.0).abs() < 0.02,
        "{amount:?}"
    );
    // Whatever share r is realised, the chance is P(amount ≥ 5/r) = 1 − 1/(2r): a half at the very end of the
    // range, known to 0.016 with 4,096 futures (its slope there is 1/2), or not reached in these futures.
    let realised = of("fund.grant.realised");
    if realised["where"] != "nowhere: never reached" {
        assert!(
            (number(realised, "value") - 1.0).abs() < 0.064,
            "{realised:?}"
        );
    }
    // P(k·amount·realised ≥ 5) = 1 − (5/(10k))·2·ln 2 = 1/2 at k = 2·ln 2.
    let budget = number(of("activity.plan.budget"), "value");
    assert!(
        (budget - 2.0 * std::f64::consts::LN_2).abs() < 0.06,
        "{budget}"
    );
    // Three in five: 1 − 1/(2r) stays below it by 0.1, and the amount would have to be 5/0.7.
    explained(folder.path(), "--outcome jobs.filled --levels 60%");
    let found = rows(&folder.path().join("out/tables/switching_values.csv"));
    let of = |name: &str| found.iter().find(|row| row["mover"] == name).unwrap();
    assert_eq!(of("fund.grant.realised")["where"], "nowhere: never reached");
    let amount = number(of("fund.grant.amount"), "value");
    assert!((amount - 5.0 / 0.7).abs() < 0.16, "{amount}");
}

/// The variance of amount · realised by hand: amount U(0, 10), realised U(0.5, 1).
#[test]
fn shares_are_those_of_the_formula_and_add_up() {
    let folder = tempfile::tempdir().unwrap();
    explained(folder.path(), "--outcome jobs.filled");
    let (va, vr, ma, mr) = (100.0 / 12.0, 0.25 / 12.0, 5.0, 0.75);
    let whole = va * vr + va * mr * mr + vr * ma * ma;
    let first = [va * mr * mr / whole, vr * ma * ma / whole];
    let both = va * vr / whole;
    let shares = rows(&folder.path().join("out/tables/inputs.csv"));
    let lead: Vec<_> = shares
        .iter()
        .filter(|row| row["question"].starts_with("Jobs filled"))
        .collect();
    for (name, alone) in ["fund.grant.amount", "fund.grant.realised"]
        .into_iter()
        .zip(first)
    {
        let row = lead.iter().find(|row| row["input"] == name).unwrap();
        assert!((number(row, "alone") - alone).abs() < 0.02, "{row:?}");
        assert!(
            (number(row, "with_others") - alone - both).abs() < 0.02,
            "{row:?}"
        );
        assert!(
            (number(row, "share") - alone - both / 2.0).abs() < 0.03,
            "{row:?}"
        );
        assert!(number(row, "share_low") <= number(row, "share"));
    }
    let sum: f64 = lead.iter().map(|row| number(row, "share")).sum();
    assert!((sum - 1.0).abs() < 1e-9, "{sum}");
    let log = rows(&folder.path().join("out/tables/assumptions.csv"));
    let impact = |id: &str| log.iter().find(|row| row["id"] == id).unwrap()["impact"].clone();
    assert_eq!(impact("fund.grant.amount"), "red");
    assert_eq!(
        impact("activity.plan.jobs.cost_per_job"),
        "none: not uncertain"
    );
    assert_eq!(log[0]["id"], "fund.grant.amount");
}

#[test]
fn shares_by_kind_add_up_and_knowing_is_never_worth_more_than_everything() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("other.toml"),
        "base = \"chi-zone\"\ntitle = \"Other\"\n[activity.spinouts]\nslippage = 2\n[fund.match]\namount = 9\n",
    )
    .unwrap();
    let command = "explain chi-zone --against other.toml --draws 512 --charts none --out out";
    said(folder.path(), command);
    let groups = rows(&folder.path().join("out/tables/groups.csv"));
    for by in ["kind", "mechanism", "activity", "rating"] {
        let of = |question: &str| -> f64 {
            let rows = groups
                .iter()
                .filter(|row| row["by"] == by && row["question"] == question);
            rows.map(|row| number(row, "share")).sum()
        };
        let sum = of(&groups[0]["question"]);
        assert!((sum - 1.0).abs() < 1e-9, "{by} {sum}");
    }
    let worth = rows(&folder.path().join("out/tables/worth_knowing.csv"));
    assert!(worth.len() > 50);
    let mut everything = f64::NAN;
    for row in worth {
        if row["known"] == "everything" {
            everything = number(&row, "worth");
        }
        let value = number(&row, "worth");
        assert!((0.0..=everything).contains(&value), "{row:?}");
    }
}

#[test]
fn the_same_explanation_on_any_number_of_threads() {
    let folder = tempfile::tempdir().unwrap();
    let mut seen: Vec<Vec<u8>> = Vec::new();
    for threads in [1, 3] {
        said(
            folder.path(),
            &format!(
                "explain chi-zone --draws 256 --threads {threads} --charts svg --out t{threads}"
            ),
        );
        let made = folder.path().join(format!("t{threads}"));
        let mut bytes = fs::read(made.join("summary.md")).unwrap();
        for part in ["tables", "charts"] {
            let mut names: Vec<_> = fs::read_dir(made.join(part))
                .unwrap()
                .map(|entry| entry.unwrap().path())
                .collect();
            names.sort();
            assert!(names.len() >= 3);
            for name in names {
                bytes.extend(fs::read(name).unwrap());
            }
        }
        seen.push(bytes);
    }
    assert!(seen[0] == seen[1]);
}

/// Net of itself there is nothing in any future, and nothing to explain; gross jobs are as before.
#[test]
fn a_reference_is_taken_off_what_is_explained() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("without.toml"), SIMPLE).unwrap();
    let with = format!("reference = \"without.toml\"\n{SIMPLE}");
    fs::write(folder.path().join("with.toml"), with).unwrap();
    said(
        folder.path(),
        "explain with.toml --outcome jobs.net --outcome jobs.filled --draws 512 --charts none --out out",
    );
    let summary = fs::read_to_string(folder.path().join("out/summary.md")).unwrap();
    assert!(summary.contains("the same in every future"), "{summary}");
    let shares = rows(&folder.path().join("out/tables/inputs.csv"));
    assert!(
        shares
            .iter()
            .any(|row| row["question"].starts_with("Jobs filled"))
    );
    assert!(!shares.iter().any(|row| row["metric"] == "jobs.net"));
}

#[test]
fn one_future_is_told_line_by_line() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("simple.toml"), SIMPLE).unwrap();
    let text = said(folder.path(), "explain simple.toml --draw 7");
    assert!(text.contains("Draw 7"), "{text}");
    let part = said(folder.path(), "explain simple.toml --draw 7 --only funds");
    assert!(
        part.len() < text.len() && part.contains("fund.grant"),
        "{part}"
    );
    let complaint = refused(
        folder.path(),
        "explain simple.toml --draw 7 --only nonsense",
    );
    assert!(complaint.contains("--only nonsense"), "{complaint}");
}

#[test]
fn questions_that_cannot_be_answered_are_refused_with_what_could() {
    let folder = tempfile::tempdir().unwrap();
    let cases = [
        ("explain chi-zone --target 9", "no such promise"),
        ("explain lsiz --target jobs", "several promises"),
        ("explain lsiz --outcome jobs.nett", "did you mean"),
        ("explain lsiz --outcome jobs.net@2050", "2024 to 2033"),
        ("explain lsiz --levels 0", "between 1% and 99%"),
        ("explain lsiz --draw 1 --target 1", "cannot be used with"),
        ("explain lsiz --against lsizz", "did you mean `lsiz`"),
    ];
    for (command, expected) in cases {
        let complaint = refused(folder.path(), command);
        assert!(complaint.contains(expected), "{command}: {complaint}");
    }
    assert!(!folder.path().join("outputs").exists());
}

#[test]
fn where_net_jobs_are_none_by_definition_an_outcome_of_the_scenario_is_explained() {
    let folder = tempfile::tempdir().unwrap();
    let shown = said(
        folder.path(),
        "explain oxleas-shift --draws 256 --charts none --out out",
    );
    assert!(shown.contains("Reach of the tools"), "{shown}");
    let page = fs::read_to_string(folder.path().join("out/summary.md")).unwrap();
    assert!(
        page.contains("Net jobs are none in every future, by definition"),
        "{page}"
    );
    assert!(!page.contains("there is nothing to explain"), "{page}");
}
