//! What would turn each promise, and when it is missed or kept.

use crate::analysis::explanation::Turn;
use crate::analysis::switching::Crossing;
use crate::report::explanation::page::turning::{
    CROSSES, crossed_at, failing as boxed, nothing_turns, undecided,
};
use crate::serve::wire::{Condition, Fails, Mover, Turning};
use crate::tables::explanation::{Explained, moved, moved_value};
use crate::tables::figure::percent;
use crate::tables::markdown::unmarked;
use crate::tables::words::capitalised;

/// The error of chances and shares of futures, as the tables tell them.
const ERROR: f64 = 0.005;

/// The promises, by their places among the questions.
fn promises<'a>(explained: &Explained<'a>) -> impl Iterator<Item = (usize, &'a str)> {
    let questions = explained.found.questions.iter().enumerate();
    questions.filter_map(|(place, question)| {
        let (title, _) = question.promise.as_ref()?;
        Some((place, title.as_str()))
    })
}

/// What would turn each promise.
pub(super) fn turning(explained: &Explained<'_>) -> Vec<Turning> {
    let found = explained.found;
    let of_one = |(place, title): (usize, &str)| {
        let turns = found.turns.iter().filter(|turn| turn.question == place);
        let turns: Vec<&Turn> = turns.collect();
        let crossings: Vec<String> = turns
            .iter()
            .filter(|turn| matches!(turn.crossing, Crossing::At(_)))
            .map(|turn| unmarked(&crossed_at(explained, turn)))
            .collect();
        let sentence = if crossings.is_empty() {
            unmarked(&nothing_turns(explained, &turns)?)
        } else {
            CROSSES.to_owned()
        };
        Some(Turning {
            promise: title.to_owned(),
            sentence: capitalised(&sentence),
            crossings,
            rows: turns
                .into_iter()
                .map(|turn| Mover {
                    title: moved(explained, &turn.mover),
                    level: percent(turn.level, 0.0),
                    crossed_at: moved_value(explained, turn),
                    at_low: percent(turn.ends[0], ERROR),
                    at_high: percent(turn.ends[1], ERROR),
                })
                .collect(),
        })
    };
    promises(explained).filter_map(of_one).collect()
}

/// When each promise is missed or kept.
pub(super) fn failing(explained: &Explained<'_>) -> Vec<Fails> {
    let found = explained.found;
    let of_one = |(place, title): (usize, &str)| {
        let boxes = || found.failing.iter().filter(|one| one.question == place);
        let mut sentences: Vec<String> = boxes()
            .map(|one| unmarked(&boxed(explained, one)))
            .collect();
        if sentences.is_empty() {
            sentences.push(unmarked(&undecided(explained, place, title)));
        }
        let rows = boxes().flat_map(|one| {
            let region = &one.telling.region;
            one.telling.conditions.iter().map(|condition| Condition {
                about: if one.missed { "miss it" } else { "keep it" }.to_owned(),
                told: explained.condition(&one.columns[condition.limit.column], &condition.limit),
                coverage: percent(region.coverage(), ERROR),
                density: percent(region.density(), ERROR),
                density_without: percent(condition.without.density(), ERROR),
            })
        });
        Fails {
            promise: title.to_owned(),
            rows: rows.collect(),
            sentences,
        }
    };
    promises(explained).map(of_one).collect()
}
