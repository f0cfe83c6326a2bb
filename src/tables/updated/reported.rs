//! Each reported figure: was it surprising, and what does it decide?

use super::Updating;
use crate::analysis::updated::influence::How;
use crate::monitoring::Kind;
use crate::tables::{Cell, Column, Table};

const NOTE: &str = "The forecast is that of what should have been reported, before the return was known. ‘As far out’ is the \
probability of a figure at least so far from the forecast, errors of reporting and of the model included: under 5% is \
surprising, under 0.5% very much so. ‘Still’ is the same probability after everything was learnt: where it stays small, the \
model cannot explain the figure, and one of the two is wrong. ‘Without it’ is the answer if this figure alone had not been \
reported. The discrepancy is how far the model itself may be off; years of one metric share it, so that it counts more where \
a metric has several rows.";

/// The figures.
pub(super) fn table(updating: &Updating<'_>) -> Table {
    let update = updating.update;
    let promised = update.headline.bound.is_some();
    let mut columns = vec![
        Column::text("metric", "Metric").for_machines(),
        Column::text("title", "Figure").for_people(),
        Column::number("year", "Year"),
        Column::text("kind", "Kind").for_machines(),
        Column::number("reported", "Reported"),
        Column::number("reported_share", "Share of the year in it").for_machines(),
        Column::number("sd", "Its standard error").for_machines(),
        Column::number("of", "Of how many").for_machines(),
        Column::number("discrepancy", "Discrepancy of the model"),
        Column::number("forecast_p10", "Forecast: P10"),
        Column::number("forecast_p50", "Forecast: median"),
        Column::number("forecast_p90", "Forecast: P90"),
        Column::number("as_far_out", "As far out"),
        Column::number("p50_after", "Now: median").for_machines(),
        Column::number("still", "Still as far out"),
        Column::number("median_without", "Headline’s median without it"),
    ];
    if promised {
        columns.push(Column::number(
            "chance_without",
            "Chance of the promise without it",
        ));
    }
    columns.push(Column::number("k_hat", "Pareto k of taking it out").for_machines());
    columns.push(Column::text("without_by", "How that was found").for_machines());
    columns.push(Column::text("source", "Source").for_machines());
    let title = format!(
        "{}: the reported figures beside the forecast",
        updating.words.programme.title
    );
    let mut table = Table::new("reported", &title, NOTE, columns);
    for (place, one) in update.observations.iter().enumerate() {
        let (told, influence) = (&update.rows[place], &update.influences[place]);
        let is_share = matches!(one.kind, Kind::Share | Kind::Event);
        let figure = |value: f64| {
            if is_share {
                Cell::share(value, f64::NAN)
            } else {
                Cell::figure(value, f64::NAN)
            }
        };
        let measure = updating.summaries[1]
            .find(&update.headline.metric, update.headline.year)
            .map(|row| row.measure);
        let headline = |value: f64| match measure {
            Some(measure) => super::before_after::amount(value, f64::NAN, measure),
            None => Cell::figure(value, f64::NAN),
        };
        let mut row = vec![
            Cell::text(&one.metric),
            Cell::text(updating.metric(&one.metric)),
            Cell::year(one.year),
            Cell::text(one.kind.word()),
            if is_share {
                Cell::share(one.value, 0.0)
            } else {
                Cell::Given(one.value)
            },
            Cell::share(one.reported_share, 0.0),
            Cell::given(one.sd),
            Cell::given(one.of),
            if one.kind == Kind::Event {
                Cell::Empty
            } else {
                Cell::share(update.reports[place].discrepancy, f64::NAN)
            },
            figure(told.before[0]),
            figure(told.before[1]),
            figure(told.before[2]),
            Cell::share(told.surprise, f64::NAN),
            figure(told.after[1]),
            Cell::share(told.still, f64::NAN),
            headline(influence.median),
        ];
        if promised {
            row.push(Cell::share(influence.chance, 0.005));
        }
        row.push(Cell::figure(influence.k_hat, f64::NAN));
        row.push(Cell::text(match influence.how {
            How::Weights => "weights",
            How::Again => "another update",
            How::Unknown => "not found",
        }));
        row.push(Cell::text(
            update.sources.get(place).map_or("", String::as_str),
        ));
        table.rows.push(row);
    }
    table
}
