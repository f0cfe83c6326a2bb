//! With fixed assumptions, is the answer the arithmetic on paper?
//!
//! One small case for each equation of the model; the arithmetic stands beside it. Numbers agree to
//! nine digits. Where luck decides, the case says at which coordinates.

mod common;

mod closed_form {
    mod areas;
    mod districts;
    mod economy;
    mod events;
    mod gate;
    mod jobs;
    mod known;
    mod landings;
    mod market;
    mod money;
    mod moves;
    mod net;
    mod origins;
    mod outcomes;
    mod promises;
    mod spending;
    mod timetable;
    mod training;
    mod value;
    mod workforce;
}
