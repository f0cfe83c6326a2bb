//! Districts: parts of the programme that lose nothing.

use crate::common::{central, scenario};

/// £1m buys 20 jobs in the north, £2m 40 in the south, £1m 20 nowhere in particular, and 100 starts.
const THREE: &str = r#"
[district.north]
tile = [1, 1]
[district.south]
tile = [1, 2]
[district.west]
tile = [2, 2]
[fund.grant]
kind = "public"
amount = 6
prices = "real"
profile = "even"
[activity.a]
district = "north"
funded_by = { grant = 0.166_666_666_666_666_66 }
[activity.a.jobs]
cost_per_job = 50_000
[activity.b]
district = "south"
funded_by = { grant = 0.333_333_333_333_333_3 }
[activity.b.jobs]
cost_per_job = 50_000
[activity.c]
funded_by = { grant = 0.166_666_666_666_666_66 }
[activity.c.jobs]
cost_per_job = 50_000
[activity.d]
district = "south"
funded_by = { grant = 0.166_666_666_666_666_66 }
[activity.d.training]
pathway = "course"
incumbent_share = 1
cost_per_start = 10_000
duration = 0
completion = 0.5
"#;

#[test]
fn jobs_money_and_training_are_told_by_district() {
    let answer = central(&scenario(1, THREE));
    for (district, jobs, money) in [
        ("north", 20.0, 1.0),
        ("south", 40.0, 3.0),
        ("west", 0.0, 0.0),
        ("not_placed", 20.0, 1.0),
    ] {
        for metric in ["filled", "net", "created", "net_direct"] {
            answer.is(&format!("jobs.{metric}.district.{district}"), &[jobs]);
        }
        answer.is(&format!("jobs.skilled.district.{district}"), &[0.0]);
        answer.is(&format!("investment.total.district.{district}"), &[money]);
    }
    answer.is("training.completions.district.south", &[50.0]);
    answer.is("investment.total", &[5.0]);
    answer.is("jobs.net", &[80.0]);
}

#[test]
fn where_everything_has_its_district_nothing_is_not_placed() {
    let text = THREE.replace("[activity.c]\n", "[activity.c]\ndistrict = \"west\"\n");
    let answer = central(&scenario(1, &text));
    answer.is("jobs.net.district.west", &[20.0]);
    let mut names = answer.metrics().iter().map(|metric| &metric.name);
    assert!(!names.any(|name| name.contains("not_placed")));
}

#[test]
fn without_districts_a_district_is_a_label_and_nothing_is_told_by_it() {
    let at = THREE.find("[fund.grant]").unwrap_or_default();
    let answer = central(&scenario(1, &THREE[at..]));
    let activity = answer.programme.activities.first();
    let label = activity.and_then(|activity| activity.district.as_deref());
    assert_eq!(label, Some("north"));
    let mut names = answer.metrics().iter().map(|metric| &metric.name);
    assert!(!names.any(|name| name.contains("district")));
}
