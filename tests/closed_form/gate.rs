//! Capability that has to be there first, and reliefs that are not claimed.

use crate::common::{central, plan, with_luck};

/// £1m in each of three years, half for each of two blocks; 200 of 500 staff are able. The gate wants
/// four in five; a quarter of the effect comes without.
fn tools(blocks: &str, drift: &str) -> String {
    plan(
        &[1.0; 3],
        &format!(
            "[activity.plan.gate]\nworkforce = \"staff\"\nlevel = \"able\"\nat_least = 0.8\n\
             before = 0.25\n{blocks}\
             [workforce.staff]\nlevels = [\"basic\", \"able\"]\nheadcount = [300, 200]\n{drift}"
        ),
    )
}

/// 0.25 + 0.75·min(1, 0.4/0.8).
const HALF_WAY: f64 = 0.625;

#[test]
fn money_brings_less_where_the_staff_are_not_able_yet_and_is_spent_all_the_same() {
    let text = tools("[activity.plan.jobs]\ncost_per_job = 50_000\n", "");
    let answer = central(&text);
    answer.is("gate.plan", &[HALF_WAY; 3]);
    // 20 jobs a year with the whole effect.
    answer.is("jobs.demanded", &[12.5, 25.0, 37.5]);
    answer.is("investment.total", &[1.0; 3]);
}

#[test]
fn the_effect_follows_the_capability_of_the_year_before() {
    // Half of the others become able each year: 0.7, 0.85, 0.925 of all.
    let text = tools(
        "[activity.plan.jobs]\ncost_per_job = 50_000\n",
        "drift = [[0.5, 0.5], [0, 1]]\n",
    );
    let answer = central(&text);
    answer.is("workforce.staff.at_least.2", &[0.7, 0.85, 0.925]);
    // 0.4, 0.7 and 0.85 of 0.8: 0.5, 0.875, all.
    answer.is("gate.plan", &[HALF_WAY, 0.906_25, 1.0]);
    answer.is("jobs.demanded", &[12.5, 30.625, 50.625]);
}

#[test]
fn without_a_word_nothing_comes_without_the_capability() {
    let text =
        tools("[activity.plan.jobs]\ncost_per_job = 50_000\n", "").replace("before = 0.25\n", "");
    central(&text).is("gate.plan", &[0.5; 3]);
}

#[test]
fn posts_and_floorspace_are_there_and_only_what_they_bring_is_less() {
    let text = tools(
        "[activity.plan.posts]\nshare = 0.5\ncost_per_post = 50_000\n\
         [activity.plan.premises]\nshare = 0.5\ncost_per_m2 = 5_000\nnet_to_gross = 1\noccupancy = 1\n\
         m2_per_job = 10\n[activity.plan.construction]\njob_years_per_m = 10\n",
        "",
    );
    let answer = central(&text);
    answer.is("premises.m2", &[100.0; 3]);
    answer.is("construction.job_years", &[10.0; 3]);
    // 10 posts, and 10 jobs a year in the building with the whole effect.
    answer.is("jobs.demanded", &[16.25, 22.5, 28.75]);
}

#[test]
fn fewer_firms_are_helped_formed_and_landed() {
    let landings = |rest: &str| {
        format!(
            "[activity.plan.support]\nshare = 0.25\ncost_per_firm = 25_000\njobs_per_firm = 2\n\
             [activity.plan.ventures]\nshare = 0.25\ncost_per_venture = 25_000\ninitial_jobs = 1\n\
             annual_failure = 0\nsize_cv = 0\n\
             [activity.plan.inward]\n{rest}\njobs_per_landing = 1\nsize_cv = 0\n"
        )
    };
    let paid = central(&tools(
        &landings("share = 0.25\ncost_per_landing = 25_000"),
        "",
    ));
    paid.is("firms.supported", &[6.25; 3]);
    paid.is("ventures.formed", &[6.25; 3]);
    paid.is("inward.landings", &[6.25; 3]);
    let by_year = central(&tools(&landings("landings_per_year = 4"), ""));
    by_year.is("inward.landings", &[2.5; 3]);
}

#[test]
fn training_is_not_held_back_by_the_gate_that_it_opens() {
    let text = tools(
        "[activity.plan.jobs]\nshare = 0.5\ncost_per_job = 50_000\n\
         [activity.plan.training]\npathway = \"basics\"\nshare = 0.5\ncost_per_start = 5_000\n\
         completion = 1\nduration = 0\nincumbent_share = 1\nworkforce = \"staff\"\nfrom_level = 1\n",
        "",
    );
    let answer = central(&text);
    answer.is("training.starts", &[100.0; 3]);
    // 300, 400, 500 able of 500: 0.6, 0.8, 1.
    answer.is("gate.plan", &[HALF_WAY, 0.812_5, 1.0]);
}

#[test]
fn uncertain_gates_are_drawn_by_their_own_names() {
    let text = tools("[activity.plan.jobs]\ncost_per_job = 50_000\n", "")
        .replace("at_least = 0.8", "at_least = { uniform = [0.4, 0.8] }");
    // 0.4/0.6 in the middle, 0.4/0.5 at a quarter of the range.
    let answer = with_luck(&text, &[("activity.plan.gate.at_least", 0.25)]);
    answer.is("gate.plan", &[0.25 + 0.75 * 0.8; 3]);
}

#[test]
fn reliefs_that_are_not_claimed_cost_nothing() {
    let text = plan(
        &[1.0; 3],
        "[activity.plan.jobs]\ncost_per_job = 50_000\n\
         [activity.plan.relief]\nper_job = 5_000\nyears = 2\ncap = 0.18\ntake_up = 0.4\n",
    );
    // 20 jobs created a year, and relief for two years: £0.1m and £0.2m, of which 0.4 are claimed;
    // the cap leaves £0.06m for the last year.
    central(&text).is("cost.relief", &[0.04, 0.08, 0.06]);
}
