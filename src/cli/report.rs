//! `regiocast report`: the pack, in every format, from one run.

mod brought;
mod since;
pub(super) mod subject;
mod write;

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::course::StopSign;
use super::publish::{outside, plain};
use super::watched::Watched;
use super::{Failure, terminal};
use crate::pack::Reader;
use crate::report::{Folder, Kind};
use crate::tasks::pack::{self, Wanted};

use subject::{Wish, subject};

/// What to make a pack of, and how.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The folder of a run, or a scenario, which is then run first.
    #[arg(value_name = "RUN_DIR|SCENARIO")]
    subject: String,
    /// Folders that `regiocast compare` or `regiocast explain` wrote, to be told in the pack.
    #[arg(value_name = "COMPARE_DIR")]
    others: Vec<PathBuf>,
    /// Which files to write.
    #[arg(long = "format", value_delimiter = ',', default_values_t = Format::ALL)]
    formats: Vec<Format>,
    /// The body that publishes the pack; it stands on the cover.
    #[arg(long, value_name = "NAME", default_value = "")]
    lead: String,
    /// Whom it is for: a bid has everything, a board what it decides on, an evaluation indicators and method first.
    #[arg(long = "for", value_name = "READER", default_value = "bid")]
    reader: Audience,
    /// The folder of an older run: a page says what changed since, and what of each move is whose.
    #[arg(long, value_name = "OLD_RUN_DIR")]
    since: Option<PathBuf>,
    /// How many futures to simulate of a scenario (10,000 unless said); a run has its own.
    #[arg(long, value_parser = clap::value_parser!(u32).range(100..))]
    draws: Option<u32>,
    /// The seed of a scenario's run (1 unless said); a run has its own.
    #[arg(long)]
    seed: Option<u64>,
    /// How many processor cores to use; the result is the same for any number.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// The folder to write, in place of outputs/report-<scenario>.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// A format of the pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// One web page that stands alone; prints as PDF.
    Html,
    /// A workbook with live totals and the registers.
    Xlsx,
    /// A document for word processors.
    Docx,
    /// Markdown, for those who paste.
    Md,
    /// Told how to be had.
    #[value(hide = true)]
    Pdf,
}

impl Format {
    const ALL: [Self; 4] = [Self::Html, Self::Xlsx, Self::Docx, Self::Md];

    /// The format itself; none for what is only told how to be had.
    const fn made(self) -> Option<pack::Format> {
        match self {
            Self::Html => Some(pack::Format::Html),
            Self::Xlsx => Some(pack::Format::Xlsx),
            Self::Docx => Some(pack::Format::Docx),
            Self::Md => Some(pack::Format::Md),
            Self::Pdf => None,
        }
    }
}

impl std::fmt::Display for Format {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.made().map_or("pdf", pack::Format::ending))
    }
}

/// Whom a pack is for, as it is said on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Audience {
    /// A bid.
    Bid,
    /// A board.
    Board,
    /// An evaluation.
    Evaluation,
}

impl Audience {
    const fn reader(self) -> Reader {
        match self {
            Self::Bid => Reader::Bid,
            Self::Board => Reader::Board,
            Self::Evaluation => Reader::Evaluation,
        }
    }
}

/// Makes the pack.
pub fn run(arguments: &Arguments, quiet: bool) -> Result<(), Failure> {
    let pool = terminal::threads(arguments.threads)?;
    pool.install(|| arguments.make(quiet))
}

impl Arguments {
    fn make(&self, quiet: bool) -> Result<(), Failure> {
        if self.formats.contains(&Format::Pdf) {
            return Err(Failure::Input(
                "--format pdf: a PDF is what the web page prints to; ask for --format html, open it in a browser, and \
                 print it to a file"
                    .to_owned(),
            ));
        }
        // Whatever can be wrong with what was named is found before anything is simulated.
        let stop = StopSign::raise_to_give_up();
        let watch = Watched::until(&stop, quiet);
        let others = brought::folders(&self.others)?;
        let old = self.since.as_deref().map(since::old).transpose()?;
        let wish = Wish {
            draws: self.draws,
            seed: self.seed,
        };
        let subject = subject(&self.subject, wish, &watch)?;
        let folder = Folder::begin_kind(&self.target(&subject.run.scenario), Kind::Pack)
            .map_err(|error| outside(&error))?;
        let brought = brought::read(&others, &subject)?;
        let since = match old {
            Some(old) => Some(since::since(&old, &subject, &watch)?),
            None => None,
        };
        drop(watch);
        let reader = self.reader.reader();
        let wanted = Wanted {
            reader,
            lead: &self.lead,
            brought: &brought,
            since: since.as_ref(),
        };
        let name = format!("{}-{}", plain(&subject.run.scenario), reader.word());
        let mut formats: Vec<_> = self.formats.iter().filter_map(|one| one.made()).collect();
        formats.dedup();
        let silent = Watched::until(&stop, true);
        let pack = pack::made(&subject, wanted, &silent)?;
        for remark in &pack.left_out {
            terminal::remark(remark);
        }
        let files = pack::files(&pack, &name, &formats, &silent)?;
        write::write(&folder, &files, &subject, reader)?;
        stop.obey()?;
        let written = folder.publish().map_err(|error| outside(&error))?;
        if !quiet {
            terminal::say(&write::told(&pack.document, &name, &formats, &written));
        }
        Ok(())
    }

    fn target(&self, scenario: &str) -> PathBuf {
        let usual = || PathBuf::from("outputs").join(format!("report-{}", plain(scenario)));
        self.out.clone().unwrap_or_else(usual)
    }
}
