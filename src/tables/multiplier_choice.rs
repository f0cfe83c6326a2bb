//! `multiplier_choice`: the answer under an input–output multiplier and under a local one, where a scenario
//! believes in both.

use super::words::Words;
use super::{Cell, Column, Table};
use crate::analysis::multiplier::UnderOne;
use crate::analysis::precision::range_units;

const NOTE: &str = "Two ways to count knock-on jobs, of which one was used in each simulated future, for all sectors at \
once: the regional input–output table, which follows purchases, and local multipliers, which were measured where \
jobs came. They disagree because nobody knows better; the weight between them is a judgement. A range over both \
hides that, so here each stands alone. Other figures of the run mix both by their weight.";

/// The table; `None` where there is no choice.
#[must_use]
pub fn table(found: &[UnderOne], words: &Words) -> Option<Table> {
    if found.is_empty() {
        return None;
    }
    let columns = vec![
        Column::text("figure", "Figure"),
        Column::text("metric", "Metric").for_machines(),
        Column::number("year", "By"),
        Column::text("unit", "Unit"),
        Column::text("multiplier", "Multiplier"),
        Column::number("mean", "Mean"),
        Column::number("mcse", "Error").for_machines(),
        Column::number("p10", "P10"),
        Column::number("p50", "P50"),
        Column::number("p90", "P90"),
        Column::number("chance", "Chance that it is kept"),
        Column::number("draws", "Simulated futures"),
    ];
    let title = format!("{}: under each multiplier", words.programme.title);
    let mut table = Table::new("multiplier_choice", &title, NOTE, columns);
    table.rows = found.iter().map(|one| row(one, words)).collect();
    Some(table)
}

fn row(one: &UnderOne, words: &Words) -> Vec<Cell> {
    let units = range_units(one.percentiles, one.errors);
    let figure = one.promise.as_ref().map_or_else(
        || words.metric(&one.metric),
        |title| format!("Promise: {title}"),
    );
    let mut cells = vec![
        Cell::text(figure),
        Cell::text(&one.metric),
        Cell::Year(one.year),
        Cell::text(words.unit(one.measure)),
        Cell::text(one.multiplier.word()),
        Cell::figure(one.moments.mean, one.moments.error),
        Cell::figure(one.moments.error, 0.0),
    ];
    cells.extend((0..3).map(|place| Cell::ToUnit {
        value: one.percentiles[place],
        unit: units[place],
        error: one.errors[place],
    }));
    cells.push(one.kept.map_or(Cell::Empty, |kept| {
        Cell::chance(kept.share, kept.error, kept.draws)
    }));
    cells.push(Cell::Count(one.draws));
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::headline::Chance;
    use crate::analysis::multiplier::Multiplier;
    use crate::analysis::reading::Moments;
    use crate::outcomes::Measure;
    use crate::tables::testing::{programme, register};

    #[test]
    fn each_multiplier_has_its_own_range_and_chance() {
        let (programme, register) = (programme(), register());
        let words = Words {
            programme: &programme,
            register: &register,
        };
        assert_eq!(table(&[], &words), None);
        let under = |multiplier, mean: f64, share: f64| UnderOne {
            multiplier,
            promise: Some("2,000 new jobs".to_owned()),
            metric: "jobs.net".to_owned(),
            year: 2033,
            measure: Measure::Jobs,
            moments: Moments {
                mean,
                sd: 100.0,
                error: 2.0,
            },
            percentiles: [mean - 100.0, mean, mean + 100.0],
            errors: [2.0; 3],
            draws: 5_000,
            kept: Some(Chance {
                share,
                error: 0.004,
                draws: 5_000,
            }),
        };
        let found = [
            under(Multiplier::InputOutput, 700.0, 0.1),
            under(Multiplier::Local, 1_500.0, 0.9),
        ];
        let page = table(&found, &words).map(|table| table.to_markdown());
        let page = page.unwrap_or_default();
        let lines: Vec<&str> = page.lines().skip(4).take(2).collect();
        assert_eq!(
            lines,
            [
                "| Promise: 2,000 new jobs | 2033/34 | jobs (FTE) | input-output | 700 | 600 | 700 | 800 | 10% | 5,000 |",
                "| Promise: 2,000 new jobs | 2033/34 | jobs (FTE) | local multiplier | 1,500 | 1,400 | 1,500 | 1,600 | 90% | 5,000 |",
            ]
        );
    }
}
