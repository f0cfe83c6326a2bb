//! Is a moved lever the plan it says it is, and nothing else?

mod judged;

use super::*;
use crate::scenario::levers::{Kind, levers};

const ABOUT: About<'_> = About {
    base: "lsiz",
    title: "Another plan",
    note: "",
};

fn moved(name: &str, changes: &[(&str, f64)]) -> (String, Scenario) {
    let scenario = Scenario::read(name).expect("a shipped scenario");
    let changes: Vec<Change> = changes
        .iter()
        .map(|(path, value)| Change {
            path: (*path).to_owned(),
            value: Setting::Number(*value),
        })
        .collect();
    let about = About {
        base: name,
        ..ABOUT
    };
    let text = overlay(&scenario, &changes, about).expect("levers of the scenario");
    let plan = Scenario::parse(&text, "plan").unwrap_or_else(|error| panic!("{error}\n{text}"));
    (text, plan)
}

fn value_of(scenario: &Scenario, path: &str) -> Option<Setting> {
    let levers = levers(scenario);
    levers
        .into_iter()
        .find(|lever| lever.path == path)
        .and_then(|lever| lever.published)
}

#[test]
fn a_plan_without_changes_is_the_scenario_under_another_title() {
    let scenario = Scenario::read("lsiz").expect("shipped");
    let (_, plan) = moved("lsiz", &[]);
    let apart = crate::scenario::differences::differences(&scenario, &plan);
    assert_eq!(apart, []);
}

#[test]
fn every_lever_can_be_moved_alone_and_moves_nothing_else() {
    for name in ["lsiz", "chi-zone", "oxleas-shift"] {
        let scenario = Scenario::read(name).expect("shipped");
        for lever in levers(&scenario) {
            let value = match (lever.kind, &lever.published) {
                (Kind::Profile, _) => Setting::Word("back-loaded".to_owned()),
                (Kind::Years, _) => Setting::Number(1.5),
                (_, Some(Setting::Number(value))) => Setting::Number(value * 0.5),
                _ => Setting::Number(40.0),
            };
            let change = Change {
                path: lever.path.clone(),
                value: value.clone(),
            };
            let about = About {
                base: name,
                ..ABOUT
            };
            let text = overlay(&scenario, std::slice::from_ref(&change), about).expect("a lever");
            let plan = Scenario::parse(&text, "plan");
            let plan = plan.unwrap_or_else(|error| panic!("{name}, {}: {error}", lever.path));
            if lever.kind != Kind::Profile {
                assert_eq!(value_of(&plan, &lever.path), Some(value), "{text}");
            }
            let apart = crate::scenario::differences::differences(&scenario, &plan);
            let of_it = |path: &str| match lever.kind {
                Kind::Years => path.starts_with(&lever.path[..lever.path.len() - ".delay".len()]),
                Kind::Share => path.ends_with(".funded_by"),
                _ if path.contains(".training") => lever.path.starts_with(path),
                _ => path == lever.path,
            };
            for one in apart {
                assert!(of_it(&one.path), "{}: {} moves too", lever.path, one.path);
            }
        }
    }
}

#[test]
fn a_range_moves_as_a_whole_and_keeps_its_evidence() {
    let (text, _) = moved("chi-zone", &[]);
    assert!(text.starts_with("base = \"chi-zone\"\n"), "{text}");
    let base = "start = 2024\nprice_year = 2024\n[fund.a]\nkind = \"public\"\nprices = \"real\"\nprofile = \"even\"\n\
                amount = { pert = [8, 10, 16] }\n";
    let scenario = Scenario::parse(base, "a").expect("it reads");
    let before = value_of(&scenario, "fund.a.amount");
    let Some(Setting::Number(median)) = before else {
        panic!("{before:?}");
    };
    let change = Change {
        path: "fund.a.amount".to_owned(),
        value: Setting::Number(2.0 * median),
    };
    let text = overlay(&scenario, &[change], ABOUT).expect("a lever");
    assert!(text.contains("pert = [16.0, 20.0, 32.0]"), "{text}");
}

