//! `reference`: the programme, what would happen without it, and the difference.

use super::figure::count;
use super::words::Words;
use super::{Cell, Column, Published, Table};
use crate::analysis::reference::{Beside, Line, Side};
use crate::programme::Programme;

const NOTE: &str = "Every future of the programme is set beside the same future of the reference: \
what both name has the same luck in both. The difference is worked \
out future by future, so its percentiles are its own and not the difference of two percentiles. P10, \
P50 and P90: in 10, 50 and 90 of 100 futures the figure is lower. The mean of a ratio is the ratio \
of the means; the “difference” of a net ratio is the ratio of the differences above and below its \
line, and has no value where there is nothing or less than nothing below. What only one of the two \
has counts as nothing in the other; a share of what is not there is left empty. No deadweight is \
assumed in either.";

/// Every metric for machines, the headline figures for people.
#[must_use]
pub fn table(beside: &Beside, words: &Words, of_reference: &Words) -> Published {
    // Each side is told by itself, so that nothing is called a difference but the difference.
    let alone = Programme {
        reference: None,
        ..words.programme.clone()
    };
    let words = &Words {
        programme: &alone,
        ..*words
    };
    let sheet = |lines: &mut dyn Iterator<Item = &Line>| {
        let title = format!(
            "{}: net of a reference run (“{}”)",
            words.programme.title, beside.title
        );
        let mut table = Table::new("reference", &title, &note(beside), columns());
        table.rows = lines.map(|line| cells(line, words, of_reference)).collect();
        table
    };
    Published {
        data: sheet(&mut beside.lines.iter()),
        page: Some(sheet(
            &mut beside.lines.iter().filter(|line| is_shown(line)),
        )),
    }
}

/// Whether a page shows it: a headline figure that is something in one of the two.
fn is_shown(line: &Line) -> bool {
    let is_something =
        |side: &Side| side.mean != 0.0 || side.percentiles.iter().any(|value| *value != 0.0);
    line.headline && (is_something(&line.programme) || is_something(&line.reference))
}

fn note(beside: &Beside) -> String {
    if beside.draws >= beside.of {
        return NOTE.to_owned();
    }
    format!(
        "{NOTE} This table is of the first {} futures of {}; all other tables are of all of them.",
        count(beside.draws),
        count(beside.of)
    )
}

/// The three, and what their columns are called.
const SIDES: [(&str, &str); 3] = [
    ("programme", "Programme"),
    ("reference", "Reference"),
    ("difference", "Difference"),
];

fn columns() -> Vec<Column> {
    let mut columns = vec![
        Column::text("metric", "Metric").for_machines(),
        Column::text("title", "Figure"),
        Column::number("year", "In"),
        Column::text("unit", "Unit"),
    ];
    for (key, heading) in SIDES {
        for (figure, name) in [
            ("mean", "mean"),
            ("p10", "P10"),
            ("p50", "P50"),
            ("p90", "P90"),
        ] {
            let column = Column::number(&format!("{key}_{figure}"), &format!("{heading}, {name}"));
            // In the head, means can be taken off each other; percentiles cannot.
            columns.push(if key == "difference" || figure == "mean" {
                column
            } else {
                column.for_machines()
            });
        }
        let error = Column::number(&format!("{key}_mcse"), &format!("{heading}, error"));
        columns.push(if key == "difference" {
            error
        } else {
            error.for_machines()
        });
    }
    columns
}

fn cells(line: &Line, words: &Words, of_reference: &Words) -> Vec<Cell> {
    let title = if line.only_there {
        format!("{} (reference only)", of_reference.metric(&line.metric))
    } else {
        words.metric(&line.metric)
    };
    let mut cells = vec![
        Cell::text(&line.metric),
        Cell::text(title),
        Cell::year(line.year),
        Cell::text(words.unit(line.measure)),
    ];
    for side in [&line.programme, &line.reference, &line.difference] {
        cells.push(Cell::figure(side.mean, side.error));
        let percentiles = side.percentiles.into_iter().zip(side.errors);
        cells.extend(percentiles.map(|(value, error)| Cell::figure(value, error)));
        // An error is told to one digit.
        cells.push(Cell::figure(side.error, 0.1 * side.error));
    }
    cells
}
