//! The labour market: who fills skilled jobs, who stays, who waits.

use crate::common::{central, plan};

/// 100 skilled jobs from the first year on (£1m at £10,000), and one group of people.
pub fn market(years: usize, group: &str) -> String {
    let mut amounts = vec![0.0; years];
    amounts[0] = 1.0;
    plan(
        &amounts,
        &format!(
            "skills = {{ lab = 1 }}\n[activity.plan.jobs]\ncost_per_job = 10_000\n\
             [skill.lab]\n{group}\n"
        ),
    )
}

#[test]
fn an_exponent_of_one_fills_half_where_jobs_and_people_are_level() {
    // H = V·A/(V + A) = 100·100/200.
    let answer = central(&market(1, "candidates = 100\nsupply = 0\nmatching = 1"));
    answer.is("jobs.skilled", &[50.0]);
    answer.is("jobs.unfilled", &[50.0]);
    answer.is("jobs.demanded", &[100.0]);
}

#[test]
fn where_nothing_is_said_the_exponent_is_three() {
    // H = V·A/(V³ + A³)^{1/3} = 100/2^{1/3}: 79 %.
    let answer = central(&market(1, "candidates = 100\nsupply = 0"));
    answer.is("jobs.skilled", &[100.0 / 2.0_f64.cbrt()]);
}

#[test]
fn unhired_candidates_carry_over_in_part_and_supply_grows() {
    // Exponent 1. Year 0: A = 60 + 40 = 100, H = 50, a₀ = 50.
    // Year 1: V = 50, A = 0.5·50 + 40·1.25 = 75, H = 50·75/125 = 30; F = 80, a₁ = 45.
    // Year 2: V = 20, A = 22.5 + 62.5 = 85, H = 20·85/105.
    let answer = central(&market(
        3,
        "candidates = 60\nsupply = 40\nsupply_growth = 0.25\ncarry_over = 0.5\nmatching = 1",
    ));
    answer.is("jobs.skilled", &[50.0, 80.0, 80.0 + 1_700.0 / 105.0]);
}

#[test]
fn filled_posts_fall_vacant_again_and_some_leavers_look_here_again() {
    // Exponent 1. Year 0: H = 100·100/200 = 50. Year 1: stay = 50·0.8 = 40, V = 60, ten left and
    // half of them return: A = 5 + 15 = 20, H = 60·20/80 = 15; F = 55.
    let answer = central(&market(
        2,
        "candidates = 85\nsupply = 15\nturnover = 0.2\nreturners = 0.5\nmatching = 1",
    ));
    answer.is("jobs.skilled", &[50.0, 55.0]);
}

#[test]
fn other_employers_hire_from_the_same_pool() {
    // V' = 100 + 60 = 160, A = 240, exponent 1: H' = 160·240/400 = 96; ours 96·100/160 = 60.
    // Year 1: V = 40, V' = 100, A = 0.5·(240 − 96) + 0 = 72; H' = 7,200/172; ours 40 % of it.
    let answer = central(&market(
        2,
        "candidates = 240\nsupply = 0\ncarry_over = 0.5\nother_vacancies = 60\nmatching = 1",
    ));
    answer.is("jobs.skilled", &[60.0, 60.0 + 0.4 * 7_200.0 / 172.0]);
}

#[test]
fn nobody_stays_in_a_job_that_is_gone() {
    // Posts: 100 in year 0, 20 in year 1. H₀ = 50; stay = min(50, 20) = 20, V = 0.
    let text = plan(
        &[1.0, 0.2],
        "skills = { lab = 1 }\n[activity.plan.posts]\ncost_per_post = 10_000\n\
         [skill.lab]\ncandidates = 100\nsupply = 0\nmatching = 1\n",
    );
    let answer = central(&text);
    answer.is("jobs.skilled", &[50.0, 20.0]);
    answer.is("jobs.unfilled", &[50.0, 0.0]);
}

#[test]
fn no_vacancies_or_no_people_fill_nothing() {
    let none = central(&market(1, "candidates = 0\nsupply = 0"));
    none.is("jobs.skilled", &[0.0]);
    none.is("jobs.unfilled.skill.lab", &[100.0]);
}

