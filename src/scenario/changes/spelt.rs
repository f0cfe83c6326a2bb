//! How an assumption is written now, so that whoever sets it anew begins with what there is.

use std::collections::BTreeSet;

use super::Judgement;
use super::judgement::{is_written, keys_of};
use super::pen::Pen;
use crate::distribution::Distribution;
use crate::scenario::Scenario;
use crate::scenario::levers::node_at;
use crate::scenario::tree::{Node, Table, Value};

/// How the assumptions of a scenario are written.
pub struct Written<'a> {
    pen: Pen<'a>,
}

impl<'a> Written<'a> {
    /// Looks at a scenario.
    #[must_use]
    pub fn of(scenario: &'a Scenario) -> Self {
        Self {
            pen: Pen::over(scenario),
        }
    }

    /// The assumptions, and the evidence of several of them, that can be set anew, by their dotted names.
    #[must_use]
    pub fn names(&self) -> BTreeSet<String> {
        let scenario = self.pen.scenario;
        let own = scenario.register.assumptions.iter();
        let own = own.map(|assumption| assumption.name.clone());
        let evidence = scenario.library.iter();
        own.chain(evidence.map(|one| format!("evidence.{}", one.id)))
            .filter(|path| is_written(&self.pen.below, path))
            .collect()
    }

    /// The assumption at a dotted path, or a piece of evidence, in the scenario's prices and without a reason; where
    /// it is written in other prices, by its percentiles. `None` where there is none.
    #[must_use]
    pub fn judgement(&self, path: &str) -> Option<Judgement> {
        let pen = &self.pen;
        let node = node_at(&pen.below, &keys_of(path))?;
        if let Some(number) = node.number() {
            return Some(judged("value", vec![number]));
        }
        let written = node.table()?;
        let evidence = written
            .get("evidence")
            .and_then(Node::text)
            .and_then(|id| pen.below.table("evidence")?.table(id));
        let tables = || [Some(written), evidence].into_iter().flatten();
        let found = tables().find_map(read);
        if let Some(mut found) = found.filter(|_| !pen.is_in_other_prices(Some(written))) {
            let bound = |key: &str| tables().find_map(|table| table.get(key)?.number());
            if ["normal", "lognormal", "percentiles"].contains(&found.form.as_str()) {
                (found.min, found.max) = (bound("min"), bound("max"));
            }
            return Some(found);
        }
        let distribution = match path.strip_prefix("evidence.") {
            Some(id) => {
                let mut library = pen.scenario.library.iter();
                &library.find(|one| one.id == id)?.distribution
            }
            None => &pen.scenario.register.find(path)?.distribution,
        };
        Some(by_percentiles(distribution))
    }
}

fn judged(form: &str, numbers: Vec<f64>) -> Judgement {
    Judgement {
        form: form.to_owned(),
        numbers,
        min: None,
        max: None,
        reason: String::new(),
    }
}

/// The same by three percentiles, to four significant digits, within where it can lie.
fn by_percentiles(distribution: &Distribution) -> Judgement {
    if let Some(value) = distribution.fixed_value() {
        return judged("value", vec![value]);
    }
    let short = |value: f64| format!("{value:.3e}").parse().unwrap_or(value);
    let numbers = [0.1, 0.5, 0.9].map(|p| short(distribution.quantile(p)));
    let support = distribution.support();
    let ends = [support.low, support.high].map(|end| end.is_finite().then(|| short(end)));
    Judgement {
        min: ends[0].filter(|low| *low < numbers[0]),
        max: ends[1].filter(|high| *high > numbers[2]),
        ..judged("percentiles", numbers.to_vec())
    }
}

/// The spelling of a number in its own table.
fn read(table: &Table) -> Option<Judgement> {
    let number = |key: &str| table.get(key).and_then(Node::number);
    if let Some(value) = number("value") {
        return Some(judged("value", vec![value]));
    }
    if let [Some(low), Some(middle), Some(high)] = ["p10", "p50", "p90"].map(number) {
        return Some(judged("percentiles", vec![low, middle, high]));
    }
    super::FORMS.iter().find_map(|form| {
        let Value::List(items) = &table.get(form)?.value else {
            return None;
        };
        let mut numbers = Vec::new();
        for item in items {
            match &item.value {
                Value::List(pair) => {
                    for one in pair {
                        numbers.push(one.number()?);
                    }
                }
                _ => numbers.push(item.number()?),
            }
        }
        Some(judged(form, numbers))
    })
}
