//! The command line: arguments, dispatch, exit codes. No arithmetic.
//!
//! Exit codes: 0 done; 1 something outside went wrong (a disk, a folder); 2 the input is wrong; 130
//! stopped by Ctrl-C.

mod backtest;
mod check;
mod cite;
mod compare;
mod completions;
mod course;
mod explain;
mod given;
mod headline;
mod init;
mod list;
mod merge;
mod monitor_template;
mod options;
mod precise;
mod publish;
mod report;
mod run;
mod score;
mod serve;
mod terminal;
mod update;
mod watched;
mod written;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::points::SamplingError;
use crate::scenario::ScenarioError;
use crate::tasks::Refused;
use crate::tasks::outcome::OutcomeError;

/// How likely is the promise? Projects investment into skilled jobs and training, year by year.
#[derive(Debug, Parser)]
#[command(
    name = "regiocast",
    version,
    after_help = "Start with `regiocast list`, then `regiocast run lsiz`. Everything a run makes is in outputs/."
)]
struct Cli {
    /// Say nothing but errors.
    #[arg(long, short, global = true)]
    quiet: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Simulate a scenario and write its tables, charts and summary.
    Run(run::Arguments),
    /// Put the parts of a run, made with --shard, together and write its folder.
    Merge(merge::Arguments),
    /// Set scenarios side by side with the same luck, and say what explains the difference.
    Compare(compare::Arguments),
    /// Say what drives an answer, what would turn it, and what it is worth to know more.
    Explain(explain::Arguments),
    /// Set a monitoring return against the forecast: is it on track, what is the forecast now, and what
    /// was learnt?
    Update(update::Arguments),
    /// Set forecasts beside what was reported: did their ranges hold, and which way did they lean?
    Score(score::Arguments),
    /// Make the pack: web page, workbook, document and Markdown, with the same figures in each.
    Report(report::Arguments),
    /// Print one figure with its range, its sentence and its footnote.
    Cite(cite::Arguments),
    /// Set programmes that are over, forecast with what was known before, beside what happened.
    Backtest(backtest::Arguments),
    /// Read a scenario, say what is wrong with it, and show the programme as understood.
    Check(check::Arguments),
    /// Write a commented starter scenario that runs.
    Init(init::Arguments),
    /// Write an empty monitoring return of a scenario, to be filled in Excel.
    MonitorTemplate(monitor_template::Arguments),
    /// Open the planner's page: change a plan and see the years move.
    Serve(serve::Arguments),
    /// Show the scenarios that come with the program.
    List,
    /// Print completions for a shell, to be saved where the shell looks for them.
    Completions(completions::Arguments),
}

/// Why a command stopped.
#[derive(Debug, thiserror::Error)]
enum Failure {
    /// The scenario is wrong.
    #[error(transparent)]
    Scenario(#[from] ScenarioError),
    /// The arguments do not fit together.
    #[error("{0}")]
    Input(String),
    /// Something outside went wrong.
    #[error("{0}")]
    Outside(String),
    /// Somebody asked it to stop.
    #[error("{0}")]
    Stopped(String),
}

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Scenario(error) => Self::Scenario(error),
            Refused::Outcome(error) => error.into(),
            Refused::Promise { asked, why } => Self::Input(format!("--target {asked}: {why}")),
            Refused::Asked(text) => Self::Input(text),
            Refused::Outside(text) => Self::Outside(text),
            Refused::GivenUp => Self::Stopped("stopped; nothing was written".to_owned()),
        }
    }
}

impl From<OutcomeError> for Failure {
    fn from(error: OutcomeError) -> Self {
        match error {
            OutcomeError::Unknown(wrong) => {
                let wrong = wrong.iter();
                let lines = wrong.map(|(asked, message)| format!("--outcome {asked}: {message}"));
                Self::Input(lines.collect::<Vec<_>>().join("\n"))
            }
            OutcomeError::Years { .. } => Self::Input(error.to_string()),
        }
    }
}

impl From<SamplingError> for Failure {
    fn from(error: SamplingError) -> Self {
        Self::Input(error.to_string())
    }
}

/// The exit code of a run that was stopped, as shells have it.
const STOPPED: u8 = 130;

impl Failure {
    fn exit_code(&self) -> ExitCode {
        match self {
            Self::Scenario(_) | Self::Input(_) => ExitCode::from(2),
            Self::Outside(_) => ExitCode::FAILURE,
            Self::Stopped(_) => ExitCode::from(STOPPED),
        }
    }
}

/// Runs the command line and says how it went.
#[must_use]
pub fn main() -> ExitCode {
    terminal::hide_panics();
    let cli = Cli::parse();
    let outcome = match &cli.command {
        Command::Run(arguments) => run::run(arguments, cli.quiet),
        Command::Merge(arguments) => merge::run(arguments, cli.quiet),
        Command::Compare(arguments) => compare::run(arguments, cli.quiet),
        Command::Explain(arguments) => explain::run(arguments, cli.quiet),
        Command::Update(arguments) => update::run(arguments, cli.quiet),
        Command::Score(arguments) => score::run(arguments, cli.quiet),
        Command::Report(arguments) => report::run(arguments, cli.quiet),
        Command::Cite(arguments) => cite::run(arguments, cli.quiet),
        Command::Backtest(arguments) => backtest::run(arguments, cli.quiet),
        Command::Check(arguments) => check::run(arguments, cli.quiet),
        Command::Init(arguments) => init::run(arguments, cli.quiet),
        Command::MonitorTemplate(arguments) => monitor_template::run(arguments, cli.quiet),
        Command::Serve(arguments) => serve::run(arguments, cli.quiet),
        Command::List => {
            list::run();
            Ok(())
        }
        Command::Completions(arguments) => {
            completions::run::<Cli>(arguments);
            Ok(())
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            terminal::complain(&failure);
            failure.exit_code()
        }
    }
}
