//! By what jobs are broken down: all, by activity, by sector.

use crate::model::sums::{PartBlocks, parts};
use crate::programme::{Programme, SkillId};

/// A part of the programme over which jobs are added up.
#[derive(Debug, Clone)]
pub struct Part {
    /// What is added to a metric's name: nothing for the whole, `.activity.<id>`, `.sector.<id>`.
    pub suffix: String,
    /// Its blocks.
    pub blocks: PartBlocks,
}

/// All parts.
#[derive(Debug, Clone)]
pub struct Breakdowns {
    /// The whole first, then every activity, then every sector.
    pub parts: Vec<Part>,
    /// Every pathway in the order in which they are first met, then every activity that trains.
    pub training: Vec<TrainingPart>,
}

/// A part of the training over which people are added up.
#[derive(Debug, Clone)]
pub struct TrainingPart {
    /// What is added to a metric's name: `.pathway.<id>`, `.activity.<id>`.
    pub suffix: String,
    /// Its places among the trainings.
    pub places: Vec<usize>,
}

fn training(programme: &Programme) -> Vec<TrainingPart> {
    let mut parts: Vec<TrainingPart> = Vec::new();
    let mut add =
        |suffix: String, place: usize| match parts.iter_mut().find(|part| part.suffix == suffix) {
            Some(part) => part.places.push(place),
            None => parts.push(TrainingPart {
                suffix,
                places: vec![place],
            }),
        };
    for (place, training) in programme.trainings.iter().enumerate() {
        add(format!(".pathway.{}", training.pathway.id), place);
    }
    for (place, training) in programme.trainings.iter().enumerate() {
        let activity = &programme.activities[training.activity.0].name.id;
        add(format!(".activity.{activity}"), place);
    }
    parts
}

impl Breakdowns {
    /// Splits a programme into its parts.
    #[must_use]
    pub fn of(programme: &Programme) -> Self {
        let activities = programme.activities.iter();
        let sectors = programme.sectors.iter();
        let suffixes = std::iter::once(String::new())
            .chain(activities.map(|activity| format!(".activity.{}", activity.name.id)))
            .chain(sectors.map(|sector| format!(".sector.{}", sector.name.id)));
        let parts = suffixes.zip(parts(programme));
        Self {
            training: training(programme),
            parts: parts
                .map(|(suffix, blocks)| Part { suffix, blocks })
                .collect(),
        }
    }
}

/// The suffix of a skill group.
#[must_use]
pub fn skill_suffix(programme: &Programme, skill: SkillId) -> String {
    format!(".skill.{}", programme.skills[skill.0].name.id)
}
