//! Known years: what came stands in place of what would be drawn, and the rest is late or lost.

use crate::common::{as_promised, central, plan, scenario, with_luck};

/// One public fund of £100m, £25m in each of four years, spent as it comes.
fn even(lines: &str) -> String {
    fund(&format!("profile = \"even\"\n{lines}"))
}

fn fund(lines: &str) -> String {
    let kind = if lines.contains("kind =") {
        ""
    } else {
        "kind = \"public\"\n"
    };
    let prices = if lines.contains("prices =") {
        ""
    } else {
        "prices = \"real\"\n"
    };
    scenario(
        4,
        &format!(
            "[activity.plan]\nfunded_by = {{ grant = 1.0 }}\n\
             [fund.grant]\n{kind}{prices}amount = 100\n{lines}\n"
        ),
    )
}

const RECEIVED: &str = "fund.grant.received";

#[test]
fn what_did_not_come_is_made_up_for_in_later_years_in_proportion() {
    // 10 of 25 came: 15 are late, a fifth of the 75 still to come.
    let answer = central(&even("actual = { 2024 = 10 }"));
    answer.is(RECEIVED, &[10.0, 30.0, 30.0, 30.0]);
    answer.is("investment.total", &[10.0, 30.0, 30.0, 30.0]);
    answer.is("investment.not_arrived", &[0.0]);
    answer.is("investment.slipped", &[0.0]);
    answer.is("investment.above_promise", &[0.0]);
    // 60, 0, 30, 10 planned; 20 and 8 came: 32 are late, 0.8 of the 40 to come.
    let text = fund("profile = [6, 0, 3, 1]\nactual = { 2024 = 20, 2025 = 8 }");
    central(&text).is(RECEIVED, &[20.0, 8.0, 54.0, 18.0]);
}

#[test]
fn what_came_early_is_taken_off_later_years_and_never_below_nothing() {
    // 30 more than planned: two fifths of the 75 to come.
    let answer = central(&even("actual = { 2024 = 55 }"));
    answer.is(RECEIVED, &[55.0, 15.0, 15.0, 15.0]);
    answer.is("investment.above_promise", &[0.0]);
    // 95 more than planned: all of the 75 to come, and 20 beyond the promise of 100.
    let answer = central(&even("actual = { 2024 = 120 }"));
    answer.is(RECEIVED, &[120.0, 0.0, 0.0, 0.0]);
    answer.is("investment.promised", &[100.0]);
    answer.is("investment.above_promise", &[20.0]);
}

#[test]
fn money_is_beyond_the_promise_only_once_nothing_of_it_was_to_be_late_or_lost() {
    // 80 of 100 are realised, a year late: 0, 20, 20, 20; 20 slip, 20 never arrive.
    let came = |actual: u32| {
        let lines = format!("realised = 0.8\ndelay = 1\nactual = {{ 2024 = {actual} }}");
        let answer = central(&even(&lines));
        let whole = |part: &str| answer.whole(&format!("investment.{part}"));
        (
            answer.years(RECEIVED)[1..].iter().sum::<f64>(),
            [
                whole("slipped"),
                whole("not_arrived"),
                whole("above_promise"),
            ],
        )
    };
    let close = |(later, [slipped, lost, above]): (f64, [f64; 3]), expected: [f64; 4]| {
        let found = [later, slipped, lost, above];
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
        }
    };
    close(came(30), [30.0, 20.0, 20.0, 0.0]);
    close(came(70), [0.0, 10.0, 20.0, 0.0]);
    close(came(90), [0.0, 0.0, 10.0, 0.0]);
    close(came(130), [0.0, 0.0, 0.0, 30.0]);
}

#[test]
fn what_is_late_with_nothing_to_come_is_put_off_past_the_last_year() {
    let answer = central(&fund(
        "profile = [6, 4, 0, 0]\nactual = { 2024 = 50, 2025 = 30 }",
    ));
    answer.is(RECEIVED, &[50.0, 30.0, 0.0, 0.0]);
    answer.is("investment.slipped", &[20.0]);
    answer.is("investment.not_arrived", &[0.0]);
}

