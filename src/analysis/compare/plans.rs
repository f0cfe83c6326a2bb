//! Several plans and some outcomes: everything that a comparison tells.

use super::Better;
use super::difference::{Gap, differences, kept_more};
use super::dominance::Dominance;
use super::rules::{Verdict, verdicts};
use crate::analysis::PERCENTILES;
use crate::analysis::headline::Chance;
use crate::analysis::reading::{Moments, Reading};
use crate::outcomes::{Measure, Nature};
use crate::programme::Bound;

/// An outcome that plans are compared by.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Its metric.
    pub metric: String,
    /// What the metric counts.
    pub measure: Measure,
    /// How it runs through time: stocks are told in the year, flows up to it.
    pub nature: Nature,
    /// The calendar year; `None` for figures of the whole period.
    pub year: Option<i32>,
    /// What is better of it.
    pub better: Better,
    /// What was promised of it in the plan that others are compared with, if anything.
    pub level: Option<Bound>,
    /// The title of that promise.
    pub promise: String,
}

impl Outcome {
    /// How it is asked for: `jobs.net_skilled@2033`.
    #[must_use]
    pub fn asked(&self) -> String {
        self.year.map_or_else(
            || self.metric.clone(),
            |year| format!("{}@{year}", self.metric),
        )
    }
}

/// One plan's draws.
#[derive(Debug, Clone)]
pub struct Drawn {
    /// For each outcome, every future.
    pub outcomes: Vec<Vec<f64>>,
    /// For each outcome that is told year by year, and for each year, every future: stocks in it, flows up to
    /// it; empty for a figure of the whole period. Outcomes that come later are not told year by year.
    pub years: Vec<Vec<Vec<f64>>>,
    /// For each outcome, the central case.
    pub central: Vec<f64>,
}

#[cfg(test)]
impl Drawn {
    /// One outcome in some futures, each one more than the last, plus what a plan adds; it wobbles from future to
    /// future, so that small differences cannot be seen.
    pub(crate) fn wobbling(futures: i32, adds: f64, wobbles: f64) -> Self {
        let futures = (0..futures).map(|at| {
            let wobble = if at % 2 == 0 { wobbles } else { -wobbles };
            f64::from(at) + adds + wobble
        });
        Self {
            outcomes: vec![futures.collect()],
            years: Vec::new(),
            central: vec![0.0],
        }
    }
}

/// What one plan brings of one outcome in a year.
#[derive(Debug, Clone, PartialEq)]
pub struct Yearly {
    /// P5, P10, P25, P50, P75, P90 and P95.
    pub percentiles: [f64; 7],
    /// Monte Carlo errors of P10, P50 and P90; NaN where they cannot be told.
    pub errors: [f64; 3],
    /// Beside the plan compared with.
    pub gap: Gap,
}

/// What one plan brings of one outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct Brought {
    /// Mean, standard deviation and error of the mean.
    pub moments: Moments,
    /// P5, P10, P25, P50, P75, P90 and P95.
    pub percentiles: [f64; 7],
    /// Monte Carlo errors of P10, P50 and P90; NaN where they cannot be told.
    pub errors: [f64; 3],
    /// Chance of at least so much, along the outcome's range: (outcome, chance).
    pub curve: Vec<(f64, f64)>,
    /// The central case.
    pub central: f64,
    /// In what share of futures the promise of the outcome is kept, where there is one.
    pub kept: Option<Chance>,
    /// How often it is kept here less how often in the plan compared with, with the error of the
    /// difference in the same futures.
    pub kept_more: Option<Moments>,
    /// Beside the plan compared with.
    pub gap: Gap,
    /// Dominance over the plan compared with.
    pub dominance: Dominance,
    /// What the rules of decision say, among all plans.
    pub verdict: Verdict,
    /// Year by year, where it was drawn so.
    pub years: Vec<Yearly>,
}

