//! Numbers in the cells of tables.

use crate::sheet::Cell;
use crate::sheet::number::{Wrong, is_nothing, plain_number, signed, usable, wrong};

/// The finite number of a cell that must hold one. Dashes are 0, as spreadsheets show it.
pub(super) fn number(cell: &Cell) -> Result<f64, Wrong> {
    usable(cell, "write the number itself")?;
    match cell {
        Cell::Number(number) if number.is_finite() => Ok(*number),
        Cell::Text(text) if is_nothing(text) => Ok(0.0),
        Cell::Text(text) => {
            let (negative, size) = signed(text);
            let exponent = || text.parse().ok().filter(|number: &f64| number.is_finite());
            let plain = plain_number(size).map(|size| if negative { -size } else { size });
            plain.or_else(exponent).ok_or_else(|| {
                wrong(
                    format!("`{}` is not a number", cell.shown()),
                    "write digits such as 1234.5",
                )
            })
        }
        Cell::Empty => Err(wrong(
            "the cell is empty",
            "write 0 where there is nothing; an empty cell may also be a slip of a column",
        )),
        _ => Err(wrong(
            format!("{} is not a number", cell.shown()),
            "write digits such as 1234.5",
        )),
    }
}

/// A number that cannot be negative.
pub(super) fn zero_or_more(cell: &Cell) -> Result<f64, Wrong> {
    match number(cell)? {
        negative if negative < 0.0 => Err(wrong(
            format!("must be 0 or more, but is {negative}"),
            "an industry cannot sell less than nothing; take subsidies and changes in stocks out of this part of \
             the table",
        )),
        number => Ok(number),
    }
}

/// A number that must be above 0.
pub(super) fn above_zero(cell: &Cell) -> Result<f64, Wrong> {
    match number(cell)? {
        number if number > 0.0 => Ok(number),
        other => Err(wrong(
            format!("must be above 0, but is {other}"),
            "put an industry without output or jobs together with one like it, in rows and in columns",
        )),
    }
}
