//! What is simulated: a programme, and perhaps what would happen without it.

use super::Programme;
use crate::register::Register;

/// A programme with everything uncertain in it, and the reference that its net outcomes are the
/// difference to, where one is run.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// Everything uncertain in it.
    pub register: &'a Register,
    /// What would happen without it, with everything uncertain in that; `None` where deadweight is
    /// assumed.
    pub reference: Option<(&'a Programme, &'a Register)>,
}

impl<'a> Case<'a> {
    /// A programme by itself: what would happen without it is assumed, not run.
    #[must_use]
    pub const fn of(programme: &'a Programme, register: &'a Register) -> Self {
        Self {
            programme,
            register,
            reference: None,
        }
    }
}
