//! What is wrong, and what is said of it.

use std::fs;
use std::path::Path;

use crate::{copy_of_shipped, folder, refused, shipped_text};

/// Asks for an update with a return of these rows, and options.
#[track_caller]
fn with(rows: &str, options: &[&str]) -> String {
    let folder = folder();
    fs::write(
        folder.path().join("returns.csv"),
        format!("Metric,Year,Value\n{rows}"),
    )
    .unwrap();
    let arguments = [
        "update",
        "chi-zone",
        "--monitoring",
        "returns.csv",
        "--charts",
        "none",
    ];
    let usual = if options.contains(&"--draws") {
        &[][..]
    } else {
        &["--draws", "1024"]
    };
    refused(folder.path(), &[&arguments[..], usual, options].concat())
}

#[track_caller]
fn says(complaint: &str, words: &[&str]) {
    for words in words {
        assert!(complaint.contains(words), "{words}\n\n{complaint}");
    }
}

const RIGHT: &str = "jobs.filled,2026,16\n";

#[test]
fn years_outside_are_refused() {
    assert_eq!(
        with(RIGHT, &["--as-of", "2050"]),
        "error: --as-of 2050/51: 2050/51 is no year of this programme, which runs from 2024/25 to 2033/34; name the last \
         year that the return is to tell of\n"
    );
    assert_eq!(
        with(RIGHT, &["--as-of", "2025/26"]),
        "error: returns.csv: no figure is of 2025/26 or before; leave --as-of out to use all, or report earlier years\n"
    );
    says(
        &with(RIGHT, &["--as-of", "2026/28"]),
        &["`2026/28` is no year; write the financial year as 2026/27"],
    );
}

#[test]
fn all_wrong_rows_are_told_at_once() {
    let rows =
        "jobs.fild,2026,3\njobs.filled,2050,3\njobs.net,2026,3\ninvestment.public,2025,1700000\n";
    says(
        &with(rows, &[]),
        &[
            "returns.csv, row 2, column “Metric”, `jobs.fild` of 2026/27: there is no metric called `jobs.fild`",
            "did you mean `jobs.filled`?",
            "row 3, column “Year”, `jobs.filled` of 2050/51: 2050/51 is no year of this programme",
            "row 4",
            "net figures cannot be observed",
            "report the gross figure that was counted: jobs.filled",
        ],
    );
    says(
        &with("investment.public,2025,1700000\n", &[]),
        &[
            "1,700,000 is more than any region has",
            "money is counted in £m",
        ],
    );
}

/// Four noughts too many: no luck explains that, and the row is named with what was expected.
#[test]
fn what_no_future_makes_possible_is_refused_with_the_row() {
    says(
        &with("training.starts,2024,8\njobs.filled,2026,40000\n", &[]),
        &[
            "error: returns.csv: figures of another order than everything that was simulated; look for a wrong unit (£ for £m), \
             year or metric:\n  row 3, `jobs.filled` of 2026/27: 40,000 reported, and no simulated future has more than ",
        ],
    );
}

/// Fifty times what was expected is of the order that luck could reach, but the draws do not get there.
#[test]
fn what_lies_far_beyond_every_future_is_refused_with_the_row() {
    says(
        &with("training.starts,2024,8\njobs.filled,2026,1000\n", &[]),
        &[
            "error: returns.csv: figures of another order than everything that was simulated",
            "row 3, `jobs.filled` of 2026/27: 1,000 reported, and no simulated future has more than 140\n",
        ],
    );
}

#[test]
fn options_that_make_no_sense_are_refused() {
    says(
        &with(RIGHT, &["--draws", "1001"]),
        &["1001 is not in 1024..=16384"],
    );
    says(
        &with(RIGHT, &["--draws", "1025"]),
        &[
            "--draws 1025: futures are dealt to eight parts that know nothing of each other; ask for 1032",
        ],
    );
    for wrong in ["0", "300%", "10", "much"] {
        says(
            &with(RIGHT, &[&format!("--discrepancy={wrong}")]),
            &[
                &format!("`{wrong}` is no discrepancy; write 10%"),
                "between 0.1% and 100%",
            ],
        );
    }
}

#[test]
fn what_is_not_there_is_refused() {
    let folder = folder();
    let update = |scenario: &str, monitoring: &str| {
        refused(
            folder.path(),
            &["update", scenario, "--monitoring", monitoring],
        )
    };
    says(
        &update("chi-zone", "nothing.csv"),
        &[
            "there is neither a file nor a shipped return called `nothing.csv`",
            "regiocast monitor-template SCENARIO",
        ],
    );
    says(
        &update("chi-zon", "chi-zone-example"),
        &["there is neither a file nor a shipped scenario called `chi-zon`"],
    );
    says(
        &refused(folder.path(), &["update", "chi-zone"]),
        &["--monitoring <FILE>"],
    );
    // The return of another programme.
    says(
        &update("chi-zone", "lsiz-example"),
        &["there is no metric called `fund.university.received.nominal`"],
    );
}

/// Another plan for the same zone.
fn other_plan(folder: &Path) {
    let text = "base = \"chi-zone\"\ntitle = \"Less\"\n[fund.match]\namount = 1.0\n";
    fs::write(folder.join("other.toml"), text).unwrap();
}

