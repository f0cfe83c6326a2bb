//! `scores`: what forecasts scored together, by metric and over all.

use super::super::{Cell, Column, Table};
use super::{Marked, Told, maybe, maybe_share, number};
use crate::analysis::score::coverage::RANGES;
use crate::analysis::score::{Coverage, Rival, Summary};
use crate::outcomes::Measure;

const NOTE: &str = "A range that is right holds its share of outturns, and luck moves that. Luck is taken \
from the forecast’s own futures, each of which is tried as what happens, so that figures which go together \
miss together; beside it stands what luck would be for figures that have nothing to do with each other. \
The light is amber where luck alone gives so few hits in fewer than 1 of 20 cases, red in fewer than 1 of \
50. The relative CRPS is for each unit of what the metric is on average. An error is the forecast’s mean less \
what was reported: above 0, too much was forecast. Skill is 1 less the forecast’s score over that of a simple \
forecast: below 0 the simple one was better. The last value and the trend know the figures reported for \
earlier years, which the forecast did not.";

/// The word for all metrics together.
pub(crate) const ALL: &str = "all";

pub(super) fn table(marked: &Marked<'_>) -> Table {
    let title = "What forecasts scored";
    let mut table = Table::new("scores", title, NOTE, columns());
    for forecast in marked.forecasts {
        let overall = &forecast.scores.overall;
        table.rows.push(line(marked, forecast, None, overall));
        for (metric, summary) in &forecast.scores.series {
            table
                .rows
                .push(line(marked, forecast, Some(metric), summary));
        }
    }
    table
}

fn columns() -> Vec<Column> {
    let mut columns = vec![
        Column::text("scenario", "Name").for_machines(),
        Column::text("forecast", "Forecast"),
        Column::text("metric", "Metric").for_machines(),
        Column::text("title", "Figures of"),
        Column::number("figures", "Figures"),
        Column::text("unit", "Unit"),
        Column::number("crps", "CRPS").for_machines(),
        Column::number("crps_fair", "CRPS"),
        Column::number("crps_relative", "Relative CRPS"),
    ];
    for (stated, _) in RANGES {
        let percent = format!("{:.0}", 100.0 * stated);
        let number = |key: &str, heading: &str| {
            Column::number(&format!("{key}_{percent}"), &heading.replace('#', &percent))
        };
        // Pages tell all of the range that people quote, and the hits of the others.
        let quoted = |column: Column| {
            if stated == 0.8 {
                column
            } else {
                column.for_machines()
            }
        };
        columns.extend([
            number("hits", "In #%"),
            number("of", "Figures with a range of #%").for_machines(),
            quoted(number("expected", "Expected in #%")),
            quoted(number("so_few", "So few in #% by luck")),
            number("so_many", "So many in #% by luck").for_machines(),
            number("so_few_if_independent", "So few in #% if independent").for_machines(),
            quoted(Column::text(
                &format!("light_{percent}"),
                &format!("Light of {percent}%"),
            )),
        ]);
    }
    columns.extend([
        Column::number("lower", "Lower than the median"),
        Column::number("higher", "Higher"),
        Column::number("so_lopsided", "So lopsided by luck"),
        Column::number("mean_error", "Mean error").for_machines(),
        Column::number("median_error", "Median error").for_machines(),
        Column::number("relative_mean_error", "Relative mean error"),
        Column::number("relative_median_error", "Relative median error").for_machines(),
    ]);
    for rival in Rival::ALL {
        let key = rival.key();
        let title = rival.title();
        columns.extend([
            Column::number(&format!("skill_{key}"), &format!("Skill against {title}")),
            Column::number(&format!("of_{key}"), &format!("Figures with {title}")).for_machines(),
        ]);
    }
    columns.extend([
        Column::number("ks", "KS").for_machines(),
        Column::number("ks_critical", "KS, critical").for_machines(),
        Column::text("ks_power", "Enough figures for KS").for_machines(),
    ]);
    columns
}

fn line(
    marked: &Marked<'_>,
    forecast: &Told<'_>,
    metric: Option<&str>,
    summary: &Summary,
) -> Vec<Cell> {
    // Figures of one metric are in one unit; over all metrics only shares of them have a meaning.
    let figure = metric.and_then(|metric| marked.figures.iter().find(|one| one.metric == metric));
    let own = |value: f64| figure.map_or(Cell::Empty, |figure| number(figure.measure, value));
    let mut cells = vec![
        Cell::text(forecast.name),
        Cell::text(forecast.title),
        Cell::text(metric.unwrap_or(ALL)),
        Cell::text(figure.map_or("All figures", |figure| &figure.title)),
        Cell::Count(summary.of),
        Cell::text(figure.map_or_else(String::new, |figure| marked.words.unit(figure.measure))),
        own(summary.crps),
        own(summary.fair_crps),
        maybe_share(summary.relative),
    ];
    cells.extend(summary.coverage.iter().flat_map(hits));
    let bias = &summary.bias;
    cells.extend([
        Cell::Count(bias.lower),
        Cell::Count(bias.higher),
        Cell::share(bias.so_lopsided(), f64::NAN),
        own(bias.mean_error),
        own(bias.median_error),
        maybe_share(bias.relative_mean_error),
        maybe_share(bias.relative_median_error),
    ]);
    for skill in summary.skills {
        cells.extend([maybe(skill.skill), Cell::Count(skill.of)]);
    }
    let even = &summary.uniformity;
    cells.extend([
        maybe(even.distance),
        maybe(even.critical),
        Cell::text(if even.has_power() { "yes" } else { "no" }),
    ]);
    cells
}

fn hits(coverage: &Coverage) -> [Cell; 7] {
    let some = coverage.of > 0;
    let share = |value: f64| {
        if some {
            Cell::share(value, f64::NAN)
        } else {
            Cell::Empty
        }
    };
    [
        Cell::Count(coverage.hits),
        Cell::Count(coverage.of),
        if some {
            number(Measure::Jobs, coverage.expected)
        } else {
            Cell::Empty
        },
        share(coverage.so_few()),
        share(coverage.so_many()),
        share(coverage.apart),
        Cell::text(if some { coverage.light().word() } else { "" }),
    ]
}
