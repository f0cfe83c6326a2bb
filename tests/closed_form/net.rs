//! From gross to net: additionality, poaching, knock-on jobs, the walk, and relief.

use crate::common::{assert_close, central, plan, scenario, with_luck};
use regiocast::outcomes::jobs::WALK;

/// 100 jobs, 60 of them skilled; exponent 1 and 90 people: 60·90/150 = 36 of the skilled are filled.
const PARK: &str = r#"
additionality = "property"
sector = "life"
skills = { lab = 0.6 }
[activity.plan.jobs]
cost_per_job = 10_000
[skill.lab]
candidates = 90
supply = 0
matching = 1
poached = 0.5
backfill = 0.2
[additionality.property]
works = 0.9
deadweight = 0.25
leakage = 0.1
displacement = 0.2
substitution = 0.05
[sector.life]
multiplier = 1.5
[region]
gva_per_knock_on_job = 40_000
"#;

#[test]
fn losses_multiply_and_poached_jobs_that_are_not_refilled_are_not_net() {
    // κ = 0.75·0.9·0.8·0.95 = 0.513. Skilled: 36·(1 − 0.5·0.8) = 21.6; others: 40.
    let answer = central(&plan(&[1.0], PARK));
    answer.is("jobs.filled", &[76.0]);
    answer.is("jobs.net_skilled", &[0.513 * 21.6]);
    answer.is("jobs.net_direct", &[0.513 * (21.6 + 40.0)]);
    answer.is("jobs.knock_on", &[0.513 * 61.6 * 0.5]);
    answer.is("jobs.net", &[0.513 * 61.6 * 1.5]);
}

#[test]
fn the_walk_takes_one_loss_after_the_other_and_adds_up() {
    // 76 filled: deadweight 19, leakage 5.7, displacement 10.26, substitution 2.052 leave 38.988;
    // poaching takes 0.513·36·0.5·0.8 = 7.3872.
    let answer = central(&plan(&[1.0], PARK));
    let steps = WALK.map(|step| answer.at(&format!("jobs.walk.{step}"), 2024));
    let expected = [
        100.0, 24.0, 0.0, 19.0, 5.7, 10.26, 2.052, 7.387_2, 31.600_8, 15.800_4, 47.401_2,
    ];
    for (step, expected) in steps.iter().zip(expected) {
        assert_close(*step, expected);
    }
    assert_close(steps[0] - steps[1..8].iter().sum::<f64>(), steps[8]);
    assert_close(steps[8] + steps[9], steps[10]);
}

#[test]
fn what_does_not_work_adds_nothing() {
    // works = 0.9: no effect at u ≥ 0.9.
    let name = "chance.additionality.property";
    let idle = with_luck(&plan(&[1.0], PARK), &[(name, 0.901)]);
    idle.is("jobs.net", &[0.0]);
    idle.is("jobs.walk.no_effect", &idle.years("jobs.filled"));
    idle.is("jobs.walk.deadweight", &[0.0]);
    let busy = with_luck(&plan(&[1.0], PARK), &[(name, 0.899)]);
    assert_close(busy.at("jobs.net", 2024), 47.401_2);
}

#[test]
fn a_block_without_a_profile_is_all_additional() {
    let text = plan(&[1.0], &PARK.replace("additionality = \"property\"\n", ""));
    // Poaching is not a matter of the profile: 36·0.6 + 40.
    central(&text).is("jobs.net_direct", &[61.6]);
}

#[test]
fn knock_on_jobs_follow_later() {
    // 100 jobs from year 0 on, half as many more a year and a quarter later.
    let text = plan(
        &[1.0, 0.0, 0.0],
        "sector = \"life\"\n[activity.plan.jobs]\ncost_per_job = 10_000\n\
         [sector.life]\nmultiplier = 1.5\nmultiplier_lag = 1.25\n\
         [region]\ngva_per_knock_on_job = 1\n",
    );
    let answer = central(&text);
    answer.is("jobs.knock_on", &[0.0, 37.5, 50.0]);
    answer.is("jobs.net", &[100.0, 137.5, 150.0]);
    answer.is("jobs.net_job_years", &[50.0, 118.75, 143.75]);
    answer.is("jobs.skilled", &[0.0, 0.0, 0.0]);
}

#[test]
fn activities_and_sectors_add_up_to_the_whole() {
    let text = scenario(
        1,
        "[fund.grant]\nkind = \"public\"\namount = 4\nprices = \"real\"\nprofile = \"even\"\n\
         [activity.a]\nfunded_by = { grant = 0.25 }\nsector = \"life\"\n\
         [activity.a.jobs]\ncost_per_job = 10_000\n\
         [activity.b]\nfunded_by = { grant = 0.75 }\nsector = \"life\"\n\
         [activity.b.jobs]\nshare = 0.5\ncost_per_job = 10_000\n\
         [activity.b.support]\nshare = 0.5\ncost_per_firm = 10_000\njobs_per_firm = 2\n\
         sector = \"code\"\n[sector.life]\n[sector.code]\n",
    );
    let answer = central(&text);
    answer.is("jobs.net.activity.a", &[100.0]);
    answer.is("jobs.net.activity.b", &[450.0]);
    answer.is("jobs.net.sector.life", &[250.0]);
    answer.is("jobs.net.sector.code", &[300.0]);
    answer.is("jobs.net", &[550.0]);
}

/// 100 posts created in year 0 and 50 in year 1, all filled; £10,000 relief for each.
fn relief(years: u32, cap: f64) -> String {
    plan(
        &[1.0, 0.5, 0.0, 0.0],
        &format!(
            "[activity.plan.jobs]\ncost_per_job = 10_000\nannual_exit = 0.5\n\
             [activity.plan.relief]\nper_job = 10_000\nyears = {years}\ncap = {cap:?}\n"
        ),
    )
}

#[test]
fn each_created_job_earns_relief_for_some_years_whether_or_not_it_lasts() {
    // Two years each: 100, 150, 50, 0 jobs.
    let answer = central(&relief(2, 100.0));
    answer.is("cost.relief", &[1.0, 1.5, 0.5, 0.0]);
    answer.is("investment.total", &[1.0, 0.5, 0.0, 0.0]);
    answer.is("investment.total_with_relief", &[2.0, 2.0, 0.5, 0.0]);
    answer.is("value.public_cost", &[4.5]);
}

#[test]
fn relief_ends_with_its_cap() {
    central(&relief(2, 2.2)).is("cost.relief", &[1.0, 1.2, 0.0, 0.0]);
}

#[test]
fn relief_follows_filled_jobs_only_and_counts_before_additionality() {
    let text = plan(&[1.0], PARK).replace(
        "cost_per_job = 10_000\n",
        "cost_per_job = 10_000\n[activity.plan.relief]\nper_job = 1_000\nyears = 1\ncap = 9\n",
    );
    // 76 of the 100 posts are filled.
    central(&text).is("cost.relief", &[0.076]);
}
