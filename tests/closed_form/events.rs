//! The risk register: when events strike, what they leave, and in which order.

use crate::common::{central, plan, scenario, with_luck};

/// £10m in each of four years, and events on the activity.
fn ten_a_year(events: &str) -> String {
    plan(&[10.0; 4], events)
}

/// An event that is certain to strike in one year.
fn certain(id: &str, year: i32, lines: &str) -> String {
    format!("[event.{id}]\nprobability = 1\nfrom = {year}\nto = {year}\n{lines}\n")
}

#[test]
fn an_event_strikes_in_the_year_its_luck_picks() {
    // u < 0.8: it happens; u/0.8 = 0.6 of the four years from 2024: the third, 2026.
    let text = ten_a_year("[event.flood]\nprobability = 0.8\ncost = 3\n");
    with_luck(&text, &[("chance.event.flood", 0.48)]).is("cost.events", &[0.0, 0.0, 3.0, 0.0]);
    with_luck(&text, &[("chance.event.flood", 0.001)]).is("cost.events", &[3.0, 0.0, 0.0, 0.0]);
    with_luck(&text, &[("chance.event.flood", 0.799)]).is("cost.events", &[0.0, 0.0, 0.0, 3.0]);
    let spared = with_luck(&text, &[("chance.event.flood", 0.801)]);
    spared.is("cost.events", &[0.0; 4]);
    spared.is("event.flood.happens", &[0.0]);
    central(&text).is("cost.events", &[0.0; 4]);
}

#[test]
fn an_event_has_happened_from_the_year_it_strikes_on_also_once_it_is_over() {
    // One year long, struck in the third of four.
    let text = ten_a_year(&certain(
        "cut",
        2026,
        "years = 1\non = \"activity.plan\"\nfactor = 0.4",
    ));
    with_luck(&text, &[]).is("event.cut.has_happened", &[0.0, 0.0, 1.0, 1.0]);
    // Nothing happens in the central case.
    central(&text).is("event.cut.has_happened", &[0.0; 4]);
}

#[test]
fn a_window_keeps_the_event_inside_it() {
    // Two years, 2025 and 2026; the second half of its luck is the second year.
    let text = ten_a_year("[event.flood]\nprobability = 1\nfrom = 2025\nto = 2026\ncost = 1\n");
    with_luck(&text, &[("chance.event.flood", 0.49)]).is("cost.events", &[0.0, 1.0, 0.0, 0.0]);
    with_luck(&text, &[("chance.event.flood", 0.51)]).is("cost.events", &[0.0, 0.0, 1.0, 0.0]);
}

#[test]
fn an_event_of_one_and_a_half_years_covers_two() {
    let text = ten_a_year(&certain(
        "cut",
        2025,
        "years = 1.5\non = \"activity.plan\"\nfactor = 0.4",
    ));
    let answer = with_luck(&text, &[]);
    answer.is("investment.total", &[10.0, 4.0, 4.0, 10.0]);
    answer.is("investment.withheld", &[12.0]);
}

#[test]
fn an_event_without_an_end_lasts_to_the_end() {
    let text = ten_a_year(&certain("cut", 2025, "on = \"fund.grant\"\nfactor = 0.4"));
    with_luck(&text, &[]).is("investment.total", &[10.0, 4.0, 4.0, 4.0]);
}

#[test]
fn a_delay_puts_off_what_would_flow_from_then_on_and_nothing_before() {
    // 10 | 10 10 10 a year and a half later: 10, 0, 5, 10; 15 slip.
    let text = ten_a_year(&certain("late", 2025, "on = \"fund.grant\"\ndelay = 1.5"));
    let answer = with_luck(&text, &[]);
    answer.is("investment.total", &[10.0, 0.0, 5.0, 10.0]);
    answer.is("investment.slipped", &[15.0]);
    answer.is("investment.withheld", &[0.0]);
}

#[test]
fn one_event_takes_its_factor_before_its_delay() {
    // Factor ½ in 2025: 10, 5, 10, 10. Then a year later from 2025 on: 10, 0, 5, 10, and 10 slip.
    // (The other way round nothing would be cut: the delay has emptied 2025.)
    let text = ten_a_year(&certain(
        "both",
        2025,
        "years = 1\non = \"activity.plan\"\nfactor = 0.5\ndelay = 1",
    ));
    let answer = with_luck(&text, &[]);
    answer.is("investment.total", &[10.0, 0.0, 5.0, 10.0]);
    answer.is("investment.withheld", &[5.0]);
    answer.is("investment.slipped", &[10.0]);
}