#[test]
fn what_is_lost_leaves_later_years_as_they_are() {
    let answer = central(&even("actual = { 2024 = 10 }\nactual_rule = \"lost\""));
    answer.is(RECEIVED, &[10.0, 25.0, 25.0, 25.0]);
    answer.is("investment.not_arrived", &[15.0]);
    answer.is("investment.slipped", &[0.0]);
    // 80 realised, 20 a year; 10 and 30 more than that: first what never was to arrive, then beyond.
    let lost = |actual: u32| {
        let rule = "actual_rule = \"lost\"\nrealised = 0.8";
        central(&even(&format!("{rule}\nactual = {{ 2024 = {actual} }}")))
    };
    let answer = lost(30);
    answer.is(RECEIVED, &[30.0, 20.0, 20.0, 20.0]);
    answer.is("investment.not_arrived", &[10.0]);
    answer.is("investment.above_promise", &[0.0]);
    let answer = lost(50);
    answer.is("investment.not_arrived", &[0.0]);
    answer.is("investment.above_promise", &[10.0]);
}

#[test]
fn money_that_has_come_says_that_the_fund_comes() {
    let luck = [("chance.fund.grant", 0.9)];
    let seen = with_luck(&even("arrives = 0.5\nactual = { 2024 = 10 }"), &luck);
    seen.is("fund.grant.comes", &[1.0]);
    seen.is(RECEIVED, &[10.0, 30.0, 30.0, 30.0]);
    // Nothing came yet: it may still come, all of it then, or never.
    let waiting = even("arrives = 0.5\nactual = { 2024 = 0 }");
    with_luck(&waiting, &luck).is("investment.not_arrived", &[100.0]);
    let comes = with_luck(&waiting, &[("chance.fund.grant", 0.1)]);
    comes.is("fund.grant.comes", &[1.0]);
    for (year, received) in comes.years(RECEIVED).into_iter().enumerate() {
        let expected = if year == 0 { 0.0 } else { 100.0 / 3.0 };
        assert!((received - expected).abs() < 1e-9);
    }
}

#[test]
fn shocks_of_known_years_are_in_what_came_and_strike_only_what_is_made_up_for() {
    // Recession in every year, half of private money; an event leaves half from 2024 on. 15 late:
    // 30 a year, 15 after the event, 7.5 after recession.
    let text = even(
        "kind = \"private\"\nactual = { 2024 = 10 }\n\
         [recession]\nenter = 1\nstay = 1\ndepth = 0.5\n\
         [event.cut]\nprobability = 1\nfrom = 2024\nto = 2024\non = \"fund.grant\"\nfactor = 0.5",
    );
    let answer = with_luck(&text, &[]);
    answer.is(RECEIVED, &[10.0, 7.5, 7.5, 7.5]);
    answer.is("investment.withheld", &[67.5]);
    // Put off by a year: what is made up for, from 2025 on, and nothing of 2024.
    let text = even(
        "actual = { 2024 = 10 }\n\
         [event.late]\nprobability = 1\nfrom = 2024\nto = 2024\non = \"fund.grant\"\ndelay = 1",
    );
    let answer = with_luck(&text, &[]);
    answer.is(RECEIVED, &[10.0, 0.0, 30.0, 30.0]);
    answer.is("investment.slipped", &[30.0]);
}

#[test]
fn what_came_is_in_the_fund_s_own_prices() {
    // P = 1, 1.25, 1.5625, 1.953125; 5 too many by the end of 2025: a tenth of the 50 to come.
    let text = even(
        "prices = \"nominal\"\nactual = { 2024 = 25, 2025 = 30 }\n[appraisal]\ninflation = 0.25",
    );
    let answer = central(&text);
    answer.is("fund.grant.received.nominal", &[25.0, 30.0, 22.5, 22.5]);
    answer.is(RECEIVED, &[25.0, 24.0, 14.4, 11.52]);
    answer.is(
        "investment.price_effect",
        &[100.0 - 25.0 - 24.0 - 14.4 - 11.52],
    );
}

#[test]
fn the_prospectus_knows_what_came_too() {
    // As promised there is no delay: 25 a year, 15 late.
    let answer = as_promised(&even("delay = 1\nrealised = 0.5\nactual = { 2024 = 10 }"));
    answer.is(RECEIVED, &[10.0, 30.0, 30.0, 30.0]);
}

