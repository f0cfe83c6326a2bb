//! What waits for what: when activities begin and end, and buildings that open as a whole.

use crate::common::{as_promised, central, scenario, with_luck};

/// A hub that is paid for in the first two years, £5m each, and tenants who have £6m in 2025 and 2026
/// and wait for it. The hub takes a year and a half to build: it is completed 3.5 years after the start.
fn hub(years: usize, fund: &str, hub: &str, rest: &str) -> String {
    let padding = ", 0".repeat(years - 3);
    scenario(
        years,
        &format!(
            "[fund.works]\nkind = \"public\"\nprices = \"real\"\namount = 10\n\
             profile = [5, 5, 0{padding}]\n{fund}\n\
             [fund.moving]\nkind = \"other\"\nprices = \"real\"\namount = 12\n\
             profile = [0, 6, 6{padding}]\n\
             [activity.tenants]\nfunded_by = {{ moving = 1.0 }}\nwaits_for = \"hub\"\n\
             [activity.tenants.jobs]\ncost_per_job = 50_000\n\
             [activity.hub]\nfunded_by = {{ works = 1.0 }}\n{hub}\n\
             [activity.hub.premises]\ncost_per_m2 = 2_000\nnet_to_gross = 1\noccupancy = 1\n\
             m2_per_job = 10\nbuild_years = 1.5\n{rest}"
        ),
    )
}

const TENANTS: &str = "investment.activity.tenants";

#[test]
fn what_waits_begins_when_what_it_waits_for_is_completed() {
    // Ready at 1.0, the hub ends at 2 + 1.5 = 3.5: 2.5 years later, half a year in each year after.
    let answer = central(&hub(6, "", "", ""));
    answer.is(TENANTS, &[0.0, 0.0, 0.0, 3.0, 6.0, 3.0]);
    answer.is("investment.slipped", &[0.0]);
    // Each £6m buys 120 jobs, from then on.
    answer.is(
        "jobs.demanded.activity.tenants",
        &[0.0, 0.0, 0.0, 60.0, 180.0, 240.0],
    );
    // The hub does not wait: £5m at £2,000 are 2,500 m², half after one year and half after two.
    answer.is("premises.m2", &[0.0, 1_250.0, 2_500.0, 1_250.0, 0.0, 0.0]);
}

#[test]
fn what_passes_the_horizon_while_it_waits_has_slipped() {
    let answer = central(&hub(5, "", "", ""));
    answer.is(TENANTS, &[0.0, 0.0, 0.0, 3.0, 6.0]);
    answer.is("investment.slipped", &[3.0]);
}

#[test]
fn a_late_building_makes_those_wait_who_move_in() {
    // The fund half a year late: the hub ends at 4.0, the tenants begin then.
    let late = hub(6, "delay = 0.5", "", "");
    central(&late).is(TENANTS, &[0.0, 0.0, 0.0, 0.0, 6.0, 6.0]);
    // The plan as promised has no delay, and waits for the building as planned.
    as_promised(&late).is(TENANTS, &[0.0, 0.0, 0.0, 3.0, 6.0, 3.0]);
    // Slippage of the hub adds up with the delay: 0.3 and 0.2 are half a year.
    let slips = hub(6, "delay = 0.3", "slippage = 0.2", "");
    central(&slips).is(TENANTS, &[0.0, 0.0, 0.0, 0.0, 6.0, 6.0]);
}

#[test]
fn waiting_and_slippage_are_one_delay() {
    // Ready at 1 + 0.75, so it waits 1.75 years: 2.5 in all.
    let text = hub(6, "", "", "").replace("waits_for", "slippage = 0.75\nwaits_for");
    central(&text).is(TENANTS, &[0.0, 0.0, 0.0, 3.0, 6.0, 3.0]);
}

#[test]
fn what_is_ready_later_does_not_wait() {
    let text = hub(6, "", "", "").replace("waits_for", "slippage = 3\nwaits_for");
    central(&text).is(TENANTS, &[0.0, 0.0, 0.0, 0.0, 6.0, 6.0]);
}

#[test]
fn what_is_never_paid_for_is_never_completed() {
    let text = hub(6, "arrives = 0.7", "", "");
    let comes = with_luck(&text, &[("chance.fund.works", 0.69)]);
    comes.is(TENANTS, &[0.0, 0.0, 0.0, 3.0, 6.0, 3.0]);
    let stays_away = with_luck(&text, &[("chance.fund.works", 0.71)]);
    stays_away.is(TENANTS, &[0.0; 6]);
    stays_away.is("investment.slipped", &[12.0]);
    let nothing = central(&hub(6, "realised = 0", "", ""));
    nothing.is(TENANTS, &[0.0; 6]);
}

/// An event that is certain to strike in one year.
fn certain(year: i32, lines: &str) -> String {
    format!("[event.bad]\nprobability = 1\nfrom = {year}\nto = {year}\n{lines}\n")
}

