use super::coverage::at_most;
use super::luck::Luck;
use super::reported::{Knowledge, reported};
use super::*;

/// Even draws of a normal distribution, in an order that has nothing to do with their size.
fn normal(mean: f64, sd: f64, order: u64) -> Vec<f64> {
    let mut draws = vec![mean; 1_000];
    reported(&mut draws, 1.0, Knowledge::Sd(sd), (order, "order"));
    draws
}

fn forecast<'a>(series: &'a str, year: i32, draws: &'a [f64], outturn: f64) -> Forecast<'a> {
    Forecast {
        label: series,
        series,
        run: "one",
        year: Some(year),
        draws,
        outturn,
        reported_share: 1.0,
        official: None,
    }
}

#[test]
fn the_score_by_ranks_is_the_score_by_pairs() {
    let draws = [1e9 + 3.0, 1e9 - 4.0, 1e9 + 0.5, 1e9 + 0.5, 1e9 + 11.0];
    let outturn = 1e9 + 2.0;
    let mut sorted = draws;
    sorted.sort_unstable_by(f64::total_cmp);
    let found = crps::of_sorted(&sorted, outturn);
    let away = draws.iter().map(|x| (x - outturn).abs()).sum::<f64>() / 5.0;
    let pairs = draws
        .iter()
        .flat_map(|a| draws.iter().map(move |b| (a - b).abs()));
    let pairs: f64 = pairs.sum();
    assert!((found.plain - (away - pairs / 50.0)).abs() < 1e-9);
    assert!((found.fair - (away - pairs / 40.0)).abs() < 1e-9);
}

#[test]
fn a_forecast_without_doubt_scores_its_error() {
    let scores = of(&[forecast("jobs", 2030, &[150.0], 140.0)]);
    let row = &scores.rows[0];
    assert_eq!((row.crps.plain, row.crps.fair), (10.0, 10.0));
    assert_eq!(row.relative, Some(10.0 / 140.0));
    assert_eq!((row.inside, row.pit, row.surprise), ([false; 3], 0.0, 0.0));
    assert_eq!(row.log_score, None);
}

#[test]
fn a_row_has_its_percentiles_ranges_and_place() {
    let draws: Vec<f64> = (0..=100).map(f64::from).collect();
    let scores = of(&[forecast("jobs", 2030, &draws, 92.0)]);
    let row = &scores.rows[0];
    assert_eq!(row.percentiles, [5.0, 10.0, 25.0, 50.0, 75.0, 90.0, 95.0]);
    assert_eq!(row.inside, [false, false, true]);
    assert!((row.pit - 92.5 / 101.0).abs() < 1e-12);
    assert!((row.surprise - 2.0 * 8.5 / 101.0).abs() < 1e-12);
    // Width 80, and 2 above the upper end at 2/0.2 each.
    assert!((row.intervals[1] - 100.0).abs() < 1e-9);
}

#[test]
fn an_event_has_the_brier_score_and_no_range() {
    let mut draws = [0.0; 10];
    draws[..3].fill(1.0);
    let scores = of(&[forecast("flood", 2030, &draws, 1.0)]);
    assert!(scores.rows[0].is_event);
    assert!((scores.rows[0].crps.plain - 0.49).abs() < 1e-12);
    assert_eq!(scores.overall.coverage[1].of, 0);
    assert_eq!(scores.overall.coverage[1].found(), None);
    assert_eq!(scores.overall.uniformity.of, 0);
}

#[test]
fn what_has_no_draws_is_not_scored() {
    let known = [1.0, 2.0, f64::NAN];
    let scores = of(&[
        forecast("jobs", 2030, &[f64::NAN], 1.0),
        forecast("jobs", 2031, &known, 1.0),
        forecast("jobs", 2032, &[], 1.0),
    ]);
    assert_eq!(scores.rows.len(), 1);
    assert_eq!((scores.rows[0].forecast, scores.rows[0].draws), (1, 2));
    assert!(of(&[]).rows.is_empty());
}

