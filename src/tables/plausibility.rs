//! `plausibility`: is the answer of the right order?

use super::{Cell, Column, Table};
use crate::analysis::plausibility::Line;

const NOTE: &str = "A figure outside the published range is not wrong: it is a question that \
somebody has to answer before the figure is used.";

/// The comparisons as a table, and below them the risks that may be covered twice. A line without a
/// question lies within what was published, or has nothing to be compared with.
#[must_use]
pub fn table(lines: &[Line], covered_twice: &[String]) -> Table {
    let columns = vec![
        Column::text("what", "Figure"),
        Column::number("value", "This scenario"),
        Column::text("unit", "Unit"),
        Column::number("low", "Published, from"),
        Column::number("high", "Published, to"),
        Column::text("published", "What was published"),
        Column::text("source", "Source"),
        Column::text("flag", "Question"),
    ];
    let title = "Beside published figures";
    let mut table = Table::new("plausibility", title, NOTE, columns);
    table.rows = lines
        .iter()
        .map(|line| {
            vec![
                Cell::text(&line.what),
                Cell::figure(line.value, f64::NAN),
                Cell::text(&line.unit),
                Cell::given(line.low),
                Cell::given(line.high),
                Cell::text(&line.published),
                Cell::text(&line.source),
                line.flag.as_ref().map_or(Cell::Empty, Cell::text),
            ]
        })
        .collect();
    table.rows.extend(covered_twice.iter().map(|question| {
        let mut cells = vec![Cell::text("One risk or two?")];
        cells.resize(table.columns.len() - 1, Cell::Empty);
        cells.push(Cell::text(question));
        cells
    }));
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_stands_beside_what_was_published() -> Result<(), csv::Error> {
        let line = Line {
            what: "Public cost of a net job".to_owned(),
            value: 141_234.5,
            unit: "£ (2024/25 prices)".to_owned(),
            low: Some(20_000.0),
            high: None,
            published: "£20,000 and more".to_owned(),
            source: "A review".to_owned(),
            flag: None,
        };
        assert_eq!(
            table(&[line], &["A: twice".to_owned()]).to_csv()?,
            "what,value,unit,low,high,published,source,flag\n\
             Public cost of a net job,141234.5,£ (2024/25 prices),20000,,\"£20,000 and more\",A review,\n\
             One risk or two?,,,,,,,A: twice\n"
        );
        Ok(())
    }
}
