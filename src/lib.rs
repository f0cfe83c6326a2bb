//! regiocast.
pub mod analysis;
pub mod calendar;
pub mod charts;
pub mod distribution;
pub mod ensemble;
pub mod figures;
pub mod inputs;
pub mod lanes;
pub mod model;
pub mod number;
pub mod outcomes;
pub mod points;
pub mod programme;
pub mod register;
pub mod special;
pub mod units;
