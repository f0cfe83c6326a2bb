//! Tables as CSV: RFC 4180, UTF-8, one heading row, every digit.

use super::figure::exact;
use super::{Cell, Readers, Table};

impl Table {
    /// The table as CSV.
    ///
    /// # Errors
    ///
    /// None that a table can cause: only those of the writer, which writes to memory.
    pub fn to_csv(&self) -> Result<String, csv::Error> {
        // A row with a cell too many would stand under the wrong headings, and look right.
        debug_assert!(
            self.rows.iter().all(|row| row.len() == self.columns.len()),
            "{}: a row does not fit its headings",
            self.name
        );
        let shown = |place: &usize| {
            self.columns
                .get(*place)
                .is_some_and(|column| column.readers != Readers::People)
        };
        let mut writer = csv::WriterBuilder::new()
            .flexible(true)
            .from_writer(Vec::new());
        let columns = self.columns.iter();
        let headings = columns.filter(|column| column.readers != Readers::People);
        writer.write_record(headings.map(|column| column.key.as_str()))?;
        for row in &self.rows {
            let cells = row.iter().enumerate().filter(|(place, _)| shown(place));
            writer.write_record(cells.map(|(_, cell)| text(cell)))?;
        }
        let bytes = writer
            .into_inner()
            .map_err(|error| csv::Error::from(error.into_error()))?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Year(year) => year.to_string(),
        Cell::Given(value)
        | Cell::Known(value)
        | Cell::Figure { value, .. }
        | Cell::ToUnit { value, .. }
        | Cell::Ratio { value, .. }
        | Cell::Rounded { value, .. }
        | Cell::Share { value, .. }
        | Cell::Chance { value, .. } => exact(*value),
        Cell::Count(count) => count.to_string(),
        Cell::Empty => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use crate::tables::{Cell, Column, Table};

    #[test]
    #[should_panic(expected = "example: a row does not fit its headings")]
    fn a_row_with_a_cell_too_many_is_found_out_in_tests() {
        let mut table = Table::new("example", "", "", vec![Column::number("year", "Year")]);
        table.rows = vec![vec![Cell::Year(2033), Cell::Count(1)]];
        let _ = table.to_csv();
    }

    #[test]
    fn texts_stay_as_they_are_and_the_unknown_is_empty() -> Result<(), csv::Error> {
        let columns = vec![
            Column::text("title", "Title"),
            Column::text("page", "Only on the page").for_people(),
            Column::number("year", "Year"),
            Column::number("value", "Value"),
        ];
        let mut table = Table::new("example", "", "", columns);
        let page = || Cell::text("hidden");
        table.rows = vec![
            vec![
                Cell::text("=1+1, \"quoted\""),
                page(),
                Cell::Year(2033),
                Cell::figure(1.0 / 3.0, 0.1),
            ],
            vec![
                Cell::text("-"),
                page(),
                Cell::Empty,
                Cell::figure(f64::NAN, 0.1),
            ],
        ];
        assert_eq!(
            table.to_csv()?,
            "title,year,value\n\
             \"=1+1, \"\"quoted\"\"\",2033,0.3333333333333333\n\
             -,,\n"
        );
        Ok(())
    }
}
