//! The regional economy: multipliers in each future, the choice between them, jobs by industry, and
//! net jobs in the UK.

use std::fmt::Write as _;

use nalgebra::{DMatrix, RowDVector};

use crate::common::economy::{
    industries, multipliers, of_table, scenario_of, scenario_with, whole_nation, with_employment,
};
use crate::common::{assert_close, central, plan, with_luck};

const GERMANY: &str = include_str!("../data/input_output/germany_1995.csv");
const REGION: &str = include_str!("../data/input_output/region_io_05.csv");

/// A row of a table, without its name and without households.
fn row(table: &str, name: &str) -> Vec<f64> {
    let start = format!("{name},");
    let line = table
        .lines()
        .find(|line| line.starts_with(&start))
        .unwrap_or_default();
    let cells = line.split(',').skip(1).take(industries(table).len());
    cells.map(|cell| cell.parse().unwrap_or(f64::NAN)).collect()
}

/// What Miller and Blair's formulas give with a library's inverse: A·min(λ·LQ, 1), households as the last
/// industry.
fn by_library(table: &str, jobs: &str, delta: f64, closed: bool) -> Vec<f64> {
    let names = industries(table);
    let size = names.len();
    let output = row(table, "output");
    let region: Vec<f64> = names
        .iter()
        .map(|name| row_of_jobs(jobs, name)[0])
        .collect();
    let nation: Vec<f64> = names
        .iter()
        .map(|name| row_of_jobs(jobs, name)[1])
        .collect();
    let (all_region, all_nation) = (region.iter().sum::<f64>(), nation.iter().sum::<f64>());
    let slq: Vec<f64> = (0..size)
        .map(|i| region[i] / all_region / (nation[i] / all_nation))
        .collect();
    let lambda = (1.0 + all_region / all_nation).log2().powf(delta);
    let pay = row(table, "compensation");
    let income: f64 = pay.iter().sum();
    let order = if closed { size + 1 } else { size };
    let mut system = DMatrix::<f64>::identity(order, order);
    for (seller, name) in names.iter().enumerate() {
        let sold = row(table, name);
        for buyer in 0..size {
            let quotient = if seller == buyer {
                slq[seller]
            } else {
                slq[seller] / slq[buyer]
            };
            system[(seller, buyer)] -= sold[buyer] / output[buyer] * (lambda * quotient).min(1.0);
        }
        if closed {
            let line = table.lines().nth(seller + 1).unwrap_or_default();
            let spent: f64 = line
                .split(',')
                .nth(size + 1)
                .unwrap_or("")
                .parse()
                .unwrap_or(f64::NAN);
            system[(seller, size)] -= spent / income * (lambda * slq[seller]).min(1.0);
            system[(size, seller)] -= pay[seller] / output[seller];
        }
    }
    let inverse = system.try_inverse().unwrap_or_else(|| panic!("no inverse"));
    let employment = row(table, "employment");
    let mut jobs: Vec<f64> = (0..size).map(|i| employment[i] / output[i]).collect();
    jobs.resize(order, 0.0);
    let total = RowDVector::from_vec(jobs.clone()) * inverse;
    (0..size).map(|i| total[i] / jobs[i]).collect()
}

fn row_of_jobs(jobs: &str, name: &str) -> [f64; 2] {
    let found = row(&format!("x,a,b\n{jobs}"), name);
    [found[0], found[1]]
}

#[test]
fn multipliers_are_those_of_a_librarys_inverse() {
    for delta in [0.0, 0.1, 0.3, 0.9] {
        for (closure, closed) in [("type1", false), ("type2", true)] {
            let ours = of_table(GERMANY, REGION, delta, closure);
            let theirs = by_library(GERMANY, REGION, delta, closed);
            for (ours, theirs) in ours.iter().zip(theirs) {
                assert!((ours - theirs).abs() < 1e-12, "{ours} {theirs}");
            }
        }
    }
}

#[test]
fn value_added_imports_and_taxes_of_final_demand_are_all_of_it() {
    // With e = (output − purchases)/output every £ of final demand is £1 of them: e·L = 1.
    let output = row(GERMANY, "output");
    let names = industries(GERMANY);
    let rest: Vec<f64> = (0..6)
        .map(|buyer| {
            output[buyer]
                - names
                    .iter()
                    .map(|name| row(GERMANY, name)[buyer])
                    .sum::<f64>()
        })
        .collect();
    let table = with_employment(GERMANY, &rest);
    for (place, multiplier) in of_table(&table, &whole_nation(GERMANY), 0.3, "type1")
        .iter()
        .enumerate()
    {
        assert!((multiplier * rest[place] / output[place] - 1.0).abs() < 1e-12);
    }
}

