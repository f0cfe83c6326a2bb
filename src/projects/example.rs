//! The example row of the template: clearly marked, left out when it is read, and refused where
//! somebody wrote over it and kept its mark.

use super::kind::{Kind, Payer};
use super::rows::Said;

/// How its title begins.
pub(super) const MARK: &str = "EXAMPLE";

/// Its title.
pub(super) const TITLE: &str = "EXAMPLE, please delete this row: Riverside laboratories";

/// Whose money, and whose name.
pub(super) const PAYER: Payer = Payer::Public;
/// The body.
pub(super) const SPONSOR: &str = "Combined Authority";
/// What it is.
pub(super) const KIND: Kind = Kind::Laboratory;
/// Capital of the second, third and fourth year, £m.
pub(super) const CAPITAL: [f64; 4] = [0.0, 2.5, 6.0, 1.5];
/// Gross m².
pub(super) const FLOORSPACE: f64 = 2_000.0;
/// Jobs.
pub(super) const JOBS: f64 = 60.0;
/// Years from the first of the list to its opening.
pub(super) const OPENS_AFTER: i32 = 4;
/// Where it is written down.
pub(super) const SOURCE: &str = "Business case, March 2024, table 4";
/// What is said about it.
pub(super) const NOTE: &str = "Invented";

/// Whether a title says that its row is the example.
pub(super) fn is_marked(title: &str) -> bool {
    let start = title.get(..MARK.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(MARK))
}

/// Whether the row is as the template has it.
pub(super) fn is_untouched(said: &Said) -> bool {
    let capital = said
        .capital
        .iter()
        .enumerate()
        .all(|(year, amount)| *amount == CAPITAL.get(year).copied().unwrap_or(0.0));
    capital
        && said.revenue.iter().all(|amount| *amount == 0.0)
        && said.title == TITLE
        && said.kind == KIND
        && said.payer == PAYER
        && said.floorspace == Some(FLOORSPACE)
        && said.jobs == Some(JOBS)
        && said
            .firms
            .or(said.learners_a_year)
            .or(said.learners_in_all)
            .is_none()
}
