//! By which ids things are told.

use crate::programme::{ActivityId, BlockId, EventTarget, Programme};

/// Ids of the activities that spend a fund.
pub(super) fn spent_by(programme: &Programme, fund: &str) -> Vec<String> {
    let spends = programme.activities.iter().filter(|activity| {
        let mut funds = activity.funded_by.iter();
        funds.any(|funding| programme.funds[funding.fund.0].name.id == fund)
    });
    spends
        .map(|activity| activity_id(&activity.name.id))
        .collect()
}

/// The id of an activity's account.
pub(super) fn activity_id(id: &str) -> String {
    format!("activity.{id}")
}

/// The id of the account of a block.
pub(super) fn block_id(programme: &Programme, id: BlockId) -> String {
    let block = &programme.blocks[id.0];
    let activity = &programme.activities[block.activity.0].name.id;
    format!("activity.{activity}.{}", block.arrivals.word())
}

/// Ids of what an event strikes.
pub(super) fn struck(programme: &Programme, on: Option<EventTarget>) -> Vec<String> {
    let activity = |id: ActivityId| activity_id(&programme.activities[id.0].name.id);
    match on {
        None => Vec::new(),
        Some(EventTarget::Private) => programme
            .activities
            .iter()
            .filter(|activity| !activity.leverage.is(0.0))
            .map(|it| activity_id(&it.name.id))
            .collect(),
        Some(EventTarget::Fund(id)) => {
            let fund = &programme.funds[id.0].name.id;
            let mut ids = spent_by(programme, fund);
            ids.push(format!("fund.{fund}"));
            ids
        }
        Some(EventTarget::Block(id)) => vec![block_id(programme, id)],
        Some(
            EventTarget::Activity(id) | EventTarget::Training(id) | EventTarget::Construction(id),
        ) => vec![activity(id)],
    }
}