#[test]
fn an_uncertain_delta_gives_the_bits_of_a_known_one() {
    let uncertain = scenario_of(GERMANY, REGION, "{ uniform = [0.25, 0.75] }", "type2");
    for (luck, known) in [(0.5, "0.5"), (0.25, "0.375")] {
        let drawn = with_luck(&uncertain, &[("region.input_output.flq_delta", luck)]);
        let fixed = with_luck(&scenario_of(GERMANY, REGION, known, "type2"), &[]);
        for sector in 0..6 {
            let name = format!("jobs.knock_on.sector.s{sector}");
            assert_eq!(
                drawn.at(&name, 2024).to_bits(),
                fixed.at(&name, 2024).to_bits()
            );
        }
    }
}

#[test]
fn knock_on_jobs_by_industry_add_up_to_all_of_them() {
    for closure in ["type1", "type2"] {
        let answer = central(&scenario_of(GERMANY, REGION, "0.3", closure));
        let industries = answer
            .metrics()
            .iter()
            .filter(|metric| metric.name.starts_with("jobs.knock_on.industry."));
        let names: Vec<String> = industries.map(|metric| metric.name.clone()).collect();
        assert_eq!(names.len(), 6);
        assert!(names.contains(&"jobs.knock_on.industry.business_services".to_owned()));
        let sum: f64 = names.iter().map(|name| answer.at(name, 2024)).sum();
        let all = answer.at("jobs.knock_on", 2024);
        assert!(all > 10.0 && (sum - all).abs() < 1e-9, "{sum} {all}");
        assert_close(answer.at("jobs.knock_on.no_industry", 2024), 0.0);
    }
}

/// Two industries, the nation itself, L = [[1.254125, 0.330033], [0.264026, 1.122112]]; e = (0.3, 0.25).
#[test]
fn knock_on_jobs_of_one_industry_lie_where_its_column_of_the_inverse_says() {
    let table =
        "industry,one,two\none,150,500\ntwo,200,100\noutput,1000,2000\nemployment,300,500\n";
    let nation = whole_nation(table);
    let text = scenario_of(table, &nation, "0.3", "type1")
        .replace("industry = \"two\"", "industry = \"one\"");
    let answer = central(&text);
    // 200 jobs in industry one: each brings 0.3·0.254125/0.3 of its own and 0.25·0.264026/0.3 of the other.
    let own = 200.0 * 0.254_125_412_541_254_1;
    let other = 200.0 * 0.25 * 0.264_026_402_640_264_03 / 0.3;
    answer.is("jobs.knock_on.industry.one", &[own]);
    answer.is("jobs.knock_on.industry.two", &[other]);
    answer.is("jobs.knock_on", &[own + other]);
}

#[test]
fn one_of_two_multipliers_acts_for_all_sectors_at_once() {
    let keys = "closure = \"type1\"\nmultiplier = 2.5";
    let text = scenario_with(GERMANY, REGION, "flq_delta = 0.3\nweight = 0.4", keys);
    let name = "chance.region.input_output";
    let of_table = of_table(GERMANY, REGION, 0.3, "type1");
    let used = with_luck(&text, &[(name, 0.399)]);
    for (found, known) in multipliers(&used).iter().zip(&of_table) {
        assert_close(*found, *known);
    }
    assert_close(used.whole("region.input_output.used"), 1.0);
    assert_close(used.at("jobs.knock_on.no_industry", 2024), 0.0);
    let local = with_luck(&text, &[(name, 0.401)]);
    for found in multipliers(&local) {
        assert_close(found, 2.5);
    }
    assert_close(local.whole("region.input_output.used"), 0.0);
    assert_close(
        local.at("jobs.knock_on.no_industry", 2024),
        local.at("jobs.knock_on", 2024),
    );
    assert_close(local.at("jobs.knock_on.industry.trade", 2024), 0.0);
}

#[test]
fn the_central_case_believes_what_weighs_more() {
    let keys = "closure = \"type1\"\nmultiplier = 2.5";
    for (weight, used) in [("0.49", 0.0), ("0.5", 1.0), ("0.9", 1.0)] {
        let text = scenario_with(
            GERMANY,
            REGION,
            &format!("flq_delta = 0.3\nweight = {weight}"),
            keys,
        );
        assert_close(central(&text).whole("region.input_output.used"), used);
    }
}