#[test]
fn figures_that_go_together_miss_together() {
    let draws = normal(100.0, 10.0, 1);
    let together: Vec<Forecast> = (0..10)
        .map(|i| forecast("jobs", 2030 + i, &draws, 60.0))
        .collect();
    let coverage = &of(&together).overall.coverage[1];
    assert_eq!(coverage.hits, 0);
    assert!(coverage.apart < 1e-6);
    // All ten miss whenever one does: one time in five.
    assert!((coverage.so_few() - 0.2).abs() < 0.005);
    assert_eq!(coverage.light(), Light::Green);
    assert!((coverage.expected - 8.0).abs() < 0.02);
}

#[test]
fn figures_of_different_runs_miss_alone() {
    let draws = normal(0.0, 1.0, 1);
    let runs: Vec<String> = (0..20).map(|i| format!("run {i}")).collect();
    let apart = |misses: usize| {
        let of_run = |(place, run): (usize, &'static str)| Forecast {
            run,
            ..forecast("jobs", 2030, &draws, if place < misses { 9.0 } else { 0.0 })
        };
        let runs = runs
            .iter()
            .map(|run| &*Box::leak(run.clone().into_boxed_str()));
        let all: Vec<Forecast> = runs.enumerate().map(of_run).collect();
        of(&all).overall.coverage[2].clone()
    };
    let amber = apart(5);
    assert_eq!((amber.hits, amber.light()), (15, Light::Amber));
    assert!((amber.so_few() - amber.apart).abs() < 0.002);
    assert_eq!(apart(6).light(), Light::Red);
    assert_eq!(apart(4).light(), Light::Green);
    assert_eq!(amber.luck.range(0.9), [16, 20]);
}

#[test]
fn too_many_hits_are_said_too() {
    let draws: Vec<Vec<f64>> = (0..15).map(|i| normal(0.0, 1.0, i)).collect();
    let all: Vec<Forecast> = draws
        .iter()
        .map(|draws| forecast("jobs", 2030, draws, 0.1))
        .collect();
    let overall = of(&all).overall;
    // 0.8 to the fifteenth is 0.035.
    assert!(overall.coverage[1].looks_wide());
    assert!((overall.coverage[1].so_many() - 0.035).abs() < 0.02);
    let few: Vec<Forecast> = all[..5].to_vec();
    assert!(!of(&few).overall.coverage[1].looks_wide());
}

#[test]
fn luck_is_never_more_than_all() {
    let luck = Luck {
        chances: vec![0.1, 0.2, 0.7],
    };
    assert_eq!((luck.at_most(2), luck.at_least(0)), (1.0, 1.0));
    assert!((luck.at_most(1) - 0.3).abs() < 1e-12);
    assert!((luck.at_least(1) - 0.9).abs() < 1e-12);
    assert!((luck.mean() - 1.6).abs() < 1e-12);
    assert_eq!(luck.range(0.9), [0, 2]);
    assert_eq!(luck.range(0.5), [1, 2]);
}

#[test]
fn forecasts_that_are_too_high_are_told_to_lean() {
    let draws: Vec<Vec<f64>> = (0..8).map(|i| normal(100.0, 20.0, i)).collect();
    let all: Vec<Forecast> = draws
        .iter()
        .map(|draws| forecast("jobs", 2030, draws, 80.0))
        .collect();
    let bias = of(&all).overall.bias;
    assert_eq!((bias.of, bias.lower, bias.higher), (8, 8, 0));
    assert!((bias.mean_error - 20.0).abs() < 1e-9);
    assert!((bias.relative_median_error.unwrap() - 0.25).abs() < 1e-9);
    // One in 256 if they have nothing to do with each other.
    assert!(bias.so_lopsided() < 0.012);
}

#[test]
fn simple_forecasts_need_their_years() {
    let draws = normal(100.0, 10.0, 1);
    let mut all = [(2030, 10.0), (2031, 14.0), (2033, 30.0)]
        .map(|(year, outturn)| forecast("jobs", year, &draws, outturn));
    all[2].official = Some(40.0);
    let rows = of(&all).rows;
    assert_eq!(rows[0].rivals.says, [None, None, None]);
    assert_eq!(rows[1].rivals.says, [Some(10.0), None, None]);
    assert_eq!(rows[2].rivals.says, [Some(14.0), Some(22.0), Some(40.0)]);
    assert_eq!(rows[2].rivals.scores, [Some(16.0), Some(8.0), Some(10.0)]);
}

