//! Back-tests: programmes that are over, set up with what was known before, beside what happened.
//!
//! Each is a scenario like any other, with its outturn as a monitoring return ([`manifest`] says which,
//! and from where its numbers come). [`run()`] simulates and scores them all; [`page`] words what was
//! found, and [`tables`] and [`figures`] show it.

pub mod figures;
pub mod manifest;
pub mod page;
mod results;
pub mod tables;

pub use manifest::{Entry, Kind};
pub use results::{BacktestError, Point, Results, Test, run};
