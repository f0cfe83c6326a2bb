//! In which settings plans differ, and what each changes.

use super::{Compared, number};
use crate::analysis::compare::bridge::Bridge;
use crate::analysis::reading::Moments;
use crate::scenario::differences::Difference;
use crate::tables::{Cell, Column, Table};

/// The settings that differ.
pub(super) fn differing(compared: &Compared<'_>) -> Table {
    let note = format!(
        "Every setting that is not as in “{}”, as it was read, evidence and overlays put in. Titles, notes \
and sources are left out. A promise that differs is compared with results and changes none.",
        compared.first()
    );
    let columns = vec![
        Column::text("scenario", "Name").for_machines(),
        Column::text("plan", "Plan"),
        Column::text("setting", "Setting"),
        Column::text("what", "What it is"),
        Column::text("first", "There"),
        Column::text("second", "Here"),
    ];
    let mut table = Table::new(
        "settings",
        "In which settings the plans differ",
        &note,
        columns,
    );
    for plan in compared.others() {
        let (name, title) = &compared.names[plan];
        for setting in &compared.settings[plan] {
            let told = |value: &Option<String>| {
                Cell::text(value.clone().unwrap_or_else(|| "not there".to_owned()))
            };
            table.rows.push(vec![
                Cell::text(name),
                Cell::text(title),
                Cell::text(&setting.path),
                Cell::text(compared.what(setting)),
                told(&setting.first),
                told(&setting.second),
            ]);
        }
    }
    table
}

impl Compared<'_> {
    /// What a setting is called.
    #[must_use]
    pub fn what(&self, setting: &Difference) -> String {
        let words: Vec<&str> = setting.path.split('.').collect();
        match words.as_slice() {
            ["target"] => "The promises".to_owned(),
            ["correlation"] => "Correlations".to_owned(),
            [kind, id] => self.words.titled(kind, id),
            ["activity", id, "funded_by"] => {
                format!(
                    "Where its money comes from ({})",
                    self.words.titled("activity", id)
                )
            }
            ["activity", id, "training"] => {
                format!("Training ({})", self.words.titled("activity", id))
            }
            _ => self.words.input(&setting.path),
        }
    }

    /// What a step of a bridge changes.
    #[must_use]
    pub fn step(&self, plan: usize, step: &[usize]) -> String {
        let settings = step.iter().map(|place| &self.settings[plan][*place]);
        let short = |value: &Option<String>| {
            let text = value.clone().unwrap_or_else(|| "none".to_owned());
            (text.chars().count() <= 24).then_some(text)
        };
        let mut told: Vec<String> = settings
            .map(
                |setting| match (short(&setting.first), short(&setting.second)) {
                    (Some(first), Some(second)) => {
                        format!("{}: {first} → {second}", self.what(setting))
                    }
                    _ => self.what(setting),
                },
            )
            .collect();
        told.dedup();
        match told.as_slice() {
            [only] => only.clone(),
            [first, rest @ ..] if rest.len() > 2 => {
                format!("{first} and {} further settings", rest.len())
            }
            several => several.join("; "),
        }
    }
}

/// From the plan compared with to each other plan, step by step.
pub(super) fn bridges(compared: &Compared<'_>) -> Table {
    let note = format!(
        "From “{}” to each plan: what each setting changes by itself, on average over the same futures. \
“Together” is what the settings do together beyond the sum of these. The steps add up exactly. Errors are \
Monte Carlo standard errors.",
        compared.first()
    );
    let columns = vec![
        Column::text("metric", "Metric").for_machines(),
        Column::text("outcome", "Outcome").for_people(),
        Column::number("year", "Year"),
        Column::text("scenario", "Name").for_machines(),
        Column::text("plan", "Plan"),
        Column::text("step", "Step"),
        Column::text("settings", "Settings").for_machines(),
        Column::number("value", "Mean"),
        Column::number("error", "Error"),
    ];
    let mut table = Table::new("bridges", "What explains the difference", &note, columns);
    for (place, outcome) in compared.comparison.outcomes.iter().enumerate() {
        for plan in compared.others() {
            let Some(explained) = &compared.bridges[plan] else {
                continue;
            };
            let bridge: &Bridge = &explained.bridges[place];
            let mut add = |step: &str, settings: &str, moments: Moments| {
                let mut line = vec![
                    Cell::text(&outcome.metric),
                    Cell::text(compared.outcome(outcome)),
                    Cell::year(outcome.year),
                    Cell::text(&compared.names[plan].0),
                    Cell::text(&compared.names[plan].1),
                    Cell::text(step),
                    Cell::text(settings),
                ];
                line.push(number(outcome.measure, moments.mean, moments.error));
                line.push(Cell::figure(moments.error, f64::NAN));
                table.rows.push(line);
            };
            let whole = |mean: f64| Moments {
                mean,
                sd: f64::NAN,
                error: f64::NAN,
            };
            add(compared.first(), "", whole(bridge.first));
            for (step, moments) in explained.steps.iter().zip(&bridge.steps) {
                let paths = step
                    .iter()
                    .map(|one| compared.settings[plan][*one].path.as_str());
                let paths: Vec<&str> = paths.collect();
                add(&compared.step(plan, step), &paths.join("; "), *moments);
            }
            add("Together, beyond the sum of these", "", bridge.together);
            add(&compared.names[plan].1, "", whole(bridge.second));
        }
    }
    table
}
