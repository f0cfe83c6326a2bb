//! By what jobs are broken down: all, by activity, by sector, by district.

use crate::model::sums::{PartBlocks, parts, places};
use crate::programme::{DistrictId, Programme, SkillId};

/// A part of the programme over which jobs are added up.
#[derive(Debug, Clone)]
pub struct Part {
    /// What is added to a metric's name: nothing for the whole, `.activity.<id>`, `.sector.<id>`,
    /// `.district.<id>`.
    pub suffix: String,
    /// Its blocks.
    pub blocks: PartBlocks,
}

/// All parts.
#[derive(Debug, Clone)]
pub struct Breakdowns {
    /// The whole first, then every activity, then every sector, then every district and what is in
    /// none.
    pub parts: Vec<Part>,
    /// Every pathway in the order in which they are first met, then every activity that trains,
    /// then every district in which people are trained.
    pub training: Vec<TrainingPart>,
}

/// A part of the training over which people are added up.
#[derive(Debug, Clone)]
pub struct TrainingPart {
    /// What is added to a metric's name: `.pathway.<id>`, `.activity.<id>`, `.district.<id>`.
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
    for district in places(programme) {
        for (place, training) in programme.trainings.iter().enumerate() {
            if programme.activities[training.activity.0].placed == district {
                add(district_suffix(programme, district), place);
            }
        }
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
            .chain(sectors.map(|sector| format!(".sector.{}", sector.name.id)))
            .chain(places(programme).map(|place| district_suffix(programme, place)));
        let parts = suffixes.zip(parts(programme));
        Self {
            training: training(programme),
            parts: parts
                .map(|(suffix, blocks)| Part { suffix, blocks })
                .collect(),
        }
    }
}

/// The word in place of a district's id for what is in none.
pub const NOT_PLACED: &str = "not_placed";

/// The suffix of a district, or of what is in none.
#[must_use]
pub fn district_suffix(programme: &Programme, district: Option<DistrictId>) -> String {
    let id = district.map(|district| programme.districts[district.0].name.id.as_str());
    format!(".district.{}", id.unwrap_or(NOT_PLACED))
}

/// The suffix of a skill group.
#[must_use]
pub fn skill_suffix(programme: &Programme, skill: SkillId) -> String {
    format!(".skill.{}", programme.skills[skill.0].name.id)
}
