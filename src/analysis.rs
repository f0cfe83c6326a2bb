//! From draws to statements: percentiles, probabilities, and what they rest on.
//!
//! Nothing here knows of files or formats. Float sums are taken in the order of the draws, so that
//! the same draws give the same bits.

pub mod asks;
pub mod capability;
pub mod compare;
pub mod discovery;
pub mod drivers;
pub mod enough;
pub mod explanation;
pub mod given;
pub mod headline;
mod least_squares;
pub mod multiplier;
pub mod outside;
pub mod plausibility;
pub mod precision;
pub mod quantiles;
pub mod ratios;
pub mod reading;
pub mod reference;
pub mod sampled;
pub mod score;
pub mod sensitivity;
pub mod summary;
pub mod switching;
pub mod targets;
pub mod updated;
pub mod walk;
pub mod watch;
pub mod worth;

pub use compare::Comparison;
pub use drivers::Driver;
pub use headline::Headline;
pub use outside::{OutsideView, ReferenceClass};
pub use summary::{PERCENTILES, Row, Summary, summarise};
pub use targets::TargetResult;
