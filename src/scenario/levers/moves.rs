//! Levers of money that is moved from one activity to another.

use super::{Group, Kind, Lever, Look, Section};
use crate::programme::{ActivityId, Move};

/// The lever of each move.
pub(super) fn levers(look: &Look<'_>) -> Vec<Lever> {
    let moves = look.scenario.programme.moves.iter();
    moves.filter_map(|one| of_move(look, one)).collect()
}

fn of_move(look: &Look<'_>, one: &Move) -> Option<Lever> {
    let activities = &look.scenario.programme.activities;
    let titled = |id: ActivityId| Some(activities.get(id.0)?.name.title.as_str());
    let (from, to) = (titled(one.from)?, titled(one.to)?);
    let group = Group {
        id: format!("move.{}", one.name.id),
        title: one.name.title.clone(),
        section: Section::Moves,
    };
    let path = format!("{}.share", group.id);
    let unit = format!("share of the money of “{from}”");
    let help = format!(
        "Which part of the money of “{from}” goes to “{to}” once the move is whole. Nothing is added: what goes \
         there is missing here."
    );
    let words = ["Share that is moved", unit.as_str(), help.as_str()];
    let mut lever = look.lever(path, &group, Kind::Part, words)?;
    let share = look.scenario.register.find(&lever.path);
    lever.most = Some(share.map_or(1.0, |share| {
        // The range moves with its middle, and no future can move more than there is.
        let (middle, highest) = (
            share.distribution.median(),
            share.distribution.support().high,
        );
        let most = middle / highest;
        if most.is_finite() && most > 0.0 {
            libm::floor(1000.0 * most.min(1.0)) / 1000.0
        } else {
            1.0
        }
    }));
    Some(lever)
}
