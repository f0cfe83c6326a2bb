//! `score`: every reported figure beside every forecast.

use super::super::{Cell, Column, Table};
use super::{Marked, Reported, Told, maybe, maybe_share, number};
use crate::analysis::precision::share_error;
use crate::analysis::score::Scored;

const NOTE: &str = "One future in ten lies below P10 and one above P90; half lie below P50. Where part \
of a figure was reported, or with an error of its own, so is the forecast. The CRPS is how far the forecast \
was off, its doubt taken into account, in the unit of the figure: 0 is perfect, and a forecast without \
doubt has its absolute error. The share below is the share of futures below what was reported, those at it \
counted half. As far out is the share of futures that are as far from the middle as what was reported, on \
either side: small is surprising.";

pub(super) fn table(marked: &Marked<'_>) -> Table {
    let columns = vec![
        Column::text("scenario", "Name").for_machines(),
        Column::text("forecast", "Forecast"),
        Column::number("row", "Row").for_machines(),
        Column::text("metric", "Metric").for_machines(),
        Column::text("figure", "Figure"),
        Column::number("year", "Year").for_machines(),
        Column::text("unit", "Unit"),
        Column::number("reported", "Reported"),
        Column::number("reported_share", "Share reported").for_machines(),
        Column::number("p5", "P5").for_machines(),
        Column::number("p10", "P10"),
        Column::number("p25", "P25").for_machines(),
        Column::number("p50", "P50"),
        Column::number("p75", "P75").for_machines(),
        Column::number("p90", "P90"),
        Column::number("p95", "P95").for_machines(),
        Column::number("mean", "Mean").for_machines(),
        Column::text("inside_50", "In 50%"),
        Column::text("inside_80", "In 80%"),
        Column::text("inside_90", "In 90%"),
        Column::number("crps", "CRPS").for_machines(),
        Column::number("crps_fair", "CRPS"),
        Column::number("crps_relative", "CRPS for each unit reported"),
        Column::number("interval_score_80", "Score of the 80% range").for_machines(),
        Column::number("interval_score_90", "Score of the 90% range").for_machines(),
        Column::number("log_score_normal", "Log score of a normal").for_machines(),
        Column::number("pit", "Share below"),
        Column::number("surprise", "As far out"),
        Column::number("last_value", "The last value"),
        Column::number("trend", "The trend"),
        Column::number("official", "The official profile"),
        Column::number("draws", "Futures with a value").for_machines(),
        Column::text("not_scored", "Not scored because"),
    ];
    let title = format!("Every figure of {} beside the forecast", marked.monitoring);
    let mut table = Table::new("score", &title, NOTE, columns);
    for forecast in marked.forecasts {
        for (place, figure) in marked.figures.iter().enumerate() {
            let mut line = head(marked, forecast, figure);
            let rows = &forecast.scores.rows;
            let scored = rows.iter().find(|row| forecast.figure_of(row) == place);
            if let Some(row) = scored {
                line.extend(cells(figure, row));
            } else {
                line.extend(vec![Cell::Empty; table.columns.len() - line.len() - 1]);
                let why = forecast.left_out.iter().find(|(left, _)| *left == place);
                line.push(Cell::text(why.map_or("", |(_, why)| why)));
            }
            table.rows.push(line);
        }
    }
    table
}

fn head(marked: &Marked<'_>, forecast: &Told<'_>, figure: &Reported) -> Vec<Cell> {
    vec![
        Cell::text(forecast.name),
        Cell::text(forecast.title),
        Cell::Count(figure.row),
        Cell::text(&figure.metric),
        Cell::text(figure.label()),
        Cell::year(figure.year),
        Cell::text(marked.words.unit(figure.measure)),
        match figure.measure {
            crate::outcomes::Measure::Share => Cell::share(figure.value, 0.0),
            _ => Cell::Given(figure.value),
        },
        Cell::share(figure.share, 0.0),
    ]
}

fn cells(figure: &Reported, row: &Scored) -> Vec<Cell> {
    let own = |value: f64| number(figure.measure, value);
    let yes = |yes: bool| match (row.is_event, yes) {
        // Something that happens or does not has no range worth the name.
        (true, _) => Cell::Empty,
        (_, true) => Cell::text("yes"),
        (_, false) => Cell::text("no"),
    };
    let share = |value: f64| Cell::chance(value, share_error(value, row.draws), row.draws);
    let mut cells: Vec<Cell> = row.percentiles.map(own).to_vec();
    cells.push(own(row.mean));
    cells.extend(row.inside.map(yes));
    cells.extend([
        own(row.crps.plain),
        own(row.crps.fair),
        maybe_share(row.relative),
        own(row.intervals[1]),
        own(row.intervals[2]),
        maybe(row.log_score),
        share(row.pit),
        share(row.surprise),
    ]);
    let rivals = row.rivals.says.map(|says| says.map_or(Cell::Empty, own));
    cells.extend(rivals);
    cells.push(Cell::Count(row.draws));
    cells.push(Cell::Empty);
    cells
}
