//! Job blocks: what each kind of money brings, and how it opens, fades and grows.

use crate::common::{central, plan, with_luck};

#[test]
fn building_work_is_counted_in_job_years_apart_from_jobs() {
    // £10m and £5m at 12 job-years a million.
    let text = plan(
        &[10.0, 5.0],
        "[activity.plan.construction]\njob_years_per_m = 12\n",
    );
    let answer = central(&text);
    answer.is("construction.job_years", &[120.0, 60.0]);
    answer.is("jobs.demanded", &[0.0, 0.0]);
    answer.is("jobs.net_job_years", &[0.0, 0.0]);
}

#[test]
fn posts_last_as_long_as_they_are_paid_for() {
    // £3m, £6m, £1.5m at £60,000 a year: 50, 100, 25 posts, half of them local.
    let text = plan(
        &[3.0, 6.0, 1.5],
        "[activity.plan.posts]\ncost_per_post = 60_000\nlocal_share = 0.5\n",
    );
    let answer = central(&text);
    answer.is("jobs.demanded", &[25.0, 50.0, 12.5]);
    // New posts are the rise over last year, never negative.
    answer.is("jobs.created", &[25.0, 25.0, 0.0]);
    // A post is a year's work in its year; other jobs are the mean of two year-ends.
    answer.is("jobs.net_job_years", &[25.0, 50.0, 12.5]);
}

#[test]
fn jobs_open_over_time_and_some_are_lost_each_year() {
    // £5m at £50,000: 100 jobs. τ = 2: f_k = 1 − e^{−(k+½)/2}; a tenth lost each year.
    let text = plan(
        &[5.0, 0.0, 0.0],
        "[activity.plan.jobs]\ncost_per_job = 50_000\nfill_years = 2\nannual_exit = 0.1\n",
    );
    let open = [0.25_f64, 0.75, 1.25].map(|x| 100.0 * (1.0 - (-x).exp()));
    let answer = central(&text);
    answer.is("jobs.demanded", &[open[0], 0.9 * open[1], 0.81 * open[2]]);
    // Created: what opens in the year among those that last.
    let created = [
        open[0],
        0.9 * (open[1] - open[0]),
        0.81 * (open[2] - open[1]),
    ];
    answer.is("jobs.created", &created);
}

#[test]
fn jobs_of_several_years_add_up() {
    // 10 jobs a year for £1m; a fifth lost a year: 10, 8 + 10, 6.4 + 8 + 10.
    let text = plan(
        &[1.0, 1.0, 1.0],
        "[activity.plan.jobs]\ncost_per_job = 100_000\nannual_exit = 0.2\n",
    );
    let answer = central(&text);
    answer.is("jobs.demanded", &[10.0, 18.0, 24.4]);
    answer.is("jobs.created", &[10.0, 10.0, 10.0]);
    // The mean of this and last year's jobs.
    answer.is("jobs.net_job_years", &[5.0, 14.0, 21.2]);
}

#[test]
fn support_reaches_firms_that_then_employ_more() {
    // £2m at £20,000: 100 firms, 1.5 jobs each; a quarter lost the year after.
    let text = plan(
        &[2.0, 0.0],
        "[activity.plan.support]\ncost_per_firm = 20_000\njobs_per_firm = 1.5\nannual_exit = 0.25\n",
    );
    let answer = central(&text);
    answer.is("firms.supported", &[100.0, 0.0]);
    answer.is("jobs.demanded", &[150.0, 112.5]);
}

/// £20m at £2,000 a square metre, a year and a half to build.
const BUILDING: &str = "[activity.plan.premises]\ncost_per_m2 = 2_000\nnet_to_gross = 0.8\n\
                        occupancy = 0.75\nm2_per_job = 15\nbuild_years = 1.5\n";

#[test]
fn a_building_is_finished_after_its_building_time_and_then_filled() {
    // 10,000 m², half in year 1, half in year 2; 0.8·0.75/15 = 0.04 jobs each: 200 and 200.
    let text = plan(&[20.0, 0.0, 0.0, 0.0], BUILDING);
    let answer = central(&text);
    answer.is("premises.m2", &[0.0, 5_000.0, 5_000.0, 0.0]);
    answer.is("jobs.demanded", &[0.0, 200.0, 400.0, 400.0]);
    answer.is("jobs.created", &[0.0, 200.0, 200.0, 0.0]);
}

