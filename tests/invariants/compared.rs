//! What must hold between two scenarios that differ in one thing.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use regiocast::ensemble::evaluate_at;
use regiocast::inputs::{Coordinate, Inputs};
use regiocast::lanes::WIDTH;
use regiocast::model::{Trajectory, simulate};
use regiocast::number::Luck;
use regiocast::outcomes::{Measure, Outcomes};
use regiocast::points::{Coordinates, Points, Seeded};

use super::sketch::{Sketch, sketches};
use crate::common::draws::answers;
use crate::common::{central, read};

const SEED: u64 = 11;

fn not_above(lower: &[f64], upper: &[f64]) -> bool {
    lower
        .iter()
        .zip(upper)
        .all(|(lower, upper)| *lower <= upper + 1e-9 * (1.0 + upper.abs()))
}

fn running_total(flow: &[f64]) -> Vec<f64> {
    let mut total = 0.0;
    flow.iter()
        .map(|x| {
            total += x;
            total
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 64,
        rng_seed: RngSeed::Fixed(2025),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_money_brings_no_jobs_no_training_and_no_cost(sketch in sketches()) {
        let mut sketch = sketch;
        for fund in &mut sketch.funds {
            fund.amount = 0.0;
        }
        for answer in answers(&sketch.text(), 8, SEED) {
            for metric in answer.metrics() {
                if matches!(metric.measure, Measure::Share | Measure::Pounds | Measure::Ratio) {
                    continue;
                }
                for value in answer.years(&metric.name) {
                    prop_assert!(value == 0.0, "{} is {value}", metric.name);
                }
            }
        }
    }

    /// Without limits to places and people, and without standing and drag, which do not add up.
    #[test]
    fn twice_the_money_brings_twice_the_jobs(sketch in sketches()) {
        let mut once = sketch;
        once.reputation = false;
        once.shortage_drag = 0.0;
        once.training.capacity = None;
        once.group.candidates = 1e18;
        once.group.supply = 1e18;
        once.group.growth = 0.0;
        once.group.matching = once.group.matching.max(1.0);
        let mut twice = once.clone();
        for fund in &mut twice.funds {
            fund.amount *= 2.0;
        }
        let (once, twice) = (central(&once.text()), central(&twice.text()));
        for metric in [
            "jobs.demanded", "jobs.filled", "jobs.skilled", "jobs.created", "jobs.net_direct",
            "jobs.net_skilled", "jobs.knock_on", "jobs.net_job_years", "training.starts",
            "construction.job_years", "premises.m2", "ventures.formed", "firms.supported",
            "inward.landings", "investment.total", "gva.net",
        ] {
            for (once, twice) in once.years(metric).iter().zip(twice.years(metric)) {
                let close = (2.0 * once - twice).abs() <= 1e-9 * (1.0 + twice.abs());
                prop_assert!(close, "{metric}: {once}, then {twice}");
            }
        }
    }

    #[test]
    fn more_deadweight_leakage_or_displacement_never_bring_more_net_jobs(
        sketch in sketches(),
        which in 0..4_usize,
        more in 0.0..1.0,
    ) {
        let mut worse = sketch.clone();
        let lost = worse.profile[1 + which];
        worse.profile[1 + which] = lost + more * (1.0 - lost);
        let (before, after) = (answers(&sketch.text(), 8, SEED), answers(&worse.text(), 8, SEED));
        for (before, after) in before.iter().zip(&after) {
            for metric in ["net", "net_direct", "net_skilled", "knock_on", "net_job_years"] {
                let metric = format!("jobs.{metric}");
                prop_assert!(not_above(&after.years(&metric), &before.years(&metric)), "{metric}");
            }
            // What is gross stays as it is.
            for metric in ["jobs.demanded", "jobs.filled", "jobs.created", "investment.total"] {
                prop_assert_eq!(after.years(metric), before.years(metric));
            }
        }
    }

    #[test]
    fn a_later_delay_never_brings_money_earlier(
        sketch in sketches(),
        later in 0.0..3.0,
        of_the_fund in any::<bool>(),
    ) {
        // Events and recession strike years, and what comes later may escape them.
        let mut sooner = Sketch { events: Vec::new(), recession: None, ..sketch };
        sooner.training.capacity = None;
        sooner.training.take_up = 1.0;
        let mut late = sooner.clone();
        if of_the_fund {
            late.funds[0].delay += later;
        } else {
            late.park.slippage += later;
        }
        let (sooner, late) = (answers(&sooner.text(), 8, SEED), answers(&late.text(), 8, SEED));
        for (sooner, late) in sooner.iter().zip(&late) {
            for metric in ["total", "public", "private", "fund.f0", "activity.park"] {
                let so_far = |answer: &crate::common::Answer| {
                    running_total(&answer.years(&format!("investment.{metric}")))
                };
                prop_assert!(not_above(&so_far(late), &so_far(sooner)), "{metric}");
            }
            prop_assert!(
                late.whole("investment.slipped") >= sooner.whole("investment.slipped") - 1e-9
                    || sooner.whole("investment.price_effect") > 0.0
            );
        }
    }

    #[test]
    fn safeguarded_jobs_change_no_other_figure_of_jobs(sketch in sketches()) {
        // The new fund comes last, so that places in the file stay what they were.
        let rescue = "[fund.rescue]\nkind = \"other\"\nprices = \"real\"\namount = 9\n\
                      profile = \"even\"\n\
                      [activity.rescue]\nfunded_by = { rescue = 1 }\nskills = { lab = 0.9 }\n\
                      additionality = \"all\"\nsector = \"life\"\n\
                      [activity.rescue.jobs]\ncost_per_job = 20_000\nsafeguarded = true\n\
                      [activity.rescue.relief]\nper_job = 5_000\nyears = 3\ncap = 10\n";
        let text = sketch.text();
        let without = answers(&text, 4, SEED);
        let with = answers(&(text + rescue), 4, SEED);
        for (without, with) in without.iter().zip(&with) {
            let of_jobs = |name: &str| {
                name.starts_with("jobs.") && !name.contains("safeguarded")
                    || name == "gva.net"
                    || name == "wages.premium"
                    || name == "cost.relief"
                    || name.starts_with("training.")
            };
            for metric in without.metrics().iter().filter(|metric| of_jobs(&metric.name)) {
                prop_assert_eq!(with.years(&metric.name), without.years(&metric.name));
            }
            for (kept, net) in with
                .years("jobs.safeguarded")
                .iter()
                .zip(with.years("jobs.net_safeguarded"))
            {
                prop_assert!(*kept >= net);
            }
        }
    }

    #[test]
    fn nobody_joins_or_leaves_the_workforce_unnoticed(sketch in sketches()) {
        let scenario = read(&sketch.text());
        let inputs = Inputs::of(&scenario.register);
        let mut points = Points::new(&inputs, WIDTH);
        points.draw(&inputs, &Seeded::new(SEED), 0);
        let mut trajectory = Trajectory::new(&scenario.programme);
        simulate(&scenario.programme, &points.packet(0, Luck::Drawn), &mut trajectory);
        let levels = &trajectory.workforces[0].levels;
        for year in 0..sketch.years {
            for draw in 0..WIDTH {
                let people = levels.iter().map(|level| level[year].lanes().0[draw]);
                prop_assert!(people.clone().all(|people| people >= 0.0));
                prop_assert!((people.sum::<f64>() - 500.0).abs() < 1e-9);
            }
        }
    }

    /// Nothing is left over from the draws before: a draw on its own, with a fresh work space, is
    /// the same as the draw of that number in a run.
    #[test]
    fn a_draw_alone_is_the_same_as_in_a_run(sketch in sketches()) {
        let scenario = read(&sketch.text());
        let (outcomes, inputs) = (Outcomes::of(&scenario.programme), Inputs::of(&scenario.register));
        let run = answers(&sketch.text(), 24, SEED);
        for (number, in_run) in (0..24_u64).zip(&run).step_by(8) {
            let coordinates = From(Seeded::new(SEED), number);
            let alone =
                evaluate_at(&scenario.programme, &outcomes, &inputs, &coordinates, Luck::Drawn);
            for metric in outcomes.directory.metrics.iter().filter(|one| one.column.is_some()) {
                let first = metric.column.unwrap_or_default();
                for (year, in_run) in in_run.years(&metric.name).iter().enumerate() {
                    let alone = alone[first + year];
                    let same = alone.to_bits() == in_run.to_bits() || in_run.is_nan();
                    prop_assert!(same, "{}: {alone} alone, {in_run} in a run", metric.name);
                }
            }
        }
    }
}

/// The luck of a run from a draw on.
#[derive(Debug)]
struct From(Seeded, u64);

impl Coordinates for From {
    fn fill(&self, coordinate: &Coordinate, first: u64, out: &mut [f64]) {
        self.0.fill(coordinate, first + self.1, out);
    }
}
