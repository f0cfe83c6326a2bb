//! Value: GVA, earnings, wages, present values, and ratios.

use crate::common::{assert_close, central, plan};

#[test]
fn gva_follows_job_years_and_productivity() {
    // 100 net jobs at the end of year 0, half as many more knock-on: job-years 50, 100 and 25, 50.
    // £60,000 a job, a tenth more a year; £40,000 a knock-on job.
    let text = plan(
        &[1.0, 0.0],
        "sector = \"life\"\n[activity.plan.jobs]\ncost_per_job = 10_000\n\
         [sector.life]\nmultiplier = 1.5\ngva_per_job = 60_000\nproductivity_growth = 0.1\n\
         [region]\ngva_per_knock_on_job = 40_000\n",
    );
    central(&text).is("gva.net", &[3.0 + 1.0, 6.6 + 2.0]);
}

#[test]
fn gva_of_posts_is_that_of_their_year() {
    let text = plan(
        &[1.0, 0.5],
        "sector = \"life\"\n[activity.plan.posts]\ncost_per_post = 50_000\n\
         [sector.life]\ngva_per_job = 60_000\n",
    );
    // 20 and 10 posts.
    central(&text).is("gva.net", &[1.2, 0.6]);
}

/// Ten starts (£1m at £100,000) in the first of two years, eight completions, six of them net.
fn course(more: &str) -> String {
    plan(
        &[1.0, 0.0],
        &format!(
            "[activity.plan.training]\npathway = \"course\"\ngroup = \"lab\"\n\
             cost_per_start = 100_000\nduration = 0\ncompletion = 0.8\ndeadweight = 0.25\n\
             earnings_gain = 5_000\ngain_fade = 0.2\nforgone = 4_000\n\
             [skill.lab]\ncandidates = 0\nsupply = 0\n{more}"
        ),
    )
}

#[test]
fn people_trained_earn_more_for_a_while_and_forgo_earnings_first() {
    // 6·£5,000 less 10·0.75·£4,000 = 0; then 6·£5,000·0.8.
    let answer = central(&course(""));
    answer.is("training.net_completions", &[6.0, 0.0]);
    answer.is("earnings.gain", &[0.0, 0.024]);
}

#[test]
fn earnings_run_on_to_the_horizon_of_the_appraisal() {
    // Year 0: nothing on balance; years 1 to 4: 0.024, 0.0192, 0.01536, 0.012288.
    let answer = central(&course("[appraisal]\nhorizon = 5\n"));
    let gains = [0.024, 0.019_2, 0.015_36, 0.012_288];
    let mut factor = 1.0;
    let mut present = 0.0;
    for gain in gains {
        factor /= 1.035;
        present += gain * factor;
    }
    answer.is("value.pv_welfare", &[present]);
    // The reported flow ends with the programme.
    answer.is("earnings.gain", &[0.0, 0.024]);
}

/// 50 of 100 skilled jobs filled, at a net premium of £2,000; half of them are gone each year.
const PREMIUM: &str = "sector = \"life\"\nskills = { lab = 1 }\n\
                       [activity.plan.jobs]\ncost_per_job = 10_000\nannual_exit = 0.5\n\
                       [skill.lab]\ncandidates = 100\nsupply = 0\nmatching = 1\n\
                       [sector.life]\nwage_premium = 8_000\ngva_per_job = 20_000\n";

#[test]
fn a_part_of_wage_premiums_is_welfare() {
    let text = plan(&[1.0], PREMIUM) + "[appraisal]\nwelfare_share = 0.25\n";
    central(&text).is("wages.premium", &[50.0 * 2_000.0 / 1e6]);
    // Nothing, unless a share is stated.
    central(&plan(&[1.0], PREMIUM)).is("wages.premium", &[0.0]);
}

