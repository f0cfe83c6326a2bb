//! With fixed assumptions, is the answer the arithmetic on paper?
//!
//! One small case for each equation of the model; the arithmetic stands beside it. Numbers agree to
//! nine digits. Where luck decides, the case says at which coordinates.

mod common;

mod closed_form {
    mod areas;
    mod events;
    mod jobs;
    mod known;
    mod landings;
    mod market;
    mod money;
    mod net;
    mod outcomes;
    mod promises;
    mod spending;
    mod training;
    mod value;
    mod workforce;
}
