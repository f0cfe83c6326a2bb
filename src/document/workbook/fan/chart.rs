//! The chart of an outcome year by year: bands stacked upon the lowest percentile, lines on top.

use rust_xlsxwriter::{
    Chart, ChartAxisLabelPosition, ChartDataLabel, ChartDataLabelPosition, ChartFont, ChartFormat,
    ChartLegendPosition, ChartLine, ChartLineDashType, ChartMarker, ChartMarkerType, ChartSeries,
    ChartSolidFill, ChartType, Color,
};

use super::super::looks::{FONT, pattern};
use super::super::names::beginning;
use super::super::page::{Digits, Page};
use super::{BANDS, CENTRAL, P5, P50, PROMISE, YEAR, promised, with_unit};
use crate::calendar::financial_year;
use crate::document::Series;
use crate::tables::figure;

// The colours of the pictures of the same outcomes.
const OUTER: Color = Color::RGB(0x6B_AC_E6);
const INNER: Color = Color::RGB(0x20_73_BC);
const MEDIAN: Color = Color::RGB(0x12_43_6D);
const CASE: Color = Color::RGB(0xF4_6A_25);
const PROMISED: Color = Color::RGB(0x80_16_50);
const GRID: Color = Color::RGB(0xD9_D9_D9);

/// The chart of a sheet, whose cells it follows.
pub(super) fn of(page: &Page, series: &Series, digits: Digits) -> Chart {
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
    chart
        .y_axis()
        .set_name(&unit)
        .set_name_font(&font(11))
        .set_font(&font(11))
        .set_num_format(number_format(digits))
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

fn number_format(digits: Digits) -> String {
    match digits {
        Digits::Decimals(places) => pattern("#,##0", places, ""),
        Digits::Percent(places) => pattern("0", places, "%"),
        Digits::Full => "General".to_owned(),
    }
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
    // A series that is pushed would lose its mark.
    chart
        .add_series()
        .set_name("Promise")
        .set_categories(&page.column(YEAR))
        .set_values(&page.column(PROMISE))
        .set_format(ChartFormat::new().set_no_line())
        .set_marker(
            ChartMarker::new()
                .set_type(ChartMarkerType::Diamond)
                .set_size(12)
                .set_format(&mut format),
        )
        .set_data_label(
            ChartDataLabel::new()
                .show_value()
                .show_series_name()
                .set_separator(' ')
                .set_num_format(number_format(promised(value)))
                .set_position(ChartDataLabelPosition::Above)
                .set_font(&font(11)),
        );
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
