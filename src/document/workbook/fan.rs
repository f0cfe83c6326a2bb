//! Outcomes year by year, each with a chart of its own that follows its cells.

use rust_xlsxwriter::{
    Chart, ChartAxisLabelPosition, ChartDataLabel, ChartDataLabelPosition, ChartFont, ChartFormat,
    ChartLegendPosition, ChartLine, ChartLineDashType, ChartMarker, ChartMarkerType, ChartSeries,
    ChartSolidFill, ChartType, Color,
};

use super::data::{Data, full};
use super::looks::{FONT, pattern};
use super::names::{Names, beginning};
use super::page::{Digits, Entry, Grid, Heading, Page};
use crate::calendar::financial_year;
use crate::document::Series;
use crate::tables::figure;

/// The percentiles of a series: how data files call them, and how they are headed.
const PERCENTILES: [&str; 7] = ["p5", "p10", "p25", "p50", "p75", "p90", "p95"];
/// The columns of the sheet.
const YEAR: usize = 0;
const P5: usize = 1;
const P50: usize = 4;
const CENTRAL: usize = 8;
const PROMISE: usize = 9;
const BANDS: [usize; 3] = [10, 11, 12];

// The colours of the pictures of the same outcomes.
const OUTER: Color = Color::RGB(0x6B_AC_E6);
const INNER: Color = Color::RGB(0x20_73_BC);
const MEDIAN: Color = Color::RGB(0x12_43_6D);
const CASE: Color = Color::RGB(0xF4_6A_25);
const PROMISED: Color = Color::RGB(0x80_16_50);
const GRID: Color = Color::RGB(0xD9_D9_D9);

/// A series as a sheet with its chart.
pub(super) fn page(names: &mut Names, series: &Series, data: Option<&Data>, source: &str) -> Page {
    let wanted = format!("{} by year", series.title);
    let name = names.sheet(&wanted, &series.title);
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
                    Entry::Number(value, digits)
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
    page.chart = (!page.grid.rows.is_empty()).then(|| chart(&page, series, digits));
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
        "Central case: every assumption at its best estimate. It need not be the median.".to_owned(),
        "The chart below the table follows its cells. What may be quoted stands on the sheet ‘Headline figures’.".to_owned(),
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

/// The chart: bands stacked upon the lowest percentile, lines on top.
fn chart(page: &Page, series: &Series, digits: Digits) -> Chart {
    let mut chart = Chart::new(ChartType::AreaStacked);
    let band = |place: usize, name: &str, colour: Option<Color>| {
        let mut format = ChartFormat::new();
        format.set_no_line();
        match colour {
            Some(colour) => format.set_solid_fill(ChartSolidFill::new().set_color(colour)),
            None => format.set_no_fill(),
        };
        let mut one = one(page, place, name);
        one.set_format(&mut format);
        one
    };
    let mut lowest = band(P5, "Below P5", None);
    chart.push_series(lowest.delete_from_legend(true));
    chart.push_series(&band(BANDS[0], "P5 to P25", Some(OUTER)));
    chart.push_series(&band(
        BANDS[1],
        "P25 to P75: half of simulated futures",
        Some(INNER),
    ));
    chart.push_series(&band(BANDS[2], "P75 to P95", Some(OUTER)));
    chart.combine(&over(page, series));
    let title = words(&series.title);
    chart.title().set_name(&title).set_font(font(14).set_bold());
    let unit = words(&with_unit(&series.title, &series.unit));
    let format = match digits {
        Digits::Decimals(places) => pattern("#,##0", places, ""),
        _ => "General".to_owned(),
    };
    chart
        .y_axis()
        .set_name(&unit)
        .set_name_font(&font(11))
        .set_font(&font(11))
        .set_num_format(format)
        .set_major_gridlines_line(ChartLine::new().set_color(GRID));
    chart
        .x_axis()
        .set_name("Financial year")
        .set_name_font(&font(11))
        .set_font(&font(11))
        .set_label_position(ChartAxisLabelPosition::Low)
        .set_position_between_ticks(false);
    chart
        .legend()
        .set_position(ChartLegendPosition::Bottom)
        .set_font(&font(11));
    chart.set_name(&page.name).set_alt_text(alternative(series));
    chart.set_width(960).set_height(520);
    chart
}

/// The lines over the bands: median, central case and promise.
fn over(page: &Page, series: &Series) -> Chart {
    let mut chart = Chart::new(ChartType::Line);
    let line = |place: usize, name: &str, colour: Color, dash: ChartLineDashType| {
        let mut format = ChartFormat::new();
        format.set_line(
            ChartLine::new()
                .set_color(colour)
                .set_width(2.5)
                .set_dash_type(dash),
        );
        let mut one = one(page, place, name);
        one.set_format(&mut format);
        one.set_marker(ChartMarker::new().set_none());
        one
    };
    let median = line(P50, "P50: the median", MEDIAN, ChartLineDashType::Solid);
    chart.push_series(&median);
    let central = line(CENTRAL, "Central case", CASE, ChartLineDashType::Dash);
    chart.push_series(&central);
    let Some((_, value)) = series.promise else {
        return chart;
    };
    let mut format = ChartFormat::new();
    format
        .set_solid_fill(ChartSolidFill::new().set_color(PROMISED))
        .set_border(ChartLine::new().set_color(PROMISED));
    let mut promise = one(page, PROMISE, &format!("Promise: {}", figure::given(value)));
    promise.set_format(ChartFormat::new().set_no_line());
    promise.set_marker(
        ChartMarker::new()
            .set_type(ChartMarkerType::Diamond)
            .set_size(12)
            .set_format(&mut format),
    );
    promise.set_data_label(
        ChartDataLabel::new()
            .show_series_name()
            .set_position(ChartDataLabelPosition::Left)
            .set_font(&font(11)),
    );
    chart.push_series(&promise);
    chart
}

/// A column of the sheet as a series of the chart.
fn one(page: &Page, place: usize, name: &str) -> ChartSeries {
    let mut series = ChartSeries::new();
    series
        .set_name(name)
        .set_categories(&page.column(YEAR))
        .set_values(&page.column(place));
    series
}

/// Words that the library does not take for cells, as it does what begins with `=` or has a `!`.
fn words(text: &str) -> String {
    beginning(&text.trim_start_matches('=').replace('!', ""), LONGEST / 2)
}

fn font(size: u32) -> ChartFont {
    let mut font = ChartFont::new();
    font.set_name(FONT).set_size(size).unset_bold();
    font
}

/// The chart in words, no longer than the library takes.
fn alternative(series: &Series) -> String {
    // Two digits at most, as wherever no error is known.
    let told = |value: f64| figure::told(value, 0.0);
    let last = series.years.iter().zip(&series.percentiles).next_back();
    let last = last.map_or_else(String::new, |(year, [p5, _, _, p50, _, _, p95])| {
        format!(
            " In {} the median is {}; 9 in 10 simulated futures fall between {} and {}.",
            financial_year(*year),
            told(*p50),
            told(*p5),
            told(*p95)
        )
    });
    let promise = series.promise.map_or_else(String::new, |(by, value)| {
        let value = figure::given(value);
        format!(" Promise: {value} by {}.", financial_year(by))
    });
    let title = beginning(&with_unit(&series.title, &series.unit), LONGEST / 2);
    let text = format!("Fan chart: {title}, by financial year.{last}{promise}");
    beginning(&text, LONGEST)
}

/// How long words of charts may be: a little less than the library takes.
const LONGEST: usize = 250;
