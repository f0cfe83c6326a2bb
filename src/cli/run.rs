//! `regiocast run`: simulate a scenario and write its folder.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::Instant;

use clap::{Args, ValueEnum};
use rayon::prelude::*;

use super::simulation::{self, Simulation};
use super::{Failure, headline, terminal};
use crate::charts::{self, ChartError};
use crate::ensemble::Settings;
use crate::figures::{self, count};
use crate::report::{self, Folder, ReportError, Run};
use crate::scenario::Scenario;

/// What to run and how.
#[derive(Debug, Args)]
pub struct Arguments {
    /// A scenario file, or the name of a shipped scenario (see `regiocast list`).
    scenario: String,
    /// How many futures to simulate; more make the percentiles steadier.
    #[arg(long, default_value_t = 10_000, value_parser = clap::value_parser!(u32).range(10..))]
    draws: u32,
    /// The same seed gives the same futures, to the last digit.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many processor cores to use; the result is the same for any number.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// The folder to write, in place of outputs/<scenario>.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Which pictures to draw.
    #[arg(long, value_delimiter = ',', default_values_t = [Pictures::Svg, Pictures::Png])]
    charts: Vec<Pictures>,
    /// Also save every draw, as one Parquet file for notebooks and Power Query.
    #[arg(long)]
    save_draws: bool,
}

/// A kind of picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Pictures {
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

/// Simulates and writes.
pub fn run(arguments: &Arguments, quiet: bool) -> Result<(), Failure> {
    if arguments.charts.contains(&Pictures::None) && arguments.charts.len() > 1 {
        let message = "--charts none cannot be asked for together with other pictures";
        return Err(Failure::Input(message.to_owned()));
    }
    let started = Instant::now();
    let scenario = simulation::read(&arguments.scenario)?;
    let threads = arguments.threads.map_or(0, usize::from);
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .map_err(|error| Failure::Outside(format!("no threads can be started: {error}")))?;
    pool.install(|| simulate_and_write(arguments, quiet, &scenario, started))
}

fn simulate_and_write(
    arguments: &Arguments,
    quiet: bool,
    scenario: &Scenario,
    started: Instant,
) -> Result<(), Failure> {
    let settings = Settings {
        draws: arguments.draws as usize,
        seed: arguments.seed,
    };
    simulation::fits(scenario, settings)?;
    let folder = Folder::begin(&target(arguments, scenario)).map_err(|error| outside(&error))?;
    let bar = terminal::progress(settings.draws, quiet);
    let simulation = simulation::simulate(scenario, settings, &|draws| bar.inc(draws as u64));
    bar.finish_and_clear();
    let run = Run::here(&scenario.name, &scenario.digest, settings);
    draw_charts(arguments, scenario, &simulation, &folder, &run)?;
    if arguments.save_draws {
        report::write_draws(&folder, &simulation.ensemble, &run)
            .map_err(|error| outside(&error))?;
    }
    let findings = simulation.findings(scenario);
    let run = run.took(started.elapsed());
    report::write(&folder, &findings, &run, &scenario.resolved).map_err(|error| outside(&error))?;
    let written = folder.publish().map_err(|error| outside(&error))?;
    if !quiet {
        terminal::say(&headline::text(&scenario.programme, &simulation));
        let shown = written.display();
        terminal::say(&format!("\nTables, charts and summary.md are in {shown}\n"));
    }
    Ok(())
}

/// The folder to write.
fn target(arguments: &Arguments, scenario: &Scenario) -> PathBuf {
    let usual = || PathBuf::from("outputs").join(&scenario.name);
    arguments.out.clone().unwrap_or_else(usual)
}

fn outside(error: &ReportError) -> Failure {
    Failure::Outside(error.to_string())
}

/// Draws the charts that were asked for, each with a sentence for those who cannot see it.
fn draw_charts(
    arguments: &Arguments,
    scenario: &Scenario,
    simulation: &Simulation,
    folder: &Folder,
    run: &Run,
) -> Result<(), Failure> {
    if arguments.charts.contains(&Pictures::None) {
        return Ok(());
    }
    let source = format!(
        "Source: regiocast {}, scenario ‘{}’, seed {}, {} simulated futures",
        run.version,
        run.scenario,
        run.seed,
        count(run.draws as f64),
    );
    let words = simulation.findings(scenario).words;
    let measured_by: Vec<String> = simulation
        .targets
        .iter()
        .map(|result| words.metric(&result.target.metric))
        .collect();
    let findings = figures::Findings {
        measured_by: &measured_by,
        programme: &scenario.programme,
        summary: &simulation.summary,
        targets: &simulation.targets,
        source: &source,
    };
    let failed = |error: ChartError| Failure::Outside(error.to_string());
    let drawn = figures::draw_all(&findings);
    let mut charts = Vec::new();
    for chart in drawn {
        match chart {
            Ok(chart) => charts.push(chart),
            // The tables are worth more than a picture: the run goes on without it.
            Err(error) => terminal::remark(&format!("left out: {error}")),
        }
    }
    let wants = |kind| arguments.charts.contains(&kind);
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
