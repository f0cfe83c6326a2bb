//! Cells as the arguments of a sum, in one range where they touch.

use super::super::page::{Page, cell};
use super::At;

/// Cells as the arguments of a sum, those that touch as ranges: `B3:B5,B8`.
pub(super) fn ranges(parts: &[At], name: &dyn Fn(At) -> String) -> String {
    runs(parts)
        .into_iter()
        .map(|(first, last)| {
            if first == last {
                name(first)
            } else {
                format!("{}:{}", name(first), name(last))
            }
        })
        .collect::<Vec<_>>()
        .join(",")
}

/// The same from another sheet: `'Money'!B3:B5,'Money'!B8`.
pub(super) fn from_anywhere(parts: &[At], page: &Page) -> String {
    let below = page.header() + 1;
    runs(parts)
        .into_iter()
        .map(|(first, last)| {
            let from = page.anywhere(first.0, first.1);
            if first == last {
                from
            } else {
                format!("{from}:{}", cell(below + last.0, last.1))
            }
        })
        .collect::<Vec<_>>()
        .join(",")
}

/// First and last of the cells that follow each other in a column or a row.
pub(super) fn runs(parts: &[At]) -> Vec<(At, At)> {
    let mut runs: Vec<(At, At)> = Vec::new();
    for &(row, column) in parts {
        if let Some((first, last)) = runs.last_mut() {
            let down = first.1 == column && last.1 == column && last.0 + 1 == row;
            let right = first.0 == row && last.0 == row && last.1 + 1 == column;
            if down || right {
                *last = (row, column);
                continue;
            }
        }
        runs.push(((row, column), (row, column)));
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_touch_are_ranges() {
        let name = |(row, column): At| cell(row, column);
        assert_eq!(ranges(&[(0, 1), (1, 1), (2, 1), (5, 1)], &name), "B1:B3,B6");
        assert_eq!(ranges(&[(0, 1), (0, 2), (1, 2)], &name), "B1:C1,C2");
        assert_eq!(ranges(&[(3, 1), (1, 1)], &name), "B4,B2");
    }
}
