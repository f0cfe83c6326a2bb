//! `regiocast cite`: one figure with its range, its sentence and its footnote.

use std::path::{Path, PathBuf};

use clap::Args;

use super::course::StopSign;
use super::report::subject::{self, Subject, Wish};
use super::watched::Watched;
use super::{Failure, terminal};
use crate::analysis::Row;
use crate::analysis::reading::Reading;
use crate::calendar::financial_year;
use crate::outcomes::Nature;
use crate::pack::statements::{Cited, cite};
use crate::problem::help_for_unknown;
use crate::report::read_run;

/// What to cite, and from where.
#[derive(Debug, Args)]
pub struct Arguments {
    /// A metric and its year, `jobs.net@2033` or `jobs.net@2033/34`; flows are added up to the end of the year. Without
    /// a year, the last one.
    #[arg(value_name = "METRIC[@YEAR]")]
    figure: String,
    /// The folder of a run, or a scenario; the only run in outputs/ unless said.
    #[arg(value_name = "RUN_DIR|SCENARIO")]
    subject: Option<String>,
    /// How many processor cores to use; the result is the same for any number.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
}

/// Cites.
pub fn run(arguments: &Arguments, quiet: bool) -> Result<(), Failure> {
    if Path::new(&arguments.figure).is_dir() {
        return Err(Failure::Input(format!(
            "`{}` is a folder and no metric: put the metric first, as in `regiocast cite jobs.net@2033 {}`",
            arguments.figure, arguments.figure
        )));
    }
    let from = match &arguments.subject {
        Some(subject) => subject.clone(),
        None => only_run()?,
    };
    let pool = terminal::threads(arguments.threads)?;
    pool.install(|| {
        let stop = StopSign::raise_to_give_up();
        let subject = subject::subject(&from, Wish::default(), &Watched::until(&stop, quiet))?;
        let text = text(&arguments.figure, &subject)?;
        terminal::say(&text);
        Ok(())
    })
}

/// The only run in the folder of outputs.
fn only_run() -> Result<String, Failure> {
    let outputs = Path::new("outputs");
    let mut runs: Vec<PathBuf> = std::fs::read_dir(outputs)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| read_run(path).is_ok() && path.join("tables/summary.csv").is_file())
        .collect();
    runs.sort();
    match runs.as_slice() {
        [only] => Ok(only.display().to_string()),
        [] => Err(Failure::Input(
            "there is no run in outputs/; say which run or scenario is meant, such as `regiocast cite jobs.net@2033 lsiz`"
                .to_owned(),
        )),
        several => {
            let names: Vec<String> = several.iter().map(|path| path.display().to_string()).collect();
            Err(Failure::Input(format!(
                "there are several runs in outputs/; say which one is meant: {}",
                names.join(", ")
            )))
        }
    }
}

/// The net figure that a gross one does not stand without.
const BESIDE: [(&str, &str); 6] = [
    ("jobs.filled", "jobs.net"),
    ("jobs.skilled", "jobs.net_skilled"),
    ("jobs.demanded", "jobs.net"),
    ("jobs.created", "jobs.net"),
    ("jobs.safeguarded", "jobs.net_safeguarded"),
    ("training.completions", "training.net_completions"),
];

fn text(figure: &str, subject: &Subject) -> Result<String, Failure> {
    let (name, year) = match figure.split_once('@') {
        Some((name, year)) => (name.trim(), Some(year.trim())),
        None => (figure.trim(), None),
    };
    let calendar = subject.scenario.programme.calendar;
    let directory = &subject.simulation.ensemble.outcomes.directory;
    // As it stands in tables: a running total, a ratio of means.
    let endings = ["", ".total", ".of_means"];
    let plain = endings
        .iter()
        .filter_map(|ending| name.strip_suffix(ending));
    let Some(metric) = plain.into_iter().find_map(|name| directory.find(name)) else {
        let names = || directory.metrics.iter().map(|metric| metric.name.as_str());
        // What somebody remembers is often a part of the name.
        let alike: Vec<&str> = names()
            .filter(|known| known.split('.').any(|word| word == name))
            .take(3)
            .collect();
        let help = if alike.is_empty() {
            help_for_unknown(name, names(), "metrics")
        } else {
            format!("did you mean `{}`?", alike.join("`, `"))
        };
        return Err(Failure::Input(format!(
            "there is no metric called `{name}`; {} All names are in docs/metrics.md, and in tables/summary.csv of a run",
            help.trim_end_matches('.').to_owned() + if help.ends_with('?') { "" } else { "." }
        )));
    };
    let name = metric.name.as_str();
    let place = match year {
        None => calendar.years.saturating_sub(1),
        Some(year) => calendar
            .all()
            .position(|one| year == one.to_string() || year == financial_year(one))
            .ok_or_else(|| {
                Failure::Input(format!(
                    "the year after @ must be one of {} to {} ({} is {})",
                    calendar.start,
                    calendar.last(),
                    calendar.start,
                    financial_year(calendar.start)
                ))
            })?,
    };
    let by = calendar.all().nth(place).unwrap_or_else(|| calendar.last());
    if metric.nature == Nature::Whole && by != calendar.last() {
        return Err(Failure::Input(format!(
            "`{name}` is one figure for the whole period; leave the year out"
        )));
    }
    let Some((row, errors)) = figure_of(subject, name, place) else {
        return Err(Failure::Input(format!(
            "`{name}` has no value in this scenario, so that there is nothing to cite"
        )));
    };
    let beside = BESIDE
        .iter()
        .find(|(gross, _)| name == *gross || name.starts_with(&format!("{gross}.")));
    let beside = beside.map(|(gross, net)| name.replacen(gross, net, 1));
    let beside = beside.and_then(|name| figure_of(subject, &name, place));
    let findings = subject.simulation.findings(&subject.scenario);
    let printed = cite(
        &findings,
        &subject.run,
        &Cited {
            row: &row,
            errors,
            of_means: subject
                .simulation
                .summary
                .find(&format!("{name}.of_means"), None),
            nature: metric.nature,
            year: by,
            beside: beside.as_ref().map(|(row, errors)| (row, *errors)),
        },
    );
    Ok(format!(
        "{}\n  {} ({})\n\nSentence\n  {}\n\nFootnote\n  {}\n",
        printed.title,
        printed.middle,
        printed.range,
        printed.statement.sentence,
        printed.statement.footnote
    ))
}

/// A figure's row and the errors of its percentiles.
fn figure_of(subject: &Subject, name: &str, year: usize) -> Option<(Row, [f64; 3])> {
    let simulation = &subject.simulation;
    let directory = &simulation.ensemble.outcomes.directory;
    let metric = directory.find(name)?;
    let calendar = directory.calendar;
    let by = calendar.all().nth(year);
    let row = match metric.nature {
        Nature::Stock => simulation.summary.find(name, by),
        Nature::Flow => simulation.summary.find(&format!("{name}.total"), by),
        Nature::Whole => simulation.summary.find(name, None),
    }?;
    if row.percentiles.iter().any(|value| value.is_nan()) {
        return None;
    }
    let reading = Reading::of(&simulation.ensemble, directory.by_year(name, year)?);
    let errors = [0.1, 0.5, 0.9].map(|p| reading.percentile_error(p).unwrap_or(f64::NAN));
    Some((row.clone(), errors))
}
