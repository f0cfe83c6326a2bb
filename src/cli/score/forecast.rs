//! The futures of one forecast, figure by figure, as they would be reported.

use crate::analysis::score::reported::{Knowledge, reported};
use crate::analysis::score::{self, Forecast, Scores, Summary};
use crate::cli::Failure;
use crate::cli::report::subject::Subject;
use crate::ensemble::{Engine, answers};
use crate::monitoring::{Kind, Observation};
use crate::outcomes::{Directory, Gauge, Measure, When};
use crate::tables::figure::promised;

/// A forecast with the futures of every figure that can be scored.
#[derive(Debug)]
pub struct Drawn {
    /// What was named on the command line.
    pub text: String,
    /// The scenario and its run.
    pub subject: Subject,
    /// The figures.
    pub figures: Vec<Figure>,
    /// The places of the figures that cannot be scored, and why.
    pub left_out: Vec<(usize, String)>,
}

/// One figure of a forecast.
#[derive(Debug)]
pub struct Figure {
    /// Its place among the observations.
    pub place: usize,
    metric: String,
    year: Option<i32>,
    draws: Vec<f64>,
    outturn: f64,
    share: f64,
    official: Option<f64>,
}

/// What a forecast scored.
#[derive(Debug)]
pub struct Mark {
    /// All its figures.
    pub scores: Scores,
    /// Those that were scored of every forecast.
    pub common: Summary,
    /// The place of each of its figures.
    pub places: Vec<usize>,
}

/// How a reported figure is known; `None` if it is taken as exact.
pub fn knowledge(one: &Observation) -> Option<Knowledge> {
    match (one.sd, one.of) {
        (Some(sd), _) => (sd > 0.0).then_some(Knowledge::Sd(sd)),
        (None, Some(of)) if one.kind == Kind::Share && of >= 1.0 => Some(Knowledge::ShareOf(of)),
        _ => None,
    }
}

/// Numbers that fit well into the memory of an office machine: 2 GB of them.
const MOST: usize = 250_000_000;

/// The futures of every figure that can be scored.
///
/// # Errors
///
/// If they do not fit into memory.
pub fn draw(text: &str, subject: Subject, observed: &[Observation]) -> Result<Drawn, Failure> {
    let ensemble = &subject.simulation.ensemble;
    let directory = &ensemble.outcomes.directory;
    let complete = observed
        .iter()
        .any(|one| one.year == Some(directory.calendar.last()));
    let (mut left_out, mut wanted) = (Vec::new(), Vec::new());
    for (place, one) in observed.iter().enumerate() {
        match premature(one, directory, complete) {
            Some(why) => left_out.push((place, why)),
            None => wanted.push(place),
        }
    }
    let gauges = |one: &Observation| [Some(one.gauge), one.given].into_iter().flatten();
    let all: Vec<Gauge> = wanted
        .iter()
        .flat_map(|place| gauges(&observed[*place]))
        .collect();
    let mut columns = futures(text, &subject, &all)?.into_iter();
    let official = |gauge: Gauge| directory.value(&ensemble.as_promised, gauge);
    let mut figures = Vec::new();
    for place in wanted {
        let one = &observed[place];
        let mut draws = columns.next().unwrap_or_default();
        let mut says = official(one.gauge);
        if let Some(given) = one.given {
            let of = columns.next().unwrap_or_default();
            draws.iter_mut().zip(of).for_each(|(draw, of)| *draw /= of);
            says /= official(given);
        }
        let measure = directory.metrics[one.gauge.metric].measure;
        if let Some(why) = empty(&draws, one, measure) {
            left_out.push((place, why));
            continue;
        }
        let year = one.year.map_or_else(String::new, |year| year.to_string());
        reported(
            &mut draws,
            one.reported_share,
            knowledge(one).unwrap_or(Knowledge::Exact),
            (ensemble.settings.seed, &format!("{}.{year}", one.metric)),
        );
        figures.push(Figure {
            place,
            metric: one.metric.clone(),
            year: one.year,
            draws,
            outturn: one.value,
            share: one.reported_share,
            official: says.is_finite().then_some(says * one.reported_share),
        });
    }
    left_out.sort_by_key(|(place, _)| *place);
    Ok(Drawn {
        text: text.to_owned(),
        subject,
        figures,
        left_out,
    })
}

