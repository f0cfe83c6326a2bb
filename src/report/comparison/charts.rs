//! Charts of plans side by side.

use crate::analysis::compare::{Better, Brought, Outcome};
use crate::calendar::financial_year;
use crate::charts::curve::Side;
use crate::charts::{Caption, Chart, ChartError, bridge, curves, difference, ranked};
use crate::figures::stated;
use crate::outcomes::Nature;
use crate::programme::Bound;
use crate::tables::comparison::Compared;
use crate::tables::comparison::sentences::TOGETHER;
use crate::tables::figure::apart::more;

/// The most plans that get curves, and fans and bridges of their own.
const FEW: usize = 5;

/// 95% intervals reach so many standard errors.
const REACH: f64 = 1.959_963_984_540_054;

/// Draws every chart of a comparison.
#[must_use]
pub fn draw_all(compared: &Compared<'_>, source: &str) -> Vec<Result<Chart, ChartError>> {
    let Some(outcome) = compared.comparison.outcomes.first() else {
        return Vec::new();
    };
    let drawing = Drawing {
        compared,
        outcome,
        source,
    };
    let mut charts = Vec::new();
    // A chart of at most fifty rows; more plans are in the tables.
    if compared.names.len() <= 50 {
        charts.push(drawing.ranked());
    }
    let others: Vec<usize> = compared.others().collect();
    if compared.names.len() <= FEW {
        charts.push(drawing.curves());
    }
    if others.len() < FEW {
        let by_year = |plan: &&usize| !drawing.found(**plan).years.is_empty();
        charts.extend(
            others
                .iter()
                .filter(by_year)
                .map(|plan| drawing.difference(*plan)),
        );
    }
    let bridges = others.iter().map(|plan| drawing.bridge(*plan));
    charts.extend(bridges.filter_map(Result::transpose));
    charts
}

/// What a chart is made from.
struct Drawing<'a> {
    compared: &'a Compared<'a>,
    outcome: &'a Outcome,
    source: &'a str,
}

