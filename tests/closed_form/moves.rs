//! Money moved from one activity to another.

use crate::common::{as_promised, central, scenario, with_luck};

/// £10m a year for four years: £6m to hospitals, £4m to digital work, nothing to training.
fn trust(rest: &str) -> String {
    scenario(
        4,
        &format!(
            "[fund.budget]\nkind = \"public\"\nprices = \"real\"\namount = 40\nprofile = \"even\"\n\
             [activity.wards]\nfunded_by = {{ budget = 0.6 }}\nreputation = true\n\
             [activity.digital]\nfunded_by = {{ budget = 0.4 }}\n\
             [activity.digital.posts]\ncost_per_post = 50_000\n\
             [activity.courses]\nreputation = true\n{rest}"
        ),
    )
}

fn moves(id: &str, from: &str, to: &str, rest: &str) -> String {
    format!("[move.{id}]\nfrom = \"{from}\"\nto = \"{to}\"\n{rest}\n")
}

#[test]
fn money_moves_from_the_year_on_in_which_the_move_begins() {
    let text = trust(&moves(
        "shift",
        "wards",
        "digital",
        "share = 0.5\nfirst = 2026",
    ));
    let answer = central(&text);
    answer.is("investment.activity.wards", &[6.0, 6.0, 3.0, 3.0]);
    answer.is("investment.activity.digital", &[4.0, 4.0, 7.0, 7.0]);
    answer.is("move.shift.moved", &[0.0, 0.0, 3.0, 3.0]);
    answer.is("investment.total", &[10.0; 4]);
    // £7m pay for 140 posts.
    answer.is("jobs.demanded", &[80.0, 80.0, 140.0, 140.0]);
    // It is a decision, not a risk: the plan as promised has it too.
    as_promised(&text).is("move.shift.moved", &[0.0, 0.0, 3.0, 3.0]);
}

#[test]
fn a_profile_says_how_far_a_move_has_gone() {
    let gone = "share = { uniform = [0.2, 0.6] }\nprofile = [0.0, 0.25, 0.5, 1.0]";
    let text = trust(&moves("shift", "wards", "digital", gone));
    // 0.4 in the middle of its range: of £6m, 0.6, 1.2, 2.4.
    central(&text).is("move.shift.moved", &[0.0, 0.6, 1.2, 2.4]);
    with_luck(&text, &[("move.shift.share", 0.25)]).is("move.shift.moved", &[0.0, 0.45, 0.9, 1.8]);
}

#[test]
fn several_moves_take_from_what_is_left_in_the_order_of_the_file() {
    let first = moves("first", "wards", "digital", "share = 0.5\nfirst = 2024");
    let second = moves("second", "wards", "courses", "share = 1.0\nfirst = 2026");
    let answer = central(&trust(&format!("{first}{second}")));
    answer.is("move.first.moved", &[3.0; 4]);
    answer.is("move.second.moved", &[0.0, 0.0, 3.0, 3.0]);
    answer.is("investment.activity.wards", &[3.0, 3.0, 0.0, 0.0]);
    answer.is("investment.activity.courses", &[0.0, 0.0, 3.0, 3.0]);
    let answer = central(&trust(&format!("{second}{first}")));
    answer.is("move.second.moved", &[0.0, 0.0, 6.0, 6.0]);
    answer.is("move.first.moved", &[3.0, 3.0, 0.0, 0.0]);
}

#[test]
fn what_a_move_brings_is_not_moved_again() {
    let first = moves("first", "wards", "digital", "share = 0.5\nfirst = 2024");
    let second = moves("second", "digital", "courses", "share = 1.0\nfirst = 2024");
    for text in [format!("{first}{second}"), format!("{second}{first}")] {
        let answer = central(&trust(&text));
        // The £4m of digital work go on; the £3m that came from the wards stay.
        answer.is("investment.activity.digital", &[3.0; 4]);
        answer.is("investment.activity.courses", &[4.0; 4]);
        answer.is("investment.activity.wards", &[3.0; 4]);
    }
    // Two activities may swap.
    let back = moves("second", "digital", "wards", "share = 0.25\nfirst = 2024");
    let answer = central(&trust(&format!("{first}{back}")));
    answer.is("investment.activity.wards", &[4.0; 4]);
    answer.is("investment.activity.digital", &[6.0; 4]);
}

#[test]
fn moved_money_keeps_its_fund_and_takes_the_slippage_of_where_it_goes() {
    let text = trust(&moves(
        "shift",
        "wards",
        "courses",
        "share = 0.5\nfirst = 2024",
    ))
    .replace("[activity.courses]\n", "[activity.courses]\nslippage = 1\n");
    let answer = central(&text);
    answer.is("investment.activity.courses", &[0.0, 3.0, 3.0, 3.0]);
    answer.is("investment.activity.wards", &[3.0; 4]);
    answer.is("investment.slipped", &[3.0]);
    answer.is("investment.fund.budget", &[7.0, 10.0, 10.0, 10.0]);
    answer.is("investment.public", &[7.0, 10.0, 10.0, 10.0]);
    answer.is("investment.unallocated", &[0.0]);
}

#[test]
fn an_event_on_the_first_activity_does_not_strike_what_has_left_it() {
    let event = "[event.cut]\nprobability = 1\non = \"activity.wards\"\nfactor = 0\nfrom = 2024\nto = 2024\n";
    let shift = moves("shift", "wards", "digital", "share = 0.5\nfirst = 2024");
    let answer = with_luck(&trust(&format!("{shift}{event}")), &[]);
    answer.is("investment.activity.wards", &[0.0; 4]);
    answer.is("investment.activity.digital", &[7.0; 4]);
    answer.is("investment.withheld", &[12.0]);
}
