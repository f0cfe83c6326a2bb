//! From a return to everything that it tells.

use std::sync::Arc;

use super::refused;
use crate::analysis::headline::Chance;
use crate::analysis::reading::Reading;
use crate::analysis::updated::influence::{answer, influences};
use crate::analysis::updated::next::{Candidate, next};
use crate::analysis::updated::{Found as How, Headline, Update, moved, range, rows};
use crate::cli::simulation::{Simulation, whole};
use crate::cli::{Failure, terminal};
use crate::ensemble::{Engine, Ensemble, Settings};
use crate::monitoring::{Kind, Returns, discrepancy, observable};
use crate::outcomes::{Gauge, Nature, Outcomes, When};
use crate::points::{Cloud, Conditioned};
use crate::programme::{Case, Programme};
use crate::scenario::Scenario;
use crate::updating::{self, Discrepancies, Futures, Report};

/// What is asked.
#[derive(Debug)]
pub struct Asked {
    /// The return, without what is too late.
    pub returns: Returns,
    /// How many rows were too late.
    pub left_out: usize,
    /// The last year that it may tell of.
    pub as_of: i32,
    /// How far the model may be off, where that is said for all kinds.
    pub discrepancy: Option<f64>,
    /// How the forecast before is done.
    pub before: Settings,
    /// How the forecast after is done.
    pub after: Settings,
}

/// What was found.
#[derive(Debug)]
pub struct Found {
    /// The forecast before.
    pub before: Simulation,
    /// The forecast now.
    pub after: Simulation,
    /// What the return told.
    pub update: Update,
    /// The draws that are left.
    pub cloud: Cloud,
}

/// Draws from which one row is taken out, where weights do not bear it.
const FEW: usize = 2_048;

impl Discrepancies for Asked {
    fn of(&self, kind: Kind) -> f64 {
        match kind {
            Kind::Event => 0.0,
            _ => self.discrepancy.unwrap_or_else(|| discrepancy(kind)),
        }
    }
}

/// Simulates before, updates, simulates after, and asks what was learnt.
pub fn find(scenario: &Scenario, asked: &Asked, quiet: bool) -> Result<Found, Failure> {
    let case = scenario.case();
    let named: Vec<&str> = asked
        .returns
        .rows
        .iter()
        .map(|row| row.metric.as_str())
        .collect();
    // Against all metrics first, so that a wrong name is told which there are.
    asked
        .returns
        .against(&Outcomes::of(&scenario.programme).directory)?;
    let short = Short::of(scenario, asked);
    let outcomes = Outcomes::only(&short.programme, |name| is_needed(&named, name));
    let engine = Engine::new(short.case(scenario), outcomes, asked.before)?;
    let observations = asked.returns.against(&engine.outcomes.directory)?;
    let bar = terminal::share(quiet, "Simulating the forecast as it was");
    let before = whole(
        scenario,
        Engine::new(case, Outcomes::of(&scenario.programme), asked.before)?,
    );
    bar.set_message("Letting the return count");
    let draws = asked.before.draws;
    let futures = Futures::new(&engine, observations.clone(), asked, draws);
    let prior = futures.prior(draws);
    let values_before = futures.values(&Arc::new(prior.clone()));
    let done = |power: f64| bar.set_position(percent(0.8 * power.powf(0.25)));
    let updated = updating::update(&futures, prior, asked.before.seed, &done)
        .map_err(|refusal| refused::told(&refusal, &asked.returns, (&futures, &values_before)))?;
    bar.set_message("Asking what was learnt");
    let cloud = Arc::new(updated.cloud.clone());
    let luck = Arc::new(Conditioned::new(Arc::clone(&cloud), asked.before.seed));
    let after_engine = Engine::at(
        case,
        Outcomes::of(&scenario.programme),
        asked.after,
        luck.clone(),
    );
    let inputs = after_engine.luck().clone();
    let after = whole(scenario, after_engine);
    let values_after = futures.values(&cloud);
    let headline = Headline::of(&scenario.programme, &after.ensemble).ok_or_else(|| {
        Failure::Input("this scenario has neither a promise nor jobs to ask about".to_owned())
    })?;
    let [drawn_before, drawn] =
        [&before, &after].map(|one| draws_of(&one.ensemble, headline.gauge));
    let chance = |ensemble: &Ensemble| -> Option<Chance> {
        let bound = headline.bound?;
        Some(Reading::of(ensemble, headline.gauge).meeting(bound))
    };
    bar.set_position(90);
    let again = Again {
        scenario,
        asked,
        futures: &futures,
        cloud: &updated.cloud,
        headline: &headline,
    };
    let update = Update {
        monitoring: asked.returns.name.clone(),
        as_of: asked.as_of,
        left_out: asked.left_out,
        rows: rows::told(&futures, &values_before, &values_after),
        influences: influences(
            &futures.by_row(&values_after),
            (&drawn, headline.bound),
            &|row| again.without(row),
        ),
        ranges: [range(&drawn_before), range(&drawn)],
        chances: [chance(&before.ensemble), chance(&after.ensemble)],
        moved: moved::moved(
            &inputs,
            &(luck as Arc<dyn crate::points::Coordinates>),
            draws,
        ),
        next: next(
            &candidates(&after.ensemble, asked),
            &drawn,
            asked.before.seed,
        ),
        sources: observations
            .iter()
            .map(|one| asked.returns.rows[one.row].source.clone())
            .collect(),
        reports: futures.reports().to_vec(),
        observations,
        headline,
        found: How::of(&updated),
    };
    bar.finish_and_clear();
    Ok(Found {
        before,
        after,
        update,
        cloud: updated.cloud,
    })
}