#[test]
fn net_jobs_in_the_uk_leak_nothing_and_displace_more() {
    // 100 jobs, 60 skilled of which 36 are filled (see the cases of net jobs), poached 0.5·0.8.
    let rest = |uk: &str| {
        format!(
            "additionality = \"property\"\nsector = \"life\"\nskills = {{ lab = 0.6 }}\n\
             [activity.plan.jobs]\ncost_per_job = 10_000\n\
             [skill.lab]\ncandidates = 90\nsupply = 0\nmatching = 1\npoached = 0.5\nbackfill = 0.2\n\
             [additionality.property]\nworks = 0.9\ndeadweight = 0.25\nleakage = 0.1\ndisplacement = 0.2\n\
             substitution = 0.05\n{uk}\n[sector.life]\nmultiplier = 1.5\n"
        )
    };
    let answer = central(&plan(&[1.0], &rest("displacement_uk = 0.6")));
    // κ_uk = 0.75·0.4·0.95 = 0.285; knock-on jobs are not counted.
    answer.is("jobs.net_uk", &[0.285 * (21.6 + 40.0)]);
    answer.is("jobs.net_uk.activity.plan", &[0.285 * 61.6]);
    answer.is("jobs.net", &[0.513 * 61.6 * 1.5]);
    let idle = with_luck(
        &plan(&[1.0], &rest("displacement_uk = 0.6")),
        &[("chance.additionality.property", 0.95)],
    );
    idle.is("jobs.net_uk", &[0.0]);
    let silent = central(&plan(&[1.0], &rest("")));
    assert!(
        silent
            .metrics()
            .iter()
            .all(|metric| !metric.name.starts_with("jobs.net_uk"))
    );
}

#[test]
fn jobs_that_commuters_hold_are_net_jobs_in_the_uk() {
    // As above, but 3 of 10 people at hand live elsewhere: their jobs leak out of the region, and stay in the UK.
    let text = plan(
        &[1.0],
        "additionality = \"property\"\nskills = { lab = 0.6 }\n\
         [activity.plan.jobs]\ncost_per_job = 10_000\n\
         [skill.lab]\ncandidates = 90\nsupply = 0\nmatching = 1\npoached = 0.5\nbackfill = 0.2\n\
         supply_from = { commuters = 0.3 }\ncandidates_from = { commuters = 0.3 }\n\
         [additionality.property]\nworks = 0.9\ndeadweight = 0.25\nleakage = 0.1\ndisplacement = 0.2\n\
         displacement_uk = 0.6\nsubstitution = 0.05\n",
    );
    let answer = central(&text);
    answer.is("jobs.net_uk", &[0.285 * (21.6 + 40.0)]);
    // In the region κ = 0.75·0.8·0.95 = 0.57 before leakage: 0.3 of the skilled jobs, 0.1 of the others.
    answer.is("jobs.net", &[0.57 * (0.7 * 21.6 + 0.9 * 40.0)]);
}

#[test]
fn a_scenario_that_stands_alone_holds_its_table() {
    let text = scenario_of(GERMANY, REGION, "{ uniform = [0.2, 0.4] }", "type2");
    let once = crate::common::read(&text);
    let again = crate::common::read(&once.resolved);
    assert_eq!(once.programme, again.programme);
    assert_eq!(once.digest, again.digest);
}

/// A table of so many industries and a region without any pattern: always the same ones.
fn without_pattern(size: usize, seed: u64) -> (String, String) {
    let mut state = seed;
    let mut next = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as f64 / f64::from(1_u32 << 31)
    };
    let names: Vec<String> = (0..size).map(|place| format!("i{place}")).collect();
    let mut table = format!("industry,{},households\n", names.join(","));
    let mut bought = vec![0.0; size];
    for name in &names {
        let sold: Vec<f64> = (0..size).map(|_| (next() * 100.0).floor()).collect();
        for (all, sold) in bought.iter_mut().zip(&sold) {
            *all += sold;
        }
        let cells: Vec<String> = sold.iter().map(|sold| format!("{sold:?}")).collect();
        let _ = writeln!(
            table,
            "{name},{},{:?}",
            cells.join(","),
            (next() * 40.0 * size as f64).floor()
        );
    }
    for (row, factor, more) in [
        ("output", 1.0, 0.9),
        ("employment", 0.0, 30.0),
        ("compensation", 0.0, 0.9),
    ] {
        let cells: Vec<String> = bought
            .iter()
            .map(|bought| {
                format!(
                    "{:?}",
                    (bought * (factor + more * (0.5 + next()))).ceil() + 1.0
                )
            })
            .collect();
        let _ = writeln!(table, "{row},{},", cells.join(","));
    }
    let mut jobs = "industry,region,nation\n".to_owned();
    for name in &names {
        let nation = (next() * 9_000.0).floor() + 1_000.0;
        let _ = writeln!(
            jobs,
            "{name},{:?},{nation:?}",
            (nation * (0.01 + 0.2 * next())).floor()
        );
    }
    (table, jobs)
}