#[test]
fn half_a_year_is_half_of_the_year_before() {
    let draws = normal(100.0, 10.0, 1);
    let mut all =
        [(2030, 10.0), (2031, 7.0)].map(|(year, outturn)| forecast("jobs", year, &draws, outturn));
    all[1].reported_share = 0.5;
    assert_eq!(of(&all).rows[1].rivals.says[0], Some(5.0));
    all.swap(0, 1);
    all[0].year = Some(2029);
    assert_eq!(of(&all).rows[1].rivals.says[0], Some(14.0));
}

#[test]
fn skill_is_over_the_figures_that_the_simple_forecast_has() {
    let exact = [20.0];
    let all =
        [(2030, 10.0), (2031, 14.0)].map(|(year, outturn)| forecast("jobs", year, &exact, outturn));
    let [last, trend, official] = of(&all).overall.skills;
    // 6 off in 2031, where the last value is 4 off.
    assert_eq!((last.of, last.skill), (1, Some(-0.5)));
    assert_eq!((trend.of, trend.skill), (0, None));
    assert_eq!((official.of, official.skill), (0, None));
}

#[test]
fn figures_of_different_units_weigh_alike() {
    let (few, many) = ([12.0], [1_100.0]);
    let mut all = [
        forecast("firms", 2030, &few, 10.0),
        forecast("jobs", 2030, &many, 1_000.0),
    ];
    all[0].official = Some(14.0);
    all[1].official = Some(1_400.0);
    let overall = of(&all).overall;
    // 0.2 and 0.1 off, where the prospectus is 0.4 and 0.4 off.
    assert!((overall.relative.unwrap() - 0.15).abs() < 1e-12);
    assert!((overall.skills[2].skill.unwrap() - (1.0 - 0.3 / 0.8)).abs() < 1e-12);
}

#[test]
fn errors_of_a_report_have_their_spread_and_nothing_to_do_with_the_future() {
    let mut draws: Vec<f64> = (0..4_000).map(|i| f64::from(i) / 40.0).collect();
    let before = draws.clone();
    reported(&mut draws, 0.5, Knowledge::Sd(10.0), (7, "jobs.2030"));
    let errors: Vec<f64> = draws
        .iter()
        .zip(&before)
        .map(|(after, before)| after - 0.5 * before)
        .collect();
    let (mean, sd) = crate::analysis::quantiles::mean_and_sd(&errors);
    assert!(mean.abs() < 1e-9 && (sd - 10.0).abs() < 0.02, "{mean} {sd}");
    let products: f64 = errors
        .iter()
        .zip(&before)
        .map(|(error, before)| error * (before - 50.0))
        .sum();
    let correlation = products / 4_000.0 / 10.0 / 28.87;
    assert!(correlation.abs() < 0.05, "{correlation}");
    let mut again = before.clone();
    reported(&mut again, 0.5, Knowledge::Sd(10.0), (7, "jobs.2030"));
    assert_eq!(again, draws);
}

#[test]
fn a_share_of_few_is_a_whole_number_of_them() {
    let mut draws = vec![0.3; 2_000];
    reported(&mut draws, 1.0, Knowledge::ShareOf(20.0), (1, "completion"));
    assert!(
        draws
            .iter()
            .all(|share| (share * 20.0).fract().abs() < 1e-9)
    );
    let (mean, sd) = crate::analysis::quantiles::mean_and_sd(&draws);
    assert!((mean - 0.3).abs() < 0.001 && (sd - (0.21_f64 / 20.0).sqrt()).abs() < 0.001);
}

#[test]
fn few_outturns_have_no_power_and_many_uneven_ones_are_found() {
    let draws = normal(100.0, 10.0, 1);
    let all: Vec<Forecast> = (0..30)
        .map(|i| forecast("jobs", 2000 + i, &draws, 100.0 + f64::from(i) * 0.1))
        .collect();
    let few = of(&all[..10]).overall.uniformity;
    assert!(!few.has_power());
    let many = of(&all).overall.uniformity;
    assert!(many.has_power() && many.is_uneven());
    assert!((at_most(3, 3, 0.2) - 1.0).abs() < 1e-12);
    // Beyond what is worked out exactly, nearly the same.
    let (exact, near) = (pit::critical(140, 0.05), pit::critical(141, 0.05));
    assert!((exact - near).abs() < 0.001, "{exact} {near}");
}
