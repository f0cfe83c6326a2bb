//! A scenario read by itself, with all that is wrong with it.

use crate::problem::{Place, Problem, Severity};
use crate::programme::Programme;
use crate::register::Register;

use super::context::Context;
use super::evidence::Shelf;
use super::load::Loaded;
use super::tree::Table;
use super::{Evidence, fields, idle, programme, resolved};

/// A scenario that was read by itself, without what it is compared with.
pub(super) struct Whole {
    /// Its short title.
    pub label: String,
    /// What the model sees.
    pub programme: Programme,
    /// Everything uncertain in it.
    pub register: Register,
    /// The evidence that it refers to.
    pub library: Vec<Evidence>,
    /// Where the metric of each target stands.
    pub target_places: Vec<Place>,
    /// Where the formula of each of its own outcomes stands.
    pub formula_places: Vec<Place>,
    /// The tree that stands alone.
    pub tree: Table,
    /// The beginning of its own file.
    pub top: Place,
    /// Whether its years are as written.
    pub calendar_is_known: bool,
    /// How many stated deadweights are not used.
    pub unused: usize,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

impl Whole {
    /// Reads it. All that is wrong is among its problems, with those found on loading.
    pub fn read(loaded: Loaded, reference_is_run: bool, problems: Vec<Problem>) -> Self {
        let Loaded {
            mut tree,
            top,
            layers,
            base_ids,
            ..
        } = loaded;
        let own = tree.take("evidence");
        let own_evidence = own.as_ref().and_then(|entry| entry.node.table());
        let shelf = Shelf::new(own_evidence.into_iter().chain(&layers).collect());
        let mut cx = Context::new(shelf, problems);
        cx.reference_is_run = reference_is_run;
        cx.base_ids = base_ids;
        if let Some(entry) = &own
            && own_evidence.is_none()
        {
            fields::Fields::of(&mut cx, entry, "evidence".to_owned());
        }
        let (programme, [target_places, formula_places]) = programme::read(&mut cx, &tree, &top);
        if cx
            .problems
            .iter()
            .all(|one| one.severity == Severity::Warning)
        {
            idle::check(&mut cx, &tree, own_evidence, &programme);
        }
        let tree = resolved::tree(&tree, &cx);
        let library = cx.shelf.library();
        let mut problems = cx.problems;
        problems.sort_by(Problem::by_place);
        problems.dedup();
        cx.base_ids.hint(&mut problems);
        Self {
            label: cx.short_title,
            programme,
            register: cx.register,
            library,
            target_places,
            formula_places,
            tree,
            top,
            calendar_is_known: cx.calendar_is_known,
            unused: cx.unused.count(),
            problems,
        }
    }
}