/// Plans side by side.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// What they are compared by.
    pub outcomes: Vec<Outcome>,
    /// The place of the plan that all are compared with.
    pub with: usize,
    /// For each plan, what it brings of each outcome.
    pub plans: Vec<Vec<Brought>>,
    /// How many futures there are.
    pub draws: usize,
    /// The outcome that would have led, had it differed between any of the plans.
    pub passed_over: Option<Outcome>,
}

/// Compares plans that were drawn with the same luck.
#[must_use]
pub fn compare(
    outcomes: Vec<Outcome>,
    drawn: &[Drawn],
    with: usize,
    replicated: bool,
) -> Comparison {
    let verdicts: Vec<Vec<Verdict>> = outcomes
        .iter()
        .enumerate()
        .map(|(place, outcome)| {
            let turned = |plan: &Drawn| -> Vec<f64> {
                let futures = plan.outcomes[place].iter();
                futures.map(|x| outcome.better.turned(*x)).collect()
            };
            let payoffs: Vec<Vec<f64>> = drawn.iter().map(turned).collect();
            let level = outcome
                .level
                .map(|bound| outcome.better.turned(bound.value()));
            verdicts(&payoffs, level)
        })
        .collect();
    let plans = drawn
        .iter()
        .enumerate()
        .map(|(plan, draws)| {
            outcomes
                .iter()
                .enumerate()
                .map(|(place, outcome)| Brought {
                    central: draws.central[place],
                    verdict: verdicts[place][plan],
                    years: years(outcome, place, (&drawn[with], draws), replicated),
                    ..brought(
                        outcome,
                        (&drawn[with].outcomes[place], &draws.outcomes[place]),
                        replicated,
                    )
                })
                .collect()
        })
        .collect();
    Comparison {
        draws: drawn
            .first()
            .and_then(|plan| plan.outcomes.first())
            .map_or(0, Vec::len),
        outcomes,
        with,
        plans,
        passed_over: None,
    }
}

fn years(
    outcome: &Outcome,
    place: usize,
    (first, own): (&Drawn, &Drawn),
    replicated: bool,
) -> Vec<Yearly> {
    let pairs = first.years.get(place).zip(own.years.get(place));
    let pairs = pairs
        .into_iter()
        .flat_map(|(first, own)| first.iter().zip(own));
    pairs
        .map(|(first, own)| {
            let reading = Reading::drawn(own, replicated);
            Yearly {
                percentiles: reading.percentiles(PERCENTILES),
                errors: errors(&reading),
                gap: Gap::of(&differences(first, own), outcome.better, replicated),
            }
        })
        .collect()
}

/// Monte Carlo errors of P10, P50 and P90.
fn errors(reading: &Reading<'_>) -> [f64; 3] {
    [0.1, 0.5, 0.9].map(|p| reading.percentile_error(p).unwrap_or(f64::NAN))
}

fn brought(outcome: &Outcome, (first, own): (&[f64], &[f64]), replicated: bool) -> Brought {
    let reading = Reading::drawn(own, replicated);
    let turned =
        |draws: &[f64]| -> Vec<f64> { draws.iter().map(|x| outcome.better.turned(*x)).collect() };
    let gap = Gap::of(&differences(first, own), outcome.better, replicated);
    Brought {
        moments: reading.moments(),
        percentiles: reading.percentiles(PERCENTILES),
        errors: errors(&reading),
        curve: crate::analysis::targets::curve(&reading),
        central: f64::NAN,
        kept: outcome.level.map(|bound| reading.meeting(bound)),
        kept_more: outcome
            .level
            .map(|bound| kept_more(bound, [first, own], replicated)),
        gap,
        dominance: Dominance::of(&turned(first), &turned(own)),
        verdict: Verdict {
            mean: f64::NAN,
            worst: f64::NAN,
            hurwicz: f64::NAN,
            reached: f64::NAN,
            most_regret: f64::NAN,
            mean_regret: f64::NAN,
            best: f64::NAN,
        },
        years: Vec::new(),
    }
}
