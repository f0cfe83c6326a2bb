//! Plans side by side.

use std::fs;
use std::path::Path;

use super::{number, regiocast, rows, said};

fn write(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join(name), text).unwrap();
}

/// CHI-Zone with a grant that comes late, and half of its coaching.
const LATE: &str = "base = \"chi-zone\"\ntitle = \"Late\"\n[fund.grant]\ndelay = 2\n\
                    [activity.spinouts]\nslippage = 1.5\n";

#[test]
fn a_plan_beside_itself_differs_by_exactly_nothing() {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        "same.toml",
        "base = \"chi-zone\"\ntitle = \"The same\"\n",
    );
    for sampler in ["random", "latin", "sobol"] {
        let command = format!(
            "compare chi-zone same.toml --draws 1024 --sampler {sampler} --charts none --out out"
        );
        said(folder.path(), &command);
        let found = rows(&folder.path().join("out/tables/differences.csv"));
        assert!(found.len() >= 6);
        for row in found {
            for key in [
                "difference_p10",
                "difference_p50",
                "difference_p90",
                "difference_mean",
            ] {
                assert_eq!(number(&row, key), 0.0, "{sampler} {row:?}");
            }
            assert_eq!(row["equal"], "1");
            assert_eq!(row["dominance"], "the same");
        }
        assert!(rows(&folder.path().join("out/tables/settings.csv")).is_empty());
    }
}

/// A further input takes a dimension of Sobol' points in between; with the dimensions of all plans
/// together, the other inputs keep their luck.
#[test]
fn an_input_that_one_plan_lacks_leaves_the_luck_of_all_others_alone() {
    let folder = tempfile::tempdir().unwrap();
    let more = "base = \"chi-zone\"\ntitle = \"More\"\n[fund.aside]\nkind = \"public\"\n\
                prices = \"real\"\namount = { uniform = [1, 9] }\nprofile = \"even\"\n";
    write(folder.path(), "more.toml", more);
    for sampler in ["random", "latin", "sobol"] {
        let command = format!(
            "compare chi-zone more.toml --outcome jobs.skilled --outcome training.completions \
             --draws 1024 --sampler {sampler} --charts none --out out"
        );
        said(folder.path(), &command);
        for row in rows(&folder.path().join("out/tables/differences.csv")) {
            assert_eq!(row["equal"], "1", "{sampler} {row:?}");
        }
    }
}

#[test]
fn the_figures_of_a_plan_are_those_of_its_own_run() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "late.toml", LATE);
    said(
        folder.path(),
        "compare chi-zone late.toml --draws 2000 --charts none --out compared",
    );
    said(
        folder.path(),
        "run late.toml --draws 2000 --charts none --out run",
    );
    let run = rows(&folder.path().join("run/tables/summary.csv"));
    let mut seen = 0;
    for row in rows(&folder.path().join("compared/tables/plans.csv")) {
        if row["scenario"] != "late" {
            continue;
        }
        let is_flow = run
            .iter()
            .any(|own| own["metric"] == format!("{}.total", row["metric"]));
        let metric = if is_flow {
            format!("{}.total", row["metric"])
        } else {
            row["metric"].clone()
        };
        let own = run
            .iter()
            .find(|own| own["metric"] == metric && own["year"] == row["year"])
            .unwrap_or_else(|| panic!("{metric} {}", row["year"]));
        for key in ["p10", "p50", "p90", "central"] {
            assert_eq!(row[key], own[key], "{metric} {key}");
        }
        assert!((number(&row, "mean") / number(own, "mean") - 1.0).abs() < 1e-12);
        seen += 1;
    }
    assert!(seen >= 6);
}

#[test]
fn the_steps_of_every_bridge_add_up_to_the_difference() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "late.toml", LATE);
    said(
        folder.path(),
        "compare chi-zone late.toml --draws 1000 --charts none --out out",
    );
    let bridges = rows(&folder.path().join("out/tables/bridges.csv"));
    for row in rows(&folder.path().join("out/tables/differences.csv")) {
        let steps: Vec<_> = bridges
            .iter()
            .filter(|step| step["metric"] == row["metric"])
            .collect();
        let (first, last) = (
            number(steps[0], "value"),
            number(steps[steps.len() - 1], "value"),
        );
        let between: f64 = steps[1..steps.len() - 1]
            .iter()
            .map(|step| number(step, "value"))
            .sum();
        let size = first.abs().max(last.abs()).max(1e-9);
        assert!((first + between - last).abs() <= 1e-9 * size, "{row:?}");
        assert!(
            (last - first - number(&row, "difference_mean")).abs() <= 1e-9 * size,
            "{row:?}"
        );
        // The two settings, and what they do together.
        assert_eq!(steps.len(), 5, "{row:?}");
    }
}

