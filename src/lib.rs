//! How likely is the promise? From regional investment to skilled jobs and training, year by year,
//! in ten thousand simulated futures.
//!
//! There is one way through the code; each layer knows only those before it:
//!
//! ```text
//! scenario → inputs → points → model → outcomes → analysis → figures, tables → report → tasks → cli, serve
//!   text      luck    values  ten years  metrics   summaries     charts, pages    files
//! ```
//!
//! - [`scenario`] reads a file into checked facts: the [`programme`] and the [`register`] of
//!   everything uncertain. All that can be wrong is found here, as [`problem`]s.
//! - [`projects`] makes a scenario out of a list of projects in a spreadsheet.
//! - [`inputs`] lays out the coordinates that luck decides; [`points`] draws them, addressed by
//!   seed, name and draw, and turns them into values through each [`distribution`].
//! - [`model`] is a pure function from a packet of points to what becomes of the programme. It draws
//!   no random number, touches no file and cannot fail.
//! - [`outcomes`] is where a position in an array has a meaning; [`ensemble`] holds many draws.
//! - [`backtest`] sets programmes that are over beside what happened.
//! - [`serve`] is the planner's page: a server on one's own machine that simulates a plan while it is changed.
//! - [`analysis`] makes statements; [`figures`] and [`tables`] put them into charts and pages;
//!   [`report`] writes the folder; [`pack`] words what is handed on, and [`document`] renders it as
//!   web page, workbook and document; [`told`] tells one future line by line; [`tasks`] is
//!   what the command line, [`cli`], and the page both ask for.
//!
//! ```
//! use regiocast::analysis::summarise;
//! use regiocast::ensemble::{Settings, run};
//! use regiocast::scenario::Scenario;
//!
//! let scenario = Scenario::read("chi-zone")?;
//! let settings = Settings::new(500, 1);
//! let ensemble = run(scenario.case(), settings, &|_| ())?;
//! let summary = summarise(&ensemble);
//! let jobs = summary.find("jobs.filled", Some(2033)).map(|row| row.p50());
//! assert!(jobs.is_some_and(|jobs| jobs > 0.0));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod analysis;
pub mod backtest;
pub mod benchmark;
pub mod calendar;
pub mod charts;
pub mod cli;
pub mod distribution;
pub mod document;
pub mod ensemble;
pub mod figures;
pub mod inputs;
pub mod lanes;
pub mod model;
pub mod monitoring;
pub mod number;
pub mod outcomes;
pub mod pack;
pub mod points;
pub mod problem;
mod processor;
pub mod programme;
pub mod projects;
pub mod register;
pub mod report;
pub mod scenario;
pub mod serve;
mod sheet;
pub mod special;
pub mod tables;
pub mod tasks;
pub mod told;
mod unfinished;
pub mod units;
pub mod updating;
