//! Floorspace completed: in tranches, or all at once.

use super::account::Line;
use super::future::{Future, later_term};
use super::term::{Term, added, n};
use super::timetable::last_year;
use crate::programme::{Block, Opens};

/// Floorspace completed, in tranches or as a whole.
pub(super) fn completed(
    future: &Future,
    block: &Block,
    (paid, m2, wait): (&[f64], &[f64], f64),
    opens: Opens,
) -> Line {
    let line = |term: &dyn Fn(usize) -> Term| {
        Line::yearly("Floorspace completed", "m2", "m²", m2.to_vec(), term)
    };
    if opens == Opens::InTranches {
        return line(&|year| later_term(paid, wait, year))
            .formula("m2_y = D(paid for, build_years)_y");
    }
    let known = block.actual.years();
    let opened = block.actual.has_come();
    let end = future.of(future.t.timetable.activities[block.activity.0].end);
    let opens = if opened {
        known as f64
    } else {
        last_year(end).max(known as f64)
    };
    let from = if opened { known } else { 0 };
    line(&|year| {
        let now = year as f64;
        if now > opens {
            n(paid[year])
        } else if now < opens {
            n(0.0)
        } else {
            added(&paid[from.min(year)..=year])
        }
    })
    .formula("m2_y = all that was paid for so far in the year in which its activity ends (as told there); what is paid for later at once")
}