/// Money moves from one activity to another: no share can rise before another falls, so the two
/// are one step. What does not depend on them keeps its own.
#[test]
fn settings_that_are_only_valid_together_are_one_step_and_the_others_stay_apart() {
    let folder = tempfile::tempdir().unwrap();
    let moved = "base = \"chi-zone\"\ntitle = \"Moved\"\n[fund.match]\ndelay = 1\n\
                 [activity.inward_exports]\nfunded_by = { grant = 0.05, match = 0.05 }\n\
                 [activity.training]\nfunded_by = { grant = 0.27, match = 0.27 }\n\
                 [[target]]\ntitle = \"100 skilled jobs\"\nmetric = \"jobs.skilled\"\n\
                 by = 2033\nat_least = 100\n";
    write(folder.path(), "moved.toml", moved);
    said(
        folder.path(),
        "compare chi-zone moved.toml --draws 400 --charts none --out out",
    );
    let tables = folder.path().join("out/tables");
    let steps: Vec<String> = rows(&tables.join("bridges.csv"))
        .into_iter()
        .filter(|step| step["metric"] == "jobs.net_skilled" && !step["settings"].is_empty())
        .map(|step| step["settings"].clone())
        .collect();
    assert_eq!(
        steps,
        [
            "fund.match.delay",
            "activity.inward_exports.funded_by; activity.training.funded_by"
        ]
    );
    // A promise that only the second plan makes is asked of both.
    let plans: Vec<_> = rows(&tables.join("plans.csv"))
        .into_iter()
        .filter(|row| row["metric"] == "jobs.skilled" && !row["promised"].is_empty())
        .collect();
    assert_eq!(plans.len(), 2, "{plans:?}");
    for row in plans {
        assert_eq!(number(&row, "promised"), 100.0);
        assert!((0.0..=1.0).contains(&number(&row, "chance")));
    }
}

#[test]
fn the_same_bytes_on_any_number_of_threads() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "late.toml", LATE);
    let mut seen: Vec<Vec<u8>> = Vec::new();
    for threads in [1, 3] {
        let command =
            format!("compare chi-zone late.toml --draws 700 --threads {threads} --out t{threads}");
        said(folder.path(), &command);
        let made = folder.path().join(format!("t{threads}"));
        let mut bytes = fs::read(made.join("summary.md")).unwrap();
        for part in ["tables", "charts", "scenarios"] {
            let mut names: Vec<_> = fs::read_dir(made.join(part))
                .unwrap()
                .map(|entry| entry.unwrap().path())
                .collect();
            names.sort();
            for name in names {
                bytes.extend(fs::read(name).unwrap());
            }
        }
        seen.push(bytes);
    }
    assert!(seen[0] == seen[1]);
}

#[test]
fn a_comparison_writes_tables_charts_and_every_plan_as_it_was_read() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "late.toml", LATE);
    let text = said(folder.path(), "compare chi-zone late.toml --draws 300");
    assert!(text.contains("outputs/compare-chi-zone-vs-late"), "{text}");
    let made = folder.path().join("outputs/compare-chi-zone-vs-late");
    for name in [
        "summary.md",
        "run.toml",
        "tables/plans.csv",
        "tables/plans.md",
        "tables/differences.md",
        "tables/rules.csv",
        "tables/settings.md",
        "tables/bridges.csv",
        "tables/differences_by_year.csv",
        "charts/alt-text.md",
        "charts/plans.svg",
        "charts/chances.png",
        "charts/difference_2.svg",
        "charts/bridge_2.svg",
        "scenarios/chi-zone.toml",
        "scenarios/late.toml",
    ] {
        assert!(made.join(name).is_file(), "{name} is missing");
    }
    // The plan as it was read is a scenario that stands alone.
    let alone = said(
        folder.path(),
        "check outputs/compare-chi-zone-vs-late/scenarios/late.toml",
    );
    assert!(alone.contains("Late"), "{alone}");
    // What it wrote it may replace.
    said(
        folder.path(),
        "compare chi-zone late.toml --draws 300 --charts none -q",
    );
}

