//! `regiocast update`: a monitoring return against the forecast.

mod find;
mod publish;
mod refused;

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;

use super::options::{Discrepancy, FinancialYear};
use super::publish::{Outputs, outside};
use super::{Failure, terminal};
use crate::calendar::{Calendar, financial_year};
use crate::ensemble::Settings;
use crate::monitoring::Returns;
use crate::points::Sampler;
use crate::report::Folder;
use crate::tasks::simulation;

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
    let asked = arguments.asked(&scenario, &returns)?;
    let folder =
        Folder::begin(&arguments.target(&scenario.name)).map_err(|error| outside(&error))?;
    let pool = terminal::threads(arguments.threads)?;
    pool.install(|| {
        let found = find::find(&scenario, &asked, quiet)?;
        publish::publish(arguments, quiet, (&scenario, &found), (folder, started))
    })
}

impl Arguments {
    fn target(&self, scenario: &str) -> PathBuf {
        self.outputs.target(&format!("{scenario}-updated"))
    }

    fn settings(&self, sampler: Sampler) -> Settings {
        Settings {
            draws: self.draws as usize,
            seed: self.seed,
            sampler,
        }
    }

    /// The return as far as it is asked for.
    fn asked(
        &self,
        scenario: &crate::scenario::Scenario,
        returns: &Returns,
    ) -> Result<find::Asked, Failure> {
        let calendar = scenario.programme.calendar;
        let latest = returns.rows.iter().filter_map(|row| row.year).max();
        let asked = self.as_of.map(|year| year.0);
        let as_of = asked.or(latest).unwrap_or_else(|| calendar.last());
        if asked.is_some_and(|year| calendar.index(year).is_none()) {
            return Err(Failure::Input(outside_of(calendar, as_of)));
        }
        let mut kept = returns.clone();
        // What is of the whole period is known only when it is over.
        let over = asked.is_none_or(|year| year == calendar.last());
        kept.rows
            .retain(|row| row.year.map_or(over, |year| year <= as_of));
        if kept.rows.is_empty() {
            return Err(Failure::Input(format!(
                "{}: no figure is of {} or before; leave --as-of out to use all, or report earlier years",
                returns.name,
                financial_year(as_of)
            )));
        }
        Ok(find::Asked {
            left_out: returns.rows.len() - kept.rows.len(),
            returns: kept,
            as_of,
            discrepancy: self.discrepancy.map(|one| one.0),
            before: self.settings(Sampler::Random),
            after: self.settings(Sampler::Given),
        })
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

fn outside_of(calendar: Calendar, year: i32) -> String {
    format!(
        "--as-of {0}: {0} is no year of this programme, which runs from {1} to {2}; name the last year that the return \
         is to tell of",
        financial_year(year),
        financial_year(calendar.start),
        financial_year(calendar.last())
    )
}
