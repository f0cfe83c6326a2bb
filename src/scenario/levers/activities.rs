//! Levers of spending: shares of funds, a later start, places on courses.

use super::{Group, Kind, Lever, Look, Section, Setting, node_at};
use crate::programme::{Activity, ActivityId, Training};

/// What a share of a fund is.
const SHARE: &str = "Which part of this fund is spent here. The shares of a fund over all activities add up to 100% or \
less; what is left over is not given to any activity.";
/// What spending does that builds standing.
const STANDING: &str = " Spending here builds the region’s standing: its name with investors, which brings more firms and \
fades where nothing is spent.";

/// The levers of all activities.
pub(super) fn levers(look: &Look<'_>) -> Vec<Lever> {
    let activities = look.scenario.programme.activities.iter().enumerate();
    activities
        .flat_map(|(place, activity)| of_activity(look, ActivityId(place), activity))
        .collect()
}

fn of_activity(look: &Look<'_>, place: ActivityId, activity: &Activity) -> Vec<Lever> {
    let group = Group {
        id: format!("activity.{}", activity.name.id),
        title: activity.name.title.clone(),
        section: Section::Spending,
    };
    let mut levers = shares(look, activity, &group);
    let trainings = look.scenario.programme.trainings_of(place);
    levers.extend(trainings.map(|(_, training)| places(look, training, &group)));
    levers.push(look.delay(
        &group.id,
        &group,
        "All its spending comes so much later, and with it what the spending buys; the usual slippage stays \
         on top.",
    ));
    levers
}

/// The share of each fund that the activity draws on; what only a move brings is a lever of the move.
fn shares(look: &Look<'_>, activity: &Activity, group: &Group) -> Vec<Lever> {
    let funds = &look.scenario.programme.funds;
    let drawn_on = activity.funded_by.iter();
    drawn_on
        .filter_map(|funding| {
            let fund = funds.get(funding.fund.0)?;
            let path = format!("{}.funded_by.{}", group.id, fund.name.id);
            node_at(look.tree, &path.split('.').collect::<Vec<_>>())?;
            Some(Lever {
                path,
                title: format!("Share of “{}”", fund.name.title),
                group: group.clone(),
                kind: Kind::Share,
                published: Some(Setting::Number(funding.share)),
                spread: String::new(),
                unit: "share of the fund".to_owned(),
                most: Some(1.0),
                help: format!("{SHARE}{}", if activity.reputation { STANDING } else { "" }),
            })
        })
        .collect()
}

/// Places a year of a course, limited or not.
fn places(look: &Look<'_>, training: &Training, group: &Group) -> Lever {
    let pathway = &training.pathway;
    let path = format!("{}.training.{}.capacity", group.id, pathway.id);
    let found = look.number(&path);
    let (published, spread) = found.map_or((None, String::new()), |(places, spread)| {
        (Some(Setting::Number(places)), spread)
    });
    Lever {
        title: format!("Places a year, {}", pathway.title),
        group: group.clone(),
        kind: Kind::Amount,
        published,
        spread,
        unit: "places in the first year".to_owned(),
        most: None,
        help: if node_at(look.tree, &path.split('.').collect::<Vec<_>>()).is_some() {
            "How many people can start in the first year. More money than there are places stays unspent."
        } else {
            "The plan sets no limit: money alone decides how many start. A number here sets one for the first \
             year."
        }
        .to_owned(),
        path,
    }
}
