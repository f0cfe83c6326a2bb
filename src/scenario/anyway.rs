//! What would have happened anyway: assumed as a `deadweight`, or run as a reference.
//!
//! Never both. Where a reference is run, a stated deadweight is still checked, but it counts as 0 and
//! stays out of the register, so that no table says it acts.

use std::collections::BTreeMap;

use crate::number::Number;
use crate::register::Register;

use super::context::Context;
use super::fields::Fields;

/// The key.
const KEY: &str = "deadweight";

/// What was stated and is not used, because a reference is run.
#[derive(Debug, Default)]
pub(super) struct Unused {
    /// Names of deadweights, each with whether it would have taken anything off.
    names: BTreeMap<String, bool>,
    /// Evidence that they refer to.
    evidence: Vec<String>,
}

impl Unused {
    /// How many deadweights would have taken something off.
    pub fn count(&self) -> usize {
        self.names.values().filter(|acts| **acts).count()
    }

    /// Whether an input is used nowhere but in a deadweight that is not used.
    pub fn holds(&self, name: &str, register: &Register) -> bool {
        let Some(id) = name.strip_prefix("evidence.") else {
            return self.names.contains_key(name);
        };
        let refers = |link: &crate::register::EvidenceLink| link.id == id;
        let mut links = register.assumptions.iter().map(|one| &one.evidence);
        self.evidence.iter().any(|own| own == id)
            && !links.any(|link| link.as_ref().is_some_and(refers))
    }
}

/// Reads a deadweight: the assumed one, which may have to be given, or 0 where a reference is run.
pub(super) fn deadweight(cx: &mut Context<'_>, fields: &mut Fields<'_>, must: bool) -> Number {
    if !cx.reference_is_run {
        return if must {
            fields.must_number(cx, KEY)
        } else {
            fields.number_or(cx, KEY, 0.0)
        };
    }
    let before = cx.register.assumptions.len();
    fields.number(cx, KEY);
    if cx.register.assumptions.len() > before
        && let Some(stated) = cx.register.take_back()
    {
        let acts = stated.distribution.fixed_value() != Some(0.0);
        cx.unused.names.insert(stated.name, acts);
        cx.unused
            .evidence
            .extend(stated.evidence.map(|link| link.id));
    }
    Number::ZERO
}
