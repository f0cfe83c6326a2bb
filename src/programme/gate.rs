//! A capability that has to be there before an activity has its whole effect.

use super::WorkforceId;
use crate::number::Number;

/// How much of an activity's effect depends on what a workforce can do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CapabilityGate {
    /// Whose capability.
    pub workforce: WorkforceId,
    /// The level that counts, from 0; those above it count too. Never the lowest.
    pub level: usize,
    /// The share of the workforce at this level or above at which the whole effect comes.
    pub at_least: Number,
    /// The share of the effect that comes where nobody is there.
    pub before: Number,
}
