//! Does a forecast learn what was reported, no more and no less?

use std::fs;

use crate::{folder, range, shipped, table, updated};

#[test]
fn years_reported_close_in_on_what_was_reported() {
    let rows = table(&shipped().join("tables/forecast_updated.csv"));
    let mut seen = 0;
    for row in rows.iter().filter(|row| !row["reported"].is_empty()) {
        let number = |heading: &str| row[heading].parse::<f64>().unwrap();
        let width = |when: &str| number(&format!("p90_{when}")) - number(&format!("p10_{when}"));
        let name = format!("{} of {}", row["metric"], row["year"]);
        // What was known to a few percent before has nothing to learn from a figure that is known to 10%.
        if width("before") < 0.2 * number("p50_before") {
            continue;
        }
        seen += 1;
        assert!(width("after") < 0.9 * width("before"), "{name}: {row:?}");
        let away = |when: &str| (number(&format!("p50_{when}")) - number("reported")).abs();
        assert!(
            away("after") <= away("before") + 0.05 * width("before"),
            "{name}: {row:?}"
        );
        assert!(
            (number("p10_after")..=number("p90_after")).contains(&number("reported")),
            "{name}: {row:?}"
        );
    }
    assert!(seen >= 3, "only {seen} figures have something to learn");
}

#[test]
fn more_jobs_reported_raise_the_forecast_and_fewer_lower_it() {
    let folder = folder();
    let said = updated(folder.path(), "jobs.filled,2026,40\n", ("many", &[]));
    assert!(
        said.contains("Net additional jobs in 2033/34: 45 jobs"),
        "{said}"
    );
    updated(folder.path(), "jobs.filled,2026,6\n", ("few", &[]));
    let rows = table(&shipped().join("tables/forecast_updated.csv"));
    let before = |metric: &str, year: &str| {
        let mut rows = rows.iter();
        let row = rows.find(|row| row["metric"] == metric && row["year"] == year);
        row.unwrap()["p50_before"].parse::<f64>().unwrap()
    };
    let net_before = before("jobs.net", "2033");
    let net = |out: &str| range(&folder.path().join(out), "jobs.net", "2033")[1];
    assert!(
        net("many") > 1.2 * net_before,
        "{} {net_before}",
        net("many")
    );
    assert!(
        net("few") < 0.85 * net_before,
        "{} {net_before}",
        net("few")
    );
    // The middle of the year that was reported goes most of the way to what was reported: all of it would be too
    // much, since six of ten expected jobs are no rare count.
    let filled = before("jobs.filled", "2026");
    for (out, reported) in [("many", 40.0), ("few", 6.0)] {
        let [low, middle, high] = range(&folder.path().join(out), "jobs.filled", "2026");
        let left = (middle - reported) / (filled - reported);
        assert!(
            (0.0..0.4).contains(&left),
            "{reported}: {low} {middle} {high}"
        );
    }
    let page = |out: &str| fs::read_to_string(folder.path().join(out).join("update.md")).unwrap();
    assert!(
        page("many").contains("The middle of the forecast has risen"),
        "{}",
        page("many")
    );
    assert!(page("few").contains("The middle of the forecast has fallen"));
}

/// The very draws are those of a return that ends there.
#[test]
fn as_of_leaves_later_figures_out_and_says_so() {
    let folder = folder();
    let early = "training.starts,2024,8\ninvestment.public,2025,0.6\n";
    let all = format!("{early}jobs.filled,2026,40\n");
    updated(folder.path(), &all, ("whole", &["--as-of", "2025/26"]));
    updated(folder.path(), early, ("early", &[]));
    let read = |out: &str, name: &str| fs::read(folder.path().join(out).join(name)).unwrap();
    for name in ["posterior.parquet", "tables/summary.csv"] {
        assert!(read("whole", name) == read("early", name), "{name}");
    }
    let page = String::from_utf8(read("whole", "update.md")).unwrap();
    for words in [
        "the forecast after the return to 2025/26",
        "2 reported figures",
        "One figure of a later year was left out.",
    ] {
        assert!(page.contains(words), "{page}");
    }
    let run = String::from_utf8(read("whole", "run.toml")).unwrap();
    assert!(run.contains("as_of = 2025"), "{run}");
}

