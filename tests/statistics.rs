//! Do sampled means, spreads and percentiles match theory within *k* Monte Carlo standard errors?
//!
//! What is expected comes from textbook formulas written here, never from the engine's own
//! distributions. k is 4 throughout: if the engine is right, one comparison in 16,000 fails by
//! chance, and with the four hundred or so here one choice of seeds in forty would make some
//! test fail. The seeds are fixed, so a failure here means that something has changed.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

mod common;

mod statistics {
    mod counts;
    mod distributions;
    mod errors;
    mod honest;
    mod luck;
    mod streaming;
    mod together;

    /// How many standard errors are let pass.
    pub const K: f64 = 4.0;
}