fn percent(share: f64) -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a percentage"
    )]
    let percent = (100.0 * share.clamp(0.0, 1.0)) as u64;
    percent
}

/// Whether a metric is reported: by its name, its running total, or as a level of a survey.
fn is_needed(named: &[&str], metric: &str) -> bool {
    named.iter().any(|name| {
        let name = name.strip_suffix(".total").unwrap_or(name);
        let survey = name
            .rsplit_once(".level.")
            .is_some_and(|(workforce, _)| metric.starts_with(&format!("{workforce}.at_least.")));
        name == metric || survey
    })
}

fn draws_of(ensemble: &Ensemble, gauge: Gauge) -> Vec<f64> {
    let mut values = Vec::new();
    if let Some(kept) = ensemble.kept() {
        let directory = &ensemble.outcomes.directory;
        kept.draws_of(directory, gauge, ensemble.settings.draws, &mut values);
    }
    values
}

/// The figures that could be reported for the year after: stocks in it, flows up to it.
fn candidates(ensemble: &Ensemble, asked: &Asked) -> Vec<Candidate> {
    let directory = &ensemble.outcomes.directory;
    let Some(year) = directory.calendar.index(asked.as_of + 1) else {
        return Vec::new();
    };
    directory
        .metrics
        .iter()
        .enumerate()
        .filter(|(_, metric)| metric.column.is_some() && metric.nature != Nature::Whole)
        .filter(|(_, metric)| observable::is_indicator(metric))
        .map(|(place, metric)| {
            let (when, ending) = match metric.nature {
                Nature::Flow => (When::UpTo(year), ".total"),
                _ => (When::Year(year), ""),
            };
            let values = draws_of(
                ensemble,
                Gauge {
                    metric: place,
                    when,
                },
            );
            let usual = values.iter().sum::<f64>() / values.len().max(1) as f64;
            let kind = observable::kind(metric);
            Candidate {
                metric: format!("{}{ending}", metric.name),
                year: asked.as_of + 1,
                report: Report {
                    kind,
                    value: usual,
                    sd: 0.0,
                    // A survey of so many people is what a region can afford.
                    of: None,
                    reported_share: 1.0,
                    discrepancy: asked.of(kind),
                    usual,
                },
                values,
            }
        })
        .collect()
}

