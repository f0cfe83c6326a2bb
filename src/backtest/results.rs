//! The back-tests, simulated and scored.

use crate::analysis::precision::percentile_error;
use crate::analysis::score::reported::{Knowledge, reported};
use crate::analysis::score::{self, Forecast, Scored, Summary};
use crate::calendar::financial_year;
use crate::ensemble::{self, Settings};
use crate::monitoring::{Observation, Returns};
use crate::outcomes::When;
use crate::scenario::{Scenario, ScenarioError};

use super::manifest::{Entry, Kind, shipped};

/// Why back-tests cannot be run. All of them are part of the program, so that each is its own mistake.
#[derive(Debug, thiserror::Error)]
pub enum BacktestError {
    /// The list or a file is not there or cannot be read.
    #[error("{0}")]
    List(String),
    /// A scenario or an outturn is wrong.
    #[error(transparent)]
    Wrong(#[from] ScenarioError),
    /// It cannot be drawn so often.
    #[error(transparent)]
    Sampling(#[from] crate::points::SamplingError),
}

/// Everything that was found.
#[derive(Debug, Clone)]
pub struct Results {
    /// How it was run.
    pub settings: Settings,
    /// Each back-test, in the order of the list.
    pub tests: Vec<Test>,
    /// All outturns of forecast tests.
    pub forecasts: Summary,
    /// The last outturn of each forecast test.
    pub last: Summary,
    /// All outturns of plausibility checks.
    pub checks: Summary,
}

/// One back-test and what came of it.
#[derive(Debug, Clone)]
pub struct Test {
    /// What a reader must know.
    pub entry: Entry,
    /// The programme.
    pub title: String,
    /// Its outturns, in the order of the return.
    pub points: Vec<Point>,
}

/// One outturn beside its forecast.
#[derive(Debug, Clone)]
pub struct Point {
    /// The metric, as written.
    pub metric: String,
    /// What it counts, in words.
    pub what: String,
    /// The year as written: of financial years the calendar year in which it starts.
    pub year: Option<i32>,
    /// What happened.
    pub outturn: f64,
    /// The plan as promised.
    pub plan: f64,
    /// How the forecast did.
    pub scored: Scored,
    /// Monte Carlo errors of P10, P50 and P90.
    pub errors: [f64; 3],
    /// Where the outturn comes from.
    pub source: String,
    /// What a reader must know of it.
    pub note: String,
}

impl Point {
    /// Whether the outturn lies in the range of 8 in 10 futures.
    #[must_use]
    pub fn within_eight(&self) -> bool {
        self.scored.inside[1]
    }
}

impl Test {
    /// Whether every outturn lies in the range of 9 in 10 futures. A back-test that does not hold says why.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.points.iter().all(|point| point.scored.inside[2])
    }

    /// When an outturn was, for people.
    #[must_use]
    pub fn when(&self, point: &Point) -> String {
        match point.year {
            None => String::new(),
            Some(year) if self.entry.calendar_years => year.to_string(),
            Some(year) => financial_year(year),
        }
    }

    /// How many outturns lie in the range of 50, 80 or 90%.
    #[must_use]
    pub fn hits(&self, range: usize) -> usize {
        let points = self.points.iter();
        points.filter(|point| point.scored.inside[range]).count()
    }
}

/// An outturn before it is scored.
struct Drawn {
    test: usize,
    row: usize,
    observation: Observation,
    draws: Vec<f64>,
    plan: f64,
}

/// Simulates and scores all back-tests.
///
/// # Errors
///
/// If something that comes with the program is wrong, or cannot be drawn so often.
pub fn run(settings: Settings) -> Result<Results, BacktestError> {
    let entries = shipped().map_err(BacktestError::List)?;
    let mut tests = Vec::new();
    let mut returns = Vec::new();
    let mut drawn = Vec::new();
    for (place, entry) in entries.into_iter().enumerate() {
        let absent = || BacktestError::List(format!("{} is not whole", entry.id));
        let text = entry.scenario().ok_or_else(absent)?;
        let scenario = Scenario::parse(text, &entry.id)?;
        let outturn = entry.outturn().ok_or_else(absent)?;
        let outturn = Returns::parse(&entry.outturn_name(), outturn.as_bytes())?;
        drawn.extend(draw(place, &scenario, &outturn, settings)?);
        tests.push(Test {
            title: scenario.programme.title.clone(),
            entry,
            points: Vec::new(),
        });
        returns.push(outturn);
    }
    let of_kind = |kind: Kind| -> Vec<usize> {
        let places = 0..drawn.len();
        places
            .filter(|place| tests[drawn[*place].test].entry.kind == kind)
            .collect()
    };
    let (forecasts, checks) = (of_kind(Kind::Forecast), of_kind(Kind::Plausibility));
    let last: Vec<usize> = forecasts
        .iter()
        .copied()
        .filter(|place| {
            let next = drawn.get(place + 1);
            next.is_none_or(|next| next.test != drawn[*place].test)
        })
        .collect();
    let scores = |places: &[usize]| {
        let forecasts: Vec<Forecast<'_>> = places
            .iter()
            .map(|place| forecast(&drawn[*place], &tests))
            .collect();
        score::of(&forecasts)
    };
    let (of_forecasts, of_checks, of_last) = (scores(&forecasts), scores(&checks), scores(&last));
    let mut points: Vec<(usize, usize, Point)> = Vec::new();
    for (places, scores) in [(&forecasts, &of_forecasts), (&checks, &of_checks)] {
        for scored in &scores.rows {
            let one = &drawn[places[scored.forecast]];
            let row = &returns[one.test].rows[one.row];
            let counts = &tests[one.test].entry.counts;
            let errors = [0.1, 0.5, 0.9].map(|p| percentile_error(&one.draws, p));
            let point = Point {
                metric: one.observation.metric.clone(),
                what: counts.get(&row.metric).unwrap_or(&row.metric).clone(),
                year: one.observation.year,
                outturn: one.observation.value,
                plan: one.plan,
                scored: scored.clone(),
                errors: errors.map(|error| error.unwrap_or(f64::NAN)),
                source: row.source.clone(),
                note: row.note.clone(),
            };
            points.push((one.test, one.row, point));
        }
    }
    points.sort_by_key(|(test, row, _)| (*test, *row));
    for (test, _, point) in points {
        tests[test].points.push(point);
    }
    Ok(Results {
        settings,
        tests,
        forecasts: of_forecasts.overall,
        last: of_last.overall,
        checks: of_checks.overall,
    })
}

/// The draws of every outturn of a programme, as it would be reported.
fn draw(
    test: usize,
    scenario: &Scenario,
    outturn: &Returns,
    settings: Settings,
) -> Result<Vec<Drawn>, BacktestError> {
    let ensemble = ensemble::run(scenario.case(), settings, &|_| ())?;
    let directory = &ensemble.outcomes.directory;
    let observations = outturn.against(directory)?;
    let drawn = observations.into_iter().map(|observation| {
        let mut draws = ensemble.random_draws(observation.gauge);
        let knowledge = observation.sd.map_or(Knowledge::Exact, Knowledge::Sd);
        let name = format!("{}.{}", scenario.name, observation.row);
        let luck = (settings.seed, name.as_str());
        reported(&mut draws, observation.reported_share, knowledge, luck);
        Drawn {
            test,
            row: observation.row,
            plan: directory.value(&ensemble.as_promised, observation.gauge),
            draws,
            observation,
        }
    });
    Ok(drawn.collect())
}

fn forecast<'a>(drawn: &'a Drawn, tests: &'a [Test]) -> Forecast<'a> {
    let observation = &drawn.observation;
    Forecast {
        label: &observation.metric,
        series: &observation.metric,
        run: &tests[drawn.test].entry.id,
        year: match observation.gauge.when {
            When::Whole => None,
            When::Year(_) | When::UpTo(_) => observation.year,
        },
        draws: &drawn.draws,
        outturn: observation.value,
        reported_share: observation.reported_share,
        official: Some(drawn.plan).filter(|plan| plan.is_finite()),
    }
}