#[test]
fn two_shares_of_one_activity_are_written_in_one_table() {
    let (text, plan) = moved(
        "lsiz",
        &[
            ("activity.containment_labs.funded_by.hmg_capital", 0.1),
            ("activity.containment_labs.funded_by.cofunders", 0.2),
        ],
    );
    assert_eq!(text.matches("funded_by").count(), 1, "{text}");
    let path = "activity.containment_labs.funded_by.cofunders";
    assert_eq!(value_of(&plan, path), Some(Setting::Number(0.2)));
}

#[test]
fn what_is_no_lever_is_refused_with_the_likely_one() {
    let scenario = Scenario::read("lsiz").expect("shipped");
    let change = |path: &str, value: Setting| Change {
        path: path.to_owned(),
        value,
    };
    let refused = overlay(
        &scenario,
        &[
            change("fund.hmg_capitol.amount", Setting::Number(1.0)),
            change("base", Setting::Word("/etc/passwd".to_owned())),
            change("fund.hmg_capital.amount", Setting::Word("much".to_owned())),
        ],
        ABOUT,
    );
    let problems = refused.expect_err("none of them can be");
    assert_eq!(problems.len(), 3);
    assert_eq!(problems[0].help, "did you mean `fund.hmg_capital.amount`?");
    assert_eq!(
        problems[2].message,
        "should be a number, but is something else"
    );
}

#[test]
fn numbers_that_do_not_go_together_are_the_problems_of_the_file() {
    let scenario = Scenario::read("lsiz").expect("shipped");
    let change = Change {
        path: "activity.skills.funded_by.hmg_revenue".to_owned(),
        value: Setting::Number(0.9),
    };
    let text = overlay(&scenario, &[change], ABOUT).expect("a lever");
    let error = Scenario::parse(&text, "plan").expect_err("the fund is spent twice");
    let told = error.to_string();
    let path = "activity.skills.funded_by.hmg_revenue";
    assert_eq!(error.problems.len(), 1, "{told}");
    assert_eq!(error.problems[0].path, path, "{told}");
    assert!(told.contains("more than there is"), "{told}");
}

#[test]
fn an_overspent_fund_is_one_problem_at_the_share_that_was_changed() {
    let base = "start = 2024\nyears = 4\nprice_year = 2024\nfund.grant = { title = \"Grant\", kind = \"public\", \
                amount = 10, prices = \"real\", profile = \"even\" }\nfund.other = { kind = \"public\", \
                amount = 10, prices = \"real\", profile = \"even\" }\n\
                [activity.skills]\ntitle = \"Skills\"\nfunded_by = { grant = 0.1 }\n\
                [activity.labs]\nfunded_by = { grant = 0.3, other = 0.5 }\n\
                [activity.offices]\nfunded_by = { grant = 0.488929 }\n";
    let scenario = Scenario::parse(base, "a").expect("it reads");
    let moved = |changes: &[(&str, f64)]| {
        let change = |(path, value): &(&str, f64)| Change {
            path: (*path).to_owned(),
            value: Setting::Number(*value),
        };
        let changes: Vec<Change> = changes.iter().map(change).collect();
        let about = About {
            base: "a.toml",
            ..ABOUT
        };
        let text = overlay(&scenario, &changes, about).expect("levers");
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("a.toml"), base).expect("written");
        let error = Scenario::parse_in(folder.path(), &text, "plan").expect_err("overspent");
        assert_eq!(error.problems.len(), 1, "{error}");
        let found = &error.problems[0];
        (
            found.path.clone(),
            found.message.clone(),
            found.help.clone(),
        )
    };
    // What the overlay writes along with the share of another fund was not changed.
    let changes = [
        ("activity.skills.funded_by.grant", 0.4),
        ("activity.labs.funded_by.other", 0.6),
    ];
    let (path, message, help) = moved(&changes);
    assert_eq!(path, changes[0].0);
    let said = "the activities take 118.9% of “Grant”, 18.9% more than there is";
    assert_eq!(message, said);
    let room = "“Skills” can take at most 21.1% (£2.1m) with the others as they are";
    assert_eq!(help, room);
    let nothing = [("activity.labs.funded_by.grant", 1.0)];
    let (path, _, help) = moved(&nothing);
    assert_eq!(path, nothing[0].0);
    let room = "“labs” can take at most 41.1% (£4.1m) with the others as they are";
    assert_eq!(help, room);
}
