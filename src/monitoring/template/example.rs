//! What a filled return looks like: made-up rows on a sheet of their own, which is not read.

use super::{Line, definitions};
use crate::monitoring::{Kind, Row, Spread};

/// What stands in the column “Source” of every made-up figure.
const MADE_UP: &str = "made-up example";

/// The example: a count, an estimate, money, part of a year, a share, and something that happened.
pub(super) fn lines(start: i32) -> Vec<Line> {
    let row = |metric: &str, value: f64, unit: &str, kind: Kind| Row {
        number: 0,
        metric: metric.to_owned(),
        year: Some(start + 1),
        value,
        spread: None,
        kind: Some(kind),
        of: None,
        reported_share: 1.0,
        discrepancy: None,
        unit: unit.to_owned(),
        source: MADE_UP.to_owned(),
        note: String::new(),
    };
    let line = |title: &str, note: &str, row: Row| Line {
        title: title.to_owned(),
        definition: String::new(),
        note: note.to_owned(),
        row,
        is_reported: true,
    };
    let jobs = row("jobs.filled", 260.0, "jobs (FTE)", Kind::Count);
    vec![
        line("Jobs filled (gross)", "A full count.", jobs.clone()),
        line(
            "Jobs filled (gross)",
            "An estimate: the true figure lies in this range in 80 of 100 cases.",
            Row {
                year: Some(start + 2),
                spread: Some(Spread::Range(220.0, 310.0)),
                ..jobs
            },
        ),
        line(
            "Public investment, money of the day",
            "£12,300,000.",
            row(
                "investment.public.nominal",
                12.3,
                "£m (money of the day)",
                Kind::Money,
            ),
        ),
        line(
            "People starting training",
            "Three of five providers have reported; the figure is theirs, not scaled up.",
            Row {
                reported_share: 0.6,
                ..row("training.starts", 150.0, "people", Kind::Count)
            },
        ),
        line(
            "Digital staff: people at “independent”",
            definitions::LEVEL,
            row("workforce.digital.level.2", 74.0, "people", Kind::Count),
        ),
        line(
            "Anchor investor withdraws has happened",
            "By the end of March.",
            row(
                "event.anchor_withdraws.has_happened",
                0.0,
                "yes or no",
                Kind::Event,
            ),
        ),
    ]
}
