//! Levers of the risk register: whether each of its lines comes true.

use super::{Group, Kind, Lever, Look, PLANNED_DELAY, Section};

/// The lever of each event; delays that a planner has set are levers of what they delay.
pub(super) fn levers(look: &Look<'_>) -> Vec<Lever> {
    let events = look.scenario.programme.events.iter();
    events
        .filter(|event| !event.name.id.starts_with(PLANNED_DELAY))
        .filter_map(|event| {
            let group = Group {
                id: format!("event.{}", event.name.id),
                title: event.name.title.clone(),
                section: Section::Risks,
            };
            look.lever(
                format!("{}.probability", group.id),
                &group,
                Kind::Chance,
                [
                    "Chance that it happens",
                    "probability",
                    "In how many of a hundred simulated futures it happens, in a year that luck picks.",
                ],
            )
        })
        .collect()
}
