//! Whether simple forecasts would have done better.

use std::fmt::Write as _;

use super::figures;
use crate::analysis::score::{Rival, Skill};
use crate::tables::figure::percent;
use crate::tables::scores::Told;
use crate::tables::words::capitalised;

/// Scores that differ by less than this share of each other are told as alike.
const ALIKE: f64 = 0.05;

/// The skill against each simple forecast.
pub(super) fn lines(forecast: &Told<'_>) -> String {
    let skills = &forecast.scores.overall.skills;
    if skills.iter().all(|skill| skill.of == 0) {
        return String::new();
    }
    let mut text = String::new();
    for skill in skills {
        let _ = writeln!(text, "- {}", told(skill));
    }
    text.push_str(
        "\nThe last value and the trend are made from figures reported for earlier years, which the forecast did not \
know: they are harder to beat than anything that could have been said when it was made.\n",
    );
    text
}

fn told(skill: &Skill) -> String {
    let title = skill.rival.title();
    if skill.of == 0 {
        let lacks = match skill.rival {
            Rival::LastValue => "no figure has an earlier one of the same metric",
            Rival::Trend => "no figure has two earlier ones of the same metric",
            Rival::Official => "there is none",
        };
        return format!("{}: not compared, {lacks}.", capitalised(title));
    }
    let over = figures(skill.of, "");
    match skill.skill {
        None => format!(
            "{} was **right every time** over {over}.",
            capitalised(title)
        ),
        Some(value) if value.abs() < ALIKE => {
            format!("The forecast was about as good as {title} over {over} (skill {value:.2}).")
        }
        Some(value) if value < 0.0 => format!(
            "{} was **better** over {over}: the forecast’s score is {} of its score (skill {value:.2}).",
            capitalised(title),
            percent(1.0 - value, f64::NAN)
        ),
        Some(value) => format!(
            "The forecast was better than {title} over {over}: its score is {} of that (skill {value:.2}).",
            percent(1.0 - value, f64::NAN)
        ),
    }
}