/// Takes single rows out again.
struct Again<'a> {
    scenario: &'a Scenario,
    asked: &'a Asked,
    futures: &'a Futures<'a>,
    cloud: &'a Cloud,
    headline: &'a Headline,
}

impl Again<'_> {
    /// The answer without a row; `None` where that cannot be found out either.
    fn without(&self, row: usize) -> Option<(f64, f64)> {
        let settings = self.asked.after;
        // The same part of each island: as many in every eight as there are islands.
        let draws = FEW.min(settings.draws / 2);
        let first: Vec<usize> = (0..draws).collect();
        let label = format!("update.without.{row}");
        let target = self.futures.without(row);
        let cloud = self.cloud.picked(&first);
        let cloud = updating::without(&target, cloud, (settings.seed, &label)).ok()?;
        let luck = Arc::new(Conditioned::new(Arc::new(cloud), settings.seed));
        let metric = &self.headline.metric;
        let outcomes = Outcomes::only(&self.scenario.programme, |name| name == metric);
        let settings = Settings { draws, ..settings };
        let engine = Engine::at(self.scenario.case(), outcomes, settings, luck);
        let gauge = Gauge {
            metric: 0,
            ..self.headline.gauge
        };
        let values = engine.first_draws(&[gauge], draws).pop()?;
        let even = vec![1.0; values.len()];
        Some(answer(&values, &even, self.headline.bound))
    }
}

/// The programme up to the last year of the return: what comes later does not change what was.
struct Short {
    programme: Programme,
    reference: Option<Programme>,
}

impl Short {
    fn of(scenario: &Scenario, asked: &Asked) -> Self {
        let calendar = scenario.programme.calendar;
        // A figure of the whole period is known only at its end.
        let whole = asked.returns.rows.iter().any(|row| row.year.is_none());
        let last = asked.returns.rows.iter().filter_map(|row| row.year).max();
        let years = last
            .filter(|_| !whole)
            .and_then(|year| calendar.index(year))
            .map_or(calendar.years, |year| year + 1);
        let reference = scenario.reference.as_deref();
        let first = scenario.programme.first_years(years);
        let of_reference = reference.map(|one| one.programme.first_years(years));
        let short = match (first, of_reference) {
            (Some(programme), None) => Some(Self {
                programme,
                reference: None,
            }),
            (Some(programme), Some(Some(reference))) => Some(Self {
                programme,
                reference: Some(reference),
            }),
            _ => None,
        };
        let same = short.filter(|short| short.is_the_same(scenario, years));
        same.unwrap_or_else(|| Self {
            programme: scenario.programme.clone(),
            reference: reference.map(|one| one.programme.clone()),
        })
    }

    fn case<'a>(&'a self, scenario: &'a Scenario) -> Case<'a> {
        let reference = self.reference.as_ref().zip(scenario.reference.as_deref());
        Case {
            programme: &self.programme,
            register: &scenario.register,
            reference: reference.map(|(programme, one)| (programme, &one.register)),
        }
    }

    /// Makes sure that the years that are left are the very same, in a few draws of every metric.
    fn is_the_same(&self, scenario: &Scenario, years: usize) -> bool {
        const FEW: usize = 64;
        let settings = Settings::new(FEW, 1);
        let by_year = |programme: &Programme, case: Case<'_>| -> Option<Vec<u64>> {
            let engine = Engine::new(case, Outcomes::of(programme), settings).ok()?;
            let directory = engine.outcomes.directory.clone();
            let mut gauges = Vec::new();
            for (metric, facts) in directory.metrics.iter().enumerate() {
                if facts.nature != Nature::Whole {
                    gauges.extend((0..years).map(|year| Gauge {
                        metric,
                        when: When::Year(year),
                    }));
                }
            }
            let values = engine.first_draws(&gauges, FEW).concat();
            Some(values.into_iter().map(f64::to_bits).collect())
        };
        let whole = by_year(&scenario.programme, scenario.case());
        whole.is_some() && whole == by_year(&self.programme, self.case(scenario))
    }
}
