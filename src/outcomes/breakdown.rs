//! By what jobs are broken down: all, by activity, by sector.

use crate::programme::{Programme, SkillId};

/// A part of the programme over which jobs are added up.
#[derive(Debug, Clone)]
pub struct Part {
    /// What is added to a metric's name: nothing for the whole, `.activity.<id>`, `.sector.<id>`.
    pub suffix: String,
    /// Its job blocks that are not safeguarded jobs, as places among the blocks.
    pub blocks: Vec<usize>,
    /// Its blocks of safeguarded jobs.
    pub safeguarded: Vec<usize>,
}

/// All parts.
#[derive(Debug, Clone)]
pub struct Breakdowns {
    /// The whole first, then every activity, then every sector.
    pub parts: Vec<Part>,
}

impl Breakdowns {
    /// Splits a programme into its parts.
    #[must_use]
    pub fn of(programme: &Programme) -> Self {
        let part = |suffix: String, counts: &dyn Fn(usize) -> bool| {
            let (safeguarded, blocks) = (0..programme.blocks.len())
                .filter(|place| counts(*place))
                .partition(|place| programme.blocks[*place].safeguarded);
            Part {
                suffix,
                blocks,
                safeguarded,
            }
        };
        let mut parts = vec![part(String::new(), &|_| true)];
        for (id, activity) in programme.activities.iter().enumerate() {
            parts.push(part(format!(".activity.{}", activity.name.id), &|place| {
                programme.blocks[place].activity.0 == id
            }));
        }
        for (id, sector) in programme.sectors.iter().enumerate() {
            parts.push(part(format!(".sector.{}", sector.name.id), &|place| {
                programme.blocks[place]
                    .sector
                    .is_some_and(|sector| sector.0 == id)
            }));
        }
        Self { parts }
    }
}

/// The suffix of a skill group.
#[must_use]
pub fn skill_suffix(programme: &Programme, skill: SkillId) -> String {
    format!(".skill.{}", programme.skills[skill.0].name.id)
}
