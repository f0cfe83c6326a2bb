//! Outcomes year by year, each with a chart of its own that follows its cells.

use super::data::{Data, full};
use super::names::Names;
use super::page::{Digits, Entry, Grid, Heading, Page};
use crate::calendar::financial_year;
use crate::document::Series;
use crate::tables::figure;
use crate::tables::number::Number;

mod chart;

/// The percentiles of a series: how data files call them, and how they are headed.
const PERCENTILES: [&str; 7] = ["p5", "p10", "p25", "p50", "p75", "p90", "p95"];
/// The columns of the sheet.
const YEAR: usize = 0;
const P5: usize = 1;
const P50: usize = 4;
const CENTRAL: usize = 8;
const PROMISE: usize = 9;
const BANDS: [usize; 3] = [10, 11, 12];

/// A series as a sheet with its chart.
pub(super) fn page(names: &mut Names, series: &Series, data: Option<&Data>, source: &str) -> Page {
    let wanted = format!("{} by year", series.title);
    let metric = series.metric.as_str();
    let metric = metric.strip_suffix(".total").unwrap_or(metric);
    let metric = metric.replace(['.', '_'], " ");
    let name = names.sheet(&[&wanted, &series.title, &metric]);
    let digits = digits(series);
    let unit = |heading: &str| Heading::number(&with_unit(heading, &series.unit));
    let percentiles = PERCENTILES.map(|key| unit(&key.to_uppercase()));
    let mut headings = vec![Heading::text("Financial year")];
    headings.extend(percentiles);
    headings.extend([unit("Central case"), unit("Promise")]);
    headings.extend(
        ["P5 to P25", "P25 to P75", "P75 to P95"]
            .map(|band| unit(&format!("Width of the band {band}"))),
    );
    let mut page = Page {
        title: format!(
            "{}, by financial year",
            with_unit(&series.title, &series.unit)
        ),
        shows: format!("{} by financial year, with a chart", series.title),
        lines: lines(source),
        grid: Grid {
            name: names.word(&name, ""),
            headings,
            ..Grid::default()
        }
        .with_distinct_headings(),
        name,
        chart: None,
        printed: None,
    };
    let years = series.years.iter().zip(&series.percentiles).enumerate();
    page.grid.rows = years
        .map(|(row, (year, percentiles))| {
            let mut cells = vec![Entry::Text(financial_year(*year))];
            let figure = (series.metric.as_str(), Some(*year));
            let keyed = PERCENTILES.iter().zip(percentiles);
            cells.extend(keyed.map(|(key, value)| full(data, figure, key, *value, digits)));
            let central = series.central.get(row).copied().unwrap_or(f64::NAN);
            cells.push(full(data, figure, "central", central, digits));
            cells.push(match series.promise {
                Some((by, value)) if by == *year && value.is_finite() => {
                    Entry::Number(value, promised(value))
                }
                _ => Entry::Blank,
            });
            cells.extend(
                [(0, 2), (2, 4), (4, 6)]
                    .map(|(low, high)| width(&page, row, (low, high), percentiles, digits)),
            );
            cells
        })
        .collect();
    page.chart = (!page.grid.rows.is_empty()).then(|| chart::of(&page, series, digits));
    page
}

/// The width of a band, from which the chart is stacked.
fn width(
    page: &Page,
    row: usize,
    (low, high): (usize, usize),
    percentiles: &[f64; 7],
    digits: Digits,
) -> Entry {
    let width = percentiles[high] - percentiles[low];
    if !width.is_finite() {
        return Entry::Blank;
    }
    let formula = format!("={}-{}", page.own(row, P5 + high), page.own(row, P5 + low));
    Entry::Formula(formula, width, digits)
}

fn lines(source: &str) -> Vec<String> {
    let mut lines = vec![
        "In each year 9 in 10 simulated futures fall between P5 and P95, half of them between P25 and P75; P50 is the median.".to_owned(),
        "Central case: every assumption at its median, and no luck, good or bad. It need not be the median of the futures.".to_owned(),
        "The chart below the table follows its cells, which have more digits than may be quoted: see ‘Headline figures’.".to_owned(),
        "Blank cells: not known, or no promise for that year.".to_owned(),
    ];
    if !source.is_empty() {
        lines.push(format!("Source: {source}"));
    }
    lines
}

fn with_unit(words: &str, unit: &str) -> String {
    if unit.is_empty() {
        words.to_owned()
    } else {
        format!("{words}, {unit}")
    }
}

/// Digits after the point that tell the values of a series apart.
fn digits(series: &Series) -> Digits {
    let values = series.percentiles.iter().flatten().chain(&series.central);
    let largest = values.fold(0.0_f64, |most, value| most.max(value.abs()));
    Digits::Decimals(match largest {
        largest if largest >= 100.0 => 0,
        largest if largest >= 10.0 => 1,
        largest if largest >= 1.0 => 2,
        _ => 3,
    })
}

/// The digits of a promise: those in which it was made.
fn promised(value: f64) -> Digits {
    let told = Number::read(&figure::given(value));
    told.map_or(Digits::Full, super::exhibit::digits)
}
