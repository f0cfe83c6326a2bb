//! Charts of an updated forecast.

use crate::analysis::TargetResult;
use crate::analysis::updated::influence::How;
use crate::analysis::updated::rows::SURPRISING;
use crate::calendar::financial_year;
use crate::charts::bars::{Bar, Bars};
use crate::charts::before_after::{BeforeAfter, Key, Pair};
use crate::charts::updated::{Reported, Updated};
use crate::charts::{Caption, Chart, ChartError, fan};
use crate::figures::{figure, stated};
use crate::monitoring::Kind;
use crate::outcomes::Measure;
use crate::tables::figure::{chance, percent, quantity, told};
use crate::tables::updated::Updating;

/// The most rows of a chart.
const ROWS: usize = 12;

/// The most figures that get a fan of their own.
const FANS: usize = 6;

/// Standard deviations on either side that hold eight of ten.
const EIGHT_IN_TEN: f64 = 1.281_551_565_544_600_4;

/// Draws every chart of an update.
#[must_use]
pub fn draw_all(updating: &Updating<'_>, source: &str) -> Vec<Result<Chart, ChartError>> {
    let drawing = Drawing { updating, source };
    let mut charts = Vec::new();
    charts.extend(drawing.promises());
    charts.extend(drawing.fans());
    charts.extend(drawing.reported());
    charts.extend(drawing.surprise());
    charts.extend(drawing.influence());
    charts.extend(drawing.moved());
    charts.extend(drawing.next());
    charts
}

struct Drawing<'a> {
    updating: &'a Updating<'a>,
    source: &'a str,
}