#[test]
fn eighty_five_hundredths_of_a_building_are_usable_where_nothing_is_said() {
    // £3m at £1,000: 3,000 m²·0.85/17 = 150 jobs.
    let text = plan(
        &[3.0],
        "[activity.plan.premises]\ncost_per_m2 = 1_000\noccupancy = 1\nm2_per_job = 17\n",
    );
    central(&text).is("jobs.demanded", &[150.0]);
}

#[test]
fn jobs_that_sit_in_a_building_are_counted_where_they_arise() {
    // £4m a year in all. Half of it buys floorspace: 2,000 m² for 100 jobs each year. A quarter
    // pays posts at £20,000: 50 a year, which sit in the building.
    let text = plan(
        &[4.0, 4.0],
        "[activity.plan.premises]\nshare = 0.5\ncost_per_m2 = 1_000\nnet_to_gross = 1\n\
         occupancy = 1\nm2_per_job = 20\nhouses = [\"plan.posts\"]\nskills = { lab = 1 }\n\
         [activity.plan.posts]\nshare = 0.25\ncost_per_post = 20_000\n\
         [skill.lab]\ncandidates = 0\nsupply = 0\n",
    );
    let answer = central(&text);
    // The building's own: 100 − 50 and 200 − 50; with the posts 100 and 200 in all.
    answer.is("jobs.demanded", &[100.0, 200.0]);
    answer.is("jobs.demanded.skill.lab", &[50.0, 150.0]);
    // Its created posts are scaled alike, 100·½ and 100·¾, but nobody fills them; the posts count.
    answer.is("jobs.created", &[50.0, 0.0]);
}

#[test]
fn the_created_posts_of_a_building_are_scaled_by_its_own_share() {
    let text = plan(
        &[4.0, 4.0],
        "[activity.plan.premises]\nshare = 0.5\ncost_per_m2 = 1_000\nnet_to_gross = 1\n\
         occupancy = 1\nm2_per_job = 20\nhouses = [\"plan.posts\"]\n\
         [activity.plan.posts]\nshare = 0.25\ncost_per_post = 20_000\n",
    );
    // 100·½ + 50 new posts; then 100·150/200 and no new posts.
    central(&text).is("jobs.created", &[100.0, 75.0]);
}

#[test]
fn a_building_that_houses_more_than_it_holds_has_no_jobs_of_its_own() {
    // Room for 10 jobs, 50 posts in it.
    let text = plan(
        &[2.0],
        "[activity.plan.premises]\nshare = 0.5\ncost_per_m2 = 1_000\nnet_to_gross = 1\n\
         occupancy = 1\nm2_per_job = 100\nhouses = [\"plan.posts\"]\n\
         [activity.plan.posts]\nshare = 0.5\ncost_per_post = 20_000\n",
    );
    let answer = central(&text);
    answer.is("jobs.demanded", &[50.0]);
    answer.is("jobs.created", &[50.0]);
}

/// £3m at £300,000 a venture: ten are expected, of two jobs each.
fn ventures(exit: &str) -> String {
    plan(
        &[3.0, 0.0, 0.0, 0.0],
        &format!(
            "[activity.plan.ventures]\ncost_per_venture = 300_000\ninitial_jobs = 2\n\
             annual_growth = 0.1\nsize_cv = 1\n{exit}\n"
        ),
    )
}

#[test]
fn ventures_grow_and_survive_by_a_list_that_goes_on_at_its_last_hazard() {
    // 20 jobs; ·0.9·1.1; ·0.6·1.1²; after the list two thirds of the 0.6, ·1.1³.
    let answer = central(&ventures("survival = [0.9, 0.6]"));
    answer.is("ventures.formed", &[10.0, 0.0, 0.0, 0.0]);
    let jobs = [
        20.0,
        20.0 * 0.9 * 1.1,
        20.0 * 0.6 * 1.21,
        20.0 * 0.4 * 1.331,
    ];
    answer.is("jobs.demanded", &jobs);
    // Created: the growth of those that last.
    let created = [
        20.0,
        20.0 * 0.9 * 0.1,
        20.0 * 0.6 * 0.11,
        20.0 * 0.4 * 0.121,
    ];
    answer.is("jobs.created", &created);
}

#[test]
fn ventures_fail_at_a_steady_rate() {
    let answer = central(&ventures("annual_failure = 0.5"));
    let jobs = [20.0, 10.0 * 1.1, 5.0 * 1.21, 2.5 * 1.331];
    answer.is("jobs.demanded", &jobs);
}

