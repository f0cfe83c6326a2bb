//! `regiocast monitor-template`: an empty monitoring return of a scenario.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::Args;

use super::written::{check_place, typed, write_new};
use super::{Failure, terminal};
use crate::calendar::{Calendar, financial_year};
use crate::figures::count;
use crate::monitoring::template::{self, Line};
use crate::scenario::Scenario;
use crate::tasks::simulation;
use crate::tasks::template::{lines, usual_last};

/// What to write.
#[derive(Debug, Args)]
pub struct Arguments {
    /// A scenario file, or the name of a shipped scenario.
    scenario: String,
    /// The workbook (.xlsx) or CSV file to write; NAME-monitoring.xlsx unless said otherwise.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Last financial year to ask for, 2026 for 2026/27; the third year of the programme unless said
    /// otherwise.
    #[arg(long, value_name = "YEAR")]
    as_of: Option<i32>,
    /// Ask for every figure that can be observed, also by activity, sector and skill group.
    #[arg(long)]
    everything: bool,
}

/// Writes the empty return; an existing file is left alone.
pub fn run(arguments: &Arguments, quiet: bool) -> Result<(), Failure> {
    let scenario = simulation::read(&arguments.scenario)?;
    let calendar = scenario.programme.calendar;
    let as_of = last_year(arguments.as_of, &calendar)?;
    let path = arguments.out.clone().unwrap_or_else(|| {
        let name = &scenario.name;
        PathBuf::from(format!("{name}-monitoring.xlsx"))
    });
    check_place(&path)?;
    let lines = lines(&scenario, as_of, arguments.everything);
    write_new(
        &path,
        &bytes(&path, &lines, (&arguments.scenario, &scenario))?,
    )?;
    if !quiet {
        terminal::say(&told(
            &path,
            &lines,
            &arguments.scenario,
            (calendar.start, as_of),
        ));
    }
    Ok(())
}

fn last_year(asked: Option<i32>, calendar: &Calendar) -> Result<i32, Failure> {
    match asked {
        None => Ok(usual_last(calendar)),
        Some(year) if calendar.index(year).is_some() => Ok(year),
        Some(year) => Err(Failure::Input(format!(
            "--as-of {year}: {} is no year of this programme, which runs from {} to {}; write one from {} to {}",
            financial_year(year),
            financial_year(calendar.start),
            financial_year(calendar.last()),
            calendar.start,
            calendar.last()
        ))),
    }
}

fn bytes(
    path: &Path,
    lines: &[Line],
    (typed, scenario): (&str, &Scenario),
) -> Result<Vec<u8>, Failure> {
    let programme = &scenario.programme;
    let ending = path.extension().map(OsStr::to_ascii_lowercase);
    match ending.as_ref().and_then(|ending| ending.to_str()) {
        Some("xlsx") => {
            let start = programme.calendar.start;
            template::workbook(lines, (typed, &programme.title), start)
                .map_err(|error| Failure::Outside(error.to_string()))
        }
        Some("csv") => Ok(template::csv_text(lines).into_bytes()),
        _ => Err(Failure::Input(format!(
            "{}: a return is a workbook or a CSV file; give it a name that ends in .xlsx or .csv",
            path.display()
        ))),
    }
}

fn told(path: &Path, lines: &[Line], scenario: &str, (start, as_of): (i32, i32)) -> String {
    let mut metrics: Vec<&str> = lines.iter().map(|line| line.row.metric.as_str()).collect();
    metrics.dedup();
    metrics.sort_unstable();
    metrics.dedup();
    format!(
        "{} is an empty monitoring return: {} figures, {} to {}. Fill the column “Value” where there is a figure and leave the others empty, then try:\n  regiocast update {scenario} --monitoring {} --as-of {as_of}\n",
        path.display(),
        count(metrics.len() as f64),
        financial_year(start),
        financial_year(as_of),
        typed(path),
    )
}
