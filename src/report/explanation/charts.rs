//! Charts of what drives an answer.

use crate::analysis::explanation::{Mover, Turn};
use crate::analysis::sensitivity::{Estimate, Nature};
use crate::analysis::switching::Crossing;
use crate::calendar::financial_year;
use crate::charts::{Caption, Chart, ChartError, shares, switching, tornado};
use crate::register::Rating;
use crate::tables::explanation::{Explained, value_of};
use crate::tables::figure::percent;

/// How many inputs a chart shows.
const SHOWN: usize = 12;

/// Draws every chart of an explanation.
#[must_use]
pub fn draw_all(explained: &Explained<'_>, source: &str) -> Vec<Result<Chart, ChartError>> {
    let drawing = Drawing { explained, source };
    let mut charts = Vec::new();
    charts.extend(drawing.shares());
    charts.extend(drawing.kinds());
    charts.extend(drawing.tornado());
    charts.extend(drawing.switching());
    charts
}

/// What a chart is made from.
struct Drawing<'a> {
    explained: &'a Explained<'a>,
    source: &'a str,
}

fn cut(estimate: Estimate) -> (f64, Option<(f64, f64)>) {
    let [low, high] = estimate.interval().map(|end| end.clamp(0.0, 1.0));
    let share = estimate.value.clamp(0.0, 1.0);
    let interval = (low.is_finite() && high.is_finite()).then(|| (low.min(share), high.max(share)));
    (share, interval)
}

fn rated(rating: Rating) -> shares::Rating {
    match rating {
        Rating::Green => shares::Rating::Green,
        Rating::Amber => shares::Rating::Amber,
        Rating::Red => shares::Rating::Red,
    }
}

const WHISKER: &str = "range of the estimate (19 times in 20)";

