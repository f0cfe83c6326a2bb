//! Appraisal: HM Treasury's Green Book.

use crate::common::draws::run_draws;
use crate::common::{assert_close, assert_within, central, plan, read, scenario};
use regiocast::analysis::precision::percentile_error;
use regiocast::programme::Discount;

/// The discount factors of a scenario appraised over 127 years.
fn factors(appraisal: &str) -> Vec<f64> {
    let text = plan(
        &[1.0],
        &format!("[appraisal]\nhorizon = 127\n{appraisal}\n"),
    );
    match read(&text).programme.appraisal.discount {
        Discount::Schedule { factors, .. } => factors,
        Discount::Flat(_) => Vec::new(),
    }
}

/// METHODS GB-01. The Green Book's rates, as the TAG notice of 16 April 2026 gives them (read):
/// 3.5 % to year 30, 3.0 % to 75, 2.5 % to 125, 2.0 % to 200; health 1.5, 1.29, 1.07, 0.86 %.
/// Factors computed; the tests of the R package `greenbook` agree.
#[test]
fn gb_01_discount_factors_of_the_green_book() {
    let years = [0, 1, 2, 3, 5, 10, 30, 31, 60, 75, 76, 125, 126];
    let standard = [
        1.0,
        0.966_183_574_9,
        0.933_510_700_4,
        0.901_942_705_7,
        0.841_973_166_9,
        0.708_918_813_7,
        0.356_278_410_6,
        0.345_901_369_5,
        0.146_781_987_9,
        0.094_213_772_6,
        0.091_915_875_7,
        0.027_410_763_0,
        0.026_873_297_1,
    ];
    let health = [
        1.0,
        0.985_221_674_9,
        0.970_661_748_6,
        0.956_316_993_7,
        0.928_260_325_4,
        0.861_667_231_7,
        0.639_762_429_9,
        0.631_614_601_5,
        0.435_533_533_3,
        0.359_354_453_6,
        0.355_550_067_8,
        0.211_061_852_9,
        0.209_262_198_0,
    ];
    for (schedule, expected) in [("", standard), ("discount = \"health\"", health)] {
        let found = factors(schedule);
        for (year, expected) in years.into_iter().zip(expected) {
            assert!((found[year] - expected).abs() < 1e-9, "{schedule} {year}");
        }
    }
}

/// The present value of £1m a year in years 1 to n: what one learner who completes in year 0 gains,
/// less the gain of year 0.
fn annuity(years: usize, appraisal: &str) -> f64 {
    let text = plan(
        &[1.0],
        &format!(
            "[activity.plan.training]\npathway = \"course\"\ngroup = \"lab\"\n\
             cost_per_start = 1_000_000\nduration = 0\ncompletion = 1\nearnings_gain = 1_000_000\n\
             [skill.lab]\ncandidates = 0\nsupply = 0\n\
             [appraisal]\nhorizon = {}\n{appraisal}\n",
            years + 1
        ),
    );
    central(&text).whole("value.pv_welfare") - 1.0
}

/// METHODS GB-02 (computed). Year 0 is not discounted; flows count at the end of their year (the
/// mid-year convention of devolved guidance is not used).
#[test]
fn gb_02_annuities_through_the_bands() {
    for (years, expected) in [
        (4, 3.673_079_208_6),
        (5, 4.515_052_375_5),
        (10, 8.316_605_322_6),
        (30, 18.392_045_411_4),
        (60, 25.375_259_502_5),
        (100, 28.863_363_355_6),
    ] {
        assert!((annuity(years, "") - expected).abs() < 1e-9, "{years}");
    }
    assert!((annuity(10, "discount = \"health\"") - 9.222_184_551_9).abs() < 1e-9);
    // The sensitivity without pure time preference: 3.0 %, flat up to year 30.
    assert!((annuity(10, "discount_rate = 0.03") - 8.530_202_836_8).abs() < 1e-9);
}

/// A public cost now, and a benefit in years 1 to 4.
fn option(cost: f64, benefit: f64) -> String {
    scenario(
        1,
        &format!(
            "[appraisal]\nhorizon = 5\n\
             [fund.grant]\nkind = \"public\"\namount = {cost:?}\nprices = \"real\"\nprofile = \"even\"\n\
             [fund.firm]\nkind = \"private\"\namount = 1\nprices = \"real\"\nprofile = \"even\"\n\
             [activity.spend]\nfunded_by = {{ grant = 1 }}\n\
             [activity.course]\nfunded_by = {{ firm = 1 }}\n\
             [activity.course.training]\npathway = \"course\"\ngroup = \"lab\"\n\
             cost_per_start = 1_000_000\nduration = 0\ncompletion = 1\n\
             earnings_gain = {0:?}\nforgone = {0:?}\n\
             [skill.lab]\ncandidates = 0\nsupply = 0\n",
            benefit * 1e6
        ),
    )
}

