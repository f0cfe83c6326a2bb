//! In what scenarios differ.

use regiocast::scenario::differences::{Difference, differences, with};
use regiocast::scenario::{Scenario, family, shipped};

fn read(text: &str) -> Scenario {
    Scenario::parse(text, "case").unwrap_or_else(|error| panic!("{error}"))
}

fn paths(found: &[Difference]) -> Vec<&str> {
    found.iter().map(|one| one.path.as_str()).collect()
}

#[test]
fn every_setting_that_differs_is_listed_and_nothing_else() {
    let first = read("base = \"chi-zone\"\n");
    let second = read(
        "base = \"chi-zone\"\ntitle = \"Another\"\nnote = \"Words\"\nremove = [\"activity.spinouts\"]\n\
         [fund.grant]\ndelay = { value = 2.0, note = \"Words\" }\ntitle = \"The grant\"\n",
    );
    let found = differences(&first, &second);
    assert_eq!(paths(&found), ["fund.grant.delay", "activity.spinouts"]);
    assert_eq!(
        (found[0].first.as_deref(), found[0].second.as_deref()),
        (None, Some("2"))
    );
    assert!(found[1].second.is_none());
    // A number with words and the same number without are the same setting; so are 2 and 2.0.
    let third = read("base = \"chi-zone\"\n[fund.grant]\ndelay = 2\n");
    let fourth = read("base = \"chi-zone\"\n[fund.grant]\ndelay = { value = 2.0, note = \"x\" }\n");
    assert!(differences(&third, &fourth).is_empty());
    assert!(differences(&first, &first).is_empty());
}

/// Of every shipped scenario that builds on another, and of every option.
#[test]
fn with_all_settings_of_the_other_a_scenario_is_the_other() {
    let base = Scenario::read("lsiz").unwrap_or_else(|error| panic!("{error}"));
    let names = shipped().into_iter().map(|(name, _)| name);
    let mut others: Vec<Scenario> = names
        .filter(|name| name.starts_with("lsiz-"))
        .map(|name| Scenario::read(&name).unwrap_or_else(|error| panic!("{error}")))
        .collect();
    others.extend(
        family::read(&["lsiz-options".to_owned()], None).unwrap_or_else(|error| panic!("{error}")),
    );
    assert!(others.len() >= 10);
    for other in &others {
        let found = differences(&base, other);
        let all: Vec<&Difference> = found.iter().collect();
        let there = with((&base, other), &all, "there").unwrap_or_else(|error| panic!("{error}"));
        let left = differences(&there, other);
        assert!(left.is_empty(), "{}: {left:?}", other.name);
        assert_eq!(
            there.programme.activities, other.programme.activities,
            "{}",
            other.name
        );
    }
}
