//! What must hold where activities wait for each other, move money, or need capability first.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use regiocast::outcomes::Measure;

use super::sketch::{Sketch, known_years, sketches};
use crate::common::draws::answers;
use crate::common::{Answer, central};

const SEED: u64 = 5;

/// The knots of a sketch: who waits, how its building opens, what is moved, what holds back.
#[derive(Debug, Clone)]
struct Knots {
    park_waits: bool,
    whole: bool,
    shares: [f64; 3],
    first: usize,
    at_least: f64,
    before: f64,
}

fn share() -> impl Strategy<Value = f64> {
    prop_oneof![1 => Just(0.0), 1 => Just(1.0), 6 => 0.0..1.0]
}

fn knots() -> impl Strategy<Value = Knots> {
    (
        any::<bool>(),
        any::<bool>(),
        [share(), share(), share()],
        0..3_usize,
        (0.05..1.0, share()),
    )
        .prop_map(
            |(park_waits, whole, shares, first, (at_least, before))| Knots {
                park_waits,
                whole,
                shares,
                first,
                at_least,
                before,
            },
        )
}

/// A sketch with its knots tied: the park or the school waits for the other, money goes from the park to
/// the school and to a club that has none, and back from the school.
fn tied(sketch: &Sketch, knots: &Knots) -> String {
    let (waiting, first) = if knots.park_waits {
        ("park", "school")
    } else {
        ("school", "park")
    };
    let mut text = sketch.text().replacen(
        &format!("[activity.{waiting}]\n"),
        &format!("[activity.{waiting}]\nwaits_for = [\"{first}\"]\n"),
        1,
    );
    if knots.whole {
        text = text.replace("build_years", "opens = \"at completion\"\nbuild_years");
    }
    let [there, away, back] = knots.shares;
    let year = 2024 + knots.first.min(sketch.years - 1);
    let tables = format!(
        "[activity.club]\nreputation = true\n[activity.club.posts]\ncost_per_post = 40_000\n\
         [move.there]\nfrom = \"park\"\nto = \"school\"\nshare = {there:?}\nfirst = {year}\n\
         [move.away]\nfrom = \"park\"\nto = \"club\"\nshare = {away:?}\nfirst = 2024\n\
         [move.back]\nfrom = \"school\"\nto = \"park\"\nshare = {back:?}\nfirst = {year}\n\
         [activity.park.gate]\nworkforce = \"staff\"\nlevel = \"b\"\nat_least = {:?}\nbefore = {:?}\n",
        knots.at_least, knots.before
    );
    text + &tables
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * (1.0 + a.abs().max(b.abs()))
}

fn so_far(answer: &Answer, metric: &str) -> Vec<f64> {
    let mut total = 0.0;
    let flow = answer.years(metric);
    flow.iter()
        .map(|x| {
            total += x;
            total
        })
        .collect()
}

