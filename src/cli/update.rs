//! `regiocast update`: a monitoring return against the forecast.

mod publish;

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;

use super::options::{Discrepancy, FinancialYear};
use super::publish::{Outputs, outside};
use super::watched::Watched;
use super::{Failure, terminal};
use crate::calendar::financial_year;
use crate::monitoring::Returns;
use crate::report::Folder;
use crate::tasks::simulation;
use crate::tasks::update::{self, Asked, Unfit, Wish};

/// What to update and with what.
#[derive(Debug, Args)]
pub struct Arguments {
    /// A scenario file, or the name of a shipped scenario (see `regiocast list`).
    scenario: String,
    /// The monitoring return, CSV or XLSX (`regiocast monitor-template` writes one to fill in), or the
    /// name of a shipped example: lsiz-example, chi-zone-example.
    #[arg(long, value_name = "FILE")]
    monitoring: String,
    /// The last year that the return may tell of, 2026/27 or 2026; later figures are left out. All are used
    /// unless said.
    #[arg(long, value_name = "YEAR")]
    as_of: Option<FinancialYear>,
    /// How far the model itself may be off, for every row that does not say: 10% of a count or an
    /// amount. Without it, the usual ones of the evidence library.
    #[arg(long, value_name = "10%")]
    discrepancy: Option<Discrepancy>,
    /// How many futures, 1,024 to 16,384; a multiple of 8.
    #[arg(long, default_value_t = 4_096, value_parser = clap::value_parser!(u32).range(1_024..=16_384))]
    draws: u32,
    /// The same seed gives the same answer, to the last digit.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many processor cores to use; the result is the same for any number.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    #[command(flatten)]
    outputs: Outputs,
}

/// Updates and writes.
pub fn run(arguments: &Arguments, quiet: bool) -> Result<(), Failure> {
    arguments.outputs.check()?;
    let started = Instant::now();
    if !arguments.draws.is_multiple_of(8) {
        return Err(Failure::Input(format!(
            "--draws {}: futures are dealt to eight parts that know nothing of each other; ask for {}",
            arguments.draws,
            arguments.draws.next_multiple_of(8).min(16_384)
        )));
    }
    let scenario = simulation::read(&arguments.scenario)?;
    let returns = Returns::read(&arguments.monitoring)?;
    let asked = Asked::of(&scenario, &returns, arguments.wish()).map_err(|unfit| told(&unfit))?;
    let folder =
        Folder::begin(&arguments.target(&scenario.name)).map_err(|error| outside(&error))?;
    let pool = terminal::threads(arguments.threads)?;
    pool.install(|| {
        let watch = Watched::new(quiet);
        let found = update::find(&scenario, &asked, &watch)?;
        drop(watch);
        publish::publish(arguments, quiet, (&scenario, &found), (folder, started))
    })
}

impl Arguments {
    fn target(&self, scenario: &str) -> PathBuf {
        self.outputs.target(&format!("{scenario}-updated"))
    }

    fn wish(&self) -> Wish {
        Wish {
            as_of: self.as_of.map(|year| year.0),
            discrepancy: self.discrepancy.map(|one| one.0),
            draws: self.draws as usize,
            seed: self.seed,
        }
    }

    /// What was asked for, as on the command line.
    fn options(&self, as_of: i32) -> Vec<String> {
        let mut options = vec![
            format!("--monitoring {}", self.monitoring),
            format!("--as-of {as_of}"),
        ];
        options.extend(self.discrepancy.map(|one| format!("--discrepancy {one}")));
        options
    }
}

/// Why a return cannot be asked so, with the option that says otherwise.
fn told(unfit: &Unfit) -> Failure {
    Failure::Input(match unfit {
        Unfit::NoYear { year, .. } => format!("--as-of {}: {unfit}", financial_year(*year)),
        Unfit::AllLater { name, as_of } => format!(
            "{name}: no figure is of {} or before; leave --as-of out to use all, or report earlier years",
            financial_year(*as_of)
        ),
    })
}
