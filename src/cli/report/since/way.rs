//! From one scenario to another, some settings at a time.

use crate::scenario::Scenario;
use crate::scenario::differences::{Difference, with};

/// The most steps; settings beyond are changed together.
const MOST: usize = 8;

/// Some settings that are changed together, and the scenario once they are.
pub(super) struct Station {
    pub(super) settings: Vec<usize>,
    pub(super) scenario: Scenario,
}

/// From the first scenario to the second, some settings at a time, each on top of those before.
pub(super) fn way(
    first: &Scenario,
    second: &Scenario,
    settings: &[Difference],
    remarks: &mut Vec<String>,
) -> Vec<Station> {
    let matter: Vec<usize> = (0..settings.len())
        .filter(|place| settings[*place].can_matter())
        .collect();
    let each = matter.len().div_ceil(MOST).max(1);
    let mut way: Vec<Station> = Vec::new();
    let (mut changed, mut waiting) = (Vec::new(), Vec::new());
    for group in matter.chunks(each) {
        waiting.extend_from_slice(group);
        let all: Vec<&Difference> = changed
            .iter()
            .chain(&waiting)
            .map(|place: &usize| &settings[*place])
            .collect();
        // Settings that make no sense without later ones wait for them.
        if let Ok(scenario) = with((first, second), &all, &second.name) {
            changed.extend_from_slice(&waiting);
            way.push(Station {
                settings: std::mem::take(&mut waiting),
                scenario,
            });
        }
    }
    if waiting.is_empty() {
        return way;
    }
    if let Some(last) = way.last_mut() {
        last.settings.extend(waiting);
        last.scenario = second.clone();
    } else {
        way.push(Station {
            settings: waiting,
            scenario: second.clone(),
        });
    }
    if way.len() == 1 && matter.len() > 1 {
        remarks.push(
            "The settings that changed make sense only together, and stand as one step.".to_owned(),
        );
    }
    way
}

pub(super) fn titled(
    group: &[usize],
    settings: &[Difference],
    words: &crate::tables::words::Words<'_>,
) -> String {
    let names: Vec<String> = group
        .iter()
        .map(|place| words.input(&settings[*place].path))
        .collect();
    match names.as_slice() {
        [only] => only.clone(),
        [first, second] => format!("{first} and {second}"),
        [first, rest @ ..] => format!("{first} and {} more settings", rest.len()),
        [] => String::new(),
    }
}
