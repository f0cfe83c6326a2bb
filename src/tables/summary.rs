//! `summary`: every metric of a run in every year. For machines alone.

use super::words::unit;
use super::{Cell, Column, Table};
use crate::analysis::Summary;

/// The columns, which other programs rely on.
pub const COLUMNS: [&str; 15] = [
    "metric",
    "year",
    "unit",
    "mean",
    "sd",
    "mcse",
    "p5",
    "p10",
    "p25",
    "p50",
    "p75",
    "p90",
    "p95",
    "central",
    "as_promised",
];

/// The summary as a table.
#[must_use]
pub fn table(summary: &Summary, price_year: i32) -> Table {
    let columns = COLUMNS
        .iter()
        .map(|key| match *key {
            "metric" | "unit" => Column::text(key, key),
            _ => Column::number(key, key),
        })
        .collect();
    let mut table = Table::new("summary", "Every metric in every year", "", columns);
    table.rows = summary
        .rows
        .iter()
        .map(|row| {
            let mut cells = vec![
                Cell::text(&row.metric),
                Cell::year(row.year),
                Cell::text(unit(row.measure, price_year)),
            ];
            let figures = [row.mean, row.sd, row.mcse]
                .into_iter()
                .chain(row.percentiles)
                .chain([row.central, row.as_promised]);
            cells.extend(figures.map(|value| Cell::figure(value, row.mcse)));
            cells
        })
        .collect();
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcomes::Measure;
    use crate::tables::testing::{row, unknown};

    #[test]
    fn the_summary_has_one_row_for_each_metric_and_year() -> Result<(), csv::Error> {
        let summary = Summary {
            rows: vec![
                row("jobs.net", Some(2033), Measure::Jobs, 1_900.0),
                row("investment.total.total", None, Measure::Money, 100.0),
                unknown("value.bcr", Measure::Ratio),
            ],
        };
        assert_eq!(
            table(&summary, 2024).to_csv()?,
            "metric,year,unit,mean,sd,mcse,p5,p10,p25,p50,p75,p90,p95,central,as_promised\n\
             jobs.net,2033,jobs (FTE),1900,190,1.9,1520,1615,1805,1900,1995,2185,2280,1805,3800\n\
             investment.total.total,,£m (2024/25 prices),100,10,0.1,80,85,95,100,105,115,120,95,200\n\
             value.bcr,,£ per £,,,,,,,,,,,,\n"
        );
        Ok(())
    }
}
