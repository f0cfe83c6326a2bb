//! What stands on the sheet “Read me”.

use crate::monitoring::column::Column;
use crate::monitoring::reading::SHEET;
use crate::sheet::writing::Line;

/// The lines for the return of a scenario, named as it is typed and as people call it.
pub(super) fn lines(scenario: &str, title: &str) -> Vec<Line> {
    let mut lines = vec![
        Line::Heading("A monitoring return for regiocast"),
        Line::Prose(format!("For: {title}")),
        Line::Prose(format!(
            "1. On the sheet “{SHEET}”, fill the column “Value” in the rows for which there is a figure. Leave all others empty: they are skipped. Click a cell to see what is counted."
        )),
        Line::prose(
            "2. Write where each figure comes from into “Source”. If it is an estimate, say how exactly it is known; if only part of the year is in, say how much.",
        ),
        Line::Prose(format!(
            "3. Save, and type:  regiocast update {scenario} --monitoring THIS-FILE.xlsx --as-of YEAR"
        )),
        Line::prose(
            "The sheet “Example” shows made-up rows. It is not read, and nor is this sheet.",
        ),
        Line::Heading("Rules"),
        Line::prose(
            "Empty is not 0. Empty: not reported yet. 0: it was counted, and there was none.",
        ),
        Line::prose(
            "Money is in £ million of the day: what was paid, not brought to the prices of another year.",
        ),
        Line::prose("Jobs are full-time equivalents: two half-time posts are one job."),
        Line::prose(
            "Report what was counted, not what was promised, claimed in a bid or expected. Net figures cannot be counted, so there is no row for them.",
        ),
        Line::prose(
            "Report each thing once. The money of all funds is the money of all activities is the money of all kinds: fill the rows that you know best and leave the others empty. The same goes for a running total and its years.",
        ),
        Line::prose(
            "For a running total since the first year, add .total to the name in the column “Metric”, and fill the last year only.",
        ),
        Line::prose(
            "Rows may be deleted, sorted and copied, and columns put in another order. No merged cells, no totals below, no columns of your own: what is your own goes into “Note”.",
        ),
        Line::Heading("Columns"),
    ];
    lines.extend(
        Column::ALL.map(|column| Line::Word(column.heading().to_owned(), column.help().to_owned())),
    );
    lines
}
