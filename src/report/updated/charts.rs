//! Charts of an updated forecast.

mod inputs;
mod reported;

use crate::analysis::{Summary, TargetResult};
use crate::calendar::financial_year;
use crate::charts::before_after::{BeforeAfter, Key, Pair};
use crate::charts::updated::{Reported, Updated};
use crate::charts::{Caption, Chart, ChartError, fan};
use crate::figures::{figure, stated};
use crate::monitoring::Kind;
use crate::outcomes::Measure;
use crate::tables::figure::chance;
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

/// The metrics whose course is drawn, the headline first, each with what is found of it.
#[must_use]
pub fn courses(updating: &Updating<'_>) -> Vec<(String, String)> {
    let drawing = Drawing {
        updating,
        source: "",
    };
    let metrics = drawing.fan_metrics().into_iter();
    metrics
        .filter(|metric| drawing.unit_of(metric) != Some(Measure::Share))
        .map(|metric| {
            let title = drawing.finding(&metric);
            (metric, title)
        })
        .collect()
}

/// What was reported of a metric, for the whole of each year, and where the truth is likely to lie.
#[must_use]
pub fn reported_of(updating: &Updating<'_>, metric: &str) -> Vec<Reported> {
    let update = updating.update;
    update
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
        .collect()
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

    /// Where a metric ends, and where it was to end.
    fn finding(&self, metric: &str) -> String {
        let [before, after] = self.updating.summaries;
        let last = |summary: &Summary| summary.years(metric).last().map(|row| row.percentiles[3]);
        let year = after.years(metric).filter_map(|row| row.year).last();
        format!(
            "{}: {} by {} in the middle, {} before the return",
            self.updating.metric(metric),
            figure(last(after).unwrap_or_default()),
            year.map_or_else(String::new, financial_year),
            figure(last(before).unwrap_or_default())
        )
    }

    fn fan(&self, metric: &str) -> Result<Chart, ChartError> {
        let [before, after] = self.updating.summaries;
        let column = |summary: &Summary, place: usize| -> Vec<f64> {
            summary
                .years(metric)
                .map(|row| row.percentiles[place])
                .collect()
        };
        let years: Vec<i32> = after.years(metric).filter_map(|row| row.year).collect();
        let reported = reported_of(self.updating, metric);
        let title = self.finding(metric);
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
}