#[test]
fn a_block_s_number_is_known_and_its_money_is_not_touched() {
    let block = |block: &str| {
        let text = plan(&[1.0, 1.0, 1.0], &format!("[activity.plan.{block}\n"));
        let answer = with_luck(&text, &[]);
        answer.is("investment.total", &[1.0; 3]);
        answer
    };
    // £1m at £50,000 is 20 jobs a year, a tenth of which are lost each year.
    let jobs = block("jobs]\ncost_per_job = 50_000\nannual_exit = 0.1\nactual = { 2024 = 8 }");
    jobs.is("jobs.demanded", &[8.0, 27.2, 44.48]);
    // 100 firms a year with half a job each.
    let support = block(
        "support]\ncost_per_firm = 10_000\njobs_per_firm = 0.5\nactual = { 2024 = 60, 2025 = 40 }",
    );
    support.is("firms.supported", &[60.0, 40.0, 100.0]);
    support.is("jobs.demanded", &[30.0, 50.0, 100.0]);
    // 500 m² a year, a year after they are paid for; 10 m² a job.
    let premises = block(
        "premises]\ncost_per_m2 = 2_000\nnet_to_gross = 1\noccupancy = 1\nm2_per_job = 10\n\
         build_years = 1\nactual = { 2024 = 0, 2025 = 200 }",
    );
    premises.is("premises.m2", &[0.0, 200.0, 500.0]);
    premises.is("jobs.demanded", &[0.0, 20.0, 70.0]);
    // Two ventures and one landing in the middle of luck: the median of Poisson(2) and of Poisson(1).
    let ventures = block(
        "ventures]\ncost_per_venture = 500_000\ninitial_jobs = 3\nannual_failure = 0\nsize_cv = 0\n\
         actual = { 2024 = 7 }",
    );
    ventures.is("ventures.formed", &[7.0, 2.0, 2.0]);
    ventures.is("jobs.demanded", &[21.0, 27.0, 33.0]);
    let inward = block(
        "inward]\ncost_per_landing = 1_000_000\njobs_per_landing = 10\nsize_cv = 0\n\
         actual = { 2024 = 0, 2025 = 4 }",
    );
    inward.is("inward.landings", &[0.0, 4.0, 1.0]);
    inward.is("jobs.demanded", &[0.0, 40.0, 50.0]);
    let building = block("construction]\njob_years_per_m = 12\nactual = { 2024 = 5 }");
    building.is("construction.job_years", &[5.0, 12.0, 12.0]);
}

#[test]
fn luck_still_decides_how_large_known_firms_are() {
    // ξ at one standard deviation: exp(s − s²/2), s² = ln(1 + 1²/4) with 4 ventures.
    let text = plan(
        &[1.0, 1.0],
        "[activity.plan.ventures]\ncost_per_venture = 500_000\ninitial_jobs = 3\nannual_failure = 0\n\
         size_cv = 1\nactual = { 2024 = 4 }\n",
    );
    let answer = with_luck(
        &text,
        &[("chance.plan.ventures.luck.2024", 0.841_344_746_068_542_9)],
    );
    let variance = 1.25_f64.ln();
    let size = (variance.sqrt() - variance / 2.0).exp();
    assert!((answer.years("jobs.demanded")[0] - 12.0 * size).abs() < 1e-9);
}

#[test]
fn posts_that_were_there_are_not_struck_by_a_recession_but_later_ones_are() {
    let text = plan(
        &[3.0, 3.0],
        "[activity.plan.posts]\ncost_per_post = 60_000\nactual = { 2024 = 40 }\n\
         [recession]\nenter = 1\nstay = 1\ndepth = 0\njobs_depth = 0.5\n",
    );
    with_luck(&text, &[]).is("jobs.demanded", &[40.0, 25.0]);
}

#[test]
fn people_who_started_are_known_and_those_who_complete_are_drawn_from_them() {
    // £1m at £5,000 buys 200 starts; 0.8 of those who start complete in the same year.
    let course = |actual: &str| {
        plan(
            &[1.0, 1.0],
            &format!(
                "overrun = 0.25\n[activity.plan.training]\npathway = \"course\"\nincumbent_share = 1\n\
                 cost_per_start = 5_000\nduration = 0\ncompletion = 0.8\nactual = {actual}\n"
            ),
        )
    };
    // Overrun leaves £0.8m: 160 starts. 100 started: £0.3m of it are left, £0.375m of the budget.
    let answer = central(&course("{ 2024 = 100 }"));
    answer.is("training.starts", &[100.0, 160.0]);
    answer.is("training.completions", &[80.0, 128.0]);
    answer.is("training.unspent", &[0.375, 0.0]);
    answer.is("investment.total", &[0.625, 1.0]);
    // More than the money buys: others paid for them, and no money is left.
    let answer = central(&course("{ 2024 = 300 }"));
    answer.is("training.starts", &[300.0, 160.0]);
    answer.is("training.unspent", &[0.0, 0.0]);
    answer.is("investment.total", &[1.0, 1.0]);
    // The luck of completing is that of the coordinate, over the known number.
    let drawn = with_luck(
        &course("{ 2024 = 1 }"),
        &[("chance.plan.training.course.completions.2024", 0.1)],
    );
    drawn.is("training.completions", &[0.0, 128.0]);
}
