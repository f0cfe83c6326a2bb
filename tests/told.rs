//! Is the arithmetic shown the arithmetic done?
//!
//! Accounts of several futures of the shipped scenarios, and of some that hold every mechanism of the
//! model, are read as a reviewer would: each printed sum is worked out again from its printed
//! numbers, and the future told is compared, bit for bit, with the one that the run has.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at the first surprise"
)]

mod told {
    mod reader;
    mod same_draw;
    mod sums;
}
