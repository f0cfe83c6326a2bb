//! Inward investors: bought, counted by year, drawn by standing, put off by a lack of skills.

use crate::common::{central, plan, scenario, with_luck};

#[test]
fn landings_that_are_bought_follow_the_money() {
    // £12m and £6m at £3m: 4 and 2 landings of 25 jobs; a fifth of the first is gone after a year.
    let text = plan(
        &[12.0, 6.0],
        "[activity.plan.inward]\ncost_per_landing = 3_000_000\njobs_per_landing = 25\n\
         size_cv = 1\nannual_exit = 0.2\n",
    );
    let answer = central(&text);
    answer.is("inward.landings", &[4.0, 2.0]);
    answer.is("jobs.demanded", &[100.0, 130.0]);
}

/// Spending that builds standing, and two landings a year beside the region's own four.
fn with_standing(more: &str) -> String {
    plan(
        &[12.5, 12.5],
        &format!(
            "overrun = 0.25\nreputation = true\n\
             [activity.plan.inward]\nlandings_per_year = 2\nbaseline_landings = 4\n\
             jobs_per_landing = 10\nsize_cv = 0\n\
             [region.reputation]\nuplift = 0.5\nhalf = 10\ndepreciation = 0.2\n{more}"
        ),
    )
}

#[test]
fn standing_with_investors_grows_with_spending_and_lifts_landings() {
    // £12.5m at a quarter over the plan count as £10m. R = 10, then 0.8·10 + 10 = 18.
    // r = 0.5·10/(10 + 10) = 0.25, then 0.5·18/28.
    // The programme's two are lifted whole, of the region's four only the lift counts.
    let rise = [0.25, 0.5 * 18.0 / 28.0];
    let landings = rise.map(|r| 2.0 * (1.0 + r) + 4.0 * r);
    let answer = central(&with_standing(""));
    answer.is("inward.landings", &landings);
    answer.is(
        "jobs.demanded",
        &[10.0 * landings[0], 10.0 * (landings[0] + landings[1])],
    );
}

#[test]
fn a_recession_cuts_landings_of_both_kinds_once() {
    let text = with_standing("[recession]\nenter = 1\nstay = 1\ndepth = 0.5\n");
    // Year 0: (2·1.25 + 4·0.25)·½ = 1.75, and Poisson(1.75) has P(N ≤ 1) = 0.4779.
    let answer = with_luck(&text, &[("chance.plan.inward.number.2024", 0.47)]);
    assert!((answer.at("inward.landings", 2024) - 1.0).abs() < 1e-12);
    let answer = with_luck(&text, &[("chance.plan.inward.number.2024", 0.48)]);
    assert!((answer.at("inward.landings", 2024) - 2.0).abs() < 1e-12);
}

#[test]
fn a_lack_of_skills_puts_off_next_years_landings() {
    // Two groups, 50 skilled jobs asked for in each. Nobody is there for the one; for the other
    // there are 50 people, and half of V = A meet at an exponent of 1: 25. Unfilled: 75 of 100.
    let text = scenario(
        2,
        "[fund.grant]\nkind = \"public\"\namount = 2\nprices = \"real\"\nprofile = [1, 0]\n\
         [activity.hub]\nfunded_by = { grant = 1 }\n\
         [activity.hub.jobs]\ncost_per_job = 10_000\nskills = { lab = 0.25, code = 0.25 }\n\
         [activity.desk]\nfunded_by = {}\n\
         [activity.desk.inward]\nlandings_per_year = 8\njobs_per_landing = 5\nsize_cv = 0\n\
         [region]\nshortage_drag = 0.4\n\
         [skill.lab]\ncandidates = 0\nsupply = 0\n\
         [skill.code]\ncandidates = 50\nsupply = 0\nmatching = 1\n",
    );
    let answer = central(&text);
    answer.is("jobs.demanded.skill.code", &[50.0, 50.0]);
    // Year 0 knows no last year; then 8·(1 − 0.4·0.75) = 5.6.
    answer.is("inward.landings", &[8.0, 5.6]);
}

#[test]
fn an_event_on_the_block_cuts_its_rate_and_one_on_the_activity_the_programmes_own_landings() {
    let event = |id: &str, place: &str| {
        format!(
            "[event.{id}]\nprobability = 1\nto = 2024\non = \"activity.plan{place}\"\n\
             factor = 0.5\n"
        )
    };
    // On the block: (2·1.25 + 4·0.25)·½ = 1.75, and Poisson(1.75) has P(N ≤ 1) = 0.4779.
    let block = with_standing(&event("a", ".inward"));
    let answer = with_luck(&block, &[("chance.plan.inward.number.2024", 0.477_8)]);
    assert!((answer.at("inward.landings", 2024) - 1.0).abs() < 1e-12);
    // On the activity: its money halves too, so R = 5 and r = 0.5·5/15 = 1/6.
    // 2·½·(1 + 1/6) + 4/6 = 1.8333, and Poisson(1.8333) has P(N ≤ 1) = 0.452 99.
    let own = with_standing(&event("b", ""));
    let answer = with_luck(&own, &[("chance.plan.inward.number.2024", 0.452_9)]);
    assert!((answer.at("inward.landings", 2024) - 1.0).abs() < 1e-12);
    let answer = with_luck(&own, &[("chance.plan.inward.number.2024", 0.453_1)]);
    assert!((answer.at("inward.landings", 2024) - 2.0).abs() < 1e-12);
}