/// Half of the money buys skilled jobs at £10,000 each; the other half starts people at £20,000 each on a course
/// that all complete, a fifth of them incumbents. `rest` goes on in the course's table; more tables may follow.
pub fn with_course(amounts: &[f64], rest: &str) -> String {
    let course = r#"
skills = { lab = 1 }
[activity.plan.jobs]
share = 0.5
cost_per_job = 10_000
[activity.plan.training]
pathway = "course"
group = "lab"
share = 0.5
cost_per_start = 20_000
duration = 0
completion = 1
incumbent_share = 0.2
"#;
    plan(amounts, &format!("{course}{rest}"))
}

/// 100 jobs and 50 starts in the first year, half as many of both in the second.
const AMOUNTS: [f64; 2] = [2.0, 1.0];
const TRAINED: &str = r"
retained = 0.75
deadweight = 0.5
[skill.lab]
candidates = 85
supply = 0
carry_over = 0.5
turnover = 0.2
matching = 1
";

#[test]
fn people_trained_join_the_pool_net_of_incumbents_leavers_and_deadweight() {
    // Year 0: 50 complete, 25 would have anyway; 80 % of 25 look for work, 75 % stay: C = 15.
    // A = 85 + 15 = 100, V = 100, H = 50; 50·15/100 = 7.5 of them trained; T' = 7.5.
    // Year 1: 25 complete, C = 7.5. V = 50 + 100 − 40 = 110; the pool is A = 25 + 7.5 = 32.5 and
    // T = 3.75 + 7.5 = 11.25. H = 110·32.5/142.5; trained H·11.25/32.5.
    let answer = central(&with_course(&AMOUNTS, TRAINED));
    let hires = 110.0 * 32.5 / 142.5;
    answer.is("training.completions", &[50.0, 25.0]);
    answer.is("jobs.demanded", &[100.0, 150.0]);
    answer.is("jobs.skilled", &[50.0, 40.0 + hires]);
    answer.is("training.into_skilled_jobs", &[7.5, hires * 11.25 / 32.5]);
}

#[test]
fn only_those_not_trained_here_count_in_the_wage_premium() {
    let text = with_course(&AMOUNTS, TRAINED).replace(
        "skills = { lab = 1 }",
        "skills = { lab = 1 }\nsector = \"life\"",
    ) + "[sector.life]\nwage_premium = 10_000\n[appraisal]\nwelfare_share = 0.5\n";
    // 50 jobs, 7.5 held by people trained here. Year 1: of these 7.5·40/50 = 6 stay.
    let hires = 110.0 * 32.5 / 142.5;
    let trained = 6.0 + hires * 11.25 / 32.5;
    let premium = 0.5 * 10_000.0 / 1e6;
    central(&text).is(
        "wages.premium",
        &[premium * (50.0 - 7.5), premium * (40.0 + hires - trained)],
    );
}

#[test]
fn a_block_fills_each_part_of_its_mix_from_its_own_group_and_all_other_jobs() {
    // 100 jobs: 50 lab, of which 25 are filled; 30 code, of which none; 20 other, all filled.
    let text = plan(
        &[1.0],
        "skills = { lab = 0.5, code = 0.3 }\n[activity.plan.jobs]\ncost_per_job = 10_000\n\
         [skill.lab]\ncandidates = 50\nsupply = 0\nmatching = 1\n\
         [skill.code]\ncandidates = 0\nsupply = 0\n",
    );
    let answer = central(&text);
    answer.is("jobs.demanded", &[100.0]);
    answer.is("jobs.skilled", &[25.0]);
    answer.is("jobs.filled", &[45.0]);
    answer.is("jobs.unfilled", &[55.0]);
    answer.is("jobs.created", &[45.0]);
    answer.is("jobs.unfilled.skill.code", &[30.0]);
}

#[test]
fn a_block_may_ask_for_other_skills_than_its_activity() {
    let text = plan(
        &[2.0],
        "skills = { lab = 1 }\n\
         [activity.plan.jobs]\nshare = 0.5\ncost_per_job = 10_000\nskills = { lab = 0.25 }\n\
         [activity.plan.support]\nshare = 0.5\ncost_per_firm = 10_000\njobs_per_firm = 1\n\
         [skill.lab]\ncandidates = 0\nsupply = 0\n",
    );
    central(&text).is("jobs.demanded.skill.lab", &[125.0]);
}
