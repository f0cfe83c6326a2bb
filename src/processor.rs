//! Vector code for the processor at hand.
//!
//! A loop that is handed to [`vectorised`] is compiled several times: for every 64-bit processor, for
//! those with 256-bit vectors and for those with 512-bit ones; which is used is found out when the
//! program runs. All do the same operations in the same order, and none of them joins a
//! multiplication and an addition into one, so that results are the same bits everywhere.

use std::sync::LazyLock;

use pulp::{Arch, WithSimd};

static ARCH: LazyLock<Arch> = LazyLock::new(Arch::new);

/// Does a piece of work with the widest vectors that the processor has.
///
/// The work's `with_simd` must be `#[inline(always)]`, and so must whatever it calls, or it is
/// compiled for every processor alike.
#[inline]
pub fn vectorised<W: WithSimd>(work: W) -> W::Output {
    ARCH.dispatch(work)
}