#[test]
fn events_put_off_what_has_not_been_spent_when_they_strike() {
    // In 2025, the last year of the hub's money: all is spent at 3.0, built at 4.5: 3.5 years' wait.
    let struck = |year: i32, on: &str| {
        with_luck(
            &hub(
                7,
                "",
                "",
                &certain(year, &format!("on = \"{on}\"\ndelay = 1")),
            ),
            &[],
        )
    };
    let late = [0.0, 0.0, 0.0, 0.0, 3.0, 6.0, 3.0];
    for on in ["activity.hub", "fund.works"] {
        struck(2025, on).is(TENANTS, &late);
        struck(2024, on).is(TENANTS, &late);
        // In 2026 nothing is left to put off.
        struck(2026, on).is(TENANTS, &[0.0, 0.0, 0.0, 3.0, 6.0, 3.0, 0.0]);
    }
}

#[test]
fn an_event_on_what_waits_is_its_own_delay_and_not_waited_for_twice() {
    // It is ready at 1, put off to 3.25, so it waits a quarter of a year; its money was delayed by
    // 0.25 to 2025 (4.5), 2026 (6) and 2027 (1.5), then 2.25 years by the event.
    let text = hub(
        8,
        "",
        "",
        &certain(2024, "on = \"activity.tenants\"\ndelay = 2.25"),
    );
    let answer = with_luck(&text, &[]);
    answer.is(TENANTS, &[0.0, 0.0, 0.0, 3.375, 5.625, 2.625, 0.375, 0.0]);
}

#[test]
fn what_is_cut_to_nothing_in_its_last_year_is_never_completed() {
    let cut = |lines: &str| with_luck(&hub(6, "", "", lines), &[]);
    let ends = [0.0, 0.0, 0.0, 3.0, 6.0, 3.0];
    for on in ["activity.hub", "fund.works"] {
        let stop = format!("on = \"{on}\"\nfactor = 0");
        cut(&certain(2025, &stop)).is(TENANTS, &[0.0; 6]);
        // A year of it is lost, but not the last: the rest is built.
        cut(&certain(2024, &format!("{stop}\nyears = 1"))).is(TENANTS, &ends);
        cut(&certain(2025, &stop.replace("factor = 0", "factor = 0.1"))).is(TENANTS, &ends);
        cut(&certain(2026, &stop)).is(TENANTS, &ends);
    }
}

#[test]
fn a_building_also_waits_for_the_private_money_it_draws_in() {
    // £1 for £2, 1.25 years after: all of it has come at 2 + 1.25, and is built at 4.75: 3.75 years.
    let draws = "leverage = 0.5\nleverage_lag = 1.25";
    let answer = central(&hub(7, "", draws, ""));
    answer.is(TENANTS, &[0.0, 0.0, 0.0, 0.0, 1.5, 6.0, 4.5]);
    // Not if it builds with its own money only.
    let own = hub(7, "", draws, "").replace("build_years", "basis = \"own\"\nbuild_years");
    central(&own).is(TENANTS, &[0.0, 0.0, 0.0, 3.0, 6.0, 3.0, 0.0]);
}

#[test]
fn several_are_waited_for_until_the_last_and_in_a_row() {
    let extra = "[fund.fit]\nkind = \"other\"\nprices = \"real\"\namount = 2\n\
                 profile = [2, 0, 0, 0, 0, 0, 0]\n\
                 [activity.fitting]\nfunded_by = { fit = 1.0 }\nwaits_for = [\"hub\"]\nreputation = true\n";
    let text = hub(7, "", "", extra).replace("\"hub\"\n", "[\"hub\", \"fitting\"]\n");
    // The fitting begins at 3.5 and ends at 4.5; so the tenants begin at 4.5.
    let answer = central(&text);
    answer.is(
        "investment.activity.fitting",
        &[0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 0.0],
    );
    answer.is(TENANTS, &[0.0, 0.0, 0.0, 0.0, 3.0, 6.0, 3.0]);
}

/// The hub, opened as a whole.
fn whole(fund: &str, hub_lines: &str, building: &str) -> String {
    hub(6, fund, hub_lines, "").replace(
        "build_years = 1.5",
        &format!("opens = \"at completion\"\n{building}"),
    )
}

#[test]
fn a_building_opens_as_a_whole_in_the_year_in_which_it_is_completed() {
    // Completed at 3.5, in year 3: all 5,000 m², and 500 jobs in it.
    let answer = central(&whole("", "", "build_years = 1.5"));
    answer.is("premises.m2", &[0.0, 0.0, 0.0, 5_000.0, 0.0, 0.0]);
    answer.is(
        "jobs.demanded.activity.hub",
        &[0.0, 0.0, 0.0, 500.0, 500.0, 500.0],
    );
    // Completed at 4.0: at the end of year 3.
    let answer = central(&whole("", "", "build_years = 2"));
    answer.is("premises.m2", &[0.0, 0.0, 0.0, 5_000.0, 0.0, 0.0]);
    // Sums of delays are rounded: 2 + 0.7 + 0.3 + 1 is 4.
    let answer = central(&whole("delay = 0.7", "slippage = 0.3", "build_years = 1"));
    assert!(answer.at("premises.m2", 2027) > 4_900.0);
}

