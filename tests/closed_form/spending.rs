//! What activities spend, what it buys, and what private money it draws in.

use crate::common::{as_promised, central, plan, scenario, with_luck};

#[test]
fn slippage_puts_spending_off() {
    // D(20, 0, 0; ½) = 10, 10, 0; D(0, 0, 20; ½) would end after the horizon.
    let answer = central(&plan(&[20.0, 0.0, 20.0], "slippage = 0.5\n"));
    answer.is("investment.total", &[10.0, 10.0, 10.0]);
    answer.is("investment.slipped", &[10.0]);
}

#[test]
fn an_overrun_buys_less_with_the_same_money() {
    // £12.5m at a quarter over the plan buy what £10m would: 200 jobs at £50,000.
    let text = plan(
        &[12.5],
        "overrun = 0.25\n[activity.plan.jobs]\ncost_per_job = 50_000\n",
    );
    let answer = central(&text);
    answer.is("investment.total", &[12.5]);
    answer.is("jobs.demanded", &[200.0]);
    as_promised(&text).is("jobs.demanded", &[250.0]);
}

/// £8m public and £2m of a university in the first of three years, half a pound drawn in for each
/// public pound a year later; three blocks that each use another basis.
const THREE_BASES: &str = r#"
[fund.grant]
kind = "public"
amount = 8
prices = "real"
profile = [1, 0, 0]
[fund.university]
kind = "university"
amount = 2
prices = "real"
profile = [1, 0, 0]
[activity.plan]
funded_by = { grant = 1, university = 1 }
leverage = 0.5
leverage_lag = 1
[activity.plan.jobs]
share = 0.5
cost_per_job = 100_000
[activity.plan.support]
share = 0.5
basis = "own"
cost_per_firm = 100_000
jobs_per_firm = 1
[activity.plan.construction]
basis = "public"
job_years_per_m = 1
[recession]
enter = 0.5
stay = 0.5
depth = 0.25
[event.crunch]
probability = 0.5
from = 2025
to = 2025
years = 1
on = "private"
factor = 0.6
"#;

#[test]
fn public_money_draws_in_private_money_later() {
    let answer = central(&scenario(3, THREE_BASES));
    // 0.5·8 = 4, a year later.
    answer.is("investment.public", &[8.0, 0.0, 0.0]);
    answer.is("investment.private", &[0.0, 4.0, 0.0]);
    answer.is("investment.total", &[10.0, 4.0, 0.0]);
    answer.is("investment.activity.plan", &[10.0, 4.0, 0.0]);
}

#[test]
fn a_block_uses_the_money_that_its_basis_names() {
    let answer = central(&scenario(3, THREE_BASES));
    // All: half of 10 and of 4, at £0.1m: 50 and then 20 jobs more. Own: half of 10 only.
    answer.is("firms.supported", &[50.0, 0.0, 0.0]);
    answer.is("jobs.demanded", &[100.0, 120.0, 120.0]);
    // Public: £8m.
    answer.is("construction.job_years", &[8.0, 0.0, 0.0]);
}

#[test]
fn recession_and_a_credit_crunch_each_cut_drawn_money_once() {
    let luck = [
        ("chance.recession.2024", 0.9),
        ("chance.recession.2025", 0.1),
        ("chance.event.crunch", 0.1),
    ];
    // 4·(1 − 0.25)·0.6 = 1.8; public and university money is untouched.
    let answer = with_luck(&scenario(3, THREE_BASES), &luck);
    answer.is("investment.private", &[0.0, 1.8, 0.0]);
    answer.is("investment.total", &[10.0, 1.8, 0.0]);
}

#[test]
fn only_private_funds_feel_a_recession() {
    let fund = |id: &str, kind: &str| {
        format!(
            "[fund.{id}]\nkind = \"{kind}\"\namount = 2\nprices = \"real\"\nprofile = \"even\"\n"
        )
    };
    let text = scenario(
        2,
        &[
            fund("a", "public"),
            fund("b", "private"),
            fund("c", "university"),
            fund("d", "other"),
            "[activity.plan]\nfunded_by = { a = 1, b = 1, c = 1, d = 1 }\n".to_owned(),
            "[recession]\nenter = 1\nstay = 0\ndepth = 0.3\n".to_owned(),
        ]
        .concat(),
    );
    // Entered for certain in the first year, left for certain in the second.
    let answer = with_luck(&text, &[]);
    answer.is("recession", &[1.0, 0.0]);
    answer.is("investment.private", &[0.7, 1.0]);
    for kind in ["public", "university", "other"] {
        answer.is(&format!("investment.{kind}"), &[1.0, 1.0]);
    }
    answer.is("investment.withheld", &[0.3]);
    // The central case has no recession.
    central(&text).is("investment.private", &[1.0, 1.0]);
}

#[test]
fn a_recession_is_entered_and_stays_by_its_two_probabilities() {
    let text = plan(
        &[1.0; 4],
        "[recession]\nenter = 0.2\nstay = 0.6\ndepth = 0.5\n",
    );
    // From normal: in if u < 0.2. From recession: still in if u < 0.6.
    let luck = [
        ("chance.recession.2024", 0.21),
        ("chance.recession.2025", 0.19),
        ("chance.recession.2026", 0.59),
        ("chance.recession.2027", 0.61),
    ];
    with_luck(&text, &luck).is("recession", &[0.0, 1.0, 1.0, 0.0]);
}