#[test]
fn a_figure_of_the_whole_period_is_not_known_before_it_is_over() {
    let folder = folder();
    let rows = "event.hemisphere_slips.happens,,yes\ntraining.starts,2024,8\n";
    updated(folder.path(), rows, ("out", &["--as-of", "2026"]));
    let page = fs::read_to_string(folder.path().join("out/update.md")).unwrap();
    assert!(
        page.contains("One figure of a later year was left out."),
        "{page}"
    );
    assert!(page.contains("One reported figure"), "{page}");
}

#[test]
fn a_wider_discrepancy_learns_less() {
    let folder = folder();
    let rows = "jobs.filled,2026,40\n";
    updated(folder.path(), rows, ("usual", &[]));
    updated(folder.path(), rows, ("wide", &["--discrepancy", "60%"]));
    let of = |out: &str, year: &str| range(&folder.path().join(out), "jobs.filled", year);
    let width = |out: &str| of(out, "2026")[2] - of(out, "2026")[0];
    assert!(
        width("wide") > 1.5 * width("usual"),
        "{} {}",
        width("wide"),
        width("usual")
    );
    assert!(of("wide", "2026")[1] < of("usual", "2026")[1]);
    let reported = table(&folder.path().join("wide/tables/reported.csv"));
    assert_eq!(reported[0]["discrepancy"], "0.6");
    let run = fs::read_to_string(folder.path().join("wide/run.toml")).unwrap();
    assert!(run.contains("\"--discrepancy 60%\""), "{run}");
}

/// A figure with a nought too many is explained by luck that nobody has: that must be said before
/// anything else.
#[test]
fn a_figure_that_hardly_any_forecast_had_is_told_first() {
    let folder = folder();
    let said = updated(folder.path(), "jobs.filled,2026,200\n", ("out", &[]));
    let page = fs::read_to_string(folder.path().join("out/update.md")).unwrap();
    for text in [&said, &page] {
        for words in [
            "**Check first:** one reported figure is one that hardly any forecast had (fewer than one in 200)",
            "- “Jobs filled (gross), 2026/27”: 200 reported, 17 expected (8 in 10: 9.5 to 34); less than 0.1% probable",
        ] {
            assert!(text.contains(words), "{words}\n\n{text}");
        }
    }
    let doubt = page.find("Check first").unwrap();
    let verdict = page
        .find("If that is right, the forecast has risen above the range it had")
        .unwrap();
    assert!(doubt < verdict);
    // Whoever quotes a figure of it is told as well.
    let cited = crate::done(folder.path(), &["cite", "jobs.net", "out"]);
    assert!(
        cited.contains(
            "Not to be quoted yet: hardly any forecast had what was reported of Jobs filled (gross) (2026/27)."
        ),
        "{cited}"
    );
}

#[test]
fn a_figure_that_no_future_explains_is_told_as_that() {
    let folder = folder();
    // A programme that pays for nothing has no jobs at all.
    fs::write(
        folder.path().join("none.toml"),
        "title = \"None\"\nstart = 2024\nyears = 3\nprice_year = 2024\n[fund.grant]\nkind = \"public\"\n\
         prices = \"real\"\namount = { uniform = [1, 2] }\nprofile = \"even\"\n[activity.plan]\nfunded_by = { grant = 1.0 }\n",
    )
    .unwrap();
    fs::write(
        folder.path().join("jobs.csv"),
        "Metric,Year,Value\njobs.filled,2025,5\n",
    )
    .unwrap();
    let arguments = [
        "update",
        "none.toml",
        "--monitoring",
        "jobs.csv",
        "--draws",
        "1024",
        "--charts",
        "none",
        "--out",
        "out",
    ];
    let said = crate::done(folder.path(), &arguments);
    assert!(
        said.contains("5 reported, 0 expected (8 in 10: 0 to 0); less than 0.1% probable, and nothing that was simulated explains it"),
        "{said}"
    );
}
