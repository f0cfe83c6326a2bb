//! In which settings plans differ, and what each changes.

use super::sentences::TOGETHER;
use super::{Compared, number};
use crate::analysis::compare::bridge::Bridge;
use crate::analysis::reading::Moments;
use crate::programme::Difference;
use crate::tables::words::Words;
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
                Cell::text(compared.what(plan, setting)),
                told(&setting.first),
                told(&setting.second),
            ]);
        }
    }
    table
}

impl Compared<'_> {
    /// What a setting of a plan is called, in the plan's own words where it has the setting.
    #[must_use]
    pub fn what(&self, plan: usize, setting: &Difference) -> String {
        let titled = |kind: &str, id: &str| self.titled(plan, kind, id);
        let parts: Vec<&str> = setting.path.split('.').collect();
        match parts.as_slice() {
            ["target"] => "The promises".to_owned(),
            ["correlation"] => "Correlations".to_owned(),
            ["reference"] => "What would happen without the programme (a reference run)".to_owned(),
            [kind, id] => titled(kind, id),
            ["activity", id, "funded_by"] => {
                let title = titled("activity", id);
                format!("Money for {title}")
            }
            ["activity", id, "training"] => format!("Training ({})", titled("activity", id)),
            [kind, id, key] => match key_words(key) {
                Some(what) => format!("{what} ({})", titled(kind, id)),
                None => self.input(plan, &setting.path),
            },
            _ => self.input(plan, &setting.path),
        }
    }

    /// The title of a part, in the plan's words or, where the plan has no such part, the first's.
    fn titled(&self, plan: usize, kind: &str, id: &str) -> String {
        let own = self.own_words[plan].titled(kind, id);
        if own == id.replace('_', " ") {
            self.words.titled(kind, id)
        } else {
            own
        }
    }

    /// What a number is called, by whichever of the two plans has a title for it.
    fn input(&self, plan: usize, path: &str) -> String {
        let has_title = |words: &Words<'_>| {
            let mut all = words.register.assumptions.iter();
            all.any(|one| one.name == path && !one.provenance.title.is_empty())
        };
        let own = &self.own_words[plan];
        if has_title(own) || !has_title(&self.words) {
            own.input(path)
        } else {
            self.words.input(path)
        }
    }

    /// What a step of a bridge changes.
    #[must_use]
    pub fn step(&self, plan: usize, step: &[usize]) -> String {
        let settings: Vec<&Difference> = step
            .iter()
            .map(|place| &self.settings[plan][*place])
            .collect();
        if let [only] = settings.as_slice() {
            let what = self.what(plan, only);
            return match (shown(only.first.as_ref()), shown(only.second.as_ref())) {
                (Some(first), Some(second)) => format!("{what}: {first} to {second}"),
                _ => what,
            };
        }
        let mut parts: Vec<String> = Vec::new();
        for setting in &settings {
            let words: Vec<&str> = setting.path.split('.').collect();
            let part = match words.as_slice() {
                [kind, id, ..] => self.titled(plan, kind, id),
                _ => self.what(plan, setting),
            };
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
        let count = settings.len();
        match parts.as_slice() {
            [only] => format!("{only} ({count} settings)"),
            [first, second] => format!("{first}; {second} ({count} settings)"),
            [first, second, third] => {
                format!("{first}; {second}; {third} ({count} settings)")
            }
            [first, second, rest @ ..] => {
                format!(
                    "{first}; {second}; and {} more ({count} settings)",
                    rest.len()
                )
            }
            [] => String::new(),
        }
    }
}

/// What a key of a part says, where its own name says little.
fn key_words(key: &str) -> Option<&'static str> {
    Some(match key {
        "amount" => "How much money",
        "arrives" => "Chance that it comes",
        "realised" => "Share that arrives",
        "profile" => "When it comes",
        "delay" => "Delay in years",
        "actual" => "What came in known years",
        "actual_rule" => "What becomes of money that did not come in known years",
        "slippage" => "Delay of spending in years",
        "overrun" => "Cost overrun",
        "probability" => "Chance that it happens",
        "factor" => "What is left while it lasts",
        "from" => "First year it can begin",
        "to" => "Last year it can begin",
        "years" => "Years it lasts",
        _ => return None,
    })
}

/// A short value, as it stands in a sentence; `None` where it is long.
fn shown(value: Option<&String>) -> Option<String> {
    const LONG: usize = 24;
    let Some(text) = value else {
        return Some("not there".to_owned());
    };
    (text.chars().count() <= LONG && !text.contains('{')).then(|| text.clone())
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
            add(TOGETHER, "", bridge.together);
            add(&compared.names[plan].1, "", whole(bridge.second));
        }
    }
    table
}
