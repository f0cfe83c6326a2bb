//! Where hires come from, what of their jobs leaks away, and why vacancies are there.

use super::market::{market, with_course};
use crate::common::{assert_close, central, plan};
use regiocast::outcomes::jobs::WALK;
use regiocast::programme::Origin;

const GROUP: &str = "candidates = 60\nsupply = 40\ncarry_over = 0.5\nturnover = 0.2\nreturners = 0.5\n\
                     matching = 1\n\
                     supply_from = { graduates = 0.25, movers = 0.1, commuters = 0.2 }\n\
                     candidates_from = { residents = 0.9, commuters = 0.1 }";

#[test]
fn hires_and_jobs_go_to_each_origin_by_its_part_of_the_pool() {
    // Year 0, exponent 1: A = 100, H = 50, so that half of each origin is hired. Residents 60·0.9 + 40·0.45 = 72,
    // graduates 10, movers 4, commuters 6 + 8 = 14.
    // Year 1: stay = 40 of 50; V = 60; A = 0.5·50 + 40 + 0.5·10 = 70; H = 60·70/130.
    // Pools: residents 18 + 18 + 5·36/50 = 39.6, graduates 2.5 + 10 + 0.5 = 13, movers 1 + 4 + 0.2 = 5.2,
    // commuters 3.5 + 8 + 0.7 = 12.2; together 70.
    let answer = central(&market(2, GROUP));
    let hired = 6.0 / 13.0 * 2.0; // H/A of the second year
    for (origin, first, pool) in [
        ("trained", 0.0, 0.0),
        ("residents", 36.0, 39.6),
        ("graduates", 5.0, 13.0),
        ("movers", 2.0, 5.2),
        ("commuters", 7.0, 12.2),
    ] {
        let second = pool * hired / 2.0;
        answer.is(&format!("hires.from.{origin}"), &[first, second]);
        let held = [first, 0.8 * first + second];
        answer.is(&format!("jobs.skilled.from.{origin}"), &held);
        answer.is(&format!("jobs.skilled.from.{origin}.skill.lab"), &held);
    }
}

#[test]
fn trained_people_who_come_back_count_as_residents() {
    // £1m buys 100 jobs, £1m 50 starts: C = 50·0.8 = 40 join. A = 60 + 40 = 100, H = 50: trained 20, residents 30.
    // Year 1: ten leave, half return: A = 5 (nobody carries over), all of them residents; V = 60,
    // H = 60·5/65. Trained: 20·0.8.
    let text = with_course(
        &[2.0, 0.0],
        r"
[skill.lab]
candidates = 60
supply = 0
turnover = 0.2
returners = 0.5
matching = 1
supply_from = { commuters = 0.5 }
",
    );
    let answer = central(&text);
    let back = 60.0 * 5.0 / 65.0;
    answer.is("jobs.skilled.from.trained", &[20.0, 16.0]);
    answer.is("jobs.skilled.from.residents", &[30.0, 24.0 + back]);
    answer.is("jobs.skilled.from.commuters", &[0.0, 0.0]);
    answer.is("training.into_skilled_jobs", &[20.0, 0.0]);
    answer.is("hires.from.trained", &[20.0, 0.0]);
}

/// 100 jobs, 60 of them skilled, 36 filled; 30 % of the pool commutes.
const PARK: &str = r#"
additionality = "property"
skills = { lab = 0.6 }
[activity.plan.jobs]
cost_per_job = 10_000
[skill.lab]
candidates = 90
supply = 0
matching = 1
poached = 0.5
backfill = 0.2
supply_from = { commuters = 0.3 }
candidates_from = { commuters = 0.3 }
[additionality.property]
deadweight = 0.25
leakage = 0.1
displacement = 0.2
substitution = 0.05
"#;

#[test]
fn skilled_jobs_lose_what_commuters_hold_and_other_jobs_the_assumed_share() {
    // Skilled: 36·(1 − 0.5·0.8)·0.7·0.57, others: 40·0.9·0.57, where 0.57 = 0.75·0.8·0.95.
    let answer = central(&plan(&[1.0], PARK));
    answer.is("jobs.net_skilled", &[15.12 * 0.57]);
    answer.is("jobs.net_direct", &[15.12 * 0.57 + 36.0 * 0.57]);
}

#[test]
fn the_walk_shows_the_modelled_leakage_and_adds_up() {
    // 76 filled, deadweight 19; of 27 skilled 8.1 leak, of 30 others 3; displacement 0.2 of 45.9, substitution
    // 0.05 of 36.72; poaching 36·0.4·0.7·0.57.
    let answer = central(&plan(&[1.0], PARK));
    let steps = WALK.map(|step| answer.at(&format!("jobs.walk.{step}"), 2024));
    let expected = [
        100.0, 24.0, 0.0, 19.0, 11.1, 9.18, 1.836, 5.745_6, 29.138_4, 0.0, 29.138_4,
    ];
    for (step, expected) in steps.iter().zip(expected) {
        assert_close(*step, expected);
    }
    assert_close(steps[0] - steps[1..8].iter().sum::<f64>(), steps[8]);
}