#[test]
fn wishes_that_cannot_be_met_are_answered_with_what_would_be_right() {
    let folder = tempfile::tempdir().unwrap();
    let cases = [
        ("compare chi-zone", "nothing to compare it with"),
        ("compare chi-zone lsizz", "did you mean `lsiz`"),
        (
            "compare lsiz lsiz-spinouts --with lsiz-spinout",
            "did you mean `lsiz-spinouts`",
        ),
        (
            "compare lsiz lsiz-spinouts --outcome jobs.nett",
            "did you mean",
        ),
        (
            "compare lsiz lsiz-spinouts --outcome jobs.net@1999",
            "2024 to 2033",
        ),
        (
            "compare lsiz lsiz-spinouts --draws 5000 --sampler sobol",
            "powers of two",
        ),
        (
            "compare lsiz lsiz-spinouts --charts none,svg",
            "--charts none",
        ),
    ];
    for (command, expected) in cases {
        let complaint = super::refused(folder.path(), command);
        assert!(complaint.contains(expected), "{command}: {complaint}");
    }
    assert!(!folder.path().join("outputs").exists());
    write(
        folder.path(),
        "short.toml",
        "base = \"chi-zone\"\nyears = 8\n[[target]]\ntitle = \"T\"\nmetric = \"jobs.net\"\nby = 2030\nat_least = 1\n",
    );
    let output = regiocast(folder.path(), "compare chi-zone short.toml");
    let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{complaint}");
}

#[test]
fn plans_that_are_no_alternatives_are_not_ranked_and_none_is_chosen() {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        "elsewhere.toml",
        "base = \"zone-common\"\ntitle = \"Elsewhere\"\n[fund.private]\namount = 3000.0\n",
    );
    let shown = said(
        folder.path(),
        "compare zone-common elsewhere.toml --draws 200 --out out",
    );
    assert!(
        shown.contains("no alternatives") && !shown.contains("Better in"),
        "{shown}"
    );
    let out = folder.path().join("out");
    let page = fs::read_to_string(out.join("summary.md")).unwrap();
    assert!(
        page.contains("nobody could choose one in place of another"),
        "{page}"
    );
    for word in [
        "Which plan to choose",
        "regret",
        "dominat",
        "does better",
        "stands first",
    ] {
        assert!(!page.contains(word), "{word}: {page}");
    }
    let promised = page.find("## What was promised").unwrap();
    assert!(promised < page.find("## In short").unwrap());
    assert!(!out.join("tables/rules.csv").exists());
    for row in rows(&out.join("tables/differences.csv")) {
        assert_eq!(row["dominance"], "");
    }
    let chart = fs::read_to_string(out.join("charts/plans.svg")).unwrap();
    assert!(chart.contains("no ranking") && !chart.contains("stands first"));
    // What is a choice beside them is told as one.
    write(folder.path(), "late.toml", LATE);
    said(
        folder.path(),
        "compare chi-zone late.toml --draws 200 --charts none --out choice",
    );
    let page = fs::read_to_string(folder.path().join("choice/summary.md")).unwrap();
    assert!(page.contains("## Which plan to choose"), "{page}");
}

#[test]
fn where_net_jobs_are_the_same_everywhere_an_outcome_of_the_scenarios_leads() {
    let folder = tempfile::tempdir().unwrap();
    let shown = said(
        folder.path(),
        "compare dudley-basics-first dudley-tools-first --draws 200 --charts none --out out",
    );
    assert!(shown.starts_with("Basics in place"), "{shown}");
    let page = fs::read_to_string(folder.path().join("out/summary.md")).unwrap();
    assert!(
        page.contains("The usual measure, net additional skilled jobs in 2035/36, is the same in all of these plans"),
        "{page}"
    );
    assert!(
        page.contains("percentage point") && !page.contains("| Net additional"),
        "{page}"
    );
    // What was asked for leads, even if it is nought.
    said(
        folder.path(),
        "compare dudley-basics-first dudley-tools-first --outcome jobs.net --draws 200 --charts none --out asked",
    );
    let page = fs::read_to_string(folder.path().join("asked/summary.md")).unwrap();
    assert!(page.contains("exactly the same in every future"), "{page}");
    assert!(
        page.contains("Nothing that is compared here differs")
            && !page.contains("Which plan to choose"),
        "{page}"
    );
}