#[test]
fn ventures_of_a_bad_year_number_and_size_are_their_quantiles() {
    // Poisson(10): P(N ≤ 10) = 0.5830, P(N ≤ 9) = 0.4579, so u = 0.5 gives 10. Lognormal luck of
    // mean 1 and CV 1/√10 at its median: 1/√(1 + 1/10).
    let text = ventures("annual_failure = 0");
    let drawn = with_luck(&text, &[]);
    drawn.is("ventures.formed", &[10.0, 0.0, 0.0, 0.0]);
    let first = 20.0 / 1.1_f64.sqrt();
    drawn.is(
        "jobs.demanded",
        &[first, first * 1.1, first * 1.21, first * 1.331],
    );
    // P(N ≤ 5) = 0.0671, P(N ≤ 4) = 0.0293.
    let few = with_luck(&text, &[("chance.plan.ventures.number.2024", 0.05)]);
    few.is("ventures.formed", &[5.0, 0.0, 0.0, 0.0]);
    // At z = 1 (u = 0.8413…), with s² = ln(1 + 1/10): e^{s − s²/2}.
    let large = with_luck(
        &text,
        &[("chance.plan.ventures.luck.2024", 0.841_344_746_068_543)],
    );
    let s = 1.1_f64.ln().sqrt();
    let lucky = 20.0 * (s - 0.5 * s * s).exp();
    large.is(
        "jobs.demanded",
        &[lucky, lucky * 1.1, lucky * 1.21, lucky * 1.331],
    );
}

#[test]
fn safeguarded_jobs_stand_apart_and_ask_for_no_skills() {
    let text = plan(
        &[5.0, 0.0],
        "additionality = \"rescue\"\nskills = { lab = 0.5 }\n\
         [activity.plan.jobs]\ncost_per_job = 50_000\nannual_exit = 0.2\nsafeguarded = true\n\
         [skill.lab]\ncandidates = 10\nsupply = 0\n\
         [additionality.rescue]\ndeadweight = 0.5\nleakage = 0.1\ndisplacement = 0.2\n",
    );
    let answer = central(&text);
    answer.is("jobs.safeguarded", &[100.0, 80.0]);
    // κ = 0.5·0.9·0.8 = 0.36.
    answer.is("jobs.net_safeguarded", &[36.0, 28.8]);
    for metric in [
        "demanded", "filled", "skilled", "created", "net", "knock_on",
    ] {
        answer.is(&format!("jobs.{metric}"), &[0.0, 0.0]);
    }
    answer.is("jobs.demanded.skill.lab", &[0.0, 0.0]);
}

#[test]
fn recession_takes_a_share_of_every_job_while_it_lasts() {
    let text = plan(
        &[1.0, 1.0, 1.0],
        "[activity.plan.jobs]\ncost_per_job = 10_000\n\
         [recession]\nenter = 0.5\nstay = 0.5\ndepth = 0.9\njobs_depth = 0.1\n",
    );
    let luck = [
        ("chance.recession.2024", 0.9),
        ("chance.recession.2025", 0.1),
        ("chance.recession.2026", 0.9),
    ];
    // 100, 200, 300 jobs; a tenth less in 2025; public money does not feel it.
    let answer = with_luck(&text, &luck);
    answer.is("jobs.demanded", &[100.0, 180.0, 300.0]);
    answer.is("jobs.created", &[100.0, 90.0, 100.0]);
    answer.is("investment.total", &[1.0, 1.0, 1.0]);
}

#[test]
fn recession_comes_before_housing() {
    // A building of 100 with 50 posts; both fall by a tenth: 90 − 45 of its own.
    let text = plan(
        &[4.0],
        "[activity.plan.premises]\nshare = 0.5\ncost_per_m2 = 1_000\nnet_to_gross = 1\n\
         occupancy = 1\nm2_per_job = 20\nhouses = [\"plan.posts\"]\nskills = { lab = 1 }\n\
         [activity.plan.posts]\nshare = 0.25\ncost_per_post = 20_000\n\
         [skill.lab]\ncandidates = 0\nsupply = 0\n\
         [recession]\nenter = 1\nstay = 0\ndepth = 0\njobs_depth = 0.1\n",
    );
    let answer = with_luck(&text, &[]);
    answer.is("jobs.demanded", &[90.0]);
    answer.is("jobs.demanded.skill.lab", &[45.0]);
}
