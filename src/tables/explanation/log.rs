//! The assumption log with impact: the weakest evidence that matters most comes first.

use super::Explained;
use crate::register::Rating;
use crate::tables::{Cell, Column, Table, assumptions};

/// The assumption log, sorted by weak evidence times impact.
pub(super) fn table(explained: &Explained<'_>) -> Table {
    let found = explained.found;
    let plain = assumptions::table(&explained.words, None);
    let note = format!(
        "Impact is the share of the variance of “{}” that the input explains (Shapley): red over 10%, amber \
from 2% to 10%, green under 2%; limits by judgement. Assumptions that follow the same evidence share its \
impact. Sorted by weak evidence times impact: what to look at first. {}",
        explained.question(&found.questions[0]),
        plain.note
    );
    let mut columns = vec![
        Column::text("impact", "Impact"),
        Column::number("impact_share", "Share of the variance"),
    ];
    columns.extend(plain.columns);
    let title = format!(
        "{}: assumption log with impact",
        explained.words.programme.title
    );
    let mut table = Table::new("assumptions", &title, &note, columns);
    let register = &explained.words.register.assumptions;
    let mut rows: Vec<(u32, f64, Vec<Cell>)> = register
        .iter()
        .zip(plain.rows)
        .map(|(assumption, cells)| {
            let most = found.impact(&assumption.name);
            let weak = match assumption.provenance.rating {
                Some(Rating::Green) => 1,
                Some(Rating::Amber) => 2,
                Some(Rating::Red) | None => 3,
            };
            let matters = most.map_or(0, |(impact, _)| impact as u32 + 1);
            let mut line = match most {
                Some((impact, share)) => {
                    vec![Cell::text(impact.word()), Cell::share(share, 0.005)]
                }
                None if assumption.input.is_some() => {
                    vec![
                        Cell::text("not known: the answer does not vary"),
                        Cell::Empty,
                    ]
                }
                None => vec![Cell::text("none: not uncertain"), Cell::Empty],
            };
            line.extend(cells);
            (weak * matters, most.map_or(-1.0, |(_, share)| share), line)
        })
        .collect();
    rows.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)));
    table.rows = rows.into_iter().map(|(_, _, line)| line).collect();
    table
}
