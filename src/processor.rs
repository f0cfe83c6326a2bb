//! Vector code for the processor at hand.
//!
//! A loop that is handed to [`vectorised`] is compiled several times: for every 64-bit processor, for
//! those with 256-bit vectors and for those with 512-bit ones; which is used is found out when the
//! program runs. All do the same operations in the same order, and none of them joins a
//! multiplication and an addition into one, so that results are the same bits everywhere.
//! `tests/processors.rs` compares them, by the environment variable `REGIOCAST_VECTORS`.

use std::sync::LazyLock;

use pulp::{Arch, WithSimd};

/// The environment variable that keeps vectors narrow: `plain` or `256`.
const NARROW: &str = "REGIOCAST_VECTORS";

static ARCH: LazyLock<Arch> = LazyLock::new(|| narrow().unwrap_or_default());

/// What was asked for, as far as this processor has it.
fn narrow() -> Option<Arch> {
    match std::env::var(NARROW).ok()?.as_str() {
        "plain" => Some(Arch::Scalar),
        #[cfg(target_arch = "x86_64")]
        "256" => Some(pulp::x86::V3::try_new().map_or(Arch::Scalar, Arch::V3)),
        _ => None,
    }
}

/// Does a piece of work with the widest vectors that the processor has.
///
/// The work's `with_simd` must be `#[inline(always)]`, and so must whatever it calls, or it is
/// compiled for every processor alike.
#[inline]
pub fn vectorised<W: WithSimd>(work: W) -> W::Output {
    ARCH.dispatch(work)
}
