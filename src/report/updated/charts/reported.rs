//! Charts of the reported figures: how odd each was, and what it decides.

use super::{Drawing, ROWS};
use crate::analysis::updated::influence::How;
use crate::analysis::updated::rows::SURPRISING;
use crate::calendar::financial_year;
use crate::charts::bars::{Bar, Bars};
use crate::charts::before_after::{BeforeAfter, Key, Pair};
use crate::charts::{Chart, ChartError};
use crate::monitoring::Kind;
use crate::outcomes::Measure;
use crate::tables::figure::{percent, quantity, told};

/// A figure far out would push all others together: the axis ends at four times the median.
const FAR: f64 = 400.0;

impl Drawing<'_> {
    /// Each reported figure beside its forecast, whose median is 100.
    pub(super) fn reported(&self) -> Option<Result<Chart, ChartError>> {
        let update = self.updating.update;
        let mut order: Vec<usize> = (0..update.rows.len())
            .filter(|place| {
                let row = &update.rows[*place];
                update.observations[*place].kind != Kind::Event && row.before[1] > 0.0
            })
            .collect();
        order.sort_by(|a, b| {
            update.rows[*a]
                .surprise
                .total_cmp(&update.rows[*b].surprise)
        });
        order.truncate(ROWS);
        if order.is_empty() {
            return None;
        }
        let rows: Vec<Pair> = order
            .iter()
            .map(|place| {
                let row = &update.rows[*place];
                let of = |value: f64| (100.0 * value / row.before[1]).min(FAR);
                let mark = of(update.observations[*place].value);
                let cut = if mark >= FAR {
                    " (beyond the scale)"
                } else {
                    ""
                };
                Pair {
                    label: self.row_name(*place),
                    before: row.before.map(of),
                    after: Some(row.after.map(of)),
                    mark: Some(mark),
                    told: format!("{}{cut}", probability(row.surprise)),
                }
            })
            .collect();
        let odd = update
            .rows
            .iter()
            .filter(|row| row.surprise < SURPRISING)
            .count();
        let title = match odd {
            0 => "No reported figure was surprising".to_owned(),
            1 => format!(
                "One of {} reported figures was surprising",
                update.rows.len()
            ),
            odd => format!(
                "{odd} of {} reported figures were surprising",
                update.rows.len()
            ),
        };
        Some(
            BeforeAfter {
                caption: self.caption(
                    "update_reported",
                    title,
                    "Reported figures, as a share of what was forecast",
                ),
                axis: "% of the forecast’s median".into(),
                key: Key {
                    before: "forecast before (8 in 10)".into(),
                    after: "now (8 in 10)".into(),
                    mark: "reported".into(),
                    told: "chance of one so far out".into(),
                },
                line: None,
                rows,
            }
            .draw(),
        )
    }

    /// How improbable each figure was.
    pub(super) fn surprise(&self) -> Option<Result<Chart, ChartError>> {
        let update = self.updating.update;
        let mut order: Vec<usize> = (0..update.rows.len()).collect();
        order.sort_by(|a, b| {
            update.rows[*a]
                .surprise
                .total_cmp(&update.rows[*b].surprise)
        });
        order.truncate(ROWS);
        let first = *order.first()?;
        let rows = order
            .iter()
            .map(|place| Bar {
                label: self.row_name(*place),
                value: 100.0 * update.rows[*place].surprise,
                told: probability(update.rows[*place].surprise),
            })
            .collect();
        let title = if update.rows[first].surprise < SURPRISING {
            format!("Most surprising: {}", self.row_name(first))
        } else {
            "No figure lies where fewer than 1 in 20 forecasts had it".to_owned()
        };
        let chart = Bars {
            caption: self.caption(
                "update_surprise",
                title,
                "Probability of a figure at least so far from the forecast (short bars are surprising)",
            ),
            axis: "Probability, %".into(),
            told: "probability".into(),
            rows,
        };
        Some(chart.draw())
    }

    /// What the answer would be without each figure.
    pub(super) fn influence(&self) -> Option<Result<Chart, ChartError>> {
        let update = self.updating.update;
        let now = update.ranges[1][1];
        let change = |place: usize| update.influences[place].median - now;
        let mut order: Vec<usize> = (0..update.influences.len())
            .filter(|place| update.influences[*place].how != How::Unknown)
            .filter(|place| change(*place).is_finite())
            .collect();
        order.sort_by(|a, b| change(*b).abs().total_cmp(&change(*a).abs()));
        order.truncate(ROWS);
        let first = *order.first()?;
        let measure = self.updating.summaries[1]
            .find(&update.headline.metric, update.headline.year)
            .map_or(Measure::Jobs, |row| row.measure);
        let rows = order
            .iter()
            .map(|place| Bar {
                label: self.row_name(*place),
                value: change(*place),
                told: signed(change(*place)),
            })
            .collect();
        let when = update
            .headline
            .year
            .map_or_else(String::new, |year| format!(" in {}", financial_year(year)));
        let spread = update.ranges[1][2] - update.ranges[1][0];
        let most = quantity(change(first).abs(), f64::NAN, measure);
        let title = if change(first).abs() < 0.1 * spread {
            format!(
                "Matters most: “{}”, which moves the median by {most}",
                self.row_name(first)
            )
        } else {
            format!(
                "“{}” alone moves the median by {most}",
                self.row_name(first)
            )
        };
        let chart = Bars {
            caption: self.caption(
                "update_influence",
                title,
                &format!(
                    "{}{when}: by how much the median would differ if a figure had not been reported",
                    self.updating.metric(&update.headline.metric)
                ),
            ),
            axis: format!("Change of the median, {}", self.updating.words.unit(measure)),
            told: "change without it".into(),
            rows,
        };
        Some(chart.draw())
    }
}

/// A change with its sign.
fn signed(value: f64) -> String {
    let text = told(value, f64::NAN);
    if value > 0.0 {
        format!("+{text}")
    } else {
        text
    }
}

/// A probability that may be very small.
fn probability(value: f64) -> String {
    if value < 0.001 {
        "under 0.1%".to_owned()
    } else {
        percent(value, f64::NAN)
    }
}
