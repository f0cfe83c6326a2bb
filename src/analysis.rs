//! From draws to statements: percentiles, probabilities, and what they rest on.
//!
//! Nothing here knows of files or formats. Float sums are taken in the order of the draws, so that
//! the same draws give the same bits.

pub mod asks;
pub mod drivers;
pub mod enough;
pub mod headline;
pub mod outside;
pub mod plausibility;
pub mod precision;
pub mod quantiles;
pub mod ratios;
pub mod reading;
pub mod reference;
pub mod summary;
pub mod targets;
pub mod walk;
pub mod watch;

pub use drivers::Driver;
pub use headline::Headline;
pub use outside::OutsideView;
pub use summary::{PERCENTILES, Row, Summary, summarise};
pub use targets::TargetResult;