#[test]
fn jobs_run_on_to_the_horizon_with_the_fill_shares_of_the_last_year() {
    // One year of programme, three of appraisal, undiscounted: 50 net jobs, 25, 12.5.
    let text = plan(&[1.0], PREMIUM)
        + "[appraisal]\nwelfare_share = 0.25\nhorizon = 3\ndiscount_rate = 0\n";
    let answer = central(&text);
    answer.is("value.pv_welfare", &[(50.0 + 25.0 + 12.5) * 0.002]);
    // Job-years: 25, 37.5, 18.75 at £20,000.
    answer.is("value.pv_gva", &[81.25 * 0.02]);
    // Costs end with the programme.
    answer.is("value.pv_public_cost", &[1.0]);
}

#[test]
fn recession_ends_with_the_programme() {
    let text = plan(
        &[1.0],
        "sector = \"life\"\n[activity.plan.jobs]\ncost_per_job = 10_000\n\
         [sector.life]\ngva_per_job = 10_000\n\
         [recession]\nenter = 1\nstay = 1\ndepth = 0.5\njobs_depth = 0.4\n\
         [appraisal]\nhorizon = 2\ndiscount_rate = 0\n",
    );
    // 60 jobs in the recession year, 100 afterwards: 30 and 80 job-years.
    let answer = crate::common::with_luck(&text, &[]);
    answer.is("value.pv_gva", &[110.0 * 0.01]);
}

#[test]
fn a_flat_rate_discounts_every_year_after_the_first() {
    let text = plan(&[4.0, 4.0, 4.0], "[appraisal]\ndiscount_rate = 0.25\n");
    // 4 + 3.2 + 2.56
    central(&text).is("value.pv_public_cost", &[9.76]);
}

#[test]
fn ratios_divide_the_ledgers() {
    let text = plan(&[1.0, 1.0], PREMIUM) + "[appraisal]\nwelfare_share = 0.25\n";
    let answer = central(&text);
    let cost = 1.0 + 1.0 / 1.035;
    answer.is("value.public_cost", &[2.0]);
    answer.is("value.pv_public_cost", &[cost]);
    let (gva, welfare) = (answer.years("gva.net"), answer.years("wages.premium"));
    let pv = |flow: &[f64]| flow[0] + flow[1] / 1.035;
    answer.is("value.gva_per_public_pound", &[pv(&gva) / cost]);
    answer.is("value.bcr", &[pv(&welfare) / cost]);
    answer.is("value.npsv", &[pv(&welfare) - cost]);
    let last = answer.at("jobs.net", 2025);
    answer.is("value.public_cost_per_net_job", &[2e6 / last]);
    let years = answer.total("jobs.net_job_years");
    answer.is("value.public_cost_per_net_job_year", &[2e6 / years]);
}

#[test]
fn social_cost_counts_partners_but_not_private_investors() {
    let fund = |id: &str, kind: &str, amount: u32| {
        format!(
            "[fund.{id}]\nkind = \"{kind}\"\namount = {amount}\nprices = \"real\"\n\
             profile = \"even\"\n"
        )
    };
    let text = crate::common::scenario(
        1,
        &[
            fund("a", "public", 1),
            fund("b", "private", 2),
            fund("c", "university", 4),
            fund("d", "other", 8),
            "[activity.plan]\nfunded_by = { a = 1, b = 1, c = 1, d = 1 }\n".to_owned(),
        ]
        .concat(),
    );
    let answer = central(&text);
    answer.is("value.pv_public_cost", &[1.0]);
    answer.is("value.pv_social_cost", &[13.0]);
    answer.is("value.npsv", &[-13.0]);
}

#[test]
fn a_ratio_over_nothing_is_not_available() {
    // No jobs, no training: there is nothing to divide by.
    let answer = central(&plan(&[1.0], ""));
    for ratio in [
        "public_cost_per_net_job",
        "public_cost_per_net_job_year",
        "cost_per_completion",
    ] {
        assert!(answer.whole(&format!("value.{ratio}")).is_nan(), "{ratio}");
    }
    assert_close(answer.whole("value.bcr"), 0.0);
}
