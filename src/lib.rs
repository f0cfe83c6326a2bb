//! regiocast.
pub mod calendar;
pub mod lanes;
pub mod number;
pub mod programme;
pub mod units;
