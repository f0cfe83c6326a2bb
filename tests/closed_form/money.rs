//! Money in: profiles, prices, delays, and where every pound goes.

use crate::common::{as_promised, assert_close, central, plan, scenario, with_luck};

/// One public fund of £100m over four years, spent as it comes.
fn fund_of_100(lines: &str) -> String {
    scenario(
        4,
        &format!(
            "[fund.grant]\nkind = \"public\"\namount = 100\n{lines}\n\
             [activity.plan]\nfunded_by = {{ grant = 1.0 }}\n"
        ),
    )
}

#[test]
fn a_profile_in_words_is_its_formula() {
    // even 1; front-loaded Y − y = 4, 3, 2, 1; back-loaded y + 1 = 1, 2, 3, 4, each over 10;
    // s-curve (y + ½)(Y − y − ½) = 1.75, 3.75, 3.75, 1.75, over 11.
    let s_curve = [175.0 / 11.0, 375.0 / 11.0, 375.0 / 11.0, 175.0 / 11.0];
    for (word, expected) in [
        ("even", [25.0, 25.0, 25.0, 25.0]),
        ("front-loaded", [40.0, 30.0, 20.0, 10.0]),
        ("back-loaded", [10.0, 20.0, 30.0, 40.0]),
        ("s-curve", s_curve),
    ] {
        let text = fund_of_100(&format!("prices = \"real\"\nprofile = \"{word}\""));
        central(&text).is("investment.total", &expected);
    }
}

#[test]
fn a_profile_as_a_list_is_scaled_to_the_amount() {
    // 1 + 3 + 0 + 4 = 8 parts of 12.5 each.
    let text = fund_of_100("prices = \"real\"\nprofile = [1, 3, 0, 4]");
    central(&text).is("investment.public", &[12.5, 37.5, 0.0, 50.0]);
}

#[test]
fn what_is_not_realised_never_arrives() {
    // 100·0.8 = 80, 20 a year; 20 never come.
    let text = fund_of_100("prices = \"real\"\nprofile = \"even\"\nrealised = 0.8");
    let answer = central(&text);
    answer.is("investment.total", &[20.0; 4]);
    answer.is("investment.not_arrived", &[20.0]);
}

#[test]
fn what_a_fund_brings_is_told_before_any_of_it_is_given_or_spent() {
    // A nominal fund of 100, even over four years; prices rise by 25% a year from the second year on:
    // P = 1, 1.25, 1.5625, 1.953125. Half of it is given, and spent a year late.
    let text = scenario(
        4,
        "appraisal.inflation = 0.25\n\
         [fund.grant]\nkind = \"public\"\namount = 100\nprices = \"nominal\"\nprofile = \"even\"\n\
         [activity.plan]\nfunded_by = { grant = 0.5 }\nslippage = 1\n",
    );
    let answer = central(&text);
    answer.is("fund.grant.received", &[25.0, 20.0, 16.0, 12.8]);
    answer.is("fund.grant.received.nominal", &[25.0; 4]);
    answer.is("investment.fund.grant", &[0.0, 12.5, 10.0, 8.0]);
}

#[test]
fn a_fund_a_year_and_a_quarter_late_splits_three_to_one_and_what_passes_the_end_has_slipped() {
    // δ = 1.25: D_y = 0.75·x_{y−1} + 0.25·x_{y−2} of x = 40, 0, 0, 60. The 60 of the last year slip.
    let text = fund_of_100("prices = \"real\"\nprofile = [40, 0, 0, 60]\ndelay = 1.25");
    let answer = central(&text);
    answer.is("investment.total", &[0.0, 30.0, 10.0, 0.0]);
    answer.is("investment.slipped", &[60.0]);
    // The prospectus knows no delay.
    as_promised(&text).is("investment.total", &[40.0, 0.0, 0.0, 60.0]);
}

