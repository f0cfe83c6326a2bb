//! The example row of the template: clearly marked, left out when it is read, and refused where
//! somebody wrote over it and kept its mark.

use super::columns::{Column, Layout};
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

/// The columns in which a row differs from the example; those that the list lacks are left out.
pub(super) fn changed(said: &Said, layout: &Layout) -> Vec<Column> {
    let first = layout.years.first().copied().unwrap_or_default();
    let plain = [
        (Column::Title, said.title == TITLE),
        (Column::Payer, said.payer == PAYER),
        (Column::Sponsor, said.sponsor == SPONSOR),
        (Column::Kind, said.kind == KIND),
        (Column::Floorspace, said.floorspace == Some(FLOORSPACE)),
        (Column::Firms, said.firms.is_none()),
        (Column::LearnersAYear, said.learners_a_year.is_none()),
        (Column::LearnersInAll, said.learners_in_all.is_none()),
        (Column::Jobs, said.jobs == Some(JOBS)),
        (Column::Opens, said.opens == Some(first + OPENS_AFTER)),
        (Column::Source, said.source == SOURCE),
        (Column::Note, said.note == NOTE),
    ];
    let money = layout.years.iter().enumerate().flat_map(|(place, year)| {
        let capital = CAPITAL.get(place).copied().unwrap_or(0.0);
        [
            (
                Column::Capital(*year),
                said.capital.get(place) == Some(&capital),
            ),
            (
                Column::Revenue(*year),
                said.revenue.get(place) == Some(&0.0),
            ),
        ]
    });
    let all = plain.into_iter().chain(money);
    all.filter(|(column, same)| !same && layout.place(*column).is_some())
        .map(|(column, _)| column)
        .collect()
}