fn not_above(lower: &[f64], upper: &[f64]) -> bool {
    let pairs = lower.iter().zip(upper);
    pairs.fold(true, |all, (a, b)| all && *a <= b + 1e-9 * (1.0 + b.abs()))
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 64,
        rng_seed: RngSeed::Fixed(2026),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn every_pound_that_waits_or_moves_is_accounted_for(
        mut sketch in sketches(),
        knots in knots(),
        known in prop::option::of(known_years()),
    ) {
        sketch.known = known.unwrap_or_default();
        for answer in answers(&tied(&sketch, &knots), 16, SEED) {
            let whole = |part: &str| answer.whole(&format!("investment.{part}"));
            let parts = ["not_arrived", "slipped", "withheld", "price_effect", "unallocated"];
            let lost: f64 = parts.map(whole).iter().sum();
            let spent: f64 = (0..sketch.funds.len())
                .map(|fund| answer.total(&format!("investment.fund.f{fund}")))
                .sum();
            let has_above = answer.metrics().iter().any(|it| it.name == "investment.above_promise");
            let above = if has_above { whole("above_promise") } else { 0.0 };
            let found = lost + spent + answer.total("training.unspent");
            prop_assert!(near(found, whole("promised") + above), "{found} of {}", whole("promised"));
            for part in parts.map(whole) {
                prop_assert!(part >= -1e-9, "{part} is below nothing");
            }
        }
    }

    #[test]
    fn moving_money_changes_no_total_where_nothing_else_is_late(
        sketch in sketches(),
        knots in knots(),
    ) {
        let mut sketch = Sketch { events: Vec::new(), ..sketch };
        sketch.park.slippage = 0.0;
        sketch.school.slippage = 0.0;
        sketch.park.leverage = 0.0;
        sketch.school.leverage = 0.0;
        let text = tied(&sketch, &knots).replace("waits_for = [\"park\"]\n", "");
        let text = text.replace("waits_for = [\"school\"]\n", "");
        let stays = Knots { shares: [0.0; 3], ..knots };
        let still = tied(&sketch, &stays).replace("waits_for = [\"park\"]\n", "");
        let still = still.replace("waits_for = [\"school\"]\n", "");
        for (moved, still) in answers(&text, 8, SEED).iter().zip(answers(&still, 8, SEED)) {
            for fund in 0..sketch.funds.len() {
                let metric = format!("fund.f{fund}.received");
                prop_assert_eq!(moved.years(&metric), still.years(&metric));
            }
            // Own money of all activities, unspent training money included.
            let own = |answer: &Answer| -> f64 {
                (0..sketch.funds.len())
                    .map(|fund| answer.total(&format!("investment.fund.f{fund}")))
                    .sum::<f64>() + answer.total("training.unspent")
            };
            prop_assert!(near(own(moved), own(&still)), "{} is not {}", own(moved), own(&still));
        }
    }

    #[test]
    fn what_moves_never_exceeds_what_was_given(sketch in sketches(), knots in knots()) {
        for answer in answers(&tied(&sketch, &knots), 8, SEED) {
            let moved = |id: &str| answer.years(&format!("move.{id}.moved"));
            let (there, away, back) = (moved("there"), moved("away"), moved("back"));
            for year in 0..sketch.years {
                let received: f64 = (0..sketch.funds.len())
                    .map(|fund| answer.years(&format!("fund.f{fund}.received"))[year])
                    .sum();
                let most = 1e-9 * (1.0 + received);
                prop_assert!(there[year] + away[year] <= sketch.park.share * received + most);
                prop_assert!(back[year] <= sketch.school.share * received + most);
            }
        }
    }

    #[test]
    fn no_figure_of_what_waits_is_missing_or_below_nothing(sketch in sketches(), knots in knots()) {
        for answer in answers(&tied(&sketch, &knots), 8, SEED) {
            for metric in answer.metrics() {
                for value in answer.years(&metric.name) {
                    let ratio = matches!(metric.measure, Measure::Pounds | Measure::Ratio);
                    let free = ratio || metric.name == "value.npsv" || metric.name == "value.pv_welfare"
                        || metric.name == "earnings.gain";
                    let share = metric.measure != Measure::Share || value <= 1.0 + 1e-9;
                    prop_assert!(free || value >= -1e-9 && value.is_finite(), "{} is {value}", metric.name);
                    prop_assert!(share || free, "{} is {value}", metric.name);
                }
            }
        }
    }

    #[test]
    fn the_later_it_ends_the_later_begins_what_waits_for_it(
        sketch in sketches(),
        knots in knots(),
        later in 0.0..3.0,
    ) {
        let sooner = Sketch { events: Vec::new(), recession: None, ..sketch };
        let knots = Knots { park_waits: false, shares: [0.0; 3], ..knots };
        let mut late = sooner.clone();
        late.park.slippage += later;
        let sooner = answers(&tied(&sooner, &knots), 8, SEED);
        let late = answers(&tied(&late, &knots), 8, SEED);
        for (sooner, late) in sooner.iter().zip(&late) {
            let spent = |answer: &Answer| {
                let all = so_far(answer, "investment.activity.school");
                let unspent = so_far(answer, "training.unspent.activity.school");
                all.iter().zip(&unspent).map(|(a, b)| a + b).collect::<Vec<f64>>()
            };
            prop_assert!(not_above(&spent(late), &spent(sooner)));
        }
    }

    #[test]
    fn the_more_capability_is_asked_for_the_less_money_brings(
        sketch in sketches(),
        knots in knots(),
        more in 0.0..1.0,
    ) {
        let asks_more = Knots {
            at_least: knots.at_least + more * (1.0 - knots.at_least),
            ..knots.clone()
        };
        let (less, more) = (central(&tied(&sketch, &asks_more)), central(&tied(&sketch, &knots)));
        for metric in ["gate.park", "jobs.demanded.activity.park"] {
            prop_assert!(not_above(&less.years(metric), &more.years(metric)), "{metric}");
        }
        for metric in ["investment.total", "premises.m2", "construction.job_years", "training.starts"] {
            prop_assert_eq!(less.years(metric), more.years(metric));
        }
    }

    #[test]
    fn no_building_opens_before_it_is_paid_for(sketch in sketches(), knots in knots()) {
        let text = |whole: bool| tied(&sketch, &Knots { whole, ..knots.clone() });
        let mut at_once = sketch.clone();
        at_once.jobs.build = 0.0;
        let paid = tied(&at_once, &Knots { whole: false, park_waits: false, ..knots.clone() });
        let opened = if knots.park_waits { text(true).replace("waits_for = [\"school\"]\n", "") } else { text(true) };
        for (opened, paid) in answers(&opened, 8, SEED).iter().zip(&answers(&paid, 8, SEED)) {
            prop_assert!(not_above(&so_far(opened, "premises.m2"), &so_far(paid, "premises.m2")));
        }
    }
}