#[test]
fn half_a_year_late_shares_every_year_with_the_next() {
    // D_y = ½·x_y + ½·x_{y−1} of 25 a year; half of the last year slips.
    let text = fund_of_100("prices = \"real\"\nprofile = \"even\"\ndelay = 0.5");
    let answer = central(&text);
    answer.is("investment.total", &[12.5, 25.0, 25.0, 25.0]);
    answer.is("investment.slipped", &[12.5]);
}

#[test]
fn a_nominal_fund_is_worth_less_year_by_year() {
    // P = 1, 1.04 from the deflator, then 3 % a year on top.
    let text = fund_of_100("prices = \"nominal\"\nprofile = \"even\"")
        + "[appraisal]\ndeflator = { 2024 = 0.96, 2025 = 0.9984 }\ninflation = 0.03\n";
    let real = [
        25.0,
        25.0 / 1.04,
        25.0 / (1.04 * 1.03),
        25.0 / (1.04 * 1.03 * 1.03),
    ];
    let answer = central(&text);
    answer.is("investment.total", &real);
    answer.is("investment.total.nominal", &[25.0; 4]);
    answer.is(
        "investment.price_effect",
        &[100.0 - real.iter().sum::<f64>()],
    );
}

#[test]
fn a_real_fund_keeps_its_worth_and_its_nominal_amount_grows() {
    let text = fund_of_100("prices = \"real\"\nprofile = \"even\"");
    let answer = central(&text);
    answer.is("investment.total", &[25.0; 4]);
    // Inflation is 2 % where nothing is said.
    let nominal = [
        25.0,
        25.0 * 1.02,
        25.0 * 1.02 * 1.02,
        25.0 * 1.02 * 1.02 * 1.02,
    ];
    answer.is("investment.fund.grant.nominal", &nominal);
    answer.is("investment.price_effect", &[0.0]);
}

#[test]
fn prices_of_a_year_before_the_first_begin_above_one() {
    // In prices of 2022, 2024 stands at 1.1/1.0; £11m of 2024 are £10m of 2022.
    let text = "title = \"Case\"\nstart = 2024\nyears = 1\nprice_year = 2022\n\
                [appraisal]\ndeflator = { 2022 = 1.0, 2023 = 1.06, 2024 = 1.1 }\n\
                [fund.grant]\nkind = \"public\"\namount = 11\nprices = \"nominal\"\n\
                profile = \"even\"\n[activity.plan]\nfunded_by = { grant = 1.0 }\n";
    central(text).is("investment.total", &[10.0]);
    // Without a deflator: 11/1.02².
    let steady = text.replace("deflator = { 2022 = 1.0, 2023 = 1.06, 2024 = 1.1 }", "");
    central(&steady).is("investment.total", &[11.0 / (1.02 * 1.02)]);
}

#[test]
fn a_fund_comes_where_its_coordinate_is_below_its_probability() {
    let text = fund_of_100("prices = \"real\"\nprofile = \"even\"\narrives = 0.3");
    with_luck(&text, &[("chance.fund.grant", 0.299)]).is("investment.total", &[25.0; 4]);
    let missed = with_luck(&text, &[("chance.fund.grant", 0.301)]);
    missed.is("investment.total", &[0.0; 4]);
    missed.is("investment.not_arrived", &[100.0]);
    missed.is("fund.grant.comes", &[0.0]);
    // The central case lets every fund come.
    central(&text).is("investment.total", &[25.0; 4]);
}

#[test]
fn what_no_activity_is_given_is_unallocated() {
    let text = scenario(
        2,
        "[fund.grant]\nkind = \"public\"\namount = 20\nprices = \"real\"\nprofile = \"even\"\n\
         [activity.a]\nfunded_by = { grant = 0.3 }\n[activity.b]\nfunded_by = { grant = 0.5 }\n",
    );
    let answer = central(&text);
    answer.is("investment.activity.a", &[3.0, 3.0]);
    answer.is("investment.activity.b", &[5.0, 5.0]);
    answer.is("investment.fund.grant", &[8.0, 8.0]);
    answer.is("investment.unallocated", &[4.0]);
}

