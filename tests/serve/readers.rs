//! Can people walk the page in a real browser, with the keyboard and on a small screen?

use std::path::Path;
use std::process::Command;

use super::client::Page;

/// Walks the page as a script says.
#[track_caller]
fn walk(script: &str) {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let script = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/serve")
        .join(script);
    let output = Command::new("node")
        .arg(script)
        .arg(format!("http://127.0.0.1:{}", page.port))
        .arg(env!("CARGO_BIN_EXE_regiocast"))
        .arg(home.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}\n{complaint}");
}

#[test]
#[cfg_attr(not(readers), ignore = "needs Node and Chromium: REGIOCAST_READERS=1")]
fn a_planner_changes_a_plan_sees_it_move_and_saves_it() {
    walk("journey.mjs");
}

#[test]
#[cfg_attr(not(readers), ignore = "needs Node and Chromium: REGIOCAST_READERS=1")]
fn a_bid_writer_takes_the_pack_away_and_its_figures_are_those_on_the_screen() {
    walk("bidder.mjs");
}

#[test]
#[cfg_attr(not(readers), ignore = "needs Node and Chromium: REGIOCAST_READERS=1")]
fn an_evaluator_sets_plans_side_by_side_and_reads_what_tells_them_apart() {
    walk("evaluator.mjs");
}