impl Drawing<'_> {
    fn caption(&self, name: &str, title: String, subtitle: String) -> Caption {
        Caption {
            name: name.to_owned(),
            title,
            subtitle,
            source: self.source.to_owned(),
        }
    }

    fn programme(&self) -> &str {
        &self.explained.words.programme.title
    }

    fn lead(&self) -> String {
        self.explained.question(&self.explained.found.questions[0])
    }

    /// The inputs that explain most of the leading answer.
    fn shares(&self) -> Option<Result<Chart, ChartError>> {
        let found = self.explained.found;
        let figure = found.study.figures[0].as_ref()?;
        let ranked = found.ranked(0);
        let first = self.explained.input(ranked.first()?.0);
        let mut rows: Vec<shares::Share> = ranked
            .iter()
            .take(SHOWN)
            .map(|(factor, share)| {
                let (share, interval) = cut(*share);
                shares::Share {
                    label: self.explained.input(*factor),
                    share,
                    interval,
                    source: match found.study.factors[*factor].nature {
                        Nature::Unknown => shares::Source::Unknown,
                        Nature::Luck => shares::Source::Luck,
                    },
                    rating: found.about[*factor].rating.map(rated),
                }
            })
            .collect();
        let rest: f64 = ranked
            .iter()
            .skip(SHOWN)
            .map(|(_, share)| share.value)
            .sum::<f64>()
            + figure.rest[0].value
            + figure.rest[1].value;
        rows.push(shares::Share {
            label: "All others together".to_owned(),
            share: rest.clamp(0.0, 1.0),
            interval: None,
            source: shares::Source::Others,
            rating: None,
        });
        let chart = shares::Shares {
            caption: self.caption(
                "inputs",
                format!("What matters most: {first}"),
                format!("{}, {}", self.lead(), self.programme()),
            ),
            axis: "Share of the answer’s spread that the input explains (%)".to_owned(),
            whisker: WHISKER.to_owned(),
            rated: "evidence".to_owned(),
            note: String::new(),
            rows,
        };
        Some(chart.draw())
    }

    /// What inputs explain by what they do, what is not known apart from luck.
    fn kinds(&self) -> Option<Result<Chart, ChartError>> {
        /// Kinds that explain less are left out; they are in the table.
        const LEAST: f64 = 0.005;
        let found = self.explained.found;
        let figure = found.study.figures[0].as_ref()?;
        let by = |by: &str| found.groupings.iter().find(|one| one.by == by);
        let rows: Vec<shares::Share> = by("mechanism and kind")?
            .groups
            .iter()
            .filter_map(|(name, shares)| Some((name, shares[0]?)))
            .filter(|(_, estimate)| estimate.value >= LEAST)
            .take(SHOWN)
            .map(|(name, estimate)| {
                let (share, interval) = cut(estimate);
                shares::Share {
                    label: crate::tables::words::capitalised(name),
                    share,
                    interval,
                    source: if name.ends_with(": luck") {
                        shares::Source::Luck
                    } else if name.starts_with("too small") {
                        shares::Source::Others
                    } else {
                        shares::Source::Unknown
                    },
                    rating: None,
                }
            })
            .collect();
        let luck = figure.natures[Nature::Luck as usize];
        let chart = shares::Shares {
            caption: self.caption(
                "kinds",
                format!(
                    "{} of the spread is plain luck",
                    percent(luck.value, luck.error)
                ),
                format!(
                    "{}, inputs by what they do, {}",
                    self.lead(),
                    self.programme()
                ),
            ),
            axis: "Share of the answer’s spread".to_owned(),
            whisker: WHISKER.to_owned(),
            rated: String::new(),
            note: String::new(),
            rows,
        };
        Some(chart.draw())
    }

    /// One assumption at a time, from its P10 to its P90.
    fn tornado(&self) -> Option<Result<Chart, ChartError>> {
        let found = self.explained.found;
        let (middle, swings) = &found.tornado;
        let (question, order) = found.swings()?;
        let order: Vec<_> = order.into_iter().map(|place| &swings[place]).collect();
        let first = self.explained.input(order.first()?.factor);
        let figure = found.study.figures[question].as_ref();
        let rows = order.iter().take(SHOWN).map(|one| {
            let [low, high] = one.figures[question];
            let effects = figure.and_then(|figure| figure.effects[one.factor]);
            tornado::Bar {
                label: self.explained.input(one.factor),
                low: tornado::End {
                    input: value_of(self.explained, one.factor, one.values[0]),
                    result: low,
                },
                high: tornado::End {
                    input: value_of(self.explained, one.factor, one.values[2]),
                    result: high,
                },
                share: effects.map(|effects| effects.total.value.clamp(0.0, 1.0)),
            }
        });
        let asked = &found.questions[question];
        let chart = tornado::Tornado {
            caption: self.caption(
                "tornado",
                format!("One at a time, this moves most: {first}"),
                format!(
                    "{}: each input from its P10 to its P90, all others in the middle and luck left out",
                    self.explained.question(asked)
                ),
            ),
            axis: format!("{}, {}", self.explained.question(asked), self.explained.unit(asked)),
            central: middle[question],
            rows: rows.collect(),
        };
        Some(chart.draw())
    }

    /// Where the chance of each promise crosses the first level, where something does.
    fn switching(&self) -> Vec<Result<Chart, ChartError>> {
        let found = self.explained.found;
        let mut charts = Vec::new();
        for (place, question) in found.questions.iter().enumerate() {
            let Some((title, _)) = &question.promise else {
                continue;
            };
            let of = |turn: &&Turn| turn.question == place && matches!(turn.mover, Mover::Input(_));
            let turns: Vec<&Turn> = found.turns.iter().filter(of).collect();
            let crossed = |turn: &&&Turn| matches!(turn.crossing, Crossing::At(_));
            let Some(level) = turns.iter().find(crossed).map(|turn| turn.level) else {
                continue;
            };
            let rows = turns.iter().filter(|turn| turn.level == level).take(SHOWN);
            let rows = rows.map(|turn| {
                let factor = match turn.mover {
                    Mover::Input(factor) => factor,
                    _ => 0,
                };
                let unit = found.about[factor].unit.trim();
                let label = self.explained.input(factor);
                switching::Input {
                    label: if unit.is_empty() {
                        label
                    } else {
                        format!("{label} ({unit})")
                    },
                    p5: three_digits(turn.range[0]),
                    p50: three_digits(turn.range[1]),
                    p95: three_digits(turn.range[2]),
                    switch: switch(turn),
                }
            });
            let year = question
                .outcome
                .year
                .map_or_else(String::new, |year| format!(", {}", financial_year(year)));
            let chart = switching::Switching {
                caption: self.caption(
                    &format!("switching_{}", place + 1),
                    format!("What would turn the answer: {title}"),
                    format!(
                        "{}{year}, {}",
                        self.explained.words.metric(&question.outcome.metric),
                        self.programme()
                    ),
                ),
                target: title.clone(),
                level,
                rows: rows.collect(),
            };
            charts.push(chart.draw());
        }
        charts
    }
}

/// A value in the three digits that tables and pages tell.
fn three_digits(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let unit = libm::pow(10.0, libm::log10(value.abs()).floor() - 2.0);
    (value / unit).round() * unit
}

/// Where a chance passes its level, as the chart has it.
fn switch(turn: &Turn) -> switching::Switch {
    let rises = turn.ends[1] > turn.ends[0];
    match turn.crossing {
        Crossing::At(_) => switching::Switch::At {
            value: three_digits(turn.value),
            enough: if rises {
                switching::Enough::Above
            } else {
                switching::Enough::Below
            },
            better: turn.beyond,
        },
        Crossing::Above => switching::Switch::Never { enough: true },
        Crossing::Below => switching::Switch::Never { enough: false },
    }
}