#[track_caller]
fn run_on(folder: &Path, given: &str, more: &[&str]) -> String {
    let arguments = ["run", "chi-zone", "--charts", "none", "--given", given];
    refused(folder, &[&arguments[..], more].concat())
}

#[test]
fn draws_that_are_not_as_an_update_left_them_are_refused() {
    let folder = folder();
    let path = folder.path();
    copy_of_shipped(&path.join("changed"));
    other_plan(path);
    let draws = path.join("changed/posterior.parquet");
    let mut bytes = fs::read(&draws).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&draws, bytes).unwrap();
    let changed = "error: changed/posterior.parquet: these draws cannot be used (they were changed since the update: their \
                   digest is no longer that of run.toml); run `regiocast update` again\n";
    assert_eq!(run_on(path, "changed", &[]), changed);
    for command in [
        &["compare", "chi-zone", "other.toml", "--given", "changed"][..],
        &["explain", "chi-zone", "--given", "changed"],
        &["report", "changed"],
        &["cite", "jobs.net", "changed"],
    ] {
        assert_eq!(refused(path, command), changed, "{command:?}");
    }
    fs::write(&draws, "no parquet").unwrap();
    assert_eq!(run_on(path, "changed", &[]), changed);
    fs::remove_file(&draws).unwrap();
    assert_eq!(
        run_on(path, "changed", &[]),
        "error: changed/posterior.parquet: these draws cannot be used (the file is not there); run `regiocast update` again\n"
    );
}

/// Draws whose digest fits, but which are none.
#[test]
fn a_file_that_is_no_table_of_draws_is_refused() {
    let folder = folder();
    copy_of_shipped(&folder.path().join("forged"));
    let forged = folder.path().join("forged");
    fs::write(forged.join("posterior.parquet"), "no parquet").unwrap();
    let run = fs::read_to_string(forged.join("run.toml")).unwrap();
    let was = run
        .lines()
        .find(|line| line.starts_with("posterior = "))
        .unwrap();
    let is = format!(
        "posterior = \"{}\"",
        regiocast::report::digest(b"no parquet")
    );
    fs::write(forged.join("run.toml"), run.replace(was, &is)).unwrap();
    says(
        &run_on(folder.path(), "forged", &[]),
        &[
            "forged/posterior.parquet: these draws cannot be used (",
            "run `regiocast update` again",
        ],
    );
}

#[test]
fn a_folder_that_no_update_wrote_is_refused() {
    let folder = folder();
    let path = folder.path();
    let run = [
        "run", "chi-zone", "--draws", "100", "--charts", "none", "-q", "--out", "plain",
    ];
    crate::done(path, &run);
    fs::create_dir(path.join("empty")).unwrap();
    for (given, reason) in [
        ("plain", "its run.toml does not say what it was given"),
        ("empty", "it has no run.toml"),
        ("nowhere", "there is no such folder"),
    ] {
        assert_eq!(
            run_on(path, given, &[]),
            format!(
                "error: --given: {given} is no updated forecast ({reason}); name a folder that `regiocast update` wrote\n"
            )
        );
    }
}

#[test]
fn draws_and_seed_are_those_of_the_update() {
    let folder = folder();
    let given = shipped_text();
    for (option, value) in [("--seed", "3"), ("--draws", "2000"), ("--sampler", "sobol")] {
        says(
            &run_on(folder.path(), &given, &[option, value]),
            &[
                "the argument '--given <FOLDER>' cannot be used with",
                option,
            ],
        );
    }
    for (option, value) in [("--seed", "3"), ("--draws", "2000")] {
        let arguments = [
            "compare",
            "chi-zone",
            "other.toml",
            "--given",
            &given,
            option,
            value,
        ];
        says(
            &refused(folder.path(), &arguments),
            &[
                "the argument '--given <FOLDER>' cannot be used with",
                option,
            ],
        );
    }
}

#[test]
fn a_scenario_with_nothing_in_common_learns_nothing() {
    let folder = folder();
    let given = shipped_text();
    fs::write(
        folder.path().join("other.toml"),
        "title = \"Other\"\nstart = 2024\nyears = 3\nprice_year = 2024\n[fund.elsewhere]\nkind = \"public\"\nprices = \"real\"\n\
         amount = { uniform = [1, 2] }\nprofile = \"even\"\n[activity.plan]\nfunded_by = { elsewhere = 1.0 }\n",
    )
    .unwrap();
    says(
        &refused(folder.path(), &["run", "other.toml", "--given", &given]),
        &[
            "--given: `other` has only 0 of the ",
            "it is another programme, of which the return says nothing; name a plan that builds on the one that was updated",
        ],
    );
}

#[test]
fn an_updated_forecast_is_not_written_over_by_what_is_made_of_it() {
    let folder = folder();
    copy_of_shipped(&folder.path().join("mine"));
    other_plan(folder.path());
    let lost = "error: --out mine: this is the updated forecast that was given, and it would be lost; name another folder\n";
    assert_eq!(run_on(folder.path(), "mine", &["--out", "mine"]), lost);
    for command in [
        &["compare", "chi-zone", "other.toml"][..],
        &["explain", "chi-zone"],
    ] {
        let arguments = [command, &["--given", "mine", "--out", "mine"]].concat();
        assert_eq!(refused(folder.path(), &arguments), lost);
    }
}
