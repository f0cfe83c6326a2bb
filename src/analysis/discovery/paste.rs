//! Pasting: a box is widened again where peeling took off too much.

use super::{Column, End, Gain, Limit, Region, Settings, Tally};

/// Widens a box for as long as density does not fall and draws of interest are won.
///
/// Each step moves one limit outwards by about [`Settings::paste_alpha`] of the box's draws, equal
/// values together; a limit that has nothing left beyond it goes. The step that raises density most
/// for each draw won is taken first, of equal ones that of the earlier limit.
#[must_use]
pub fn paste(
    columns: &[Column],
    of_interest: &[bool],
    region: &Region,
    settings: &Settings,
) -> Region {
    let mut region = region.clone();
    loop {
        let mut best: Option<(Gain, Region)> = None;
        for place in 0..region.limits.len() {
            let wider = widened(columns, of_interest, &region, place, settings.paste_alpha);
            let Some(gain) = Gain::between(region.inside, wider.inside) else {
                continue;
            };
            let wins = wider.inside.of_interest > region.inside.of_interest;
            let better = best
                .as_ref()
                .is_none_or(|(best, _)| gain.against(*best).is_gt());
            if gain.rise >= 0 && wins && better {
                best = Some((gain, wider));
            }
        }
        let Some((_, wider)) = best else {
            return region;
        };
        region = wider;
    }
}

/// The box with one limit moved outwards.
fn widened(
    columns: &[Column],
    of_interest: &[bool],
    region: &Region,
    place: usize,
    alpha: f64,
) -> Region {
    let limit = region.limits[place];
    let mut others = region.limits.clone();
    others.remove(place);
    let values = columns.get(limit.column).map_or(&[][..], |c| c.values);
    let mut beyond: Vec<(f64, bool)> = (values.iter().zip(of_interest).enumerate())
        .filter(|(draw, _)| {
            !limit.holds(columns, *draw) && others.iter().all(|other| other.holds(columns, *draw))
        })
        .map(|(_, (value, case))| (*value, *case))
        .collect();
    beyond.sort_by(|(one, _), (other, _)| match limit.end {
        End::AtLeast => other.total_cmp(one),
        End::AtMost => one.total_cmp(other),
    });
    let (mut won, mut edge) = (Tally::default(), None);
    for slab in beyond.chunk_by(|(one, _), (other, _)| one == other) {
        if won.draws as f64 >= alpha * region.inside.draws as f64 && won.draws > 0 {
            break;
        }
        for (_, case) in slab {
            won.add(*case);
        }
        edge = slab.first().map(|(value, _)| *value);
    }
    if let Some(value) = edge.filter(|_| won.draws < beyond.len()) {
        others.insert(place, Limit { value, ..limit });
    }
    Region {
        limits: others,
        inside: Tally {
            draws: region.inside.draws + won.draws,
            of_interest: region.inside.of_interest + won.of_interest,
        },
        all: region.all,
    }
}