/// METHODS GB-03: options A and B of the Green Book 2003 (recalled; the calculation lands on the
/// recalled roundings −0.82 and +0.51).
#[test]
fn gb_03_options_a_and_b() {
    for (cost, benefit, present, npsv, bcr) in [
        (10.0, 2.5, 9.182_698, -0.817_302, 0.918_270),
        (5.0, 1.5, 5.509_619, 0.509_619, 1.101_924),
    ] {
        let answer = central(&option(cost, benefit));
        assert!((answer.whole("value.pv_welfare") - present).abs() < 1e-6);
        assert!((answer.whole("value.npsv") - npsv).abs() < 1e-6);
        assert!((answer.whole("value.bcr") - bcr).abs() < 1e-6);
    }
}

/// METHODS GB-07: HM Treasury's GDP deflator of December 2025, 2024 = 100 (read in the data of the
/// R package `greenbook`). 2021 was not noted down; the number here is invented and matters to none
/// of the factors.
const DEFLATOR: &str = "deflator = { 2019 = 81.1085, 2020 = 85.2137, 2021 = 86.0, 2022 = 90.5005, \
                        2023 = 96.2507, 2024 = 100.0 }";

fn in_prices_of_2024(value: f64, price_year: i32) -> f64 {
    let text = plan(
        &[1.0],
        &format!(
            "[activity.plan.jobs]\ncost_per_job = {{ evidence = \"figure\" }}\n\
             [appraisal]\n{DEFLATOR}\n\
             [evidence.figure]\ntitle = \"A figure\"\nunit = \"£\"\nsource = \"GB-07\"\n\
             rating = \"amber\"\nvalue = {value:?}\nprice_year = {price_year}\n"
        ),
    );
    let register = read(&text).register;
    let cost = register
        .assumptions
        .iter()
        .find(|one| one.name == "activity.plan.jobs.cost_per_job");
    cost.map_or(f64::NAN, |cost| cost.distribution.median())
}

#[test]
fn gb_07_evidence_is_brought_to_todays_prices() {
    assert_within(in_prices_of_2024(1.0, 2019), 1.232_916_402_1, 1e-9);
    assert_within(in_prices_of_2024(1.0, 2020), 1.173_520_220_3, 1e-9);
    assert_close(in_prices_of_2024(1.0, 2024), 1.0);
    // A wellbeing-adjusted life year: £13,000 of 2019.
    assert!((in_prices_of_2024(13_000.0, 2019) - 16_027.91).abs() < 0.005);
}

/// METHODS GB-07 (computed): £100 nominal in each of 2025 to 2027 at 2 % a year, base 2025.
#[test]
fn gb_07_a_steady_nominal_sum_is_worth_less_each_year() {
    let text = "title = \"GB-07\"\nstart = 2025\nyears = 3\nprice_year = 2025\n\
                [fund.grant]\nkind = \"public\"\namount = 300\nprices = \"nominal\"\n\
                profile = \"even\"\n[activity.plan]\nfunded_by = { grant = 1 }\n";
    let answer = central(text);
    for (found, expected) in answer.years("investment.total").into_iter().zip([
        100.0,
        98.039_215_686_3,
        96.116_878_123_8,
    ]) {
        assert!((found - expected).abs() < 1e-9);
    }
    answer.is("investment.total.nominal", &[100.0; 3]);
    assert!((answer.whole("value.pv_public_cost") - 284.450_014_104_5).abs() < 1e-9);
}

/// METHODS GB-08 (computed): benefits lognormal about £150m with σ 0.4, costs about £100m with σ
/// 0.3. A thousand learners gain £150,000 each.
const RATIO: &str = "[fund.grant]\nkind = \"public\"\namount = { lognormal = [100, 0.3] }\n\
    prices = \"real\"\nprofile = \"even\"\n\
    [fund.firm]\nkind = \"private\"\namount = 1\nprices = \"real\"\nprofile = \"even\"\n\
    [activity.spend]\nfunded_by = { grant = 1 }\n\
    [activity.course]\nfunded_by = { firm = 1 }\n\
    [activity.course.training]\npathway = \"course\"\ngroup = \"lab\"\ncost_per_start = 1_000\n\
    duration = 0\ncompletion = 1\nearnings_gain = { lognormal = [150_000, 0.4] }\n\
    [skill.lab]\ncandidates = 0\nsupply = 0\n";

#[test]
fn gb_08_the_headline_is_the_ratio_of_expectations_and_not_the_expectation_of_ratios() {
    let draws = run_draws(&scenario(1, RATIO), 100_000, 8);
    let row = |name: &str| draws.summary.find(name, None).cloned();
    let (headline, ratios) = (row("value.bcr.of_means"), row("value.bcr"));
    let (Some(headline), Some(ratios)) = (headline, ratios) else {
        panic!("there are no ratios");
    };
    assert!((headline.mean - 1.553_430).abs() < 4.0 * headline.mcse);
    assert!((ratios.mean - 1.699_723).abs() < 4.0 * ratios.mcse);
    // The errors are small enough to tell the three apart.
    assert!(headline.mcse < 0.003 && ratios.mcse < 0.004);
    let values = draws.of("value.bcr", None);
    let error = percentile_error(&values, 0.5).unwrap_or(f64::NAN);
    assert!((ratios.p50() - 1.5).abs() < 4.0 * error && error < 0.004);
    crate::common::draws::assert_share(&values, 0.791_297, 4.0, |ratio| ratio > 1.0);
    crate::common::draws::assert_share(&values, 0.282_523, 4.0, |ratio| ratio > 2.0);
}