#[test]
fn a_building_that_is_completed_after_the_last_year_does_not_open() {
    let answer = central(&whole("delay = 2.6", "", "build_years = 1.5"));
    answer.is("premises.m2", &[0.0; 6]);
    answer.is("jobs.demanded.activity.hub", &[0.0; 6]);
}

#[test]
fn what_is_spent_on_a_building_after_it_opened_is_floorspace_at_once() {
    // Twice half a year late: 1.25, 3.75, 3.75, 1.25. It ends at 2 + 0.5 + 0.5 = 3, in year 2:
    // £8.75m of floorspace, and £1.25m in the year after.
    let answer = central(&whole("delay = 0.5", "slippage = 0.5", "build_years = 0"));
    answer.is("premises.m2", &[0.0, 0.0, 4_375.0, 625.0, 0.0, 0.0]);
}

#[test]
fn a_building_that_is_known_not_to_be_open_opens_later_and_as_a_whole() {
    let known = |actual: &str| central(&whole("", "", &format!("build_years = 0.5\n{actual}")));
    // It ends at 2.5: in year 2.
    known("").is("premises.m2", &[0.0, 0.0, 5_000.0, 0.0, 0.0, 0.0]);
    let not_yet = known("actual = { 2024 = 0, 2025 = 0, 2026 = 0 }");
    not_yet.is("premises.m2", &[0.0, 0.0, 0.0, 5_000.0, 0.0, 0.0]);
    let open = known("actual = { 2024 = 0, 2025 = 4_000 }");
    open.is("premises.m2", &[0.0, 4_000.0, 0.0, 0.0, 0.0, 0.0]);
    // Open after the first year: what is paid for in the second is there at once.
    let early = known("actual = { 2024 = 1_000 }");
    early.is("premises.m2", &[1_000.0, 2_500.0, 0.0, 0.0, 0.0, 0.0]);
}

#[test]
fn known_years_of_a_fund_begin_and_end_as_they_did() {
    // All £10m came in the first year, before its time.
    let text = hub(6, "delay = 1\nactual = { 2024 = 10 }", "", "");
    let answer = central(&text);
    answer.is("investment.fund.works", &[10.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
    // The plan stands where it is not known: money may come until 2 + 1, so it is built at 4.5.
    answer.is(TENANTS, &[0.0, 0.0, 0.0, 0.0, 3.0, 6.0]);
    // Known to the end: the hub was paid for in two years, and built at 3.5.
    let known = "actual = { 2024 = 4, 2025 = 5, 2026 = 0, 2027 = 0, 2028 = 0, 2029 = 0 }";
    let answer = central(&hub(6, known, "", ""));
    answer.is(TENANTS, &[0.0, 0.0, 0.0, 3.0, 6.0, 3.0]);
    // Known to have brought nothing so far, the first money can come in 2026.
    let known = hub(6, "delay = 1\nactual = { 2024 = 0, 2025 = 0 }", "", "");
    let waits = known.replace("waits_for = \"hub\"", "slippage = 0");
    let first = waits.replace(
        "[activity.hub]\n",
        "[activity.hub]\nwaits_for = \"tenants\"\n",
    );
    // The tenants end at 3.0, and the hub is ready at 2.0: it waits a year. All £10m come in 2026.
    central(&first).is("investment.activity.hub", &[0.0, 0.0, 0.0, 10.0, 0.0, 0.0]);
}

#[test]
fn money_that_is_moved_away_and_brought_decides_when_things_end() {
    // All of the hub's money of 2025 goes to the fit-out: the hub ends at 1 + 1.5.
    let moved = |rest: &str| {
        hub(
            7,
            "",
            "",
            &format!(
                "[activity.fitting]\nreputation = true\n[move.shift]\nfrom = \"hub\"\nto = \"fitting\"\n{rest}"
            ),
        )
    };
    let all = moved("share = 1\nfirst = 2025\n");
    // They wait 1.5 years.
    central(&all).is(TENANTS, &[0.0, 0.0, 3.0, 6.0, 3.0, 0.0, 0.0]);
    // Some of it only: the hub ends as it did.
    let some = moved("share = 0.9\nfirst = 2025\n");
    central(&some).is(TENANTS, &[0.0, 0.0, 0.0, 3.0, 6.0, 3.0, 0.0]);
    // Who waits for the fit-out, waits until the money that was moved to it is spent: 2.0.
    let fit = some.replace("waits_for = \"hub\"", "waits_for = \"fitting\"");
    central(&fit).is(TENANTS, &[0.0, 0.0, 6.0, 6.0, 0.0, 0.0, 0.0]);
    // Moved in 2024 alone, it is spent at 1.0, when the tenants are ready.
    let early = moved("share = 0.9\nprofile = [1, 0, 0, 0, 0, 0, 0]\n");
    let fit = early.replace("waits_for = \"hub\"", "waits_for = \"fitting\"");
    central(&fit).is(TENANTS, &[0.0, 6.0, 6.0, 0.0, 0.0, 0.0, 0.0]);
}