/// Why a figure cannot be known yet.
fn premature(one: &Observation, directory: &Directory, complete: bool) -> Option<String> {
    let name = &directory.metrics[one.gauge.metric].name;
    // Whether a fund comes is known when it has come, or has been refused.
    let is_known = complete || name.starts_with("fund.");
    if one.gauge.when != When::Whole || is_known {
        return None;
    }
    Some(format!(
        "it is a figure of the whole period, and {} has not been reported yet",
        crate::calendar::financial_year(directory.calendar.last())
    ))
}

/// Why there is nothing to score.
fn empty(draws: &[f64], one: &Observation, measure: Measure) -> Option<String> {
    let mut known = draws.iter().filter(|draw| !draw.is_nan()).peekable();
    if known.peek().is_none() {
        return Some("the forecast has no value for it in any future".to_owned());
    }
    if known.clone().all(|draw| *draw == 0.0) {
        return Some("the forecast has nothing of it in any future".to_owned());
    }
    let set = *known.next()?;
    let differs = if set * one.reported_share == one.value {
        ""
    } else {
        ", and it is not what was reported"
    };
    known.all(|draw| *draw == set).then(|| {
        format!(
            "every future has {}: the scenario sets it, so that it is no forecast with a range{differs}",
            promised(set, measure)
        )
    })
}

/// The draws of some gauges; those that were only counted are simulated again.
fn futures(text: &str, subject: &Subject, gauges: &[Gauge]) -> Result<Vec<Vec<f64>>, Failure> {
    let ensemble = &subject.simulation.ensemble;
    let settings = ensemble.settings;
    if let Some(kept) = ensemble.kept() {
        let directory = &ensemble.outcomes.directory;
        let one = |gauge: &Gauge| {
            let mut values = Vec::new();
            kept.draws_of(directory, *gauge, settings.draws, &mut values);
            values
        };
        return Ok(gauges.iter().map(one).collect());
    }
    let fit = MOST / gauges.len().max(1);
    if settings.draws > fit {
        return Err(Failure::Input(format!(
            "{text}: {} figures of so many futures do not fit into memory; score a run of at most --draws {}",
            gauges.len(),
            fit / 1000 * 1000
        )));
    }
    let engine = Engine::new(subject.scenario.case(), ensemble.outcomes.clone(), settings)?;
    Ok(answers(&engine, gauges, &|_| ()))
}

/// Scores all forecasts.
///
/// # Errors
///
/// If one of them has no figure that can be scored.
pub fn mark(forecasts: &[Drawn]) -> Result<Vec<Mark>, Failure> {
    for forecast in forecasts {
        if forecast.figures.is_empty() {
            let why: Vec<String> = forecast
                .left_out
                .iter()
                .map(|(_, why)| why.clone())
                .collect();
            let mut why: Vec<String> = why;
            why.dedup();
            return Err(Failure::Input(format!(
                "{}: none of the reported figures can be scored: {}",
                forecast.text,
                why.join("; ")
            )));
        }
    }
    let in_all = |place: usize| {
        forecasts
            .iter()
            .all(|one| one.figures.iter().any(|figure| figure.place == place))
    };
    Ok(forecasts
        .iter()
        .map(|forecast| {
            let all: Vec<Forecast<'_>> = forecast.figures.iter().map(Figure::forecast).collect();
            let common = forecast.figures.iter().filter(|one| in_all(one.place));
            let common: Vec<Forecast<'_>> = common.map(Figure::forecast).collect();
            let scores = score::of(&all);
            Mark {
                common: if common.len() == all.len() {
                    scores.overall.clone()
                } else {
                    score::of(&common).overall
                },
                scores,
                places: forecast.figures.iter().map(|one| one.place).collect(),
            }
        })
        .collect())
}

impl Figure {
    fn forecast(&self) -> Forecast<'_> {
        Forecast {
            label: &self.metric,
            series: &self.metric,
            run: "",
            year: self.year,
            draws: &self.draws,
            outturn: self.outturn,
            reported_share: self.share,
            official: self.official,
        }
    }
}
