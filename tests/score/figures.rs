//! What is scored, and how it is told.

use std::fs;

use crate::{SCORE, TWO_YEARS, Table, anything, done, run};

#[test]
fn an_even_forecast_scores_as_worked_out_by_hand() {
    let folder = run("", TWO_YEARS);
    done(folder.path(), &SCORE);
    let scored = folder.path().join("scored");
    let table = Table::read(&scored.join("tables/score.csv"));
    for (heading, expected) in [
        ("p5", 5.0),
        ("p10", 10.0),
        ("p50", 50.0),
        ("p90", 90.0),
        ("p95", 95.0),
    ] {
        table.near(0, heading, expected, 0.05);
    }
    // 100 (y² − y + 1/3) for y of 0.3 and of 0.97.
    table.near(0, "crps", 12.333, 0.01);
    table.near(0, "crps_relative", 0.411, 0.001);
    table.near(1, "crps", 30.423, 0.02);
    table.near(0, "pit", 0.3, 0.001);
    table.near(1, "surprise", 0.06, 0.001);
    let inside = |row| {
        ["50", "80", "90"].map(|range| table.cell(row, &format!("inside_{range}")).to_owned())
    };
    assert_eq!(inside(0), ["yes", "yes", "yes"]);
    assert_eq!(inside(1), ["no", "no", "no"]);
    // A width of 80, and 7 beyond at 2/0.2 each.
    table.near(1, "interval_score_80", 80.0 + 70.0, 0.6);
    assert_eq!(table.cell(0, "last_value"), "");
    table.near(1, "last_value", 30.0, 0.0);
    let sums = Table::read(&scored.join("tables/scores.csv"));
    assert_eq!(sums.cell(0, "metric"), "all");
    assert_eq!((sums.cell(0, "hits_80"), sums.cell(0, "of_80")), ("1", "2"));
    // Both years have the same luck: one hit of two never happens, and none as often as one future in five.
    sums.near(0, "so_few_80", 0.2, 0.002);
    sums.near(0, "so_few_if_independent_80", 0.36, 1e-9);
    sums.near(0, "expected_80", 1.6, 0.002);
    sums.near(0, "skill_last_value", 1.0 - 30.423 / 67.0, 0.001);
    sums.near(1, "mean_error", 50.0 - 63.5, 0.01);
    assert_eq!(sums.cell(0, "light_80"), "green");
    let page = fs::read_to_string(scored.join("summary.md")).unwrap();
    for words in [
        "Of 2 outturns 1 lay within the 80% range (1.6 expected; luck alone gives 1 or fewer in 20% of the forecast’s own futures).",
        "with ten outturns or fewer a PIT has almost no power",
        "Public investment, 2025/26: **£97m** reported, £10m to £90m forecast (8 in 10); about 6 in 100 simulated futures are as far out.",
    ] {
        assert!(page.contains(words), "{page}");
    }
    for name in [
        "run.toml",
        "scenarios/case.toml",
        "charts/outturns.svg",
        "charts/coverage.png",
        "charts/alt-text.md",
    ] {
        assert!(scored.join(name).is_file(), "{name} is missing");
    }
}

#[test]
fn a_report_in_part_and_with_an_error_is_beside_such_a_forecast() {
    let folder = run(
        "",
        "Metric,Year,Value,Sd,Reported share\ninvestment.public,2024,30,,50%\ninvestment.public,2025,30,40,\n",
    );
    done(folder.path(), &SCORE);
    let table = Table::read(&folder.path().join("scored/tables/score.csv"));
    table.near(0, "p90", 45.0, 0.05);
    table.near(0, "pit", 0.6, 0.001);
    table.near(0, "official", 25.0, 1e-9);
    // A uniform spread of 28.87 and an error of 40 together.
    table.near(1, "mean", 50.0, 0.01);
    let [p10, p90] = ["p10", "p90"].map(|heading| table.cell(1, heading).parse::<f64>().unwrap());
    let width = (p90 - p10) / (2.0 * 1.2816);
    assert!((width - 49.3).abs() < 2.0, "{width}");
    let page = fs::read_to_string(folder.path().join("scored/summary.md")).unwrap();
    assert!(
        page.contains("1 figure was reported with an error of its own."),
        "{page}"
    );
    assert!(page.contains("1 figure was reported in part"), "{page}");
}

#[test]
fn what_cannot_be_scored_is_told_and_not_counted() {
    let folder = run(
        "[fund.fixed]\nkind = \"university\"\nprices = \"real\"\namount = 20\nprofile = [1, 1]\n[activity.more]\nfunded_by = { fixed = 1.0 }\n",
        "Metric,Year,Value\ninvestment.public,2024,30\ninvestment.fund.fixed,2024,12\njobs.filled,2024,5\ninvestment.withheld,,3\n",
    );
    let told = done(folder.path(), &SCORE);
    assert!(told.contains("3 figures; summary.md says why"), "{told}");
    let page = fs::read_to_string(folder.path().join("scored/summary.md")).unwrap();
    for words in [
        "(£12m reported, row 3): every future has £10m: the scenario sets it, so that it is no forecast with a range, and it \
is not what was reported.",
        "(5 jobs reported, row 4): the forecast has nothing of it in any future.",
        "(£3m reported, row 5): it is a figure of the whole period, and 2025/26 has not been reported yet.",
        "Of 1 outturn 1 lay within the 80% range",
    ] {
        assert!(page.contains(words), "{words}\n\n{page}");
    }
}

#[test]
fn several_forecasts_stand_side_by_side_the_better_one_first() {
    let folder = run("", TWO_YEARS);
    let other = anything("")
        .replace("[0, 200]", "[130, 140]")
        .replace("Case", "Sure");
    fs::write(folder.path().join("sure.toml"), other).unwrap();
    let all = [&["score", "sure.toml"], &SCORE[1..]].concat();
    let told = done(folder.path(), &all);
    assert!(told.contains("Within 80%"), "{told}");
    let page = fs::read_to_string(folder.path().join("scored/summary.md")).unwrap();
    let [case, sure] = ["| Case |", "| Sure |"].map(|row| page.find(row).unwrap());
    assert!(case < sure, "{page}");
    assert!(page.contains("“Sure”: did the ranges hold?"), "{page}");
    assert!(page.contains("| 0 of 2 | 0 of 2 | 0 of 2 |"), "{page}");
    for name in [
        "charts/outturns_2.svg",
        "scenarios/sure.toml",
        "scenarios/case.toml",
    ] {
        assert!(
            folder.path().join("scored").join(name).is_file(),
            "{name} is missing"
        );
    }
}

#[test]
fn the_same_forecast_and_return_give_the_same_bytes() {
    let folder = run("", TWO_YEARS);
    done(folder.path(), &SCORE);
    let again = [&SCORE[..5], &["again", "--threads", "1"]].concat();
    done(folder.path(), &again);
    for name in [
        "summary.md",
        "tables/score.csv",
        "tables/scores.csv",
        "charts/outturns.svg",
        "charts/coverage.svg",
    ] {
        let [first, second] =
            ["scored", "again"].map(|made| fs::read(folder.path().join(made).join(name)).unwrap());
        assert!(first == second, "{name} differs");
    }
}
