//! Whether totals agree with their parts, as formulas that anybody can follow.

use super::names::Names;
use super::page::{Digits, Entry, Grid, Heading, Page};
use super::sums::{Check, Compared};

const SUM: usize = 2;
const SIMULATED: usize = 3;
const DIFFERENCE: usize = 4;
const TOLERANCE: usize = 5;

/// The sheet of checks; `None` where there is nothing to check.
pub(super) fn page(names: &mut Names, checks: &[Check], source: &str) -> Option<Page> {
    if checks.is_empty() {
        return None;
    }
    let name = names.sheet(&["Checks"]);
    let mut page = Page {
        name,
        title: "Checks: do the parts make up their totals?".to_owned(),
        shows: "Whether the cells of the tables add up to the totals".to_owned(),
        lines: vec![
            "Sum of the parts: the cells of the table, added up here by a live formula.".to_owned(),
            "Full digits: the cells hold what was simulated, and must add up to the simulated total, typed here."
                .to_owned(),
            "Rounded numbers: the cells hold what people are told, so the sum may differ by what rounding explains."
                .to_owned(),
            "Rounded steps: they add up by construction, so their check shows no more than that no step is lost."
                .to_owned(),
        ],
        grid: Grid {
            name: names.word("Sums_checked", ""),
            headings: vec![
                Heading::text("What is checked"),
                Heading::text("What is compared"),
                Heading::number("Sum of the parts"),
                Heading::number("Total to compare with"),
                Heading::number("Difference"),
                Heading::number("Allowed, at most"),
                Heading::text("Result"),
                Heading::text("Cell of the total"),
            ],
            ..Grid::default()
        },
        chart: None,
        printed: None,
    };
    if !source.is_empty() {
        page.lines.push(format!("Source: {source}"));
    }
    let rows = checks.iter().enumerate();
    page.grid.rows = rows.map(|(row, check)| line(&page, row, check)).collect();
    Some(page)
}

fn line(page: &Page, row: usize, check: &Check) -> Vec<Entry> {
    let own = |column| page.own(row, column);
    // Six digits after the point, for the last digits of binary numbers are no difference.
    let difference = ((check.sum - check.simulated) * 1e6).round() / 1e6;
    let tolerance = (check.tolerance * 1e6 - 1e-3).ceil() / 1e6;
    let (name, cell) = &check.total;
    let agrees = if difference.abs() <= tolerance {
        "agrees"
    } else {
        "differs"
    };
    vec![
        Entry::words(&check.what),
        Entry::words(match check.compared {
            Compared::Full => "Full digits with the simulated total",
            Compared::Rounded => "Rounded numbers with the simulated total",
            Compared::Steps => "Rounded steps add up by construction",
        }),
        Entry::Formula(check.formula.clone(), check.sum, Digits::Full),
        Entry::Number(check.simulated, Digits::Full),
        Entry::Formula(
            format!("=ROUND({}-{},6)", own(SUM), own(SIMULATED)),
            difference,
            Digits::Full,
        ),
        Entry::Number(tolerance.max(0.0), Digits::Full),
        Entry::Verdict(
            format!(
                "=IF(ABS({})<={},\"agrees\",\"differs\")",
                own(DIFFERENCE),
                own(TOLERANCE)
            ),
            agrees.to_owned(),
        ),
        Entry::Link(format!("{name}, cell {cell}"), name.clone(), cell.clone()),
    ]
}
