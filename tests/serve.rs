//! Does the planner's page answer what the command line answers, and only whom it may?
//!
//! The server runs here on the loopback address, on a port that is free; requests are written by hand, so
//! that they can be as wrong as those of somebody who means harm.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at the first surprise"
)]

mod serve {
    mod adding;
    mod answering;
    mod assuming;
    mod client;
    mod comparing;
    mod describing;
    mod explaining;
    #[cfg(unix)]
    mod killing;
    mod loading;
    mod mixing;
    mod monitoring;
    mod moving;
    mod packing;
    mod readers;
    mod refusing;
    mod saving;
    mod several;
    mod starting;
}