impl Drawing<'_> {
    fn caption(&self, name: &str, title: String, subtitle: &str) -> Caption {
        Caption {
            name: name.to_owned(),
            title,
            subtitle: format!(
                "{subtitle}, {}, return to {}",
                self.updating.words.programme.title,
                financial_year(self.updating.update.as_of)
            ),
            source: self.source.to_owned(),
        }
    }

    fn row_name(&self, place: usize) -> String {
        let one = &self.updating.update.observations[place];
        let year = one
            .year
            .map_or_else(String::new, |year| format!(", {}", financial_year(year)));
        format!("{}{year}", self.updating.metric(&one.metric))
    }

    /// What is likely of each promise, as a share of it.
    fn promises(&self) -> Option<Result<Chart, ChartError>> {
        let [before, after] = self.updating.targets;
        let pairs: Vec<_> = before
            .iter()
            .zip(after)
            .filter(|(_, after)| after.target.bound.value() > 0.0)
            .take(ROWS)
            .collect();
        let of = |result: &TargetResult| {
            let [_, low, _, middle, _, high, _] = result.percentiles;
            [low, middle, high].map(|value| 100.0 * value / result.target.bound.value())
        };
        let rows: Vec<Pair> = pairs
            .iter()
            .map(|(before, after)| Pair {
                label: after.target.title.clone(),
                before: of(before),
                after: Some(of(after)),
                mark: None,
                told: format!(
                    "{}; {}",
                    chance(before.probability, before.error, before.draws),
                    chance(after.probability, after.error, after.draws)
                ),
            })
            .collect();
        if rows.is_empty() {
            return None;
        }
        let lower = pairs.iter().filter(|(old, new)| of(new)[1] < of(old)[1]);
        let lower = lower.count();
        let title = format!(
            "The middle of the forecast has fallen for {lower} of {} promises and risen for {}",
            rows.len(),
            rows.len() - lower
        );
        let chart = BeforeAfter {
            caption: self.caption(
                "update_promises",
                title,
                "What is likely of each promise, before and after the return",
            ),
            axis: "% of what was promised".into(),
            key: Key {
                before: "before (8 in 10)".into(),
                after: "now (8 in 10)".into(),
                mark: String::new(),
                told: "chance before; now".into(),
            },
            line: Some((100.0, "promised".into())),
            rows,
        };
        Some(chart.draw())
    }

    /// The metrics that get a fan: the headline, then what was reported.
    fn fan_metrics(&self) -> Vec<String> {
        let update = self.updating.update;
        let mut metrics = Vec::new();
        let headline = self.running(&update.headline.metric);
        let named =
            std::iter::once(&headline).chain(update.observations.iter().map(|one| &one.metric));
        for metric in named {
            let known = self.updating.summaries[1].years(metric).next().is_some();
            if known && !metrics.contains(metric) {
                metrics.push(metric.clone());
            }
        }
        metrics.truncate(FANS);
        metrics
    }

    fn fans(&self) -> Vec<Result<Chart, ChartError>> {
        let metrics = self.fan_metrics();
        metrics
            .iter()
            .filter(|metric| self.unit_of(metric) != Some(Measure::Share))
            .map(|metric| self.fan(metric))
            .collect()
    }

    /// The running total of a metric that has one, else the metric: what promises are answered by.
    fn running(&self, metric: &str) -> String {
        let total = format!("{metric}.total");
        if self.unit_of(&total).is_some() {
            total
        } else {
            metric.to_owned()
        }
    }

    fn unit_of(&self, metric: &str) -> Option<Measure> {
        let mut years = self.updating.summaries[1].years(metric);
        years.next().map(|row| row.measure)
    }

    fn fan(&self, metric: &str) -> Result<Chart, ChartError> {
        let [before, after] = self.updating.summaries;
        let column = |summary: &crate::analysis::Summary, place: usize| -> Vec<f64> {
            summary
                .years(metric)
                .map(|row| row.percentiles[place])
                .collect()
        };
        let years: Vec<i32> = after.years(metric).filter_map(|row| row.year).collect();
        let last = |summary| column(summary, 3).last().copied().unwrap_or_default();
        let update = self.updating.update;
        let reported = update
            .observations
            .iter()
            .zip(&update.reports)
            .filter(|(one, _)| one.metric == metric && one.given.is_none())
            .filter_map(|(one, report)| {
                let whole = one.value / one.reported_share;
                let own = report.discrepancy * whole;
                let sd = report.sd / one.reported_share;
                let luck = if one.kind == Kind::Count { whole } else { 0.0 };
                let reach = EIGHT_IN_TEN * (own * own + sd * sd + luck).sqrt();
                Some(Reported {
                    year: one.year?,
                    value: whole,
                    range: [(whole - reach).max(0.0), whole + reach],
                })
            })
            .collect();
        let title = format!(
            "{}: {} by {} in the middle, {} before the return",
            self.updating.metric(metric),
            figure(last(after)),
            years
                .last()
                .map_or_else(String::new, |year| financial_year(*year)),
            figure(last(before))
        );
        let measure = self.unit_of(metric).unwrap_or(Measure::Jobs);
        let target = self.updating.targets[1]
            .iter()
            .filter(|one| self.running(&one.target.answered_by()) == metric)
            .max_by_key(|one| one.target.by)
            .map(|one| fan::Target {
                year: one.target.by,
                value: one.target.bound.value(),
                label: format!(
                    "promise: {} by {}",
                    stated(one.target.bound.value()),
                    financial_year(one.target.by)
                ),
            });
        Updated {
            caption: self.caption(
                &format!("update_{}", metric.replace('.', "_")),
                title,
                "The forecast now and before",
            ),
            axis: format!(
                "{}, {}",
                self.updating.metric(metric),
                self.updating.words.unit(measure)
            ),
            years,
            now: [0, 2, 3, 4, 6].map(|place| column(after, place)),
            before: [0, 3, 6].map(|place| column(before, place)),
            reported,
            target,
        }
        .draw()
    }

    /// Each reported figure beside its forecast, whose median is 100.
    fn reported(&self) -> Option<Result<Chart, ChartError>> {
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
        // A figure far out would push all others together: the axis ends at four times the median.
        const FAR: f64 = 400.0;
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
    fn surprise(&self) -> Option<Result<Chart, ChartError>> {
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
    fn influence(&self) -> Option<Result<Chart, ChartError>> {
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
                "No single figure decides the forecast: none moves the median by more than {most}"
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

    /// The assumptions that moved most.
    fn moved(&self) -> Option<Result<Chart, ChartError>> {
        let update = self.updating.update;
        let first = update.moved.first()?;
        let rows = update
            .moved
            .iter()
            .take(ROWS)
            .map(|one| Pair {
                label: self.updating.words.input(&one.name),
                before: [10.0, 50.0, 90.0],
                after: Some(one.places.map(|place| 100.0 * place)),
                mark: None,
                told: match one.nature {
                    crate::analysis::updated::Nature::Chance => "luck".to_owned(),
                    crate::analysis::updated::Nature::Assumption => format!(
                        "{}; {}",
                        told(one.before[1], f64::NAN),
                        told(one.after[1], f64::NAN)
                    ),
                },
            })
            .collect();
        let chart = BeforeAfter {
            caption: self.caption(
                "update_moved",
                format!(
                    "Most was learnt of: {}",
                    self.updating.words.input(&first.name)
                ),
                "Where each input now lies in the range held possible before",
            ),
            axis: "Place in the range before, % (50 is its median)".into(),
            key: Key {
                before: "before (8 in 10)".into(),
                after: "now (8 in 10)".into(),
                mark: String::new(),
                told: "median before; now".into(),
            },
            line: None,
            rows,
        };
        Some(chart.draw())
    }

    /// What to monitor next.
    fn next(&self) -> Option<Result<Chart, ChartError>> {
        let update = self.updating.update;
        let first = update.next.first()?;
        let rows = update
            .next
            .iter()
            .take(ROWS)
            .map(|one| Bar {
                label: format!(
                    "{}, {}",
                    self.updating.metric(&one.metric),
                    financial_year(one.year)
                ),
                value: 100.0 * one.narrower,
                told: percent(one.narrower, 0.005),
            })
            .collect();
        let chart = Bars {
            caption: self.caption(
                "update_next",
                format!(
                    "Most worth monitoring next: {}",
                    self.updating.metric(&first.metric)
                ),
                &format!(
                    "By how much the spread of {} would be expected to shrink",
                    self.updating.metric(&update.headline.metric)
                ),
            ),
            axis: "Narrower by, % of the standard deviation".into(),
            told: "narrower by".into(),
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