impl Drawing<'_> {
    fn title(&self, plan: usize) -> &str {
        &self.compared.names[plan].1
    }

    fn found(&self, plan: usize) -> &Brought {
        &self.compared.comparison.plans[plan][0]
    }

    fn caption(&self, name: &str, title: String, subtitle: String) -> Caption {
        Caption {
            name: name.to_owned(),
            title,
            subtitle,
            source: self.source.to_owned(),
        }
    }

    /// The outcome without its year.
    fn measured(&self) -> String {
        self.compared.outcome(self.outcome)
    }

    /// The outcome with its unit and its year.
    fn axis(&self) -> String {
        let unit = self.compared.words.unit(self.outcome.measure);
        format!("{}{}, {unit}", self.measured(), self.when())
    }

    fn when(&self) -> String {
        match (self.outcome.year, self.outcome.nature) {
            (Some(year), Nature::Stock) => format!(" in {}", financial_year(year)),
            (Some(year), _) => format!(" by the end of {}", financial_year(year)),
            (None, _) => String::new(),
        }
    }

    fn ranked(&self) -> Result<Chart, ChartError> {
        let comparison = self.compared.comparison;
        let mut order: Vec<usize> = (0..comparison.plans.len()).collect();
        let middle = |plan: usize| self.outcome.better.turned(self.found(plan).percentiles[3]);
        let is_a_choice = self.compared.is_a_choice();
        if is_a_choice {
            order.sort_by(|a, b| middle(*b).total_cmp(&middle(*a)));
        }
        let rows = order.iter().map(|plan| {
            let [_, p10, _, p50, _, p90, _] = self.found(*plan).percentiles;
            ranked::Place {
                label: self.title(*plan).to_owned(),
                p10,
                p50,
                p90,
            }
        });
        let best = order[0];
        let title = if !is_a_choice {
            format!(
                "{}, side by side: no alternatives, and no ranking",
                self.measured()
            )
        } else if best == comparison.with {
            format!(
                "No plan brings more in the middle than ‘{}’",
                self.title(best)
            )
        } else {
            format!("‘{}’ stands first of {}", self.title(best), order.len())
        };
        let how = match self.outcome.better {
            _ if !is_a_choice => "as they were given",
            Better::More => "most first",
            Better::Less => "least first",
        };
        ranked::Ranked {
            caption: self.caption(
                "plans",
                title,
                format!(
                    "{}{}, each plan in the same futures, {how}",
                    self.measured(),
                    self.when()
                ),
            ),
            axis: self.axis(),
            rows: rows.collect(),
            reference: order.iter().position(|plan| *plan == comparison.with),
        }
        .draw()
    }

    fn curves(&self) -> Result<Chart, ChartError> {
        let side = match (self.outcome.level, self.outcome.better) {
            (Some(Bound::AtMost(_)), _) | (None, Better::Less) => Side::AtMost,
            _ => Side::AtLeast,
        };
        let scenarios = (0..self.compared.names.len()).map(|plan| {
            let values = self.found(plan).curve.iter().map(|(value, above)| {
                (
                    *value,
                    if side == Side::AtLeast {
                        *above
                    } else {
                        1.0 - above
                    },
                )
            });
            curves::Scenario {
                label: self.title(plan).to_owned(),
                values: values.collect(),
            }
        });
        let promise = self.outcome.level.map(|bound| curves::Promise {
            value: bound.value(),
            label: format!("Promise: {}", stated(bound.value())),
            chances: (0..self.compared.names.len())
                .map(|plan| self.found(plan).kept.map_or(0.0, |kept| kept.share))
                .collect(),
        });
        let words = match side {
            Side::AtLeast => "The chance of at least so much, plan by plan",
            Side::AtMost => "The chance of at most so much, plan by plan",
        };
        curves::Curves {
            caption: self.caption(
                "chances",
                words.to_owned(),
                format!(
                    "{}{}, every plan in the same futures",
                    self.measured(),
                    self.when()
                ),
            ),
            axis: self.axis(),
            side,
            scenarios: scenarios.collect(),
            promise,
        }
        .draw()
    }

    fn difference(&self, plan: usize) -> Result<Chart, ChartError> {
        let years = &self.found(plan).years;
        let column = |place: usize| {
            let values = years.iter().map(|year| year.gap.percentiles[place]);
            values.collect()
        };
        let gap = &self.found(plan).gap;
        let title = if gap.is_nothing() {
            format!("‘{}’ changes nothing", self.title(plan))
        } else {
            let words = more(gap.moments.mean, gap.moments.error, self.outcome.measure);
            format!("‘{}’: {words} on average{}", self.title(plan), self.when())
        };
        let calendar = self.compared.words.programme.calendar;
        let unit = self.compared.words.unit(self.outcome.measure);
        let summed = match self.outcome.nature {
            Nature::Flow => ", added up to each year",
            _ => "",
        };
        difference::Difference {
            caption: self.caption(
                &format!("difference_{}", plan + 1),
                title,
                format!(
                    "{}{summed}: ‘{}’ less ‘{}’, taken in each future",
                    self.measured(),
                    self.title(plan),
                    self.compared.first()
                ),
            ),
            axis: format!("Difference, {unit}"),
            reference: self.compared.first().to_owned(),
            other: self.title(plan).to_owned(),
            years: calendar.all().collect(),
            p5: column(0),
            p25: column(2),
            p50: column(3),
            p75: column(4),
            p95: column(6),
        }
        .draw()
    }

    fn bridge(&self, plan: usize) -> Result<Option<Chart>, ChartError> {
        let Some(explained) = &self.compared.bridges[plan] else {
            return Ok(None);
        };
        let found = &explained.bridges[0];
        let total = |label: &str, value: f64| bridge::Step {
            label: label.to_owned(),
            value,
            margin: None,
        };
        let change = |label: String, moments: &crate::analysis::reading::Moments| bridge::Step {
            label,
            value: moments.mean,
            margin: (moments.error.is_finite() && moments.error > 0.0)
                .then_some(REACH * moments.error),
        };
        let changes = explained.steps.iter().zip(&found.steps);
        let changes =
            changes.map(|(step, moments)| change(self.compared.step(plan, step), moments));
        let together =
            (explained.steps.len() > 1).then(|| change(TOGETHER.to_owned(), &found.together));
        bridge::Bridge {
            caption: self.caption(
                &format!("bridge_{}", plan + 1),
                format!(
                    "From ‘{}’ to ‘{}’, one setting at a time",
                    self.compared.first(),
                    self.title(plan)
                ),
                format!(
                    "{}{}, average over the same futures",
                    self.measured(),
                    self.when()
                ),
            ),
            axis: format!("{} (mean)", self.axis()),
            from: total(self.compared.first(), found.first),
            changes: changes.collect(),
            together,
            to: total(self.title(plan), found.second),
            whisker: "how far chance in the simulation could move it (19 times in 20)".to_owned(),
        }
        .draw()
        .map(Some)
    }
}