#[test]
fn kinds_and_budgets_add_up_to_all_investment() {
    let fund = |id: &str, kind: &str, budget: &str, amount: u32| {
        format!(
            "[fund.{id}]\nkind = \"{kind}\"\nbudget = \"{budget}\"\namount = {amount}\n\
             prices = \"real\"\nprofile = \"even\"\n"
        )
    };
    let text = scenario(
        1,
        &[
            fund("a", "public", "capital", 1),
            fund("b", "private", "capital", 2),
            fund("c", "university", "revenue", 4),
            fund("d", "other", "revenue", 8),
            "[activity.plan]\nfunded_by = { a = 1, b = 1, c = 1, d = 1 }\n".to_owned(),
        ]
        .concat(),
    );
    let answer = central(&text);
    for (metric, expected) in [
        ("investment.public", 1.0),
        ("investment.private", 2.0),
        ("investment.university", 4.0),
        ("investment.other", 8.0),
        ("investment.capital", 3.0),
        ("investment.revenue", 12.0),
        ("investment.total", 15.0),
        ("investment.activity.plan", 15.0),
    ] {
        answer.is(metric, &[expected]);
    }
}

/// Everything that can happen to a pound, once. A private nominal fund of 100, 25 a year.
#[test]
fn every_pound_of_a_fund_is_accounted_for() {
    let text = scenario(
        4,
        "[fund.anchor]\nkind = \"private\"\namount = 100\nprices = \"nominal\"\nprofile = \"even\"\n\
         realised = 0.9\ndelay = 1\n\
         [activity.plan]\nfunded_by = { anchor = 0.75 }\nslippage = 1\n\
         [recession]\nenter = 0.5\nstay = 0.5\ndepth = 0.2\n\
         [event.cut]\nprobability = 1\nfrom = 2026\nto = 2026\nyears = 1\non = \"fund.anchor\"\n\
         factor = 0.5\n",
    );
    let luck = [
        ("chance.recession.2024", 0.9),
        ("chance.recession.2025", 0.9),
        ("chance.recession.2026", 0.9),
        ("chance.recession.2027", 0.1),
    ];
    let answer = with_luck(&text, &luck);
    // 90 are realised, 22.5 a year; a year late: 0, 22.5, 22.5, 22.5, and 22.5 slip.
    // The event halves 2026: 11.25 withheld. The recession takes a fifth of 2027: 4.5.
    answer.is("investment.not_arrived", &[10.0]);
    answer.is("investment.withheld", &[11.25 + 4.5]);
    // In prices of 2024 at 2 % a year: 22.5/1.02, 11.25/1.02², 18/1.02³.
    let (p1, p2, p3) = (1.02, 1.02 * 1.02, 1.02 * 1.02 * 1.02);
    let real = [0.0, 22.5 / p1, 11.25 / p2, 18.0 / p3];
    let price_effect = (22.5 + 11.25 + 18.0) - real.iter().sum::<f64>();
    answer.is("investment.price_effect", &[price_effect]);
    // A quarter goes to nobody; the activity spends three quarters, a year later again.
    answer.is("investment.unallocated", &[0.25 * real.iter().sum::<f64>()]);
    answer.is(
        "investment.total",
        &[0.0, 0.0, 0.75 * real[1], 0.75 * real[2]],
    );
    answer.is("investment.slipped", &[22.5 + 0.75 * real[3]]);
    let parts = [
        "not_arrived",
        "slipped",
        "withheld",
        "price_effect",
        "unallocated",
    ];
    let lost: f64 = parts
        .iter()
        .map(|part| answer.whole(&format!("investment.{part}")))
        .sum();
    assert_close(lost + answer.total("investment.total"), 100.0);
    answer.is("investment.promised", &[100.0]);
}

#[test]
fn a_plan_of_given_amounts_spends_them() {
    central(&plan(&[3.0, 0.0, 1.5], "")).is("investment.total", &[3.0, 0.0, 1.5]);
}