#[test]
fn several_events_act_in_the_order_of_the_file() {
    let late = certain("late", 2025, "on = \"activity.plan\"\ndelay = 1");
    let cut = certain(
        "cut",
        2026,
        "years = 1\non = \"activity.plan\"\nfactor = 0.5",
    );
    // Delay first: 10, 0, 10, 10; then half of 2026.
    let answer = with_luck(&ten_a_year(&format!("{late}{cut}")), &[]);
    answer.is("investment.total", &[10.0, 0.0, 5.0, 10.0]);
    // Cut first: 10, 10, 5, 10; then everything from 2025 a year later.
    let answer = with_luck(&ten_a_year(&format!("{cut}{late}")), &[]);
    answer.is("investment.total", &[10.0, 0.0, 10.0, 5.0]);
    answer.is("investment.withheld", &[5.0]);
    answer.is("investment.slipped", &[10.0]);
}

#[test]
fn an_event_on_a_fund_comes_before_the_slippage_of_the_activity() {
    // 10, 10, 5, 5 of the fund; half of it half a year later: 5, 10, 7.5, 5.
    let text = plan(
        &[10.0; 4],
        &format!(
            "slippage = 0.5\n{}",
            certain("cut", 2026, "on = \"fund.grant\"\nfactor = 0.5")
        ),
    );
    with_luck(&text, &[]).is("investment.total", &[5.0, 10.0, 7.5, 5.0]);
}

#[test]
fn an_event_on_a_block_cuts_what_the_block_buys_and_no_money() {
    let blocks = "[activity.plan.jobs]\nshare = 0.5\ncost_per_job = 50_000\n\
                  [activity.plan.support]\nshare = 0.5\ncost_per_firm = 50_000\njobs_per_firm = 1\n\
                  [activity.plan.construction]\njob_years_per_m = 10\n";
    let cut = |place: &str, year: i32| {
        let lines = format!("years = 1\non = \"activity.plan.{place}\"\nfactor = 0.2");
        certain(place, year, &lines)
    };
    let text = ten_a_year(&format!(
        "{blocks}{}{}",
        cut("jobs", 2024),
        cut("construction", 2025)
    ));
    let answer = with_luck(&text, &[]);
    answer.is("investment.total", &[10.0; 4]);
    // 100 jobs a year from each block, the first of them 20; 100 job-years, in 2025 20.
    answer.is("jobs.demanded", &[120.0, 320.0, 520.0, 720.0]);
    answer.is("construction.job_years", &[100.0, 20.0, 100.0, 100.0]);
}

#[test]
fn an_event_on_training_cuts_all_its_pathways_and_what_it_cuts_is_not_unspent() {
    let text = scenario(
        1,
        "[fund.grant]\nkind = \"public\"\namount = 2\nprices = \"real\"\nprofile = \"even\"\n\
         [skill.lab]\ncandidates = 0\nsupply = 0\n\
         [activity.plan]\nfunded_by = { grant = 1.0 }\n\
         [[activity.plan.training]]\npathway = \"a\"\ngroup = \"lab\"\nshare = 0.5\n\
         cost_per_start = 10_000\ncompletion = 1\n\
         [[activity.plan.training]]\npathway = \"b\"\ngroup = \"lab\"\nshare = 0.5\n\
         cost_per_start = 5_000\ncompletion = 1\n\
         [event.tutors]\nprobability = 1\non = \"activity.plan.training\"\nfactor = 0.7\n",
    );
    let answer = with_luck(&text, &[]);
    // £1m at £10,000 and at £5,000, seven tenths of each.
    answer.is("training.starts.pathway.a", &[70.0]);
    answer.is("training.starts.pathway.b", &[140.0]);
    answer.is("training.unspent", &[0.0]);
    answer.is("investment.total", &[2.0]);
}

#[test]
fn costs_of_events_are_a_public_cost() {
    let text = ten_a_year(&certain("fine", 2025, "cost = 2.5"));
    let answer = with_luck(&text, &[]);
    answer.is("cost.events", &[0.0, 2.5, 0.0, 0.0]);
    answer.is("value.public_cost", &[42.5]);
    // Year 1 is discounted by 1.035.
    let discounted = 10.0 + 12.5 / 1.035 + 10.0 / 1.035_f64.powi(2) + 10.0 / 1.035_f64.powi(3);
    answer.is("value.pv_public_cost", &[discounted]);
}
