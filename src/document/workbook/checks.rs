//! Whether totals agree with their parts, as formulas that anybody can follow.

use super::names::Names;
use super::page::{Digits, Entry, Grid, Heading, Page};
use super::sums::Check;

const SUM: usize = 1;
const SIMULATED: usize = 2;
const DIFFERENCE: usize = 3;
const TOLERANCE: usize = 4;

/// The sheet of checks; `None` where there is nothing to check.
pub(super) fn page(names: &mut Names, checks: &[Check], source: &str) -> Option<Page> {
    if checks.is_empty() {
        return None;
    }
    let name = names.sheet("Checks", "");
    let mut page = Page {
        name,
        title: "Checks: do the parts make up their totals?".to_owned(),
        shows: "Whether the numbers as they are told add up to the simulated totals".to_owned(),
        lines: vec![
            "Sum of the parts: the numbers of the tables as they are told, added up here."
                .to_owned(),
            "They agree with the simulated total where rounding explains the difference."
                .to_owned(),
        ],
        grid: Grid {
            name: names.word("Sums_checked", ""),
            headings: vec![
                Heading::text("What is checked"),
                Heading::number("Sum of the parts as told"),
                Heading::number("Total as simulated"),
                Heading::number("Difference"),
                Heading::number("Explained by rounding, at most"),
                Heading::text("Result"),
                Heading::text("Cell of the total"),
            ],
            ..Grid::default()
        },
        chart: None,
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
    let difference = (check.sum - check.simulated) * 1e9;
    let difference = difference.round() / 1e9;
    let agrees = if difference.abs() <= check.tolerance {
        "agrees"
    } else {
        "differs"
    };
    vec![
        Entry::words(&check.what),
        Entry::Formula(check.formula.clone(), check.sum, Digits::Full),
        Entry::Number(check.simulated, Digits::Full),
        Entry::Formula(
            format!("=ROUND({}-{},9)", own(SUM), own(SIMULATED)),
            difference,
            Digits::Full,
        ),
        Entry::Number(check.tolerance, Digits::Full),
        Entry::Verdict(
            format!(
                "=IF(ABS({})<={},\"agrees\",\"differs\")",
                own(DIFFERENCE),
                own(TOLERANCE)
            ),
            agrees.to_owned(),
        ),
        Entry::words(&check.total),
    ]
}