#[test]
fn tables_without_any_pattern_agree_with_a_librarys_inverse() {
    for (size, seed) in [(1, 3), (2, 5), (7, 7), (23, 11), (40, 13)] {
        let (table, jobs) = without_pattern(size, seed);
        for (closure, closed) in [("type1", false), ("type2", true)] {
            let ours = of_table(&table, &jobs, 0.2, closure);
            let theirs = by_library(&table, &jobs, 0.2, closed);
            for (ours, theirs) in ours.iter().zip(theirs) {
                assert!(
                    (ours / theirs - 1.0).abs() < 1e-11,
                    "{size}: {ours} {theirs}"
                );
            }
        }
    }
}

#[test]
fn a_smaller_share_bought_in_the_region_never_brings_more_and_households_never_less() {
    let (table, jobs) = without_pattern(12, 17);
    let mut last: Option<[Vec<f64>; 2]> = None;
    for delta in [0.0, 0.1, 0.2, 0.4, 0.8] {
        let [one, two] = ["type1", "type2"].map(|closure| of_table(&table, &jobs, delta, closure));
        for (one, two) in one.iter().zip(&two) {
            assert!(*one >= 1.0 && two > one);
        }
        if let Some(last) = &last {
            for (now, before) in one.iter().chain(&two).zip(last.iter().flatten()) {
                assert!(now < before);
            }
        }
        last = Some([one, two]);
    }
}

#[test]
fn the_answer_under_each_multiplier_is_that_of_the_draws_that_used_it() {
    let keys = "closure = \"type1\"\nmultiplier = { uniform = [2.0, 3.0] }";
    let table = "flq_delta = { uniform = [0.2, 0.4] }\nweight = 0.4";
    let mut text = scenario_with(GERMANY, REGION, table, keys);
    text += "[[target]]\ntitle = \"A thousand\"\nmetric = \"jobs.net\"\nby = 2024\nat_least = 1_000\n\
             [[target]]\ntitle = \"Filled\"\nmetric = \"jobs.net_direct\"\nby = 2024\nat_least = 1_000\n";
    let scenario = crate::common::read(&text);
    let settings = regiocast::ensemble::Settings::new(2_000, 1);
    let ensemble = regiocast::ensemble::run(scenario.case(), settings, &|_| ())
        .unwrap_or_else(|error| panic!("{error}"));
    let found = regiocast::analysis::multiplier::under_each(&scenario.programme, &ensemble);
    // Net jobs, knock-on jobs and the one net promise, under each.
    assert_eq!(found.len(), 6);
    let words: Vec<&str> = found.iter().map(|one| one.multiplier.word()).collect();
    assert_eq!(words[..2], ["input-output", "local multiplier"]);
    assert_eq!(found[0].draws + found[1].draws, 2_000);
    // 0.4 of 2,000, within four standard deviations of √(2000·0.4·0.6) = 21.9.
    assert!(
        (found[0].draws as f64 - 800.0).abs() < 88.0,
        "{}",
        found[0].draws
    );
    // 600 direct jobs: 1,200 to 1,800 by local multipliers, 660 to 780 by the table.
    assert!(found[1].percentiles[0] > 1_200.0 && found[1].percentiles[2] < 1_800.0);
    assert!(found[0].percentiles[0] > 660.0 && found[0].percentiles[2] < 780.0);
    assert!((found[1].moments.mean - 1_500.0).abs() < 4.0 * found[1].moments.error);
    let promise: Vec<f64> = found[4..]
        .iter()
        .map(|one| one.kept.map_or(-1.0, |kept| kept.share))
        .collect();
    assert_eq!(promise, [0.0, 1.0]);
    assert_eq!(found[4].promise.as_deref(), Some("A thousand"));
}

#[test]
fn what_may_be_counted_twice_or_does_nothing_is_warned_of() {
    let warned = |text: &str| {
        let warnings = crate::common::read(text).warnings;
        let messages: Vec<String> = warnings.iter().map(|one| one.message.clone()).collect();
        messages.join("\n")
    };
    let table = scenario_of(GERMANY, REGION, "0.3", "type2");
    assert_eq!(warned(&table), warned(&table.replace("type2", "type1")));
    // The last sector has a local multiplier of its own.
    let mixed = table.replace(
        "industry = \"other services\"\nclosure = \"type2\"",
        "multiplier = 1.5",
    );
    assert!(warned(&mixed).contains("the same spending would be counted twice"));
    let idle = table.replace("flq_delta = 0.3", "flq_delta = 0.3\nweight = 0.5");
    assert!(warned(&idle).contains("decides nothing"));
    let profile =
        "[additionality.property]\ndeadweight = 0.25\nleakage = 0.1\ndisplacement = 0.4\n";
    let lower = plan(
        &[1.0],
        &format!(
            "additionality = \"property\"\n[activity.plan.jobs]\ncost_per_job = 10_000\n{profile}displacement_uk = 0.3\n"
        ),
    );
    assert!(warned(&lower).contains("lower than that of `displacement`"));
    assert!(!warned(&lower.replace("0.3\n", "0.5\n")).contains("lower than"));
}
