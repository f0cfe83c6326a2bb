//! When promises are missed, and what would have to change.

use std::fmt::Write as _;

use crate::analysis::explanation::{Failing, Mover, Turn};
use crate::analysis::switching::Crossing;
use crate::tables::explanation::{Explained, moved, moved_value};
use crate::tables::figure::{frequency, in_hundred, percent};
use crate::tables::markdown::escaped;

/// Conditions under which each promise is missed, or why there are none to tell.
#[must_use]
pub fn fails(explained: &Explained<'_>) -> String {
    let found = explained.found;
    let mut text = String::new();
    for one in &found.failing {
        let _ = writeln!(text, "- {}", failing(explained, one));
    }
    let told = |question: usize| found.failing.iter().any(|one| one.question == question);
    for (place, question) in found.questions.iter().enumerate() {
        let Some((title, _)) = &question.promise else {
            continue;
        };
        if told(place) {
            continue;
        }
        let _ = writeln!(text, "- {}", undecided(explained, place, title));
    }
    text
}

/// Why no conditions are told of a promise.
#[must_use]
pub fn undecided(explained: &Explained<'_>, question: usize, title: &str) -> String {
    let found = explained.found;
    let kept = frequency(found.answers[question].mean, found.draws);
    let why = match &found.study.figures[question] {
        None => "nothing more can be said of what decides it",
        Some(_) => {
            "no simple conditions tell the futures that miss it from those that keep it, or too \
few do either"
        }
    };
    format!("**{}** is kept in {kept}: {why}.", escaped(title))
}

/// A box in a sentence.
#[must_use]
pub fn failing(explained: &Explained<'_>, failing: &Failing) -> String {
    let question = &explained.found.questions[failing.question];
    let title = question
        .promise
        .as_ref()
        .map_or("", |(title, _)| title.as_str());
    let region = &failing.telling.region;
    let conditions: Vec<String> = failing
        .telling
        .conditions
        .iter()
        .map(|one| {
            let told = &failing.columns[one.limit.column];
            escaped(&explained.condition(told, &one.limit))
        })
        .collect();
    let (verb, noun) = if failing.missed {
        ("miss", "missed")
    } else {
        ("keep", "kept")
    };
    let (all, cases) = failing.counted;
    format!(
        "**{}** is {noun} in {} futures. In {} of the futures that {verb} it, {}; of all futures like that, \
{} {verb} it.",
        escaped(title),
        in_hundred(cases as f64 / all as f64),
        percent(region.coverage(), 0.005),
        conditions.join(" and "),
        percent(region.density(), 0.005),
    )
}

/// Where inputs and levers take the chance of a promise across the levels asked for.
#[must_use]
pub fn turns(explained: &Explained<'_>) -> String {
    let found = explained.found;
    let mut text = String::new();
    let promised = found.questions.iter().enumerate();
    for (place, question) in promised.filter(|(_, question)| question.promise.is_some()) {
        let turns: Vec<_> = found
            .turns
            .iter()
            .filter(|turn| turn.question == place)
            .collect();
        let title = question
            .promise
            .as_ref()
            .map_or("", |(title, _)| title.as_str());
        let crossed: Vec<_> = turns
            .iter()
            .filter(|turn| matches!(turn.crossing, Crossing::At(_)))
            .collect();
        let _ = write!(text, "**{}**: ", escaped(title));
        if crossed.is_empty() {
            if let Some(nothing) = nothing_turns(explained, &turns) {
                let _ = writeln!(text, "{nothing}\n");
            }
            continue;
        }
        let _ = write!(text, "{CROSSES}\n\n");
        for turn in crossed {
            let _ = writeln!(text, "- {}", crossed_at(explained, turn));
        }
        text.push('\n');
    }
    text
}

/// What is said before the places where a chance crosses.
pub const CROSSES: &str = "the chance crosses";

/// That nothing takes a promise across the levels, and what comes nearest; `None` where nothing was moved.
#[must_use]
pub fn nothing_turns(explained: &Explained<'_>, turns: &[&Turn]) -> Option<String> {
    let ends = turns
        .iter()
        .flat_map(|turn| [(turn, turn.ends[0]), (turn, turn.ends[1])]);
    let (turn, most) = ends.max_by(|a, b| a.1.total_cmp(&b.1))?;
    let most = if most > 0.0 {
        format!(
            "the most that one change does is about {} ({})",
            percent(most, 0.01),
            escaped(&moved(explained, &turn.mover))
        )
    } else {
        "with no one change is it kept in any of the futures that were tried for this".to_owned()
    };
    Some(format!(
        "no single input within its range, and no budget up to three times today’s or delay, takes \
the chance across the levels asked for; {most}."
    ))
}

/// Where one thing takes a chance across a level: `50% at Deadweight: 0.42; …`.
#[must_use]
pub fn crossed_at(explained: &Explained<'_>, turn: &Turn) -> String {
    let beyond = match turn.mover {
        Mover::Input(_) => format!(
            "; the chance that it lies on the better side is {}",
            percent(turn.beyond, 0.005)
        ),
        _ => String::new(),
    };
    format!(
        "{} at {}: {}{beyond}",
        percent(turn.level, 0.0),
        escaped(&moved(explained, &turn.mover)),
        moved_value(explained, turn)
    )
}
