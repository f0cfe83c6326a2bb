//! What is wrong, and what is said of it.

use std::fs;

use crate::{SCORE, TWO_YEARS, anything, done, refused, run};

#[test]
fn wrong_figures_are_refused_all_at_once_before_anything_is_simulated() {
    let folder = run(
        "",
        "Metric,Year,Value\ninvestment.publik,2024,30\ninvestment.public,2030,30\nvalue.npsv,,4\n",
    );
    let complaint = refused(folder.path(), &SCORE);
    for words in [
        "row 2",
        "there is no metric called `investment.publik`",
        "investment.public",
        "row 3",
        "2030/31 is no year of this programme",
        "row 4",
        "cannot be observed",
    ] {
        assert!(complaint.contains(words), "{words}\n\n{complaint}");
    }
}

#[test]
fn what_is_no_forecast_is_refused() {
    let folder = run("", TWO_YEARS);
    fs::create_dir(folder.path().join("empty")).unwrap();
    let with = |what: &str| {
        let mut arguments = SCORE;
        arguments[1] = what;
        refused(folder.path(), &arguments)
    };
    assert!(with("empty").contains("this folder is no run of regiocast"));
    assert!(with("outputs/nowhere").contains("there is no folder outputs/nowhere"));
    assert!(with("nowhere").contains("nowhere"));
    let draws = [&SCORE[..], &["--draws", "500"]].concat();
    assert!(refused(folder.path(), &draws).contains("leave --draws and --seed out"));
    let mut missing = SCORE;
    missing[3] = "nothing.csv";
    assert!(refused(folder.path(), &missing).contains("nothing.csv"));
    done(
        folder.path(),
        &[
            "score",
            "run",
            "--monitoring",
            "returns.csv",
            "--out",
            "first",
        ],
    );
    assert!(with("first").contains("this is the folder of scored forecasts, not of a run"));
}

#[test]
fn forecasts_in_different_prices_are_not_set_beside_one_amount() {
    let folder = run("", TWO_YEARS);
    let other = anything("").replace("price_year = 2024", "price_year = 2025");
    fs::write(folder.path().join("other.toml"), other).unwrap();
    let all = [&["score", "other.toml"], &SCORE[1..]].concat();
    let complaint = refused(folder.path(), &all);
    assert!(
        complaint.contains("the forecasts count money in different prices"),
        "{complaint}"
    );
}
