//! The mean over the areas of a workforce.

use crate::lanes::Lanes;
use crate::programme::Workforce;
use crate::told::account::{Item, Line};
use crate::told::future::Future;
use crate::told::term::{n, total};

/// The mean over areas, told after the last of them.
pub(super) fn mean(future: &Future, last: usize) -> Option<Item> {
    let workforces = &future.programme.workforces;
    let mut all = Workforce::in_areas(workforces);
    let (whole, areas) = all.find(|(_, areas)| areas.end == last + 1)?;
    let mut item = Item::new(format!("workforce.{}", whole.id), &whole.title);
    for level in 1..workforces[last].levels.len() {
        let shares = |year: usize| -> Vec<Lanes> {
            let all = future.t.workforces[areas.clone()].iter();
            all.map(|area| area.at_least(level, year)).collect()
        };
        let mean = |year: usize| {
            let sum: Lanes = shares(year).into_iter().sum();
            future.of(sum / areas.len() as f64)
        };
        let level = level + 1;
        item.lines.push(
            Line::yearly(
                &format!("Share at level {level} or above, mean of the areas"),
                &format!("at least {level}"),
                "share",
                (0..future.years()).map(mean).collect(),
                |year| {
                    let shares = shares(year).into_iter().map(|share| n(future.of(share)));
                    total(shares) / n(areas.len() as f64)
                },
            )
            .formula(format!(
                "Σ over the areas of their share at level {level} or above/number of areas"
            ))
            .metric(format!("workforce.{}.at_least.{level}", whole.id)),
        );
    }
    Some(item)
}
