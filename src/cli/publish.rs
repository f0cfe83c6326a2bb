//! From what a run has found to its folder.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use rayon::prelude::*;

use super::{Failure, headline, terminal};
use crate::analysis::reference::beside;
use crate::charts::{self, Chart, ChartError};
use crate::report::{self, Folder, ReportError, Run};
use crate::scenario::Scenario;
use crate::tasks::simulation::Simulation;

pub use crate::tasks::pictures::{drawn, source_line};

/// Where and what to write.
#[derive(Debug, Args)]
pub struct Outputs {
    /// The folder to write, in place of outputs/<scenario>.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Which pictures to draw.
    #[arg(long, value_delimiter = ',', default_values_t = [Pictures::Svg, Pictures::Png])]
    pub charts: Vec<Pictures>,
    /// Also save every draw, as one Parquet file for notebooks and Power Query.
    #[arg(long)]
    pub save_draws: bool,
}

/// A kind of picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Pictures {
    /// Sharp at any size; for web pages.
    Svg,
    /// For documents and slides.
    Png,
    /// No charts.
    None,
}

impl std::fmt::Display for Pictures {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::None => "none",
        })
    }
}

impl Outputs {
    /// Makes sure that the wishes go together.
    ///
    /// # Errors
    ///
    /// If they do not.
    pub fn check(&self) -> Result<(), Failure> {
        check_pictures(&self.charts)
    }

    /// The folder to write.
    #[must_use]
    pub fn target(&self, scenario: &str) -> PathBuf {
        let usual = || PathBuf::from("outputs").join(scenario);
        self.out.clone().unwrap_or_else(usual)
    }
}

/// Makes sure that the pictures asked for go together.
///
/// # Errors
///
/// If they do not.
pub fn check_pictures(pictures: &[Pictures]) -> Result<(), Failure> {
    if pictures.contains(&Pictures::None) && pictures.len() > 1 {
        let message = "--charts none cannot be asked for together with other pictures";
        return Err(Failure::Input(message.to_owned()));
    }
    Ok(())
}

/// A name that can be a file's or a folder's on any system.
#[must_use]
pub fn plain(name: &str) -> String {
    let safe = |c: char| {
        if c.is_alphanumeric() || "-_.".contains(c) {
            c
        } else {
            '-'
        }
    };
    name.chars().map(safe).collect()
}

/// An error from outside.
pub fn outside(error: &ReportError) -> Failure {
    Failure::Outside(error.to_string())
}

/// Writes the folder and tells the headline.
///
/// # Errors
///
/// If a file cannot be written.
pub fn publish(
    outputs: &Outputs,
    quiet: bool,
    found: (&Scenario, &Simulation),
    (folder, run): (Folder, &Run),
) -> Result<(), Failure> {
    publish_with(outputs, quiet, (found, Vec::new()), (folder, run))
}

/// The same with further charts.
///
/// # Errors
///
/// If a file cannot be written.
pub fn publish_with(
    outputs: &Outputs,
    quiet: bool,
    ((scenario, simulation), further): ((&Scenario, &Simulation), Vec<Result<Chart, ChartError>>),
    (folder, run): (Folder, &Run),
) -> Result<(), Failure> {
    let findings = simulation.findings(scenario);
    let some = !run.metrics.is_empty();
    if !some {
        let mut charts = further;
        if !outputs.charts.contains(&Pictures::None) {
            charts.extend(drawn(scenario, simulation, run));
            write_charts(charts, &outputs.charts, &folder)?;
        }
    }
    if !some && let Some(beside) = beside(scenario.case(), &simulation.ensemble)? {
        report::write_beside(&folder, &findings, &beside).map_err(|error| outside(&error))?;
    }
    if outputs.save_draws {
        save_draws(scenario, simulation, &folder, run)?;
    }
    let resolved = &scenario.resolved;
    if some {
        report::write_metrics(&folder, &findings, run, resolved)
    } else {
        report::write(&folder, &findings, run, resolved)
    }
    .map_err(|error| outside(&error))?;
    let written = folder.publish().map_err(|error| outside(&error))?;
    if quiet {
        return Ok(());
    }
    let shown = written.display();
    if some {
        terminal::say(&format!("The metrics are in {shown}/tables/summary.csv\n"));
    } else {
        terminal::say(&headline::text(&scenario.programme, simulation));
        terminal::say(&format!("\nTables, charts and summary.md are in {shown}\n"));
    }
    Ok(())
}

/// Saves every draw; those that were only counted are simulated again, a few thousand at a time.
fn save_draws(
    scenario: &Scenario,
    simulation: &Simulation,
    folder: &Folder,
    run: &Run,
) -> Result<(), Failure> {
    let ensemble = &simulation.ensemble;
    let directory = &ensemble.outcomes.directory;
    let written = if let Some(kept) = ensemble.kept() {
        report::write_draws(folder, directory, &mut |_| Cow::Borrowed(kept), run)
    } else {
        let engine = ensemble.engine(scenario.case(), ensemble.outcomes.clone());
        let mut again = |draws| Cow::Owned(engine.keep(draws));
        report::write_draws(folder, directory, &mut again, run)
    };
    written.map_err(|error| outside(&error))
}

/// Writes charts as the pictures asked for, with a sentence for those who cannot see them. A chart that
/// its numbers do not allow is left out with a remark.
///
/// # Errors
///
/// If a file cannot be written.
pub fn write_charts(
    drawn: Vec<Result<Chart, ChartError>>,
    pictures: &[Pictures],
    folder: &Folder,
) -> Result<(), Failure> {
    if pictures.contains(&Pictures::None) {
        return Ok(());
    }
    let failed = |error: ChartError| Failure::Outside(error.to_string());
    let mut charts = Vec::new();
    for chart in drawn {
        match chart {
            Ok(chart) => charts.push(chart),
            // The tables are worth more than a picture: the run goes on without it.
            Err(error) => terminal::remark(&format!("left out: {error}")),
        }
    }
    let wants = |kind| pictures.contains(&kind);
    charts.par_iter().try_for_each(|chart| {
        if wants(Pictures::Svg) {
            let name = format!("charts/{}.svg", chart.name);
            folder
                .write(&name, chart.svg.as_bytes())
                .map_err(|error| outside(&error))?;
        }
        if wants(Pictures::Png) {
            let picture = charts::png(&chart.svg).map_err(failed)?;
            let name = format!("charts/{}.png", chart.name);
            folder
                .write(&name, &picture)
                .map_err(|error| outside(&error))?;
        }
        Ok::<(), Failure>(())
    })?;
    let mut alternatives = String::from("# What the charts show\n");
    for chart in &charts {
        let _ = write!(alternatives, "\n## {}\n\n{}\n", chart.name, chart.alt);
    }
    folder
        .write("charts/alt-text.md", alternatives.as_bytes())
        .map_err(|error| outside(&error))
}