#[test]
fn a_group_that_does_not_say_keeps_the_assumed_leakage() {
    // Two groups of 30 jobs each; 45 people for each fill 30·45/75 = 18. κ without leakage 0.57.
    let text = plan(&[1.0], PARK)
        .replace("lab = 0.6", "lab = 0.3, data = 0.3")
        .replace("candidates = 90", "candidates = 45")
        + "[skill.data]\ncandidates = 45\nsupply = 0\nmatching = 1\n";
    let answer = central(&text);
    let net = 0.57 * (18.0 * 0.6 * 0.7 + 18.0 * 0.9);
    answer.is("jobs.net_skilled", &[net]);
    answer.is("jobs.net_direct", &[net + 0.57 * 40.0 * 0.9]);
    answer.is("jobs.skilled.from.commuters", &[18.0 * 0.3]);
}

#[test]
fn past_the_last_year_the_commuters_share_of_that_year_holds() {
    // One year of 100 skilled jobs, all else as it is: GVA of each later year is that of the first stock.
    let text = |years: &str| {
        plan(&[1.0], PARK)
            .replace("lab = 0.6", "lab = 1")
            .replace(
                "[skill.lab]",
                "[sector.life]\ngva_per_job = 1_000_000\n[skill.lab]",
            )
            .replace(
                "additionality = \"property\"\n",
                "additionality = \"property\"\nsector = \"life\"\n",
            )
            + &format!("[appraisal]\nhorizon = {years}\ndiscount_rate = 0\n")
    };
    // 100·90/190 filled; of them 0.6·0.7·0.57 net. Half a stock in the first year, a whole one later.
    let net = 9_000.0 / 190.0 * 0.6 * 0.7 * 0.57;
    central(&text("1")).is("value.pv_gva", &[0.5 * net]);
    central(&text("4")).is("value.pv_gva", &[3.5 * net]);
}

#[test]
fn premiums_go_to_residents_who_were_not_trained_here() {
    // C = 50·0.8 = 40, candidates 60, half of them commuters: H = 50 of 100: trained 20, commuters 15, others 15.
    // Net skilled: 35, of which 20 were trained; the premium goes to 15.
    let text = with_course(
        &[2.0],
        r"
[skill.lab]
candidates = 60
supply = 0
matching = 1
supply_from = { commuters = 0.5 }
candidates_from = { commuters = 0.5 }
[sector.life]
wage_premium = 1_000_000
[appraisal]
welfare_share = 1
",
    )
    .replace(
        "skills = { lab = 1 }",
        "skills = { lab = 1 }\nsector = \"life\"",
    );
    let answer = central(&text);
    answer.is("jobs.net_skilled", &[35.0]);
    answer.is("wages.premium", &[15.0]);
}

/// Case LM-05 as a scenario: 10,000 posts that grow by 1% a year for ten years, of whose holders 3% leave, in a
/// place where every vacancy is filled.
#[test]
fn expansion_and_replacement_are_those_of_lm_05() {
    let posts: Vec<f64> = (0..11).map(|year| 10_000.0 * 1.01_f64.powi(year)).collect();
    // £100 a post, so that £m are posts over 10,000.
    let amounts: Vec<f64> = posts.iter().map(|posts| posts / 10_000.0).collect();
    let text = plan(
        &amounts,
        "skills = { lab = 1 }\n[activity.plan.posts]\ncost_per_post = 100\n\
         [skill.lab]\ncandidates = 1e9\nsupply = 1e9\nturnover = 0.03\nmatching = 40\n\
         supply_from = { commuters = 0.1 }\n",
    );
    let answer = central(&text);
    let sum = |metric: &str| -> f64 { answer.years(metric)[1..].iter().sum() };
    let close = |found: f64, expected: f64| {
        assert!((found - expected).abs() < 1e-5, "{found} is not {expected}");
    };
    close(answer.at("jobs.demanded", 2034), 11_046.221_254);
    close(answer.at("jobs.unfilled", 2034), 0.0);
    close(sum("jobs.openings.expansion"), 1_046.221_254);
    close(sum("jobs.openings.replacement"), 3_138.663_762);
    close(sum("jobs.openings"), 4_184.885_016);
    close(sum("jobs.openings.left_open.skill.lab"), 0.0);
    // In the first year all posts are new.
    close(answer.at("jobs.openings.expansion", 2024), 10_000.0);
}

#[test]
fn vacancies_that_stayed_open_are_told_apart() {
    // Year 0: 100 new, 50 filled. Year 1: 10 leave, 50 were open.
    let answer = central(&market(2, GROUP));
    answer.is("jobs.openings", &[100.0, 60.0]);
    answer.is("jobs.openings.expansion", &[100.0, 0.0]);
    answer.is("jobs.openings.replacement", &[0.0, 10.0]);
    answer.is("jobs.openings.left_open", &[0.0, 50.0]);
}

#[test]
fn nothing_is_told_of_origins_where_no_group_says_them() {
    let lines = GROUP.lines().filter(|line| !line.contains("_from"));
    let silent: Vec<&str> = lines.collect();
    let answer = central(&market(2, &silent.join("\n")));
    let told = answer.metrics().iter();
    let mut told = told.filter(|it| it.name.contains("from.") || it.name.contains("openings"));
    assert!(told.next().is_none());
    assert_eq!(Origin::ALL.len(), 5);
}
