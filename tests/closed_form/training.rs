//! Training: places, starts, completions, and money that could not be spent.

use crate::common::{central, plan, scenario, with_luck};

/// £1m a year for courses at £5,000 with room for 120, a tenth more each year.
const COURSE: &str = r#"
overrun = 0.25
[activity.plan.training]
pathway = "course"
group = "lab"
cost_per_start = 5_000
capacity = 120
capacity_growth = 0.1
take_up = 0.5
duration = 1.5
completion = 0.8
outcome = 0.6
incumbent_share = 0.5
retained = 0.75
deadweight = 0.25
[skill.lab]
candidates = 0
supply = 0
"#;

#[test]
fn starts_are_what_money_buys_up_to_the_places_and_the_take_up() {
    // £1m buys what £0.8m would: 160 starts; there is room for 120, 132, 145.2; half are taken up.
    let answer = central(&plan(&[1.0, 1.0, 1.0], COURSE));
    answer.is("training.starts", &[60.0, 66.0, 72.6]);
    // Unspent: (0.8 − starts·0.005)·1.25.
    answer.is(
        "training.unspent",
        &[0.625, 0.47 * 1.25, (0.8 - 0.363) * 1.25],
    );
}

#[test]
fn without_a_limit_all_money_is_spent() {
    let text = plan(
        &[1.0],
        "[activity.plan.training]\npathway = \"course\"\ngroup = \"lab\"\ncost_per_start = 5_000\n\
         completion = 1\n[skill.lab]\ncandidates = 0\nsupply = 0\n",
    );
    let answer = central(&text);
    answer.is("training.starts", &[200.0]);
    answer.is("training.unspent", &[0.0]);
}

#[test]
fn completions_are_due_after_the_course_and_split_by_who_they_are() {
    // Due a year and a half later: 0, 30, 30 + 33 = 63, in whole people.
    let answer = central(&plan(&[1.0, 1.0, 1.0], COURSE));
    answer.is("training.completions", &[0.0, 24.0, 50.4]);
    // A quarter would have trained anyway.
    answer.is("training.net_completions", &[0.0, 18.0, 37.8]);
    answer.is("training.outcomes", &[0.0, 14.4, 30.24]);
    answer.is("training.upskilled", &[0.0, 12.0, 25.2]);
    answer.is("training.completions.pathway.course", &[0.0, 24.0, 50.4]);
}

#[test]
fn learners_due_are_rounded_half_to_the_even_number() {
    // 5 and 7 starts half a year before: due 2.5 → 2, 2.5 + 3.5 = 6, and 3.5 → 4.
    let course = |amounts: &[f64]| {
        plan(
            amounts,
            "[activity.plan.training]\npathway = \"course\"\ngroup = \"lab\"\n\
             cost_per_start = 1_000_000\nduration = 0.5\ncompletion = 1\n\
             [skill.lab]\ncandidates = 0\nsupply = 0\n",
        )
    };
    central(&course(&[5.0, 7.0])).is("training.completions", &[2.0, 6.0]);
    central(&course(&[7.0])).is("training.completions", &[4.0]);
}

#[test]
fn drawn_completions_are_whole_people_at_their_quantile() {
    // Binomial(3, ½): P(0) = 0.125, P(≤ 1) = 0.5, P(≤ 2) = 0.875.
    let text = plan(
        &[3.0],
        "[activity.plan.training]\npathway = \"course\"\ngroup = \"lab\"\n\
         cost_per_start = 1_000_000\nduration = 0\ncompletion = 0.5\n\
         [skill.lab]\ncandidates = 0\nsupply = 0\n",
    );
    let name = "chance.plan.training.course.completions.2024";
    for (u, expected) in [(0.12, 0.0), (0.13, 1.0), (0.51, 2.0), (0.88, 3.0)] {
        with_luck(&text, &[(name, u)]).is("training.completions", &[expected]);
    }
}

/// £2m public and £1m private, £1m drawn in, for a course that can spend 1 of these 4.
const UNSPENT: &str = r#"
[fund.grant]
kind = "public"
budget = "revenue"
amount = 2
prices = "real"
profile = "even"
[fund.firm]
kind = "private"
amount = 1
prices = "real"
profile = "even"
[activity.plan]
funded_by = { grant = 1, firm = 1 }
leverage = 0.5
[activity.plan.training]
pathway = "course"
group = "lab"
cost_per_start = 10_000
capacity = 100
duration = 0
completion = 0.8
[skill.lab]
candidates = 0
supply = 0
"#;

#[test]
fn unspent_training_money_is_taken_off_every_source_in_proportion_and_off_every_cost() {
    // 100 starts cost £1m; £3m of £4m are left over: a quarter of each source is spent.
    let answer = central(&scenario(1, UNSPENT));
    answer.is("training.unspent", &[3.0]);
    answer.is("investment.public", &[0.5]);
    answer.is("investment.private", &[0.25 + 0.25]);
    answer.is("investment.total", &[1.0]);
    answer.is("investment.revenue", &[0.5]);
    answer.is("investment.activity.plan", &[1.0]);
    answer.is("value.public_cost", &[0.5]);
    // £1m for 80 completions.
    answer.is("value.training_cost", &[1.0]);
    answer.is("value.cost_per_completion", &[12_500.0]);
}

#[test]
fn what_was_not_spent_stays_in_what_it_drew_in_and_in_reputation() {
    let text = UNSPENT.replace("leverage = 0.5", "leverage = 0.5\nreputation = true")
        + "[activity.desk]\nfunded_by = {}\n\
           [activity.desk.inward]\nlandings_per_year = 0\nbaseline_landings = 10\n\
           jobs_per_landing = 1\nsize_cv = 0\n\
           [region.reputation]\nuplift = 1\nhalf = 4\ndepreciation = 0\n";
    // Standing is built on all £4m: r = 4/(4 + 4).
    central(&scenario(1, &text)).is("inward.landings", &[5.0]);
}

#[test]
fn pathways_share_the_money_and_feed_their_own_groups() {
    let text = plan(
        &[1.0],
        "[[activity.plan.training]]\npathway = \"a\"\ngroup = \"lab\"\nshare = 0.25\n\
         cost_per_start = 5_000\nduration = 0\ncompletion = 1\n\
         [[activity.plan.training]]\npathway = \"b\"\ngroup = \"code\"\nshare = 0.75\n\
         cost_per_start = 10_000\nduration = 0\ncompletion = 0.6\n\
         [skill.lab]\ncandidates = 0\nsupply = 0\n[skill.code]\ncandidates = 0\nsupply = 0\n",
    );
    let answer = central(&text);
    answer.is("training.starts.pathway.a", &[50.0]);
    answer.is("training.starts.pathway.b", &[75.0]);
    answer.is("training.starts", &[125.0]);
    answer.is("training.completions", &[95.0]);
}
